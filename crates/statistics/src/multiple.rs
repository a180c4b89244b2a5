//! Many tests at once: p-values adjusted so that a whole table of verdicts can be believed, not one at a time.

use crate::StatisticsError;
use crate::numbers::number;

/// How p-values of many tests are adjusted. An adjusted p-value is held against the level as any other is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Correction {
    /// Not at all: 5 of 100 cells are called a change at 0.05 where nothing changed.
    None,
    /// [`benjamini_hochberg`].
    #[default]
    BenjaminiHochberg,
    /// [`benjamini_yekutieli`].
    BenjaminiYekutieli,
}

impl Correction {
    /// The name, as printed beside the verdict.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "no correction",
            Self::BenjaminiHochberg => "Benjamini–Hochberg correction",
            Self::BenjaminiYekutieli => "Benjamini–Yekutieli correction",
        }
    }

    /// The adjusted p-values, in the order given.
    pub fn adjust(self, p_values: &[f64]) -> Result<Vec<f64>, StatisticsError> {
        match self {
            Self::None => checked(p_values).map(<[f64]>::to_vec),
            Self::BenjaminiHochberg => benjamini_hochberg(p_values),
            Self::BenjaminiYekutieli => benjamini_yekutieli(p_values),
        }
    }

    /// As [`Self::adjust`], where some things could not be tested: what has no p-value is no test, and gets none.
    pub fn adjust_known(
        self,
        p_values: &[Option<f64>],
    ) -> Result<Vec<Option<f64>>, StatisticsError> {
        let known: Vec<f64> = p_values.iter().copied().flatten().collect();
        let mut adjusted = self.adjust(&known)?.into_iter();
        Ok(p_values.iter().map(|p_value| p_value.and_then(|_| adjusted.next())).collect())
    }
}

/// The p-values adjusted by Benjamini and Hochberg's step-up rule, in the order given.
///
/// With the m p-values in rising order, the i-th becomes the least of m p₍ⱼ₎/j over j ≥ i, and at most 1. Where all adjusted
/// p-values up to α are called discoveries, no more than a share α of those called is false on average, if the tests are
/// independent or positively dependent. Where nothing is true, the chance of a single false call is α at most.
///
/// Source: Benjamini, Y. and Hochberg, Y. (1995), Controlling the false discovery rate, Journal of the Royal Statistical
/// Society B 57, 289–300. Convention: R's `p.adjust(method = "BH")`, and `fdr_bh` in statsmodels. What has no p-value must
/// be left out by the caller: NaN is refused. No p-values give none.
pub fn benjamini_hochberg(p_values: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    step_up(p_values, 1.0)
}

/// As [`benjamini_hochberg`], times 1 + 1/2 + … + 1/m: holds whatever way the tests depend on each other, and finds less.
///
/// Source: Benjamini, Y. and Yekutieli, D. (2001), The control of the false discovery rate in multiple testing under
/// dependency, Annals of Statistics 29, 1165–1188. Convention: R's `p.adjust(method = "BY")`, and `fdr_by` in statsmodels.
pub fn benjamini_yekutieli(p_values: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    let harmonic = (1..=p_values.len()).rev().map(|rank| 1.0 / number(rank)).sum();
    step_up(p_values, harmonic)
}

fn step_up(p_values: &[f64], factor: f64) -> Result<Vec<f64>, StatisticsError> {
    let mut order: Vec<usize> = (0..checked(p_values)?.len()).collect();
    order.sort_unstable_by(|&one, &other| p_values[one].total_cmp(&p_values[other]));
    let factor = factor * number(p_values.len());
    let mut adjusted = vec![0.0; p_values.len()];
    let mut least = 1.0_f64;
    for (rank, &place) in order.iter().enumerate().rev() {
        least = least.min(p_values[place] * factor / number(rank + 1));
        adjusted[place] = least;
    }
    Ok(adjusted)
}

