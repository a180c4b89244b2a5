//! Boards, people, posts and organisations: added, changed, and refused with words.

use axum::http::StatusCode;

use super::super::world::World;
use super::{with_board, words};

#[tokio::test]
async fn a_board_has_its_members_and_keeps_its_former_names() {
    let world = World::new();
    let ann = with_board(&world).await;
    let page = words(&ann.get("/workspace/boards/1").await.text);
    assert!(page.contains("Inspector Ann Example Chair"), "{page}");
    assert!(page.contains("Safety Manager (Bob Example) Member"), "{page}");
    assert!(page.contains("Nothing is outstanding"), "{page}");
    let change = ann.get("/workspace/boards/1/edit").await.text;
    assert!(change.contains("value=\"Strategic Group\""), "{change}");
    let renamed = [
        ("name", "Safer Board"),
        ("kind", "board"),
        ("notice", "3"),
        ("from-day", "1"),
        ("from-month", "6"),
        ("from-year", "2021"),
    ];
    assert_eq!(
        ann.send("/workspace/boards/1/edit", &renamed).await.location(),
        "/workspace/boards/1"
    );
    let page = words(&ann.get("/workspace/boards/1").await.text);
    assert!(page.contains("Former names Strategic Group"), "{page}");
    assert!(page.contains("3 clear working days"), "{page}");
    // A group of its, which it cannot itself work for.
    let group = [("name", "Tasking"), ("kind", "group"), ("parent", "1"), ("notice", "0")];
    assert_eq!(ann.send("/workspace/boards/new", &group).await.location(), "/workspace/boards/2");
    let below = [("name", "Safer Board"), ("kind", "board"), ("notice", "3"), ("parent", "2")];
    let refused = ann.send("/workspace/boards/1/edit", &below).await;
    assert!(refused.text.contains("does not itself work for this one"), "{}", refused.text);
    let list = words(&ann.get("/workspace/boards").await.text);
    assert!(list.contains("Safer Board") && list.contains("Tasking"), "{list}");
}

#[tokio::test]
async fn a_membership_ends_with_a_day_and_alternates_are_named() {
    let world = World::new();
    let ann = with_board(&world).await;
    let member = [
        ("seat", "person-3"),
        ("role", "member"),
        ("alternate", "1"),
        ("first-day", "1"),
        ("first-month", "2"),
        ("first-year", "2020"),
    ];
    let added = ann.send("/workspace/boards/1/members/new", &member).await;
    assert_eq!(added.location(), "/workspace/boards/1", "{}", added.text);
    let page = words(&ann.get("/workspace/boards/1").await.text);
    assert!(
        page.contains("Cat Example Member From 1 February 2020 on Inspector Ann Example"),
        "{page}"
    );
    let at = "/workspace/boards/1/members/3/end";
    let early = [("last-day", "1"), ("last-month", "1"), ("last-year", "2020")];
    let refused = ann.send(at, &early).await;
    assert!(refused.text.contains("must be the first one or a later one"), "{}", refused.text);
    let ends = [("last-day", "1"), ("last-month", "3"), ("last-year", "2020")];
    assert_eq!(ann.send(at, &ends).await.location(), "/workspace/boards/1");
    let page = words(&ann.get("/workspace/boards/1").await.text);
    let former = page.split_once("Former members").unwrap().1;
    assert!(former.contains("Cat Example") && former.contains("1 February 2020 to 1 March 2020"));
    // A membership of another board is not there.
    for gone in ["/workspace/boards/2/members/3/end", "/workspace/boards/1/members/9/end"] {
        assert_eq!(ann.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn people_posts_and_organisations_are_changed() {
    let world = World::new();
    let ann = with_board(&world).await;
    let changed = [("name", "Bob Other"), ("rank", "Councillor"), ("organisation", "")];
    let saved = ann.send("/workspace/boards/people/2", &changed).await;
    assert_eq!(saved.location(), "/workspace/boards/people", "{}", saved.text);
    let list = words(&ann.get("/workspace/boards/people").await.text);
    assert!(list.contains("Councillor Bob Other Safety Manager"), "{list}");
    let title = [("title", "Head of Safety"), ("organisation", "1")];
    assert!(ann.send("/workspace/boards/posts/1", &title).await.status.is_redirection());
    let given = [("person", "3"), ("first-day", "1"), ("first-month", "5"), ("first-year", "2021")];
    let done = ann.send("/workspace/boards/posts/1/give", &given).await;
    assert_eq!(done.location(), "/workspace/boards/posts/1", "{}", done.text);
    let post = words(&ann.get("/workspace/boards/posts/1").await.text);
    assert!(post.contains("Cat Example 1 May 2021"), "{post}");
    assert!(post.contains("Councillor Bob Other 1 January 2020 30 April 2021"), "{post}");
    let other = [("name", "The Council"), ("short", "")];
    assert!(ann.send("/workspace/boards/organisations/1", &other).await.status.is_redirection());
    let list = words(&ann.get("/workspace/boards/organisations").await.text);
    assert!(list.contains("The Council No"), "{list}");
    let trail = world.app.store().audit(
        &partnership::Actor::console().grant::<partnership::Operate>().unwrap(),
        None,
        100,
    );
    let trail = format!("{:?}", trail.unwrap());
    for what in ["person.edit", "post.edit", "post.give", "organisation.edit"] {
        assert!(trail.contains(what), "{what} is not in the trail");
    }
}

/// Where it is sent, what is typed, and what is said.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);

#[tokio::test]
async fn what_cannot_be_taken_comes_back_with_what_was_typed() {
    let world = World::new();
    let ann = with_board(&world).await;
    let cases: [Case; 11] = [
        ("/workspace/boards/new", &[("kind", "board"), ("notice", "5")], "Enter a name"),
        (
            "/workspace/boards/new",
            &[("name", "Kept <b>"), ("notice", "5")],
            "Choose whether it is a board",
        ),
        (
            "/workspace/boards/new",
            &[("name", "Kept <b>"), ("kind", "board"), ("notice", "x")],
            "number of days",
        ),
        (
            "/workspace/boards/new",
            &[("name", "Strategic Group"), ("kind", "board"), ("notice", "5")],
            "There is one of this name already",
        ),
        (
            "/workspace/boards/1/edit",
            &[("name", "New"), ("kind", "board"), ("notice", "5")],
            "from which it has the new name",
        ),
        ("/workspace/boards/people/new", &[("rank", "Inspector")], "Enter a name"),
        (
            "/workspace/boards/posts/new",
            &[("title", "Safety Manager"), ("organisation", "1")],
            "one of this name",
        ),
        ("/workspace/boards/posts/1/give", &[], "Choose a person"),
        ("/workspace/boards/organisations/new", &[("name", "Council")], "one of this name"),
        ("/workspace/boards/1/members/new", &[("role", "member")], "Choose who sits there"),
        (
            "/workspace/boards/1/members/new",
            &[
                ("seat", "person-1"),
                ("role", "member"),
                ("first-day", "31"),
                ("first-month", "2"),
                ("first-year", "2021"),
            ],
            "Enter a day as day, month and year",
        ),
    ];
    for (path, typed, wanted) in cases {
        let answer = ann.send(path, typed).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(answer.text.contains("There is a problem"), "{path}: {}", answer.text);
        assert!(answer.text.contains(wanted), "{path} {typed:?}: {}", answer.text);
        if typed.iter().any(|(_, value)| *value == "Kept <b>") {
            assert!(answer.text.contains("value=\"Kept &lt;b&gt;\""), "{path}");
        }
    }
    assert_eq!(world.app.store().boards().unwrap().len(), 1);
}
