//! Local Moran's I: which areas are like those around them, and which stand out.

use rayon::prelude::*;

use super::SpatialWeights;
use super::moran::deviations;
use super::permutation::{LocalNull, PermutationP};
use crate::StatisticsError;
use crate::numbers::{at_least, number};

/// By what the sum of squared deviations is divided in local Moran's I; packages differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Moment {
    /// By n, as Anselin (1995) and spdep do.
    #[default]
    N,
    /// By n − 1, as esda and `GeoDa` do: every I is (n − 1)/n times the other.
    NMinusOne,
}

/// Where an area and the mean of its neighbours lie about the mean of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    /// A high value among high ones.
    HighHigh,
    /// A low value among high ones.
    LowHigh,
    /// A low value among low ones.
    LowLow,
    /// A high value among low ones.
    HighLow,
}

/// Local Moran's I of one area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LocalMoranArea {
    /// I: above nought where the area is like its neighbours, below where it is unlike.
    pub i: f64,
    /// (I − mean)/√variance over random deals of the other areas' values, the area keeping its own; none where the variance
    /// is nought (an area at the mean, or one that all others are neighbours of).
    pub z: Option<f64>,
    /// Where the area and its neighbours lie about the mean; a value at the mean counts as low.
    pub quadrant: Quadrant,
}

/// Local Moran's I of every area.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalMoran {
    /// One for each area; none where it has no neighbours.
    pub areas: Vec<Option<LocalMoranArea>>,
    /// What the squared deviations were divided by.
    pub moment: Moment,
}

/// Local Moran's Iᵢ = (zᵢ / m2) Σⱼ wᵢⱼ zⱼ, z the deviations from the mean and m2 = Σ z²/n (or n − 1, see [`Moment`]).
///
/// Weights are usually row standardised. `z` is by the conditional moments of Sokal, Oden and Thomson: mean
/// −zᵢ² Wᵢ/((n − 1) m2), variance (zᵢ/m2)² n/(n − 2) (Σⱼ wᵢⱼ² − Wᵢ²/(n − 1)) (m2 − zᵢ²/(n − 1)), the default of
/// spdep's `localmoran`; it is the same by either moment.
///
/// Source: Anselin, L. (1995), Local indicators of spatial association, Geographical Analysis 27, 93–115; Sokal, R. R.,
/// Oden, N. L. and Thomson, B. A. (1998), Local spatial autocorrelation in a biological model, Geographical Analysis 30,
/// 331–354.
///
/// # Errors
/// Where the lengths differ, a value is no finite number, there are fewer than three areas, an area is its own neighbour, or
/// all values are equal.
pub fn local_moran(
    values: &[f64],
    weights: &SpatialWeights,
    moment: Moment,
) -> Result<LocalMoran, StatisticsError> {
    let (deviations, m2) = deviations(values, weights, 3)?;
    let n = number(values.len());
    let factor = match moment {
        Moment::N => 1.0,
        Moment::NMinusOne => (n - 1.0) / n,
    };
    let area = |at: usize| {
        let (neighbours, row) = weights.row(at);
        if neighbours.is_empty() {
            return None;
        }
        let z = deviations[at];
        let (mut sum, mut lag, mut squares) = (0.0, 0.0, 0.0);
        for (&neighbour, &weight) in neighbours.iter().zip(row) {
            sum += weight;
            squares += weight * weight;
            lag += weight * deviations[neighbour];
        }
        let i = z / m2 * lag;
        let mean = -z * z * sum / ((n - 1.0) * m2);
        let room = squares - sum * sum / (n - 1.0);
        let rest = m2 - z * z / (n - 1.0);
        let variance = (z / m2).powi(2) * n / (n - 2.0) * room * rest;
        let some = room > 1e-12 * squares && rest > 1e-12 * m2 && z * z > 1e-24 * m2;
        let quadrant = match (z > 0.0, lag > 0.0) {
            (true, true) => Quadrant::HighHigh,
            (false, true) => Quadrant::LowHigh,
            (false, false) => Quadrant::LowLow,
            (true, false) => Quadrant::HighLow,
        };
        Some(LocalMoranArea {
            i: i * factor,
            z: some.then(|| (i - mean) / variance.sqrt()),
            quadrant,
        })
    };
    let areas = (0..values.len()).into_par_iter().with_min_len(1024).map(area).collect();
    Ok(LocalMoran { areas, moment })
}

