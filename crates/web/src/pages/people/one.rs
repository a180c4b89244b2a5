//! One person's account, for whoever manages accounts.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Answers, Button, ButtonKind, Cell, Checkboxes, Choice, Control as _, Row, Size, SummaryList,
    SummaryRow, Table, heading, paragraph,
};
use markup::{Content, Element};
use partnership::sessions::{Session, SessionId};
use partnership::{Account, AccountId, AccountState, ManageAccounts, Role, Roles};

use super::invite;
use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::form::{Typed, form, one_button, refuse, summary};
use crate::gate::access::May;
use crate::people::{role, role_hint, roles_in_words, state};

/// An account's id in an address; what is none is not there.
fn id(text: &str) -> Result<AccountId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// The page.
pub(super) async fn show(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
) -> Answer {
    let account = context.app().store().account(&may, id(&text)?)?;
    page(&context, &may, &account, &Answers::default())
}

fn page(
    context: &Context,
    may: &partnership::Granted<ManageAccounts>,
    account: &Account,
    answers: &Answers,
) -> Answer {
    let (words, app) = (context.words(), context.app());
    let sessions = app.store().sessions_of(may, account.id, app.now())?;
    let rows = [
        SummaryRow::new(words.say("field-email"), account.email.as_str()),
        SummaryRow::new(
            words.say("field-organisation"),
            account.organisation.clone().unwrap_or_default(),
        ),
        SummaryRow::new(words.say("field-roles"), roles_in_words(context, &account.roles)),
        SummaryRow::new(words.say("field-state"), state(context, account.state)),
        SummaryRow::new(
            words.say("identity-title"),
            if account.has_identity { words.say("yes") } else { words.say("no") },
        ),
        SummaryRow::new(
            words.say("last-sign-in"),
            account.last_sign_in.map_or_else(|| words.say("never"), moment),
        ),
        SummaryRow::new(words.say("sessions-title"), sessions.len().to_string()),
    ];
    let choices = Role::ALL.into_iter().map(|one| {
        Choice::new(one.id(), role(context, one))
            .hint(role_hint(context, one))
            .checked(account.roles.has(one))
    });
    let roles = Checkboxes::new("roles", words.say("field-roles")).choices(choices);
    let roles =
        if answers.is_empty() && !answers.has_errors() { roles } else { roles.answered(answers) };
    let at = |what: &str| format!("/workspace/people/{}/{what}", account.id);
    let button = |text: String, kind: ButtonKind, what: &str| {
        one_button(context, &at(what), Button::new(text).kind(kind))
    };
    let mut page = Page::new(Section::Workspace, account.name.as_str())
        .with_all(summary(context, answers))
        .headed()
        .with(SummaryList::new(rows).element())
        .with(heading(2, Size::Large, words.say("roles-title")))
        .with(form(
            context,
            &at("roles"),
            Content::new()
                .child(roles.element())
                .child(Button::new(words.say("roles-button")).element()),
        ))
        .with(heading(2, Size::Large, words.say("access-title")));
    if !sessions.is_empty() {
        page = page.with(table(context, account.id, &sessions)).with(button(
            words.say("sessions-end-theirs"),
            ButtonKind::Secondary,
            "end-sessions",
        ));
    }
    page = page.with(paragraph(words.say("reset-what"))).with(button(
        words.say("reset-button"),
        ButtonKind::Secondary,
        "reset",
    ));
    page = if account.state == AccountState::Disabled {
        page.with(button(words.say("enable-button"), ButtonKind::Secondary, "enable"))
    } else {
        page.with(paragraph(words.say("disable-what"))).with(button(
            words.say("disable-button"),
            ButtonKind::Warning,
            "disable",
        ))
    };
    page.before = Some(crate::pages::workspace::back(context));
    Ok(page)
}

/// Their sessions, each with a button that ends it.
fn table(context: &Context, account: AccountId, sessions: &[Session]) -> Element {
    let words = context.words();
    let mut table =
        Table::new().caption(words.say("sessions-title"), "govuk-table__caption--m").head([
            Cell::new(words.say("session-with")),
            Cell::new(words.say("session-started")),
            Cell::new(words.say("session-seen")),
            Cell::new(words.say("session-end")),
        ]);
    for session in sessions {
        let label = session.label.as_str();
        let which = words.say_with("session-end-which", &[("label", label.into())]);
        let button = Button::new(words.say("session-end"))
            .kind(ButtonKind::Secondary)
            .attr("aria-label", which);
        let action = format!("/workspace/people/{account}/sessions/{}/end", session.id.0);
        table = table.row(Row::new([
            Cell::new(label),
            Cell::new(moment(session.started)),
            Cell::new(moment(session.seen)),
            Cell::new(one_button(context, &action, button)),
        ]));
    }
    table.scrolling(words.say("sessions-title"))
}

/// New roles.
pub(super) async fn roles(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    let account = app.store().account(&may, id)?;
    let roles: Roles = answers.values("roles").filter_map(|id| id.parse::<Role>().ok()).collect();
    match app.store().set_roles(&may, id, &roles, app.now()) {
        Ok(_) => Ok(back_to(id)),
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(page(&context, &may, &account, &answers)?.into_response())
        }
    }
}

fn back_to(id: AccountId) -> Response {
    Redirect::to(&format!("/workspace/people/{id}")).into_response()
}

/// What became of a change: the account's page again, with what was refused.
fn done(
    context: &Context,
    may: &partnership::Granted<ManageAccounts>,
    id: AccountId,
    result: Result<(), partnership::StoreError>,
) -> Result<Response, Problem> {
    let Err(error) = result else { return Ok(back_to(id)) };
    let account = context.app().store().account(may, id)?;
    let mut answers = Answers::default();
    refuse(&mut answers, error)?;
    Ok(page(context, may, &account, &answers)?.into_response())
}

/// Disables it.
pub(super) async fn disable(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    done(&context, &may, id, app.store().disable(&may, id, app.now()).map(drop))
}

/// Enables it again.
pub(super) async fn enable(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    done(&context, &may, id, app.store().enable(&may, id, app.now()).map(drop))
}

/// Ends its sessions.
pub(super) async fn end_sessions(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    app.store().account(&may, id)?;
    done(&context, &may, id, app.store().end_sessions_of(&may, id, app.now()))
}

/// Ends one of its sessions.
pub(super) async fn end_session(
    context: Context,
    May(may): May<ManageAccounts>,
    Path((text, session)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    let session = session.parse().map(SessionId).map_err(|_| Problem::NotFound)?;
    app.store().end_session_of(&may, id, session, app.now())?;
    Ok(back_to(id))
}

/// Resets it: a new invitation.
pub(super) async fn reset(
    context: Context,
    May(may): May<ManageAccounts>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let (app, id) = (context.app(), id(&text)?);
    match app.store().reset(&may, id, app.now()) {
        Ok(invited) => {
            let title = context.words().say("reset-done-title");
            let token = invited.token.reveal();
            Ok(invite::given(&context, title, &invited.account.name, token).into_response())
        }
        Err(error) => done(&context, &may, id, Err(error)),
    }
}
