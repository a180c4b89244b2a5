//! Programs: other systems that keep the board's records, under addresses of their own. A request there is whose token it brings,
//! whatever cookies come with it; so no other site can have a browser send one, and none needs the token of a form.

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::answer::Problem;
use crate::context::Context;

/// Where programs ask.
const PLACE: &str = "/api/board/";

/// Whether a path is for programs.
pub(crate) fn is_for(path: &str) -> bool {
    path.starts_with(PLACE)
}

/// The token that a request brings.
pub(crate) fn token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Lets a request with a token pass, one more of so many.
pub(crate) async fn pass(context: Context, request: Request, next: Next) -> Response {
    if let Err(problem) = context.app().limits().data(context.address()) {
        return problem.into_response();
    }
    if context.actor().is_none() {
        return Problem::NoToken.into_response();
    }
    next.run(request).await
}
