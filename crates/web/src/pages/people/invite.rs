//! Inviting somebody.

use axum::response::{IntoResponse as _, Response};
use components::{
    Answers, Button, Checkboxes, Choice, Control as _, Input, InputKind, inset_text, paragraph,
};
use markup::{Content, el};
use partnership::{INVITATION_DAYS, InvitePartners, ManageAccounts, NewAccount, Role, Roles};

use crate::answer::{Answer, Page, Problem, Section};
use crate::context::Context;
use crate::form::{Typed, form, refuse, summary};
use crate::gate::access::May;
use crate::people::{role, role_hint};

/// The roles that this visitor may give.
fn offered(context: &Context) -> Vec<Role> {
    let all = Role::ALL.to_vec();
    if context.may::<ManageAccounts>() {
        return all;
    }
    vec![Role::Partner, Role::BoardMember]
}

/// The page.
pub(super) async fn show(context: Context, _may: May<InvitePartners>) -> Answer {
    Ok(page(&context, &Answers::default()))
}

fn page(context: &Context, answers: &Answers) -> Page {
    let words = context.words();
    let name = Input::new("name", words.say("field-name")).autocomplete("off").answered(answers);
    let email = Input::new("email", words.say("field-email"))
        .kind(InputKind::Email)
        .autocomplete("off")
        .spellcheck(false)
        .answered(answers);
    let organisation = Input::new("organisation", words.say("field-organisation"))
        .hint(words.say("hint-organisation"))
        .autocomplete("off")
        .answered(answers);
    let choices = offered(context)
        .into_iter()
        .map(|one| Choice::new(one.id(), role(context, one)).hint(role_hint(context, one)));
    let roles =
        Checkboxes::new("roles", words.say("field-roles")).choices(choices).answered(answers);
    let fields = Content::new()
        .child(name.element())
        .child(email.element())
        .child(organisation.element())
        .child(roles.element())
        .child(Button::new(words.say("invite-button")).element());
    let mut page = Page::new(Section::Workspace, words.say("invite-title"))
        .with_all(summary(context, answers))
        .headed()
        .with(form(context, "/workspace/people/invite", fields));
    page.before = Some(crate::pages::workspace::back(context));
    page
}

/// What was typed.
pub(super) async fn typed(
    context: Context,
    May(may): May<InvitePartners>,
    Typed(mut answers): Typed,
) -> Result<Response, Problem> {
    let app = context.app();
    let text = |name: &str| answers.value(name).unwrap_or_default().to_owned();
    let roles: Roles = answers.values("roles").filter_map(|id| id.parse::<Role>().ok()).collect();
    let new = NewAccount {
        email: text("email"),
        name: text("name"),
        organisation: Some(text("organisation")),
        roles,
    };
    let made = match context.grant::<ManageAccounts>() {
        Some(may) => app.store().invite(&may, new, app.now()),
        None => app.store().invite_partner(&may, new, app.now()),
    };
    match made {
        Ok(invited) => {
            let title = context.words().say("invited-title");
            let token = invited.token.reveal();
            Ok(given(&context, title, &invited.account.name, token).into_response())
        }
        Err(error) => {
            refuse(&mut answers, error)?;
            Ok(page(&context, &answers).into_response())
        }
    }
}

/// The page with an invitation's link, which is shown this once.
pub(super) fn given(context: &Context, title: String, name: &str, token: &str) -> Page {
    let words = context.words();
    let address = context.app().address_of(&format!("/invitation/{token}"));
    let what =
        words.say_with("invited-what", &[("name", name.into()), ("days", INVITATION_DAYS.into())]);
    let link = el("code").class("address").text(address);
    let mut page = Page::new(Section::Workspace, title)
        .headed()
        .with(paragraph(what))
        .with(inset_text(Content::new().child(link)))
        .with(paragraph(words.say("invited-once")));
    page.before = Some(crate::pages::workspace::back(context));
    page
}
