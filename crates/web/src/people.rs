//! What people are called: roles and states in words.

use markup::Element;
use partnership::{AccountState, Role, Roles};

use crate::context::Context;
use crate::words::Key;

/// A role in words.
pub(crate) fn role(context: &Context, role: Role) -> String {
    let key = match role {
        Role::Administrator => Key("role-administrator"),
        Role::Coordinator => Key("role-coordinator"),
        Role::Analyst => Key("role-analyst"),
        Role::Partner => Key("role-partner"),
        Role::BoardMember => Key("role-board-member"),
        Role::ExemptReader => Key("role-exempt-reader"),
    };
    context.words().say(key.0)
}

/// What a role is for, in words.
pub(crate) fn role_hint(context: &Context, role: Role) -> String {
    let key = match role {
        Role::Administrator => Key("role-administrator-what"),
        Role::Coordinator => Key("role-coordinator-what"),
        Role::Analyst => Key("role-analyst-what"),
        Role::Partner => Key("role-partner-what"),
        Role::BoardMember => Key("role-board-member-what"),
        Role::ExemptReader => Key("role-exempt-reader-what"),
    };
    context.words().say(key.0)
}

/// Roles in words.
pub(crate) fn roles_in_words(context: &Context, roles: &Roles) -> String {
    roles.iter().map(|one| role(context, one)).collect::<Vec<_>>().join(", ")
}

/// Whether somebody can sign in, as a tag.
pub(crate) fn state(context: &Context, state: AccountState) -> Element {
    use components::{Tag, TagColour};
    let (key, colour) = match state {
        AccountState::Invited => (Key("state-invited"), TagColour::Yellow),
        AccountState::Active => (Key("state-active"), TagColour::Green),
        AccountState::Disabled => (Key("state-disabled"), TagColour::Grey),
    };
    Tag::new(context.words().say(key.0)).colour(colour).element()
}
