//! Inviting, accepting, signing in, managing.

use jiff::ToSpan as _;
use partnership::{AccountState, InvitePartners, ManageAccounts, Role, Roles, SignIn, StoreError};
use totp_rs::Builder;

use crate::{PASSPHRASE, World, new};

/// The code that an app with this secret shows now.
fn code(typed: &str, now: jiff::Timestamp) -> String {
    let base32 = typed.replace(' ', "");
    let secret = data_encoding::BASE32_NOPAD.decode(base32.as_bytes()).unwrap();
    let totp = Builder::new().with_secret(secret).build().unwrap();
    totp.generate(u64::try_from(now.as_second()).unwrap()).to_string()
}

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
    let field = |change: fn(&mut partnership::NewAccount)| {
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
fn an_analyst_sets_up_a_second_factor_and_needs_it_from_then_on() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Analyst]);
    let enrolling = match store.sign_in("ann@example.org", PASSPHRASE, "test", now).unwrap() {
        SignIn::EnrolmentNeeded(begun) => begun,
        other => panic!("{other:?}"),
    };
    let secret = enrolling.enrolment.unwrap();
    assert!(secret.uri.starts_with("otpauth://totp/Watchward:ann%40example.org?secret="));
    let token = enrolling.token.reveal();
    assert!(store.sign_in_with_code(token, "000000", "test", now).unwrap().is_none());
    let first = code(&secret.typed, now);
    let (_, codes) = store.sign_in_with_code(token, &first, "test", now).unwrap().unwrap();
    assert_eq!(codes.len(), 10);

    let begin = |at| match store.sign_in("ann@example.org", PASSPHRASE, "test", at).unwrap() {
        SignIn::CodeNeeded(begun) => begun.token,
        other => panic!("{other:?}"),
    };
    // The code that was just used opens nothing again; the next one does; a recovery code does once.
    let token = begin(now);
    assert!(store.sign_in_with_code(token.reveal(), &first, "test", now).unwrap().is_none());
    let later = now + 30.seconds();
    let next = code(&secret.typed, later);
    assert!(store.sign_in_with_code(token.reveal(), &next, "test", later).unwrap().is_some());
    for opens in [true, false] {
        let token = begin(later);
        let done = store.sign_in_with_code(token.reveal(), &codes[3].to_uppercase(), "test", later);
        assert_eq!(done.unwrap().is_some(), opens);
    }
    // After five wrong codes a sign-in must be begun again.
    let token = begin(later);
    for _ in 0..5 {
        assert!(
            store.sign_in_with_code(token.reveal(), "000000", "test", later).unwrap().is_none()
        );
    }
    let much_later = now + 5.minutes();
    let good = code(&secret.typed, much_later);
    let ended = store.sign_in_with_code(token.reveal(), &good, "test", much_later);
    assert!(matches!(ended, Err(StoreError::NotFound("sign-in"))), "{ended:?}");
}

#[test]
fn nobody_locks_everybody_out() {
    let world = World::new();
    let ann = world.person("ann", &[Role::Administrator]);
    let bob = world.person("bob", &[Role::Administrator]);
    let (store, now) = (&world.store, world.now);
    let enrolling = match store.sign_in("ann@example.org", PASSPHRASE, "test", now).unwrap() {
        SignIn::EnrolmentNeeded(begun) => begun,
        other => panic!("{other:?}"),
    };
    let first = code(&enrolling.enrolment.unwrap().typed, now);
    let (session, _) =
        store.sign_in_with_code(enrolling.token.reveal(), &first, "test", now).unwrap().unwrap();
    let (actor, _) = store.session(session.token.reveal(), now).unwrap().unwrap();
    let may = actor.grant::<ManageAccounts>().unwrap();
    store.disable(&may, bob.id, now).unwrap();
    let roles = Roles::of(&[Role::Analyst]);
    for refused in [
        store.disable(&may, ann.id, now).map(|_| ()),
        store.set_roles(&may, ann.id, &roles, now).map(|_| ()),
        store.reset(&may, ann.id, now).map(|_| ()),
    ] {
        assert!(matches!(refused, Err(StoreError::LastAdministrator)), "{refused:?}");
    }
    store.enable(&may, bob.id, now).unwrap();
    store.set_roles(&may, ann.id, &roles, now).unwrap();
    // What Ann may do has changed, so she signs in anew.
    assert!(store.session(session.token.reveal(), now).unwrap().is_none());
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
}

#[test]
fn a_coordinator_invites_partners_and_nobody_above() {
    let world = World::new();
    let may = partnership::Actor::console().grant::<InvitePartners>().unwrap();
    world.store.invite_partner(&may, new("ann", &[Role::Partner]), world.now).unwrap();
    for role in [Role::Administrator, Role::Coordinator, Role::Analyst, Role::ExemptReader] {
        let done = world.store.invite_partner(&may, new("bob", &[role]), world.now);
        assert!(matches!(done, Err(StoreError::Invalid { field: "roles", .. })), "{role}");
    }
}
