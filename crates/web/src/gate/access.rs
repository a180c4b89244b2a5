//! The right to a route: looked at before the route runs, by the permission that the register of routes names for it. The
//! route then gets the [`Granted`] permission itself, without which it cannot call what writes.

use axum::extract::{FromRequestParts, Request};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use partnership::{Granted, Permission};

use crate::answer::Problem;
use crate::context::Context;

/// Lets a request pass to a route that needs `P`: asks whoever has not signed in to do so, and refuses who may not.
pub(crate) async fn access<P: Permission>(
    context: Context,
    mut request: Request,
    next: Next,
) -> Response {
    let Some(actor) = context.actor() else {
        if *request.method() != Method::GET {
            return Problem::NotFromHere.into_response();
        }
        let then = form_urlencoded::Serializer::new(String::new())
            .append_pair("then", context.path_and_query())
            .finish();
        return Redirect::to(&format!("/sign-in?{then}")).into_response();
    };
    let Some(granted) = actor.grant::<P>() else { return Problem::NotAllowed.into_response() };
    request.extensions_mut().insert(May(granted));
    next.run(request).await
}

/// The permission that a route was reached with.
pub(crate) struct May<P: Permission>(pub Granted<P>);

impl<P: Permission> Clone for May<P> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<P: Permission, S: Send + Sync> FromRequestParts<S> for May<P> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::NotAllowed)
    }
}
