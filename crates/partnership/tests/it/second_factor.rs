//! The second factor: setting it up, using it, replacing it, guessing at it.

use jiff::ToSpan as _;
use partnership::{Role, SignIn, SignedIn, StoreError, Way, Wrong};

use crate::{PASSPHRASE, World, code};

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
fn whoever_knows_the_passphrase_has_few_tries_at_the_code() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Analyst]);
    let (session, secret, recovery) = world.set_up_second_factor(&ann);
    let attempt = |code: &str, at| {
        let SignIn::CodeNeeded(begun) = store.sign_in(&ann.email, PASSPHRASE, "x", at).unwrap()
        else {
            panic!("no code needed")
        };
        store.sign_in_with_code(begun.token.reveal(), code, "x", at).unwrap().is_some()
    };
    for _ in 0..10 {
        assert!(!attempt("000000", now));
    }
    // Now none is taken, right or wrong, for an hour; who is signed in stays so.
    let soon = now + 59.minutes();
    assert!(!attempt(&code(&secret, soon), soon));
    assert!(!attempt(&recovery[0], soon));
    assert!(store.session(session.reveal(), soon).unwrap().is_some());
    let later = now + 3.hours();
    assert!(attempt(&code(&secret, later), later));
    let may = world.actor(&store_session(&world, &ann.email, &recovery[1], later));
    let may = may.grant::<SignedIn>().unwrap();
    let log = store.own_sign_ins(&may, 100).unwrap();
    assert_eq!(log.iter().filter(|entry| entry.way == Way::Code && !entry.opened).count(), 12);
}

/// A session of now, opened later with a recovery code.
fn store_session(
    world: &World,
    email: &str,
    recovery: &str,
    at: jiff::Timestamp,
) -> partnership::Secret {
    let SignIn::CodeNeeded(begun) = world.store.sign_in(email, PASSPHRASE, "x", at).unwrap() else {
        panic!("no code needed")
    };
    let done = world.store.sign_in_with_code(begun.token.reveal(), recovery, "x", at);
    done.unwrap().unwrap().0.token
}

#[test]
fn another_phone_is_set_up_with_passphrase_and_code() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Analyst]);
    let (session, old, recovery) = world.set_up_second_factor(&ann);
    let may = world.actor(&session).grant::<SignedIn>().unwrap();
    let refused = store.begin_second_factor(&may, "not my passphrase", &recovery[0], now);
    let wrong = Err(StoreError::Invalid { field: "current", why: Wrong::WrongPassphrase });
    assert_eq!(format!("{refused:?}"), format!("{:?}", wrong as Result<(), _>));
    assert!(store.begin_second_factor(&may, PASSPHRASE, "000000", now).unwrap().is_none());
    let begun = store.begin_second_factor(&may, PASSPHRASE, &recovery[0], now).unwrap().unwrap();
    let new = begun.enrolment.unwrap().typed;
    assert_ne!(new, old);
    // Until it is confirmed the old one holds.
    assert_eq!(store.recovery_codes_left(&may).unwrap(), 9);
    let confirm = code(&new, now);
    let done = store.sign_in_with_code(begun.token.reveal(), &confirm, "new", now).unwrap();
    let (fresh, codes) = done.unwrap();
    assert_eq!(codes.len(), 10);
    // What was open before is not any more.
    assert!(store.session(session.reveal(), now).unwrap().is_none());
    let may = world.actor(&fresh.token).grant::<SignedIn>().unwrap();
    let later = now + 1.minute();
    assert!(store.new_recovery_codes(&may, &code(&old, later), later).unwrap().is_none());
    let again = store.new_recovery_codes(&may, &code(&new, later), later).unwrap().unwrap();
    assert!(again.iter().all(|code| !codes.contains(code)));
}

#[test]
fn a_passphrase_is_changed_with_the_one_there_is() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::BoardMember]);
    let (here, actor) = world.sign_in(&ann);
    let (elsewhere, _) = world.sign_in(&ann);
    let may = actor.grant::<SignedIn>().unwrap();
    let other = "seven loud red roads";
    let refused = store.change_passphrase(&may, here.reveal(), other, other, now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "current", .. })), "{refused:?}");
    let refused = store.change_passphrase(&may, here.reveal(), PASSPHRASE, "short", now);
    assert!(matches!(refused, Err(StoreError::Invalid { field: "passphrase", .. })));
    store.change_passphrase(&may, here.reveal(), PASSPHRASE, other, now).unwrap();
    assert!(store.session(here.reveal(), now).unwrap().is_some());
    assert!(store.session(elsewhere.reveal(), now).unwrap().is_none());
    let done = store.sign_in(&ann.email, PASSPHRASE, "test", now).unwrap();
    assert!(matches!(done, SignIn::Refused));
    let done = store.sign_in(&ann.email, other, "test", now).unwrap();
    assert!(matches!(done, SignIn::Done(_)));
}
