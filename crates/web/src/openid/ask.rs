//! Asking a provider: over an encrypted connection, for a while, for so much, and nobody else whom it points to.

use std::time::Duration;

use ureq::Agent;
use ureq::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use workbench::settings::is_confidential;

use super::OpenIdError;

/// How long an answer may take. Tests wait for one that does not come.
const PATIENCE: Duration =
    if cfg!(test) { Duration::from_secs(2) } else { Duration::from_secs(10) };
/// How long an answer may be, in bytes.
const LONGEST: u64 = 256 * 1024;

/// An answer: its status and what it says.
pub(super) struct Said {
    /// Its status.
    pub status: u16,
    /// What it says.
    pub bytes: Vec<u8>,
}

/// Whoever asks.
pub(super) fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .user_agent(concat!("Watchward/", env!("CARGO_PKG_VERSION")))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(PATIENCE))
        .build()
        .into()
}

/// Refuses an address where others listen.
pub(super) fn confidential(address: &str) -> Result<(), OpenIdError> {
    if is_confidential(address) && !address.contains('#') {
        Ok(())
    } else {
        Err(OpenIdError::Open { address: address.to_owned() })
    }
}

/// Gets what lies at an address; anything but a plain yes is an error.
pub(super) fn get(agent: &Agent, address: &str) -> Result<Vec<u8>, OpenIdError> {
    confidential(address)?;
    let mut request = agent.get(address).header(ACCEPT, "application/json");
    if is_here(address) {
        request = request.config().proxy(None).build();
    }
    let said = said(address, request.call())?;
    if said.status == 200 {
        Ok(said.bytes)
    } else {
        Err(OpenIdError::Status { address: address.to_owned(), status: said.status })
    }
}

/// Sends a form, with who we are in its head where that is wanted.
pub(super) fn post(
    agent: &Agent,
    address: &str,
    form: &str,
    authorization: Option<&str>,
) -> Result<Said, OpenIdError> {
    confidential(address)?;
    let mut request = agent
        .post(address)
        .header(ACCEPT, "application/json")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    if is_here(address) {
        request = request.config().proxy(None).build();
    }
    if let Some(authorization) = authorization {
        request = request.header(AUTHORIZATION, authorization);
    }
    said(address, request.send(form))
}

/// Whether an address that may be asked is on this machine: then no proxy is.
fn is_here(address: &str) -> bool {
    address.starts_with("http://")
}

fn said(
    address: &str,
    answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>,
) -> Result<Said, OpenIdError> {
    let unanswered =
        |source| OpenIdError::Unanswered { address: address.to_owned(), source: Box::new(source) };
    let mut answer = answer.map_err(unanswered)?;
    let status = answer.status().as_u16();
    let body = answer.body_mut().with_config().limit(LONGEST);
    Ok(Said { status, bytes: body.read_to_vec().map_err(unanswered)? })
}
