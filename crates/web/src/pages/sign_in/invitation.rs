//! Accepting an invitation: choosing a passphrase.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use components::{Answers, Button, Control as _, PasswordInput, inset_text, paragraph};
use markup::Content;
use partnership::{Account, StoreError};

use crate::answer::{Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, refuse, summary};

/// The page. To open it, however often and by whomever, does not spend the invitation.
pub(super) async fn show(context: Context, Path(token): Path<String>) -> Result<Page, Problem> {
    let app = context.app();
    match app.store().invitation(&token, app.now())? {
        Some(account) => Ok(page(&context, &token, &account, &Answers::default())),
        None => Ok(spent(&context)),
    }
}

fn page(context: &Context, token: &str, account: &Account, answers: &Answers) -> Page {
    let words = context.words();
    let passphrase = PasswordInput::new("passphrase", words.say("field-new-passphrase"))
        .new_passphrase()
        .hint(words.say("hint-new-passphrase"))
        .answered(answers);
    let fields = Content::new()
        .child(passphrase.element())
        .child(Button::new(words.say("invitation-button")).element());
    let hello = [("name", account.name.as_str().into()), ("email", account.email.as_str().into())];
    Page::new(Section::Account, words.say("invitation-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(inset_text(words.say_with("invitation-for", &hello)))
        .with(form(context, &format!("/invitation/{token}"), fields))
}

fn spent(context: &Context) -> Page {
    let words = context.words();
    Page::new(Section::Account, words.say("invitation-spent-title"))
        .headed()
        .with(paragraph(words.say("invitation-spent")))
}

/// What was typed.
pub(super) async fn typed(
    context: Context,
    Path(token): Path<String>,
    typed: Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let Some(account) = app.store().invitation(&token, app.now())? else {
        return Ok(spent(&context).into_response());
    };
    app.limits().sign_in(context.address(), &token)?;
    let chosen = typed.0.value("passphrase").unwrap_or_default().to_owned();
    let (its, words) = (token.clone(), context.words());
    let done =
        app.work(move |app| Ok(app.store().accept_invitation(&its, &chosen, app.now()))).await?;
    match done {
        Ok(_) => Ok(Page::new(Section::Account, words.say("invitation-done-title"))
            .headed()
            .with(paragraph(words.say("invitation-done")))
            .with(Button::new(words.say("sign-in-title")).href("/sign-in").element())
            .into_response()),
        Err(StoreError::NotFound(_)) => Ok(spent(&context).into_response()),
        Err(error) => {
            let mut answers = Answers::default();
            refuse(&mut answers, error)?;
            Ok(page(&context, &token, &account, &answers).into_response())
        }
    }
}
