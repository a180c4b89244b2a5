//! Actions: on the list, followed, closed by the board, and told to whom they need.

use axum::http::StatusCode;
use jiff::ToSpan as _;

use super::super::world::{Visitor, World};
use super::{item, meeting, with_board, words};
use crate::dates::day_of;

/// A board with one action that is overdue, one that is due in three days, one that is due after something.
async fn with_actions(world: &World) -> Visitor<'_> {
    let ann = with_board(world).await;
    meeting(&ann, ("25", "3", "2021")).await;
    item(&ann, "1", "Plan", "").await;
    let soon = day_of(world.app.now()).checked_add(3.days()).unwrap().to_string();
    for (what, owner, due) in [
        ("Sign the agreement", "everybody", "30 April 2021"),
        ("Report back", "post-1", soon.as_str()),
        ("Tell partners", "organisation-1", "after the visit in April"),
    ] {
        let record = [("what-1", what), ("owner-1", owner), ("due-1", due), ("do", "save")];
        let saved = ann.send("/workspace/items/1/record", &record).await;
        assert!(saved.status.is_redirection(), "{}", saved.text);
    }
    ann
}

#[tokio::test]
async fn the_list_is_narrowed_and_what_is_overdue_is_said() {
    let world = World::new();
    let ann = with_actions(&world).await;
    let list =
        async |query: &str| words(&ann.get(&format!("/workspace/actions{query}")).await.text);
    let all = ["Sign the agreement", "Report back", "Tell partners"];
    for (query, wanted) in [
        ("", [true, true, true]),
        ("?show=overdue", [true, false, false]),
        ("?show=urgent", [true, true, false]),
        ("?show=closed", [false, false, false]),
        ("?owner=organisation-1", [false, false, true]),
        ("?board=1&owner=everybody&show=all", [true, false, false]),
        ("?board=2", [false, false, false]),
    ] {
        let page = list(query).await;
        assert_eq!(all.map(|what| page.contains(what)), wanted, "{query}: {page}");
    }
    let page = list("").await;
    assert!(page.contains("Overdue by ") && page.contains("Due in 3 days"), "{page}");
    assert!(page.contains("Safety Manager (Bob Example)"), "{page}");
    assert!(page.contains("After the visit in April"), "{page}");
    let board = words(&ann.get("/workspace/boards/1").await.text);
    assert!(board.contains("Overdue by ") && board.contains("Plan, 25 March 2021"), "{board}");
    for query in ["?show=some", "?owner=nobody", "?board=x"] {
        let answer = ann.get(&format!("/workspace/actions{query}")).await;
        assert!(answer.status.is_client_error(), "{query}");
    }
}

#[tokio::test]
async fn an_action_is_followed_closed_and_opened_again() {
    let world = World::new();
    let ann = with_actions(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    meeting(&ann, ("1", "2", "2021")).await;
    let at = "/workspace/actions/1";
    let told = ann.send(&format!("{at}/update"), &[("words", "Half have <signed>.")]).await;
    assert_eq!(told.location(), at, "{}", told.text);
    let page = ann.get(at).await.text;
    assert!(page.contains("Half have &lt;signed&gt;."), "{page}");
    assert!(page.contains("17 June 2021") && !page.contains("1 February 2021"), "{page}");
    let none = ann.send(&format!("{at}/update"), &[]).await;
    assert!(none.text.contains("Enter what there is to tell"), "{}", none.text);
    let open = ann.send(&format!("{at}/close"), &[("meeting", "2")]).await;
    assert!(open.text.contains("Choose what came of it"), "{}", open.text);
    let early = ann.send(&format!("{at}/close"), &[("meeting", "3"), ("outcome", "done")]).await;
    assert!(early.text.contains("Choose the meeting"), "{}", early.text);
    let close = [("meeting", "2"), ("outcome", "superseded"), ("closing", "A new one is drafted.")];
    assert_eq!(ann.send(&format!("{at}/close"), &close).await.location(), at);
    let page = words(&ann.get(at).await.text);
    let order = [
        "It arose at the meeting",
        "ann told",
        "The board closed it: Superseded",
        "A new one is drafted.",
    ];
    let places = order.map(|text| page.find(text).unwrap_or_else(|| panic!("{text}: {page}")));
    assert!(places.is_sorted(), "{page}");
    let list = words(&ann.get("/workspace/actions").await.text);
    assert!(!list.contains("Sign the agreement"), "{list}");
    assert_eq!(ann.send(&format!("{at}/reopen"), &[]).await.location(), at);
    let list = words(&ann.get("/workspace/actions").await.text);
    assert!(list.contains("Sign the agreement"), "{list}");
    assert_eq!(ann.get("/workspace/actions/99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_action_is_changed_as_it_was_typed() {
    let world = World::new();
    let ann = with_actions(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    let at = "/workspace/actions/3";
    let form = ann.get(&format!("{at}/edit")).await.text;
    assert!(form.contains("value=\"after the visit in April\""), "{form}");
    let changed = [
        ("what", "Tell all partners"),
        ("owner", "board-1"),
        ("due", "at the meeting of 17 June 2021"),
    ];
    assert_eq!(ann.send(&format!("{at}/edit"), &changed).await.location(), at);
    let page = words(&ann.get(at).await.text);
    assert!(
        page.contains("At the meeting of 17 June 2021") && page.contains("Strategic Group"),
        "{page}"
    );
    let form = ann.get(&format!("{at}/edit")).await.text;
    assert!(form.contains("value=\"meeting of 17 June 2021\""), "{form}");
    for (fields, wanted) in [
        (&[("what", ""), ("owner", ""), ("due", "")][..], "Enter what is to be done"),
        (&[("what", "x"), ("owner", "")][..], "Choose whose it is"),
    ] {
        let refused = ann.send(&format!("{at}/edit"), fields).await;
        assert!(refused.text.contains(wanted), "{}", refused.text);
    }
}

#[tokio::test]
async fn what_is_due_needs_whoever_manages_the_board() {
    let world = World::new();
    let ann = with_actions(&world).await;
    let page = words(&ann.get("/workspace").await.text);
    let needs = page.split_once("What needs you").unwrap().1;
    let places = ["Sign the agreement", "Report back"].map(|text| needs.find(text).unwrap());
    assert!(places.is_sorted(), "{needs}");
    assert!(needs.contains("Safety Manager (Bob Example)."), "{needs}");
    assert!(!needs.contains("Tell partners"), "{needs}");
    let eve = world.signed_in("eve", &[partnership::Role::Analyst]).await;
    assert!(!eve.get("/workspace").await.text.contains("Sign the agreement"));
}
