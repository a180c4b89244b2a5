//! One's own account: what signs in is changed only with what signs in now.

use partnership::Role;

use super::world::{Answer, PASSPHRASE, World, code, code_in};

#[tokio::test]
async fn a_passphrase_is_changed_and_other_sessions_end() {
    let world = World::new();
    let account = world.person("bob", &[Role::BoardMember]);
    let (here, there) = (world.visitor(), world.visitor());
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    for visitor in [&here, &there] {
        assert_eq!(visitor.send("/sign-in", &typed).await.location(), "/workspace");
    }
    let chosen = "seven loud red boats";
    let cases = [
        ("not this one", chosen, "the passphrase that you sign in with now"),
        (PASSPHRASE, "short", "12 characters"),
    ];
    for (current, new, wanted) in cases {
        let typed = [("current", current), ("passphrase", new)];
        let answer = here.send("/account/passphrase", &typed).await;
        assert!(answer.text.contains("There is a problem"), "{}", answer.text);
        assert!(answer.text.contains(wanted) && !answer.text.contains(chosen), "{}", answer.text);
    }
    let changed = [("current", PASSPHRASE), ("passphrase", chosen)];
    let done = here.send("/account/passphrase", &changed).await;
    assert!(here.get(done.location()).await.text.contains("Your passphrase is changed"));
    assert!(there.get("/account").await.status.is_redirection(), "other sessions have ended");
    let old = there.send("/sign-in", &typed).await;
    assert!(old.text.contains("do not belong together"), "{}", old.text);
    let page = here.get("/account").await.text;
    assert!(page.contains("Refused") && page.contains("Signed in"), "the attempts are listed");
}

#[tokio::test]
async fn a_second_factor_is_set_up_and_its_recovery_codes_renewed() {
    let world = World::new();
    let bob = world.signed_in("bob", &[Role::BoardMember]).await;
    let wrong = bob.send("/account/second-factor", &[("current", "not this one")]).await;
    assert!(wrong.text.contains("There is a problem"), "{}", wrong.text);
    let begun = bob.send("/account/second-factor", &[("current", PASSPHRASE)]).await;
    assert_eq!(begun.location(), "/sign-in/code", "{}", begun.text);
    let page = bob.get("/sign-in/code").await;
    let now = code(&page.text);
    let done = bob.send("/sign-in/code", &[("code", now.as_str())]).await;
    assert!(done.text.contains("href=\"/account\""), "{}", done.text);
    let first = done.text.split_once("<li><code>").unwrap().1.split_once('<').unwrap().0.to_owned();
    let page = bob.get("/account/second-factor").await.text;
    assert!(page.contains("10 recovery codes left"), "{page}");

    let wrong = bob.send("/account/recovery-codes", &[("code", "000000")]).await;
    assert!(wrong.text.contains("The code is not right"), "{}", wrong.text);
    let renewed = bob.send("/account/recovery-codes", &[("code", first.as_str())]).await;
    assert!(renewed.text.contains("Keep these recovery codes"), "{}", renewed.text);
    assert!(!renewed.text.contains(&first));
    let spent = bob.send("/account/recovery-codes", &[("code", first.as_str())]).await;
    assert!(spent.text.contains("The code is not right"), "{}", spent.text);
}

/// The recovery codes on a page.
fn recovery_codes(page: &Answer) -> Vec<String> {
    let codes = page.text.split("<li><code>").skip(1);
    codes.map(|rest| rest.split_once('<').unwrap().0.to_owned()).collect()
}

