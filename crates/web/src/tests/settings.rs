//! The settings: nothing is saved before it was shown what would change; what was changed can be seen and taken back.

use axum::http::StatusCode;
use partnership::Role;

use super::world::{Visitor, World};

/// What is typed into a form.
type Typed<'a> = &'a [(&'a str, &'a str)];

const RULE: &str = "/workspace/settings/rule";

/// Looks at a change and saves it.
async fn save(visitor: &Visitor<'_>, path: &str, typed: &[(&str, &str)]) {
    let look = [typed, &[("do", "look")]].concat();
    let seen = visitor.send(path, &look).await;
    assert!(seen.text.contains("What would change"), "{}", seen.text);
    let looked = seen.hidden("looked");
    let typed = [typed, &[("do", "save"), ("looked", looked.as_str())]].concat();
    let saved = visitor.send(path, &typed).await;
    assert_eq!(saved.location(), "/workspace/settings?changed=1", "{}", saved.text);
}

#[tokio::test]
async fn a_rule_is_changed_after_its_effect_was_seen_and_taken_back() {
    let world = World::new();
    // A rise of about a third in the last twelve months.
    world.import_burglaries("2021-02", 36, 1_500);
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let typed = [
        ("green-up-to", "50"),
        ("amber-up-to", "200"),
        ("beyond-chance-only", "yes"),
        ("reason", "For a test."),
    ];
    let look = [&typed[..], &[("do", "look")]].concat();
    let seen = ann.send(RULE, &look).await;
    assert_eq!(seen.status, StatusCode::OK);
    assert!(seen.text.contains("Nothing is saved yet"), "{}", seen.text);
    assert!(seen.text.contains("Green"), "{}", seen.text);
    assert!(seen.text.contains("amber-up-to = 200"), "{}", seen.text);
    let rated = |text: &str| text.contains("Green up to 50");
    assert!(!rated(&ann.get("/methods").await.text));
    // Saved without having been looked at, it is shown and not saved.
    let unseen = [&typed[..], &[("do", "save")]].concat();
    let answer = ann.send(RULE, &unseen).await;
    assert!(answer.text.contains("What would change"), "{}", answer.text);
    assert!(!rated(&ann.get("/methods").await.text));
    save(&ann, RULE, &[&typed[..], &[("why", "The board agreed.")]].concat()).await;
    assert!(rated(&ann.get("/methods").await.text));
    // It stands in the history with its reason, and can be taken back.
    let history = ann.get("/workspace/settings/history").await.text;
    assert!(history.contains("The board agreed."), "{history}");
    let at = history.find("/workspace/settings/history/").unwrap();
    let path = history[at..].split('"').next().unwrap().to_owned();
    let one = ann.get(&path).await.text;
    assert!(one.contains("amber-up-to = 200"), "{one}");
    let undo = ann.send(&format!("{path}/undo"), &[]).await;
    assert!(undo.text.contains("What would change"), "{}", undo.text);
    let (looked, base) = (undo.hidden("looked"), undo.hidden("base"));
    let base = base.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    let text = base.replace("amber-up-to = 200.0", "amber-up-to = 15.0");
    let text = text.replace("green-up-to = 50.0", "green-up-to = 2.0");
    let text = text.replace("reason = \"For a test.\"\n", "");
    let typed = [
        ("base", base.as_str()),
        ("text", text.as_str()),
        ("do", "save"),
        ("looked", looked.as_str()),
    ];
    let back = ann.send("/workspace/settings/text/settings", &typed).await;
    assert_eq!(back.location(), "/workspace/settings?changed=1", "{}", back.text);
    assert!(!rated(&ann.get("/methods").await.text));
}

#[tokio::test]
async fn names_and_colour_stand_on_every_page() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Coordinator]).await;
    let path = "/workspace/settings/names";
    let wrong = ann.send(path, &[("name", "Kept <i>"), ("colour", "#fc0"), ("do", "look")]).await;
    assert!(wrong.text.contains("There is a problem"), "{}", wrong.text);
    assert!(wrong.text.contains("white words on #ffcc00"), "{}", wrong.text);
    assert!(wrong.text.contains("value=\"Kept &lt;i&gt;\""), "{}", wrong.text);
    save(&ann, path, &[("name", "Safer <b>Bromley"), ("colour", "#801650")]).await;
    let page = world.visitor().get("/methods").await.text;
    assert!(page.contains("Safer &lt;b&gt;Bromley"), "{page}");
    let at = page.find("/assets/brand-").unwrap();
    let style = page[at..].split('"').next().unwrap().to_owned();
    let style = world.visitor().get(&style).await;
    assert_eq!(style.status, StatusCode::OK);
    assert!(style.text.contains("#801650"), "{}", style.text);
}

