//! What the template of a pack is given: cover and agenda, then each paper in the shapes that a document has, or the pages
//! of a PDF that somebody brought.

use document::{AgendaEntry, Block, Cell, Document, Pack, PackPaper, PackPart, PaperBody};
use serde::Serialize;

use super::records::Records;
use super::text::{Run, printed};
use super::{Drawings, Line, Making, Part, glossary, records};
use crate::dates;
use crate::pdf::brought::Brought;

/// A pack, ready to be set.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::pdf) struct PackInput {
    title: String,
    partnership: String,
    /// What the file says of itself.
    description: String,
    /// "Part 1 – public".
    part: &'static str,
    /// Whether it is kept from the public.
    is_exempt: bool,
    notice: Option<Vec<Run>>,
    marking: Option<String>,
    details: Vec<Line>,
    /// What the cover says besides, a paragraph each.
    cover: Vec<Vec<Run>>,
    status: String,
    published: Option<String>,
    date: Option<[u16; 3]>,
    agenda: Vec<Item>,
    papers: Vec<Paper>,
    licences: Vec<String>,
    /// The number of the page of licences, where it is not the one after the page before.
    licences_from: Option<u32>,
}

impl PackInput {
    /// Whether the file has a date.
    pub(in crate::pdf) fn is_dated(&self) -> bool {
        self.date.is_some()
    }
}

/// An item of the agenda.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    number: String,
    title: String,
    purpose: Vec<Run>,
    presenter: String,
    /// What is said in the place of its pages, where it has no paper.
    without_paper: &'static str,
    /// Why the public is excluded, in the resolution's words.
    excluded: Option<Vec<Run>>,
    /// Whether those are the words that the item before it has.
    excluded_alike: bool,
    papers: Vec<Listed>,
}

/// A paper as the agenda names it.
#[derive(Debug, Serialize)]
struct Listed {
    id: String,
    /// Empty where it is the item's own.
    title: String,
    late: bool,
}

/// A paper.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Paper {
    /// The name of its heading.
    id: String,
    /// "Item 5a: Burglary".
    heading: String,
    /// The page that it follows and whose number it keeps, with a letter.
    late_after: Option<u32>,
    /// Where its pages are counted from, where that is not on from the page before: 1 is the letter "a" of a late paper.
    counts_from: Option<u32>,
    body: Body,
}

/// What a paper says.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Body {
    Set(Set),
    Brought(Sheets),
}

/// A paper that is set with the pack.
#[derive(Debug, Serialize)]
struct Set {
    /// Its own title, where the agenda gives it another.
    title: String,
    summary: Vec<Run>,
    details: Vec<Line>,
    notice: Option<Vec<Run>>,
    parts: Vec<Part>,
    glossary: Vec<Line>,
    records: Option<Records>,
}

/// The pages of a PDF that somebody brought.
#[derive(Debug, Serialize)]
struct Sheets {
    /// Its name.
    file: String,
    /// Where it is.
    path: String,
    pages: Vec<Sheet>,
}

/// A page of it.
#[derive(Debug, Serialize)]
struct Sheet {
    /// Its height for its width.
    ratio: f32,
    /// What it says, for a reader who cannot see it.
    said: String,
}

/// Under which name the template finds the heading of the paper with this id.
fn heading_of(id: &str) -> String {
    format!("paper.{id}")
}

/// The input for the template of a pack, whose brought papers are these in their order, and the drawings that it names.
pub(in crate::pdf) fn of(pack: &Pack, brought: &[Brought]) -> (PackInput, Drawings) {
    let mut making = making(Drawings::new());
    let agenda = agenda(pack, &making);
    let details = making.lines(&pack.details);
    let cover = pack.cover.iter().map(|words| making.runs(words)).collect();
    let notice = pack.notice.as_ref().map(|notice| making.runs(notice));
    let mut papers = Vec::new();
    let mut late = None;
    let mut sheets = brought.iter();
    for paper in &pack.papers {
        let body = match &paper.body {
            PaperBody::Set(document) => Body::Set(set(paper, document, &mut making.drawings)),
            PaperBody::Pages(_) => Body::Brought(sheets.next().map_or_else(Sheets::none, pages)),
        };
        let counts_from = counts_from(late, paper.late_after);
        late = paper.late_after;
        papers.push(Paper {
            id: heading_of(&paper.id),
            heading: printed(&paper.heading()),
            late_after: paper.late_after,
            counts_from,
            body,
        });
    }
    let input = PackInput {
        title: printed(&pack.title),
        partnership: printed(&pack.partnership),
        description: printed(&pack.description()),
        part: pack.part.words(),
        is_exempt: pack.part == PackPart::Exempt,
        notice,
        marking: pack.marking.as_ref().map(|marking| printed(&marking.words())),
        details,
        cover,
        status: printed(&pack.edition.status),
        published: pack.edition.date.as_deref().map(printed),
        date: pack.edition.date.as_deref().and_then(dates::parts),
        agenda,
        papers,
        licences: pack.all_licences().into_iter().map(printed).collect(),
        licences_from: counts_from(late, None),
    };
    (input, making.drawings)
}

