//! Plain text: what its lines show by gaps, numbers and capitals.

use super::Reading;
use super::block::{Block, Kind, Line, Place};
use super::format::Format;
use super::marks;
use super::shape::{self, Shape};
use super::table::{Cell, Row, Table};
use super::tidy::{single_spaced, tidy};

/// A line as it stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    /// Its page.
    pub(super) page: u32,
    /// Its number.
    pub(super) number: u32,
    /// Its text with its spaces.
    pub(super) text: String,
    /// Where it stands on its page, where that is known.
    pub(super) place: Option<Place>,
    /// The level of the heading that its type says it is.
    pub(super) heading: Option<u8>,
}

/// Reads a text; form feeds part its pages, or the marks of pages.
pub(super) fn read(text: &str) -> Reading {
    let mut lines = Vec::new();
    let mut page = 1;
    for (number, line) in (1..).zip(text.split('\n')) {
        for (at, part) in line.split('\u{c}').enumerate() {
            page += u32::from(at > 0);
            let text = part.trim_end().to_owned();
            lines.push(Raw { page, number, text, place: None, heading: None });
        }
    }
    let shown = marks::number(&mut lines);
    let mut blocks = blocks(&lines);
    for block in &mut blocks {
        block.each_line(&mut |line| {
            let at = usize::try_from(line.page).ok().and_then(|page| page.checked_sub(1));
            line.page_shown = at.and_then(|at| shown.get(at).copied().flatten());
        });
    }
    let pages = blocks.iter().flat_map(Block::all_lines).map(|line| line.page).max().unwrap_or(1);
    Reading { format: Format::Text, pages, blocks, remarks: Vec::new() }
}

/// The blocks of lines.
pub(super) fn blocks(raws: &[Raw]) -> Vec<Block> {
    let mut building = Building::default();
    let mut at = 0;
    while let Some(raw) = raws.get(at) {
        let next = raws.get(at + 1).map_or("", |next| &next.text);
        let length = table_length(&raws[at..]);
        if length > 1 {
            building.end();
            building.blocks.extend(columns(&raws[at..at + length]));
            at += length;
            continue;
        }
        building.line(raw, next);
        at += 1;
    }
    building.end();
    building.blocks
}

/// The blocks so far, and the one that is being built.
#[derive(Default)]
struct Building {
    blocks: Vec<Block>,
    kind: Option<Kind>,
    lines: Vec<Line>,
    asides: Vec<Line>,
}

impl Building {
    fn line(&mut self, raw: &Raw, next: &str) {
        if tidy(&raw.text).is_empty() {
            return self.end();
        }
        let (main, aside) = shape::beside(&raw.text);
        if !main.trim().is_empty() {
            self.main(raw, main, next);
        }
        if let Some(aside) = aside {
            let text = single_spaced(&tidy(aside));
            self.asides.push(Line { place: raw.place, ..Line::new(raw.page, raw.number, text) });
        }
    }

    fn main(&mut self, raw: &Raw, main: &str, next: &str) {
        let line = Line {
            place: raw.place,
            ..Line::new(raw.page, raw.number, single_spaced(&tidy(main)))
        };
        if let Some(level) = raw.heading {
            return match &self.kind {
                Some(Kind::Heading(open)) if *open == level => self.lines.push(line),
                _ => self.begin(Kind::Heading(level), line),
            };
        }
        if is_underline(&line.text) {
            if let (Some(Kind::Paragraph), [_]) = (&self.kind, &*self.lines) {
                self.kind = Some(Kind::Heading(if line.text.starts_with('=') { 1 } else { 2 }));
            }
            return self.end();
        }
        if matches!(self.kind, Some(Kind::Heading(_)))
            && shape::continues_heading(&self.lines, &line.text)
        {
            return self.lines.push(line);
        }
        match shape::of(main, next) {
            Shape::Heading(level) => self.begin(Kind::Heading(level), line),
            Shape::Item(depth) => self.begin(Kind::Item(depth), line),
            Shape::Running => match self.kind {
                Some(Kind::Heading(_)) | None => self.begin(Kind::Paragraph, line),
                Some(_) => self.lines.push(line),
            },
        }
    }

    fn begin(&mut self, kind: Kind, line: Line) {
        self.end();
        self.kind = Some(kind);
        self.lines.push(line);
    }

    fn end(&mut self) {
        if let Some(kind) = self.kind.take() {
            self.blocks.push(Block::new(kind, std::mem::take(&mut self.lines)));
        }
        let asides = std::mem::take(&mut self.asides);
        self.blocks.extend(asides.into_iter().map(|line| Block::new(Kind::Aside, vec![line])));
    }
}

