//! What a meeting lacks before its pack can be published: each with where it stands and what to do.

use std::fmt;

use jiff::civil::Date;
use partnership::Store;
use partnership::board::{
    AgendaItem, ItemId, ItemKind, MeetingId, MeetingStatus, Pack, PackPart, Paper, PaperField,
    PaperId, PaperSource, clear_days, publish_by,
};
use reading::ReadingError;
use serde::Serialize;

use super::contents::{exempt_of, field_name};
use super::names::day_in_words;
use crate::{Session, WorkbenchError};

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Nothing is published before it is mended.
    Stops,
    /// It should be looked at.
    Warns,
}

/// What is lacking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Lack {
    /// The agenda has no item.
    NoAgenda,
    /// A paper belongs to no item.
    NoItem {
        /// The paper.
        title: String,
    },
    /// A written paper says nothing.
    NoText {
        /// The paper.
        title: String,
    },
    /// A paper that figures are to be made for was not made.
    NotMade {
        /// The paper.
        title: String,
    },
    /// A paper cannot be composed.
    Broken {
        /// The paper.
        title: String,
        /// Why.
        why: String,
    },
    /// A written paper's head lacks lines.
    NoHead {
        /// The paper.
        title: String,
        /// What they are called.
        fields: Vec<String>,
    },
    /// A brought file's words cannot be read.
    Unreadable {
        /// The paper.
        title: String,
        /// Why.
        why: String,
    },
    /// An item that is to have papers has none.
    NoPapers {
        /// Its number.
        number: String,
        /// Its title.
        title: String,
    },
    /// A paper was changed after it was published; the pack has it as it was.
    ChangedSince {
        /// The paper.
        title: String,
    },
    /// The meeting was called off.
    Cancelled,
    /// The notice is shorter than the board gives.
    ShortNotice {
        /// How many clear days there are.
        days: usize,
        /// How many there should be.
        asked: usize,
        /// The last day that would do.
        by: Date,
    },
}

/// Something that a meeting lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How much it matters.
    pub weight: Weight,
    /// The paper that it is of, where it is of one.
    pub paper: Option<PaperId>,
    /// The item that it is of, where it is of one.
    pub item: Option<ItemId>,
    /// Of which part's pack it is.
    pub part: PackPart,
    /// What is lacking.
    #[serde(flatten)]
    pub lack: Lack,
    /// The same in a sentence, with what to do.
    pub words: String,
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAgenda => f.write_str("the agenda has no item; add one"),
            Self::NoItem { title } => write!(
                f,
                "\u{201c}{title}\u{201d} belongs to no item of the agenda; choose one or withdraw it"
            ),
            Self::NoText { title } => {
                write!(f, "\u{201c}{title}\u{201d} says nothing yet; write it or withdraw it")
            }
            Self::NotMade { title } => write!(
                f,
                "\u{201c}{title}\u{201d} has no figures yet; make it from the data that are held"
            ),
            Self::Broken { title, why } => {
                write!(f, "\u{201c}{title}\u{201d} cannot be set: {why}")
            }
            Self::NoHead { title, fields } => write!(
                f,
                "the head of \u{201c}{title}\u{201d} does not say: {}",
                fields.join(", ").to_lowercase()
            ),
            Self::Unreadable { title, why } => write!(
                f,
                "the pages of \u{201c}{title}\u{201d} will be shown, but nobody can search them or have them read out: {why}"
            ),
            Self::NoPapers { number, title } => write!(
                f,
                "item {number}, \u{201c}{title}\u{201d}, is to have papers and has none; add one or make it a spoken item"
            ),
            Self::ChangedSince { title } => write!(
                f,
                "\u{201c}{title}\u{201d} was changed after it was published, and every pack has it as it was; to tell the \
                 change, add a late paper"
            ),
            Self::Cancelled => {
                f.write_str("the meeting was called off; a pack of it cannot be published")
            }
            Self::ShortNotice { days, asked, by } => write!(
                f,
                "the notice is {days} clear working days and the board gives {asked}; {} would have been the last day to publish",
                day_in_words(*by)
            ),
        }
    }
}

/// What the head of a written paper should say.
const HEAD: [PaperField; 3] =
    [PaperField::ContactOfficer, PaperField::Reason, PaperField::Recommendation];

