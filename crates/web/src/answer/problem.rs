//! Problems: what keeps a request from its answer, as a page that helps. Whatever must not be told is not told: what
//! somebody may not know of and what is not there look the same.

use std::error::Error;
use std::sync::Arc;

use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// Why there is no answer.
#[derive(Debug, Clone)]
pub(crate) enum Problem {
    /// Nothing is at this address, or nothing that this visitor may know of.
    NotFound,
    /// A choice in the address or a field of a form cannot be read: which, and what it should be.
    Unreadable {
        /// Its name.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A program sent a value that is not taken: which, and what it should be.
    NotTaken {
        /// Its name.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A program sent what is changed or taken already: which value, and what to do.
    Clash {
        /// Its name.
        name: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// A program without a token that holds.
    NoToken,
    /// Signed in, but without the right to it.
    NotAllowed,
    /// A form that does not come from this site, or whose page is too old.
    NotFromHere,
    /// The address knows no such method.
    WrongMethod,
    /// Too many requests: how many seconds to wait.
    TooMany {
        /// Seconds until the next is answered.
        wait: u64,
    },
    /// More was sent than is taken.
    TooLarge,
    /// A host that this site does not have.
    WrongHost,
    /// Something is wrong here; the log has it by the request's id.
    Ours,
    /// More is asked than can be done at once.
    Busy,
}

impl Problem {
    /// An error of ours: written to the log with its causes, and told without them.
    pub fn ours(error: &(dyn Error + 'static)) -> Self {
        tracing::error!(error = in_full(error), "a request could not be answered");
        Self::Ours
    }

    /// A choice that cannot be read.
    pub fn unreadable(name: impl Into<String>, why: impl Into<String>) -> Self {
        Self::Unreadable { name: name.into(), why: why.into() }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unreadable { .. } => StatusCode::BAD_REQUEST,
            Self::NotTaken { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Clash { .. } => StatusCode::CONFLICT,
            Self::NoToken => StatusCode::UNAUTHORIZED,
            Self::NotAllowed | Self::NotFromHere => StatusCode::FORBIDDEN,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Ours => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The problem that a bare status of the framework's means; none for an answer that is none.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        Some(match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::FORBIDDEN => Self::NotAllowed,
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Self::Busy,
            status if status.is_server_error() => Self::Ours,
            status if status.is_client_error() => {
                Self::Unreadable { name: String::new(), why: String::new() }
            }
            _ => return None,
        })
    }
}

/// An error with its causes, in one line.
pub(crate) fn in_full(error: &(dyn Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        let headers = response.headers_mut();
        match self {
            Self::TooMany { wait } => {
                headers.insert("retry-after", wait.into());
            }
            Self::NoToken => {
                let scheme = HeaderValue::from_static("Bearer realm=\"watchward\"");
                headers.insert(WWW_AUTHENTICATE, scheme);
            }
            _ => {}
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
