//! DBSCAN: clusters of points that lie close, of any shape.

use std::ops::Range;

use rayon::prelude::*;

use super::PointPrecision;
use super::cells::{CellIndex, squared};
use crate::StatisticsError;
use crate::numbers::number;

/// Which cluster each point is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clustering {
    /// For each point the number of its cluster, from nought; none for a point in no cluster (noise).
    pub labels: Vec<Option<usize>>,
    /// Whether each point is a core point: at least so many points are near it, itself counted.
    pub core: Vec<bool>,
    /// How many clusters there are.
    pub clusters: usize,
}

/// DBSCAN (Ester, Kriegel, Sander and Xu 1996, Proceedings of KDD, 226–231), exact.
///
/// A point is a core point where at least `least` points lie within `distance` of it, itself and the edge counted. Core
/// points within that distance of each other are in one cluster. Another point within that distance of a core point is on
/// the border of its cluster; of several it is in that of the lowest number. The rest are noise. Clusters are numbered in
/// the order of their first core points. This is scikit-learn's answer, number by number.
///
/// Refused on points that were moved to a few places before publication: it would find those places.
///
/// # Errors
/// Where points are not exact, a coordinate is no finite number, the distance is not above nought, or `least` is nought.
pub fn dbscan(
    points: &[[f64; 2]],
    precision: PointPrecision,
    distance: f64,
    least: usize,
) -> Result<Clustering, StatisticsError> {
    precision.exact()?;
    if least == 0 {
        return Err(StatisticsError::Setting {
            name: "least points",
            value: 0.0,
            wanted: "at least 1",
        });
    }
    // Points of one cell are all near each other: its diagonal is a little shorter than the distance.
    let index = CellIndex::new(points, distance / std::f64::consts::SQRT_2 * (1.0 - 1e-6))?;
    let near = distance * distance;
    let cells: Vec<Cell> = index
        .cells()
        .zip(index.neighbourhoods())
        .map(|((_, _, own), around)| Cell { own, around })
        .collect();
    let core = cores(&index, &cells, near, least);
    let mut clusters = Union::new(cells.len());
    join(&index, &cells, &core, near, &mut clusters);
    Ok(label(&index, &cells, &core, near, &mut clusters))
}

/// Where the points of a cell stand, and those of the cells two rows and columns about it, which hold all that is near.
struct Cell {
    own: Range<usize>,
    around: [Range<usize>; 5],
}

/// Which of the points, in the index's order, are core points.
fn cores(index: &CellIndex, cells: &[Cell], near: f64, least: usize) -> Vec<bool> {
    cells
        .par_iter()
        .with_min_len(256)
        .flat_map_iter(|cell| {
            let full = cell.own.len() >= least;
            cell.own.clone().map(move |at| {
                if full {
                    return true;
                }
                // Whole stretches are counted, without a way out of each: that is quicker than to stop at once.
                let place = index.points[at];
                let within = |around: &Range<usize>| {
                    let others = index.points[around.clone()].iter();
                    others.filter(|&&other| squared(place, other) <= near).count()
                };
                let mut count = 0;
                cell.around.iter().any(|around| {
                    count += within(around);
                    count >= least
                })
            })
        })
        .collect()
}

/// Joins cells of which two core points are near. The core points of one cell are near each other anyhow.
fn join(index: &CellIndex, cells: &[Cell], core: &[bool], near: f64, clusters: &mut Union) {
    let mut cell_of = vec![0; index.points.len()];
    for (cell, Cell { own, .. }) in cells.iter().enumerate() {
        cell_of[own.clone()].fill(cell);
    }
    for (cell, Cell { own, around }) in cells.iter().enumerate() {
        if !own.clone().any(|at| core[at]) {
            continue;
        }
        // Each pair of cells once: those after this one.
        for stretch in &around[2..] {
            let mut from = stretch.start.max(own.end);
            while from < stretch.end {
                let other = cell_of[from];
                let theirs = cells[other].own.clone();
                from = theirs.end;
                if clusters.root(cell) != clusters.root(other)
                    && own.clone().filter(|&at| core[at]).any(|at| {
                        let place = index.points[at];
                        theirs
                            .clone()
                            .any(|other| core[other] && squared(place, index.points[other]) <= near)
                    })
                {
                    clusters.join(cell, other);
                }
            }
        }
    }
}

