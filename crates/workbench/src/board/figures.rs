//! The figures of a pack's papers, held against each other before it is published. They stop no pack: whoever publishes it says
//! that they were seen.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use checker::{Checked, Finding, Kind, Severity, Spot};
use document::Document;
use partnership::Store;
use partnership::board::{MeetingId, PackPart, Paper, PaperId, PaperSource};
use publish::findings::{Examined, ExaminedFile, html, place, should};
use reading::Reading;
use reading::document::Kind as BlockKind;
use serde::Serialize;
use sources::sha256_of_bytes;

use super::compose::{Shown, shown};
use super::contents::{BodyContents, Making};
use crate::{Session, WorkbenchError};

/// What was found in the papers of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PackFigures {
    /// Whose pack it is.
    pub part: PackPart,
    /// The papers that were looked at, in the order of the meeting's papers.
    pub papers: Vec<PaperFigures>,
}

/// What was found in a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperFigures {
    /// The paper.
    pub paper: PaperId,
    /// Its title.
    pub title: String,
    /// Why its figures could not be looked at, such as that it is a scan without words.
    pub unread: Option<String>,
    /// Whether [`paper_figures_page`] shows it with marks: a report made from figures is held against them piece by piece, and
    /// has no page of lines to mark.
    pub is_marked: bool,
    /// What there is to look at, in reading order.
    pub notes: Vec<FigureNote>,
}

/// A figure to look at before the paper is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureNote {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub kind: Kind,
    /// What tells it from the others of its paper.
    pub mark: String,
    /// Where it stands: "page 3, line 12", or the heading above it.
    pub place: String,
    /// The sentence, row or heading it stands in.
    pub quote: String,
    /// What stands there, as printed.
    pub says: String,
    /// What it should be, or that only the author can know.
    pub should: String,
    /// The working, in a sentence or two.
    pub working: String,
}

impl FigureNote {
    fn of(finding: &Finding, place: String) -> Self {
        Self {
            severity: finding.severity,
            kind: finding.kind,
            mark: finding.mark(),
            place,
            quote: finding.at.quote.clone(),
            says: finding.says.clone(),
            should: should(finding),
            working: finding.working.clone(),
        }
    }
}

impl PackFigures {
    /// How many figures contradict another or their own arithmetic.
    pub fn contradictions(&self) -> usize {
        self.papers.iter().map(|paper| paper.contradictions().count()).sum()
    }

    /// What whoever has seen the contradictions hands over with the order to publish, so that none is published that came later;
    /// none where nothing contradicts.
    pub fn seen(&self) -> Option<String> {
        let of = |paper: &PaperFigures| {
            let mark = |note: &FigureNote| format!("{} {}\n", paper.paper, note.mark);
            paper.contradictions().map(mark).collect::<String>()
        };
        let marks: String = self.papers.iter().map(of).collect();
        (!marks.is_empty()).then(|| sha256_of_bytes(marks.as_bytes()))
    }
}

impl PaperFigures {
    /// What contradicts another figure or its own arithmetic.
    pub fn contradictions(&self) -> impl Iterator<Item = &FigureNote> {
        self.notes.iter().filter(|note| note.severity == Severity::Contradiction)
    }

    /// How many other places there are to look at: rounded oddly, or hard to read.
    pub fn others(&self) -> usize {
        self.notes.len() - self.contradictions().count()
    }
}

/// What there is to look at in the papers that the next pack of a part would publish. Papers that a pack holds already stand as
/// they were published and are not among them. What of a paper is kept from the public is in the pack of Part 2 alone.
pub fn pack_figures(
    session: &Session,
    store: &Store,
    (meeting, part): (MeetingId, PackPart),
) -> Result<PackFigures, WorkbenchError> {
    let meeting = store.meeting(meeting)?;
    let agenda = store.agenda(meeting.id)?;
    let packs = store.packs(meeting.id)?;
    let last = packs.iter().find(|pack| pack.said.part == part);
    let is_published = |paper: &Paper| {
        last.is_some_and(|pack| pack.said.pages.iter().any(|pages| pages.paper == paper.id))
    };
    let making = Making::new(session, store, &meeting, part);
    let mut papers = Vec::new();
    for paper in store.papers(meeting.id)? {
        if is_published(&paper) || !making.takes(&paper, &agenda) {
            continue;
        }
        let is_marked = paper.said.source != PaperSource::Report;
        let found = making.body(&paper).and_then(|body| found(session, &making, &body));
        let (notes, unread) = match found {
            Ok(notes) => (notes, None),
            // What cannot be set stops the pack for its own sake.
            Err(error) => (Vec::new(), Some(reason(&error))),
        };
        papers.push(PaperFigures {
            paper: paper.id,
            title: paper.said.title,
            unread,
            is_marked,
            notes,
        });
    }
    Ok(PackFigures { part, papers })
}

/// A paper as its pack has it, as one page with a mark at each figure that there is something to say of.
pub fn paper_figures_page(
    session: &Session,
    store: &Store,
    (paper, part): (PaperId, PackPart),
) -> Result<String, WorkbenchError> {
    let paper = store.paper(paper)?;
    let meeting = store.meeting(paper.said.meeting)?;
    let making = Making::new(session, store, &meeting, part);
    let is_marked = paper.said.source != PaperSource::Report;
    if !is_marked || !making.takes(&paper, &store.agenda(meeting.id)?) {
        return Err(partnership::StoreError::NotFound("paper").into());
    }
    let body = making.body(&paper)?;
    let looked = Looked::at(words(session, &making, &body)?)?;
    Ok(html::page(&looked.examined(&paper.said.title)))
}