/// Nothing can be led to yet, and these drawings are made.
fn making(drawings: Drawings) -> Making {
    Making {
        kind: document::DocumentKind::Report,
        places: std::collections::BTreeMap::new(),
        prefix: String::new(),
        drawings,
    }
}

/// Where the pages of a paper are counted from, by the page that it and the one before it came late after.
fn counts_from(before: Option<u32>, here: Option<u32>) -> Option<u32> {
    match (before, here) {
        (Some(before), Some(here)) if before == here => None,
        (_, Some(_)) => Some(1),
        (Some(before), None) => Some(before.saturating_add(1)),
        (None, None) => None,
    }
}

fn agenda(pack: &Pack, making: &Making) -> Vec<Item> {
    let mut before = None;
    let item = |entry: &AgendaEntry| {
        let excluded_alike = entry.excluded.is_some() && before == entry.excluded;
        before.clone_from(&entry.excluded);
        let papers = pack.papers_of(entry);
        let is_one = papers.len() == 1;
        let listed = |paper: &PackPaper| Listed {
            id: heading_of(&paper.id),
            title: if is_one && paper.title == entry.title {
                String::new()
            } else {
                printed(&paper.title)
            },
            late: paper.late_after.is_some(),
        };
        Item {
            number: printed(&entry.number),
            title: printed(&entry.title),
            purpose: making.runs(&entry.purpose),
            presenter: printed(&entry.presenter),
            without_paper: pack.without_paper(entry),
            excluded: entry.excluded.as_ref().map(|words| making.runs(words)),
            excluded_alike,
            papers: papers.into_iter().map(listed).collect(),
        }
    };
    pack.agenda.iter().map(item).collect()
}

/// A paper that is set with the pack; its drawings join the others.
fn set(paper: &PackPaper, document: &Document, drawings: &mut Drawings) -> Set {
    let mut making = making(std::mem::take(drawings));
    // What is made small for a page or two of its own stands in a pack at full size.
    if document.kind.is_long() {
        making.kind = document.kind;
    }
    making.places = document.labels();
    // A dot is in no id, so that no two can be alike.
    making.prefix = format!("{}.", paper.id);
    let set = Set {
        title: if document.title == paper.title { String::new() } else { printed(&document.title) },
        summary: making.runs(&document.summary),
        details: making.lines(&document.details),
        notice: document.notice.as_ref().map(|notice| making.runs(notice)),
        // The paper's heading is of the first level.
        parts: making.parts(document, 2),
        glossary: glossary(document),
        records: records::of(document),
    };
    *drawings = making.drawings;
    set
}

impl Sheets {
    fn none() -> Self {
        Self { file: String::new(), path: String::new(), pages: Vec::new() }
    }
}

fn pages(brought: &Brought) -> Sheets {
    let sheet = |(ratio, page): (&f32, usize)| {
        let blocks = brought.read.pages.get(page).map_or(&[][..], Vec::as_slice);
        let said = words(blocks);
        let said = if said.is_empty() {
            format!("Page {} of {}, whose words could not be read.", page + 1, brought.read.file)
        } else {
            said
        };
        Sheet { ratio: *ratio, said: printed(&said) }
    };
    Sheets {
        file: printed(&brought.read.file),
        path: brought.path.clone(),
        pages: brought.ratios.iter().zip(0..).map(sheet).collect(),
    }
}

/// What was read of a page, as plain words.
fn words(blocks: &[Block]) -> String {
    let mut said: Vec<String> = Vec::new();
    for block in blocks {
        said.extend(block.texts().into_iter().map(ToString::to_string));
        if let Some(table) = block.table() {
            said.push(table.heading());
            said.extend(table.columns.iter().map(|column| column.title.clone()));
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            said.extend(cells.map(Cell::shown).map(str::to_owned));
        }
    }
    said.retain(|words| !words.trim().is_empty());
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_paper_is_counted_by_letters_and_the_next_goes_on() {
        assert_eq!(counts_from(None, None), None);
        assert_eq!(counts_from(None, Some(37)), Some(1));
        assert_eq!(counts_from(Some(37), Some(37)), None);
        assert_eq!(counts_from(Some(37), None), Some(38));
        assert_eq!(counts_from(Some(37), Some(40)), Some(1));
    }
}