/// Numbers the clusters, and finds the border points' clusters.
fn label(
    index: &CellIndex,
    cells: &[Cell],
    core: &[bool],
    near: f64,
    clusters: &mut Union,
) -> Clustering {
    let points = index.points.len();
    let mut root_of = vec![None; points];
    let mut result =
        Clustering { labels: vec![None; points], core: vec![false; points], clusters: 0 };
    for (cell, Cell { own, .. }) in cells.iter().enumerate() {
        for at in own.clone().filter(|&at| core[at]) {
            root_of[index.places[at]] = Some(clusters.root(cell));
            result.core[index.places[at]] = true;
        }
    }
    let mut numbers = vec![None; cells.len()];
    for (label, root) in result.labels.iter_mut().zip(&root_of) {
        let Some(root) = *root else { continue };
        let number = *numbers[root].get_or_insert_with(|| {
            result.clusters += 1;
            result.clusters - 1
        });
        *label = Some(number);
    }
    let labels = &result.labels;
    let borders: Vec<(usize, usize)> = cells
        .par_iter()
        .with_min_len(256)
        .flat_map_iter(|cell| {
            cell.own.clone().filter(|&at| !core[at]).filter_map(move |at| {
                let cores = cell.around.iter().cloned().flatten().filter(|&other| {
                    core[other] && squared(index.points[at], index.points[other]) <= near
                });
                let lowest = cores.filter_map(|other| labels[index.places[other]]).min()?;
                Some((index.places[at], lowest))
            })
        })
        .collect();
    for (place, number) in borders {
        result.labels[place] = Some(number);
    }
    result
}

/// Sets that can be joined, each known by one of its members.
struct Union {
    parents: Vec<usize>,
}

impl Union {
    fn new(members: usize) -> Self {
        Self { parents: (0..members).collect() }
    }

    fn root(&mut self, mut member: usize) -> usize {
        while self.parents[member] != member {
            self.parents[member] = self.parents[self.parents[member]];
            member = self.parents[member];
        }
        member
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }
}

impl Clustering {
    /// How many points each cluster has.
    pub fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.clusters];
        for label in self.labels.iter().flatten() {
            sizes[*label] += 1;
        }
        sizes
    }

    /// The share of points in no cluster; nought where there are no points.
    pub fn noise(&self) -> f64 {
        let noise = self.labels.iter().filter(|label| label.is_none()).count();
        if noise == 0 { 0.0 } else { number(noise) / number(self.labels.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EXACT: PointPrecision = PointPrecision::Exact;

    /// The definition, point by point.
    fn plainly(points: &[[f64; 2]], distance: f64, least: usize) -> Vec<Option<usize>> {
        let near = |a: usize, b: usize| squared(points[a], points[b]) <= distance * distance;
        let around = |a: usize| (0..points.len()).filter(move |&b| near(a, b));
        let core: Vec<bool> = (0..points.len()).map(|a| around(a).count() >= least).collect();
        let mut labels = vec![None; points.len()];
        let mut next = 0;
        for first in 0..points.len() {
            if !core[first] || labels[first].is_some() {
                continue;
            }
            let mut stack = vec![first];
            while let Some(at) = stack.pop() {
                if labels[at].is_some() {
                    continue;
                }
                labels[at] = Some(next);
                if core[at] {
                    stack.extend(around(at));
                }
            }
            next += 1;
        }
        labels
    }

    proptest! {
        #[test]
        fn it_is_the_definition(
            points in prop::collection::vec(prop::array::uniform2(-30i32..30), 0..150),
            distance in 1u8..9, least in 1usize..8,
        ) {
            // Whole numbers, so that many pairs are exactly the distance apart.
            let points: Vec<[f64; 2]> = points.iter().map(|p| p.map(f64::from)).collect();
            let ours = dbscan(&points, EXACT, f64::from(distance), least).unwrap();
            prop_assert_eq!(&ours.labels, &plainly(&points, f64::from(distance), least));
            prop_assert_eq!(ours.sizes().len(), ours.clusters);
        }
    }

    #[test]
    fn edges_are_near_and_labels_follow_the_first_core_point() {
        let points = [[9.0, 0.0], [0.0, 0.0], [8.0, 0.0], [1.0, 0.0], [50.0, 0.0]];
        let found = dbscan(&points, EXACT, 1.0, 2).unwrap();
        assert_eq!(found.labels, [Some(0), Some(1), Some(0), Some(1), None]);
        assert_eq!((found.clusters, found.sizes()), (2, vec![2, 2]));
        assert!((found.noise() - 0.2).abs() < 1e-15);
    }

    #[test]
    fn what_has_no_answer() {
        let moved = dbscan(&[[1.0, 1.0]; 5], PointPrecision::Snapped, 1.0, 5).unwrap_err();
        assert!(moved.to_string().contains("moved to a few places"), "{moved}");
        assert_eq!(dbscan(&[], EXACT, 1.0, 3).unwrap().clusters, 0);
        assert_eq!(dbscan(&[[1.0, 1.0]; 5], EXACT, 1.0, 5).unwrap().labels, [Some(0); 5]);
        assert!(dbscan(&[[1.0, 1.0]], EXACT, 0.0, 3).is_err());
        assert!(dbscan(&[[1.0, 1.0]], EXACT, f64::NAN, 3).is_err());
        assert!(dbscan(&[[1.0, f64::NAN]], EXACT, 1.0, 3).is_err());
        assert!(dbscan(&[[1.0, 1.0]], EXACT, 1.0, 0).is_err());
    }
}
