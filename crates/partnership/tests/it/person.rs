//! What is held about one person.

use partnership::{Annotate, Mail, Mailing, Operate, Role, SignedIn, Verdict};

use crate::{PASSPHRASE, World};

#[test]
fn everything_about_somebody_is_in_one_place_and_no_secret_and_nobody_else() {
    let world = World::new();
    let (store, now) = (&world.store, world.now);
    let ann = world.person("ann", &[Role::Analyst]);
    let bob = world.person("bob", &[Role::Partner]);
    world.sign_in(&bob);
    let (token, secret, codes) = world.set_up_second_factor(&ann);
    let actor = world.actor(&token);
    let own = actor.grant::<SignedIn>().unwrap();
    let schedule =
        store.schedule(&own, Mailing::NewPeaks, "weekly-1".parse().unwrap(), now).unwrap();
    let key = "peak:tno:E09000006:2021-02";
    store
        .look_at(&actor.grant::<Annotate>().unwrap(), key, Verdict::LookedAt, "Seen", now)
        .unwrap();
    let mail = Mail { subject: "Peaks".into(), text: "There are some.".into(), html: None };
    store.queue_mail(&World::may::<Operate>(), ann.id, &mail, now).unwrap();

    let held = store.held_about_me(&own, now).unwrap();
    assert_eq!(held, store.held_about(&World::may(), ann.id, now).unwrap());
    assert_eq!(held["account"]["email"], "ann@example.org");
    for (what, count) in [
        ("sessions", 1),
        ("sign-ins", 1),
        ("schedules", 1),
        ("mails", 1),
        ("findings-looked-at", 1),
    ] {
        assert_eq!(held[what].as_array().unwrap().len(), count, "{what}");
    }
    let trail = held["trail"].as_array().unwrap();
    let what: Vec<_> = trail.iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    let own = [
        "account.invite",
        "account.accept",
        "account.second-factor",
        "schedule.add",
        "finding.look-at",
    ];
    assert_eq!(what, own);

    let text = held.to_string();
    let typed = secret.replace(' ', "");
    let secrets = [PASSPHRASE, token.reveal(), &typed, &codes[0], &schedule.unsubscribe, "argon2"];
    for secret in secrets {
        assert!(!text.contains(secret), "{secret}");
    }
    assert!(!text.contains("bob"), "{text}");
}
