//! A meeting's whole cycle on the demonstration: what was resolved, what is outstanding, the pack in every form, late papers,
//! what is kept from the public, and packs held against what was published.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::Date;
use partnership::board::{
    BoardId, Exempt, ItemId, ItemKind, MeetingId, MeetingMode, NewAction, NewItem, NewMeeting,
    NewPaper, Owner, PackPart, PaperField, PaperSource, ResolutionForm,
};
use tempfile::TempDir;
use workbench::board::{
    Desk, Lack, PackData, Scope, Weight, bring_paper, findings, matters_outstanding, pack_data,
    prepare_meeting, prepare_pack, publish_pack, verify_pack,
};
use workbench::{Demonstrated, Folder, Session, Silent, WorkbenchError, verify_folder};

/// A word that stands in everything that is kept from the public, and nowhere else.
const MARKER: &str = "Quillfeather";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

struct World {
    _dir: TempDir,
    folder: Folder,
    desk: Desk,
    made: Demonstrated,
}

fn demonstration() -> World {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("demo");
    let made = workbench::demo(&root, &mut Silent).unwrap();
    let folder = Folder::open(&root).unwrap();
    let desk = Desk::open(&folder).unwrap();
    World { _dir: dir, folder, desk, made }
}

impl World {
    fn board(&self) -> BoardId {
        self.desk.store.boards().unwrap()[0].id
    }

    fn meeting(&self, date: &str) -> MeetingId {
        let met = self.desk.store.meetings(self.board()).unwrap();
        met.into_iter().find(|one| one.said.date == day(date)).unwrap().id
    }

    fn session(&self) -> Session {
        Session::open(self.folder.clone()).unwrap()
    }
}

