//! Secrets: what opens something stands nowhere in the file, and answers take as long whoever asks.

use std::time::Instant;

use partnership::{Role, Roles};

use crate::{PASSPHRASE, World, new};

#[test]
fn no_token_code_or_passphrase_stands_in_the_file() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Analyst]);
    world.person("bob", &[Role::Partner]);
    let (session, _, recovery) = world.set_up_second_factor(&ann);
    let invited = store.invite(&World::console(), new("cat", &[Role::Partner]), now).unwrap();
    let asked = store.ask_for_link("bob@example.org", now).unwrap();
    let to = asked.recipient.unwrap();
    let code = to.code.replace('-', "");
    let roles = Roles::of(&[Role::Coordinator]);
    let program = store.add_program(&World::may(), ("Committees", &roles, 30), now).unwrap();
    let secrets = [
        program.token.reveal(),
        PASSPHRASE,
        session.reveal(),
        invited.token.reveal(),
        asked.request.reveal(),
        to.token.reveal(),
        &to.code,
        &code,
        &recovery[0],
        &recovery[0].replace('-', ""),
    ];
    let mut bytes = Vec::new();
    for file in std::fs::read_dir(world.folder.path()).unwrap() {
        bytes.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    // That the search finds what is there.
    assert!(holds("ann@example.org") && holds("$argon2id$"));
    for secret in secrets {
        assert!(!holds(secret), "{secret}");
    }
}

#[test]
fn an_address_that_nobody_has_takes_as_long() {
    let world = World::new();
    world.person("ann", &[Role::Partner]);
    let took = |email: &str| {
        let begun = Instant::now();
        world.store.sign_in(email, "not the passphrase", "x", world.now).unwrap();
        begun.elapsed()
    };
    // In turns, and the fastest of each: what else a busy machine does meets both alike.
    let times: Vec<_> =
        (0..9).map(|_| (took("ann@example.org"), took("nobody@example.org"))).collect();
    let known = times.iter().map(|(known, _)| *known).min().unwrap();
    let unknown = times.iter().map(|(_, unknown)| *unknown).min().unwrap();
    // Without the work it would be a hundredth; this much is what a busy machine makes of the same.
    assert!(unknown * 3 > known && known * 3 > unknown, "{known:?} and {unknown:?}");
}
