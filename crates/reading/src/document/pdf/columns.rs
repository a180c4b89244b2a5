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
