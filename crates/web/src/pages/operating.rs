//! What those who run the place and their machines ask: health, readiness, metrics, and the files that pages need.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::answer::{Download, Problem};
use crate::app::App;
use crate::assets;
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .public("/assets/{name}", assets::file)
        .public("/health/live", live)
        .public("/health/ready", ready)
        .public("/metrics", metrics)
}

/// It runs.
async fn live() -> Download {
    Download { is_public: false, ..Download::public("text/plain; charset=us-ascii", "ok\n") }
}

/// It can answer: records and data can be read.
async fn ready(State(app): State<App>) -> Response {
    let can_read = app.store().has_administrator().is_ok() && app.session().own().is_ok();
    if can_read {
        live().await.into_response()
    } else {
        let kind = [(CONTENT_TYPE, "text/plain; charset=us-ascii")];
        (StatusCode::SERVICE_UNAVAILABLE, kind, "not ready\n").into_response()
    }
}

/// Metrics, for this machine only: whoever collects them runs beside it, or through a proxy that lets nobody else.
async fn metrics(
    State(app): State<App>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    context: crate::context::Context,
) -> Result<Download, Problem> {
    // Behind a proxy, the connection is the proxy's; what matters is whom it speaks for.
    if !from.ip().is_loopback() || !context.address().is_loopback() {
        return Err(Problem::NotFound);
    }
    let text = app.metrics().text().map_err(|error| Problem::ours(&error))?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(Download::private(kind, text))
}
