//! Choices in an address: `?area=E09000006&to=2021-02`. Each is read into its type; one that cannot be read is a problem
//! that names it and says how it is written, never a default that was not asked for.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Display;
use std::str::FromStr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::answer::Problem;

/// How long a choice may be.
const LONGEST: usize = 200;
/// How long an address may be that is a choice, and whatever else is long by its nature.
const LONGEST_ADDRESS: usize = 4_000;

/// The choices of an address.
#[derive(Debug, Clone, Default)]
pub(crate) struct Params(BTreeMap<String, String>);

impl Params {
    /// The choices of a query.
    pub fn of(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// A choice as it was typed; none where it is missing or empty.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Problem> {
        self.up_to(name, LONGEST)
    }

    /// The same of a choice that is an address of its own, or a provider's code, and may be long.
    pub fn long_text(&self, name: &str) -> Result<Option<&str>, Problem> {
        self.up_to(name, LONGEST_ADDRESS)
    }

    fn up_to(&self, name: &str, longest: usize) -> Result<Option<&str>, Problem> {
        match self.0.get(name).map(|text| text.trim()).filter(|text| !text.is_empty()) {
            Some(text) if text.chars().count() > longest => {
                Err(Problem::unreadable(name, format!("more than {longest} characters")))
            }
            text => Ok(text),
        }
    }

    /// A choice of this type; none where it is missing or empty.
    pub fn get<T>(&self, name: &str) -> Result<Option<T>, Problem>
    where
        T: FromStr,
        T::Err: Display,
    {
        let Some(text) = self.text(name)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error: T::Err| Problem::unreadable(name, error.to_string()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts.uri.query().unwrap_or_default()))
    }
}
