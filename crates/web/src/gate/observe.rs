//! Each request observed: an id that its answer and every line of the log about it carry, how long it took, what became of
//! it. No line holds an address of a visitor, a name or what was typed: a path is written as its route has it.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::app::App;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The id of a request: 16 hexadecimal digits.
#[derive(Debug, Clone)]
pub(crate) struct RequestId(pub String);

/// Observes a request; the outermost middleware.
pub(crate) async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = RequestId(format!("{:016x}", rand::random::<u64>()));
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = route.unwrap_or_else(|| "(no route)".to_owned());
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", id = %id.0, %method, route);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let took = started.elapsed();
    let status = response.status().as_u16();
    app.metrics().answered(&route, method.as_str(), status, took);
    span.in_scope(|| {
        let ms = took.as_secs_f64() * 1_000.0;
        tracing::info!(
            status,
            ms = (ms * 10.0).round() / 10.0,
            "answered {status} to {method} {route}"
        );
    });
    if let Ok(value) = HeaderValue::from_str(&id.0) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