/// The words of each page of a PDF.
fn pages(pdf: &Path) -> Vec<String> {
    let out = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    assert!(out.status.success());
    let text = String::from_utf8(out.stdout).unwrap();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

#[test]
fn the_demonstration_holds_a_whole_cycle() {
    let world = demonstration();
    let store = &world.desk.store;
    let march = world.meeting("2021-03-25");
    // The real minutes: 12 clauses RESOLVED, two of which are lists of two; 3 actions in the Action column
    // (documents/safer-bromley-board-pack-2021-06.txt, lines 210 to 784).
    let agenda = store.agenda(march).unwrap();
    let resolved: Vec<_> =
        agenda.iter().flat_map(|item| store.resolutions(item.id).unwrap()).collect();
    let numbered: BTreeSet<_> = resolved
        .iter()
        .filter(|one| one.said.form == ResolutionForm::Numbered)
        .map(|one| one.said.item)
        .collect();
    let single = resolved.iter().filter(|one| one.said.form != ResolutionForm::Numbered).count();
    assert_eq!((single + numbered.len(), numbered.len(), resolved.len()), (12, 2, 14));
    let forms: BTreeSet<_> = resolved.iter().map(|one| one.said.form).collect();
    assert_eq!(forms.len(), ResolutionForm::ALL.len());
    let actions = store.actions_of(march).unwrap();
    assert_eq!(actions.len(), 3);

    // Nothing is lost between minutes and matters outstanding, and nothing is there twice.
    let june = world.meeting("2021-06-17");
    let at = (world.board(), day("2021-06-17"));
    let matters = matters_outstanding(store, "The partnership", at, Scope::Public).unwrap();
    let words: Vec<_> = matters.matters.iter().map(|one| one.words.clone()).collect();
    let taken: Vec<_> = actions.into_iter().map(|one| one.said.words).collect();
    assert_eq!(words, taken);
    assert!(matters.matters.iter().all(|one| !one.owner.is_empty()));
    let closed: Vec<_> = store.actions_of(world.meeting("2019-12-05")).unwrap();
    assert_eq!(closed.len(), 5);
    assert!(closed.iter().all(|one| one.closed.is_some()));

    // The pack: first, exempt, and once more with a late paper.
    let names: Vec<_> =
        world.made.packs.iter().map(|pack| (pack.pack.said.part, pack.pack.number)).collect();
    let (public, exempt) = (PackPart::Public, PackPart::Exempt);
    assert_eq!(names, [(public, 1), (exempt, 1), (public, 2)]);
    the_pages_are_those_of_the_agenda(&world, 0, None);
    the_pages_are_those_of_the_agenda(&world, 2, Some("Note on events in summer"));
    let lacks = findings(&world.session(), store, june, day("2021-06-09")).unwrap();
    assert!(lacks.iter().all(|one| one.weight == Weight::Warns), "{lacks:#?}");
}

/// Every page has its number, and the agenda says for each paper the pages on which it stands.
fn the_pages_are_those_of_the_agenda(world: &World, which: usize, late: Option<&str>) {
    let pack = &world.made.packs[which];
    let data: PackData = pack_data(&world.folder, &world.desk.store, &pack.pack.said.name).unwrap();
    let pages = pages(&pack.folder.join("pack.pdf"));
    let number = |page: &str| {
        let line = page.lines().rev().find(|line| line.contains("Page ")).unwrap_or_default();
        line.rsplit_once("Page ").unwrap_or_default().1.trim().to_owned()
    };
    let numbers: Vec<String> = pages.iter().map(|page| number(page)).collect();
    let mut next = 1;
    for label in &numbers {
        if label.parse::<u32>().is_ok_and(|number| number == next) {
            next += 1;
        } else {
            let of = label.trim_end_matches(|c: char| c.is_ascii_lowercase());
            assert_eq!(of, (next - 1).to_string(), "{numbers:?}");
        }
    }
    let agenda: String = pages.iter().take(4).cloned().collect();
    for paper in &data.papers {
        let at = |label: &str| numbers.iter().position(|one| one == label).unwrap();
        let first = &pages[at(&paper.first_page)];
        let title: String = paper.title.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(first.contains(&title), "{title} is not on page {}", paper.first_page);
        let range = if paper.first_page == paper.last_page {
            format!("Page {}", paper.first_page)
        } else {
            format!("Pages {} to {}", paper.first_page, paper.last_page)
        };
        assert!(agenda.contains(&range), "the agenda does not say {range}\n{agenda}");
        let is_late = paper.first_page.ends_with('a');
        assert_eq!(is_late, late == Some(paper.title.as_str()), "{paper:?}");
    }
    // One follows the other without a gap.
    for pair in data.papers.windows(2) {
        let at = |label: &str| numbers.iter().position(|one| one == label).unwrap();
        assert_eq!(at(&pair[0].last_page) + 1, at(&pair[1].first_page));
    }
}

#[test]
fn a_pack_is_what_was_published_or_is_found_out() {
    let world = demonstration();
    let store = &world.desk.store;
    for pack in &world.made.packs {
        let check = verify_pack(&world.folder, store, &pack.pack.said.name).unwrap();
        assert!(check.is_as_published(), "{check:?}");
    }
    // What is published again has to be news, and not from before.
    let session = world.session();
    let again = |on: &str| {
        let asked = (world.meeting("2021-06-17"), PackPart::Public, day(on));
        let now = jiff::Timestamp::now();
        publish_pack(&session, store, &world.desk.may, asked, None, now).map_err(Box::new)
    };
    for on in ["2021-06-15", "2021-06-10"] {
        let refused = again(on).map(|_| ()).unwrap_err();
        assert!(matches!(*refused, WorkbenchError::NotReady(_)), "{on}");
    }
    // What is written later alters nothing that was published.
    let june = world.meeting("2021-06-17");
    let mut papers = store.papers(june).unwrap().into_iter();
    let paper = papers.find(|one| one.said.source == PaperSource::Written).unwrap();
    let version = store.paper_text(paper.id).unwrap().unwrap().version;
    let now = jiff::Timestamp::now();
    store.save_paper(&world.desk.may, (paper.id, version), "Something else", now).unwrap();
    let first = &world.made.packs[0];
    let name = &first.pack.said.name;
    assert!(verify_pack(&world.folder, store, name).unwrap().is_as_published());
    // It is told that the change is in no pack, and so it is: a late paper makes the next one, with this as it was.
    let found = findings(&session, store, june, day("2021-06-15")).unwrap();
    assert!(found.iter().any(|one| matches!(one.lack, Lack::ChangedSince { .. })), "{found:#?}");
    let late = paper_of((june, paper.said.item), "Too late");
    let late = store.add_paper(&world.desk.may, late, now).unwrap().id;
    store.save_paper(&world.desk.may, (late, 0), "It came late.", now).unwrap();
    // One that was withdrawn keeps its pages, and says so.
    let gone =
        store.papers(june).unwrap().into_iter().find(|one| one.said.source == PaperSource::Report);
    store.withdraw_paper(&world.desk.may, gone.unwrap().id, now).unwrap();
    let third = again("2021-06-15").unwrap();
    let text = pages(&third.folder.join("pack.pdf")).concat();
    assert!(!text.contains("Something else") && text.contains("Withdrawn: Crime"), "{text}");
    for pages in &world.made.packs[2].pack.said.pages {
        assert!(third.pack.said.pages.contains(pages), "{pages:?} is elsewhere");
    }
    // A copy of the folder has the packs too, and they are looked at with everything else.
    let before = verify_folder(&world.folder, &mut Silent).unwrap();
    assert_eq!((before.packs, before.faults.len()), (4, 0));
    // One changed byte is found.
    let path = first.folder.join("pack.pdf");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(verify_pack(&world.folder, store, name).unwrap().altered, ["pack.pdf"]);
    let after = verify_folder(&world.folder, &mut Silent).unwrap();
    assert_eq!((after.packs, after.faults.len()), (3, 1));
}

fn item(world: &World, meeting: MeetingId, title: &str, exempt: Option<Exempt>) -> ItemId {
    let new = NewItem {
        meeting,
        under: None,
        title: title.into(),
        kind: ItemKind::Papers,
        context: if exempt.is_some() { format!("{MARKER} context") } else { String::new() },
        presenter: if exempt.is_some() { format!("{MARKER} presenter") } else { String::new() },
        exempt,
    };
    world.desk.store.add_item(&world.desk.may, new, jiff::Timestamp::now()).unwrap().id
}

fn paper_of((meeting, item): (MeetingId, Option<ItemId>), title: &str) -> NewPaper {
    NewPaper {
        meeting,
        item,
        title: title.into(),
        source: PaperSource::Written,
        exempt: None,
        handling: None,
    }
}

/// Every file below a folder.
fn below(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { below(&path, found) } else { found.push(path) }
    }
}

