//! Papers and packs, and the notice of a meeting.

use std::collections::BTreeMap;

use jiff::civil::Date;
use partnership::board::{
    BroughtFile, Exempt, ItemId, MeetingId, MeetingStatus, NewPack, NewPaper, PackPart, Paper,
    PaperField, PaperPages, PaperSource, bank_holiday, clear_days, publish_by,
};
use partnership::{Granted, ManageBoard, StoreError, Wrong};

use crate::World;
use crate::board::{board, day, item, meeting};

fn paper(world: &World, meeting: MeetingId, item: Option<ItemId>, source: PaperSource) -> Paper {
    let new = NewPaper {
        meeting,
        item,
        title: "Safer streets".into(),
        source,
        exempt: None,
        handling: None,
    };
    world.store.add_paper(&World::may::<ManageBoard>(), new, world.now).unwrap()
}

fn set_up(world: &World) -> (Granted<ManageBoard>, MeetingId) {
    let may = World::may::<ManageBoard>();
    let board = board(world, &may);
    let june = meeting(world, &may, board, "2021-06-17");
    (may, june)
}

#[test]
fn two_who_write_a_paper_lose_no_word() {
    let world = World::new();
    let (may, june) = set_up(&world);
    let id = paper(&world, june, None, PaperSource::Written).id;
    let save = |base, text: &str| world.store.save_paper(&may, (id, base), text, world.now);
    let first = save(0, "One\n\nTwo\n\nThree").unwrap();
    save(first.version, "One and a half\n\nTwo\n\nThree").unwrap();
    let merged = save(first.version, "One\n\nTwo\n\nThree and a half").unwrap();
    assert_eq!(merged.text, "One and a half\n\nTwo\n\nThree and a half\n");
    // Both changed the same line: neither is lost, the second is told.
    let refused = save(first.version, "Another one\n\nTwo\n\nThree").unwrap_err();
    assert!(matches!(refused, StoreError::Invalid { why: Wrong::ChangedByOther, .. }));
    assert_eq!(world.store.paper_version(id, 1).unwrap().text, "One\n\nTwo\n\nThree\n");
    assert_eq!(world.store.paper_text(id).unwrap().unwrap(), merged);
}

#[test]
fn a_brought_file_is_kept_as_it_is() {
    let world = World::new();
    let (may, june) = set_up(&world);
    let bytes = b"%PDF-1.7 as it was brought\0".as_slice();
    let sha256 = world.store.keep_file(&may, bytes).unwrap();
    assert_eq!(world.store.keep_file(&may, bytes).unwrap(), sha256);
    let file = BroughtFile { name: "Plan 2021.pdf".into(), sha256: sha256.clone() };
    let brought = paper(&world, june, None, PaperSource::Brought(file));
    assert_eq!(world.store.brought_file(&sha256).unwrap(), bytes);
    let refused = world.store.save_paper(&may, (brought.id, 0), "words", world.now).unwrap_err();
    assert!(matches!(refused, StoreError::Invalid { why: Wrong::NotWritten, .. }));
    // Nor is it written over by what figures are made from.
    world.store.freeze_paper(&may, brought.id, "{}", world.now).unwrap_err();
    assert_eq!(world.store.paper_text(brought.id).unwrap(), None);
    // A file that is not kept cannot be a paper's.
    let file = BroughtFile { name: "x.pdf".into(), sha256: "0".repeat(64) };
    let new = NewPaper { source: PaperSource::Brought(file), ..brought.said };
    world.store.add_paper(&may, new, world.now).unwrap_err();
}

#[test]
fn papers_stand_in_the_order_of_the_agenda_and_a_withdrawn_one_stands_nowhere() {
    let world = World::new();
    let (may, june) = set_up(&world);
    let first = item(&world, &may, june, None, "Welcome");
    let second = item(&world, &may, june, None, "Progress");
    let ids = [None, Some(second), Some(first), Some(second)]
        .map(|item| paper(&world, june, item, PaperSource::Written).id);
    let order = || -> Vec<_> {
        world.store.papers(june).unwrap().into_iter().map(|paper| paper.id).collect()
    };
    assert_eq!(order(), [ids[2], ids[1], ids[3], ids[0]]);
    world.store.withdraw_paper(&may, ids[1], world.now).unwrap();
    assert_eq!(order(), [ids[2], ids[3], ids[0]]);
    assert!(world.store.paper(ids[1]).is_err());
}

