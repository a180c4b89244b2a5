//! Asking a publisher's server.

use ureq::http::Response;
use ureq::http::header::{IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, RANGE};
use ureq::{Agent, Body, Error};

use super::answer::Trouble;
use super::{Address, FetchError, Policy};

/// How the program names itself, so that a publisher can see who asks.
const NAME: &str =
    concat!("Watchward/", env!("CARGO_PKG_VERSION"), " (+https://github.com/watchward/watchward)");

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// The file.
    Whole,
    /// The file, if it is another than the one that is held.
    IfChanged { etag: Option<String>, modified: Option<String> },
    /// The rest of the file, if it is still the one of which the beginning is held; else all of it.
    Rest { from: u64, total: u64, validator: String },
}

/// Whoever asks, by this policy.
pub(super) fn agent(policy: &Policy) -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .user_agent(NAME)
        // Bytes as they lie on the server: a range of a packed answer is of no use, and a length would not be the file's.
        .accept_encoding("identity")
        .max_redirects(policy.redirects)
        .timeout_connect(Some(policy.connect))
        .timeout_recv_response(Some(policy.silence))
        .timeout_per_read(Some(policy.silence))
        .timeout_per_write(Some(policy.silence))
        .build()
        .into()
}

/// Sends a request, and has the head of its answer.
pub(super) fn send(agent: &Agent, address: &Address, ask: &Ask) -> Result<Response<Body>, Trouble> {
    let mut request = agent.get(address.whole()).config().https_only(address.is_secure());
    if address.is_here() {
        request = request.proxy(None);
    }
    let mut request = request.build();
    match ask {
        Ask::Whole => {}
        Ask::IfChanged { etag, modified } => {
            if let Some(etag) = etag {
                request = request.header(IF_NONE_MATCH, etag);
            }
            if let Some(modified) = modified {
                request = request.header(IF_MODIFIED_SINCE, modified);
            }
        }
        Ask::Rest { from, validator, .. } => {
            request = request.header(RANGE, format!("bytes={from}-")).header(IF_RANGE, validator);
        }
    }
    request.call().map_err(|error| trouble(address, &error))
}

/// What kept an answer from coming, in words that show no address but the one that was asked.
fn trouble(address: &Address, error: &Error) -> Trouble {
    let address = address.to_string();
    let leads = |problem: &str| {
        Trouble::Final(FetchError::Redirect {
            address: address.clone(),
            problem: problem.to_owned(),
        })
    };
    let lost =
        |problem: String| FetchError::Connection { address: address.clone(), problem, tries: 1 };
    match error {
        Error::TooManyRedirects => leads("on and on to other addresses"),
        Error::RequireHttpsOnly(_) => leads("to an address that is not encrypted"),
        Error::RedirectFailed | Error::BadUri(_) => leads("to something that is no address"),
        Error::HostNotFound => Trouble::Final(lost(
            "there is no host of this name, or no connection at all".to_owned(),
        )),
        Error::Timeout(_) => Trouble::passing(lost("no answer came in time".to_owned())),
        Error::Protocol(_) => Trouble::passing(lost("the answer could not be read".to_owned())),
        Error::Io(_) | Error::ConnectionFailed => Trouble::passing(lost(error.to_string())),
        _ => Trouble::Final(lost(error.to_string())),
    }
}
