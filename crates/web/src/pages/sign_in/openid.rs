//! Signing in at a provider (OpenID Connect). The browser is sent there by a page and not by an answer to the form, as browsers
//! follow a form to no other site than the page's own (`form-action`). Whatever goes wrong ends on a page that helps; none of
//! them says whether somebody has an account.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use components::{Button, ButtonKind, link, paragraph};
use markup::{Content, Element, el};
use workbench::settings::OpenId;

use super::{gone, gone_on, label, short_lived};
use crate::answer::{Page, Problem, Section, in_full};
use crate::app::App;
use crate::context::Context;
use crate::form::one_button;
use crate::gate::visitor::{brought, set};
use crate::openid::{Crossing, OpenIdError, Provider};
use crate::params::Params;
use crate::words::Key;

/// The cookie of a browser that was sent to the provider.
const AWAY: &str = "__Host-openid";
/// Where the provider sends it back to.
const BACK: &str = "/sign-in/openid/reply";

/// The provider that the settings name; a page that is not there where they name none.
fn settings(app: &App) -> Result<OpenId, Problem> {
    app.session().folder().settings().sign_in.openid.clone().ok_or(Problem::NotFound)
}

/// The button that leads to the provider, where there is one.
pub(super) fn offered(context: &Context) -> Option<Element> {
    let settings = settings(context.app()).ok()?;
    let button = Button::new(settings.label).kind(ButtonKind::Secondary);
    Some(one_button(context, "/sign-in/openid", button))
}

/// Asks the provider on a thread that may wait.
async fn ask<T, F>(app: &App, ask: F) -> Result<T, OpenIdError>
where
    T: Send + 'static,
    F: FnOnce(&Provider, &str) -> Result<T, OpenIdError> + Send + 'static,
{
    let app = app.clone();
    let work = move || {
        let provider = app.provider();
        let _turn = provider.turn()?;
        ask(provider, &app.address_of(BACK))
    };
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(OpenIdError::Busy))
}

/// Sends the browser to the provider.
pub(super) async fn leave(context: Context) -> Result<Response, Problem> {
    let (app, words) = (context.app(), context.words());
    let settings = settings(app)?;
    app.limits().code(context.address())?;
    let now = app.now();
    let secret = app.store().begin_openid(now)?;
    let crossing = Crossing::of(secret.reveal());
    let leads = ask(app, move |provider, back| provider.leads_to(&settings, &crossing, back, now));
    let address = match leads.await {
        Ok(address) => address,
        Err(error) => return Ok(failed(&context, &error).into_response()),
    };
    let mut page = Page::new(Section::Account, words.say("openid-away-title"))
        .headed()
        .with(paragraph(words.say("openid-away")))
        .with(Button::new(words.say("continue")).href(address.as_str()).element());
    let at_once = format!("0;url={address}");
    page.head.push(el("meta").attr("http-equiv", "refresh").attr("content", at_once));
    let mut response = page.into_response();
    set(response.headers_mut(), &short_lived(AWAY, secret.reveal().to_owned()));
    Ok(response)
}

/// The browser comes back from the provider.
pub(super) async fn come_back(
    context: Context,
    headers: HeaderMap,
    params: Params,
) -> Result<Response, Problem> {
    let app = context.app();
    let settings = settings(app)?;
    app.limits().code(context.address())?;
    let Some(secret) = brought(&headers, AWAY) else { return Ok(stale(&context).into_response()) };
    let crossing = Crossing::of(&secret);
    let is_its = params.text("state")? == Some(crossing.state().as_str());
    // What is of another crossing spends nothing; a reply that comes again opens nothing.
    if !is_its || !app.store().end_openid(&secret, app.now())? {
        return Ok(stale(&context).into_response());
    }
    let mut response = come(&context, settings, crossing, &headers, &params).await?;
    set(response.headers_mut(), &gone(AWAY));
    Ok(response)
}

async fn come(
    context: &Context,
    settings: OpenId,
    crossing: Crossing,
    headers: &HeaderMap,
    params: &Params,
) -> Result<Response, Problem> {
    let (app, now) = (context.app(), context.app().now());
    let texts = |name| params.long_text(name).map(|text| text.map(str::to_owned));
    let (code, issuer) = match (params.text("error")?, texts("code")?) {
        (Some("access_denied"), _) => {
            return Ok(told(context, StatusCode::OK, &Told::CANCELLED).into_response());
        }
        (None, Some(code)) => (code, texts("iss")?),
        _ => {
            let error = OpenIdError::Refused("the reply has no code".to_owned());
            return Ok(failed(context, &error).into_response());
        }
    };
    let who = ask(app, move |provider, back| {
        provider.who(&settings, &crossing, back, (&code, issuer.as_deref()), now)
    });
    let identity = match who.await {
        Ok(identity) => identity,
        Err(error) => return Ok(failed(context, &error).into_response()),
    };
    let done = app.store().sign_in_with_openid(&identity, &label(headers), now)?;
    let gone_on = gone_on(context, &done, headers)?;
    Ok(gone_on.unwrap_or_else(|| told(context, StatusCode::OK, &Told::NOBODY).into_response()))
}

/// What became of it, for somebody who is not signed in.
struct Told {
    title: Key,
    text: Key,
}

impl Told {
    const STALE: Self = Self { title: Key("openid-stale-title"), text: Key("openid-stale") };
    const CANCELLED: Self =
        Self { title: Key("openid-cancelled-title"), text: Key("openid-cancelled") };
    const SILENT: Self = Self { title: Key("openid-silent-title"), text: Key("openid-silent") };
    const WRONG: Self = Self { title: Key("openid-wrong-title"), text: Key("openid-wrong") };
    const NOBODY: Self = Self { title: Key("openid-nobody-title"), text: Key("openid-nobody") };
}

/// The page of a reply that nobody waits for: too late, a second time, or in another browser.
fn stale(context: &Context) -> Page {
    told(context, StatusCode::BAD_REQUEST, &Told::STALE)
}

/// The page where the provider failed; the log says how.
fn failed(context: &Context, error: &OpenIdError) -> Page {
    let is_silent = matches!(
        error,
        OpenIdError::Unanswered { .. } | OpenIdError::Status { .. } | OpenIdError::Busy
    );
    tracing::error!(error = in_full(error), "somebody could not be signed in at the provider");
    let said = if is_silent { Told::SILENT } else { Told::WRONG };
    told(context, StatusCode::BAD_GATEWAY, &said)
}

fn told(context: &Context, status: StatusCode, said: &Told) -> Page {
    let words = context.words();
    let mut page = Page::new(Section::Account, words.say(said.title.0))
        .headed()
        .with(paragraph(words.say(said.text.0)))
        .with_all(offered(context))
        .with(paragraph(Content::new().child(link("/sign-in", words.say("openid-otherwise")))));
    page.status = status;
    page
}
