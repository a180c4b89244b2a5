//! Id tokens: what a provider says of somebody, and whether it is believed.

use jiff::Timestamp;
use jsonwebtoken::{Validation, decode, decode_header};
use partnership::ProviderIdentity;
use serde::Deserialize;
use serde_json::Value;
use workbench::settings::OpenId;

use super::keys::Keys;
use super::signatures::KNOWN;
use super::{Crossing, OpenIdError};

/// How far the provider's clock may be from ours, in seconds.
const LEEWAY: i64 = 60;
/// How old a token may be, in seconds: it was made for whoever comes with it now.
const OLDEST: i64 = 600;
/// How long a provider's name for somebody may be, as the standard has it.
const LONGEST: usize = 255;

/// What a token says, as far as it matters here.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    aud: Value,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<Value>,
    /// Whether the domain of the address is the organisation's own, as Microsoft Entra says it.
    xms_edov: Option<Value>,
    #[serde(default)]
    amr: Vec<String>,
    acr: Option<String>,
}

/// A token that was looked at, or the need of keys that are not held.
pub(super) enum Looked {
    /// Whom it says, and that is believed.
    Said(ProviderIdentity),
    /// It names a key that is not held.
    UnknownKey,
}

fn not_believed(why: impl Into<String>) -> OpenIdError {
    OpenIdError::NotBelieved(why.into())
}

/// Whom a token says; an error where it is not believed.
pub(super) fn look(
    token: &str,
    keys: &Keys,
    settings: &OpenId,
    crossing: &Crossing,
    now: Timestamp,
) -> Result<Looked, OpenIdError> {
    let header = decode_header(token).map_err(|error| library(&error))?;
    if !KNOWN.contains(&header.alg) {
        return Err(not_believed("it is signed by an algorithm that is not taken"));
    }
    let Some(key) = keys.find(header.kid.as_deref(), header.alg) else {
        return Ok(Looked::UnknownKey);
    };
    let mut validation = Validation::new(header.alg);
    validation.set_issuer(&[&settings.issuer]);
    validation.set_audience(&[&settings.client_id]);
    validation.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
    // By our own clock, below.
    validation.validate_exp = false;
    let claims = decode::<Claims>(token, key, &validation).map_err(|error| library(&error))?.claims;
    claims.check(settings, crossing, now.as_second())?;
    Ok(Looked::Said(claims.identity(settings)))
}

/// An error of the library's, without anything that stands in the token.
fn library(error: &jsonwebtoken::errors::Error) -> OpenIdError {
    use jsonwebtoken::errors::ErrorKind as Kind;
    not_believed(match error.kind() {
        Kind::InvalidSignature => "its signature is not of the provider's key".to_owned(),
        Kind::InvalidIssuer => "it is of another issuer".to_owned(),
        Kind::InvalidAudience => "it is for another client".to_owned(),
        Kind::MissingRequiredClaim(name) => format!("it has no {name}"),
        Kind::InvalidAlgorithm | Kind::InvalidAlgorithmName | Kind::UnsupportedAlgorithm => {
            "it is signed by an algorithm that is not taken".to_owned()
        }
        _ => "it cannot be read".to_owned(),
    })
}

impl Claims {
    fn check(&self, settings: &OpenId, crossing: &Crossing, now: i64) -> Result<(), OpenIdError> {
        let is_ours = self.azp.as_ref().is_none_or(|party| *party == settings.client_id);
        let is_shared = self.aud.as_array().is_some_and(|several| several.len() > 1);
        let problems = [
            (!is_ours || (is_shared && self.azp.is_none()), "it was made for another client"),
            (self.exp <= now - LEEWAY, "it has expired"),
            (self.iat > now + LEEWAY, "it was made in the future"),
            (self.iat < now - OLDEST, "it was made long ago"),
            (self.nbf.is_some_and(|from| from > now + LEEWAY), "it does not hold yet"),
            (self.nonce.as_deref() != Some(&crossing.nonce()), "it is of another sign-in"),
            (self.sub.is_empty() || self.sub.len() > LONGEST, "it names nobody"),
        ];
        match problems.iter().find(|(is_so, _)| *is_so) {
            Some((_, why)) => Err(not_believed(*why)),
            None => Ok(()),
        }
    }

    fn identity(self, settings: &OpenId) -> ProviderIdentity {
        let is_verified = is_true(self.email_verified.as_ref()) || is_true(self.xms_edov.as_ref());
        let says = self.amr.iter().chain(&self.acr);
        let has_second_factor = says.into_iter().any(|word| settings.second_factor.contains(word));
        ProviderIdentity {
            issuer: settings.issuer.clone(),
            subject: self.sub,
            verified_email: self.email.filter(|_| is_verified),
            has_second_factor,
        }
    }
}

/// Whether a provider says yes, in one of the ways that they do.
fn is_true(said: Option<&Value>) -> bool {
    match said {
        Some(Value::Bool(yes)) => *yes,
        Some(Value::String(text)) => text == "true" || text == "1",
        Some(Value::Number(number)) => number.as_i64() == Some(1),
        _ => false,
    }
}
