//! One's own account: what it is, and the sessions that are open with it.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Button, ButtonKind, Cell, Row, Size, SummaryList, SummaryRow, Table, heading, paragraph,
};
use partnership::SignedIn;
use partnership::sessions::SessionId;

use crate::answer::{Answer, Page, Problem, Section};
use crate::context::{Context, Visitor};
use crate::dates::moment;
use crate::form::one_button;
use crate::gate::access::May;
use crate::people::roles_in_words;
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<SignedIn, _, _>("/account", show)
        .form::<SignedIn, _, _>("/account/sessions/{id}/end", end)
        .form::<SignedIn, _, _>("/account/sessions/end", end_all)
}

async fn show(context: Context, May(may): May<SignedIn>) -> Answer {
    let (words, app) = (context.words(), context.app());
    let account = app.store().own_account(&may)?;
    let second = if account.has_second_factor { words.say("yes") } else { words.say("no") };
    let mut rows = vec![
        SummaryRow::new(words.say("field-name"), account.name.as_str()),
        SummaryRow::new(words.say("field-email"), account.email.as_str()),
        SummaryRow::new(words.say("field-roles"), roles_in_words(&context, &account.roles)),
        SummaryRow::new(words.say("second-factor"), second),
    ];
    if let Some(organisation) = &account.organisation {
        rows.insert(2, SummaryRow::new(words.say("field-organisation"), organisation.as_str()));
    }
    let sessions = app.store().own_sessions(&may, app.now())?;
    let here = match context.visitor() {
        Visitor::SignedIn { session, .. } => Some(session.id),
        Visitor::Anybody => None,
    };
    let mut table =
        Table::new().caption(words.say("sessions-caption"), "govuk-table__caption--m").head([
            Cell::new(words.say("session-with")),
            Cell::new(words.say("session-started")),
            Cell::new(words.say("session-seen")),
            Cell::new(words.say("session-end")),
        ]);
    for session in sessions {
        let is_here = here == Some(session.id);
        let label = if is_here {
            words.say_with("session-this", &[("label", session.label.as_str().into())])
        } else {
            session.label.clone()
        };
        let button = Button::new(words.say("session-end")).kind(ButtonKind::Secondary).attr(
            "aria-label",
            words.say_with("session-end-which", &[("label", label.as_str().into())]),
        );
        let action = format!("/account/sessions/{}/end", session.id.0);
        table = table.row(Row::new([
            Cell::new(label),
            Cell::new(moment(session.started)),
            Cell::new(moment(session.seen)),
            Cell::new(one_button(&context, &action, button)),
        ]));
    }
    let all = Button::new(words.say("sessions-end-all")).kind(ButtonKind::Warning);
    let mut page = Page::new(Section::Account, words.say("account-title"));
    page.is_wide = true;
    Ok(page
        .headed()
        .with(SummaryList::new(rows).element())
        .with(heading(2, Size::Large, words.say("sessions-title")))
        .with(paragraph(words.say("sessions-how-long")))
        .with(table.scrolling(words.say("sessions-caption")))
        .with(one_button(&context, "/account/sessions/end", all)))
}

async fn end(
    context: Context,
    May(may): May<SignedIn>,
    Path(id): Path<i64>,
) -> Result<Response, Problem> {
    let app = context.app();
    app.store().end_own_session(&may, SessionId(id), app.now())?;
    Ok(Redirect::to("/account").into_response())
}

async fn end_all(context: Context, May(may): May<SignedIn>) -> Result<Response, Problem> {
    let app = context.app();
    app.store().end_own_sessions(&may, app.now())?;
    Ok(Redirect::to("/sign-in").into_response())
}
