//! Signing in by a link from a mail, for partners, board members and readers. The link opens nothing by itself: it must be
//! used in the browser that asked for it, or with the code from the same mail.

use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use components::{Answers, Button, Control as _, Input, InputKind, Width, paragraph};
use markup::Content;
use partnership::{LinkUse, Recipient};

use super::{label, short_lived, signed_in};
use crate::answer::{Page, Problem, Section};
use crate::app::App;
use crate::context::Context;
use crate::form::{Typed, form, summary};
use crate::gate::visitor::{brought, set};
use crate::post::{self, Letter};

/// The cookie of the browser that asked.
const ASKED: &str = "__Host-link";

/// The page that asks for an address.
pub(super) async fn show(context: Context) -> Page {
    page(&context, &Answers::default())
}

fn page(context: &Context, answers: &Answers) -> Page {
    let words = context.words();
    let page = Page::new(Section::Account, words.say("link-title"))
        .with_all(summary(context, answers))
        .headed();
    if !post::is_set_up(context.app()) {
        return page.with(paragraph(words.say("link-no-mail")));
    }
    let email = Input::new("email", words.say("field-email"))
        .kind(InputKind::Email)
        .autocomplete("email")
        .spellcheck(false)
        .answered(answers);
    let fields = Content::new()
        .child(email.element())
        .child(Button::new(words.say("link-button")).element());
    page.with(paragraph(words.say("link-what"))).with(form(context, "/sign-in/link", fields))
}

/// Sends the link, where there is somebody to send it to; the page is the same where there is not.
pub(super) async fn ask(context: Context, typed: Typed) -> Result<Response, Problem> {
    let (app, words) = (context.app(), context.words());
    let email = typed.text("email").to_owned();
    if !email.contains('@') {
        let mut answers = Answers::new([("email", email)]);
        answers.refuse("email", words.say("error-email-missing"));
        return Ok(page(&context, &answers).into_response());
    }
    app.limits().sign_in(context.address(), &email)?;
    let link = app.store().ask_for_link(&email, app.now())?;
    if let Some(recipient) = link.recipient {
        // The mail goes its own way: how long it takes tells nobody whether there is such an account.
        let app = app.clone();
        tokio::task::spawn_blocking(move || send(&app, &recipient));
    }
    let sent = Page::new(Section::Account, words.say("link-sent-title"))
        .headed()
        .with(paragraph(words.say("link-sent")))
        .with(paragraph(words.say("link-sent-where")));
    let mut response = sent.into_response();
    set(response.headers_mut(), &short_lived(ASKED, link.request.reveal().to_owned()));
    Ok(response)
}

fn send(app: &App, recipient: &Recipient) {
    let words = app.words();
    let address = app.address_of(&format!("/sign-in/link/{}", recipient.token.reveal()));
    let given = [
        ("name", recipient.name.as_str().into()),
        ("address", address.as_str().into()),
        ("code", recipient.code.as_str().into()),
    ];
    let text = words.say_with("mail-link", &given);
    let subject = words.say("mail-link-subject");
    let letter = Letter {
        to: &recipient.email,
        subject: &subject,
        text: &text,
        html: None,
        message: None,
        unsubscribe: None,
    };
    if let Err(error) = post::send(app, &letter) {
        let why = std::error::Error::source(&error).map_or(String::new(), ToString::to_string);
        tracing::error!(%error, why, "a sign-in link was not sent");
    }
}

/// The page that a link leads to. However often it is opened, nothing is spent.
pub(super) async fn open(
    context: Context,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Page, Problem> {
    let app = context.app();
    if !app.store().link_holds(&token, app.now())? {
        return Ok(spent(&context));
    }
    Ok(opened(&context, &token, brought(&headers, ASKED).is_none(), &Answers::default()))
}

/// The page of a link that holds; it asks for the code where another browser asked for the link.
fn opened(context: &Context, token: &str, asks_code: bool, answers: &Answers) -> Page {
    let words = context.words();
    let mut fields = Content::new();
    if asks_code {
        let code = Input::new("code", words.say("field-code"))
            .hint(words.say("hint-link-code"))
            .width(Width::Letters(10))
            .autocomplete("one-time-code")
            .spellcheck(false)
            .answered(answers);
        fields = fields.child(code.element());
    }
    fields = fields.child(Button::new(words.say("sign-in-button")).element());
    Page::new(Section::Account, words.say("sign-in-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(form(context, &format!("/sign-in/link/{token}"), fields))
}

fn spent(context: &Context) -> Page {
    let words = context.words();
    Page::new(Section::Account, words.say("link-spent-title"))
        .headed()
        .with(paragraph(words.say("link-spent")))
        .with(Button::new(words.say("link-again")).href("/sign-in/link").element())
}

/// Signs in by the link.
pub(super) async fn spend(
    context: Context,
    headers: HeaderMap,
    Path(token): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let (app, words) = (context.app(), context.words());
    context.app().limits().code(context.address())?;
    let label = label(&headers);
    let asked = brought(&headers, ASKED);
    if let Some(secret) = &asked {
        let with = LinkUse::Request(secret);
        if let Some(begun) = app.store().sign_in_by_link(&token, with, &label, app.now())? {
            return signed_in(&context, &begun, &headers);
        }
    }
    let code = typed.text("code");
    if !code.is_empty() {
        let with = LinkUse::Code(code);
        if let Some(begun) = app.store().sign_in_by_link(&token, with, &label, app.now())? {
            return signed_in(&context, &begun, &headers);
        }
    }
    if !app.store().link_holds(&token, app.now())? {
        return Ok(spent(&context).into_response());
    }
    let mut answers = Answers::default();
    let why = if code.is_empty() {
        words.say("error-link-code-missing")
    } else {
        words.say("error-link-code-wrong")
    };
    answers.refuse("code", why);
    Ok(opened(&context, &token, true, &answers).into_response())
}
