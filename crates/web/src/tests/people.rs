//! People's accounts as an administrator manages them: seen, changed, ended, and never the last one.

use axum::http::StatusCode;
use partnership::Role;

use super::world::{PASSPHRASE, World};

#[tokio::test]
async fn one_session_or_all_are_ended_by_an_administrator() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let account = world.person("bob", &[Role::BoardMember]);
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    let bobs = [world.visitor(), world.visitor(), world.visitor()];
    for bob in &bobs {
        assert_eq!(bob.send("/sign-in", &typed).await.location(), "/workspace");
    }
    let at = format!("/workspace/people/{}", account.id);
    let page = ann.get(&at).await.text;
    let of = |page: &str| page.matches("/sessions/").count();
    assert_eq!(of(&page), 3, "{page}");
    let action = page.split_once(&format!("action=\"{at}/sessions/")).unwrap().1;
    let session = action.split_once('/').unwrap().0;
    let end = format!("{at}/sessions/{session}/end");
    assert_eq!(ann.send(&end, &[]).await.location(), at);
    assert_eq!(of(&ann.get(&at).await.text), 2);
    // It has ended, it is nobody else's, and it is no number.
    let others = format!("/workspace/people/999/sessions/{session}/end");
    for gone in [end.as_str(), &others, &format!("{at}/sessions/x/end")] {
        assert_eq!(ann.send(gone, &[]).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
    let mut open = 0;
    for bob in &bobs {
        open += usize::from(bob.get("/account").await.status == StatusCode::OK);
    }
    assert_eq!(open, 2);
    assert_eq!(ann.send(&format!("{at}/end-sessions"), &[]).await.location(), at);
    for bob in &bobs {
        assert!(bob.get("/account").await.status.is_redirection());
    }
    assert!(ann.get("/workspace/trail").await.text.contains("session.end"));
}

#[tokio::test]
async fn an_account_is_given_roles_disabled_enabled_and_reset() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let account = world.person("bob", &[Role::BoardMember]);
    let bob = world.signs_in(&account).await;
    let at = format!("/workspace/people/{}", account.id);
    let none = ann.send(&format!("{at}/roles"), &[]).await;
    assert!(none.text.contains("Choose at least one role"), "{}", none.text);
    let given = [("roles", "board-member"), ("roles", "exempt-reader"), ("roles", "emperor")];
    assert_eq!(ann.send(&format!("{at}/roles"), &given).await.location(), at);
    assert!(bob.get("/account").await.status.is_redirection(), "their sessions have ended");
    assert_eq!(ann.send(&format!("{at}/disable"), &[]).await.location(), at);
    let typed = [("email", account.email.as_str()), ("passphrase", PASSPHRASE)];
    let refused = bob.send("/sign-in", &typed).await;
    assert!(refused.text.contains("do not belong together"), "{}", refused.text);
    let reset = ann.send(&format!("{at}/reset"), &[]).await;
    assert!(reset.text.contains("This account is disabled"), "{}", reset.text);
    assert_eq!(ann.send(&format!("{at}/enable"), &[]).await.location(), at);
    assert_eq!(bob.send("/sign-in", &typed).await.location(), "/workspace");
    let reset = ann.send(&format!("{at}/reset"), &[]).await;
    assert!(reset.text.contains("/invitation/"), "{}", reset.text);
    assert!(bob.get("/account").await.status.is_redirection());

    let people = ann.get("/workspace/people").await.text;
    let own = people.split_once(">ann</a>").unwrap().0.rsplit_once("href=\"").unwrap().1;
    let own = own.split('"').next().unwrap().to_owned();
    for (what, typed) in [("disable", &[][..]), ("roles", &[("roles", "board-member")][..])] {
        let refused = ann.send(&format!("{own}/{what}"), typed).await;
        assert!(refused.text.contains("last active administrator"), "{what}: {}", refused.text);
    }
    for path in ["/workspace/people/999", "/workspace/people/x"] {
        assert_eq!(ann.get(path).await.status, StatusCode::NOT_FOUND);
    }
}
