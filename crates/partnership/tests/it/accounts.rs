//! Inviting, accepting, signing in, managing.

use jiff::ToSpan as _;
use partnership::{
    AccountEdit, AccountState, Actor, InvitePartners, ManageAccounts, NewAccount, Operate, Role,
    Roles, SignIn, StoreError, Wrong,
};

use crate::{PASSPHRASE, World, new};

#[test]
fn an_invitation_is_looked_at_often_and_accepted_once() {
    let world = World::new();
    let invited =
        world.store.invite(&World::console(), new("ann", &[Role::BoardMember]), world.now);
    let token = invited.unwrap().token;
    for _ in 0..50 {
        assert!(world.store.invitation(token.reveal(), world.now).unwrap().is_some());
    }
    let short = world.store.accept_invitation(token.reveal(), "short", world.now);
    assert!(matches!(short, Err(StoreError::Invalid { field: "passphrase", .. })), "{short:?}");
    let ann = world.store.accept_invitation(token.reveal(), PASSPHRASE, world.now).unwrap();
    assert_eq!(ann.state, AccountState::Active);
    let again = world.store.accept_invitation(token.reveal(), PASSPHRASE, world.now);
    assert!(matches!(again, Err(StoreError::NotFound("invitation"))));
}

#[test]
fn an_invitation_ends() {
    let world = World::new();
    let invited =
        world.store.invite(&World::console(), new("ann", &[Role::BoardMember]), world.now);
    let token = invited.unwrap().token;
    let later = world.now + (7 * 24).hours();
    assert!(world.store.invitation(token.reveal(), later).unwrap().is_none());
}

#[test]
fn what_is_typed_wrongly_is_told_by_its_field() {
    let world = World::new();
    let field = |change: fn(&mut NewAccount)| {
        let mut new = new("ann", &[Role::Partner]);
        change(&mut new);
        match world.store.invite(&World::console(), new, world.now) {
            Err(StoreError::Invalid { field, .. }) => field,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(field(|new| new.email = "no address".into()), "email");
    assert_eq!(field(|new| new.email = "a@b".into()), "email");
    assert_eq!(field(|new| new.name = "  ".into()), "name");
    assert_eq!(field(|new| new.name = "x".repeat(121)), "name");
    assert_eq!(field(|new| new.organisation = None), "organisation");
    assert_eq!(field(|new| new.roles = Roles::default()), "roles");
    world.person("bob", &[Role::Partner]);
    assert_eq!(field(|new| new.email = "BOB@example.org".into()), "email");
}

#[test]
fn only_the_right_passphrase_signs_in() {
    let world = World::new();
    let ann = world.person("ann", &[Role::BoardMember]);
    for (email, passphrase) in
        [("ann@example.org", "three quiet green"), ("nobody@example.org", PASSPHRASE), ("", "")]
    {
        let done = world.store.sign_in(email, passphrase, "test", world.now).unwrap();
        assert!(matches!(done, SignIn::Refused), "{email}");
    }
    let done = world.store.sign_in(" ANN@example.org ", PASSPHRASE, "test", world.now).unwrap();
    assert!(matches!(done, SignIn::Done(_)));
    world.store.disable(&World::console(), ann.id, world.now).unwrap();
    let done = world.store.sign_in("ann@example.org", PASSPHRASE, "test", world.now).unwrap();
    assert!(matches!(done, SignIn::Refused));
}

#[test]
fn nobody_locks_everybody_out() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Administrator]);
    let bob = world.person("bob", &[Role::Administrator]);
    let (store, now) = (&world.store, world.now);
    let (session, ..) = world.set_up_second_factor(&ann);
    let may = world.actor(&session).grant::<ManageAccounts>().unwrap();
    store.disable(&may, bob.id, now).unwrap();
    let roles = Roles::of(&[Role::Analyst]);
    for refused in [
        store.disable(&may, ann.id, now).map(drop),
        store.disable(&World::console(), ann.id, now).map(drop),
        store.set_roles(&may, ann.id, &roles, now).map(drop),
        store.reset(&may, ann.id, now).map(drop),
    ] {
        assert!(matches!(refused, Err(StoreError::LastAdministrator)), "{refused:?}");
    }
    store.enable(&may, bob.id, now).unwrap();
    store.set_roles(&may, ann.id, &roles, now).unwrap();
    // What Ann may do has changed, so she signs in anew.
    assert!(store.session(session.reveal(), now).unwrap().is_none());
    // Whoever has the machine lets somebody in again who lost their phone.
    store.reset(&World::console(), bob.id, now).unwrap();
}

