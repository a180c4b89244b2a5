//! One's own second factor: setting it up, setting up another, and new recovery codes.

use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Control as _, Input, PasswordInput, Size, Width, heading,
    paragraph,
};
use markup::{Content, Element};
use partnership::{Account, Granted, SignedIn};

use super::back;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, refuse, summary};
use crate::gate::access::May;
use crate::gate::visitor::set;
use crate::pages::sign_in::{BEGUN, THEN, recovery_codes, short_lived};

/// Where it is begun, and where new recovery codes are made.
const BEGIN: &str = "/account/second-factor";
const CODES: &str = "/account/recovery-codes";

/// The page.
pub(super) async fn show(context: Context, May(may): May<SignedIn>) -> Answer {
    page(&context, &may, &Answers::default())
}

fn page(context: &Context, may: &Granted<SignedIn>, answers: &Answers) -> Answer {
    let (words, store) = (context.words(), context.app().store());
    let account = store.own_account(may)?;
    let mut page = Page::new(Section::Account, words.say("second-factor"))
        .with_all(summary(context, answers))
        .headed();
    page.before = Some(back(context));
    if !account.has_passphrase && !account.has_second_factor {
        return Ok(page.with(paragraph(words.say("second-factor-no-passphrase"))));
    }
    if !account.has_second_factor {
        return Ok(page
            .with(paragraph(words.say("second-factor-may")))
            .with(begin_form(context, &account, answers)));
    }
    let left = store.recovery_codes_left(may)?;
    let fields = Content::new()
        .child(code(context, "code", answers))
        .child(Button::new(words.say("recovery-new")).element());
    Ok(page
        .with(paragraph(words.say_with("recovery-left", &[("count", left.into())])))
        .with(heading(2, Size::Large, words.say("recovery-new")))
        .with(paragraph(words.say("recovery-new-what")))
        .with(form(context, CODES, fields))
        .with(heading(2, Size::Large, words.say("second-factor-renew")))
        .with(paragraph(words.say("second-factor-renew-what")))
        .with(begin_form(context, &account, answers)))
}

fn code(context: &Context, name: &str, answers: &Answers) -> Element {
    let words = context.words();
    Input::new(name, words.say("field-code"))
        .width(Width::Letters(20))
        .autocomplete("one-time-code")
        .spellcheck(false)
        .hint(words.say("hint-code"))
        .answered(answers)
        .element()
}

fn begin_form(context: &Context, account: &Account, answers: &Answers) -> Element {
    let words = context.words();
    let mut fields = Content::new();
    if account.has_passphrase {
        let current = PasswordInput::new("current", words.say("field-current")).answered(answers);
        fields = fields.child(current.element());
    }
    let button = if account.has_second_factor {
        fields = fields.child(code(context, "present", answers));
        Button::new(words.say("second-factor-renew")).kind(ButtonKind::Secondary)
    } else {
        Button::new(words.say("second-factor-begin"))
    };
    form(context, BEGIN, fields.child(button.element()))
}

/// Begins: the browser goes on to the page on which a sign-in sets it up, and ends where it began.
pub(super) async fn begin(
    context: Context,
    May(may): May<SignedIn>,
    typed: Typed,
) -> Result<Response, Problem> {
    context.app().limits().code(context.address())?;
    let (current, present) =
        (typed.0.value("current").unwrap_or_default().to_owned(), typed.text("present").to_owned());
    let held = may.clone();
    let work = move |app: &crate::app::App| {
        Ok(app.store().begin_second_factor(&held, &current, &present, app.now()))
    };
    let mut answers = Answers::default();
    match context.app().work(work).await? {
        Ok(Some(begun)) => {
            let mut response = Redirect::to("/sign-in/code").into_response();
            let headers = response.headers_mut();
            set(headers, &short_lived(BEGUN, begun.token.reveal().to_owned()));
            set(headers, &short_lived(THEN, "/account".to_owned()));
            return Ok(response);
        }
        Ok(None) => answers.refuse("present", context.words().say("error-code-wrong")),
        Err(error) => refuse(&mut answers, error)?,
    }
    Ok(page(&context, &may, &answers)?.into_response())
}

/// New recovery codes, shown this once.
pub(super) async fn codes(context: Context, May(may): May<SignedIn>, typed: Typed) -> Answer {
    let (app, words) = (context.app(), context.words());
    app.limits().code(context.address())?;
    let Some(codes) = app.store().new_recovery_codes(&may, typed.text("code"), app.now())? else {
        let mut answers = Answers::default();
        answers.refuse("code", words.say("error-code-wrong"));
        return page(&context, &may, &answers);
    };
    Ok(recovery_codes(&context, words.say("recovery-new-what"), &codes, "/account"))
}
