//! Whether two things go together over areas, by their order alone.

use rand::seq::SliceRandom as _;

use crate::StatisticsError;
use crate::numbers::{at_least, number, same_length};
use crate::random::replica;

/// How far two orders agree.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankCorrelation {
    /// Spearman's ρ: 1 for the same order, −1 for the opposite, near 0 for none.
    pub rho: f64,
    /// The probability of a ρ at least as far from nought where the two have nothing to do with each other.
    pub p_value: f64,
}

/// Spearman's rank correlation with a permutation test, two-sided.
///
/// ρ is Pearson's correlation of the ranks; equal values share the mean of their places. The test deals the second list's
/// ranks anew `replicas` times: p = (1 + times |ρ*| ≥ |ρ|)/(replicas + 1). It says that two things go together, never that
/// one makes the other; and areas that lie side by side are more alike than the test allows for.
///
/// Source: Spearman, C. (1904), The proof and measurement of association between two things, American Journal of Psychology
/// 15, 72–101; the test Phipson, B. and Smyth, G. K. (2010), Permutation p-values should never be zero, Statistical
/// Applications in Genetics and Molecular Biology 9, article 39.
///
/// Errors: lists that differ in length, fewer than four areas, a list whose values are all the same or not finite.
pub fn rank_correlation(
    first: &[f64],
    second: &[f64],
    replicas: usize,
    seed: u64,
) -> Result<RankCorrelation, StatisticsError> {
    same_length("values of the second list", second.len(), first.len())?;
    at_least("areas", first.len(), 4)?;
    at_least("replicas", replicas, 20)?;
    let first = centred(&mean_ranks(first)?)?;
    let mut second = centred(&mean_ranks(second)?)?;
    let rho = product(&first, &second);
    let mut rng = replica(seed, 0);
    // As far from nought, but for the rounding of a sum.
    let far = rho.abs() - 1e-12;
    let as_far = (0..replicas)
        .filter(|_| {
            second.shuffle(&mut rng);
            product(&first, &second).abs() >= far
        })
        .count();
    Ok(RankCorrelation {
        rho: rho.clamp(-1.0, 1.0),
        p_value: (1.0 + number(as_far)) / (number(replicas) + 1.0),
    })
}

/// Places from the lowest, 1, on; equal values share the mean of their places.
fn mean_ranks(values: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    if let Some(place) = values.iter().position(|value| !value.is_finite()) {
        let (what, wanted) = ("list", "a finite number");
        return Err(StatisticsError::Value { what, place, value: values[place], wanted });
    }
    let below = |value: f64| number(values.iter().filter(|other| **other < value).count());
    let same =
        |value: f64| number(values.iter().filter(|other| other.total_cmp(&value).is_eq()).count());
    Ok(values.iter().map(|&value| below(value) + f64::midpoint(same(value), 1.0)).collect())
}

/// With a mean of nought and a sum of squares of one.
fn centred(ranks: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    let mean = ranks.iter().sum::<f64>() / number(ranks.len());
    let centred: Vec<f64> = ranks.iter().map(|rank| rank - mean).collect();
    let length = product(&centred, &centred).sqrt();
    if length <= 0.0 {
        return Err(StatisticsError::Inestimable("all values of a list are the same"));
    }
    Ok(centred.into_iter().map(|value| value / length).collect())
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_agree_or_not() {
        let x = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
        let same = rank_correlation(&x, &x.map(f64::exp), 999, 1).unwrap();
        assert!((same.rho - 1.0).abs() < 1e-12 && same.p_value < 0.005, "{same:?}");
        let turned = rank_correlation(&x, &x.map(|v| -v), 999, 1).unwrap();
        assert!((turned.rho + 1.0).abs() < 1e-12 && turned.p_value < 0.005);
        // Pearson’s correlation of the mean ranks 1 … 8 and 4, 1.5, 5, 1.5, 6, 8, 3, 7.
        let pi = [3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0];
        let found = rank_correlation(&x, &pi, 9_999, 1).unwrap();
        assert!((found.rho - 0.503_003).abs() < 1e-6, "{found:?}");
        assert!(found.p_value > 0.15 && found.p_value < 0.3, "{found:?}");
        assert_eq!(found, rank_correlation(&x, &pi, 9_999, 1).unwrap(), "the same again");
        assert!(rank_correlation(&x, &[2.0; 8], 99, 1).is_err());
        assert!(rank_correlation(&x[..3], &x[..3], 99, 1).is_err());
        assert!(rank_correlation(&x, &x[..7], 99, 1).is_err());
    }
}
