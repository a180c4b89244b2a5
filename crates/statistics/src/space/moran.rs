//! Moran's I: whether near areas are alike.

use rand::seq::SliceRandom as _;
use rayon::prelude::*;

use super::SpatialWeights;
use super::permutation::PermutationP;
use crate::normal::two_sided;
use crate::numbers::{at_least, finite, number, same_length};
use crate::{StatisticsError, random};

/// Moran's I with its moments under no effect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moran {
    /// I: above `expected` where near areas are alike, below where they are unlike.
    pub i: f64,
    /// What I is on average with no effect: −1/(n − 1).
    pub expected: f64,
    /// The variance of I where the values are draws from one normal distribution.
    pub variance_normality: f64,
    /// The variance of I where the values are dealt at random among the areas.
    pub variance_randomisation: f64,
    /// (I − expected)/√variance under normality.
    pub z_normality: f64,
    /// (I − expected)/√variance under randomisation, which makes no assumption on the values: the one to report.
    pub z_randomisation: f64,
    /// The two-sided p-value of `z_randomisation`.
    pub p: f64,
}

/// Moran's I = (n/S0) Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ², z the deviations from the mean and S0 the sum of all weights.
///
/// Both analytic variances are Cliff and Ord's. Areas without neighbours count in n (as in esda; spdep leaves them out of n
/// unless told otherwise).
///
/// Source: Moran, P. A. P. (1950), Biometrika 37, 17–23; Cliff, A. D. and Ord, J. K. (1981), Spatial Processes, 42–46.
///
/// # Errors
/// Where the lengths differ, a value is no finite number, there are fewer than four areas, no two areas are neighbours, an
/// area is its own neighbour, or all values are equal.
pub fn moran(values: &[f64], weights: &SpatialWeights) -> Result<Moran, StatisticsError> {
    let (deviations, m2) = deviations(values, weights, 4)?;
    let n = number(values.len());
    let [s0, s1, s2] = weights.sums();
    if s0 <= 0.0 {
        return Err(StatisticsError::TooFew { what: "pairs of neighbours", given: 0, wanted: 1 });
    }
    let i = cross(&deviations, weights) / (s0 * m2);
    let expected = -1.0 / (n - 1.0);
    let s00 = s0 * s0;
    let normality = (n * n * s1 - n * s2 + 3.0 * s00) / ((n * n - 1.0) * s00) - expected * expected;
    let b2 = deviations.iter().map(|z| z.powi(4)).sum::<f64>() / n / (m2 * m2);
    let first = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s00);
    let second = b2 * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s00);
    let randomisation =
        (first - second) / ((n - 1.0) * (n - 2.0) * (n - 3.0) * s00) - expected * expected;
    // Where every area is a neighbour of all others alike, I is always its mean and its variance nought.
    let deviate = |variance: f64| {
        if variance > 1e-15 { (i - expected) / variance.sqrt() } else { 0.0 }
    };
    let z_randomisation = deviate(randomisation);
    Ok(Moran {
        i,
        expected,
        variance_normality: normality.max(0.0),
        variance_randomisation: randomisation.max(0.0),
        z_normality: deviate(normality),
        z_randomisation,
        p: two_sided(z_randomisation),
    })
}

/// Moran's I with its p-value by permutation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MoranPermutation {
    /// I, as in [`Moran`].
    pub i: f64,
    /// Where I lies among those of the values dealt at random among all areas.
    pub p: PermutationP,
}

/// Moran's I with its p-value from `replicas` random permutations of the values over the areas.
///
/// # Errors
/// Those of [`moran`], and where `replicas` is nought.
pub fn moran_permutation(
    values: &[f64],
    weights: &SpatialWeights,
    replicas: usize,
    seed: u64,
) -> Result<MoranPermutation, StatisticsError> {
    at_least("replicas", replicas, 1)?;
    let i = moran(values, weights)?.i;
    let (deviations, _) = deviations(values, weights, 4)?;
    let observed = cross(&deviations, weights);
    let scale: f64 = deviations.iter().map(|z| z * z).sum();
    let slack = 1e-12 * scale;
    let (as_high, as_low) = (0..replicas as u64)
        .into_par_iter()
        .map_init(
            || deviations.clone(),
            |dealt, number| {
                dealt.copy_from_slice(&deviations);
                dealt.shuffle(&mut random::replica(seed, number));
                let cross = cross(dealt, weights);
                (usize::from(cross >= observed - slack), usize::from(cross <= observed + slack))
            },
        )
        .reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    Ok(MoranPermutation { i, p: PermutationP::new(as_high, as_low, replicas) })
}

