//! At the meeting: attendance, minutes, resolutions, actions, and promises that become actions.

use partnership::board::{AttendanceStatus, Due, Owner, ResolutionForm};

use super::super::world::{Answer, Visitor, World};
use super::{item, meeting, with_board, words};

const HELD: &str = "/workspace/meetings/1/held";

async fn begun(world: &World) -> Visitor<'_> {
    let ann = with_board(world).await;
    meeting(&ann, ("25", "3", "2021")).await;
    for title in ["Minutes of the last meeting", "Violence reduction plan"] {
        item(&ann, "1", title, "").await;
    }
    ann
}

#[tokio::test]
async fn everybody_is_ticked_once() {
    let world = World::new();
    let ann = begun(&world).await;
    let page = ann.get(HELD).await.text;
    assert!(page.contains("name=\"who-1\"") && page.contains("name=\"who-2\""), "{page}");
    assert!(words(&page).contains("Bob Example Safety Manager, member"), "{page}");
    let ticks =
        [("who-1", "apologies"), ("who-2", "present"), ("other", "3"), ("other-as", "alternate-1")];
    let saved = ann.send("/workspace/meetings/1/attendance", &ticks).await;
    assert_eq!(saved.location(), format!("{HELD}?said=attendance#attendance"), "{}", saved.text);
    let there = || world.app.store().attendance("1".parse().unwrap()).unwrap();
    let statuses: Vec<_> = there().iter().map(|one| one.status).collect();
    assert_eq!(
        statuses,
        [AttendanceStatus::Apologies, AttendanceStatus::Present, AttendanceStatus::Alternate]
    );
    let page = ann.get(saved.location().split('#').next().unwrap()).await.text;
    assert!(words(&page).contains("2 there, 1 with apologies"), "{page}");
    assert!(words(&page).contains("Attendance saved."), "{page}");
    assert!(words(&page).contains("Alternate for Inspector Ann Example"), "{page}");
    // Somebody who was ticked wrongly is present after all, and another was not there.
    ann.send("/workspace/meetings/1/attendance", &[("who-1", "present"), ("who-3", "none")]).await;
    let now = there();
    assert_eq!(now.len(), 2);
    assert!(now.iter().all(|one| one.status == AttendanceStatus::Present));
    // A page that was opened before takes back nothing that it did not change.
    let old = [("was-1", "none"), ("who-1", "none"), ("was-2", "none"), ("who-2", "apologies")];
    ann.send("/workspace/meetings/1/attendance", &old).await;
    let now: Vec<_> = there().iter().map(|one| one.status).collect();
    assert_eq!(now, [AttendanceStatus::Present, AttendanceStatus::Apologies]);
    let none = ann
        .send("/workspace/meetings/1/attendance", &[("other", "3"), ("other-as", "alternate-3")])
        .await;
    assert!(none.text.contains("nobody comes for themselves"), "{}", none.text);
    let declared = [("declares", "1"), ("words", "A contract with a supplier")];
    ann.send("/workspace/meetings/1/declare", &declared).await;
    let empty = ann.send("/workspace/meetings/1/declare", &[]).await.text;
    assert!(
        empty.contains("Choose a person") && empty.contains("Enter what was declared"),
        "{empty}"
    );
    let page = words(&ann.get(HELD).await.text);
    assert!(page.contains("Inspector Ann Example: A contract with a supplier"), "{page}");
}

#[tokio::test]
async fn one_form_records_minutes_a_resolution_and_an_action() {
    let world = World::new();
    let ann = begun(&world).await;
    meeting(&ann, ("17", "6", "2099")).await;
    let record = [
        ("base-2", "0"),
        (
            "text-2",
            "The plan was presented.\r\n\r\nInspector Ann Example agreed to circulate the map by 30 April 2021.",
        ),
        ("words-2", "the update be noted, and the manager report back"),
        ("what-2", "Report back"),
        ("owner-2", "post-1"),
        ("due-2", "next meeting"),
        ("do", "noted-with-action"),
    ];
    let saved = ann.send("/workspace/items/2/record", &record).await;
    assert_eq!(saved.location(), format!("{HELD}?item=2&said=saved#item-2"), "{}", saved.text);
    let store = world.app.store();
    let item = "2".parse().unwrap();
    let resolutions = store.resolutions(item).unwrap();
    assert_eq!(resolutions[0].said.form, ResolutionForm::NotedWithAction);
    let action = store.actions().unwrap().remove(0);
    assert_eq!(action.action.said.resolution, Some(resolutions[0].id));
    assert!(matches!(action.action.said.owner, Owner::Post(_)), "{action:?}");
    assert_eq!(action.due_on, "2099-06-17".parse().ok());
    // A promise is heard, and made an action of.
    let page = ann.get(&format!("{HELD}?item=2&said=saved")).await.text;
    assert!(words(&page).contains("Promises heard"), "{page}");
    assert!(words(&page).contains("agreed to circulate the map"), "{page}");
    let to = format!("{HELD}?item=2&amp;promise=0#what-2");
    assert!(page.contains(&to), "{page}");
    let filled = ann.get(&format!("{HELD}?item=2&promise=0")).await.text;
    assert!(filled.contains("value=\"person-1\" selected"), "{filled}");
    assert!(filled.contains("value=\"30 April 2021\""), "{filled}");
    let made = [
        ("base-2", "1"),
        ("text-2", &*store.minute(item).unwrap().unwrap().text),
        ("what-2", "Circulate the map"),
        ("owner-2", "person-1"),
        ("due-2", "30 April 2021"),
        ("do", "save"),
    ];
    let saved = ann.send("/workspace/items/2/record", &made).await;
    assert!(saved.status.is_redirection(), "{}", saved.text);
    let page = words(&ann.get(&format!("{HELD}?item=2")).await.text);
    assert!(page.contains("Circulate the map (Inspector Ann Example)"), "{page}");
    assert_eq!(store.minute(item).unwrap().unwrap().version, 1, "its text is the same");
}