/// P-values that are probabilities, all of them.
fn checked(p_values: &[f64]) -> Result<&[f64], StatisticsError> {
    for (place, &value) in p_values.iter().enumerate() {
        if !(0.0..=1.0).contains(&value) {
            let (name, wanted) = ("p-values", "a number from 0 to 1; leave out what has none");
            return Err(StatisticsError::Value { what: name, place, value, wanted });
        }
    }
    Ok(p_values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The fifteen p-values of the paper's example.
    const PAPER: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0000,
    ];

    #[test]
    fn the_papers_example() {
        // Benjamini and Hochberg (1995), section 3.2: at 0.05 the first four are rejected, where Bonferroni's rule has
        // three.
        let adjusted = benjamini_hochberg(&PAPER).unwrap();
        assert_eq!(adjusted.iter().filter(|&&p| p <= 0.05).count(), 4);
        // By hand: 15 p/i, made monotone from the right.
        let by_hand = [
            0.0015,
            0.003,
            0.0095,
            0.035_625,
            0.0603,
            0.063_857_142_857,
            0.063_857_142_857,
            0.0645,
            0.0765,
            0.486,
            0.581_181_818_182,
            0.714_875,
            0.753_230_769_231,
            0.813_214_285_714,
            1.0,
        ];
        for (one, other) in adjusted.iter().zip(by_hand) {
            assert!((one - other).abs() < 1e-11, "{one} {other}");
        }
        // 1 + 1/2 + … + 1/15 = 3.318228993...
        let yekutieli = benjamini_yekutieli(&PAPER).unwrap();
        assert!((yekutieli[0] / 0.0015 - 3.318_228_993_228_993).abs() < 1e-9);
        assert_eq!(yekutieli.iter().filter(|&&p| p <= 0.05).count(), 3);
    }

    #[test]
    fn none_one_and_what_is_refused() {
        for correction in
            [Correction::None, Correction::BenjaminiHochberg, Correction::BenjaminiYekutieli]
        {
            assert_eq!(correction.adjust(&[]).unwrap(), Vec::<f64>::new());
            assert_eq!(correction.adjust(&[0.03]).unwrap(), [0.03]);
            for wrong in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
                assert!(correction.adjust(&[0.5, wrong]).is_err(), "{wrong}");
            }
        }
        // All equal stay as they are.
        assert_eq!(benjamini_hochberg(&[0.2; 7]).unwrap(), [0.2; 7]);
    }

    #[test]
    fn what_has_no_p_value_is_no_test() {
        let p = [Some(0.04), None, Some(0.01), Some(0.03), Some(0.5)];
        let adjusted = Correction::BenjaminiHochberg.adjust_known(&p).unwrap();
        let expected = [Some(0.16 / 3.0), None, Some(0.04), Some(0.16 / 3.0), Some(0.5)];
        for (one, other) in adjusted.iter().zip(expected) {
            assert_eq!(one.is_some(), other.is_some());
            assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-15);
        }
        let adjusted = Correction::BenjaminiYekutieli.adjust_known(&p).unwrap();
        assert!((adjusted[2].unwrap() - 0.04 * (1.0 + 0.5 + 1.0 / 3.0 + 0.25)).abs() < 1e-15);
        assert!(Correction::default().adjust_known(&[None, Some(2.0)]).is_err());
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_no_p_value_falls(
            p_values in prop::collection::vec(0.0f64..=1.0, 0..200),
        ) {
            let forwards = benjamini_hochberg(&p_values).unwrap();
            let turned: Vec<f64> = p_values.iter().rev().copied().collect();
            let mut backwards = benjamini_hochberg(&turned).unwrap();
            backwards.reverse();
            prop_assert_eq!(&forwards, &backwards);
            let yekutieli = benjamini_yekutieli(&p_values).unwrap();
            for ((&p, &bh), &by) in p_values.iter().zip(&forwards).zip(&yekutieli) {
                prop_assert!(p <= bh * (1.0 + 1e-12) && bh <= by * (1.0 + 1e-12) && by <= 1.0);
            }
        }

        #[test]
        fn what_is_called_is_what_the_step_up_rule_calls(
            p_values in prop::collection::vec(0.0f64..0.2, 1..100), alpha in 0.01f64..0.3,
        ) {
            let mut sorted = p_values.clone();
            sorted.sort_unstable_by(f64::total_cmp);
            let line = |rank: usize| alpha * number(rank) / number(sorted.len());
            let called = (1..=sorted.len()).rev().find(|&rank| sorted[rank - 1] <= line(rank));
            let adjusted = benjamini_hochberg(&p_values).unwrap();
            let ours = adjusted.iter().filter(|&&p| p <= alpha).count();
            prop_assert_eq!(ours, called.unwrap_or(0));
        }
    }
}
