//! Text in two columns, read one after the other.

use super::rows::{Piece, Row};

/// Columns of text have at least this many rows each, of this many letters on average.
const ROWS: usize = 6;
const LETTERS: usize = 20;

/// The rows in reading order: bands, in each of which the rows follow one another from the top.
pub(super) fn bands(rows: Vec<Row>) -> Vec<Vec<Row>> {
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
            if !pieces.is_empty() {
                side.push(Row { pieces, y: row.y, size: row.size });
            }
        }
    }
    flush(&mut bands, &mut left, &mut right);
    bands.retain(|band| !band.is_empty());
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

#[cfg(test)]
mod tests {
    use super::super::device::Letter;
    use super::super::rows::rows;
    use super::*;

    /// A line of letters, each as wide as half its size.
    fn line(text: &str, x: f32, y: f32) -> Vec<Letter> {
        let mut x = x;
        let letter = |letter: char| {
            let begin = x;
            x += 5.0;
            Letter { text: letter.to_string(), x: begin, end: x, y, size: 10.0 }
        };
        text.chars().map(letter).collect()
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
}
