//! Who is whose neighbour, and how much it counts.

use crate::StatisticsError;
use crate::numbers::number;

/// Spatial weights: for each area its neighbours and the weight of each, in compressed rows.
///
/// Made binary (each neighbour 1) by [`Self::from_neighbours`], [`Self::queen_grid`], [`Self::rook_grid`],
/// [`Self::distance_band`] and [`Self::k_nearest`], none of which makes an area its own neighbour; then, where wanted,
/// [`Self::with_self`] and [`Self::row_standardised`], in that order. An area may have no neighbours ([`Self::islands`]):
/// its row is empty, and each method says what that means for it.
#[derive(Debug, Clone, PartialEq)]
pub struct SpatialWeights {
    /// Where each area's row begins, and where the last ends.
    starts: Vec<usize>,
    /// The neighbours of each row, rising.
    neighbours: Vec<usize>,
    weights: Vec<f64>,
}

impl SpatialWeights {
    /// From lists of neighbours, each of weight 1, such as areas that share a boundary. A list may be in any order.
    ///
    /// # Errors
    /// Where a neighbour is no area, or is named twice.
    pub fn from_neighbours(lists: &[Vec<usize>]) -> Result<Self, StatisticsError> {
        Self::from_rows(
            lists.iter().map(|list| list.iter().map(|&at| (at, 1.0)).collect()).collect(),
        )
    }

    /// From rows of neighbours and weights.
    ///
    /// # Errors
    /// Where a neighbour is no area or is named twice, or a weight is not a finite number above nought.
    pub fn from_rows(mut rows: Vec<Vec<(usize, f64)>>) -> Result<Self, StatisticsError> {
        let areas = rows.len();
        for (area, row) in rows.iter_mut().enumerate() {
            row.sort_unstable_by_key(|&(neighbour, _)| neighbour);
            for (place, &(neighbour, weight)) in row.iter().enumerate() {
                if neighbour >= areas || (place > 0 && row[place - 1].0 == neighbour) {
                    return Err(StatisticsError::Value {
                        what: "neighbours",
                        place: area,
                        value: number(neighbour),
                        wanted: "the number of an area, each at most once",
                    });
                }
                if !(weight.is_finite() && weight > 0.0) {
                    return Err(StatisticsError::Value {
                        what: "weights",
                        place: area,
                        value: weight,
                        wanted: "a finite number above nought",
                    });
                }
            }
        }
        Ok(Self::stacked(rows))
    }

    /// Rows that are known to be rising and sound.
    pub(super) fn stacked(rows: impl IntoIterator<Item = Vec<(usize, f64)>>) -> Self {
        let mut built = Self { starts: vec![0], neighbours: Vec::new(), weights: Vec::new() };
        for row in rows {
            built.neighbours.extend(row.iter().map(|&(neighbour, _)| neighbour));
            built.weights.extend(row.iter().map(|&(_, weight)| weight));
            built.starts.push(built.neighbours.len());
        }
        built
    }

    /// How many areas there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are no areas.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An area's neighbours, rising, and their weights.
    pub fn row(&self, area: usize) -> (&[usize], &[f64]) {
        let range = self.starts[area]..self.starts[area + 1];
        (&self.neighbours[range.clone()], &self.weights[range])
    }

    /// The weight of `neighbour` for `area`; nought where it is none.
    pub fn weight(&self, area: usize, neighbour: usize) -> f64 {
        let (neighbours, weights) = self.row(area);
        neighbours.binary_search(&neighbour).map_or(0.0, |at| weights[at])
    }

    /// The areas without a neighbour other than themselves.
    pub fn islands(&self) -> Vec<usize> {
        (0..self.len())
            .filter(|&area| self.row(area).0.iter().all(|&other| other == area))
            .collect()
    }

    /// The same with each area its own neighbour, of weight 1, as Gi* wants it.
    #[must_use]
    pub fn with_self(&self) -> Self {
        self.rewritten(|area, row| {
            if let Err(at) = row.binary_search_by_key(&area, |&(neighbour, _)| neighbour) {
                row.insert(at, (area, 1.0));
            }
        })
    }

