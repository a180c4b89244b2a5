//! Text in columns, read one after the other: over the whole page, or in boxes that stand side by side on a part of it.

use super::beside::{Beside, beside, is_on_one_line};
use super::rows::{Piece, Row};

/// Columns of text have at least this many rows each, of this many letters on average.
const ROWS: usize = 6;
pub(super) const LETTERS: usize = 20;

/// The rows in reading order: bands, in each of which the rows follow one another from the top.
pub(super) fn bands(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut bands = Vec::new();
    for (is_box, band) in boxes(rows) {
        if is_box {
            bands.push(band);
        } else if let Some(Beside { above, left, right, below }) = beside(&band) {
            bands.extend([above, left, right, below].into_iter().flat_map(self::bands));
        } else {
            bands.extend(halves(band));
        }
    }
    bands.retain(|band| !band.is_empty());
    bands
}

/// Rows in two columns, which some rows go over.
fn halves(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let Some(gutter) = gutter(&rows) else { return vec![rows] };
    let mut bands = vec![Vec::new()];
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows {
        if row.pieces.iter().any(|piece| piece.x < gutter && piece.end > gutter) {
            flush(&mut bands, &mut left, &mut right);
            bands.push(vec![row]);
            continue;
        }
        let (first, second): (Vec<Piece>, Vec<Piece>) =
            row.pieces.into_iter().partition(|piece| piece.end <= gutter);
        for (pieces, side) in [(first, &mut left), (second, &mut right)] {
            side.extend(Row::of(pieces));
        }
    }
    flush(&mut bands, &mut left, &mut right);
    bands
}

fn flush(bands: &mut Vec<Vec<Row>>, left: &mut Vec<Row>, right: &mut Vec<Row>) {
    bands.extend([std::mem::take(left), std::mem::take(right)]);
}

/// Where a white strip parts two columns of text: nearly no row crosses it, and on both sides stand sentences, not figures.
fn gutter(rows: &[Row]) -> Option<f32> {
    let pieces = || rows.iter().flat_map(|row| &row.pieces);
    let left = pieces().map(|piece| piece.x).fold(f32::INFINITY, f32::min);
    let right = pieces().map(|piece| piece.end).fold(f32::NEG_INFINITY, f32::max);
    let width = right - left;
    if rows.len() < ROWS || width < 100.0 {
        return None;
    }
    let crossing = |at: f32| pieces().filter(|piece| piece.x < at && piece.end > at).count();
    let places = (30_u8..=70).map(|part| left + width * f32::from(part) / 100.0);
    let (at, crossed) = places.map(|at| (at, crossing(at))).min_by_key(|(_, count)| *count)?;
    let side = |is_left: bool| {
        let on_side: Vec<&Piece> = pieces()
            .filter(|piece| if is_left { piece.end <= at } else { piece.x >= at })
            .collect();
        let letters: usize = on_side.iter().map(|piece| piece.text.chars().count()).sum();
        on_side.len() >= ROWS && letters / on_side.len().max(1) >= LETTERS
    };
    (crossed * 5 <= rows.len() && side(true) && side(false)).then_some(at)
}

/// Boxes stand at least so many points apart,
const APART: f32 = 6.0;
/// have at least so many rows each,
const BOX_ROWS: usize = 4;
/// of so many letters on average where at least one row in so many goes on with a sentence,
const BOX_LETTERS: usize = 14;
const GOING_ON: usize = 6;
/// which follow one another by less than this, in parts of the size of the type,
const FAR: f32 = 2.5;
/// and are looked for on pages with at most so many rows: there are no more on a page of text.
const MOST_ROWS: usize = 1_000;

/// The rows with those of boxes that stand side by side parted, one box after the other; and which are of boxes.
fn boxes(rows: Vec<Row>) -> Vec<(bool, Vec<Row>)> {
    if rows.len() > MOST_ROWS {
        return vec![(false, rows)];
    }
    let mut bands = Vec::new();
    let mut plain = Vec::new();
    let mut rest = &rows[..];
    while let [row, after @ ..] = rest {
        let Some((length, columns)) = side_by_side(rest) else {
            plain.push(row.clone());
            rest = after;
            continue;
        };
        bands.push((false, std::mem::take(&mut plain)));
        let (held, below) = rest.split_at(length);
        for column in columns {
            let own = held.iter().filter_map(|row| {
                let stands = |piece: &&Piece| piece.x >= column.0 && piece.end <= column.1;
                Row::of(row.pieces.iter().filter(stands).cloned().collect())
            });
            bands.push((true, own.collect()));
        }
        rest = below;
    }
    bands.push((false, plain));
    bands
}