/// What a meeting lacks, what stops its pack first. `published` is the day of publication that notice is counted from.
pub fn findings(
    session: &Session,
    store: &Store,
    id: MeetingId,
    published: Date,
) -> Result<Vec<Finding>, WorkbenchError> {
    let meeting = store.meeting(id)?;
    let agenda = store.agenda(id)?;
    let papers = store.papers(id)?;
    let mut found = Vec::new();
    let mut add = |weight, item, lack| {
        found.push(Finding::new(weight, PackPart::Public, (None, item), lack));
    };
    let packs = store.packs(id)?;
    if meeting.status == MeetingStatus::Cancelled {
        add(Weight::Stops, None, Lack::Cancelled);
    }
    if agenda.is_empty() {
        add(Weight::Stops, None, Lack::NoAgenda);
    }
    for item in &agenda {
        let lacks = |item: &AgendaItem| {
            let is_filled = |paper: &Paper| {
                let of = paper.said.item;
                let parts = agenda.iter().filter(|part| part.said.under == Some(item.id));
                of == Some(item.id) || parts.into_iter().any(|part| of == Some(part.id))
            };
            item.said.kind == ItemKind::Papers && !papers.iter().any(is_filled)
        };
        if lacks(item) {
            let (number, title) = (item.number.clone(), item.said.title.clone());
            add(Weight::Warns, Some(item.id), Lack::NoPapers { number, title });
        }
    }
    let looking = Looking { session, store, agenda: &agenda, packs: &packs };
    for paper in &papers {
        found.extend(looking.at(paper)?);
    }
    let asked = usize::from(store.board(meeting.said.board)?.said.notice_days);
    let days = clear_days(published, meeting.said.date);
    if days < asked && packs.is_empty() {
        let by = publish_by(meeting.said.date, asked);
        let short = Lack::ShortNotice { days, asked, by };
        found.push(Finding::new(Weight::Warns, PackPart::Public, (None, None), short));
    }
    found.sort_by_key(|finding| finding.weight);
    Ok(found)
}

/// What one paper lacks, as [`findings`] has it.
pub fn paper_findings(
    session: &Session,
    store: &Store,
    id: PaperId,
) -> Result<Vec<Finding>, WorkbenchError> {
    let paper = store.paper(id)?;
    let (agenda, packs) = (store.agenda(paper.said.meeting)?, store.packs(paper.said.meeting)?);
    let mut found = Looking { session, store, agenda: &agenda, packs: &packs }.at(&paper)?;
    found.sort_by_key(|finding| finding.weight);
    Ok(found)
}

impl Finding {
    fn new(
        weight: Weight,
        part: PackPart,
        (paper, item): (Option<PaperId>, Option<ItemId>),
        lack: Lack,
    ) -> Self {
        let words = lack.to_string();
        Self { weight, paper, item, part, lack, words }
    }
}

/// What the papers of a meeting are looked at with.
struct Looking<'a> {
    session: &'a Session,
    store: &'a Store,
    agenda: &'a [AgendaItem],
    packs: &'a [Pack],
}

impl Looking<'_> {
    fn at(&self, paper: &Paper) -> Result<Vec<Finding>, WorkbenchError> {
        let is_exempt = exempt_of(paper, self.agenda).is_some();
        let part = if is_exempt { PackPart::Exempt } else { PackPart::Public };
        let of = (Some(paper.id), paper.said.item);
        if let Some(pack) = self.packs.iter().find(|pack| pack.said.part == part)
            && pack.said.pages.iter().any(|pages| pages.paper == paper.id)
            && self.store.paper_text(paper.id)?.is_some_and(|version| version.at > pack.at)
        {
            // As it is now it is in no pack, so that what it lacks is of no matter.
            let changed = Lack::ChangedSince { title: paper.said.title.clone() };
            return Ok(vec![Finding::new(Weight::Warns, part, of, changed)]);
        }
        let found = lacks(self.session, self.store, paper)?.into_iter();
        Ok(found.map(|(weight, lack)| Finding::new(weight, part, of, lack)).collect())
    }
}

fn lacks(
    session: &Session,
    store: &Store,
    paper: &Paper,
) -> Result<Vec<(Weight, Lack)>, WorkbenchError> {
    let title = paper.said.title.clone();
    let mut lacks = Vec::new();
    if paper.said.item.is_none() {
        lacks.push((Weight::Stops, Lack::NoItem { title: title.clone() }));
    }
    let text = store.paper_text(paper.id)?;
    let is_empty = text.as_ref().is_none_or(|version| version.text.trim().is_empty());
    match &paper.said.source {
        PaperSource::Written if is_empty => {
            lacks.push((Weight::Stops, Lack::NoText { title: title.clone() }));
        }
        PaperSource::Report if is_empty => {
            lacks.push((Weight::Stops, Lack::NotMade { title: title.clone() }));
        }
        PaperSource::Brought(file) => {
            // It was read when it was brought, so what is left is that it has no words.
            if let Err(why @ ReadingError::NoText { .. }) =
                reading::read(&store.brought_file(&file.sha256)?)
            {
                let why = why.to_string();
                lacks.push((Weight::Warns, Lack::Unreadable { title: title.clone(), why }));
            }
        }
        PaperSource::Written | PaperSource::Minutes(_) | PaperSource::Matters => {
            if let Err(error) = super::paper_document(session, store, paper.id) {
                let why = error.to_string();
                lacks.push((Weight::Stops, Lack::Broken { title: title.clone(), why }));
            }
        }
        PaperSource::Report => {}
    }
    if paper.said.source == PaperSource::Written {
        let missing = HEAD.iter().filter(|field| !paper.fields.contains_key(field));
        let fields: Vec<String> = missing.map(|field| field_name(*field).to_owned()).collect();
        if !fields.is_empty() {
            lacks.push((Weight::Warns, Lack::NoHead { title, fields }));
        }
    }
    Ok(lacks)
}