#[tokio::test]
async fn resolutions_are_a_press_of_a_button() {
    let world = World::new();
    let ann = begun(&world).await;
    meeting(&ann, ("10", "12", "2020")).await;
    let press = async |item: &str, form: &str, text: &str| -> Answer {
        let words = format!("words-{item}");
        let fields = [("do", form), (words.as_str(), text)];
        ann.send(&format!("/workspace/items/{item}/record"), &fields).await
    };
    press("1", "agreed", "").await;
    press("2", "noted", "").await;
    press("2", "numbered", "the plan be agreed\r\n\r\nthe partners sign it").await;
    let of = |item: &str| -> Vec<String> {
        let all = world.app.store().resolutions(item.parse().unwrap()).unwrap();
        all.into_iter().map(|one| one.said.words).collect()
    };
    assert_eq!(
        of("1"),
        ["the minutes of the meeting held on 10 December 2020 be agreed as a correct record"]
    );
    assert_eq!(of("2"), ["the update be noted", "the plan be agreed", "the partners sign it"]);
    let page = ann.get(&format!("{HELD}?item=1")).await.text;
    assert!(page.contains("/workspace/meetings/2/agree"), "{page}");
    let none = press("2", "noted-with-action", "").await;
    assert!(none.text.contains("Enter what was resolved"), "{}", none.text);
    let formless = press("2", "save", "something").await;
    assert!(formless.text.contains("Choose the form"), "{}", formless.text);
    assert_eq!(of("2").len(), 3);
}

#[tokio::test]
async fn what_is_wrong_with_an_action_is_said_and_nothing_typed_is_lost() {
    let world = World::new();
    let ann = begun(&world).await;
    let base =
        [("text-2", "Kept <text>"), ("what-2", "Report"), ("owner-2", "everybody"), ("due-2", "")];
    for (field, value, wanted) in [
        ("what-2", "", "Enter what is to be done"),
        ("owner-2", "person-99", "Choose whose it is"),
        ("due-2", "soon", "Enter a date such as"),
        ("due-2", "next meeting", "There is no next meeting yet"),
        ("due-2", "meeting of 1 April 2021", "no meeting on that day"),
        ("due-2", "after ", "Enter a date such as"),
    ] {
        let typed: Vec<_> = base
            .into_iter()
            .map(|(name, old)| (name, if name == field { value } else { old }))
            .collect();
        let refused = ann.send("/workspace/items/2/record", &typed).await;
        assert!(refused.text.contains(wanted), "{field} {value}: {}", refused.text);
        assert!(refused.text.contains("Kept &lt;text&gt;"), "{}", refused.text);
        assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{}", refused.text);
    }
    assert!(world.app.store().actions().unwrap().is_empty());
    assert!(world.app.store().minute("2".parse().unwrap()).unwrap().is_none());
    let typed: Vec<_> = base
        .into_iter()
        .map(|(name, old)| (name, if name == "due-2" { "after the visit in April" } else { old }))
        .collect();
    assert!(ann.send("/workspace/items/2/record", &typed).await.status.is_redirection());
    let due = world.app.store().actions().unwrap().remove(0).action.said.due;
    assert_eq!(due, Some(Due::After("the visit in April".into())));
}

#[tokio::test]
async fn two_who_take_minutes_at_once_lose_no_word() {
    let world = World::new();
    let ann = begun(&world).await;
    let save = async |base: &str, text: &str| -> Answer {
        let fields = [("base-2", base), ("text-2", text), ("do", "save")];
        ann.send("/workspace/items/2/record", &fields).await
    };
    save("0", "One.\n\nTwo.\n\nThree.").await;
    save("1", "One was said.\n\nTwo.\n\nThree.").await;
    let merged = save("1", "One.\n\nTwo.\n\nThree was said.").await;
    assert!(merged.location().contains("said=merged"), "{merged:?}");
    let clash = save("1", "One was not said.\n\nTwo.\n\nThree.").await;
    assert!(clash.text.contains("Somebody else has changed the same lines"), "{}", clash.text);
    assert!(clash.text.contains("One was not said."), "{}", clash.text);
    assert!(clash.text.contains("What somebody else has saved"), "{}", clash.text);
    assert!(clash.text.contains("name=\"base-2\" value=\"3\""), "{}", clash.text);
    let text = || world.app.store().minute("2".parse().unwrap()).unwrap().unwrap().text;
    assert_eq!(text(), "One was said.\n\nTwo.\n\nThree was said.\n");
    // Having seen theirs, they save knowingly.
    save("3", "One was said, and denied.\n\nTwo.\n\nThree was said.").await;
    assert!(text().starts_with("One was said, and denied."));
    let ended = ann.send("/workspace/meetings/1/end", &[("ended", "12:05")]).await;
    assert_eq!(ended.location(), "/workspace/meetings/1/minutes");
    let never = ann.send("/workspace/meetings/1/end", &[("ended", "late")]).await;
    assert!(never.text.contains("Enter a time"), "{}", never.text);
}
