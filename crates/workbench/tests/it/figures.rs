//! The figures of a pack's papers: what contradicts is shown and has to be seen before the pack is published.

use jiff::Timestamp;
use partnership::board::{
    BoardKind, Exempt, ItemId, ItemKind, MeetingId, MeetingMode, NewBoard, NewItem, NewMeeting,
    NewPaper, PackPart, PaperField, PaperId, PaperSource,
};
use tempfile::TempDir;
use workbench::board::{
    Desk, PackFigures, bring_paper, pack_figures, paper_figures_page, publish_pack,
};
use workbench::init::InitOptions;
use workbench::{Folder, Session, WorkbenchError, make_folder};

use crate::board::scan;

/// 129 is 9.8% less than 143.
const WRONG: &str = "## What was done\n\nBurglary fell by 11%, from 143 to 129.\n";
const RIGHT: &str = "## What was done\n\nBurglary fell by 9.8%, from 143 to 129.\n";

struct World {
    _dir: TempDir,
    session: Session,
    desk: Desk,
    meeting: MeetingId,
    item: ItemId,
}

fn world() -> World {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("folder");
    make_folder(&root, &InitOptions { area: "Bromley".into(), ..InitOptions::default() }).unwrap();
    let folder = Folder::open(&root).unwrap();
    let desk = Desk::open(&folder).unwrap();
    let (store, may, now) = (&desk.store, &desk.may, Timestamp::now());
    let board =
        NewBoard { name: "Board".into(), kind: BoardKind::Board, parent: None, notice_days: 5 };
    let board = store.add_board(may, &board, now).unwrap().id;
    let meeting = NewMeeting {
        board,
        date: "2021-09-09".parse().unwrap(),
        time: jiff::civil::Time::constant(10, 0, 0, 0),
        place: "Civic Centre".into(),
        mode: MeetingMode::InPerson,
        contact: String::new(),
    };
    let meeting = store.add_meeting(may, meeting, now).unwrap().id;
    let item = NewItem {
        meeting,
        under: None,
        title: "Progress".into(),
        kind: ItemKind::Papers,
        context: String::new(),
        presenter: String::new(),
        exempt: None,
    };
    let item = store.add_item(may, item, now).unwrap().id;
    World { _dir: dir, session: Session::open(folder).unwrap(), desk, meeting, item }
}

impl World {
    fn new_paper(&self, title: &str, exempt: Option<Exempt>) -> NewPaper {
        NewPaper {
            meeting: self.meeting,
            item: Some(self.item),
            title: title.into(),
            source: PaperSource::Written,
            exempt,
            handling: None,
        }
    }

    fn write(&self, title: &str, text: &str, exempt: Option<Exempt>) -> PaperId {
        let (Desk { store, may }, now) = (&self.desk, Timestamp::now());
        let paper = store.add_paper(may, self.new_paper(title, exempt), now).unwrap().id;
        let fields = [(PaperField::Reason, "The board asked for it.".to_owned())].into();
        store.head_paper(may, paper, &fields, now).unwrap();
        store.save_paper(may, (paper, 0), text, now).unwrap();
        paper
    }

    fn bring(&self, name: &str, bytes: &[u8]) {
        let brought = (self.new_paper(name, None), name, bytes);
        bring_paper(&self.desk.store, &self.desk.may, brought, Timestamp::now()).unwrap();
    }

    fn figures(&self, part: PackPart) -> PackFigures {
        pack_figures(&self.session, &self.desk.store, (self.meeting, part)).unwrap()
    }

    fn publish(&self, part: PackPart, seen: Option<&str>) -> Result<(), Box<WorkbenchError>> {
        let (Desk { store, may }, now) = (&self.desk, Timestamp::now());
        let asked = (self.meeting, part, "2021-09-01".parse().unwrap());
        publish_pack(&self.session, store, may, asked, seen, now).map(drop).map_err(Box::new)
    }
}

#[test]
fn a_wrong_paper_shows_what_cannot_be_right_and_a_right_one_nothing() {
    let world = world();
    let wrong = world.write("Wrong", WRONG, None);
    world.write("Right", RIGHT, None);
    world.bring("letter.txt", b"A letter.\n\nRobbery rose from 200 to 250, an increase of 20%.\n");
    let found = world.figures(PackPart::Public);
    let titles: Vec<_> = found.papers.iter().map(|one| (&*one.title, one.notes.len())).collect();
    assert_eq!(titles, [("Wrong", 1), ("Right", 0), ("letter.txt", 1)], "{found:#?}");
    let note = &found.papers[0].notes[0];
    assert_eq!(note.says, "11%");
    assert!(note.place.ends_with("What was done"), "{note:?}");
    assert!(note.should.contains("9.79%"), "{note:?}");
    assert!(note.working.contains("143"), "{note:?}");
    assert_eq!(found.papers[2].notes[0].place, "line 3");
    assert_eq!(found, world.figures(PackPart::Public), "what is kept is the same");
    let (session, store) = (&world.session, &world.desk.store);
    let page = paper_figures_page(session, store, (wrong, PackPart::Public)).unwrap();
    assert!(page.contains("11%</mark>"), "{page}");
    // Mended, it is looked at anew.
    store.save_paper(&world.desk.may, (wrong, 1), RIGHT, Timestamp::now()).unwrap();
    assert!(world.figures(PackPart::Public).papers[0].notes.is_empty());
}

#[test]
fn what_contradicts_is_seen_before_it_is_published_and_stops_nothing() {
    let world = world();
    world.write("Progress", WRONG, None);
    let refused = world.publish(PackPart::Public, None).unwrap_err();
    assert!(matches!(*refused, WorkbenchError::NotSeen(1)) && refused.is_wrong_use());
    let seen = world.figures(PackPart::Public).seen();
    // What came after somebody looked was not seen.
    world.write("Late", "Robbery rose from 200 to 250, an increase of 20%.", None);
    assert!(world.publish(PackPart::Public, seen.as_deref()).is_err());
    let seen = world.figures(PackPart::Public).seen();
    world.publish(PackPart::Public, seen.as_deref()).unwrap();
    // What is published is frozen, and nobody is asked again.
    assert!(world.figures(PackPart::Public).papers.is_empty());
}

#[test]
fn what_is_of_part_2_is_found_in_its_own_pack_alone() {
    let world = world();
    world.write("Open", RIGHT, None);
    let kept = Exempt { paragraph: 3, reason: "It names a victim.".into() };
    let paper = world.write("Closed", WRONG, Some(kept));
    let (public, exempt) = (world.figures(PackPart::Public), world.figures(PackPart::Exempt));
    assert_eq!((public.contradictions(), exempt.contradictions()), (0, 1));
    assert!(public.seen().is_none() && public.papers.iter().all(|one| one.paper != paper));
    let (session, store) = (&world.session, &world.desk.store);
    assert!(paper_figures_page(session, store, (paper, PackPart::Public)).is_err());
    assert!(paper_figures_page(session, store, (paper, PackPart::Exempt)).is_ok());
    world.publish(PackPart::Public, None).unwrap();
    assert!(world.publish(PackPart::Exempt, None).is_err());
    world.publish(PackPart::Exempt, exempt.seen().as_deref()).unwrap();
}

#[test]
fn a_scan_says_that_it_was_not_checked_and_is_published() {
    let world = world();
    world.bring("scan.pdf", &scan(2));
    let found = world.figures(PackPart::Public);
    assert!(found.papers[0].unread.is_some(), "{found:?}");
    world.publish(PackPart::Public, None).unwrap();
}
