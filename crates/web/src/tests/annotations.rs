//! Annotations: added after a look at where they would stand, changed, removed and taken back; and charts that show them.

use axum::http::StatusCode;
use figure::{Figures as _, SeriesQuestion};
use partnership::Role;

use super::world::World;

const LOCKDOWN: [(&str, &str); 5] = [
    ("words", "First <b>lockdown"),
    ("kind", "restrictions"),
    ("first", "2020-03"),
    ("last", "2020-06"),
    ("area", "E09000006"),
];

#[tokio::test]
async fn it_is_shown_before_it_is_saved_and_a_removal_is_taken_back() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let mut typed = LOCKDOWN.to_vec();
    typed.extend([("measures", "burglary"), ("measures", "robbery")]);
    let shown = ann.send("/workspace/annotations/new", &typed).await;
    assert!(shown.text.contains("Where it would stand"), "{}", shown.text);
    assert!(shown.text.contains("Burglary and Robbery"), "{}", shown.text);
    assert!(shown.text.contains("Bromley and each of its wards"), "{}", shown.text);
    assert!(shown.text.contains("lockdown, to Jun 2020"), "{}", shown.text);
    assert!(world.app.store().annotations().unwrap().is_empty(), "a preview saves nothing");

    typed.push(("do", "save"));
    let saved = ann.send("/workspace/annotations/new", &typed).await;
    assert_eq!(saved.location(), "/workspace/annotations", "{}", saved.text);
    let list = ann.get("/workspace/annotations").await;
    assert!(list.text.contains("First &lt;b&gt;lockdown"), "{}", list.text);
    assert!(list.text.contains("March 2020 to June 2020"), "{}", list.text);
    let id = world.app.store().annotations().unwrap()[0].id;

    let mut changed = typed.clone();
    changed[0] = ("words", "The lockdown of spring");
    let at = format!("/workspace/annotations/{id}");
    let page = ann.get(&at).await;
    assert!(page.text.contains("value=\"2020-03\"") && page.text.contains("checked"));
    assert_eq!(ann.send(&at, &changed).await.location(), "/workspace/annotations");

    let removed = ann.send(&format!("{at}/remove"), &[]).await;
    assert_eq!(removed.location(), format!("/workspace/annotations?removed={id}"));
    let list = ann.get(removed.location()).await;
    assert!(list.text.contains("Undo") && list.text.contains("There are none yet"));
    assert_eq!(ann.get(&at).await.status, StatusCode::NOT_FOUND);
    ann.send(&format!("{at}/restore"), &[]).await;
    let list = ann.get(removed.location()).await;
    assert!(list.text.contains("The lockdown of spring") && !list.text.contains("Undo"));
}

#[tokio::test]
async fn a_wrong_one_comes_back_with_what_was_typed() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let long = "x".repeat(2_001);
    let cases: [(&str, &str, &str); 8] = [
        ("words", "", "Enter what there is to know"),
        ("words", &long, "2000 characters"),
        ("kind", "", "Choose what it tells of"),
        ("first", "March 2020", "Enter the first month"),
        ("last", "2020-13", "Enter the last month"),
        ("last", "2019-12", "or a later one"),
        ("measures", "no-such-measure", "Choose measures from the list"),
        ("area", "E09000007", "Choose an area from the list"),
    ];
    for (field, value, wanted) in cases {
        let mut typed: Vec<(&str, &str)> =
            LOCKDOWN.into_iter().filter(|(name, _)| *name != field).collect();
        typed.extend([(field, value), ("do", "save")]);
        let answer = ann.send("/workspace/annotations/new", &typed).await;
        assert_eq!(answer.status, StatusCode::OK, "{field}");
        assert!(answer.text.contains("There is a problem"), "{field}: {}", answer.text);
        let message = answer.text.replace(',', "");
        assert!(message.contains(&wanted.replace(',', "")), "{field}: {}", answer.text);
        if field == "first" {
            assert!(answer.text.contains("value=\"March 2020\""), "what was typed is kept");
        }
    }
    assert!(world.app.store().annotations().unwrap().is_empty());
}

#[tokio::test]
async fn a_change_in_recording_starts_what_is_usual_anew() {
    let world = World::new();
    world.import_burglaries("2019-12", 40, 100);
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let usual = || {
        let mut question = SeriesQuestion {
            measure: "burglary".parse().unwrap(),
            area: "E09000006".to_owned(),
            from: None,
            to: None,
            vintage: None,
        };
        question.from = Some("2019-12".parse().unwrap());
        let series = world.app.session().figures().series(&question).unwrap();
        series.months.last().unwrap().expected
    };
    assert!(usual().is_some());
    let of = |measure| {
        [
            ("words", "CONNECT"),
            ("kind", "recording-change"),
            ("first", "2019-10"),
            ("measures", measure),
            ("do", "save"),
        ]
    };
    ann.send("/workspace/annotations/new", &of("robbery")).await;
    assert!(usual().is_some(), "it is of another measure");
    ann.send("/workspace/annotations/new", &of("burglary")).await;
    assert!(usual().is_none(), "three months are too few to say what is usual");
    let shown = ann.get("/measures/burglary?to=2019-12").await;
    assert!(shown.text.contains("CONNECT"), "{}", shown.text);
    let id = world.app.store().annotations().unwrap()[0].id;
    ann.send(&format!("/workspace/annotations/{id}/remove"), &[]).await;
    assert!(usual().is_some());
}
