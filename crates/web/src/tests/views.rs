//! Saved views: one's own and those shared, and nobody else's.

use axum::http::StatusCode;
use partnership::Role;

use super::world::World;

#[tokio::test]
async fn a_view_is_saved_shared_renamed_and_removed() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Partner]).await;
    let bob = world.signed_in("bob", &[Role::Partner]).await;
    let long = format!("/measures/burglary?to=2021-02&x={}", "y".repeat(300));
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("path", &long).finish();
    let form = ann.get(&format!("/workspace/views/new?{query}")).await;
    assert!(form.text.contains(&long.replace('&', "&amp;")), "{}", form.text);
    let typed = [("title", "Mine <only>"), ("path", long.as_str())];
    assert_eq!(ann.send("/workspace/views/new", &typed).await.location(), "/workspace/views");
    let list = ann.get("/workspace/views").await.text;
    assert!(list.contains("Mine &lt;only&gt;"), "{list}");
    assert!(!bob.get("/workspace/views").await.text.contains("Mine"));
    let id = list.split_once("mailings?view=").unwrap().1.split_once('"').unwrap().0.to_owned();
    let at = format!("/workspace/views/{id}");
    for answer in [bob.get(&at).await, bob.send(&at, &typed).await] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(bob.send(&format!("{at}/remove"), &[]).await.status, StatusCode::NOT_FOUND);

    let shared = [("title", "Ours"), ("path", "/wards"), ("shared", "yes")];
    ann.send(&at, &shared).await;
    assert!(ann.get(&at).await.text.contains("checked"));
    let list = bob.get("/workspace/views").await.text;
    assert!(list.contains("Ours") && list.contains("href=\"/wards\"") && !list.contains("/remove"));
    assert_eq!(bob.get(&at).await.status, StatusCode::NOT_FOUND, "only its owner changes it");
    let carol = world.signed_in("carol", &[Role::Administrator]).await;
    carol.send(&format!("{at}/unshare"), &[]).await;
    assert!(!bob.get("/workspace/views").await.text.contains("Ours"));
    let removed = ann.send(&format!("{at}/remove"), &[]).await;
    assert_eq!(removed.location(), format!("/workspace/views?removed={id}"));
    let list = ann.get(removed.location()).await.text;
    assert!(list.contains("There are none yet") && list.contains("Removed: “Ours”"), "{list}");
    assert!(list.contains(&format!("action=\"{at}/restore\"")), "{list}");
    let bobs = bob.get(removed.location()).await.text;
    assert!(!bobs.contains("Ours") && !bobs.contains("Undo"), "another's is not there: {bobs}");
    assert_eq!(bob.send(&format!("{at}/restore"), &[]).await.status, StatusCode::NOT_FOUND);
    let back = ann.send(&format!("{at}/restore"), &[]).await;
    assert_eq!(back.location(), "/workspace/views");
    let list = ann.get(removed.location()).await.text;
    assert!(list.contains("Ours") && !list.contains("Undo"), "{list}");
}

#[tokio::test]
async fn a_view_leads_nowhere_else() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Partner]).await;
    for path in ["https://evil.example/", "//evil.example", "/\\evil.example", "", "javascript:x"] {
        let answer = ann.send("/workspace/views/new", &[("title", "Kept"), ("path", path)]).await;
        assert!(answer.text.contains("page of this site"), "{path}: {}", answer.text);
        assert!(answer.text.contains("value=\"Kept\""), "{path}");
    }
    let answer = ann.send("/workspace/views/new", &[("path", "/wards")]).await;
    assert!(answer.text.contains("Enter a title"), "{}", answer.text);
    let answer = ann.send("/workspace/mailings", &[("what", "999"), ("every", "weekly-1")]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "a view that is not there");
    let answer = ann.send("/workspace/mailings", &[("what", "peaks"), ("every", "daily-1")]).await;
    assert!(answer.text.contains("Choose when it is sent"), "{}", answer.text);
}
