//! Whose a request is: the session's that its cookie names, the program's that its token names, or nobody's. A visitor who has not signed in gets a cookie for the
//! tokens of forms only where a form is shown.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use cookie::{Cookie, SameSite};
use data_encoding::BASE64URL_NOPAD;

use super::programs;
use crate::answer::Problem;
use crate::app::App;
use crate::context::{Context, Visitor};

/// The cookie of a session.
pub(crate) const SESSION: &str = "__Host-session";
/// The cookie for forms before signing in.
const FORMS: &str = "__Host-forms";

/// A cookie as all of ours are: for this host only, never over plain HTTP, never told to scripts or other sites.
pub(crate) fn cookie(name: &'static str, value: String) -> Cookie<'static> {
    Cookie::build((name, value))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Lax)
        .build()
}

/// The value of a cookie that a request brings.
pub(crate) fn brought(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).find_map(|line| {
        Cookie::split_parse(line)
            .flatten()
            .find_map(|cookie| (cookie.name() == name).then(|| cookie.value().to_owned()))
    })
}

/// Puts a cookie into an answer.
pub(crate) fn set(headers: &mut HeaderMap, cookie: &Cookie<'_>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        headers.append(SET_COOKIE, value);
    }
}

/// Finds out whose a request is.
pub(crate) async fn visitor(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let address = address(&app, &parts.extensions, &parts.headers);
    if programs::is_for(parts.uri.path()) {
        return program(app, address, (parts, body), next).await;
    }
    let token = brought(&parts.headers, SESSION);
    let found = match token.as_deref() {
        None => None,
        Some(token) => match app.store().session(token, app.now()) {
            Ok(found) => found,
            Err(error) => return Problem::ours(&error).into_response(),
        },
    };
    let was_signed_in = token.is_some() && found.is_none();
    let brought = brought(&parts.headers, FORMS).filter(|value| value.len() >= 22);
    let (visitor, secret, fresh) = match found {
        Some((actor, session)) => {
            let secret = session.form_secret.clone();
            (Visitor::SignedIn { actor, session }, secret, false)
        }
        None => match brought {
            Some(secret) => (Visitor::Anybody, secret, false),
            None => (Visitor::Anybody, BASE64URL_NOPAD.encode(&rand::random::<[u8; 24]>()), true),
        },
    };
    let context = Context::new(app, visitor, secret.clone(), address, &parts);
    parts.extensions.insert(context.clone());
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if fresh && context.has_shown_form() {
        set(response.headers_mut(), &cookie(FORMS, secret));
    }
    if was_signed_in && !response.headers().contains_key(SET_COOKIE) {
        let mut gone = cookie(SESSION, String::new());
        gone.make_removal();
        set(response.headers_mut(), &gone);
    }
    response
}

/// The same where programs ask: cookies say nothing here, and none are set.
async fn program(
    app: App,
    address: IpAddr,
    (mut parts, body): (Parts, Body),
    next: Next,
) -> Response {
    let found = match programs::token(&parts.headers) {
        None => Ok(None),
        Some(token) => app.store().program(token, app.now()),
    };
    let visitor = match found {
        Ok(Some(actor)) => Visitor::Program { actor },
        Ok(None) => Visitor::Anybody,
        Err(error) => return Problem::ours(&error).into_response(),
    };
    let context = Context::new(app, visitor, String::new(), address, &parts);
    parts.extensions.insert(context);
    next.run(Request::from_parts(parts, body)).await
}

/// The visitor's address: the connection's, or what our own proxy says of it.
fn address(app: &App, extensions: &axum::http::Extensions, headers: &HeaderMap) -> IpAddr {
    let told = || {
        let header = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        // The last was added by the proxy that stands before us; whatever is before it, a visitor may have made up.
        header.rsplit(',').next()?.trim().parse().ok()
    };
    let connected = extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let proxied = app.options().behind_proxy.then(told).flatten();
    proxied.or(connected).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}
