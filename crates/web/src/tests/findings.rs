//! Findings: a peak asks until somebody says what it is, and asks again when that is taken back.

use axum::http::StatusCode;
use partnership::Role;

use super::world::World;

const KEY: &str = "peak/burglary/E09000006/2019-12";

#[tokio::test]
async fn a_peak_asks_until_it_is_looked_at() {
    let world = World::new();
    world.import_burglaries("2019-12", 48, 400);
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let list = ann.get("/workspace/findings").await;
    assert!(
        list.text.contains("Burglary in Bromley, December 2019: 400 offences"),
        "{}",
        list.text
    );
    assert!(
        list.text.contains("4 to look at") && list.text.contains("Stands out"),
        "{}",
        list.text
    );
    let workspace = ann.get("/workspace").await;
    assert!(workspace.text.contains("4 months were higher than expected"), "{}", workspace.text);

    let page = ann.get(&format!("/workspace/findings/look?finding={KEY}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let none = ann.send("/workspace/findings/look", &[("finding", KEY), ("note", "Kept")]).await;
    assert!(none.text.contains("Choose what it is") && none.text.contains("Kept"), "{}", none.text);
    let typed = [("finding", KEY), ("verdict", "explained"), ("note", "A <series> of one man")];
    assert_eq!(
        ann.send("/workspace/findings/look", &typed).await.location(),
        "/workspace/findings"
    );
    let list = ann.get("/workspace/findings").await;
    assert!(
        list.text.contains("Looked at (1)") && list.text.contains("A &lt;series&gt; of one man")
    );
    assert!(list.text.contains("3 to look at"), "{}", list.text);
    for measure in ["burglary-residential", "tno", "victim-based"] {
        let key = format!("peak/{measure}/E09000006/2019-12");
        let typed = [("finding", key.as_str()), ("verdict", "not-ours")];
        let answer = ann.send("/workspace/findings/look", &typed).await;
        assert_eq!(answer.location(), "/workspace/findings", "{measure}");
    }
    let list = ann.get("/workspace/findings").await;
    assert!(list.text.contains("All of them were looked at"), "{}", list.text);
    assert!(!ann.get("/workspace").await.text.contains("higher than expected"));

    ann.send("/workspace/findings/take-back", &[("finding", KEY)]).await;
    assert!(ann.get("/workspace/findings").await.text.contains("1 to look at"));
}

#[tokio::test]
async fn only_what_is_found_can_be_looked_at() {
    let world = World::new();
    world.import_burglaries("2019-12", 48, 100);
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    for key in ["", "x", KEY] {
        let typed = [("finding", key), ("verdict", "explained")];
        let answer = ann.send("/workspace/findings/look", &typed).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key}");
    }
    let answer = ann.send("/workspace/findings/take-back", &[("finding", KEY)]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
