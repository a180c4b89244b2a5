//! What was acknowledged is there, whatever becomes of the process: a writer is killed again and again while several of its
//! threads write. 40 times here; `WATCHWARD_KILLS=1000` asks for more.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Time;
use partnership::board::{
    BoardKind, ItemId, ItemKind, MeetingId, MeetingMode, NewAction, NewBoard, NewItem, NewMeeting,
    NewPaper, Owner, PaperSource,
};
use partnership::{
    Annotate, AnnotationKind, InvitePartners, ManageAccounts, ManageBoard, NewAccount, Note,
    Operate, Role, Roles, Store, Verdict,
};

use crate::World;

/// Names the file for the writer; without it this test binary is no writer.
const WRITER: &str = "WATCHWARD_TEST_WRITER";
/// Says which run of the writer it is.
const RUN: &str = "WATCHWARD_TEST_RUN";
/// How often a file is written to before the next begins, so that checking it does not take ever longer.
const A_FILE: usize = 50;

/// The kinds of records that the writer writes, each acknowledged by its own word.
const KINDS: [&str; 5] = ["annotation", "account", "finding", "paper", "action"];

#[test]
fn a_killed_process_loses_nothing_that_was_acknowledged() {
    let kills = std::env::var("WATCHWARD_KILLS").map_or(40, |kills| kills.parse().unwrap());
    let (mut acknowledged, mut folder) = (0, tempfile::tempdir().unwrap());
    let mut written = BTreeSet::new();
    for run in 0..kills {
        if run % A_FILE == 0 {
            folder = tempfile::tempdir().unwrap();
            written.clear();
        }
        let path = folder.path().join("partnership.db");
        let new = killed_while_writing(&path, run);
        acknowledged += new.len();
        written.extend(new);
        if !path.exists() {
            continue;
        }
        let entries = check_once_it_was_opened(&path);
        let (there, records) = held(&path);
        let lost: Vec<_> = written.difference(&there).collect();
        assert!(lost.is_empty(), "run {run} lost {lost:?}");
        // Each record came with its entry in the trail, and neither alone.
        assert_eq!(entries, records as u64, "run {run}");
    }
    eprintln!("{kills} kills, {acknowledged} writes acknowledged, none lost");
    assert!(2 * acknowledged > kills, "the writer hardly wrote: {acknowledged}");
}

/// How many entries the trail has, of a file that was perhaps killed before its first transaction.
fn check_once_it_was_opened(path: &Path) -> u64 {
    drop(Store::open(path).unwrap());
    Store::check(path).unwrap()
}

/// Starts the writer and kills it; what it had acknowledged by then.
fn killed_while_writing(path: &Path, run: usize) -> Vec<String> {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "durability::the_writer", "--nocapture"])
        .envs([(WRITER, path.as_os_str()), (RUN, run.to_string().as_ref())])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(writer.stdout.take().unwrap());
    let mut said = String::new();
    // Every fifth is killed as it starts, the others as they write.
    if !run.is_multiple_of(5) {
        while !said.contains("ack ") && lines.read_line(&mut said).unwrap() > 0 {}
    }
    std::thread::sleep(Duration::from_millis((run as u64 * 7) % 40));
    writer.kill().unwrap();
    while lines.read_line(&mut said).unwrap() > 0 {}
    writer.wait().unwrap();
    // A line that was cut off acknowledges nothing.
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().filter_map(|line| line.strip_prefix("ack ")).map(str::to_owned).collect()
}

