//! Tables with drawn lines.

use super::device::{Letter, Ruling};
use super::rows;
use crate::document::block::{Block, Kind};
use crate::document::table::{Cell, Row, Table};
use crate::document::text;

/// Lines this close are one.
const CLOSE: f32 = 3.0;
/// In a table without upright lines, columns are parted by more than so much of the type's size.
const COLUMN: f32 = 0.5;

/// Letters of a word are closer than so much of the type's size.
const WORD_GAP: f32 = 0.17;
/// A line may go through at most one in so many words of a table: where one is too long for its cell.
const CUT: u32 = 20;

/// A table's lines: where its columns and its rows end.
#[derive(Debug)]
pub(super) struct Grid {
    xs: Vec<f32>,
    ys: Vec<f32>,
    uprights: Vec<Ruling>,
}

/// The tables among lines, from the top.
pub(super) fn grids(rulings: &[Ruling], letters: &[Letter]) -> Vec<Grid> {
    let mut groups: Vec<Vec<Ruling>> = Vec::new();
    for ruling in rulings {
        let (touching, mut others): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|known| touch(known, ruling)));
        let mut merged: Vec<Ruling> = touching.into_iter().flatten().collect();
        merged.push(*ruling);
        others.push(merged);
        groups = others;
    }
    let mut grids: Vec<Grid> = groups.into_iter().filter_map(|group| grid(&group)).collect();
    let open = open_tables(rulings, letters);
    grids.extend(open.into_iter().filter(|open| !grids_meet(rulings, open)).collect::<Vec<_>>());
    grids.retain(|grid| !grid.is_drawing(letters));
    grids.sort_by(|one, other| one.top().total_cmp(&other.top()));
    // A frame around others holds what they hold: the inner ones are read.
    let frames: Vec<bool> = grids
        .iter()
        .map(|outer| grids.iter().any(|inner| !std::ptr::eq(inner, outer) && outer.contains(inner)))
        .collect();
    grids.into_iter().zip(frames).filter(|(_, is_frame)| !is_frame).map(|(grid, _)| grid).collect()
}

fn touch(one: &Ruling, other: &Ruling) -> bool {
    one.x0 <= other.x1 + CLOSE
        && other.x0 <= one.x1 + CLOSE
        && one.y0 <= other.y1 + CLOSE
        && other.y0 <= one.y1 + CLOSE
}

fn grid(group: &[Ruling]) -> Option<Grid> {
    let uprights: Vec<Ruling> = group.iter().filter(|ruling| !ruling.is_level()).copied().collect();
    let xs = places(uprights.iter().map(|ruling| ruling.x0));
    let ys = places(group.iter().filter(|ruling| ruling.is_level()).map(|ruling| ruling.y0));
    let cells = xs.len().saturating_sub(1) * ys.len().saturating_sub(1);
    (xs.len() > 2 && ys.len() > 1 && cells > 1).then_some(Grid { xs, ys, uprights })
}

/// Whether upright lines are drawn within a table that would have none.
fn grids_meet(rulings: &[Ruling], open: &Grid) -> bool {
    let [x0, x1, y0, y1] = open.ends();
    let upright = |ruling: &&Ruling| !ruling.is_level() && ruling.x0 > x0 && ruling.x0 < x1;
    rulings.iter().filter(upright).any(|ruling| ruling.y0 < y1 && ruling.y1 > y0)
}

/// Tables that have level lines only: at least three of the same width below one another, with text in every row; where no
/// letter stands in any row, a column ends.
fn open_tables(rulings: &[Ruling], letters: &[Letter]) -> Vec<Grid> {
    let mut sides: Vec<(f32, f32, Vec<f32>)> = Vec::new();
    for ruling in rulings.iter().filter(|ruling| ruling.is_level()) {
        let same = |(x0, x1, _): &&mut (f32, f32, Vec<f32>)| {
            (*x0 - ruling.x0).abs() < CLOSE && (*x1 - ruling.x1).abs() < CLOSE
        };
        match sides.iter_mut().find(same) {
            Some((.., ys)) => ys.push(ruling.y0),
            None => sides.push((ruling.x0, ruling.x1, vec![ruling.y0])),
        }
    }
    sides
        .into_iter()
        .flat_map(|(x0, x1, ys)| tables_between(x0, x1, &places(ys.into_iter()), letters))
        .collect()
}

/// A part of a row in which letters stand close: from where to where, and the size of the type.
type Span = (f32, f32, f32);

