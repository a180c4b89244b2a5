//! One paper: brought as a file, made from figures, looked at by itself.

use document::{Block, Cell, Column, Document, List, Row, Section, Table, Text, slug};
use jiff::Timestamp;
use partnership::board::{BroughtFile, NewPaper, PackPart, Paper, PaperId, PaperSource};
use partnership::{Granted, ManageBoard, Store};
use reading::document::{Block as Read, Kind};
use reading::{Reading, ReadingError};

use super::compose::{Shown, shown};
use super::contents::{Making, exempt_of};
use crate::publication::Frozen;
use crate::{Inputs, PublishOptions, Report, Session, WorkbenchError};

/// Brings a file as a paper: it is kept as it is. A PDF without words, such as a scan, is taken; [`super::findings`] says what is
/// missing.
///
/// # Errors
/// Where the file is none that can be read: protected, damaged, too large, or no document.
pub fn bring_paper(
    store: &Store,
    may: &Granted<ManageBoard>,
    (new, name, bytes): (NewPaper, &str, &[u8]),
    now: Timestamp,
) -> Result<Paper, WorkbenchError> {
    match reading::read(bytes) {
        Ok(_) | Err(ReadingError::NoText { .. }) => {}
        Err(source) => return Err(WorkbenchError::Brought { file: name.to_owned(), source }),
    }
    let sha256 = store.keep_file(may, bytes)?;
    let source = PaperSource::Brought(BroughtFile { name: name.to_owned(), sha256 });
    Ok(store.add_paper(may, NewPaper { source, ..new }, now)?)
}

/// Makes a paper from figures, frozen as they are now; made again, it takes the figures of that day.
pub fn make_paper(
    session: &Session,
    store: &Store,
    may: &Granted<ManageBoard>,
    (id, options): (PaperId, &PublishOptions),
    now: Timestamp,
) -> Result<(), WorkbenchError> {
    keep_frozen(store, may, (id, &frozen(session, options)?), now)
}

/// A report, frozen as its figures are now.
///
/// # Errors
/// What cannot be composed is refused here and not on the day of publication.
pub(super) fn frozen(
    session: &Session,
    options: &PublishOptions,
) -> Result<Frozen, WorkbenchError> {
    let frozen = Frozen::now(session, options)?;
    frozen.document(session.folder())?;
    Ok(frozen)
}

/// Keeps a frozen report as what a paper is made from.
pub(super) fn keep_frozen(
    store: &Store,
    may: &Granted<ManageBoard>,
    (id, frozen): (PaperId, &Frozen),
    now: Timestamp,
) -> Result<(), WorkbenchError> {
    let text = publish::json::pretty(frozen, "what the paper is made from")?;
    store.freeze_paper(may, id, &text, now)?;
    Ok(())
}

/// What a paper was made from; none where it was not made from figures yet.
pub fn made_from(store: &Store, id: PaperId) -> Result<Option<Inputs>, WorkbenchError> {
    if store.paper(id)?.said.source != PaperSource::Report {
        return Ok(None);
    }
    let Some(version) = store.paper_text(id)? else { return Ok(None) };
    let frozen: Frozen = serde_json::from_str(&version.text)
        .map_err(|source| WorkbenchError::Record { path: format!("paper {id}").into(), source })?;
    Ok(Some(frozen.inputs))
}

/// The report that a paper is made from. What was planned and not made yet is the performance report, as the template has it.
pub fn report_of(store: &Store, id: PaperId) -> Result<Report, WorkbenchError> {
    match made_from(store, id)? {
        Some(inputs) => Ok(inputs.question()?.report),
        None => Ok(Report::Performance),
    }
}

