//! The second step of signing in: the code of the second factor, or setting it up.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, Control as _, Input, Width, inset_text, paragraph, warning_text,
};
use markup::{Content, el};
use partnership::{Enrolment, StoreError};

use super::{BEGUN, THEN, give_session, label, safe_path, signed_in};
use crate::answer::{Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, summary};
use crate::gate::visitor::brought;
use crate::picture;

/// The page.
pub(super) async fn show(context: Context, headers: HeaderMap) -> Result<Response, Problem> {
    let Some(token) = brought(&headers, BEGUN) else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    let answers = Answers::default();
    let app = context.app();
    match app.store().enrolment(&token, app.now()) {
        Ok(enrolment) => Ok(page(&context, enrolment.as_ref(), &answers).into_response()),
        Err(StoreError::NotFound(_)) => Ok(Redirect::to("/sign-in").into_response()),
        Err(error) => Err(error.into()),
    }
}

fn page(context: &Context, enrolment: Option<&Enrolment>, answers: &Answers) -> Page {
    let words = context.words();
    let code = Input::new("code", words.say("field-code"))
        .width(Width::Letters(10))
        .autocomplete("one-time-code")
        .inputmode("numeric")
        .spellcheck(false)
        .hint(if enrolment.is_some() {
            words.say("hint-first-code")
        } else {
            words.say("hint-code")
        })
        .answered(answers);
    let fields =
        Content::new().child(code.element()).child(Button::new(words.say("continue")).element());
    let title = if enrolment.is_some() {
        words.say("second-factor-title")
    } else {
        words.say("code-title")
    };
    let mut page = Page::new(Section::Account, title).with_all(summary(context, answers)).headed();
    if let Some(enrolment) = enrolment {
        let steps = [
            words.say("second-factor-step-1"),
            words.say("second-factor-step-2"),
            words.say("second-factor-step-3"),
        ];
        let list = el("ol").class("govuk-list govuk-list--number");
        page = page
            .with(paragraph(words.say("second-factor-why")))
            .with(list.children(steps.into_iter().map(|step| el("li").text(step))))
            .with_all(picture::qr(&enrolment.uri, &words.say("second-factor-picture")))
            .with(inset_text(
                Content::new()
                    .text(format!("{} ", words.say("second-factor-typed")))
                    .child(el("code").text(enrolment.typed.as_str())),
            ));
    }
    page.with(form(context, "/sign-in/code", fields))
}

/// What was typed.
pub(super) async fn typed(
    context: Context,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, Problem> {
    let Some(token) = brought(&headers, BEGUN) else {
        return Ok(Redirect::to("/sign-in").into_response());
    };
    context.app().limits().code(context.address())?;
    let app = context.app();
    let words = context.words();
    let code = typed.text("code");
    let done = match app.store().sign_in_with_code(&token, code, &label(&headers), app.now()) {
        Ok(done) => done,
        Err(StoreError::NotFound(_)) => return Ok(Redirect::to("/sign-in").into_response()),
        Err(error) => return Err(error.into()),
    };
    match done {
        None => {
            let enrolment = app.store().enrolment(&token, app.now());
            let mut answers = Answers::default();
            let why = if code.is_empty() {
                words.say("error-code-missing")
            } else {
                words.say("error-code-wrong")
            };
            answers.refuse("code", why);
            match enrolment {
                Ok(enrolment) => Ok(page(&context, enrolment.as_ref(), &answers).into_response()),
                Err(StoreError::NotFound(_)) => Ok(Redirect::to("/sign-in").into_response()),
                Err(error) => Err(error.into()),
            }
        }
        Some((begun, codes)) if codes.is_empty() => signed_in(&context, &begun, &headers),
        Some((begun, codes)) => {
            let then = brought(&headers, THEN).unwrap_or_default();
            let what = words.say("recovery-what");
            let page = recovery_codes(&context, what, &codes, safe_path(&then));
            let mut response = page.into_response();
            give_session(&context, &mut response, &begun, &headers)?;
            Ok(response)
        }
    }
}

/// The page with recovery codes, which are shown this once.
pub(in crate::pages) fn recovery_codes(
    context: &Context,
    what: String,
    codes: &[String],
    then: &str,
) -> Page {
    let words = context.words();
    let list = el("ul").class("govuk-list recovery-codes");
    Page::new(Section::Account, words.say("recovery-title"))
        .headed()
        .with(paragraph(what))
        .with(list.children(codes.iter().map(|code| el("li").child(el("code").text(code)))))
        .with(warning_text(words.say("warning"), words.say("recovery-once")))
        .with(Button::new(words.say("continue")).href(then).element())
}
