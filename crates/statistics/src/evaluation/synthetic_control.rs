//! A synthetic control: the mixture of untreated areas that moved as the treated area did before.

use rayon::prelude::*;

use super::nearest_mixture::{Products, nearest_mixture};
use crate::StatisticsError;
use crate::numbers::{at_least, finite, number, same_length};

/// How many periods before are needed, so that a close fit cannot be had by chance alone.
pub const PERIODS_BEFORE: usize = 20;

/// What the mixture is to match before the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Matching {
    /// The values themselves: the method as published. A treated area outside the range of the others cannot be matched.
    #[default]
    Level,
    /// The values less each area's own mean before (Ferman and Pinto 2021): for areas that differ in size.
    Movement,
}

/// A treated area against its synthetic control.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntheticControl {
    /// The weight of each other area, in the order given: 0 or more, adding up to 1.
    pub weights: Vec<f64>,
    /// The synthetic control's value in each period, in the unit of the series.
    pub synthetic: Vec<f64>,
    /// The mean over the periods after of the treated area less its synthetic control, per period.
    pub effect: f64,
    /// The sum of the same over all periods after.
    pub total: f64,
    /// The root mean square difference before: how well the control fits.
    pub rmspe_before: f64,
    /// The root mean square difference after.
    pub rmspe_after: f64,
    /// After over before: how far the treated area left its control, against how close it had been.
    pub ratio: f64,
    /// The same ratio for each other area when it is taken to be the treated one, in the order given.
    pub placebo_ratios: Vec<f64>,
    /// The rank of the treated area's ratio among all: 1 is the greatest. Ties count against it.
    pub rank: usize,
    /// `rank` over the number of areas: the probability of a rank as high where nothing was done. Never below 1 / areas.
    pub p_value: f64,
}

/// A synthetic control and its placebos in space.
///
/// `treated` and each of `others` are series of one value per period (counts or rates), of which the first `before` lie
/// before the start. The weights w ≥ 0, Σ w = 1 are those at which Σₜ (y₁ₜ − Σⱼ wⱼ yⱼₜ)² over the periods before is least,
/// found by a deterministic quadratic programme. Where several mixtures are equally near the most even one is taken, so that
/// the order of areas does not matter. Only outcomes before are matched, all equally; other predictors are not used.
///
/// The p-value is a rank: the same is done for every other area, the treated one then being among its possible controls, and
/// the ratios of root mean square differences (after over before) are compared. With 19 others the least p-value is 0.05;
/// with fewer, no result can be below it.
///
/// Errors: fewer than 20 periods before, none after, fewer than 2 others, series of different lengths, values that are not
/// finite (a period that any area misses must be left out for all).
///
/// Source: Abadie, A., Diamond, A. and Hainmueller, J. (2010), Synthetic control methods for comparative case studies,
/// Journal of the American Statistical Association 105, 493–505; the means taken away: Ferman, B. and Pinto, C. (2021),
/// Synthetic controls with imperfect pretreatment fit, Quantitative Economics 12, 1197–1221.
pub fn synthetic_control(
    treated: &[f64],
    others: &[Vec<f64>],
    before: usize,
    matching: Matching,
) -> Result<SyntheticControl, StatisticsError> {
    at_least("periods before the start", before, PERIODS_BEFORE)?;
    if treated.len() <= before {
        let what = "periods after the start";
        return Err(StatisticsError::TooFew { what, given: 0, wanted: 1 });
    }
    at_least("untreated areas", others.len(), 2)?;
    finite("treated area's values", treated)?;
    for other in others {
        same_length("periods of an area", other.len(), treated.len())?;
        finite("other areas' values", other)?;
    }
    let mut series: Vec<Vec<f64>> = vec![treated.to_vec()];
    series.extend_from_slice(others);
    let own = series[0][..before].iter().sum::<f64>() / number(before);
    let shift = match matching {
        Matching::Level => 0.0,
        Matching::Movement => {
            for values in &mut series {
                let mean = values[..before].iter().sum::<f64>() / number(before);
                for value in values.iter_mut() {
                    *value -= mean;
                }
            }
            own
        }
    };
    let past: Vec<&[f64]> = series.iter().map(|values| &values[..before]).collect();
    let products = Products::of(&past);
    let floor = least_error(&series);
    let fits: Vec<Fit> = (0..series.len())
        .into_par_iter()
        .map(|area| Fit::of(&series, &products, area, before, floor))
        .collect();
    let ratios: Vec<f64> = fits.iter().map(|fit| fit.ratio).collect();
    let rank = ratios.iter().filter(|&&ratio| ratio >= ratios[0] * (1.0 - 1e-9)).count();
    let p_value = number(rank) / number(ratios.len());
    let placebo_ratios = ratios[1..].to_vec();
    let mut synthetic = mixture(&series, &fits[0].weights);
    let total: f64 = series[0][before..].iter().zip(&synthetic[before..]).map(|(y, s)| y - s).sum();
    for value in &mut synthetic {
        *value += shift;
    }
    Ok(SyntheticControl {
        weights: fits[0].weights[1..].to_vec(),
        synthetic,
        effect: total / number(treated.len() - before),
        total,
        rmspe_before: fits[0].before,
        rmspe_after: fits[0].after,
        ratio: fits[0].ratio,
        placebo_ratios,
        rank,
        p_value,
    })
}

