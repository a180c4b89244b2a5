//! Many at the same time: what opens once opens once, and nobody waits for ever.

use std::sync::Arc;

use partnership::{LinkUse, Role, SignIn, Store};

use crate::{PASSPHRASE, World, code};

/// How many of several threads at the same time a thing is true for.
fn of_eight(attempt: impl Fn() -> bool + Sync) -> usize {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(&attempt)).collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum()
    })
}

#[test]
fn what_opens_once_opens_for_one() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    world.person("ann", &[Role::Partner]);
    let asked = store.ask_for_link("ann@example.org", now).unwrap();
    let to = asked.recipient.unwrap();
    let link = || {
        let own = LinkUse::Request(asked.request.reveal());
        store.sign_in_by_link(to.token.reveal(), own, "x", now).unwrap().is_some()
    };
    assert_eq!(of_eight(link), 1);

    let bob = world.person("bob", &[Role::Analyst]);
    let (_, secret, recovery) = world.set_up_second_factor(&bob);
    let later = now + jiff::SignedDuration::from_secs(30);
    for code in [&code(&secret, later), &recovery[0]] {
        let begin = || match store.sign_in(&bob.email, PASSPHRASE, "x", later).unwrap() {
            SignIn::CodeNeeded(begun) => begun.token,
            other => panic!("{other:?}"),
        };
        // Each with a sign-in of its own; the first that opens ends the others'.
        let opened = of_eight(|| {
            let token = begin();
            matches!(store.sign_in_with_code(token.reveal(), code, "x", later), Ok(Some(_)))
        });
        assert_eq!(opened, 1, "{code}");
    }

    let invited =
        store.invite(&World::console(), crate::new("cat", &[Role::Partner]), now).unwrap();
    let token = invited.token.reveal();
    assert_eq!(of_eight(|| store.accept_invitation_without_passphrase(token, now).is_ok()), 1);
    let invited = || store.invite(&World::console(), crate::new("dan", &[Role::Partner]), now);
    assert_eq!(of_eight(|| invited().is_ok()), 1);
}

#[test]
fn of_two_administrators_who_disable_each_other_one_is_left() {
    for _ in 0..5 {
        let world = World::new();
        let ids = ["ann", "bob"].map(|name| world.person(name, &[Role::Administrator]).id);
        let disable = |id| world.store.disable(&World::console(), id, world.now).is_ok();
        let done: usize = std::thread::scope(|scope| {
            let threads = ids.map(|id| scope.spawn(move || disable(id)));
            threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum()
        });
        assert_eq!(done, 1);
        assert!(world.store.has_administrator().unwrap());
    }
}

#[test]
fn many_open_a_new_file_at_the_same_time() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("partnership.db");
        let opened = of_eight(|| {
            Store::open(&path).map_err(|error| eprintln!("{error}: {error:?}")).is_ok()
        });
        assert_eq!(opened, 8);
        assert_eq!(Store::check(&path).unwrap(), 0);
    }
}

#[test]
fn reading_goes_on_while_others_write_and_sees_whole_changes() {
    let world = World::new();
    let store = Arc::new(Store::open(world.store.path()).unwrap());
    let ann = world.person("ann", &[Role::Partner]);
    let (token, _) = world.sign_in(&ann);
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            for number in 0..60 {
                let new = crate::new(&format!("p{number}"), &[Role::Partner]);
                // In turn by two stores on the one file, as by the server and the console.
                let by = if number % 2 == 0 { &world.store } else { &store };
                by.invite(&World::console(), new, world.now).unwrap();
            }
        });
        let mut reads = 0;
        while !writing.is_finished() || reads == 0 {
            reads += 1;
            assert!(store.session(token.reveal(), world.now).unwrap().is_some());
            let accounts = store.accounts(&World::console()).unwrap().len();
            let entries = store.audit_head(&World::may(), None).unwrap().entries;
            // Read later, so there are as many or more; two are Ann's.
            assert!(usize::try_from(entries).unwrap() > accounts);
        }
        writing.join().unwrap();
    });
}