/// A paper as it would stand in its pack; none where it is a PDF, which is looked at as it is.
pub fn paper_document(
    session: &Session,
    store: &Store,
    id: PaperId,
) -> Result<Option<Document>, WorkbenchError> {
    let paper = store.paper(id)?;
    let meeting = store.meeting(paper.said.meeting)?;
    let agenda = store.agenda(meeting.id)?;
    let is_exempt = exempt_of(&paper, &agenda).is_some();
    let part = if is_exempt { PackPart::Exempt } else { PackPart::Public };
    let making = Making::new(session, store, &meeting, part);
    let body = making.body(&paper)?;
    let files = |sha256: &str| Ok(store.brought_file(sha256)?);
    let on = meeting.said.date;
    match shown(session, (&body, on), &making.partnership, &files)? {
        Shown::Document(document) => Ok(Some(*document)),
        Shown::Pages(_) => Ok(None),
    }
}

/// What was read of a file that is no PDF, set anew with its headings, lists and tables.
pub(super) fn document_of(partnership: &str, name: &str, reading: &Reading) -> Document {
    let mut document = Document::new(name, partnership);
    let mut sections: Vec<Section> = Vec::new();
    let mut loose = Vec::new();
    let blocks: Vec<&Read> = reading.blocks.iter().collect();
    let mut rest = blocks.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Kind::Heading(_) = first.kind {
            close(&mut sections, &mut loose);
            let title = first.text();
            let id = format!("read-{}-{}", sections.len() + 1, slug(&title));
            sections.push(Section::new(id, title));
            rest = after;
            continue;
        }
        let run = rest.iter().position(|one| matches!(one.kind, Kind::Heading(_)));
        let (under, after) = rest.split_at(run.unwrap_or(rest.len()));
        loose = set(under, sections.len());
        rest = after;
    }
    close(&mut sections, &mut loose);
    document.sections = sections;
    document.number();
    document
}

/// Puts blocks under the last heading, or under one of their own where there is none yet.
fn close(sections: &mut Vec<Section>, loose: &mut Vec<Block>) {
    if loose.is_empty() {
        return;
    }
    if sections.is_empty() {
        sections.push(Section::new("read", "Report"));
    }
    if let Some(last) = sections.last_mut() {
        last.blocks.append(loose);
    }
}

/// What was read of a page, or of all; headings as strong words.
pub(super) fn blocks_of(reading: &Reading, page: Option<u32>) -> Vec<Block> {
    let on = |block: &&Read| {
        let first = block.all_lines().next().map(|line| line.page);
        page.is_none() || first == page
    };
    let blocks: Vec<&Read> = reading.blocks.iter().filter(on).collect();
    set(&blocks, page.unwrap_or_default() as usize)
}

/// Blocks as they are set: items that follow each other are one list. `at` keeps the ids of tables apart.
fn set(blocks: &[&Read], at: usize) -> Vec<Block> {
    let mut set: Vec<Block> = Vec::new();
    for block in blocks {
        match &block.kind {
            Kind::Running => {}
            Kind::Heading(_) => {
                set.push(Block::Paragraph(Text::new().with_strong(block.text())));
            }
            Kind::Item(_) => match set.last_mut() {
                Some(Block::List(list)) => list.items.push(Text::from(block.text())),
                _ => set.push(Block::List(List {
                    ordered: false,
                    items: vec![Text::from(block.text())],
                })),
            },
            Kind::Table(read) => {
                set.extend(table(read, &format!("read-table-{at}-{}", set.len())));
            }
            Kind::Paragraph | Kind::Aside | Kind::Footnote => {
                set.push(Block::paragraph(block.text()));
            }
        }
    }
    set
}

fn table(read: &reading::document::Table, id: &str) -> Option<Block> {
    let wide = read.rows.iter().map(|row| row.cells.len()).max().filter(|wide| *wide > 0)?;
    let text = |row: &reading::document::Row, at: usize| {
        row.cells.get(at).map(reading::document::Cell::text).unwrap_or_default()
    };
    let (head, rows) = read.rows.split_first()?;
    let columns = (0..wide).map(|at| Column::words(text(head, at))).collect();
    let mut table = Table::new(id, "", columns);
    let cell = |words: String| if words.is_empty() { Cell::Empty } else { Cell::text(words) };
    table.rows = rows
        .iter()
        .map(|row| Row::plain((0..wide).map(|at| cell(text(row, at))).collect()))
        .collect();
    Some(Block::Table(table))
}