#[test]
fn a_reset_account_is_invited_anew() {
    let world = World::new();
    let ann = world.person("ann", &[Role::BoardMember]);
    let (token, _) = world.sign_in(&ann);
    let reset = world.store.reset(&World::console(), ann.id, world.now).unwrap();
    assert!(world.store.session(token.reveal(), world.now).unwrap().is_none());
    let done = world.store.sign_in(&ann.email, PASSPHRASE, "test", world.now).unwrap();
    assert!(matches!(done, SignIn::Refused));
    let other = "seven loud red roads";
    world.store.accept_invitation(reset.token.reveal(), other, world.now).unwrap();
    let done = world.store.sign_in(&ann.email, other, "test", world.now).unwrap();
    assert!(matches!(done, SignIn::Done(_)));
    // A disabled account is not let in by resetting it.
    world.store.disable(&World::console(), ann.id, world.now).unwrap();
    let refused = world.store.reset(&World::console(), ann.id, world.now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "account", .. })), "{refused:?}");
    let enabled = world.store.enable(&World::console(), ann.id, world.now).unwrap();
    assert_eq!(enabled.state, AccountState::Active);
}

#[test]
fn a_partner_needs_no_passphrase_and_an_analyst_does() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let invited = store.invite(&World::console(), new("ann", &[Role::Partner]), now).unwrap();
    let ann = store.accept_invitation_without_passphrase(invited.token.reveal(), now).unwrap();
    assert!(ann.state == AccountState::Active && !ann.has_passphrase);
    assert!(store.ask_for_link(&ann.email, now).unwrap().recipient.is_some());
    for typed in ["", PASSPHRASE] {
        let done = store.sign_in(&ann.email, typed, "test", now).unwrap();
        assert!(matches!(done, SignIn::Refused), "{typed}");
    }
    let refused =
        store.set_roles(&World::console(), ann.id, &Roles::of(&[Role::Administrator]), now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "roles", .. })), "{refused:?}");
    // Disabled and enabled again it is what it was.
    store.disable(&World::console(), ann.id, now).unwrap();
    assert_eq!(store.enable(&World::console(), ann.id, now).unwrap().state, AccountState::Active);

    let invited = store.invite(&World::console(), new("bob", &[Role::Analyst]), now).unwrap();
    let refused = store.accept_invitation_without_passphrase(invited.token.reveal(), now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "passphrase", .. })));
}

#[test]
fn an_account_is_corrected() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Partner]);
    world.person("bob", &[Role::Partner]);
    let (token, _) = world.sign_in(&ann);
    let edit = |email: &str, name: &str| {
        let (email, name) = (email.to_owned(), name.to_owned());
        let edit = AccountEdit { email, name, organisation: ann.organisation.clone() };
        let may = World::console().because("They married").unwrap();
        world.store.edit_account(&may, ann.id, edit, world.now)
    };
    assert_eq!(edit("ann@example.org", "Ann O’Dea").unwrap().name, "Ann O’Dea");
    assert!(world.store.session(token.reveal(), world.now).unwrap().is_some());
    let refused = edit("Bob@example.org", "Ann");
    assert!(matches!(refused, Err(StoreError::Invalid { field: "email", why: Wrong::Taken })));
    edit("ann.odea@example.org", "Ann O’Dea").unwrap();
    assert!(world.store.session(token.reveal(), world.now).unwrap().is_none());
    let may = Actor::console().grant::<Operate>().unwrap();
    let last = &world.store.audit(&may, None, 1).unwrap()[0];
    assert_eq!(last.why.as_deref(), Some("They married"));
    assert_eq!(last.after.as_ref().unwrap()["address"], "changed");
}

#[test]
fn what_is_refused_names_its_limit() {
    let world = World::new();
    let long = NewAccount { name: "x".repeat(121), ..new("ann", &[Role::Partner]) };
    let refused = world.store.invite(&World::console(), long, world.now).unwrap_err();
    assert_eq!(refused.to_string(), "name: Use 120 characters or fewer");
    let StoreError::Invalid { why, .. } = refused else { panic!("{refused:?}") };
    assert_eq!((why.id(), why.limit()), ("too-long", Some(120)));
}

#[test]
fn a_coordinator_invites_partners_and_nobody_above() {
    let world = World::new();
    let may = Actor::console().grant::<InvitePartners>().unwrap();
    world.store.invite_partner(&may, new("ann", &[Role::Partner]), world.now).unwrap();
    for role in [Role::Administrator, Role::Coordinator, Role::Analyst, Role::ExemptReader] {
        let done = world.store.invite_partner(&may, new("bob", &[role]), world.now);
        assert!(matches!(done, Err(StoreError::Invalid { field: "roles", .. })), "{role}");
    }
}
