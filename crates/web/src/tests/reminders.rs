//! Reminders of actions: who is told what, and that nobody is told of what they may not know.

use jiff::{Timestamp, ToSpan as _};
use partnership::{Actor, ManageAccounts, NewAccount, Role, Roles};

use super::board::{item, meeting, with_board};
use super::mails::{in_days, post_at, world};
use super::world::PASSPHRASE;
use crate::dates::day_of;

/// What stands in the action of the item that was heard without the public.
const MARKER: &str = "Quillfeather";

#[tokio::test]
async fn each_is_reminded_of_what_is_theirs_and_of_nothing_that_is_kept_from_them() {
    let (world, server) = world();
    let ann = with_board(&world).await;
    meeting(&ann, ("25", "3", "2021")).await;
    item(&ann, "1", "Plan", "").await;
    let exempt = [
        ("title", "Premises"),
        ("kind", "standing"),
        ("part", "2"),
        ("exempt", "7"),
        ("exempt_reason", "It would warn those it is about"),
    ];
    let added = ann.send("/workspace/meetings/1/items/new", &exempt).await;
    assert!(added.status.is_redirection(), "{}", added.text);
    let in_days_from_now = |days: i32| {
        let day = day_of(world.app.now()).checked_add(days.days()).unwrap();
        day.to_string()
    };
    let (soon, late) = (in_days_from_now(10), in_days_from_now(60));
    for (item, what, owner, due) in [
        ("1", "Sign the agreement", "everybody", "30 April 2021"),
        ("1", "Report back", "post-1", soon.as_str()),
        ("1", "Ask residents", "person-3", soon.as_str()),
        ("1", "Plan the year", "organisation-1", late.as_str()),
        ("1", "Tell partners", "organisation-1", "after the visit in April"),
        ("1", "Call the group", "board-1", soon.as_str()),
        ("2", MARKER, "organisation-1", soon.as_str()),
    ] {
        let fields = ["what", "owner", "due"].map(|name| format!("{name}-{item}"));
        let mut record: Vec<_> =
            fields.iter().map(String::as_str).zip([what, owner, due]).collect();
        record.push(("do", "save"));
        let saved = ann.send(&format!("/workspace/items/{item}/record"), &record).await;
        assert!(saved.status.is_redirection(), "{}", saved.text);
    }
    let asked = [("what", "actions"), ("every", "weekly-1")];
    ann.send("/workspace/mailings", &asked).await;
    for (organisation, name, roles) in [
        ("council", "bob", &[Role::Partner][..]),
        ("LBX", "eve", &[Role::Partner, Role::ExemptReader]),
        ("Fire brigade", "cat", &[Role::BoardMember]),
    ] {
        let person = world.signs_in(&world.person_of(organisation, name, roles)).await;
        let page = person.send("/workspace/mailings", &asked).await;
        assert_eq!(page.location(), "/workspace/mailings", "{}", page.text);
        let page = person.get("/workspace/mailings").await.text;
        assert!(page.contains("Actions that are overdue or due within 14 days"), "{page}");
    }
    assert_eq!(post_at(&world.app, Timestamp::now()).await, 0, "not before its day");

    assert_eq!(post_at(&world.app, in_days(8)).await, 4);
    let all = [
        "Sign the agreement",
        "Report back",
        "Ask residents",
        "Plan the year",
        "Tell partners",
        "Call the group",
        MARKER,
        "One action of Part 2.",
    ];
    for mail in server.taken() {
        let told = match mail.to.as_str() {
            "ann@example.org" => [true, true, true, false, false, true, true, false],
            "bob@example.org" => [true, true, true, false, false, false, false, true],
            "eve@example.org" => [true, true, true, false, false, false, true, false],
            "cat@example.org" => [true, false, false, false, false, false, false, false],
            other => panic!("{other}"),
        };
        let text = mail.plain();
        assert_eq!(all.map(|what| text.contains(what)), told, "{}: {text}", mail.to);
        assert!(text.contains("30 April 2021 (Overdue by "), "{text}");
        assert!(text.contains("Open for ") && text.contains("Strategic Group"), "{text}");
        let is_for_managers = text.contains("/workspace/actions?show=urgent");
        assert_eq!(is_for_managers, mail.to == "ann@example.org", "{text}");
        assert!(!mail.raw.contains(MARKER) || told[6], "{}", mail.raw);
    }

    // What the board has closed is over: there is nothing left to remind the fire brigade of.
    meeting(&ann, ("17", "6", "2021")).await;
    let close = [("outcome", "done"), ("meeting", "2")];
    let closed = ann.send("/workspace/actions/1/close", &close).await;
    assert!(closed.status.is_redirection(), "{}", closed.text);
    assert_eq!(post_at(&world.app, in_days(16)).await, 3);
    assert!(server.taken().iter().skip(4).all(|mail| mail.to != "cat@example.org"));
}

#[tokio::test]
async fn who_has_nothing_to_do_with_actions_is_not_offered_them() {
    let (world, _server) = world();
    let analyst = NewAccount {
        email: "dan@example.org".to_owned(),
        name: "dan".to_owned(),
        organisation: None,
        roles: Roles::of(&[Role::Analyst]),
    };
    let may = Actor::console().grant::<ManageAccounts>().unwrap();
    let store = world.app.store();
    let invited = store.invite(&may, analyst, Timestamp::now()).unwrap();
    let token = invited.token.reveal();
    let account = store.accept_invitation(token, PASSPHRASE, Timestamp::now()).unwrap();
    let dan = world.signs_in(&account).await;
    assert!(!dan.get("/workspace/mailings").await.text.contains("Actions that are overdue"));
    let refused =
        dan.send("/workspace/mailings", &[("what", "actions"), ("every", "weekly-1")]).await;
    assert!(refused.text.contains("Choose what is sent"), "{}", refused.text);
}
