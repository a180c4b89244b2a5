//! Rows of text: letters on one base line, with gaps as spaces.

use super::device::{Letter, Page};
use crate::document::block::Place;
use crate::document::text::Raw;
use crate::document::tidy::raised;

/// A row: pieces of text with wide gaps between.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) pieces: Vec<Piece>,
    pub(super) y: f32,
    pub(super) size: f32,
}

/// A piece of a row without a wide gap in it.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) end: f32,
    /// The base line and the size of its largest type.
    pub(super) y: f32,
    pub(super) size: f32,
    /// Where its first word ends, if more follow.
    first: Option<f32>,
}

impl Row {
    /// The row of some pieces of one; none of no pieces.
    pub(super) fn of(pieces: Vec<Piece>) -> Option<Self> {
        let largest = pieces.iter().max_by(|one, other| one.size.total_cmp(&other.size))?;
        let (y, size) = (largest.y, largest.size);
        Some(Self { pieces, y, size })
    }
}

/// In parts of the size of the type: letters on one row differ by less than this in height,
const SAME_ROW: f32 = 0.36;
/// of the smaller type, or of the larger where they are less than so far from one another,
const CLOSE: f32 = 1.5;
/// what is raised from it, in smaller type, by less than this,
const RAISED_ROW: f32 = 0.6;
/// words are parted by more than this,
const WORD_GAP: f32 = 0.17;
/// and columns by more than this.
const COLUMN_GAP: f32 = 1.05;
/// Type that is smaller than so much of the row's is small, and raised where it stands higher by this much of the row's size.
const SMALL: f32 = 0.8;
const RAISED: f32 = 0.15;
/// The most letters that are raised in a row.
const MOST_RAISED: usize = 100;
/// A gap between rows of so many times the usual one parts paragraphs.
const PARAGRAPH_GAP: f32 = 1.3;
/// Type that is so much larger than that of the text is a heading's.
const HEADING: f32 = 1.12;

/// Letters on about one base line.
struct Group {
    y: f32,
    size: f32,
    letters: Vec<Letter>,
}

impl Group {
    /// Whether one of two stands beside the larger type of the other, at what is one height to that.
    fn is_beside(&self, other: &Self) -> bool {
        let (small, large) = if self.size < other.size { (self, other) } else { (other, self) };
        let far = CLOSE * large.size;
        let stands_beside = |letter: &Letter| {
            let mut type_of_size =
                large.letters.iter().filter(|known| known.size > SMALL * large.size);
            type_of_size.any(|known| letter.x < known.end + far && known.x < letter.end + far)
        };
        (self.y - other.y).abs() < SAME_ROW * large.size
            && !small.letters.is_empty()
            && small.letters.iter().all(stands_beside)
    }

    /// Makes room for type on this base line. That of the largest counts: what is raised or lowered is smaller.
    fn admit(&mut self, y: f32, size: f32) {
        if size > self.size + 0.1 {
            (self.y, self.size) = (y, size);
        }
    }
}

/// The rows of letters, from the top.
pub(super) fn rows(mut letters: Vec<Letter>) -> Vec<Row> {
    letters.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut groups: Vec<Group> = Vec::new();
    for letter in letters {
        let fits = |group: &&mut Group| {
            (letter.y - group.y).abs() < SAME_ROW * group.size.min(letter.size)
        };
        if let Some(group) = groups.iter_mut().rev().take(3).find(fits) {
            group.admit(letter.y, letter.size);
            group.letters.push(letter);
        } else {
            groups.push(Group { y: letter.y, size: letter.size, letters: vec![letter] });
        }
    }
    lower(&mut groups);
    let mut rows: Vec<Row> =
        groups.into_iter().filter_map(|group| row(group.y, group.size, group.letters)).collect();
    rows.sort_by(|one, other| one.y.total_cmp(&other.y));
    rows
}

/// Puts what is raised or lowered into the row that it belongs to.
fn lower(groups: &mut [Group]) {
    for at in 0..groups.len() {
        let (before, after) = groups.split_at_mut(at + 1);
        let Some(raised) = before.last_mut() else { continue };
        let belongs = |base: &&mut Group| raised.is_beside(base) || is_raised_from(raised, base);
        if let Some(base) = after.iter_mut().take(2).find(belongs) {
            base.admit(raised.y, raised.size);
            base.letters.append(&mut raised.letters);
        }
    }
}