#[test]
fn nothing_of_part_2_stands_in_a_public_file() {
    let world = demonstration();
    let Desk { store, may } = &world.desk;
    let now = jiff::Timestamp::now();
    let new = NewMeeting {
        board: world.board(),
        date: day("2021-09-09"),
        time: jiff::civil::Time::constant(10, 0, 0, 0),
        place: "Civic Centre".into(),
        mode: MeetingMode::InPerson,
        contact: "Community safety team".into(),
    };
    let meeting = store.add_meeting(may, new, now).unwrap().id;
    let open = item(&world, meeting, "In the open", None);
    let kept = Exempt { paragraph: 3, reason: format!("{MARKER} reason") };
    let closed = item(&world, meeting, &format!("{MARKER} item"), Some(kept.clone()));
    let write = |new: NewPaper| {
        let id = store.add_paper(may, new, now).unwrap().id;
        let fields = [(PaperField::Reason, format!("{MARKER} why"))].into();
        store.head_paper(may, id, &fields, now).unwrap();
        store.save_paper(may, (id, 0), &format!("{MARKER} text"), now).unwrap();
    };
    // Exempt by its item, and by itself under an item in the open.
    write(paper_of((meeting, Some(closed)), &format!("{MARKER} paper")));
    write(NewPaper {
        exempt: Some(kept),
        handling: Some(MARKER.into()),
        ..paper_of((meeting, Some(open)), MARKER)
    });
    let brought = paper_of((meeting, Some(closed)), &format!("{MARKER} file"));
    let text = format!("{MARKER} brought\n\nas text");
    bring_paper(store, may, (brought, &format!("{MARKER}.txt"), text.as_bytes()), now).unwrap();
    let shown = store.add_paper(may, paper_of((meeting, Some(open)), "Open"), now).unwrap();
    store.save_paper(may, (shown.id, 0), "In the open.", now).unwrap();
    let session = world.session();
    let publish = |part| {
        publish_pack(&session, store, may, (meeting, part, day("2021-09-01")), None, now).unwrap()
    };
    let (public, exempt) = (publish(PackPart::Public), publish(PackPart::Exempt));
    // It was planted: the pack of Part 2 has it.
    let said = pages(&exempt.folder.join("pack.pdf")).concat();
    assert!(said.matches(MARKER).count() >= 6, "{said}");
    let has = |bytes: &[u8]| {
        let marker = MARKER.as_bytes();
        bytes.windows(marker.len()).any(|window| window.eq_ignore_ascii_case(marker))
    };
    let mut files = Vec::new();
    below(&world.folder.published(), &mut files);
    let mut looked = 0;
    for path in files {
        looked += 1;
        assert!(!has(&fs::read(&path).unwrap()), "{} has it", path.display());
        assert!(!path.to_string_lossy().contains(MARKER));
    }
    assert!(looked > 20, "{looked}");
    let pdf = public.folder.join("pack.pdf");
    assert!(!has(pages(&pdf).concat().as_bytes()));
    let plain = pdf.with_file_name("plain.pdf");
    let done = Command::new("qpdf")
        .args(["--qdf", "--object-streams=disable"])
        .args([&pdf, &plain])
        .status()
        .unwrap();
    assert!(done.success());
    assert!(!has(&fs::read(&plain).unwrap()), "the objects of the PDF have it");
}

