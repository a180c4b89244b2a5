//! Signing in, as somebody does it: by invitation, with a second factor, and out; and what is refused.

use axum::http::StatusCode;
use futures::future::join_all;
use partnership::Role;

use super::world::{PASSPHRASE, World};

#[tokio::test]
async fn an_administrator_invites_a_partner_who_signs_in() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let typed = [
        ("name", "Fire <b>officer</b>"),
        ("email", "fire@example.org"),
        ("organisation", "=cmd|' /C calc'!A0"),
        ("roles", "partner"),
    ];
    let made = ann.send("/workspace/people/invite", &typed).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    assert!(!made.text.contains("<b>officer"), "{}", made.text);
    let link =
        made.text.split_once("/invitation/").unwrap().1.split('<').next().unwrap().to_owned();
    let path = format!("/invitation/{link}");

    let fire = world.visitor();
    for _ in 0..50 {
        assert!(fire.get(&path).await.text.contains("Accept"));
    }
    let short = fire.send(&path, &[("passphrase", "short")]).await;
    assert!(
        short.text.contains("There is a problem") && short.text.contains("12 characters"),
        "{}",
        short.text
    );
    let done = fire.send(&path, &[("passphrase", PASSPHRASE)]).await;
    assert!(done.text.contains("ready"), "{}", done.text);
    assert!(fire.get(&path).await.text.contains("cannot be used"));
    let before = fire.cookie("__Host-session");
    let signed =
        fire.send("/sign-in", &[("email", "fire@example.org"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!((before, signed.location()), (None, "/workspace"));
    // 256 bits, as 43 characters of base64.
    assert_eq!(fire.cookie("__Host-session").unwrap().len(), 43);
    let workspace = fire.get("/workspace").await;
    assert!(workspace.text.contains("Fire &lt;b&gt;officer"), "{}", workspace.text);
    assert!(!workspace.text.contains("/workspace/people"), "a partner sees no accounts");
    fire.send("/sign-out", &[]).await;
    assert!(fire.get("/workspace").await.location().starts_with("/sign-in?then=%2Fworkspace"));
}

#[tokio::test]
async fn what_was_wanted_comes_after_signing_in() {
    let world = World::new();
    let account = world.person("bob", &[Role::BoardMember]);
    let visitor = world.visitor();
    let sent = visitor.get("/account?x=1").await;
    visitor.get(sent.location()).await;
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    assert_eq!(visitor.send("/sign-in", &typed).await.location(), "/account?x=1");
    let visitor = world.visitor();
    visitor.get("/sign-in?then=https://evil.example/").await;
    assert_eq!(visitor.send("/sign-in", &typed).await.location(), "/workspace");
}

#[tokio::test]
async fn guessing_is_slowed_down_by_account_and_by_address() {
    let world = World::new();
    world.person("ann", &[Role::BoardMember]);
    let visitor = world.visitor();
    let wrong = [("email", "ann@example.org"), ("passphrase", "not this one at all")];
    for _ in 0..5 {
        let answer = visitor.send("/sign-in", &wrong).await;
        assert!(answer.text.contains("do not belong together"), "{}", answer.text);
        assert!(!answer.text.contains("not this one"), "a passphrase is never shown again");
        assert!(answer.text.contains("value=\"ann@example.org\""), "the address is kept");
    }
    let answer = visitor.send("/sign-in", &wrong).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(answer.header("retry-after").parse::<u64>().unwrap() > 60);
    for number in 0..15 {
        let email = format!("nobody{number}@example.org");
        let typed = [("email", email.as_str()), ("passphrase", "x")];
        let last = visitor.send("/sign-in", &typed).await;
        let is_refused = last.status == StatusCode::TOO_MANY_REQUESTS;
        assert_eq!(is_refused, number >= 14, "{number}");
    }
}

#[tokio::test]
async fn searches_and_data_are_limited_by_address() {
    let world = World::new();
    world.import_burglaries("2019-12", 2, 100);
    for (last, path) in (1..).zip(["/measures.json", "/measures/tables/x.csv", "/wards"]) {
        let mut visitor = world.visitor();
        visitor.from.set_ip([127, 0, 1, last].into());
        // Each another address, as what is kept costs nothing and is not counted; all at once, as some come back each second.
        let asked: Vec<String> = (0..60).map(|n| format!("{path}?postcode=BR{n}&x={n}")).collect();
        let answers = join_all(asked.iter().map(|path| visitor.get(path))).await;
        let refused: Vec<_> = answers
            .iter()
            .filter(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS)
            .collect();
        assert!((5..=30).contains(&refused.len()), "{path}: {}", refused.len());
        assert!(refused.iter().all(|answer| answer.header("retry-after") == "1"), "{path}");
    }
}

#[tokio::test]
async fn a_browser_has_one_session_and_a_new_token_each_time() {
    let world = World::new();
    let account = world.person("ann", &[Role::BoardMember]);
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    let (visitor, before) = (world.visitor(), world.visitor());
    visitor.send("/sign-in", &typed).await;
    let first = visitor.cookie("__Host-session").unwrap();
    // The same browser signs in again, from a page that was open.
    assert_eq!(visitor.send("/sign-in", &typed).await.location(), "/workspace");
    let second = visitor.cookie("__Host-session").unwrap();
    assert_ne!(first, second);
    let old = [("cookie", format!("__Host-session={first}"))];
    let old: Vec<(&str, &str)> = old.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = before.ask(axum::http::Method::GET, "/account", &old, String::new()).await;
    assert!(answer.location().starts_with("/sign-in"), "{answer:?}");
    assert_eq!(visitor.get("/account").await.status, StatusCode::OK);
}

#[tokio::test]
async fn half_a_sign_in_opens_nothing() {
    let world = World::new();
    let account = world.person("ann", &[Role::Analyst]);
    let visitor = world.visitor();
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    assert_eq!(visitor.send("/sign-in", &typed).await.location(), "/sign-in/code");
    assert!(visitor.cookie("__Host-session").is_none());
    let wrong = visitor.send("/sign-in/code", &[("code", "000000")]).await;
    assert!(wrong.text.contains("The code is not right"), "{}", wrong.text);
    assert!(visitor.get("/workspace").await.status.is_redirection());
    visitor.forget_cookies();
    assert_eq!(visitor.get("/sign-in/code").await.location(), "/sign-in");
}
