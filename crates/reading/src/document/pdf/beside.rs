//! What stands side by side on a part of a page, each with lines of its own height: a drawing with its words beside boxes or
//! text. The rows of a table stand on one base line from its first column to its last; these do not.

use super::columns::LETTERS;
use super::rows::{Piece, Row};

/// The strip between is at least so many points wide,
const STRIP: f32 = 6.0;
/// each side has at least so many lines as long as a line of text,
const LINES: usize = 6;
/// and of the side with fewer lines at most one in so many stands on a line of the other side.
const ALIGNED: usize = 2;
/// A title is set in type that is so much larger than the line before it.
const TITLE: f32 = 1.3;
/// Base lines are one that differ by less than this, in points.
const SAME_LINE: f32 = 0.5;
/// Pages with more rows than this are none of text.
const MOST_ROWS: usize = 1_000;

/// The rows above what stands side by side, those of its left, those of its right and those below.
pub(super) struct Beside {
    pub(super) above: Vec<Row>,
    pub(super) left: Vec<Row>,
    pub(super) right: Vec<Row>,
    pub(super) below: Vec<Row>,
}

/// Whether the pieces of a row stand on one base line.
pub(super) fn is_on_one_line(row: &Row) -> bool {
    row.pieces.iter().all(|piece| is_beside(piece, &row.pieces[0]))
}

fn is_beside(one: &Piece, other: &Piece) -> bool {
    (one.y - other.y).abs() < SAME_LINE
}

/// The highest part of a page that a white strip parts in two.
pub(super) fn beside(rows: &[Row]) -> Option<Beside> {
    let pieces = || rows.iter().flat_map(|row| &row.pieces);
    let left = pieces().map(|piece| piece.x).fold(f32::INFINITY, f32::min);
    let right = pieces().map(|piece| piece.end).fold(f32::NEG_INFINITY, f32::max);
    if rows.len() < 2 * LINES || rows.len() > MOST_ROWS {
        return None;
    }
    let places = (30_u8..=70).map(|part| left + (right - left) * f32::from(part) / 100.0);
    let runs = places
        .flat_map(|at| runs(rows, at).into_iter().map(move |(first, length)| (first, length, at)));
    let (first, length, at) = runs
        .filter(|(first, length, at)| are_apart(&rows[*first..first + length], *at))
        .max_by_key(|(first, length, _)| (*length, std::cmp::Reverse(*first)))?;
    let (above, rest) = rows.split_at(first);
    let (run, below) = rest.split_at(end(&rest[..length], at));
    let side = |is_left: bool| {
        let own = run.iter().map(|row| {
            let is_own = |piece: &&Piece| (piece.end <= at) == is_left;
            row.pieces.iter().filter(is_own).cloned().collect()
        });
        let mut side: Vec<Row> = own.filter_map(Row::of).collect();
        side.sort_by(|one, other| one.y.total_cmp(&other.y));
        side
    };
    Some(Beside {
        above: above.to_vec(),
        left: side(true),
        right: side(false),
        below: below.to_vec(),
    })
}

/// Where rows begin that follow one another without any in a strip, and how many.
fn runs(rows: &[Row], at: f32) -> Vec<(usize, usize)> {
    let is_free = |row: &Row| {
        let mut pieces = row.pieces.iter();
        !pieces.any(|piece| piece.x < at + STRIP / 2.0 && piece.end > at - STRIP / 2.0)
    };
    let mut first = 0;
    let mut runs = Vec::new();
    for run in rows.chunk_by(|one, other| is_free(one) == is_free(other)) {
        if is_free(&run[0]) {
            runs.push((first, run.len()));
        }
        first += run.len();
    }
    runs
}

/// Where rows end that stand side by side: below the last with something on both sides, at the next title.
fn end(rows: &[Row], at: f32) -> usize {
    let is_on =
        |row: &Row, is_left: bool| row.pieces.iter().any(|piece| (piece.end <= at) == is_left);
    let last = |is_left| rows.iter().rposition(|row| is_on(row, is_left)).unwrap_or_default();
    let from = last(true).min(last(false)) + 1;
    let is_title = |pair: &[Row]| pair[1].size > TITLE * pair[0].size;
    let title = rows[from - 1..].windows(2).position(is_title);
    title.map_or(rows.len(), |at| from + at)
}

/// Whether both sides of a strip are text or drawings, not the columns of one table.
fn are_apart(rows: &[Row], at: f32) -> bool {
    let pieces = rows.iter().flat_map(|row| &row.pieces);
    let (left, right): (Vec<&Piece>, Vec<&Piece>) = pieces.partition(|piece| piece.end <= at);
    let is_text = |side: &[&Piece]| {
        let is_long = |piece: &&&Piece| piece.text.chars().count() >= LETTERS;
        side.iter().filter(is_long).count() >= LINES
    };
    if !is_text(&left) || !is_text(&right) {
        return false;
    }
    let (few, many) = if left.len() < right.len() { (left, right) } else { (right, left) };
    let stands_beside =
        |piece: &&&Piece| many.iter().any(|other| (other.y - piece.y).abs() < SAME_LINE);
    few.iter().filter(stands_beside).count() * ALIGNED < few.len()
}

#[cfg(test)]
mod tests {
    use super::super::rows::{letters as line, rows};
    use super::*;

    fn texts(rows: &[Row]) -> Vec<&str> {
        rows.iter().flat_map(|row| &row.pieces).map(|piece| &*piece.text).collect()
    }

    #[test]
    fn text_beside_a_drawing_is_read_before_what_the_drawing_says() {
        let mut letters =
            line("A title over the whole width of the page and all that is on it", 0.0, 0.0, 10.0);
        for row in 1..9_u8 {
            let y = f32::from(row) * 12.0;
            letters.extend(line("a sentence that goes on in", 0.0, y, 10.0));
            // The drawing has lines of its own height, and figures between.
            letters.extend(line("what is said of a drawing", 170.0, y + 2.0, 8.0));
            letters.extend(line("1,474", 290.0, y + 5.0, 8.0));
        }
        letters.extend(line("Below them", 0.0, 130.0, 14.0));
        let all = rows(letters);
        let Beside { above, left, right, below } = beside(&all).unwrap();
        assert_eq!((above.len(), texts(&below)), (1, vec!["Below them"]));
        assert!(left.len() == 8 && texts(&left).iter().all(|text| text.starts_with("a sentence")));
        assert_eq!(texts(&right).len(), 16);
    }

    #[test]
    fn the_columns_of_a_table_are_not_parted() {
        let mut letters = Vec::new();
        for row in 1..9_u8 {
            let y = f32::from(row) * 12.0;
            letters.extend(line("violence with an injury in", 0.0, y, 10.0));
            letters.extend(line("a street of the next ward", 170.0, y, 10.0));
        }
        assert!(beside(&rows(letters)).is_none());
    }
}