/// Σᵢ zᵢ Σⱼ wᵢⱼ zⱼ.
fn cross(deviations: &[f64], weights: &SpatialWeights) -> f64 {
    let mut sum = 0.0;
    for (area, z) in deviations.iter().enumerate() {
        let (neighbours, row) = weights.row(area);
        let lag: f64 = neighbours.iter().zip(row).map(|(&at, w)| w * deviations[at]).sum();
        sum += z * lag;
    }
    sum
}

/// The deviations from the mean, and the mean of their squares.
pub(super) fn deviations(
    values: &[f64],
    weights: &SpatialWeights,
    wanted: usize,
) -> Result<(Vec<f64>, f64), StatisticsError> {
    same_length("values", values.len(), weights.len())?;
    finite("values", values)?;
    at_least("areas", values.len(), wanted)?;
    if let Some(area) = (0..values.len()).find(|&area| weights.weight(area, area) > 0.0) {
        return Err(StatisticsError::Value {
            what: "areas' own weights",
            place: area,
            value: weights.weight(area, area),
            wanted: "no weight of an area for itself (see without_self)",
        });
    }
    let n = number(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let deviations: Vec<f64> = values.iter().map(|value| value - mean).collect();
    let m2 = deviations.iter().map(|z| z * z).sum::<f64>() / n;
    let scale = values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
    if m2.sqrt() <= 1e-14 * scale {
        return Err(StatisticsError::TooFew { what: "different values", given: 1, wanted: 2 });
    }
    Ok((deviations, m2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: [f64; 9] = [1.0, 2.0, 3.0, 4.0, 50.0, 6.0, 7.0, 8.0, 9.0];

    #[test]
    fn agrees_with_esda_on_nine_cells() {
        let weights = SpatialWeights::queen_grid(3, 3).row_standardised();
        let result = moran(&NINE, &weights).unwrap();
        assert!((result.i + 0.246_594_982_078_853_03).abs() < 1e-12, "{result:?}");
        assert!((result.z_randomisation + 1.629_088_174_079_421_8).abs() < 1e-10, "{result:?}");
    }

    #[test]
    fn a_chessboard_is_unlike_and_a_slope_alike() {
        let weights = SpatialWeights::rook_grid(8, 8);
        let board: Vec<f64> = (0..64u8).map(|at| f64::from((at / 8 + at % 8) % 2)).collect();
        let result = moran(&board, &weights).unwrap();
        assert!((result.i + 1.0).abs() < 1e-12);
        let dealt = moran_permutation(&board, &weights, 199, 3).unwrap();
        assert_eq!((dealt.p.less, dealt.p.greater), (1.0 / 200.0, 1.0));
        let slope: Vec<f64> = (0..64u8).map(|at| f64::from(at % 8)).collect();
        let dealt = moran_permutation(&slope, &weights, 199, 3).unwrap();
        assert_eq!((dealt.p.greater, dealt.p.less), (1.0 / 200.0, 1.0));
        assert_eq!(dealt, moran_permutation(&slope, &weights, 199, 3).unwrap());
    }

    #[test]
    fn all_neighbours_of_all_have_no_variance() {
        let weights = SpatialWeights::queen_grid(2, 2);
        let result = moran(&[1.0, 5.0, 2.0, 9.0], &weights).unwrap();
        assert!((result.i - result.expected).abs() < 1e-12);
        assert_eq!((result.z_randomisation, result.p), (0.0, 1.0));
    }

    #[test]
    fn what_has_no_answer() {
        let weights = SpatialWeights::queen_grid(2, 3);
        assert!(moran(&[3.3; 6], &weights).is_err());
        assert!(moran(&[1.0, 2.0, 3.0], &weights).is_err());
        assert!(moran(&[1.0, 2.0, 3.0, 4.0, 5.0, f64::INFINITY], &weights).is_err());
        assert!(moran(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &weights.with_self()).is_err());
        assert!(moran(&[1.0, 2.0], &SpatialWeights::queen_grid(1, 2)).is_err());
        let none = SpatialWeights::from_neighbours(&vec![vec![]; 5]).unwrap();
        assert!(moran(&[1.0, 2.0, 3.0, 4.0, 5.0], &none).is_err());
        assert!(moran_permutation(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], &weights, 0, 1).is_err());
    }
}
