//! The host that a request was meant for. A request for a host that is not ours is refused, so that no other name can be
//! made to lead here.

use axum::extract::Request;
use axum::http::header::HOST;

use crate::app::App;

/// The names of this machine for itself.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The host and port that a request names, as its `Host` header or its address has them.
pub(crate) fn of(request: &Request) -> Option<String> {
    let header = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    header
        .or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str))
        .map(str::to_lowercase)
}

/// Without the port.
fn name(host: &str) -> &str {
    match host.rfind(':') {
        Some(at) if !host.ends_with(']') => &host[..at],
        _ => host,
    }
}

/// Whether a request was meant for a host of ours.
pub(crate) fn is_ours(app: &App, request: &Request) -> bool {
    let Some(host) = of(request) else { return false };
    match app.public_host() {
        Some(public) => host == public || LOOPBACK.contains(&name(&host)),
        None => LOOPBACK.contains(&name(&host)) || name(&host) == app.listening().ip().to_string(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ports_are_left_out() {
        let hosts = ["a.example", "a.example:8480", "127.0.0.1:1", "[::1]:8480", "[::1]"];
        assert_eq!(
            hosts.map(super::name),
            ["a.example", "a.example", "127.0.0.1", "[::1]", "[::1]"]
        );
    }
}
