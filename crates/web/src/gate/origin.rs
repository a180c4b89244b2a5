//! Where a change comes from. A browser says with each form and script from which site it came; anything that changes
//! something must come from this one. Besides, each form carries a token that only a page of ours, made for this visitor,
//! can know ([`Context::token`](crate::context::Context::token)).

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::{host, programs};
use crate::answer::Problem;
use crate::context::Context;

/// The form field with the token.
pub(crate) const TOKEN_FIELD: &str = "token";
/// How long a form may be that is no file, in bytes.
const FORM_LIMIT: usize = 128 * 1024;

/// Refuses whatever would change something and does not come from a page of ours.
pub(crate) async fn origin(context: Context, request: Request, next: Next) -> Response {
    if programs::is_for(context.path()) {
        return programs::pass(context, request, next).await;
    }
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let host = host::of(&request).unwrap_or_default();
    if !is_from(request.headers(), &host) {
        return Problem::NotFromHere.into_response();
    }
    let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
    if kind.starts_with("multipart/form-data") {
        // Files are not read twice: whoever takes them asks for the token first.
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    let whole = Request::from_parts(head.clone(), body);
    let Ok(bytes) = axum::body::to_bytes(whole.into_body(), FORM_LIMIT).await else {
        return Problem::TooLarge.into_response();
    };
    if !has_token(&context, &bytes) {
        return Problem::NotFromHere.into_response();
    }
    next.run(Request::from_parts(head, Body::from(bytes))).await
}

/// Whether a browser says that this came from a page of this host.
fn is_from(headers: &HeaderMap, host: &str) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|v| v.to_str().ok());
    if site.is_some_and(|site| site != "same-origin") {
        return false;
    }
    match headers.get(ORIGIN).and_then(|v| v.to_str().ok()) {
        Some(origin) => {
            origin.split_once("://").is_some_and(|(_, from)| from.to_lowercase() == host)
        }
        None => site.is_some(),
    }
}

fn has_token(context: &Context, form: &Bytes) -> bool {
    url_fields(form).any(|(name, value)| name == TOKEN_FIELD && context.is_token(&value))
}

/// The fields of a form.
pub(crate) fn url_fields(form: &[u8]) -> impl Iterator<Item = (String, String)> {
    form_urlencoded::parse(form).into_owned()
}