/// Whether small type above a row belongs to it: every run of it stands behind a letter of the row, or before its first, with
/// nothing below.
fn is_raised_from(raised: &Group, base: &Group) -> bool {
    let up = base.y - raised.y;
    let is_short = raised.letters.len() <= MOST_RAISED;
    if !is_short || raised.size >= SMALL * base.size || up < 0.0 || up > RAISED_ROW * base.size {
        return false;
    }
    let close = WORD_GAP * base.size;
    let shown = |group: &Group| -> Vec<(f32, f32)> {
        let shown = group.letters.iter().filter(|letter| !letter.text.trim().is_empty());
        shown.map(|letter| (letter.x, letter.end)).collect()
    };
    let (mut small, large) = (shown(raised), shown(base));
    small.sort_by(|one, other| one.0.total_cmp(&other.0));
    let first = large.iter().map(|(x, _)| *x).fold(f32::INFINITY, f32::min);
    let mut last = f32::NEG_INFINITY;
    small.iter().all(|(x, end)| {
        let goes_on = (x - last).abs() < close;
        let begins =
            *end < first + close || large.iter().any(|(_, before)| (x - before).abs() < close);
        let middle = f32::midpoint(*x, *end);
        let is_free = !large.iter().any(|(x, end)| *x < middle && middle < *end);
        last = *end;
        is_free && (goes_on || begins)
    })
}

fn row(y: f32, size: f32, mut letters: Vec<Letter>) -> Option<Row> {
    letters.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = None;
    let mut before = size;
    // Whether a mark may stand here: behind type of the row's size or another mark, or at the very beginning.
    let mut is_open = true;
    for mut letter in letters {
        let type_size = letter.size;
        if letter.text.trim().is_empty() {
            space = letter.text.chars().next();
            continue;
        }
        let gap = pieces.last().map_or(f32::INFINITY, |piece| letter.x - piece.end);
        let small = before.min(letter.size);
        let stands_high = letter.size < SMALL * size && y - letter.y > RAISED * size;
        let touches = pieces.is_empty() || space.is_none() && gap < WORD_GAP * size;
        let is_raised = stands_high && touches && is_open;
        is_open = is_raised || !stands_high;
        if is_raised {
            letter.text = raised(&letter.text);
        }
        if let Some(piece) = pieces.last_mut().filter(|_| gap < COLUMN_GAP * small) {
            if gap > WORD_GAP * small || space.is_some() && gap > 0.0 {
                piece.first.get_or_insert(piece.end);
                piece.text.push(space.unwrap_or(' '));
            }
            piece.text.push_str(&letter.text);
            piece.end = piece.end.max(letter.end);
            if letter.size > piece.size + 0.1 {
                (piece.y, piece.size) = (letter.y, letter.size);
            }
        } else {
            let Letter { text, x, end, y, size } = letter;
            pieces.push(Piece { text, x, end, y, size, first: None });
        }
        (space, before) = (None, type_size);
    }
    (!pieces.is_empty()).then_some(Row { pieces, y, size })
}

/// The size of the type in which most of the text is set.
pub(super) fn body_size(pages: &[Page]) -> f32 {
    let mut counts = std::collections::BTreeMap::new();
    for letter in pages.iter().flat_map(|page| &page.letters) {
        *counts.entry(half_points(letter.size)).or_insert(0_u32) += 1;
    }
    let most = counts.into_iter().max_by_key(|(size, count)| (*count, std::cmp::Reverse(*size)));
    most.map_or(10.0, |(size, _)| f32::from(size) / 2.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "type is between 1 and 200 points"
)]
fn half_points(size: f32) -> u16 {
    (size.clamp(0.0, 200.0) * 2.0).round() as u16
}

/// Rows as lines of text, with gaps as spaces and with empty lines between paragraphs.
/// With the edge of a cell, a row after which the next word had room ends its paragraph, as the author ended it.
pub(super) fn raws(
    rows: &[Row],
    page: u32,
    body: f32,
    edge: Option<f32>,
    line: &mut u32,
) -> Vec<Raw> {
    let left =
        rows.iter().flat_map(|row| &row.pieces).map(|piece| piece.x).fold(f32::INFINITY, f32::min);
    let pitch = pitch(rows);
    let mut lines = Vec::new();
    let mut before: Option<&Row> = None;
    for row in rows {
        let parted = before.is_some_and(|before| {
            row.y - before.y > pitch * PARAGRAPH_GAP * row.size.max(before.size)
                || row.y < before.y
                || edge.is_some_and(|edge| had_room(before, row, edge))
                || (row.size - before.size).abs() > 0.12 * before.size
        });
        if parted {
            lines.push(Raw {
                page,
                number: *line,
                text: String::new(),
                place: None,
                heading: None,
            });
        }
        *line += 1;
        let heading = (row.size > body * HEADING).then_some(if row.size > body * 1.6 {
            1
        } else if row.size > body * 1.3 {
            2
        } else {
            3
        });
        lines.push(Raw {
            page,
            number: *line,
            text: spaced(row, left),
            place: place(row),
            heading,
        });
        before = Some(row);
    }
    lines
}