/// The tables among level lines of one width. Where text goes over all columns, or none stands, one ends.
fn tables_between(x0: f32, x1: f32, ys: &[f32], letters: &[Letter]) -> Vec<Grid> {
    let mut rows: Vec<Vec<Span>> = vec![Vec::new(); ys.len().saturating_sub(1)];
    for letter in letters.iter().filter(|letter| !letter.text.trim().is_empty()) {
        let stands_within = letter.x >= x0 - CLOSE && letter.end <= x1 + CLOSE;
        let above = ys.partition_point(|y| *y <= middle(letter).1);
        if let Some(row) = above.checked_sub(1).and_then(|at| rows.get_mut(at))
            && stands_within
        {
            row.push((letter.x, letter.end, letter.size));
        }
    }
    let mut grids = Vec::new();
    let mut columns: Vec<Span> = Vec::new();
    let mut first = 0;
    for (at, row) in rows.into_iter().map(close).enumerate() {
        let with_row = close([&*columns, &*row].concat());
        if row.is_empty() || with_row.len() < 2 {
            grids.extend(open_table(x0, x1, &ys[first..=at], &columns));
            (columns, first) = (Vec::new(), at + 1);
        } else {
            columns = with_row;
        }
    }
    grids.extend(open_table(x0, x1, ys.get(first..).unwrap_or_default(), &columns));
    grids
}

/// Spans from the left, those that are close as one: words of a cell can be parted in every row at the same place, but not as
/// widely as columns are.
fn close(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut closed: Vec<Span> = Vec::new();
    for span in spans {
        match closed.last_mut() {
            Some((_, end, size)) if span.0 - *end <= CLOSE.max(span.2 * COLUMN) => {
                (*end, *size) = (end.max(span.1), size.max(span.2));
            }
            _ => closed.push(span),
        }
    }
    closed
}

fn open_table(x0: f32, x1: f32, ys: &[f32], columns: &[Span]) -> Option<Grid> {
    let (top, bottom) = (*ys.first()?, *ys.last()?);
    if ys.len() < 3 || columns.len() < 2 {
        return None;
    }
    let mut xs = vec![x0 - CLOSE];
    xs.extend(columns.windows(2).map(|pair| f32::midpoint(pair[0].1, pair[1].0)));
    xs.push(x1 + CLOSE);
    let uprights = xs.iter().map(|x| Ruling { x0: *x, y0: top, x1: *x, y1: bottom }).collect();
    Some(Grid { xs, ys: ys.to_vec(), uprights })
}

/// The places of lines, those that are close as one.
fn places(all: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = all.collect();
    all.sort_by(f32::total_cmp);
    all.dedup_by(|next, known| *next - *known < CLOSE);
    all
}

impl Grid {
    /// Its upper edge.
    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or_default()
    }

    fn ends(&self) -> [f32; 4] {
        let end = |places: &[f32]| {
            (
                places.first().copied().unwrap_or_default(),
                places.last().copied().unwrap_or_default(),
            )
        };
        let ((x0, x1), (y0, y1)) = (end(&self.xs), end(&self.ys));
        [x0, x1, y0, y1]
    }

    fn contains(&self, other: &Self) -> bool {
        let ([x0, x1, y0, y1], [a0, a1, b0, b1]) = (self.ends(), other.ends());
        x0 <= a0 && a1 <= x1 && y0 <= b0 && b1 <= y1
    }

    /// Whether its upright lines and its ends go through words, as those of a chart do and those of a table do not.
    fn is_drawing(&self, letters: &[Letter]) -> bool {
        let shown: Vec<&Letter> =
            letters.iter().filter(|letter| !letter.text.trim().is_empty()).collect();
        let (mut words, mut cut) = (0, 0);
        for pair in shown.windows(2) {
            let [one, next] = pair else { continue };
            if !self.holds(one) && !self.holds(next) {
                continue;
            }
            let is_word = (one.y - next.y).abs() < one.size * 0.1
                && (next.x - one.end).abs() < one.size * WORD_GAP;
            if !is_word {
                words += 1;
                continue;
            }
            let from = f32::midpoint(one.x, one.end);
            let to = f32::midpoint(next.x, next.end);
            let goes_through = |line: &Ruling| {
                line.x0 > from && line.x0 < to && line.y0 < one.y && line.y1 > one.y - one.size
            };
            let is_cut =
                self.holds(one) != self.holds(next) || self.uprights.iter().any(goes_through);
            cut += u32::from(is_cut);
        }
        cut * CUT > words
    }

    /// Whether a letter stands in it.
    pub(super) fn holds(&self, letter: &Letter) -> bool {
        let [x0, x1, y0, y1] = self.ends();
        let (x, y) = middle(letter);
        x > x0 && x < x1 && y > y0 && y < y1
    }

    /// The table with the letters that stand in it.
    pub(super) fn table(&self, letters: &[Letter], page: u32, line: &mut u32) -> Option<Block> {
        let inside: Vec<&Letter> = letters.iter().filter(|letter| self.holds(letter)).collect();
        let mut table = Table::default();
        for pair in self.ys.windows(2) {
            let (top, bottom) = (pair[0], pair[1]);
            let mut row = Row::default();
            let first = *line;
            let mut last = first;
            for (x0, x1, span) in self.cells(f32::midpoint(top, bottom)) {
                let within = |letter: &&&Letter| {
                    let (x, y) = middle(letter);
                    x >= x0 && x < x1 && y >= top && y < bottom
                };
                let own: Vec<Letter> =
                    inside.iter().filter(within).map(|letter| (*letter).clone()).collect();
                // Cells stand beside one another: each counts its lines from that of the row.
                let mut here = first;
                let rows = rows::rows(own);
                let pieces = rows.iter().flat_map(|row| &row.pieces);
                let left = pieces.map(|piece| piece.x).fold(f32::INFINITY, f32::min);
                // As much is left free at the right of a cell as at its left.
                let edge = Some(x1 - (left - x0));
                let mut blocks =
                    text::blocks(&rows::raws(&rows, page, f32::INFINITY, edge, &mut here));
                for block in &mut blocks {
                    if block.kind == Kind::Aside {
                        block.kind = Kind::Paragraph;
                    }
                }
                last = last.max(here);
                row.cells.push(Cell { blocks, span });
            }
            *line = last;
            table.rows.push(row);
        }
        table.rows.retain(|row| row.cells.iter().any(|cell| !cell.blocks.is_empty()));
        (!table.rows.is_empty()).then(|| Block::new(Kind::Table(table), Vec::new()))
    }

    /// The cells of a row: an upright line that is not drawn there parts none.
    fn cells(&self, y: f32) -> Vec<(f32, f32, u16)> {
        let drawn = |x: f32| {
            self.uprights
                .iter()
                .any(|line| (line.x0 - x).abs() < CLOSE && line.y0 <= y && line.y1 >= y)
        };
        let mut cells: Vec<(f32, f32, u16)> = Vec::new();
        for pair in self.xs.windows(2) {
            match cells.last_mut() {
                Some((_, end, span)) if !drawn(pair[0]) => (*end, *span) = (pair[1], *span + 1),
                _ => cells.push((pair[0], pair[1], 1)),
            }
        }
        cells
    }
}

