//! Changing one's own passphrase.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, Control as _, PasswordInput, paragraph};
use markup::Content;
use partnership::{Granted, SignedIn};

use super::back;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, refuse, summary};
use crate::gate::access::May;
use crate::gate::visitor::{SESSION, brought};

/// The page.
pub(super) async fn show(context: Context, May(may): May<SignedIn>) -> Answer {
    page(&context, &may, &Answers::default())
}

fn page(context: &Context, may: &Granted<SignedIn>, answers: &Answers) -> Answer {
    let words = context.words();
    let account = context.app().store().own_account(may)?;
    let mut fields = Content::new();
    if account.has_passphrase {
        let current = PasswordInput::new("current", words.say("field-current")).answered(answers);
        fields = fields.child(current.element());
    }
    let chosen = PasswordInput::new("passphrase", words.say("field-new-passphrase"))
        .new_passphrase()
        .hint(words.say("hint-new-passphrase"))
        .answered(answers);
    fields =
        fields.child(chosen.element()).child(Button::new(words.say("passphrase-change")).element());
    let mut page = Page::new(Section::Account, words.say("passphrase-change"))
        .with_all(summary(context, answers))
        .headed()
        .with(paragraph(words.say("passphrase-ends")))
        .with(form(context, "/account/passphrase", fields));
    page.before = Some(back(context));
    Ok(page)
}

/// A passphrase that was chosen. Nothing that was typed is ever shown again.
pub(super) async fn typed(
    context: Context,
    May(may): May<SignedIn>,
    headers: HeaderMap,
    typed: Typed,
) -> Result<Response, Problem> {
    context.app().limits().code(context.address())?;
    let session = brought(&headers, SESSION).unwrap_or_default();
    let secret = |name: &str| typed.0.value(name).unwrap_or_default().to_owned();
    let (current, chosen) = (secret("current"), secret("passphrase"));
    let held = may.clone();
    // The passphrase is worked on for some 30 ms, twice.
    let change = move |app: &crate::app::App| {
        Ok(app.store().change_passphrase(&held, &session, &current, &chosen, app.now()))
    };
    match context.app().work(change).await? {
        Ok(()) => Ok(Redirect::to("/account?done=passphrase").into_response()),
        Err(error) => {
            let mut answers = Answers::default();
            refuse(&mut answers, error)?;
            Ok(page(&context, &may, &answers)?.into_response())
        }
    }
}
