//! The needs assessment: the yearly evidence document of a partnership, from figures alone.
//!
//! [`compose`] asks its questions, one module a section, and gives an [`Assessment`]: the document and, in its evidence,
//! every figure, table and series it rests on. It serves any partnership: which measures a section stands on is chosen by
//! what can be answered (see `topics`), names of areas and groups come from the [`Input`], and what no source gives is
//! said to be missing, with the reason. No sentence claims a cause, and a change is called one only where the test says so.

mod asb;
mod average;
mod charts;
mod checklist;
mod concentration;
mod context;
mod course;
mod crimes;
mod data_used;
mod drivers;
mod harm;
mod input;
mod kinds;
mod last_time;
mod maps;
mod matters;
mod method;
mod neighbours;
mod overall;
mod people;
mod priorities;
mod profiles;
mod ranking;
mod summary;
mod topics;
mod vehicles;
mod victims;

use std::collections::BTreeSet;

use document::{Block, Detail, Document, DocumentKind, Entry, Evidence, Text, words};
use figure::{Against, Figures};

pub use crate::{Comparators, Event, Ground, Held, NamedComparator};
pub use input::{
    Answers, Deprivation, Indicator, Input, Previous, Priority, Ranking, Similar, SmallArea,
};

pub(crate) use drivers::{by_ward, together_in_all};
pub(crate) use kinds::beside;

use crate::priority_ranking::{self, PriorityRanking, RankingInput};
use crate::{ReportsError, annex};
use crate::{glossary, linking};

/// Whoever asks the questions of one needs assessment.
type Asking<'a> = crate::asking::Asking<'a, Input>;

/// A composed needs assessment.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The document; its evidence holds what it rests on.
    pub document: Document,
}

impl Assessment {
    /// Every figure in it, in the order they were first used: `figures.json`.
    pub fn figures(&self) -> Vec<&figure::Figure> {
        self.entries(|entry| if let Entry::Figure(f) = entry { Some(&**f) } else { None })
    }

    /// Every answer over a group of areas.
    pub fn tables(&self) -> Vec<&figure::Table> {
        self.entries(|entry| if let Entry::Table(t) = entry { Some(&**t) } else { None })
    }

    /// Every answer month by month.
    pub fn series(&self) -> Vec<&figure::Series> {
        self.entries(|entry| if let Entry::Series(s) = entry { Some(&**s) } else { None })
    }

    /// The tables it shows and those behind its charts and maps, each with the name of its file: `tables/*.csv`.
    pub fn files(&self) -> Vec<document::Table> {
        self.document.all_blocks().into_iter().filter_map(Block::table).collect()
    }

    fn entries<'a, T>(&'a self, wanted: impl Fn(&'a Entry) -> Option<T>) -> Vec<T> {
        self.document.evidence.entries().filter_map(|(_, entry)| wanted(entry)).collect()
    }
}

/// Composes the needs assessment of this partnership, area and period from these figures.
pub fn compose(figures: &dyn Figures, input: &Input) -> Result<Assessment, ReportsError> {
    let mut asking = Asking::new(figures, input);
    let ranked = ranked(figures, &mut asking)?;
    let sections = vec![
        context::section(&mut asking)?,
        priorities::section(&mut asking)?,
        overall::section(&mut asking)?,
        ranking::section(&mut asking)?,
        crimes::section(&mut asking)?,
        harm::section(&asking, &ranked),
        concentration::section(&mut asking)?,
        profiles::section(&mut asking)?,
        neighbours::section(&mut asking)?,
        people::section(&mut asking)?,
        drivers::section(&mut asking)?,
        last_time::section(&mut asking)?,
        last_time::plan(&mut asking)?,
        matters::section(&asking, &ranked),
    ];
    let summary = summary::section(&mut asking, &ranked)?;
    let mut document = Document::new(
        format!("Crime needs assessment to {}", input.to.label()),
        input.partnership.clone(),
    );
    document.kind = DocumentKind::NeedsAssessment;
    "Draft".clone_into(&mut document.edition.status);
    document.summary = summary::opening(&mut asking)?;
    document.details = details(input);
    document.notice = input.demonstration.as_ref().map(|notice| Text::from(notice.as_str()));
    document.sections.push(summary);
    document.sections.extend(sections);
    document.sections.push(method::section(&asking));
    document.appendices = vec![
        annex::caveats(asking.evidence()),
        checklist::section(&asking),
        data_used::section(&asking),
    ];
    document.glossary = glossary::terms(&asking);
    document.evidence = asking.into_evidence();
    document.licences = licences(input, &document.evidence);
    document.number();
    Ok(Assessment { document })
}

/// The types of crime in order, each figure kept as evidence.
fn ranked(figures: &dyn Figures, asking: &mut Asking) -> Result<PriorityRanking, ReportsError> {
    let input = asking.input;
    let question = RankingInput {
        area: input.area.clone(),
        to: input.to,
        weights: input.ranking.weights,
        harm: input.ranking.harm.clone(),
        concerns: input.ranking.concerns.clone(),
    };
    let ranked = priority_ranking::rank(figures, &question, &mut || {})?;
    for one in &ranked.types {
        asking.keep(&one.figure);
    }
    Ok(ranked)
}

fn details(input: &Input) -> Vec<Detail> {
    let period = input.period();
    let against = match &input.against {
        Against::Previous => {
            period.just_before().map_or_else(String::new, |before| before.to_string())
        }
        Against::Period(other) => other.to_string(),
        Against::Named(name) => name.clone(),
    };
    let latest = input.held.iter().filter_map(|h| h.months).map(|(_, last)| last).max();
    let mut details = vec![
        Detail::new("Area", input.area.name.clone()),
        Detail::new("Period", period.to_string()),
        Detail::new("Compared with", against),
        Detail::new("Ranked among", input.comparators.label.clone()),
    ];
    if let Some(latest) = latest {
        details.push(Detail::new("Data held to", latest.label()));
    }
    details
}

/// Every licence line of what was used and of what is held, once.
fn licences(input: &Input, evidence: &Evidence) -> Vec<String> {
    let used: BTreeSet<&str> = evidence
        .entries()
        .filter_map(|(_, entry)| entry.provenance().source.as_ref())
        .map(figure::SourceId::as_str)
        .collect();
    let of_entries =
        evidence.entries().filter_map(|(_, entry)| entry.provenance().licence.as_deref());
    let of_held = input
        .held
        .iter()
        .filter(|held| used.contains(held.source.as_str()) || held.months.is_none())
        .map(|held| held.licence.as_str());
    let of_ground = input.ground.iter().flat_map(|ground| &ground.licences).map(String::as_str);
    let lines: BTreeSet<&str> = of_entries
        .chain(of_held)
        .chain(of_ground)
        .map(words::reason)
        .filter(|line| !line.is_empty())
        .collect();
    lines.into_iter().map(|line| format!("{line}.")).collect()
}
