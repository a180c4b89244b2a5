//! Meetings and their agendas.

use axum::http::StatusCode;
use jiff::Timestamp;
use partnership::{Actor, ManageAccounts, NewAccount, Role, Roles};

use super::super::world::World;
use super::{item, meeting, with_board, words};

#[tokio::test]
async fn a_meeting_is_made_changed_and_advanced() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    let page = words(&ann.get("/workspace/meetings/1").await.text);
    for wanted in [
        "Strategic Group, 17 June 2021",
        "Being prepared",
        "9 June 2021, so that 5 clear",
        "Civic Centre",
        "To do",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    let same = [
        ("date-day", "17"),
        ("date-month", "6"),
        ("date-year", "2021"),
        ("time", "10:00"),
        ("mode", "virtual"),
    ];
    let taken = ann.send("/workspace/boards/1/meetings/new", &same).await;
    assert!(taken.text.contains("another meeting at this time"), "{}", taken.text);
    for (field, value, wanted) in [
        ("time", "noon", "Enter a time"),
        ("mode", "", "Choose how it is held"),
        ("date-year", "21", "Enter a day"),
    ] {
        let typed: Vec<_> = same
            .into_iter()
            .map(|(name, old)| (name, if name == field { value } else { old }))
            .collect();
        let refused = ann.send("/workspace/boards/1/meetings/new", &typed).await;
        assert!(refused.text.contains(wanted), "{field}: {}", refused.text);
    }
    // The next one is proposed as this one was.
    let next = ann.get("/workspace/boards/1/meetings/new").await.text;
    assert!(next.contains("value=\"Civic Centre\"") && next.contains("value=\"10:00\""), "{next}");
    let later = [
        ("date-day", "18"),
        ("date-month", "6"),
        ("date-year", "2021"),
        ("time", "2pm"),
        ("mode", "virtual"),
    ];
    let saved = ann.send("/workspace/meetings/1/edit", &later).await;
    assert_eq!(saved.location(), "/workspace/meetings/1", "{}", saved.text);
    let held = [("status", "held"), ("ended", "15:30")];
    assert!(ann.send("/workspace/meetings/1/status", &held).await.status.is_redirection());
    let page = words(&ann.get("/workspace/meetings/1").await.text);
    assert!(page.contains("18 June 2021") && page.contains("14:00 to 15:30"), "{page}");
    let board = words(&ann.get("/workspace/boards/1").await.text);
    assert!(board.contains("18 June 2021 14:00") && board.contains("Held"), "{board}");
}

#[tokio::test]
async fn an_agenda_is_put_in_order_by_buttons() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    for (title, under) in
        [("Welcome", ""), ("Progress", ""), ("Strategy", "2"), ("Quarter", "2"), ("Next", "")]
    {
        item(&ann, "1", title, under).await;
    }
    let order = async || {
        let agenda = world.app.store().agenda("1".parse().unwrap()).unwrap();
        agenda.iter().map(|one| format!("{} {}", one.number, one.said.title)).collect::<Vec<_>>()
    };
    assert_eq!(order().await, ["1 Welcome", "2 Progress", "2a Strategy", "2b Quarter", "3 Next"]);
    let up = ann.send("/workspace/items/2/move", &[("to", "up")]).await;
    assert_eq!(up.location(), "/workspace/meetings/1#down-2", "the first has no button up");
    let down = ann.send("/workspace/items/3/move", &[("to", "down")]).await;
    assert_eq!(down.location(), "/workspace/meetings/1#up-3");
    assert_eq!(order().await, ["1 Progress", "1a Quarter", "1b Strategy", "2 Welcome", "3 Next"]);
    // Over the end it goes nowhere.
    ann.send("/workspace/items/2/move", &[("to", "up")]).await;
    assert_eq!(order().await[0], "1 Progress");
    let page = ann.get("/workspace/meetings/1").await.text;
    assert!(
        page.contains("aria-label=\"Move 1b Strategy up\"") && page.contains("id=\"up-3\""),
        "{page}"
    );
    assert!(!page.contains("aria-label=\"Move 1 Progress up\""), "{page}");
}

