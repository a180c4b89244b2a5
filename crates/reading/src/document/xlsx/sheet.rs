//! The cells of a sheet, as paragraphs and tables.

use std::collections::{BTreeMap, HashMap};

use super::shown::shown;
use super::{Room, Workbook, refuse};
use crate::ReadingError;
use crate::document::block::{Block, Kind, Line};
use crate::document::table::{Cell, Row, Table};
use crate::document::tidy::{single_spaced, tidy};

/// How many columns a sheet has, to XFD: every cell between two is kept.
const COLUMNS: u32 = 16_384;

/// The filled cells of a sheet: by row, then by column, from 0.
pub(super) struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    /// How many columns the cell at a row and a column goes over, where it was merged with others.
    spans: HashMap<(u32, u32), u32>,
}

/// The filled cells of one row.
type Filled = BTreeMap<u32, String>;

impl Cells {
    /// Reads a sheet.
    pub(super) fn read(
        workbook: &mut Workbook<'_>,
        name: &str,
        room: &mut Room,
    ) -> Result<Self, ReadingError> {
        let refuse = |error| refuse(&error);
        let mut rows: BTreeMap<u32, Filled> = BTreeMap::new();
        let mut reader = workbook.worksheet_cells_reader(name).map_err(refuse)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refuse)? {
            let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
            let text = shown(cell.get_value(), format);
            if !text.trim().is_empty() {
                room.take(0, text.len())?;
                let (row, column) = cell.get_position();
                if column >= COLUMNS {
                    return Err(ReadingError::damaged("a cell stands beyond the last column"));
                }
                rows.entry(row).or_default().insert(column, text);
            }
        }
        drop(reader);
        let merged = workbook.merge_cells_by_sheet_name(name).map_err(refuse)?;
        let spans = merged
            .iter()
            .filter(|merged| merged.end.1 > merged.start.1)
            .map(|merged| (merged.start, merged.end.1 - merged.start.1 + 1));
        Ok(Self { rows, spans: spans.collect() })
    }

    /// What stands in them, page by page. Empty rows part tables.
    pub(super) fn blocks(self, page: u32, room: &mut Room) -> Result<Vec<Block>, ReadingError> {
        let Self { rows, spans } = self;
        let mut blocks = Vec::new();
        let mut part: Vec<(u32, Filled)> = Vec::new();
        for (row, cells) in rows {
            if part.last().is_some_and(|(last, _)| last + 1 < row) {
                blocks.extend(self::part(std::mem::take(&mut part), &spans, page, room)?);
            }
            part.push((row, cells));
        }
        blocks.extend(self::part(part, &spans, page, room)?);
        Ok(blocks)
    }
}

/// Rows without an empty one between. Words that stand alone in their row, above the table or below it, are paragraphs: a
/// title, a note.
fn part(
    mut rows: Vec<(u32, Filled)>,
    spans: &HashMap<(u32, u32), u32>,
    page: u32,
    room: &mut Room,
) -> Result<Vec<Block>, ReadingError> {
    let first = rows.iter().position(|(_, cells)| !is_alone(cells)).unwrap_or(rows.len());
    let last = rows.iter().rposition(|(_, cells)| !is_alone(cells)).map_or(rows.len(), |at| at + 1);
    let below = rows.split_off(last);
    let within = rows.split_off(first);
    let mut blocks: Vec<Block> = rows.into_iter().flat_map(|row| paragraph(row, page)).collect();
    if let Some(left) = within.iter().filter_map(|(_, cells)| cells.keys().next()).min().copied() {
        let mut table = Table::default();
        for (row, cells) in within {
            table.rows.push(table_row((row, cells), left, spans, page, room)?);
        }
        blocks.push(Block::new(Kind::Table(table), Vec::new()));
    }
    blocks.extend(below.into_iter().flat_map(|row| paragraph(row, page)));
    Ok(blocks)
}

/// Whether nothing but one text stands in a row.
fn is_alone(cells: &Filled) -> bool {
    cells.len() == 1 && cells.values().all(|text| text.contains(char::is_alphabetic))
}

fn paragraph((row, cells): (u32, Filled), page: u32) -> impl Iterator<Item = Block> {
    cells.into_values().map(move |text| block(&text, page, row))
}

fn block(text: &str, page: u32, row: u32) -> Block {
    let lines = text.lines().map(|line| single_spaced(&tidy(line))).filter(|line| !line.is_empty());
    let line = |text| Line::new(page, row.saturating_add(1), text);
    Block::new(Kind::Paragraph, lines.map(line).collect())
}

/// A row from the table's left edge to its last filled cell.
fn table_row(
    (row, cells): (u32, Filled),
    left: u32,
    spans: &HashMap<(u32, u32), u32>,
    page: u32,
    room: &mut Room,
) -> Result<Row, ReadingError> {
    let mut read = Row::default();
    let mut next = left;
    for (column, text) in cells {
        // What stands under a merged cell does not show.
        let Some(gap) = column.checked_sub(next) else { continue };
        let gap = usize::try_from(gap).unwrap_or(usize::MAX);
        room.take(gap.saturating_add(1), 0)?;
        read.cells.extend(std::iter::repeat_n(Cell::new(Vec::new()), gap));
        let span = spans.get(&(row, column)).copied().unwrap_or(1);
        let blocks = vec![block(&text, page, row)];
        read.cells.push(Cell { blocks, span: u16::try_from(span).unwrap_or(u16::MAX) });
        next = column.saturating_add(span);
    }
    Ok(read)
}
