//! One's own identity at a provider (OpenID Connect): which it is, and unbinding it.

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{Answers, Button, ButtonKind, SummaryList, SummaryRow, paragraph};
use partnership::{Granted, SignedIn};

use super::back;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::form::{one_button, refuse, summary};
use crate::gate::access::May;
use crate::gate::visitor::{SESSION, brought};

/// The page; there is none for whoever has no identity bound.
pub(super) async fn show(context: Context, May(may): May<SignedIn>) -> Answer {
    page(&context, &may, &Answers::default())
}

fn page(context: &Context, may: &Granted<SignedIn>, answers: &Answers) -> Answer {
    let words = context.words();
    let identity = context.app().store().own_identity(may)?.ok_or(Problem::NotFound)?;
    let rows = [
        SummaryRow::new(words.say("identity-at"), identity.issuer.as_str()),
        SummaryRow::new(words.say("identity-since"), moment(identity.bound)),
    ];
    let button = Button::new(words.say("identity-unbind"))
        .kind(ButtonKind::Secondary)
        .attr("id", "identity");
    let mut page = Page::new(Section::Account, words.say("identity-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(SummaryList::new(rows).element())
        .with(paragraph(words.say("identity-what")))
        .with(one_button(context, "/account/identity/unbind", button));
    page.before = Some(back(context));
    Ok(page)
}

/// Unbinds it.
pub(super) async fn unbind(
    context: Context,
    May(may): May<SignedIn>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (app, session) = (context.app(), brought(&headers, SESSION).unwrap_or_default());
    match app.store().unbind_identity(&may, &session, app.now()) {
        Ok(()) => Ok(Redirect::to("/account?done=identity").into_response()),
        Err(error) => {
            let mut answers = Answers::default();
            refuse(&mut answers, error)?;
            Ok(page(&context, &may, &answers)?.into_response())
        }
    }
}