#[test]
fn the_head_of_a_paper_is_written_line_by_line() {
    let world = World::new();
    let (may, june) = set_up(&world);
    let id = paper(&world, june, None, PaperSource::Written).id;
    let write = |field, words: &str| {
        let fields = BTreeMap::from([(field, words.to_owned())]);
        world.store.head_paper(&may, id, &fields, world.now).unwrap().fields
    };
    write(PaperField::ReportNumber, "SEP 21007");
    write(PaperField::Reason, "The board asked for it.");
    let fields = write(PaperField::ReportNumber, "");
    assert_eq!(fields, BTreeMap::from([(PaperField::Reason, "The board asked for it.".into())]));
}

#[test]
fn what_is_kept_from_the_public_says_by_which_paragraph_and_why() {
    let world = World::new();
    let (may, june) = set_up(&world);
    let said = paper(&world, june, None, PaperSource::Written).said;
    let exempt = |paragraph, reason: &str| {
        let exempt = Some(Exempt { paragraph, reason: reason.into() });
        world.store.add_paper(&may, NewPaper { exempt, ..said.clone() }, world.now)
    };
    exempt(3, " ").unwrap_err();
    exempt(8, "It would harm a negotiation").unwrap_err();
    exempt(3, "It would harm a negotiation").unwrap();
}

#[test]
fn a_published_pack_publishes_its_meeting_and_later_ones_are_numbered() {
    let world = World::new();
    let (may, june) = set_up(&world);
    let paper = paper(&world, june, None, PaperSource::Written).id;
    let publish = |name: &str, last: &str, part| {
        let new = NewPack {
            meeting: june,
            part,
            published: day("2021-06-09"),
            name: name.into(),
            sha256: "0".repeat(64),
            pages: vec![PaperPages { paper, first: "5".into(), last: last.into() }],
        };
        world.store.record_pack(&may, &new, world.now)
    };
    publish("exempt", "5", PackPart::Exempt).unwrap();
    assert_eq!(world.store.meeting(june).unwrap().status, MeetingStatus::Draft);
    assert_eq!(publish("first", "7", PackPart::Public).unwrap().number, 1);
    assert_eq!(world.store.meeting(june).unwrap().status, MeetingStatus::Published);
    assert_eq!(publish("late", "7a", PackPart::Public).unwrap().number, 2);
    publish("late", "7a", PackPart::Public).unwrap_err();
    let names: Vec<_> =
        world.store.packs(june).unwrap().into_iter().map(|pack| pack.said.name).collect();
    assert_eq!(names, ["late", "first", "exempt"]);
    assert_eq!(world.store.pack("late").unwrap().said.pages[0].last, "7a");
}

#[test]
fn notice_is_counted_in_clear_working_days() {
    // The real pack of 17 June 2021 was published on 9 June (its line 66): five clear days.
    assert_eq!(clear_days(day("2021-06-09"), day("2021-06-17")), 5);
    assert_eq!(publish_by(day("2021-06-17"), 5), day("2021-06-09"));
    assert_eq!(clear_days(day("2021-06-10"), day("2021-06-17")), 4);
    // Over Easter 2021 (2 and 5 April): published on Thursday 25 March for Tuesday 6 April.
    assert_eq!(clear_days(day("2021-03-25"), day("2021-04-06")), 5);
    assert_eq!(publish_by(day("2021-04-06"), 5), day("2021-03-25"));
    // Published on the day, or after it.
    assert_eq!(clear_days(day("2021-06-17"), day("2021-06-17")), 0);
    assert_eq!(clear_days(day("2021-06-18"), day("2021-06-17")), 0);
}

/// As GOV.UK lists them for England and Wales (<https://www.gov.uk/bank-holidays>), 2019 to 2023.
const LISTED: &str = "2019-01-01 2019-04-19 2019-04-22 2019-05-06 2019-05-27 2019-08-26 2019-12-25 2019-12-26 \
    2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28 \
    2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28 \
    2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27 \
    2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-08 2023-05-29 2023-08-28 2023-12-25 2023-12-26";

#[test]
fn bank_holidays_are_those_that_gov_uk_lists() {
    let first: Date = day("2019-01-01");
    let days = first.series(jiff::Span::new().days(1)).take_while(|day| day.year() < 2024);
    let found: Vec<String> =
        days.filter(|day| bank_holiday(*day).is_some()).map(|day| day.to_string()).collect();
    let listed: Vec<&str> = LISTED.split_whitespace().collect();
    assert_eq!(found, listed);
}
