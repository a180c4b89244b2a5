//! The proof: the real pack, typeset to PDF, goes in as past minutes, and the action that its own report on matters outstanding lost is
//! outstanding.

use std::path::Path;

use partnership::board::{Due, Owner};

use super::super::*;
use super::{World, all, unsettled};
use crate::board::Scope;

#[test]
fn the_real_pack_as_pdf_holds_the_action_that_its_report_lost() {
    let world = World::new();
    let Some(pack) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else { return };
    let bytes = std::fs::read(pack).unwrap();
    let scratch: &Path = world.dir.path();
    let Some(folder) = shared_data::convert(scratch, "pack.txt", &bytes, "pdf") else { return };
    let bytes = std::fs::read(folder.join("pack.pdf")).unwrap();
    let minutes = read(&world.folder, "pack.pdf", &bytes, world.now).unwrap();
    let count = |kind: &str| minutes.proposed.iter().filter(|one| one.what.kind() == kind).count();
    for kind in What::KINDS {
        println!("proposed: {:>3} {kind}", count(kind));
    }
    assert_eq!((count("board"), count("meeting"), count("item")), (1, 1, 19));
    // 17 present, one also present, nine apologies; one of them is in both lists.
    assert_eq!((count("attendance"), count("action")), (27, 3));
    let lost: Vec<_> =
        minutes.findings.iter().filter(|finding| finding.says.contains("does not carry")).collect();
    assert_eq!(lost.len(), 1, "{:#?}", minutes.findings);

    // What has to be settled, and nothing else, keeps it back.
    let seen = look(&world.store, &minutes).unwrap();
    println!("to settle: {:#?}", seen.open);
    let both: Vec<_> = seen.open.iter().filter(|open| open.ids.len() > 1).collect();
    assert_eq!(both.len(), 1, "present and in the apologies");
    unsettled(world.keep(&minutes, &all()));
    let nobodys = seen.open.iter().filter(|open| open.ids.len() == 1).flat_map(|open| &open.ids);
    let choice = Choice {
        without: [both[0].ids[1].clone()].into(),
        owners: nobodys.map(|id| (id.clone(), "post-1".to_owned())).collect(),
        ..all()
    };
    let kept = world.keep(&minutes, &choice).unwrap();
    println!(
        "kept {} of {} proposed, left out {:?}",
        kept.kept.len(),
        minutes.proposed.len(),
        kept.left
    );
    assert_eq!(kept.left.len(), 1);

    let outstanding = world.store.outstanding(kept.board.unwrap()).unwrap();
    let promised = count("promise");
    println!(
        "outstanding: {} actions of 3, and {promised} promises; missed: {}",
        outstanding.len() - promised,
        3 + promised - outstanding.len()
    );
    assert_eq!(outstanding.len(), 3 + promised);
    let dropped: Vec<_> =
        outstanding.iter().filter(|action| action.said.owner == Owner::Everybody).collect();
    assert_eq!(dropped.len(), 1, "the action of the partners, which the report lost");
    assert!(dropped[0].said.words.contains("electronic signature"));
    assert_eq!(dropped[0].said.due, Some(Due::On("2021-04-30".parse().unwrap())));
    // The report that builds itself has all of them, each once, on the day of the meeting that lost one.
    let at = (kept.board.unwrap(), "2021-06-17".parse().unwrap());
    let report =
        crate::board::matters_outstanding(&world.store, "The partnership", at, Scope::Public);
    let document = reports::board::matters(&report.unwrap());
    let table = document.all_blocks().into_iter().find_map(document::Block::table).unwrap();
    assert_eq!(table.rows.len(), outstanding.len());
    let carries = |row: &&document::Row| {
        row.cells.iter().any(|cell| cell.shown().contains("electronic signature"))
    };
    assert_eq!(table.rows.iter().filter(carries).count(), 1);
    // It is told where it stands in the PDF, not in the text that the PDF was made from.
    let place = minutes.proposed.iter().find(|one| one.id == "action-1").unwrap().at;
    assert!(place.page > 5 && place.line < 80, "{place}");
    let agenda = world.store.agenda(kept.meeting.unwrap()).unwrap();
    let numbers: Vec<_> = agenda.iter().map(|item| &*item.number).collect();
    assert!(numbers.contains(&"7d") && numbers.last() == Some(&"15"), "{numbers:?}");
}
