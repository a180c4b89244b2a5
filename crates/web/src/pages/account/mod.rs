//! One's own account: what it is, and the sessions that are open with it.

mod identity;
mod passphrase;
mod second_factor;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect, Response};
use components::{
    Button, ButtonKind, Cell, NotificationBanner, Row, Size, SummaryList, SummaryRow, Table,
    back_link, heading, link, paragraph,
};
use markup::{Element, el};
use partnership::sessions::SessionId;
use partnership::{Granted, SignedIn, Way};

use crate::answer::{Answer, Download, Page, Problem, Section};
use crate::context::{Context, Visitor};
use crate::dates::moment;
use crate::form::one_button;
use crate::gate::access::May;
use crate::params::Params;
use crate::people::roles_in_words;
use crate::routes::Routes;
use crate::words::Key;

/// How many attempts to sign in are listed.
const SIGN_INS: u32 = 20;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<SignedIn, _, _>("/account", show)
        .page::<SignedIn, _, _>("/account/passphrase", passphrase::show)
        .form::<SignedIn, _, _>("/account/passphrase", passphrase::typed)
        .page::<SignedIn, _, _>("/account/second-factor", second_factor::show)
        .form::<SignedIn, _, _>("/account/second-factor", second_factor::begin)
        .form::<SignedIn, _, _>("/account/recovery-codes", second_factor::codes)
        .page::<SignedIn, _, _>("/account/identity", identity::show)
        .form::<SignedIn, _, _>("/account/identity/unbind", identity::unbind)
        .page::<SignedIn, _, _>("/account/held.json", held)
        .form::<SignedIn, _, _>("/account/sessions/{id}/end", end)
        .form::<SignedIn, _, _>("/account/sessions/end", end_all)
}

/// The way back to the account.
fn back(context: &Context) -> Element {
    back_link("/account", context.words().say("back-to-account"))
}

async fn show(context: Context, May(may): May<SignedIn>, params: Params) -> Answer {
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
        Visitor::Anybody | Visitor::Program { .. } => None,
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
    let done = match params.text("done")? {
        Some("passphrase") => Some(Key("passphrase-changed")),
        Some("identity") => Some(Key("identity-unbound")),
        _ => None,
    };
    if let Some(done) = done {
        let done = NotificationBanner::success(words.say(done.0));
        page = page.with(done.title(words.say("success")).element());
    }
    let mut more = vec![
        ("/account/passphrase", words.say("passphrase-change")),
        ("/account/second-factor", words.say("second-factor")),
        ("/account/held.json", words.say("held-about-me")),
    ];
    if account.has_identity {
        more.insert(2, ("/account/identity", words.say("identity-title")));
    }
    Ok(page
        .headed()
        .with(SummaryList::new(rows).element())
        .with(
            el("ul")
                .class("govuk-list")
                .children(more.into_iter().map(|(to, text)| el("li").child(link(to, text)))),
        )
        .with(heading(2, Size::Large, words.say("sessions-title")))
        .with(paragraph(words.say("sessions-how-long")))
        .with(table.scrolling(words.say("sessions-caption")))
        .with(one_button(&context, "/account/sessions/end", all))
        .with(heading(2, Size::Large, words.say("sign-ins-title")))
        .with(paragraph(words.say("sign-ins-what")))
        .with(sign_ins(&context, &may)?))
}

/// The last attempts to sign in with this account.
fn sign_ins(context: &Context, may: &Granted<SignedIn>) -> Result<Element, Problem> {
    let words = context.words();
    let mut table =
        Table::new().caption(words.say("sign-ins-caption"), "govuk-table__caption--m").head([
            Cell::new(words.say("trail-at")),
            Cell::new(words.say("sign-in-way")),
            Cell::new(words.say("session-with")),
            Cell::new(words.say("field-outcome")),
        ]);
    for entry in context.app().store().own_sign_ins(may, SIGN_INS)? {
        let way = match entry.way {
            Way::Passphrase => Key("way-passphrase"),
            Way::Code => Key("way-code"),
            Way::Link => Key("way-link"),
            Way::OpenId => Key("way-openid"),
        };
        let outcome = if entry.opened { Key("sign-in-opened") } else { Key("sign-in-refused") };
        table = table.row(Row::new([
            Cell::new(moment(entry.at)),
            Cell::new(words.say(way.0)),
            Cell::new(entry.label),
            Cell::new(words.say(outcome.0)),
        ]));
    }
    Ok(table.scrolling(words.say("sign-ins-caption")))
}

/// All that is held about whoever asks, as a file.
async fn held(context: Context, May(may): May<SignedIn>) -> Result<Download, Problem> {
    let app = context.app();
    let held = app.store().held_about_me(&may, app.now())?;
    let text = serde_json::to_string_pretty(&held).map_err(|error| Problem::ours(&error))?;
    Ok(Download::private("application/json", text).named("held-about-me.json"))
}

async fn end(
    context: Context,
    May(may): May<SignedIn>,
    Path(text): Path<String>,
) -> Result<Response, Problem> {
    let app = context.app();
    let id = text.parse().map(SessionId).map_err(|_| Problem::NotFound)?;
    app.store().end_own_session(&may, id, app.now())?;
    Ok(Redirect::to("/account").into_response())
}

async fn end_all(context: Context, May(may): May<SignedIn>) -> Result<Response, Problem> {
    let app = context.app();
    app.store().end_own_sessions(&may, app.now())?;
    Ok(Redirect::to("/sign-in").into_response())
}
