//! `watchward paper`: what a board is asked to read before it meets.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use figure::Month;
use jiff::Timestamp;
use partnership::board::{Exempt, NewPaper, Paper, PaperId, PaperSource};
use serde_json::json;
use workbench::board::{Desk, bring_paper, make_paper, report_of};
use workbench::view::latest_month;
use workbench::{Folder, PublishOptions, Session};

use super::told::{say_or_json, stored, text, unread};
use crate::arguments::{PaperArguments, PaperPlace, PaperQuestion};
use crate::commands::Failure;
use crate::output;

/// Does what was asked.
pub fn run(folder: Folder, asked: PaperArguments) -> Result<(), Failure> {
    let desk = Desk::open(&folder)?;
    let Desk { store, may } = &desk;
    let now = Timestamp::now();
    match asked.question {
        PaperQuestion::List { meeting, json } => list(&stored(store.papers(meeting))?, json),
        PaperQuestion::Write { file, place, json } => {
            let text = text(&file)?;
            let added = stored(store.add_paper(may, new(place, PaperSource::Written), now))?;
            stored(store.save_paper(may, (added.id, 0), &text, now))?;
            told(&added, "was added", json)
        }
        PaperQuestion::Save { paper, file, base, json } => {
            let text = text(&file)?;
            let base = match base {
                Some(base) => base,
                None => stored(store.paper_text(paper))?.map_or(0, |last| last.version),
            };
            let saved = stored(store.save_paper(may, (paper, base), &text, now))?;
            say_or_json(json, &saved, &format!("Paper {paper} has version {}.\n", saved.version))
        }
        PaperQuestion::Bring { file, place, json } => {
            let bytes = fs::read(&file).map_err(unread(&file))?;
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            // The source is set by what the file is kept as.
            let new = new(place, PaperSource::Written);
            told(&bring_paper(store, may, (new, &name, &bytes), now)?, "was brought", json)
        }
        PaperQuestion::Make { report, to, against, place, json } => {
            let session = Session::open(folder)?;
            let to = last_month(&session, to)?;
            let added = stored(store.add_paper(may, new(place, PaperSource::Report), now))?;
            let asked = PublishOptions::of(report.of(), to, against);
            make_paper(&session, store, may, (added.id, &asked), now)?;
            told(&added, &format!("was made from figures to {to}"), json)
        }
        PaperQuestion::Remake { paper, to, against, json } => {
            let session = Session::open(folder)?;
            let to = last_month(&session, to)?;
            let held = stored(store.paper(paper))?;
            let report = report_of(store, paper)?;
            let asked = PublishOptions::of(report, to, against);
            make_paper(&session, store, may, (paper, &asked), now)?;
            told(&held, &format!("was made from figures to {to}"), json)
        }
        PaperQuestion::Head { paper, field, words, json } => {
            let fields = BTreeMap::from([(field, words)]);
            told(&stored(store.head_paper(may, paper, &fields, now))?, "has its head", json)
        }
        PaperQuestion::Show { paper, json } => show(&desk, paper, json),
        PaperQuestion::Withdraw { paper } => {
            stored(store.withdraw_paper(may, paper, now))?;
            output::say(&format!("Paper {paper} was withdrawn.\n"))
        }
    }
}

fn last_month(session: &Session, to: Option<Month>) -> Result<Month, Failure> {
    to.or_else(|| latest_month(session)).ok_or_else(|| {
        Failure::Usage("no data are held yet; import some, then make the paper".to_owned())
    })
}

fn new(place: PaperPlace, source: PaperSource) -> NewPaper {
    let exempt = place.exempt.zip(place.because);
    NewPaper {
        meeting: place.meeting,
        item: place.item,
        title: place.title,
        source,
        exempt: exempt.map(|(paragraph, reason)| Exempt { paragraph, reason }),
        handling: place.handling,
    }
}

fn told(paper: &Paper, what: &str, json: bool) -> Result<(), Failure> {
    let line = format!("Paper {}, \u{201c}{}\u{201d}, {what}.\n", paper.id, paper.said.title);
    say_or_json(json, paper, &line)
}

fn list(papers: &[Paper], json: bool) -> Result<(), Failure> {
    let line = |paper: &Paper| {
        let said = &paper.said;
        let part = if said.exempt.is_some() { ", Part 2" } else { "" };
        let lost = if said.item.is_none() { ", without an item" } else { "" };
        format!("  {:>4}  {} ({}{part}{lost})\n", paper.id, said.title, said.source.id())
    };
    let words: String = papers.iter().map(line).collect();
    let words =
        if words.is_empty() { "The meeting has no papers yet.\n".to_owned() } else { words };
    say_or_json(json, &papers, &words)
}

fn show(desk: &Desk, id: PaperId, json: bool) -> Result<(), Failure> {
    let paper = stored(desk.store.paper(id))?;
    let text = stored(desk.store.paper_text(id))?;
    if json {
        return output::json(&json!({ "paper": paper, "text": text }));
    }
    let mut words = format!("{}\n", paper.said.title);
    for (field, said) in &paper.fields {
        let _ = writeln!(words, "  {field}: {said}");
    }
    // What a generated paper is made from is for programs.
    if paper.said.source == PaperSource::Written
        && let Some(text) = text
    {
        let _ = write!(words, "\n{}", text.text);
    }
    output::say(&words)
}