#[tokio::test]
async fn what_cannot_be_used_keeps_what_was_typed_and_changes_nothing() {
    let world = World::new();
    let ann = world.signed_in("ann", &[Role::Administrator]).await;
    let settings = || {
        let session = world.app.session();
        std::fs::read_to_string(session.folder().settings_file()).unwrap()
    };
    let before = settings();
    let at = "/workspace/settings";
    let long = "x".repeat(70_000);
    let cases: [(&str, Typed<'_>, &str); 14] = [
        ("names", &[], "is empty"),
        ("comparators", &[], "Choose how the group is made"),
        ("comparators", &[("group", "list")], "areas names none"),
        ("comparators", &[("group", "same-force"), ("similar", "Bexly")], "Bexley"),
        ("period", &[("name", "a"), ("from", "2019"), ("to", "2019-02")], "Enter a month"),
        (
            "period",
            &[("name", "a"), ("from", "2019-03"), ("to", "2019-02"), ("reason", "b")],
            "must be the first one or a later one",
        ),
        ("period", &[("old", "gone"), ("do", "look-remove")], "there is no"),
        ("rule", &[("green-up-to", "x"), ("amber-up-to", "-1")], "Enter a percentage"),
        ("rule", &[("green-up-to", "5"), ("amber-up-to", "2")], "Amber must not end"),
        ("measures/burglary/rating", &[("rag", "blue")], "Choose a rating"),
        ("measures/burglary/title", &[("title", " ")], "Enter a name"),
        ("measures/new", &[("id", "Fly tipping")], "small letters"),
        ("text/settings", &[("text", "[partnership\n")], "line 1"),
        ("text/measures", &[("text", "[[measure]]\nid = \"x\"\n")], "is missing"),
    ];
    for (page, typed, wanted) in cases {
        let typed = [typed, &[("do", "save")]].concat();
        let answer = ann.send(&format!("{at}/{page}"), &typed).await;
        assert_eq!(answer.status, StatusCode::OK, "{page} {typed:?}");
        assert!(answer.text.contains("There is a problem"), "{page} {typed:?}: {}", answer.text);
        assert!(answer.text.contains(wanted), "{page} {typed:?}: {}", answer.text);
    }
    let answer = ann.send(&format!("{at}/names"), &[("name", long.as_str())]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    for nowhere in [
        "measures/no-such",
        "measures/no-such/rule",
        "measures/burglary/own",
        "text/passwd",
        "history/1",
        "period?name=none",
    ] {
        let answer = ann.get(&format!("{at}/{nowhere}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert_eq!(settings(), before);
}

#[tokio::test]
async fn a_measure_of_ones_own_is_added_and_has_its_page() {
    let world = World::new();
    world.import_burglaries("2021-02", 36, 100);
    let ann = world.signed_in("ann", &[Role::Analyst]).await;
    let typed = [
        ("title", "Break-ins"),
        ("id", "break-ins"),
        ("unit", "break-ins"),
        ("good", "lower"),
        ("definition", "Burglaries of any kind."),
        ("sources", "mps-borough"),
        ("include", "Burglary"),
    ];
    let form = ann.get("/workspace/settings/measures/new").await.text;
    assert!(form.contains("Burglary &gt; Burglary - Residential"), "{form}");
    save(&ann, "/workspace/settings/measures/new", &typed).await;
    let page = world.visitor().get("/measures/break-ins").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Break-ins"), "{}", page.text);
    // A measure of the catalogue can be called by another name.
    save(&ann, "/workspace/settings/measures/burglary/title", &[("title", "Burglary, all")]).await;
    assert!(world.visitor().get("/measures/burglary").await.text.contains("Burglary, all"));
    let catalogue = ann.get("/workspace/settings/measures").await.text;
    assert!(catalogue.contains("Burglary, all") && catalogue.contains("Our own measures"));
}
