//! `watchward pack`: the agenda of a meeting with its papers, published and frozen.

use std::fmt::Write as _;
use std::path::Path;

use jiff::{Timestamp, Zoned};
use partnership::board::{MeetingId, Pack, PackPart};
use serde_json::json;
use workbench::board::{
    Desk, Finding, PackCheck, PackFigures, Weight, findings, pack_figures, prepare_pack,
    publish_pack, verify_pack,
};
use workbench::{Folder, Session, WorkbenchError};

use super::told::{say_or_json, stored};
use crate::arguments::{PackArguments, PackQuestion};
use crate::commands::Failure;
use crate::output;

/// Does what was asked.
pub fn run(folder: Folder, asked: PackArguments) -> Result<(), Failure> {
    let desk = Desk::open(&folder)?;
    let today = || Zoned::now().date();
    match asked.question {
        PackQuestion::Check { meeting, on, json } => {
            let session = Session::open(folder)?;
            let on = on.unwrap_or_else(today);
            let found = findings(&session, &desk.store, meeting, on)?;
            let public = pack_figures(&session, &desk.store, (meeting, PackPart::Public))?;
            let exempt = pack_figures(&session, &desk.store, (meeting, PackPart::Exempt))?;
            check(&found, &[public, exempt], json)
        }
        PackQuestion::Preview { meeting, out, part, json } => {
            preview(&Session::open(folder)?, &desk, (meeting, part), &out, json)
        }
        PackQuestion::Publish { meeting, on, part, seen, json } => {
            let session = Session::open(folder)?;
            let on = on.unwrap_or_else(today);
            let asked = (meeting, part, on);
            let figures = pack_figures(&session, &desk.store, (meeting, part))?;
            let mark = figures.seen();
            if mark.is_some() && !json {
                output::say(&told(std::slice::from_ref(&figures)))?;
            }
            let mark = mark.filter(|_| seen);
            let now = Timestamp::now();
            let done = match publish_pack(
                &session,
                &desk.store,
                &desk.may,
                asked,
                mark.as_deref(),
                now,
            ) {
                Err(WorkbenchError::NotSeen(_)) => {
                    let why = "Nothing was published. Mend the papers, or add --seen to publish them as they are.\n";
                    say_or_json(json, &json!({ "figures": [figures] }), why)?;
                    return Err(Failure::Contradicts);
                }
                done => done?,
            };
            let mut looked = String::new();
            for warning in &done.warnings {
                let _ = writeln!(looked, "  look   {warning}");
            }
            let line = format!(
                "{looked}{} is published in {}.\nSHA-256 over its files: {}\n",
                done.pack.said.name,
                done.folder.display(),
                done.pack.said.sha256
            );
            say_or_json(json, &done, &line)
        }
        PackQuestion::List { meeting, json } => list(&stored(desk.store.packs(meeting))?, json),
        PackQuestion::Verify { name, json } => {
            verify(&verify_pack(&folder, &desk.store, &name)?, json)
        }
    }
}

fn check(found: &[Finding], figures: &[PackFigures], json: bool) -> Result<(), Failure> {
    let line = |finding: &Finding| {
        let weight = match finding.weight {
            Weight::Stops => "stops",
            Weight::Warns => "look",
        };
        format!("  {weight:<6} {}\n", finding.words)
    };
    let words: String = found.iter().map(line).collect();
    let words = if words.is_empty() { "The pack lacks nothing.\n".to_owned() } else { words };
    let words = format!("{words}{}", told(figures));
    say_or_json(json, &json!({ "lacks": found, "figures": figures }), &words)?;
    if figures.iter().any(|part| part.contradictions() > 0) {
        Err(Failure::Contradicts)
    } else {
        Ok(())
    }
}

/// What there is to look at in the figures of the papers; nothing where there is nothing.
fn told(figures: &[PackFigures]) -> String {
    let mut words = String::new();
    for paper in figures.iter().flat_map(|part| &part.papers) {
        let title = &paper.title;
        if let Some(why) = &paper.unread {
            let _ = writeln!(
                words,
                "  look   the figures of \u{201c}{title}\u{201d} were not checked: {why}"
            );
        }
        let places = match paper.contradictions().count() {
            0 => continue,
            1 => "1 place".to_owned(),
            many => format!("{many} places"),
        };
        let _ = writeln!(
            words,
            "  look   in {places} the figures in \u{201c}{title}\u{201d} cannot all be right:"
        );
        for note in paper.contradictions() {
            let place =
                if note.place.is_empty() { String::new() } else { format!("{}: ", note.place) };
            let _ = writeln!(words, "           {place}\u{201c}{}\u{201d}", note.quote);
            for (label, said) in
                [("says", &note.says), ("should be", &note.should), ("working", &note.working)]
            {
                let _ = writeln!(words, "             {label:<11}{said}");
            }
        }
    }
    words
}

fn preview(
    session: &Session,
    desk: &Desk,
    asked: (MeetingId, PackPart),
    out: &Path,
    json: bool,
) -> Result<(), Failure> {
    let prepared = prepare_pack(session, &desk.store, asked, None)?;
    prepared.write(out)?;
    let names: Vec<&String> = prepared.files.keys().collect();
    let line = format!("A draft of the pack is in {}.\n", out.display());
    say_or_json(json, &json!({ "folder": out, "files": names, "pages": prepared.pages }), &line)
}

fn list(packs: &[Pack], json: bool) -> Result<(), Failure> {
    let line = |pack: &Pack| {
        let said = &pack.said;
        format!("  {} ({}, published {})\n", said.name, said.part, said.published)
    };
    let words: String = packs.iter().map(line).collect();
    let words = if words.is_empty() { "No pack is published yet.\n".to_owned() } else { words };
    say_or_json(json, &packs, &words)
}

fn verify(check: &PackCheck, json: bool) -> Result<(), Failure> {
    let mut words = String::new();
    for (what, names) in [("altered", &check.altered), ("comes out differently", &check.differ)] {
        for name in names {
            let _ = writeln!(words, "  {name}: {what}");
        }
    }
    if !check.is_recorded {
        words.push_str("  its hash is not the one that the records hold\n");
    }
    if check.is_as_published() {
        words = format!("{} is what was published, and comes out the same again.\n", check.name);
    }
    say_or_json(json, check, &words)?;
    if check.is_as_published() {
        Ok(())
    } else {
        Err(Failure::Reported(format!("{} is not what was published", check.name)))
    }
}
