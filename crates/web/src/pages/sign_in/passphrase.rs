//! Signing in with an address and a passphrase.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, Control as _, Details, Input, InputKind, PasswordInput, link, paragraph,
};
use markup::Content;

use super::{THEN, gone_on, label, openid, safe_path, short_lived};
use crate::answer::{Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, summary};
use crate::gate::visitor::set;
use crate::params::Params;

/// The page.
pub(super) async fn show(context: Context, params: Params) -> Result<Response, Problem> {
    if !context.is_anybody() {
        return Ok(Redirect::to("/workspace").into_response());
    }
    let mut response = page(&context, &Answers::default()).into_response();
    if let Some(then) = params.text("then")? {
        set(response.headers_mut(), &short_lived(THEN, safe_path(then).to_owned()));
    }
    Ok(response)
}

fn page(context: &Context, answers: &Answers) -> Page {
    let words = context.words();
    let email = Input::new("email", words.say("field-email"))
        .kind(InputKind::Email)
        .autocomplete("username")
        .spellcheck(false)
        .answered(answers);
    let passphrase = PasswordInput::new("passphrase", words.say("field-passphrase"))
        .autocomplete("current-password")
        .answered(answers);
    let fields = Content::new()
        .child(email.element())
        .child(passphrase.element())
        .child(Button::new(words.say("sign-in-button")).element());
    Page::new(Section::Account, words.say("sign-in-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(words.say("sign-in-who")))
        .with_all(openid::offered(context))
        .with(form(context, "/sign-in", fields))
        .with(paragraph(Content::new().child(link("/sign-in/link", words.say("link-title")))))
        .with(
            Details::new(words.say("sign-in-forgotten"), words.say("sign-in-forgotten-what"))
                .element(),
        )
}

/// What was typed.
pub(super) async fn typed(
    context: Context,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, Problem> {
    let (email, passphrase) = (typed.text("email").to_owned(), typed.0.value("passphrase"));
    let passphrase = passphrase.unwrap_or_default().to_owned();
    let mut answers = Answers::new([("email", email.clone())]);
    let words = context.words();
    if email.is_empty() {
        answers.refuse("email", words.say("error-email-missing"));
    }
    if passphrase.is_empty() {
        answers.refuse("passphrase", words.say("error-passphrase-missing"));
    }
    if answers.has_errors() {
        return Ok(page(&context, &answers).into_response());
    }
    context.app().limits().sign_in(context.address(), &email)?;
    let label = label(&headers);
    let done = context
        .app()
        .work(move |app| Ok(app.store().sign_in(&email, &passphrase, &label, app.now())?))
        .await?;
    if let Some(response) = gone_on(&context, &done, &headers)? {
        return Ok(response);
    }
    answers.refuse("email", words.say("error-sign-in-refused"));
    Ok(page(&context, &answers).into_response())
}