#[test]
fn papers_that_come_later_still_leave_every_page_its_number() {
    let world = demonstration();
    let Desk { store, may } = &world.desk;
    let (now, june) = (jiff::Timestamp::now(), world.meeting("2021-06-17"));
    let agenda = store.agenda(june).unwrap();
    let named = |title: &str| agenda.iter().find(|one| one.said.title.contains(title)).unwrap().id;
    let add = |title: &str, item| {
        let id = store.add_paper(may, paper_of((june, Some(item)), title), now).unwrap().id;
        store.save_paper(may, (id, 0), "It came late.", now).unwrap();
        id
    };
    let last = || {
        store
            .packs(june)
            .unwrap()
            .into_iter()
            .find(|one| one.said.part == PackPart::Public)
            .unwrap()
    };
    let before = last().said.pages;
    // Two more after the one that was late already, one under an earlier item, and one that would stand right before it.
    let events = named("Emerging issues");
    let second = add("A second note", events);
    let third = add("A third note", events);
    let early = add("A note on the priority", named("safer neighbourhoods"));
    let fourth = add("A note on the figures", named("Crime performance"));
    let asked = (june, PackPart::Public, day("2021-06-15"));
    publish_pack(&world.session(), store, may, asked, None, now).unwrap();
    let after = last().said.pages;
    for pages in &before {
        assert!(after.contains(pages), "{pages:?} is elsewhere: {after:#?}");
    }
    let first = |paper| after.iter().find(|one| one.paper == paper).unwrap().first.clone();
    let noted = before.iter().find(|one| one.first.ends_with('a')).unwrap();
    let number = noted.first.trim_end_matches('a');
    let found = [second, third, fourth].map(first);
    assert_eq!(
        BTreeSet::from(found),
        ["b", "c", "d"].map(|letter| format!("{number}{letter}")).into()
    );
    assert!(first(early).ends_with('a') && !first(early).starts_with(number));
}

#[test]
fn what_was_heard_without_the_public_goes_on_in_part_2() {
    let world = demonstration();
    let Desk { store, may } = &world.desk;
    let now = jiff::Timestamp::now();
    let june = world.meeting("2021-06-17");
    let agenda = store.agenda(june).unwrap();
    let closed = agenda.iter().find(|one| one.said.exempt.is_some()).unwrap().id;
    store.save_minute(may, (closed, 0), &format!("{MARKER} minute"), now).unwrap();
    let action = NewAction {
        item: closed,
        resolution: None,
        words: format!("{MARKER} action"),
        owner: Owner::Everybody,
        due: None,
    };
    store.add_action(may, &action, now).unwrap();
    let new = NewMeeting {
        board: world.board(),
        date: day("2021-09-09"),
        time: jiff::civil::Time::constant(10, 0, 0, 0),
        place: String::new(),
        mode: MeetingMode::Virtual,
        contact: String::new(),
    };
    let session = world.session();
    let next = prepare_meeting(&session, store, may, new, now).unwrap().id;
    let text = |part| {
        let made = prepare_pack(&session, store, (next, part), None).unwrap();
        String::from_utf8(made.files["index.html"].clone()).unwrap()
    };
    let (public, exempt) = (text(PackPart::Public), text(PackPart::Exempt));
    assert!(!public.contains(MARKER) && public.contains("the other part of the pack"));
    for what in ["minute", "action"] {
        assert!(exempt.contains(&format!("{MARKER} {what}")), "{what}");
    }
    // A paper of Part 2 under an item in the open: the public is asked to leave for it too.
    let open = store.agenda(next).unwrap()[5].id;
    let exempt = Some(Exempt { paragraph: 3, reason: format!("{MARKER} reason") });
    let kept = NewPaper { exempt, ..paper_of((next, Some(open)), MARKER) };
    let kept = store.add_paper(may, kept, now).unwrap().id;
    store.save_paper(may, (kept, 0), MARKER, now).unwrap();
    let (public, exempt) = (text(PackPart::Public), text(PackPart::Exempt));
    assert!(!public.contains(MARKER) && public.contains("paragraph 3 of Part 1 of Schedule 12A"));
    assert!(exempt.contains("OFFICIAL-SENSITIVE") && exempt.contains(&format!("{MARKER} reason")));
}

