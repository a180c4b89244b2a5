//! What a template is given: the document in the few shapes that print needs, every choice of layout made. The samples in
//! `templates/inputs` show it whole.
//!
//! Most pieces are named by what they are: `{"paragraph": ["Burglary fell to ", {"strong": "1,474"}, "."]}`.

mod blocks;
mod drawing;
pub(super) mod pack;
mod records;
mod table;
mod text;

use std::collections::BTreeMap;

use document::{Block, Document, DocumentKind, Section};
use serde::Serialize;

use self::blocks::Piece;
use self::records::Records;
use self::text::{Run, printed};
use crate::dates;

/// How tightly a document can be set; `parts.typ` has as many steps.
const TIGHTEST: u8 = 3;

/// A document, ready to be set.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Input {
    /// Its title.
    title: String,
    /// Whose it is.
    partnership: String,
    /// What it is, in a sentence or two.
    summary: Vec<Run>,
    /// The same as plain words, for the file's own description.
    description: String,
    /// What it says of itself.
    details: Vec<Line>,
    /// What every reader must know first.
    notice: Option<Vec<Run>>,
    /// How it is to be handled; at the head and foot of every page.
    marking: Option<String>,
    /// "Draft", "Published".
    status: String,
    /// When it was published, as its cover has it.
    published: Option<String>,
    /// The same as year, month and day, for the file's own date.
    date: Option<[u16; 3]>,
    /// The mark of what it was made from.
    inputs: Option<String>,
    /// Sections and subsections in reading order, appendices last.
    parts: Vec<Part>,
    /// Whether there is a chart or map to list.
    has_figures: bool,
    /// Whether there is a table to list.
    has_tables: bool,
    /// Abbreviations.
    glossary: Vec<Line>,
    /// Where its figures come from.
    records: Option<Records>,
    /// Licences of the data.
    licences: Vec<String>,
    /// How tightly a short document is set, from 0 to 3, so that it keeps to its pages.
    fit: u8,
}

impl Input {
    /// Sets it more tightly; says whether that could be done.
    pub(super) fn tighten(&mut self) -> bool {
        if self.fit >= TIGHTEST {
            return false;
        }
        self.fit += 1;
        for part in &mut self.parts {
            part.blocks.iter_mut().for_each(Piece::tighten);
        }
        true
    }

    /// Whether the file has a date.
    pub(super) fn is_dated(&self) -> bool {
        self.date.is_some()
    }
}

/// A name with what stands to it.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    value: Vec<Run>,
}

/// A heading with what stands under it.
#[derive(Debug, Serialize)]
struct Part {
    id: String,
    /// "2.1", "Appendix A"; empty for none.
    number: String,
    title: String,
    /// 1 for a section that starts a page.
    level: u8,
    blocks: Vec<Piece>,
}

/// The drawings of a document by their paths.
pub(super) type Drawings = BTreeMap<String, String>;

/// What is known while a document is made ready.
struct Making {
    /// Which report it is.
    kind: DocumentKind,
    /// What can be led to.
    places: BTreeMap<String, String>,
    /// What stands before each id, so that documents of one file cannot clash; empty for one that has a file to itself.
    prefix: String,
    drawings: Drawings,
}

/// The input for a document's template and the drawings that it names.
pub(super) fn of(document: &Document) -> (Input, Drawings) {
    let mut making = Making {
        kind: document.kind,
        places: document.labels(),
        prefix: String::new(),
        drawings: Drawings::new(),
    };
    let parts = making.parts(document, 1);
    let blocks = document.all_blocks();
    let input = Input {
        title: printed(&document.title),
        partnership: printed(&document.partnership),
        summary: making.runs(&document.summary),
        description: printed(&document.summary.to_string()),
        details: making.lines(&document.details),
        notice: document.notice.as_ref().map(|notice| making.runs(notice)),
        marking: document.marking.as_ref().map(|marking| printed(&marking.words())),
        status: printed(&document.edition.status),
        published: document.edition.date.as_deref().map(printed),
        date: document.edition.date.as_deref().and_then(dates::parts),
        inputs: document.edition.inputs.clone(),
        has_figures: blocks.iter().any(|block| block.frame().is_some()),
        has_tables: blocks.iter().any(|block| matches!(block, Block::Table(_))),
        parts,
        glossary: glossary(document),
        records: records::of(document),
        licences: document.licences.iter().map(|line| printed(line)).collect(),
        fit: 0,
    };
    (input, making.drawings)
}

impl Making {
    /// The name of what has this id in its document.
    fn id(&self, id: &str) -> String {
        format!("{}{id}", self.prefix)
    }

    /// Sections in reading order, appendices last; those of the first level are of this one.
    fn parts(&mut self, document: &Document, level: u8) -> Vec<Part> {
        let mut parts = Vec::new();
        for section in &document.sections {
            self.part(section, false, level, &mut parts);
        }
        for section in &document.appendices {
            self.part(section, true, level, &mut parts);
        }
        parts
    }

    fn part(&mut self, section: &Section, appendix: bool, level: u8, parts: &mut Vec<Part>) {
        // "A" is the number of an appendix, "A.1" of a section in it.
        let is_appendix = appendix && !section.number.is_empty() && !section.number.contains('.');
        let number = if is_appendix {
            format!("Appendix {}", section.number)
        } else {
            section.number.clone()
        };
        let blocks = self.pieces(&section.blocks);
        parts.push(Part {
            id: self.id(&section.id),
            number,
            title: printed(&section.title),
            level,
            blocks,
        });
        for inner in &section.subsections {
            self.part(inner, appendix, level.saturating_add(1).min(6), parts);
        }
    }

    fn lines(&self, details: &[document::Detail]) -> Vec<Line> {
        let line = |detail: &document::Detail| Line {
            name: printed(&detail.name),
            value: self.runs(&detail.value),
        };
        details.iter().map(line).collect()
    }
}

fn glossary(document: &Document) -> Vec<Line> {
    document.glossary.iter().map(|term| line(&term.short, &term.long)).collect()
}

fn line(name: &str, value: &str) -> Line {
    Line { name: printed(name), value: vec![Run::Words(printed(value))] }
}