/// A line that only underlines the one before it.
fn is_underline(text: &str) -> bool {
    text.len() > 2
        && (text.chars().all(|letter| letter == '=')
            || text.chars().all(|letter| matches!(letter, '-' | '_')))
}

/// How many lines from here are the rows of one table: as many columns each, which stand below one another.
fn table_length(raws: &[Raw]) -> usize {
    let first = raws.first().map(|raw| shape::columns(&raw.text)).unwrap_or_default();
    if first.len() < 2 {
        return 0;
    }
    let tabbed = raws.first().is_some_and(|raw| raw.text.contains('\t'));
    let meet = |((one, text), (other, below)): &(&(usize, &str), &(usize, &str))| {
        *one <= other + below.len() && *other <= one + text.len()
    };
    let alike = |raw: &&Raw| {
        let columns = shape::columns(&raw.text);
        columns.len() == first.len()
            && (tabbed || columns.iter().zip(&first).all(|pair| meet(&pair)))
    };
    raws.iter().take_while(alike).count()
}

/// A table, or columns of sentences that are read one after the other.
fn columns(raws: &[Raw]) -> Vec<Block> {
    let block = table(raws);
    let Kind::Table(table) = &block.kind else { return vec![block] };
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let letters: usize = cells().map(|cell| cell.text().chars().count()).sum();
    if table.rows.len() < PROSE_ROWS || letters < cells().count() * PROSE_LETTERS {
        return vec![block];
    }
    let count = table.rows.first().map_or(0, |row| row.cells.len());
    let column = |at: usize| {
        table.rows.iter().filter_map(move |row| row.cells.get(at)).flat_map(|cell| &cell.blocks)
    };
    let lines = |at: usize| column(at).flat_map(|block| &block.lines).cloned().collect();
    (0..count).map(|at| Block::new(Kind::Paragraph, lines(at))).collect()
}

/// Columns of at least so many rows, with so many letters in a cell on average, are sentences.
const PROSE_ROWS: usize = 3;
const PROSE_LETTERS: usize = 22;

fn table(raws: &[Raw]) -> Block {
    let mut table = Table::default();
    for raw in raws {
        let cell = |(_, text): (usize, &str)| {
            Cell::new(vec![Block::new(
                Kind::Paragraph,
                vec![Line::new(raw.page, raw.number, single_spaced(&tidy(text)))],
            )])
        };
        table.rows.push(Row {
            head: false,
            cells: shape::columns(&raw.text).into_iter().map(cell).collect(),
        });
    }
    Block::new(Kind::Table(table), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(Kind, String)> {
        read(text).blocks.iter().map(|block| (block.kind.clone(), block.text())).collect()
    }

    #[test]
    fn numbers_capitals_and_gaps_make_headings_items_and_asides() {
        let text = "1   WELCOME AND\nAPOLOGIES\n\n The chair wel-\ncomed all.\n1. parking;\n2. noise\nat night.\n\n\
                    RESOLVED that it be noted.                                   AB\n 2   Any other business\n\nNone.";
        let found = kinds(text);
        let wanted = [
            (Kind::Heading(1), "1 WELCOME AND APOLOGIES"),
            (Kind::Paragraph, "The chair wel- comed all."),
            (Kind::Item(0), "1. parking;"),
            (Kind::Item(0), "2. noise at night."),
            (Kind::Paragraph, "RESOLVED that it be noted."),
            (Kind::Aside, "AB"),
            (Kind::Heading(1), "2 Any other business"),
            (Kind::Paragraph, "None."),
        ];
        assert_eq!(found, wanted.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn form_feeds_part_pages_and_lines_keep_their_numbers() {
        let reading = read("one\n\u{c}two\n\nthree");
        let lines: Vec<_> =
            reading.lines().map(|line| (line.page, line.number, &*line.text)).collect();
        assert_eq!(lines, [(1, 1, "one"), (2, 2, "two"), (2, 4, "three")]);
        assert_eq!(reading.pages, 2);
    }

    #[test]
    fn aligned_columns_are_a_table() {
        let found =
            read("Ward        2019    2020\nNorth         10      12\nSouth          4       5\n");
        let [Block { kind: Kind::Table(table), .. }] = &*found.blocks else { panic!("{found:?}") };
        assert_eq!(table.text(), "Ward\t2019\t2020\nNorth\t10\t12\nSouth\t4\t5");
    }
}