/// Why, to the last cause.
fn reason(error: &WorkbenchError) -> String {
    let mut last: &dyn std::error::Error = error;
    while let Some(cause) = last.source() {
        last = cause;
    }
    last.to_string()
}

/// How much is kept of what was found, in papers.
const KEPT: usize = 512;

/// What was found in papers by what they say, so that a page that is asked for again is there at once.
static FOUND: Mutex<BTreeMap<String, Vec<FigureNote>>> = Mutex::new(BTreeMap::new());

/// What there is to look at in a paper.
fn found(
    session: &Session,
    making: &Making,
    body: &BodyContents,
) -> Result<Vec<FigureNote>, WorkbenchError> {
    // What a brought file and frozen figures say hangs on nothing else; the figures that a written paper refers to may have changed.
    let (key, words) = match body {
        BodyContents::Brought(_, sha256) => (sha256.clone(), None),
        BodyContents::Report(frozen) => {
            let frozen = publish::json::pretty(frozen, "what the paper is made from")?;
            (sha256_of_bytes(frozen.as_bytes()), None)
        }
        BodyContents::Written(_) | BodyContents::Minutes(_) | BodyContents::Matters(_) => {
            let words = words(session, making, body)?;
            (sha256_of_bytes(&words.bytes), Some(words))
        }
    };
    let held = || FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(notes) = held().get(&key) {
        return Ok(notes.clone());
    }
    let notes = match (body, words) {
        (BodyContents::Report(frozen), _) => of_report(&frozen.document(session.folder())?),
        (_, Some(words)) => Looked::at(words)?.notes(),
        (_, None) => Looked::at(self::words(session, making, body)?)?.notes(),
    };
    let mut held = held();
    if held.len() >= KEPT {
        held.clear();
    }
    held.insert(key, notes.clone());
    Ok(notes)
}

/// What there is to look at in a report: every figure of it is held against the evidence it was made from, and what people wrote
/// into it by the rules for any document.
fn of_report(document: &Document) -> Vec<FigureNote> {
    let checked = checker::check_document(document);
    // The quote begins with the section's number.
    let note = |finding: &Finding| {
        let (section, _) = finding.at.quote.split_once(": ").unwrap_or_default();
        let is_number = section.starts_with(|c: char| c.is_ascii_digit());
        let place = if is_number { format!("section {section}") } else { String::new() };
        FigureNote::of(finding, place)
    };
    checked.findings.iter().map(note).collect()
}

/// What a paper says, as it is read.
struct Words {
    bytes: Vec<u8>,
    /// Whether it was brought as this file, so that its pages and lines mean something to its author.
    is_file: bool,
}

fn words(session: &Session, making: &Making, body: &BodyContents) -> Result<Words, WorkbenchError> {
    if let BodyContents::Brought(_, sha256) = body {
        return Ok(Words { bytes: making.store.brought_file(sha256)?, is_file: true });
    }
    let files = |sha256: &str| Ok(making.store.brought_file(sha256)?);
    let at = (body, making.meeting.said.date);
    let bytes = match shown(session, at, &making.partnership, &files)? {
        Shown::Document(mut document) => {
            // They say once more what was typed by hand.
            document.appendices.clear();
            publish::html::page(&document).into_bytes()
        }
        Shown::Pages(pages) => pages.bytes,
    };
    Ok(Words { bytes, is_file: false })
}

/// A paper that was looked at.
struct Looked {
    file: ExaminedFile,
    is_file: bool,
    reading: Reading,
    checked: Checked,
}

impl Looked {
    fn at(words: Words) -> Result<Self, WorkbenchError> {
        let Words { bytes, is_file } = words;
        let reading = reading::read(&bytes)?;
        let checked = checker::check(&reading);
        let file = ExaminedFile {
            name: String::new(),
            path: String::new(),
            bytes,
            format: reading.format,
            pages: reading.pages,
            first: 0,
        };
        Ok(Self { file, is_file, reading, checked })
    }

    fn examined<'a>(&'a self, title: &'a str) -> Examined<'a> {
        Examined {
            name: title,
            path: title,
            files: std::slice::from_ref(&self.file),
            reading: &self.reading,
            checked: &self.checked,
            accepted: &[],
        }
    }

    fn notes(&self) -> Vec<FigureNote> {
        let note = |finding: &Finding| FigureNote::of(finding, self.place(&finding.at));
        self.checked.findings.iter().map(note).collect()
    }

    /// Where something stands. A paper that was composed here has no lines that anybody sees, so its heading is told.
    fn place(&self, spot: &Spot) -> String {
        if self.is_file { place(&self.examined(""), spot) } else { self.heading(spot.index) }
    }

    /// The heading above a line, by its place among all; nothing where there is none.
    fn heading(&self, index: usize) -> String {
        let (mut first, mut heading) = (0, String::new());
        for block in &self.reading.blocks {
            if first > index {
                break;
            }
            if matches!(block.kind, BlockKind::Heading(_)) {
                heading = block.text();
            }
            first += block.all_lines().count();
        }
        heading
    }
}
