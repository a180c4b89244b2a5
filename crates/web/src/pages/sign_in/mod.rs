//! Signing in: with a passphrase, with a code as well for those who need one, by a link, at a provider, by invitation for the
//! first time; and out.

mod code;
mod invitation;
mod link;
mod openid;
mod passphrase;

pub(super) use code::recovery_codes;

use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Redirect, Response};
use cookie::{Cookie, time::Duration};
use partnership::sessions::Begun;
use partnership::{SignIn, SignedIn};

use crate::answer::Problem;
use crate::context::Context;
use crate::gate::access::May;
use crate::gate::visitor::{SESSION, brought, cookie, set};
use crate::routes::Routes;

/// The cookie of a sign-in that has begun.
pub(super) const BEGUN: &str = "__Host-sign-in";
/// The cookie with where to go once signed in.
pub(super) const THEN: &str = "__Host-then";

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .public("/sign-in", passphrase::show)
        .public_form("/sign-in", passphrase::typed)
        .public("/sign-in/code", code::show)
        .public_form("/sign-in/code", code::typed)
        .public("/sign-in/link", link::show)
        .public_form("/sign-in/link", link::ask)
        .public("/sign-in/link/{token}", link::open)
        .public_form("/sign-in/link/{token}", link::spend)
        .public_form("/sign-in/openid", openid::leave)
        .public("/sign-in/openid/reply", openid::come_back)
        .public("/invitation/{token}", invitation::show)
        .public_form("/invitation/{token}", invitation::typed)
        .form::<SignedIn, _, _>("/sign-out", sign_out)
}

/// With what somebody signs in, in a few words: the browser and the system, as far as they say so.
fn label(headers: &HeaderMap) -> String {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |known: &[(&str, &'static str)]| {
        known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, word)| *word)
    };
    let browsers =
        [("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    let systems = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    match (first(&browsers), first(&systems)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => "another program".to_owned(),
    }
}

/// A cookie that lasts as long as a sign-in may take.
pub(super) fn short_lived(name: &'static str, value: String) -> Cookie<'static> {
    let mut cookie = cookie(name, value);
    cookie.set_max_age(Duration::minutes(10));
    cookie
}

fn gone(name: &'static str) -> Cookie<'static> {
    let mut cookie = cookie(name, String::new());
    cookie.make_removal();
    cookie
}

/// A path of this site, as somebody may be sent to after signing in; anything else leads to the workspace.
fn safe_path(path: &str) -> &str {
    let is_ours = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() < 1_000
        && path.bytes().all(|b| b.is_ascii_graphic() && !b"\\;,\"".contains(&b));
    if is_ours { path } else { "/workspace" }
}

/// Signed in: the browser gets its session, and goes where it wanted to.
fn signed_in(context: &Context, begun: &Begun, headers: &HeaderMap) -> Result<Response, Problem> {
    let then = brought(headers, THEN);
    let mut response = Redirect::to(safe_path(then.as_deref().unwrap_or(""))).into_response();
    give_session(context, &mut response, begun, headers)?;
    Ok(response)
}

/// Goes on with a sign-in that was right so far: signed in, or on to the code. None where it was refused.
fn gone_on(
    context: &Context,
    done: &SignIn,
    headers: &HeaderMap,
) -> Result<Option<Response>, Problem> {
    Ok(match done {
        SignIn::Done(begun) => Some(signed_in(context, begun, headers)?),
        SignIn::CodeNeeded(begun) | SignIn::EnrolmentNeeded(begun) => {
            let mut response = Redirect::to("/sign-in/code").into_response();
            let cookie = short_lived(BEGUN, begun.token.reveal().to_owned());
            set(response.headers_mut(), &cookie);
            Some(response)
        }
        SignIn::Refused => None,
    })
}

/// Gives a browser its session, and takes what led to it. The session that it had before ends.
fn give_session(
    context: &Context,
    response: &mut Response,
    begun: &Begun,
    brings: &HeaderMap,
) -> Result<(), Problem> {
    if let Some(before) = brought(brings, SESSION) {
        context.app().store().end_session(&before)?;
    }
    let headers = response.headers_mut();
    set(headers, &cookie(SESSION, begun.token.reveal().to_owned()));
    set(headers, &gone(BEGUN));
    set(headers, &gone(THEN));
    Ok(())
}

async fn sign_out(context: Context, May(may): May<SignedIn>) -> Result<Response, Problem> {
    let app = context.app();
    if let crate::context::Visitor::SignedIn { session, .. } = context.visitor() {
        app.store().end_own_session(&may, session.id, app.now())?;
    }
    let mut response = Redirect::to("/").into_response();
    let headers = response.headers_mut();
    set(headers, &gone(SESSION));
    headers.insert("clear-site-data", HeaderValue::from_static("\"cookies\", \"storage\""));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn nobody_is_sent_elsewhere() {
        for good in ["/", "/workspace/imports?x=1", "/measures/burglary"] {
            assert_eq!(safe_path(good), good);
        }
        for bad in ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "x"] {
            assert_eq!(safe_path(bad), "/workspace", "{bad}");
        }
    }
}
