//! A pack's contents as a document: each paper composed, each file read.

use document::{
    AgendaEntry, BroughtPages, Detail, Document, Marking, Pack, PackPaper, PackPart as Part,
    PaperBody, Text,
};
use figure::{Against, Period};
use jiff::civil::Date;
use partnership::board::PackPart;
use reading::ReadingError;
use reading::document::Format;
use reports::board as written;
use reports::narrative::Defaults;

use super::contents::{BodyContents, PackContents, PaperContents};
use super::names::day_in_words;
use super::papers::{blocks_of, document_of};
use crate::view::latest_month;
use crate::{Folder, Session, WorkbenchError};

/// Gives a brought file by its SHA-256.
pub(super) type Files<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, WorkbenchError>;

/// The pack as a document.
pub(super) fn compose(
    folder: &Folder,
    contents: &PackContents,
    files: Files,
) -> Result<Pack, WorkbenchError> {
    let (session, _texts) = contents.basis.open(folder)?;
    let mut papers = Vec::new();
    for paper in &contents.papers {
        papers.push(PackPaper {
            id: format!("paper-{}", paper.id),
            item: paper.item.clone(),
            title: paper.title.clone(),
            late_after: paper.late_after,
            body: body(&session, contents, paper, files)?,
        });
    }
    let is_exempt = contents.part == PackPart::Exempt;
    Ok(Pack {
        title: format!("{}, {}", contents.board, day_in_words(contents.date)),
        partnership: contents.partnership.clone(),
        part: if is_exempt { Part::Exempt } else { Part::Public },
        notice: contents.notice.as_deref().map(Text::from),
        marking: marking(contents),
        details: contents
            .details
            .iter()
            .map(|line| Detail::new(line.name.as_str(), line.words.as_str()))
            .collect(),
        cover: contents.cover.iter().map(|words| Text::from(words.as_str())).collect(),
        edition: document::Edition {
            status: if contents.published.is_some() { "Published" } else { "Draft" }.to_owned(),
            date: contents.published.map(day_in_words),
            inputs: None,
        },
        agenda: contents.agenda.iter().map(entry).collect(),
        papers,
        // Each document brings its own.
        licences: Vec::new(),
    })
}

/// A pack is to be handled as its most sensitive paper is.
fn marking(contents: &PackContents) -> Option<Marking> {
    let mut handling: Vec<&str> =
        contents.papers.iter().filter_map(|paper| paper.handling.as_deref()).collect();
    handling.sort_unstable();
    handling.dedup();
    if handling.is_empty() && contents.part == PackPart::Exempt {
        handling.push("members of the board only");
    }
    (!handling.is_empty()).then(|| Marking { handling: handling.join("; ") })
}

fn entry(item: &super::contents::AgendaContents) -> AgendaEntry {
    AgendaEntry {
        number: item.number.clone(),
        title: item.title.clone(),
        purpose: Text::from(item.purpose.as_str()),
        presenter: item.presenter.clone(),
        is_verbal: item.is_verbal,
        excluded: item.paragraph.map(|paragraph| Text::from(resolution(paragraph))),
    }
}

/// The standard resolution by which the public is excluded.
fn resolution(paragraph: u8) -> String {
    format!(
        "The board is asked to resolve, under section 100A(4) of the Local Government Act 1972, that the public be excluded while \
         this item is considered, as exempt information described in paragraph {paragraph} of Part 1 of Schedule 12A to the Act \
         would likely be disclosed, and the public interest in keeping it outweighs that in disclosing it."
    )
}

fn body(
    session: &Session,
    contents: &PackContents,
    paper: &PaperContents,
    files: Files,
) -> Result<PaperBody, WorkbenchError> {
    let at = (&paper.body, contents.date);
    Ok(match shown(session, at, &contents.partnership, files)? {
        Shown::Document(mut document) => {
            document.title.clone_from(&paper.title);
            // The pack says it once for all.
            document.notice = None;
            PaperBody::Set(document)
        }
        Shown::Pages(pages) => PaperBody::Pages(pages),
    })
}

/// What a paper is when it is looked at.
pub(super) enum Shown {
    /// A document.
    Document(Box<Document>),
    /// Pages as they were brought.
    Pages(Box<BroughtPages>),
}

/// What a paper says on a day, composed or read.
pub(super) fn shown(
    session: &Session,
    (body, on): (&BodyContents, Date),
    partnership: &str,
    files: Files,
) -> Result<Shown, WorkbenchError> {
    let document = |document| Ok(Shown::Document(Box::new(document)));
    let figures = session.figures();
    match body {
        BodyContents::Written(text) => {
            document(written::paper(text, figures, &defaults(session, on)?)?)
        }
        BodyContents::Minutes(text) => {
            document(written::minutes(text, figures, &defaults(session, on)?)?)
        }
        BodyContents::Matters(matters) => document(written::matters(matters)),
        // From what it was frozen with, whatever the pack's own figures are made from.
        BodyContents::Report(frozen) => document(frozen.document(session.folder())?),
        BodyContents::Brought(name, sha256) => brought(partnership, name, files(sha256)?),
    }
}

/// A PDF stays as it is; of anything else the words are set anew.
fn brought(partnership: &str, name: &str, bytes: Vec<u8>) -> Result<Shown, WorkbenchError> {
    let pages =
        |bytes, pages| Shown::Pages(Box::new(BroughtPages { file: name.to_owned(), bytes, pages }));
    match reading::read(&bytes) {
        Ok(reading) if reading.format == Format::Pdf => {
            let read = (1..=reading.pages).map(|page| blocks_of(&reading, Some(page))).collect();
            Ok(pages(bytes, read))
        }
        Ok(reading) => Ok(Shown::Document(Box::new(document_of(partnership, name, &reading)))),
        // A scan has no words, and its pages can be looked at all the same.
        Err(ReadingError::NoText { pages: count }) => {
            Ok(pages(bytes, (0..count).map(|_| Vec::new()).collect()))
        }
        Err(source) => Err(WorkbenchError::Brought { file: name.to_owned(), source }),
    }
}

/// What a reference to a figure means where it says nothing else: the partnership's area, the twelve months to the last that was
/// held, and the year before.
fn defaults(session: &Session, day: Date) -> Result<Defaults, WorkbenchError> {
    let month = figure::Month::new(i32::from(day.year()), day.month().unsigned_abs().into());
    let last = latest_month(session).or_else(|| month.ok()).ok_or_else(|| {
        WorkbenchError::question(format!("{day} is in no month that figures can be of"))
    })?;
    Ok(Defaults {
        area: session.own_area().to_owned(),
        period: Period::rolling_12(last),
        against: Against::Previous,
    })
}