#[tokio::test]
async fn an_item_is_exempt_by_a_paragraph_and_a_reason_only() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    let base = [("title", "A case"), ("kind", "papers")];
    let cases: [(&[(&str, &str)], &str); 5] = [
        (&[("part", "")], "Choose Part 1 or Part 2"),
        (&[("part", "2"), ("exempt_reason", "y")], "Choose the paragraph"),
        (&[("part", "2"), ("exempt", "8"), ("exempt_reason", "y")], "Choose the paragraph"),
        (
            &[("part", "2"), ("exempt", "1"), ("exempt_reason", " ")],
            "Enter why the public interest",
        ),
        (&[("part", "1"), ("title", "")], "Enter a title"),
    ];
    for (more, wanted) in cases {
        let mut typed: Vec<_> = base.to_vec();
        typed.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        typed.extend(more);
        let refused = ann.send("/workspace/meetings/1/items/new", &typed).await;
        assert!(refused.text.contains(wanted), "{more:?}: {}", refused.text);
    }
    let exempt = [("part", "2"), ("exempt", "7"), ("exempt_reason", "An operation is under way.")];
    let typed: Vec<_> = base.into_iter().chain(exempt).collect();
    let added = ann.send("/workspace/meetings/1/items/new", &typed).await;
    assert_eq!(added.location(), "/workspace/meetings/1#item-1", "{}", added.text);
    let page = words(&ann.get("/workspace/meetings/1").await.text);
    assert!(page.contains("Part 2: exempt"), "{page}");
    let form = ann.get("/workspace/items/1").await.text;
    assert!(form.contains("An operation is under way."), "{form}");
    let plain = [("title", "A case"), ("kind", "verbal"), ("part", "1"), ("exempt", "7")];
    assert!(ann.send("/workspace/items/1", &plain).await.status.is_redirection());
    let store = world.app.store();
    assert!(store.item("1".parse().unwrap()).unwrap().said.exempt.is_none());
    // One of which something is recorded stays.
    item(&ann, "1", "A part", "1").await;
    let kept = ann.send("/workspace/items/1/remove", &[]).await;
    assert!(kept.text.contains("Something is recorded of it"), "{}", kept.text);
    assert_eq!(
        ann.send("/workspace/items/2/remove", &[]).await.location(),
        "/workspace/meetings/1#agenda"
    );
    assert_eq!(ann.get("/workspace/items/2").await.status, StatusCode::NOT_FOUND);
}

/// Invites somebody of this name to an account.
fn invite(world: &World, name: &str, email: &str) {
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    let new = NewAccount {
        email: email.to_owned(),
        name: name.to_owned(),
        organisation: None,
        roles: Roles::of(&[Role::BoardMember]),
    };
    world.app.store().invite(&may, new, Timestamp::now()).unwrap();
}

#[tokio::test]
async fn members_with_an_account_are_asked_by_a_file_and_told_that_it_is_called_off() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("17", "6", "2021")).await;
    let file = async || {
        let file = ann.get("/workspace/meetings/1/invitation.ics").await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.text);
        (file.header("content-type").to_owned(), file.text.replace("\r\n ", ""))
    };
    let (kind, text) = file().await;
    assert_eq!(kind, "text/calendar; charset=utf-8; method=REQUEST");
    assert!(!text.contains("ATTENDEE"), "{text}");
    let page = words(&ann.get("/workspace/meetings/1").await.text);
    assert!(page.contains("account: Inspector Ann Example; Bob Example."), "{page}");

    // The chair by name, the other member by the post that he holds; a name that two have could be the other's.
    invite(&world, "inspector ann example", "chair@example.org");
    invite(&world, "Bob Example", "bob@example.org");
    let (_, text) = file().await;
    assert!(text.contains("METHOD:REQUEST") && text.contains("DTSTART:20210617T090000Z"), "{text}");
    assert!(text.contains("mailto:ann@example.org"), "{text}");
    let asked = |text: &str| text.lines().filter(|line| line.starts_with("ATTENDEE")).count();
    assert_eq!(asked(&text), 2, "{text}");
    assert!(text.contains("mailto:chair@example.org") && text.contains("mailto:bob@"), "{text}");
    invite(&world, "BOB EXAMPLE", "third@example.org");
    let (_, text) = file().await;
    assert_eq!(asked(&text), 1, "{text}");

    ann.send("/workspace/meetings/1/status", &[("status", "cancelled")]).await;
    let (kind, text) = file().await;
    assert_eq!(kind, "text/calendar; charset=utf-8; method=CANCEL");
    assert!(text.contains("STATUS:CANCELLED") && text.contains("SEQUENCE:1"), "{text}");
    assert!(words(&ann.get("/workspace/meetings/1").await.text).contains("Cancellation for"));
    let gone = ann.get("/workspace/meetings/99/invitation.ics").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}