/// How many of the first rows are of boxes side by side, and from where to where each box goes.
fn side_by_side(rows: &[Row]) -> Option<(usize, Vec<(f32, f32)>)> {
    let mut columns = Vec::new();
    let mut length = 0;
    let mut before: Option<&Row> = None;
    for row in rows {
        let wider = joined(&columns, row);
        // A row that goes over two of the boxes is below them, as is one with more pieces than there are boxes; boxes begin on
        // one line.
        let is_below = wider.len() < 2
            || !columns.is_empty() && wider.len() > columns.len()
            || columns.is_empty() && !is_on_one_line(row)
            || wider.len() < row.pieces.len()
            || wider.len() < columns.len() && are_prose(&rows[..length], &columns)
            || before.is_some_and(|before| row.y - before.y > FAR * before.size.max(row.size));
        if is_below {
            break;
        }
        (columns, length, before) = (wider, length + 1, Some(row));
    }
    are_prose(&rows[..length], &columns).then_some((length, columns))
}

/// Columns with what a row adds to them, those that meet as one.
fn joined(columns: &[(f32, f32)], row: &Row) -> Vec<(f32, f32)> {
    let mut all: Vec<(f32, f32)> = columns.to_vec();
    all.extend(row.pieces.iter().map(|piece| (piece.x, piece.end)));
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut joined: Vec<(f32, f32)> = Vec::new();
    for (x, end) in all {
        match joined.last_mut().filter(|(_, before)| x - *before < APART) {
            Some((_, before)) => *before = before.max(end),
            None => joined.push((x, end)),
        }
    }
    joined
}

/// Whether sentences stand in every column, not figures: long lines, or shorter ones in which sentences go on.
fn are_prose(rows: &[Row], columns: &[(f32, f32)]) -> bool {
    let is_prose = |(x, end): &(f32, f32)| {
        let own = rows.iter().flat_map(|row| &row.pieces);
        let own: Vec<&Piece> = own.filter(|piece| piece.x >= *x && piece.end <= *end).collect();
        let letters: usize = own.iter().map(|piece| piece.text.chars().count()).sum();
        let goes_on = |piece: &&&Piece| piece.text.starts_with(char::is_lowercase);
        let going_on = own.iter().filter(goes_on).count();
        own.len() >= BOX_ROWS
            && (letters >= LETTERS * own.len()
                || letters >= BOX_LETTERS * own.len() && going_on * GOING_ON >= own.len())
    };
    columns.len() > 1 && rows.len() >= BOX_ROWS && columns.iter().all(is_prose)
}

#[cfg(test)]
mod tests {
    use super::super::device::Letter;
    use super::super::rows::{letters, rows};
    use super::*;

    fn line(text: &str, x: f32, y: f32) -> Vec<Letter> {
        letters(text, x, y, 10.0)
    }

    #[test]
    fn the_left_column_is_read_before_the_right_one() {
        let mut letters = line(
            "A heading that goes over the whole width of the page and both of its columns",
            0.0,
            0.0,
        );
        for row in 1..8_u8 {
            let y = f32::from(row) * 12.0;
            letters.extend(line(&format!("left row {row} of a long column"), 0.0, y));
            letters.extend(line(&format!("right row {row} of the other one"), 220.0, y));
        }
        let read: Vec<Vec<String>> = bands(rows(letters))
            .iter()
            .map(|band| band.iter().map(|row| row.pieces[0].text.clone()).collect())
            .collect();
        assert_eq!(read.len(), 3);
        assert!(read[0][0].starts_with("A heading"));
        assert!(read[1].len() == 7 && read[1].iter().all(|text| text.starts_with("left")));
        assert!(read[2].len() == 7 && read[2].iter().all(|text| text.starts_with("right")));
    }

    #[test]
    fn boxes_side_by_side_are_read_one_after_the_other() {
        let mut letters = line(
            "Three boxes, and what stands above them over the whole width of the page",
            0.0,
            0.0,
        );
        for (column, name) in ["north", "south", "east"].iter().enumerate() {
            let x = f32::from(u8::try_from(column).unwrap()) * 160.0;
            for row in 1..6_u8 {
                // The last box is shorter.
                if column < 2 || row < 5 {
                    let text = format!("row {row} of the box of the {name}");
                    letters.extend(line(&text, x, f32::from(row) * 12.0));
                }
            }
        }
        letters.extend(line(
            "Below them the text goes on over the whole width of the page",
            0.0,
            80.0,
        ));
        let read: Vec<Vec<String>> = bands(rows(letters))
            .iter()
            .map(|band| band.iter().map(|row| row.pieces[0].text.clone()).collect())
            .collect();
        let counts: Vec<usize> = read.iter().map(Vec::len).collect();
        assert_eq!(counts, [1, 5, 5, 4, 1], "{read:#?}");
        assert!(read[2].iter().all(|text| text.ends_with("south")));
    }

    #[test]
    fn columns_of_figures_stay_a_table() {
        let mut letters = Vec::new();
        for row in 1..9_u8 {
            letters.extend(line("A ward with a long name", 0.0, f32::from(row) * 12.0));
            letters.extend(line("1,474", 160.0, f32::from(row) * 12.0));
        }
        assert_eq!(bands(rows(letters)).len(), 1);
    }
}