/// What is in the file, by the words it was acknowledged with, and how many records that is.
fn held(path: &Path) -> (BTreeSet<String>, usize) {
    let store = Store::open(path).unwrap();
    let mut there = BTreeSet::new();
    there.extend(store.annotations().unwrap().into_iter().map(|one| one.note.words));
    let accounts = store.accounts(&World::may::<ManageAccounts>()).unwrap();
    there.extend(accounts.into_iter().map(|account| account.name));
    there.extend(store.findings_looked_at(&World::may()).unwrap().into_keys());
    let trail = store.audit(&World::may::<Operate>(), None, u32::MAX).unwrap();
    assert!(trail.iter().all(|entry| entry.who == "console"));
    let mut others = 0;
    for board in store.boards().unwrap() {
        others += 1;
        for meeting in store.meetings(board.id).unwrap() {
            others += 1 + store.agenda(meeting.id).unwrap().len();
            there.extend(store.papers(meeting.id).unwrap().into_iter().map(|one| one.said.title));
        }
        there.extend(store.outstanding(board.id).unwrap().into_iter().map(|one| one.said.words));
    }
    let records = there.len() + others;
    (there, records)
}

/// Where a writer’s papers and actions stand: a meeting of its own with one item.
fn agenda(store: &Store, name: &str, now: Timestamp) -> (MeetingId, ItemId) {
    let may = World::may::<ManageBoard>();
    let new = NewBoard { name: name.into(), kind: BoardKind::Group, parent: None, notice_days: 0 };
    let board = store.add_board(&may, &new, now).unwrap().id;
    let new = NewMeeting {
        board,
        date: "2021-06-17".parse().unwrap(),
        time: Time::midnight(),
        place: String::new(),
        mode: MeetingMode::Virtual,
        contact: String::new(),
    };
    let meeting = store.add_meeting(&may, new, now).unwrap().id;
    let new = NewItem {
        meeting,
        under: None,
        title: "Item".into(),
        kind: ItemKind::Standing,
        context: String::new(),
        presenter: String::new(),
        exempt: None,
    };
    (meeting, store.add_item(&may, new, now).unwrap().id)
}

#[test]
fn the_writer() {
    let Some(path) = std::env::var_os(WRITER) else { return };
    let run = std::env::var(RUN).unwrap();
    let store = Store::open(Path::new(&path)).unwrap();
    let now: Timestamp = "2021-06-17T09:00:00Z".parse().unwrap();
    std::thread::scope(|scope| {
        for thread in 0..3 {
            let (store, run) = (&store, &run);
            scope.spawn(move || {
                let at = agenda(store, &format!("board {run} {thread}"), now);
                for number in 0_usize.. {
                    let kind = KINDS[(number + thread) % KINDS.len()];
                    let word = format!("{kind} {run} {thread} {number}");
                    write(store, at, (kind, &word), now);
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "ack {word}").unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
}

fn write(
    store: &Store,
    (meeting, item): (MeetingId, ItemId),
    (kind, word): (&str, &str),
    now: Timestamp,
) {
    match kind {
        "paper" => {
            let new = NewPaper {
                meeting,
                item: Some(item),
                title: word.to_owned(),
                source: PaperSource::Matters,
                exempt: None,
                handling: None,
            };
            store.add_paper(&World::may::<ManageBoard>(), new, now).unwrap();
        }
        "action" => {
            let new = NewAction {
                item,
                resolution: None,
                words: word.to_owned(),
                owner: Owner::Everybody,
                due: None,
            };
            store.add_action(&World::may::<ManageBoard>(), &new, now).unwrap();
        }
        "annotation" => {
            let note = Note {
                first: "2020-03".parse().unwrap(),
                last: None,
                kind: AnnotationKind::Other,
                words: word.to_owned(),
                measures: ["burglary".parse().unwrap(), "tno".parse().unwrap()].into(),
                area: None,
            };
            store.annotate(&World::may::<Annotate>(), note, now).unwrap();
        }
        "account" => {
            let new = NewAccount {
                email: format!("{}@example.org", word.replace(' ', "-")),
                name: word.to_owned(),
                organisation: None,
                roles: Roles::of(&[Role::BoardMember]),
            };
            store.invite_partner(&World::may::<InvitePartners>(), new, now).unwrap();
        }
        _ => {
            store.look_at(&World::may::<Annotate>(), word, Verdict::LookedAt, "", now).unwrap();
        }
    }
}