#[test]
fn what_a_pack_lacks_is_said_and_stops_it() {
    let world = demonstration();
    let Desk { store, may } = &world.desk;
    let now = jiff::Timestamp::now();
    let session = world.session();
    let plan = NewMeeting {
        board: world.board(),
        date: day("2021-09-09"),
        time: jiff::civil::Time::constant(10, 0, 0, 0),
        place: String::new(),
        mode: MeetingMode::Virtual,
        contact: String::new(),
    };
    let meeting = prepare_meeting(&session, store, may, plan, now).unwrap().id;
    let agenda = store.agenda(meeting).unwrap();
    // The quarter from July on has its own priority, and the minutes of June are on the agenda.
    let has = |title: &str| agenda.iter().any(|item| item.said.title.contains(title));
    assert!(has("violence against women and girls") && has("Minutes"));
    let papers = store.papers(meeting).unwrap();
    let sources: Vec<_> = papers.iter().map(|one| one.said.source.id()).collect();
    assert_eq!(sources, ["minutes", "matters", "report"]);
    // A paper without an item, and one without a word.
    store.add_paper(may, paper_of((meeting, None), "Lost"), now).unwrap();
    let found = findings(&session, store, meeting, day("2021-09-06")).unwrap();
    let lacks = |lack: &Lack| found.iter().any(|one| one.lack == *lack);
    assert!(lacks(&Lack::NoItem { title: "Lost".into() }));
    assert!(lacks(&Lack::NoText { title: "Lost".into() }));
    // Five clear days before Thursday 9 September 2021: Wednesday 1 September.
    assert!(lacks(&Lack::ShortNotice { days: 2, asked: 5, by: day("2021-09-01") }));
    let asked = (meeting, PackPart::Public, day("2021-09-06"));
    let refused = publish_pack(&session, store, may, asked, None, now).unwrap_err();
    assert!(matches!(refused, WorkbenchError::NotReady(stops) if stops.len() == 2));
    assert!(store.packs(meeting).unwrap().is_empty());
}

#[test]
fn what_cannot_be_read_is_refused_and_a_scan_is_taken_with_a_warning() {
    let world = demonstration();
    let Desk { store, may } = &world.desk;
    let now = jiff::Timestamp::now();
    let june = world.meeting("2021-06-17");
    let open = store.agenda(june).unwrap()[4].id;
    let bring = |name: &str, bytes: &[u8]| {
        let brought = (paper_of((june, Some(open)), name), name, bytes);
        bring_paper(store, may, brought, now).map_err(Box::new)
    };
    let damaged = bring("damaged.pdf", b"%PDF-1.7\nnothing more").unwrap_err();
    assert!(matches!(*damaged, WorkbenchError::Brought { .. }), "{damaged:?}");
    let before = store.papers(june).unwrap().len();
    let scan = scan(300);
    bring("scan.pdf", &scan).unwrap();
    assert_eq!(store.papers(june).unwrap().len(), before + 1);
    let found = findings(&world.session(), store, june, day("2021-06-09")).unwrap();
    let unread =
        |lack: &Lack| matches!(lack, Lack::Unreadable { title, .. } if title == "scan.pdf");
    assert!(found.iter().any(|one| unread(&one.lack)), "{found:#?}");
    let prepared = prepare_pack(&world.session(), store, (june, PackPart::Public), None).unwrap();
    let name = prepared.files.keys().find(|name| name.starts_with("papers/")).unwrap();
    assert_eq!(prepared.files[name], scan);
}

/// A PDF of so many pages without a word.
pub(crate) fn scan(pages: usize) -> Vec<u8> {
    let mut body = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    let mut object = |text: &str, body: &mut String| {
        places.push(body.len());
        writeln!(body, "{} 0 obj\n{text}\nendobj", places.len()).unwrap();
    };
    object("<< /Type /Catalog /Pages 2 0 R >>", &mut body);
    let kids: Vec<String> = (4..pages + 4).map(|page| format!("{page} 0 R")).collect();
    let kids = format!("<< /Type /Pages /Count {pages} /Kids [{}] >>", kids.join(" "));
    object(&kids, &mut body);
    let draw = "0.5 g 50 50 400 600 re f";
    let drawn = format!("<< /Length {} >>\nstream\n{draw}\nendstream", draw.len());
    object(&drawn, &mut body);
    for _ in 0..pages {
        object(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 3 0 R >>",
            &mut body,
        );
    }
    let (start, size) = (body.len(), places.len() + 1);
    writeln!(body, "xref\n0 {size}\n0000000000 65535 f ").unwrap();
    for place in &places {
        writeln!(body, "{place:010} 00000 n ").unwrap();
    }
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    body.push_str(&trailer);
    body.into_bytes()
}
