//! Which areas are neighbours.

use std::collections::BTreeSet;

use crate::topology::Topology;
use crate::{GeometryError, Shape};

/// What makes two areas neighbours, named after the moves of chess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contiguity {
    /// They share an edge.
    Rook,
    /// They share an edge or a corner.
    Queen,
}

/// The neighbours of each area, by their place, in order. Vertices no further apart than `tolerance` metres count as one, and a
/// vertex that near to an edge as part of it; with 0 neighbours must share their vertices exactly. Areas that overlap without
/// sharing vertices are not neighbours.
///
/// # Errors
/// [`GeometryError::Setting`] for a tolerance that is negative or no number.
pub fn contiguous(
    shapes: &[&Shape],
    contiguity: Contiguity,
    tolerance: f64,
) -> Result<Vec<Vec<usize>>, GeometryError> {
    if !(tolerance.is_finite() && tolerance >= 0.0) {
        return Err(GeometryError::Setting {
            name: "the tolerance in metres",
            value: tolerance,
            wanted: "nought or more",
        });
    }
    let topology = Topology::new(shapes, tolerance);
    // What may be shared, with who has it: vertices stand for themselves twice.
    let mut parts: Vec<((u32, u32), usize)> = Vec::new();
    for (shape, polygons) in topology.shapes.iter().enumerate() {
        for ring in polygons.iter().flatten() {
            match contiguity {
                Contiguity::Rook => {
                    parts.extend(Topology::edges(ring).map(|edge| (edge, shape)));
                }
                Contiguity::Queen => {
                    parts.extend(ring.iter().map(|vertex| ((*vertex, *vertex), shape)));
                }
            }
        }
    }
    parts.sort_unstable();
    parts.dedup();
    let mut neighbours = vec![BTreeSet::new(); topology.shapes.len()];
    for sharing in parts.chunk_by(|one, other| one.0 == other.0) {
        for (_, one) in sharing {
            neighbours[*one].extend(sharing.iter().map(|(_, other)| *other).filter(|o| o != one));
        }
    }
    Ok(neighbours.into_iter().map(|set| set.into_iter().collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::{shape, square};

    #[test]
    fn rooks_share_edges_and_queens_corners_too() {
        let squares: Vec<Shape> = (0..9_u8)
            .map(|n| square(f64::from(n % 3) * 10.0, f64::from(n / 3) * 10.0, 10.0))
            .collect();
        let squares: Vec<&Shape> = squares.iter().collect();
        let rook = contiguous(&squares, Contiguity::Rook, 0.0).unwrap();
        assert_eq!(rook[4], [1, 3, 5, 7]);
        assert_eq!(rook[0], [1, 3]);
        let queen = contiguous(&squares, Contiguity::Queen, 0.0).unwrap();
        assert_eq!(queen[4], [0, 1, 2, 3, 5, 6, 7, 8]);
        assert_eq!(queen[0], [1, 3, 4]);
    }

    #[test]
    fn a_tolerance_joins_what_is_nearly_shared() {
        let tall = shape(&[&[&[(10.05, 0.0), (20.0, 0.0), (20.0, 20.0), (10.05, 20.0)]]]);
        let (low, high) = (square(0.0, 0.0, 10.0), square(0.0, 10.0, 10.0));
        let three = [&low, &high, &tall];
        assert_eq!(contiguous(&three, Contiguity::Queen, 0.0).unwrap()[2], []);
        assert_eq!(contiguous(&three, Contiguity::Rook, 0.1).unwrap()[2], [0, 1]);
        assert!(contiguous(&three, Contiguity::Rook, -1.0).is_err());
        assert!(contiguous(&three, Contiguity::Rook, f64::NAN).is_err());
        assert_eq!(contiguous(&[], Contiguity::Rook, 0.0).unwrap(), Vec::<Vec<usize>>::new());
    }
}