/// How near an area and its synthetic control are.
struct Fit {
    weights: Vec<f64>,
    before: f64,
    after: f64,
    ratio: f64,
}

impl Fit {
    fn of(
        series: &[Vec<f64>],
        products: &Products,
        area: usize,
        before: usize,
        floor: f64,
    ) -> Self {
        let weights = nearest_mixture(products, area);
        let synthetic = mixture(series, &weights);
        let (before, after) = (
            root_mean_square(&series[area][..before], &synthetic[..before]),
            root_mean_square(&series[area][before..], &synthetic[before..]),
        );
        // A perfect fit before is held to the last digits of the series, so that the ratio stays a number.
        let ratio = if after <= floor { 0.0 } else { after / before.max(floor) };
        Self { weights, before, after, ratio }
    }
}

/// What rounding alone may leave: a billionth of the series' root mean square.
fn least_error(series: &[Vec<f64>]) -> f64 {
    let count: usize = series.iter().map(Vec::len).sum();
    let squares: f64 = series.iter().flatten().map(|value| value * value).sum();
    1e-9 * (squares / number(count)).sqrt()
}

fn mixture(series: &[Vec<f64>], weights: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; series[0].len()];
    for (values, &weight) in series.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        for (sum, value) in sum.iter_mut().zip(values) {
            *sum += weight * value;
        }
    }
    sum
}

fn root_mean_square(one: &[f64], other: &[f64]) -> f64 {
    let squares: f64 = one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum();
    (squares / number(one.len())).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::RngExt;

    fn areas(seed: u64, count: usize, length: usize) -> Vec<Vec<f64>> {
        let mut chance = crate::random::replica(seed, 0);
        let mut series = vec![vec![0.0; length]; count];
        for at in 0..length {
            let common = chance.random_range(50.0..80.0);
            for values in &mut series {
                values[at] = common + chance.random_range(-10.0..10.0);
            }
        }
        series
    }

    #[test]
    fn a_known_mixture_and_a_known_fall_are_found() {
        let others = areas(7, 25, 40);
        let treated: Vec<f64> = (0..40)
            .map(|at| {
                let fall = if at >= 30 { 12.0 } else { 0.0 };
                0.3 * others[2][at] + 0.7 * others[11][at] - fall
            })
            .collect();
        let result = synthetic_control(&treated, &others, 30, Matching::Level).unwrap();
        assert!((result.weights[2] - 0.3).abs() < 1e-6);
        assert!((result.weights[11] - 0.7).abs() < 1e-6);
        assert!((result.effect + 12.0).abs() < 1e-4 && (result.total + 120.0).abs() < 1e-3);
        assert_eq!(result.rank, 1);
        assert!((result.p_value - 1.0 / 26.0).abs() < 1e-12);
        // An area of another size is matched by its movements only.
        let larger: Vec<f64> = treated.iter().map(|value| value + 500.0).collect();
        let result = synthetic_control(&larger, &others, 30, Matching::Movement).unwrap();
        assert!((result.effect + 12.0).abs() < 1e-4);
        assert!((result.synthetic[0] - larger[0]).abs() < 1e-4);
        let level = synthetic_control(&larger, &others, 30, Matching::Level).unwrap();
        assert!(level.rmspe_before > 400.0 && level.rank > 1);
    }

    #[test]
    fn too_little_to_go_by_is_refused() {
        let others = areas(1, 5, 40);
        let treated = others[0].clone();
        let few = synthetic_control(&treated, &others, 19, Matching::Level).unwrap_err();
        assert!(few.to_string().contains("at least 20"), "{few}");
        assert!(synthetic_control(&treated, &others, 40, Matching::Level).is_err());
        assert!(synthetic_control(&treated, &others[..1], 20, Matching::Level).is_err());
        assert!(synthetic_control(&treated[1..], &others, 20, Matching::Level).is_err());
        let mut broken = others.clone();
        broken[3][7] = f64::NAN;
        assert!(synthetic_control(&treated, &broken, 20, Matching::Level).is_err());
    }

    #[test]
    fn all_equal_is_no_evidence() {
        for value in [0.0, 5.0] {
            let series = vec![vec![value; 30]; 4];
            let result = synthetic_control(&series[0], &series, 25, Matching::Level).unwrap();
            assert_eq!((result.ratio, result.p_value), (0.0, 1.0));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn the_order_of_areas_does_not_matter(seed in 0u64..1000, turn in 1usize..9) {
            let series = areas(seed, 10, 30);
            let (treated, others) = (series[0].clone(), series[1..].to_vec());
            let mut turned = others.clone();
            turned.rotate_left(turn);
            let one = synthetic_control(&treated, &others, 22, Matching::Level).unwrap();
            let two = synthetic_control(&treated, &turned, 22, Matching::Level).unwrap();
            prop_assert!((one.effect - two.effect).abs() < 1e-6);
            prop_assert_eq!(one.rank, two.rank);
            for at in 0..9 {
                prop_assert!((one.weights[(at + turn) % 9] - two.weights[at]).abs() < 1e-5);
            }
            let scaled: Vec<Vec<f64>> =
                others.iter().map(|values| values.iter().map(|v| v * 3.0).collect()).collect();
            let threefold: Vec<f64> = treated.iter().map(|value| value * 3.0).collect();
            let three = synthetic_control(&threefold, &scaled, 22, Matching::Level).unwrap();
            prop_assert!((three.effect - 3.0 * one.effect).abs() < 1e-5);
        }
    }
}
