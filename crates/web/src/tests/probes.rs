//! What must not be told: ids of others, things that are not there, paths that lead outside.

use axum::http::StatusCode;
use partnership::Role;

use super::world::World;

#[tokio::test]
async fn what_is_not_there_and_what_is_not_theirs_look_the_same() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Partner]).await;
    let bob = world.signed_in("bob", &[Role::Partner]).await;
    let mut bodies = Vec::new();
    for id in 0..200 {
        let answer = bob.send(&format!("/account/sessions/{id}/end"), &[]).await;
        // Bob's own session is among them; once it has ended he is nobody.
        if answer.status != StatusCode::NOT_FOUND {
            assert!(
                matches!(answer.status, StatusCode::SEE_OTHER | StatusCode::FORBIDDEN),
                "{answer:?}"
            );
            break;
        }
        bodies.push(answer.text.replace(answer.header("x-request-id"), ""));
    }
    bodies.dedup_by_key(|body| {
        // Tokens of forms differ from page to page; nothing else may.
        let mut text = body.clone();
        while let Some(at) = text.find("value=\"") {
            let end = text[at + 7..].find('"').map_or(text.len(), |end| at + 7 + end + 1);
            text.replace_range(at..end, "");
        }
        text
    });
    assert_eq!(bodies.len(), 1);
    assert_eq!(ann.get("/account").await.status, StatusCode::OK, "Ann's session was ended by Bob");
}

#[tokio::test]
async fn no_path_leads_outside() {
    let world = World::new();
    let visitor = world.visitor();
    for path in [
        "/documents/..%2f..%2fwatchward.toml/x",
        "/documents/needs-assessment/..%2f..%2fpartnership.db",
        "/documents/x/../../partnership.db",
        "/assets/..%2f..%2fpartnership.db",
        "/assets/%2e%2e",
        "/invitation/..%2f..",
    ] {
        let answer = visitor.get(path).await;
        let is_spent = path.starts_with("/invitation") && answer.status == StatusCode::OK;
        assert!(answer.status == StatusCode::NOT_FOUND || is_spent, "{path}: {answer:?}");
        assert!(!answer.text.contains("SQLite"), "{path}");
    }
}