fn middle(letter: &Letter) -> (f32, f32) {
    (f32::midpoint(letter.x, letter.end), letter.y - letter.size * 0.3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, x: f32, y: f32) -> Letter {
        Letter { text: text.to_owned(), x, end: x + 20.0, y, size: 10.0 }
    }

    fn level(y: f32) -> Ruling {
        Ruling { x0: 0.0, y0: y, x1: 200.0, y1: y }
    }

    #[test]
    fn level_lines_with_text_in_columns_between_are_a_table() {
        let letters = [
            word("Ward", 4.0, 12.0),
            word("Long", 100.0, 12.0),
            word("head", 100.0, 24.0),
            word("North", 4.0, 42.0),
            word("10", 110.0, 42.0),
        ];
        let rulings = [level(0.0), level(30.0), level(50.0)];
        let grids = grids(&rulings, &letters);
        let mut line = 0;
        let table = grids[0].table(&letters, 1, &mut line).unwrap();
        assert_eq!(
            (grids.len(), table.text().as_str(), line),
            (1, "Ward\tLong head\nNorth\t10", 3)
        );
        // Another below it, of the same width, is another table; what stands between them is in neither.
        let mut two = letters.to_vec();
        two.push(word("A title that goes over all of its columns and more", 4.0, 80.0));
        two[5].end = 180.0;
        two.extend(letters.iter().map(|letter| Letter { y: letter.y + 100.0, ..letter.clone() }));
        let lines: Vec<Ruling> = [0.0, 30.0, 50.0, 100.0, 130.0, 150.0].map(level).to_vec();
        assert_eq!(
            super::grids(&lines, &two).iter().map(Grid::top).collect::<Vec<_>>(),
            [0.0, 100.0]
        );
        // One sentence between two lines is no table, nor is a frame without text.
        assert!(super::grids(&[level(0.0), level(30.0)], &letters).is_empty());
        assert!(super::grids(&rulings, &[]).is_empty());
    }

    #[test]
    fn a_chart_whose_lines_go_through_words_is_no_table() {
        let mut letters = Vec::new();
        for (label, x, y) in [("offences", 80.0, 20.0), ("calls", 130.0, 44.0)] {
            for (at, letter) in (0_u8..).zip(label.chars()) {
                let x = x + f32::from(at) * 5.0;
                let text = letter.to_string();
                letters.push(Letter { text, x, end: x + 5.0, y, size: 10.0 });
            }
        }
        let upright = |x: f32| Ruling { x0: x, y0: 0.0, x1: x, y1: 50.0 };
        let mut rulings = vec![level(0.0), level(30.0), level(50.0)];
        rulings.extend([0.0, 60.0, 125.0, 200.0].map(upright));
        assert_eq!(grids(&rulings, &letters).len(), 1);
        // Through the middle of the first word.
        rulings[4] = upright(100.0);
        assert!(grids(&rulings, &letters).is_empty());
    }
}