/// Whether the first word of a row would have had room at the end of the row before it.
fn had_room(before: &Row, row: &Row, edge: f32) -> bool {
    let (Some(last), Some(first)) = (before.pieces.last(), row.pieces.first()) else {
        return false;
    };
    let width = first.first.unwrap_or(first.end) - first.x;
    last.end + width + row.size * 0.25 < edge
}

fn place(row: &Row) -> Option<Place> {
    let (first, last) = (row.pieces.first()?, row.pieces.last()?);
    Some(Place { x: first.x, y: row.y, width: last.end - first.x, size: row.size })
}

/// The pieces of a row at the columns where they would stand in letters of one width.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "columns of a page are small and not negative"
)]
fn spaced(row: &Row, left: f32) -> String {
    let letter = row.size * 0.5;
    let mut text = String::new();
    let mut count = 0_usize;
    let mut end = left;
    for piece in &row.pieces {
        // A gap of a letter or two is one in a sentence; from three on it parts columns.
        let gap = (piece.x - end) / row.size;
        let least = if count == 0 {
            0
        } else if gap < 1.5 {
            2
        } else {
            3
        };
        let most = if gap < 2.5 { 3 } else { 400 };
        end = piece.end;
        let column = ((piece.x - left) / letter).clamp(0.0, 400.0) as usize;
        let spaces = column.saturating_sub(count).clamp(least, most.max(least));
        text.extend(std::iter::repeat_n(' ', spaces));
        text.push_str(&piece.text);
        count += spaces + piece.text.chars().count();
    }
    text
}

/// The usual distance between rows, in parts of the size of their type: notes are set closer than text.
fn pitch(rows: &[Row]) -> f32 {
    let gap = |pair: &[Row]| (pair[1].y - pair[0].y, pair[0].size.max(pair[1].size));
    let gaps = rows.windows(2).map(gap).filter(|(gap, size)| *gap > 1.0 && *size > 0.0);
    let mut gaps: Vec<f32> = gaps.map(|(gap, size)| gap / size).collect();
    gaps.sort_by(f32::total_cmp);
    // The lower quartile: in lists of short paragraphs most gaps part paragraphs.
    gaps.get(gaps.len() / 4).map_or(1.3, |usual| usual.clamp(0.5, 2.2))
}

/// Letters from a place on, each half as wide as it is high.
#[cfg(test)]
pub(super) fn letters(text: &str, x: f32, y: f32, size: f32) -> Vec<Letter> {
    let mut x = x;
    let letter = |letter: char| {
        let begin = x;
        x += size / 2.0;
        Letter { text: letter.to_string(), x: begin, end: x, y, size }
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parts: &[(&str, f32, f32, f32)]) -> Vec<String> {
        let all =
            parts.iter().flat_map(|(text, x, y, size)| letters(text, *x, *y, *size)).collect();
        let text =
            |row: Row| row.pieces.iter().map(|piece| &*piece.text).collect::<Vec<_>>().join("|");
        rows(all).into_iter().map(text).collect()
    }

    #[test]
    fn the_mark_of_a_note_does_not_join_the_number() {
        // By a third of the size, as word processors raise it, and by half.
        for up in [3.3, 5.0] {
            let line = [
                ("see 1,474", 0.0, 50.0, 10.0),
                ("12", 45.0, 50.0 - up, 6.0),
                (" in all", 51.0, 50.0, 10.0),
            ];
            assert_eq!(read(&line), ["see 1,474¹² in all"]);
        }
        assert_eq!(read(&[("3", 0.0, 46.7, 6.0), ("Counted", 3.0, 50.0, 10.0)]), ["³Counted"]);
        // A small figure beside a large one is no mark, nor is one that stands lower.
        let beside = [("74%", 0.0, 50.0, 24.0), ("2019", 48.0, 44.0, 9.0)];
        assert_eq!(read(&beside), ["74%|2019"]);
        assert_eq!(read(&[("CO", 0.0, 50.0, 10.0), ("2", 10.0, 52.0, 6.0)]), ["CO2"]);
        // Small type above a line stays a line of its own.
        let above = [("Source: 2019", 0.0, 44.5, 6.0), ("North 10", 0.0, 50.0, 10.0)];
        assert_eq!(read(&above), ["Source: 2019", "North 10"]);
    }
}
