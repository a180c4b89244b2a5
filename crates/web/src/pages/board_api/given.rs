//! What a program sends and is given: JSON, or a problem that says which field is wrong and whether another has been quicker.

use std::str::FromStr;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use partnership::{StoreError, Wrong};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::answer::Problem;

/// What a program gets.
pub(super) type Answer = Result<Given, Refused>;

/// A record, or several, as JSON.
pub(super) struct Given {
    status: StatusCode,
    location: Option<HeaderValue>,
    text: Vec<u8>,
}

impl Given {
    /// What is held.
    pub fn of<T: Serialize>(value: &T) -> Answer {
        let text = serde_json::to_vec(value).map_err(|error| Problem::ours(&error))?;
        Ok(Self { status: StatusCode::OK, location: None, text })
    }

    /// What was added, and the address at which it is read.
    pub fn added<T: Serialize>(value: &T, at: &str) -> Answer {
        let location = HeaderValue::from_str(at).ok();
        Ok(Self { status: StatusCode::CREATED, location, ..Self::of(value)? })
    }
}

impl IntoResponse for Given {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.text).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(location) = self.location {
            headers.insert(LOCATION, location);
        }
        response
    }
}

/// Why a program does not get what it asked for.
pub(super) struct Refused(Problem);

impl Refused {
    /// What the store says of something that was sent: a record that it names and that is not there is wrong as any other value is.
    pub fn of_sent(error: StoreError) -> Self {
        match error {
            StoreError::NotFound(what) => {
                Self(Problem::NotTaken { name: what.to_owned(), why: error.to_string() })
            }
            other => other.into(),
        }
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        Self(match error {
            StoreError::Invalid { field, why } => {
                let is_clash = matches!(
                    why,
                    Wrong::ChangedByOther
                        | Wrong::MinutesAgreed
                        | Wrong::NameTaken
                        | Wrong::MeetsThen
                        | Wrong::InUse
                );
                let (name, why) = (field.to_owned(), why.to_string());
                if is_clash {
                    Problem::Clash { name, why }
                } else {
                    Problem::NotTaken { name, why }
                }
            }
            other => other.into(),
        })
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

/// What a program sent, read into its type.
pub(super) struct Sent<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/json")) {
            return Err(Problem::unreadable("content-type", "send application/json").into());
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Problem::TooLarge)?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            let why = error.to_string();
            Refused(match error.classify() {
                Category::Data => Problem::NotTaken { name: "body".to_owned(), why },
                _ => Problem::unreadable("body", why),
            })
        })
    }
}

/// An id in an address; what is none is not there.
pub(super) fn id<T: FromStr>(text: &str) -> Result<T, Refused> {
    text.parse().map_err(|_| Refused(Problem::NotFound))
}
