//! Gi*: around which areas high or low values gather.

use rayon::prelude::*;

use super::SpatialWeights;
use super::permutation::{LocalNull, PermutationP};
use crate::StatisticsError;
use crate::multiple::Correction;
use crate::normal::two_sided;
use crate::numbers::{at_least, finite, number, same_length};

/// Gi* of every area.
#[derive(Debug, Clone, PartialEq)]
pub struct GiStar {
    /// The statistic as a normal deviate: above nought where high values gather, below where low ones do. None where its
    /// variance is nought: all areas are neighbours of this one, or all values are equal.
    pub z: Vec<Option<f64>>,
    /// The two-sided p-value of `z` by the normal distribution.
    pub p: Vec<Option<f64>>,
}

impl GiStar {
    /// The p-values adjusted for testing every area at once: an area is called hot where its adjusted value is at most the
    /// share of false ones that is put up with, such as 0.05, and its `z` is above nought. On a map of ten thousand cells
    /// nine in ten of those with a plain p below 0.05 are noise.
    ///
    /// # Errors
    /// Where one of the p-values has been made something else.
    pub fn adjusted(&self, correction: Correction) -> Result<Vec<Option<f64>>, StatisticsError> {
        correction.adjust_known(&self.p)
    }
}

/// Getis and Ord's Gi* with self included.
///
/// With Wᵢ = Σⱼ wᵢⱼ, x̄ and S² the mean and variance of all n values (divided by n),
/// zᵢ = (Σⱼ wᵢⱼ xⱼ − x̄ Wᵢ) / (S √((n Σⱼ wᵢⱼ² − Wᵢ²)/(n − 1))).
///
/// `weights` must have each area as its own neighbour ([`SpatialWeights::with_self`]); binary weights are usual. Row
/// standardising even weights changes nothing. An area with no neighbour but itself is compared by its own value alone.
///
/// Source: Ord, J. K. and Getis, A. (1995), Local spatial autocorrelation statistics: distributional issues and an
/// application, Geographical Analysis 27, 286–306. Convention: that of spdep's `localG` and esda's `G_Local` with `star`,
/// except that esda gives NaN where we give none. The normal approximation is poor for few neighbours and skewed values: use
/// [`gi_star_permutation`] there.
///
/// # Errors
/// Where the lengths differ, a value is no finite number, there are fewer than two areas, or an area is not its own
/// neighbour.
pub fn gi_star(values: &[f64], weights: &SpatialWeights) -> Result<GiStar, StatisticsError> {
    check(values, weights)?;
    let n = number(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let spread = (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / n).sqrt();
    let scale = values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    let z: Vec<Option<f64>> = (0..values.len())
        .into_par_iter()
        .with_min_len(1024)
        .map(|area| {
            let (neighbours, row) = weights.row(area);
            let (mut sum, mut lag, mut squares) = (0.0, 0.0, 0.0);
            for (&neighbour, &weight) in neighbours.iter().zip(row) {
                sum += weight;
                squares += weight * weight;
                lag += weight * values[neighbour];
            }
            let room = n * squares - sum * sum;
            if room <= 1e-12 * n * squares || spread <= 1e-14 * scale {
                return None;
            }
            Some((lag - mean * sum) / (spread * (room / (n - 1.0)).sqrt()))
        })
        .collect();
    let p = z.par_iter().with_min_len(1024).map(|z| z.map(two_sided)).collect();
    Ok(GiStar { z, p })
}

/// The conditional permutation p-values of Gi*, for each area; none where [`gi_star`] gives none, or where an area has no
/// neighbour but itself, so that permuting the others changes nothing.
///
/// Convention: the area keeps its own value, and the values of the others are dealt anew among its neighbours (as esda does;
/// software that deals the area's own value too gives other p-values).
///
/// # Errors
/// Those of [`gi_star`], and where `replicas` is nought.
pub fn gi_star_permutation(
    values: &[f64],
    weights: &SpatialWeights,
    replicas: usize,
    seed: u64,
) -> Result<Vec<Option<PermutationP>>, StatisticsError> {
    at_least("replicas", replicas, 1)?;
    let analytic = gi_star(values, weights)?;
    let null = LocalNull::new(values, weights, replicas, seed);
    let areas = analytic.z.par_iter().enumerate();
    Ok(areas.map(|(area, z)| z.and_then(|_| null.p(area))).collect())
}

fn check(values: &[f64], weights: &SpatialWeights) -> Result<(), StatisticsError> {
    same_length("values", values.len(), weights.len())?;
    finite("values", values)?;
    at_least("areas", values.len(), 2)?;
    match (0..values.len()).find(|&area| weights.weight(area, area) <= 0.0) {
        None => Ok(()),
        Some(area) => Err(StatisticsError::Value {
            what: "areas' own weights",
            place: area,
            value: 0.0,
            wanted: "a weight of the area for itself (see with_self)",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_whose_neighbours_are_all_cells_has_no_z() {
        // esda 2.8.2, which gives NaN in the middle.
        let values = [1.0, 2.0, 3.0, 4.0, 50.0, 6.0, 7.0, 8.0, 9.0];
        let result = gi_star(&values, &SpatialWeights::queen_grid(3, 3).with_self()).unwrap();
        let expected = [
            0.747_900_286_608_901_7,
            0.278_243_337_456_100_9,
            0.923_876_824_634_525_9,
            0.556_486_674_912_202_3,
            f64::NAN,
            0.834_730_012_368_303_1,
            1.275_829_900_685_773_8,
            1.112_973_349_824_404,
            1.451_806_438_711_397_6,
        ];
        for (z, expected) in result.z.iter().zip(expected) {
            if expected.is_nan() {
                assert_eq!(*z, None);
            } else {
                assert!((z.unwrap() - expected).abs() < 1e-12, "{z:?}");
            }
        }
        assert_eq!(result.p[4], None);
        let tails =
            gi_star_permutation(&values, &SpatialWeights::queen_grid(3, 3).with_self(), 99, 1);
        assert_eq!(tails.unwrap()[4], None);
    }

    #[test]
    fn what_has_no_answer() {
        let weights = SpatialWeights::queen_grid(2, 3).with_self();
        assert_eq!(gi_star(&[4.0; 6], &weights).unwrap().z, vec![None; 6]);
        assert_eq!(gi_star(&[0.1; 6], &weights).unwrap().z, vec![None; 6]);
        assert!(gi_star(&[1.0; 5], &weights).is_err());
        assert!(gi_star(&[1.0, 2.0, f64::NAN, 1.0, 1.0, 1.0], &weights).is_err());
        assert!(gi_star(&[1.0; 6], &SpatialWeights::queen_grid(2, 3)).is_err());
        assert!(gi_star(&[], &SpatialWeights::queen_grid(0, 0)).is_err());
        assert!(gi_star_permutation(&[1.0; 6], &weights, 0, 1).is_err());
        // An area by itself is compared by its own value.
        let alone =
            SpatialWeights::from_neighbours(&[vec![1], vec![0], vec![]]).unwrap().with_self();
        let z = gi_star(&[1.0, 2.0, 6.0], &alone).unwrap().z;
        assert!((z[2].unwrap() - 3.0 / (14.0f64 / 3.0).sqrt()).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn neither_the_order_of_areas_nor_the_unit_matters(
            points in prop::collection::vec((prop::array::uniform2(-9.0f64..9.0), 0u8..50), 5..25),
            turn in 1usize..5, unit in 0.1f64..10.0,
        ) {
            let z = |points: &[([f64; 2], u8)], unit: f64| {
                let places: Vec<[f64; 2]> = points.iter().map(|p| p.0).collect();
                let values: Vec<f64> = points.iter().map(|p| f64::from(p.1) * unit).collect();
                let weights = SpatialWeights::distance_band(&places, 4.0).unwrap().with_self();
                gi_star(&values, &weights).unwrap().z
            };
            let mut turned = points.clone();
            turned.rotate_left(turn);
            let mut one = z(&points, 1.0);
            one.rotate_left(turn);
            for (one, other) in one.iter().zip(z(&turned, unit)) {
                prop_assert_eq!(one.is_some(), other.is_some());
                prop_assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-8);
            }
        }
    }
}
