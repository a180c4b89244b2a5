//! Minutes: a draft that is corrected, agreed at the next meeting, and added to by notes only.

use partnership::board::MeetingStatus;

use super::super::world::World;
use super::{item, meeting, with_board, words};

#[tokio::test]
async fn a_draft_is_corrected_and_agreed_at_the_next_meeting() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("25", "3", "2021")).await;
    item(&ann, "1", "Plan", "").await;
    let at = "/workspace/meetings/1/minutes";
    let record =
        [("text-1", "It was shown.\n\n- one\n- two"), ("words-1", "it be notd"), ("do", "noted")];
    ann.send("/workspace/items/1/record", &record).await;
    ann.send("/workspace/meetings/1/attendance", &[("who-1", "present"), ("who-2", "apologies")])
        .await;
    let page = ann.get(at).await.text;
    assert!(page.contains("<li>one</li>"), "{page}");
    let said = words(&page);
    for wanted in [
        "Present Inspector Ann Example",
        "Apologies Bob Example",
        "RESOLVED that it be notd",
        "no declarations",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
    // Corrected: the resolution, and the text by two at once.
    let correct = [("words", "it be noted"), ("form", "noted")];
    let saved = ann.send("/workspace/resolutions/1", &correct).await;
    assert_eq!(saved.location(), format!("{at}#item-1"), "{}", saved.text);
    let form = ann.get("/workspace/items/1/minute").await;
    assert_eq!(form.hidden("base"), "1");
    let save = async |base: &str, text: &str| {
        ann.send("/workspace/items/1/minute", &[("base", base), ("text", text)]).await
    };
    let first = save("1", "It was shown by the police.\n\n- one\n- two").await;
    assert_eq!(first.location(), format!("{at}#item-1"), "{}", first.text);
    let second = save("1", "It was shown.\n\n- one\n- two\n- three").await;
    assert_eq!(second.location(), "/workspace/items/1/minute?merged=1", "{}", second.text);
    let merged = ann.get(second.location()).await.text;
    assert!(merged.contains("by the police") && merged.contains("- three"), "{merged}");
    let clash = save("1", "It was not shown.\n\n- one\n- two").await;
    assert!(clash.text.contains("What somebody else has saved"), "{}", clash.text);
    assert_eq!(clash.hidden("base"), "3");
    // The draft is ready; there is no later meeting yet, then there is.
    ann.send("/workspace/meetings/1/minutes/draft", &[]).await;
    let early = words(&ann.get("/workspace/meetings/1/agree").await.text);
    assert!(early.contains("There is no later meeting"), "{early}");
    meeting(&ann, ("17", "6", "2021")).await;
    item(&ann, "2", "Welcome", "").await;
    item(&ann, "2", "Minutes", "").await;
    let page = ann.get("/workspace/meetings/1/agree").await.text;
    assert!(page.contains("value=\"3\" selected"), "the item on minutes is proposed: {page}");
    let wrong = ann.send("/workspace/meetings/1/agree", &[("item", "1")]).await;
    assert!(wrong.text.contains("Choose the item at which"), "{}", wrong.text);
    let agreed = ann.send("/workspace/meetings/1/agree", &[("item", "3")]).await;
    assert_eq!(agreed.location(), at, "{}", agreed.text);
    ann.send("/workspace/meetings/1/agree", &[("item", "3")]).await;
    let store = world.app.store();
    let of_next = store.resolutions("3".parse().unwrap()).unwrap();
    assert_eq!(of_next.len(), 1, "pressed twice, it is agreed once");
    assert!(of_next[0].said.words.contains("25 March 2021 be agreed as a correct record"));
    assert_eq!(store.meeting("1".parse().unwrap()).unwrap().status, MeetingStatus::MinutesAgreed);
    // From now on it is not changed, and notes stand apart.
    for (path, fields) in [
        ("/workspace/items/1/minute", &[("base", "3"), ("text", "x")][..]),
        ("/workspace/resolutions/1", &[("words", "x"), ("form", "noted")][..]),
        ("/workspace/resolutions/1/remove", &[][..]),
        ("/workspace/items/1", &[("title", "x"), ("kind", "papers"), ("part", "1")][..]),
        (
            "/workspace/meetings/1/items/new",
            &[("title", "x"), ("kind", "papers"), ("part", "1")][..],
        ),
    ] {
        let refused = ann.send(path, fields).await;
        assert!(refused.text.contains("These minutes were agreed"), "{path}: {}", refused.text);
    }
    ann.send("/workspace/meetings/1/minutes/draft", &[]).await;
    assert_eq!(store.meeting("1".parse().unwrap()).unwrap().status, MeetingStatus::MinutesAgreed);
    assert_eq!(ann.get("/workspace/meetings/1/held").await.location(), at);
    for (what, fields) in [
        ("attendance", &[("who-1", "apologies")][..]),
        ("declare", &[("declares", "1"), ("words", "x")][..]),
        ("end", &[("ended", "12:00")][..]),
    ] {
        let away = ann.send(&format!("/workspace/meetings/1/{what}"), fields).await;
        assert_eq!(away.location(), at, "{what}");
    }
    let there = store.attendance("1".parse().unwrap()).unwrap();
    assert_eq!(there[0].status, partnership::board::AttendanceStatus::Present);
    assert!(store.declarations("1".parse().unwrap()).unwrap().is_empty());
    let note = [
        ("words", "The group has another name now."),
        ("date-day", "1"),
        ("date-month", "7"),
        ("date-year", "2021"),
    ];
    assert_eq!(ann.send("/workspace/items/1/note", &note).await.location(), format!("{at}#item-1"));
    let page = ann.get(at).await.text;
    let said = words(&page);
    assert!(
        said.contains("Note after the meeting, 1 July 2021: The group has another name now."),
        "{said}"
    );
    assert!(!page.contains("/workspace/items/1/minute\""), "{page}");
    let empty = ann.send("/workspace/items/1/note", &[]).await.text;
    assert!(empty.contains("Enter the note") && empty.contains("Enter the date"), "{empty}");
}

#[tokio::test]
async fn a_resolution_that_was_put_in_by_mistake_goes_and_its_action_stays() {
    let world = World::new();
    let ann = with_board(&world).await;
    meeting(&ann, ("25", "3", "2021")).await;
    item(&ann, "1", "Plan", "").await;
    let record = [("words-1", "x"), ("do", "noted"), ("what-1", "Do it"), ("owner-1", "everybody")];
    ann.send("/workspace/items/1/record", &record).await;
    let gone = ann.send("/workspace/resolutions/1/remove", &[]).await;
    assert!(gone.status.is_redirection(), "{}", gone.text);
    let store = world.app.store();
    assert!(store.resolutions("1".parse().unwrap()).unwrap().is_empty());
    assert_eq!(store.actions().unwrap()[0].action.said.resolution, None);
}