    /// The same with no area its own neighbour.
    #[must_use]
    pub fn without_self(&self) -> Self {
        self.rewritten(|area, row| row.retain(|&(neighbour, _)| neighbour != area))
    }

    /// The same with each row's weights divided by their sum; an empty row stays empty.
    #[must_use]
    pub fn row_standardised(&self) -> Self {
        self.rewritten(|_, row| {
            let sum: f64 = row.iter().map(|&(_, weight)| weight).sum();
            for (_, weight) in row {
                *weight /= sum;
            }
        })
    }

    fn rewritten(&self, mut change: impl FnMut(usize, &mut Vec<(usize, f64)>)) -> Self {
        Self::stacked((0..self.len()).map(|area| {
            let (neighbours, weights) = self.row(area);
            let mut row = neighbours.iter().copied().zip(weights.iter().copied()).collect();
            change(area, &mut row);
            row
        }))
    }

    /// Cliff and Ord's sums over the whole: S0 = Σ wᵢⱼ, S1 = ½ Σ (wᵢⱼ + wⱼᵢ)², S2 = Σ (Σⱼ wᵢⱼ + Σⱼ wⱼᵢ)².
    pub(crate) fn sums(&self) -> [f64; 3] {
        let mut columns = vec![0.0; self.len()];
        let (mut s0, mut s1) = (0.0, 0.0);
        for area in 0..self.len() {
            let (neighbours, weights) = self.row(area);
            for (&neighbour, &weight) in neighbours.iter().zip(weights) {
                columns[neighbour] += weight;
                s0 += weight;
                // Half of the pairs in which both count are met from either side; one that counts one way only is met once.
                s1 += weight * (weight + self.weight(neighbour, area));
            }
        }
        let s2 = (0..self.len())
            .map(|area| (self.row(area).1.iter().sum::<f64>() + columns[area]).powi(2))
            .sum();
        [s0, s1, s2]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_neighbour_is_refused() {
        assert!(SpatialWeights::from_neighbours(&[vec![1], vec![2]]).is_err());
        assert!(SpatialWeights::from_neighbours(&[vec![1, 1], vec![0]]).is_err());
        for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(SpatialWeights::from_rows(vec![vec![(0, weight)]]).is_err(), "{weight}");
        }
        assert!(SpatialWeights::from_neighbours(&[]).unwrap().is_empty());
    }

    #[test]
    fn self_islands_and_rows() {
        let weights =
            SpatialWeights::from_neighbours(&[vec![2, 1], vec![0], vec![], vec![3]]).unwrap();
        assert_eq!(weights.islands(), [2, 3]);
        assert_eq!(weights.with_self().row(0).0, [0, 1, 2]);
        assert_eq!(weights.with_self().with_self(), weights.with_self());
        assert_eq!(weights.with_self().without_self(), weights.without_self());
        assert_eq!(weights.row_standardised().row(0).1, [0.5, 0.5]);
        assert!(weights.row_standardised().row(2).1.is_empty());
    }

    proptest! {
        #[test]
        fn sums_are_those_of_the_dense_matrix(
            dense in prop::collection::vec(prop::collection::vec(0u8..4, 6), 6),
        ) {
            let rows = dense.iter().map(|row| {
                row.iter().enumerate().filter(|&(_, &w)| w > 0).map(|(at, &w)| (at, f64::from(w))).collect()
            }).collect();
            let [s0, s1, s2] = SpatialWeights::from_rows(rows).unwrap().sums();
            let at = |i: usize, j: usize| f64::from(dense[i][j]);
            let pairs = || (0..6).flat_map(|i| (0..6).map(move |j| (i, j)));
            let one: f64 = pairs().map(|(i, j)| (at(i, j) + at(j, i)).powi(2)).sum::<f64>() / 2.0;
            let two: f64 = (0..6)
                .map(|i| (0..6).map(|j| at(i, j) + at(j, i)).sum::<f64>().powi(2))
                .sum();
            prop_assert!((s0 - pairs().map(|(i, j)| at(i, j)).sum::<f64>()).abs() < 1e-9);
            prop_assert!((s1 - one).abs() < 1e-9 && (s2 - two).abs() < 1e-9);
        }
    }
}