#[tokio::test]
async fn a_second_factor_is_replaced_and_the_one_before_holds_until_then() {
    let world = World::new();
    let account = world.person("ann", &[Role::Analyst]);
    let (here, there) = (world.visitor(), world.visitor());
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    assert_eq!(here.send("/sign-in", &typed).await.location(), "/sign-in/code");
    let old = here.get("/sign-in/code").await.text;
    let now = code(&old);
    let codes = recovery_codes(&here.send("/sign-in/code", &[("code", now.as_str())]).await);
    assert_eq!(codes.len(), 10);

    let at = "/account/second-factor";
    let spent = codes[0].as_str();
    let cases = [
        ("not this one", spent, "Enter the passphrase that you sign in with now"),
        (PASSPHRASE, "", "The code is not right"),
        (PASSPHRASE, "000000", "The code is not right"),
        // It was taken when it was set up, and is not taken twice.
        (PASSPHRASE, now.as_str(), "The code is not right"),
    ];
    for (current, present, wanted) in cases {
        let answer = here.send(at, &[("current", current), ("present", present)]).await;
        assert!(answer.text.contains(wanted), "{current} {present}: {}", answer.text);
        assert!(here.cookie("__Host-sign-in").is_none(), "nothing was begun");
    }
    let begun = here.send(at, &[("current", PASSPHRASE), ("present", spent)]).await;
    assert_eq!(begun.location(), "/sign-in/code", "{}", begun.text);
    let new = here.get("/sign-in/code").await.text;

    // Until the new one has shown a code, the one before opens the account.
    assert_eq!(there.send("/sign-in", &typed).await.location(), "/sign-in/code");
    let page = there.get("/sign-in/code").await.text;
    assert!(!page.contains("type in: <code>"), "no secret is shown to whoever has none: {page}");
    let next = code_in(&old, 30);
    let signed = there.send("/sign-in/code", &[("code", next.as_str())]).await;
    assert_eq!(signed.location(), "/workspace", "{}", signed.text);

    // A sign-in elsewhere ends what was begun: it is begun again.
    assert_eq!(here.get("/sign-in/code").await.location(), "/sign-in");
    let answer = here.send(at, &[("current", PASSPHRASE), ("present", spent)]).await;
    assert!(answer.text.contains("The code is not right"), "a recovery code opens once");
    let begun = here.send(at, &[("current", PASSPHRASE), ("present", codes[1].as_str())]).await;
    assert_eq!(begun.location(), "/sign-in/code", "{}", begun.text);
    let newer = here.get("/sign-in/code").await.text;
    let secret = |page: &str| page.split_once("type in: <code>").unwrap().1[..40].to_owned();
    assert_ne!(secret(&new), secret(&newer), "each has a secret of its own");
    let first = code(&newer);
    let done = here.send("/sign-in/code", &[("code", first.as_str())]).await;
    assert!(done.text.contains("href=\"/account\""), "{}", done.text);
    let fresh = recovery_codes(&done);
    assert!(fresh.len() == 10 && fresh.iter().all(|code| !codes.contains(code)));
    assert!(there.get("/account").await.status.is_redirection(), "other sessions have ended");

    assert_eq!(there.send("/sign-in", &typed).await.location(), "/sign-in/code");
    for gone in [code_in(&old, 30), codes[2].clone()] {
        let answer = there.send("/sign-in/code", &[("code", gone.as_str())]).await;
        assert!(answer.text.contains("The code is not right"), "{}", answer.text);
    }
    let right = code_in(&newer, 30);
    let signed = there.send("/sign-in/code", &[("code", right.as_str())]).await;
    assert_eq!(signed.location(), "/workspace", "{}", signed.text);
}

#[tokio::test]
async fn all_that_is_held_about_somebody_is_theirs_to_have() {
    let world = World::new();
    let bob = world.signed_in("bob", &[Role::BoardMember]).await;
    world.person("carol", &[Role::BoardMember]);
    bob.send("/workspace/views/new", &[("title", "Mine"), ("path", "/wards")]).await;
    let file = bob.get("/account/held.json").await;
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"held-about-me.json\"");
    assert_eq!(file.header("cache-control"), "no-store");
    let held: serde_json::Value = serde_json::from_str(&file.text).unwrap();
    assert_eq!(held["account"]["email"], "bob@example.org");
    assert_eq!(held["views"][0]["title"], "Mine");
    assert!(!file.text.contains("carol") && !file.text.contains("argon2"), "{}", file.text);
}
