//! People: who has an account, inviting, changing and disabling.

mod invite;
mod one;

use components::{Button, Cell, Row, Table, link, paragraph};
use markup::Content;
use partnership::{InvitePartners, ManageAccounts};

use crate::answer::{Answer, Page, Section};
use crate::context::Context;
use crate::dates::moment;
use crate::gate::access::May;
use crate::people::{roles_in_words, state};
use crate::routes::Routes;

pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .page::<ManageAccounts, _, _>("/workspace/people", all)
        .page::<InvitePartners, _, _>("/workspace/people/invite", invite::show)
        .form::<InvitePartners, _, _>("/workspace/people/invite", invite::typed)
        .page::<ManageAccounts, _, _>("/workspace/people/{id}", one::show)
        .form::<ManageAccounts, _, _>("/workspace/people/{id}/roles", one::roles)
        .form::<ManageAccounts, _, _>("/workspace/people/{id}/disable", one::disable)
        .form::<ManageAccounts, _, _>("/workspace/people/{id}/enable", one::enable)
        .form::<ManageAccounts, _, _>("/workspace/people/{id}/reset", one::reset)
        .form::<ManageAccounts, _, _>("/workspace/people/{id}/end-sessions", one::end_sessions)
        .form::<ManageAccounts, _, _>(
            "/workspace/people/{id}/sessions/{session}/end",
            one::end_session,
        )
}

async fn all(context: Context, May(may): May<ManageAccounts>) -> Answer {
    let words = context.words();
    let accounts = context.app().store().accounts(&may)?;
    let mut page = Page::new(Section::Workspace, words.say("people-title"))
        .headed()
        .with(Button::new(words.say("invite-title")).href("/workspace/people/invite").element());
    page.before = Some(super::workspace::back(&context));
    page.is_wide = true;
    if accounts.is_empty() {
        return Ok(page.with(paragraph(words.say("people-none"))));
    }
    let mut table = Table::new()
        .caption(words.say("people-caption"), "govuk-table__caption--m")
        .head([
            Cell::new(words.say("field-name")),
            Cell::new(words.say("field-organisation")),
            Cell::new(words.say("field-roles")),
            Cell::new(words.say("field-state")),
            Cell::new(words.say("last-sign-in")),
        ])
        .row_headers();
    for account in accounts {
        let to = link(format!("/workspace/people/{}", account.id), account.name.as_str());
        let last = account.last_sign_in.map_or_else(|| words.say("never"), moment);
        table = table.row(Row::new([
            Cell::new(Content::new().child(to)),
            Cell::new(account.organisation.unwrap_or_default()),
            Cell::new(roles_in_words(&context, &account.roles)),
            Cell::new(state(&context, account.state)),
            Cell::new(last),
        ]));
    }
    Ok(page.with(table.scrolling(words.say("people-caption"))))
}