/// The conditional permutation p-values of local Moran's I, for each area; none where it has no neighbours. `greater` speaks
/// of likeness, `less` of unlikeness. An area exactly at the mean has 1 for both.
///
/// Convention: the area keeps its own value and the others are dealt anew; the pseudo p-value of esda and `GeoDa` is
/// [`PermutationP::folded`], which calls twice as many areas as [`PermutationP::two_sided`] does.
///
/// # Errors
/// Those of [`local_moran`], and where `replicas` is nought.
pub fn local_moran_permutation(
    values: &[f64],
    weights: &SpatialWeights,
    replicas: usize,
    seed: u64,
) -> Result<Vec<Option<PermutationP>>, StatisticsError> {
    at_least("replicas", replicas, 1)?;
    let (deviations, m2) = deviations(values, weights, 3)?;
    let null = LocalNull::new(values, weights, replicas, seed);
    let area = |(at, &z): (usize, &f64)| {
        // I rises with the neighbours' sum where the area is above the mean, falls with it where it is below.
        null.p(at).map(|p| {
            if z * z <= 1e-24 * m2 {
                PermutationP { greater: 1.0, less: 1.0 }
            } else if z > 0.0 {
                p
            } else {
                PermutationP { greater: p.less, less: p.greater }
            }
        })
    };
    Ok(deviations.par_iter().enumerate().map(area).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: [f64; 9] = [1.0, 2.0, 3.0, 4.0, 50.0, 6.0, 7.0, 8.0, 9.0];

    #[test]
    fn agrees_with_esda_where_the_squares_are_divided_by_n_less_one() {
        let expected = [
            -0.335_483_870_967_741_96,
            -0.096_344_086_021_505_39,
            -0.281_003_584_229_390_7,
            -0.092_903_225_806_451_6,
            -0.860_215_053_763_441,
            -0.075_698_924_731_182_82,
            -0.137_634_408_602_150_54,
            -0.044_731_182_795_698_925,
            -0.048_745_519_713_261_65,
        ];
        let weights = SpatialWeights::queen_grid(3, 3).row_standardised();
        let ours = local_moran(&NINE, &weights, Moment::NMinusOne).unwrap();
        let other = local_moran(&NINE, &weights, Moment::default()).unwrap();
        for ((ours, other), expected) in ours.areas.iter().zip(&other.areas).zip(expected) {
            let (ours, other) = (ours.unwrap(), other.unwrap());
            assert!((ours.i - expected).abs() < 1e-12, "{ours:?}");
            assert!((other.i / ours.i - 9.0 / 8.0).abs() < 1e-12);
            assert_eq!(ours.z, other.z);
        }
        assert_eq!(ours.areas[4].unwrap().quadrant, Quadrant::HighLow);
        assert_eq!(ours.areas[4].unwrap().z, None);
        assert_eq!(ours.areas[0].unwrap().quadrant, Quadrant::LowHigh);
    }

    #[test]
    fn what_has_no_answer() {
        let weights =
            SpatialWeights::from_neighbours(&[vec![1], vec![0], vec![], vec![0]]).unwrap();
        let values = [1.0, 3.0, 2.0, 2.0];
        let result = local_moran(&values, &weights, Moment::N).unwrap();
        assert_eq!(result.areas[2], None);
        assert_eq!(result.areas[3].unwrap().z, None);
        let tails = local_moran_permutation(&values, &weights, 9, 1).unwrap();
        assert_eq!(tails[2], None);
        assert!((tails[3].unwrap().two_sided() - 1.0).abs() < 1e-15);
        assert!(local_moran(&[2.0; 4], &weights, Moment::N).is_err());
        assert!(local_moran(&[1.0, 3.0, f64::NAN, 2.0], &weights, Moment::N).is_err());
        assert!(local_moran(&values, &weights.with_self(), Moment::N).is_err());
        assert!(local_moran_permutation(&values, &weights, 0, 1).is_err());
    }

    #[test]
    fn uneven_weights_have_p_values_too() {
        let rows = (0..30usize)
            .map(|at| vec![((at + 1) % 30, 1.0), ((at + 2) % 30, 0.5)])
            .collect::<Vec<_>>();
        let weights = SpatialWeights::from_rows(rows).unwrap();
        let values: Vec<f64> = (0..30u8).map(|at| f64::from(at / 15)).collect();
        let tails = local_moran_permutation(&values, &weights, 199, 1).unwrap();
        assert!(tails[3].unwrap().greater < tails[14].unwrap().greater);
    }
}
