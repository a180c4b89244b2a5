//! Difference in differences of two areas and two periods, on the scale of rates.

use super::change::RateRatio;
use crate::StatisticsError;
use crate::numbers::real;

/// What is added to each count where one of them is nought.
const HALF: f64 = 0.5;

/// How a treated area's counts changed against a control's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatioOfRatios {
    /// The treated area's rate after over before, divided by the control's.
    pub change: RateRatio,
    /// Whether a half was added to all four counts, because one was nought.
    pub corrected: bool,
}

/// The Poisson difference in differences of a 2 × 2 table: counts as (before, after).
///
/// ln RR = ln(T₁/T₀) − ln(C₁/C₀) with the standard error √(1/T₀ + 1/T₁ + 1/C₀ + 1/C₁): the interaction of a Poisson
/// regression of the four counts on area, period and both. Lengths of periods and sizes of areas cancel out. It assumes that
/// without the treatment both areas would have changed by the same share (the weighted displacement difference: by the same
/// number).
///
/// Where a count is nought the logarithm is not to be had: a half is added to all four, and the result says so. With no
/// event in one of the areas or one of the periods there is nothing to compare, which is an error.
///
/// Source: Wilson, D. B. (2022), The relative incident rate ratio effect size for count-based impact evaluations, Journal of
/// Quantitative Criminology 38, 323–341; a half: Haldane, J. B. S. (1956), Annals of Human Genetics 20, 309–311. Convention:
/// Poisson variance, as R's `glm(family = poisson)`, whose
/// standard error agrees to seven digits only: it is that of the last but one step.
pub fn ratio_of_ratios(
    treated: (u64, u64),
    control: (u64, u64),
    level: f64,
) -> Result<RatioOfRatios, StatisticsError> {
    let counts = [treated.0, treated.1, control.0, control.1].map(real);
    let [t0, t1, c0, c1] = counts;
    if t0 + t1 <= 0.0 || c0 + c1 <= 0.0 || t0 + c0 <= 0.0 || t1 + c1 <= 0.0 {
        let why = "an area or a period has no event; take longer periods or larger areas";
        return Err(StatisticsError::Inestimable(why));
    }
    let corrected = counts.iter().any(|&count| count <= 0.0);
    let [t0, t1, c0, c1] = if corrected { counts.map(|count| count + HALF) } else { counts };
    let log_ratio = (t1 / t0).ln() - (c1 / c0).ln();
    let standard_error = (1.0 / t0 + 1.0 / t1 + 1.0 / c0 + 1.0 / c1).sqrt();
    Ok(RatioOfRatios { change: RateRatio::new(log_ratio, standard_error, level)?, corrected })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_r() {
        // R 4.2 glm(family = poisson) on the counts of Wheeler and Ratcliffe's example.
        let result = ratio_of_ratios((207, 110), (308, 318), 0.95).unwrap();
        assert!(!result.corrected);
        let change = result.change;
        assert!((change.log_ratio + 0.664_190_027).abs() < 1e-9);
        // R stops one step short of the last digits of the weights: 0.1425244879249 there, exactly √Σ 1/count here.
        assert!((change.standard_error - 0.142_524_488).abs() < 2e-8);
        let exact: f64 = [207.0, 110.0, 308.0, 318.0].iter().map(|count| 1.0 / count).sum();
        assert!((change.standard_error - exact.sqrt()).abs() < 1e-15);
        assert!((change.ratio - 0.514_690_244).abs() < 1e-9);
        assert!((change.lower - 0.389_250).abs() < 1e-6);
        assert!((change.upper - 0.680_555).abs() < 1e-6);
    }

    #[test]
    fn noughts_are_said_or_refused() {
        let result = ratio_of_ratios((10, 0), (12, 11), 0.95).unwrap();
        assert!(result.corrected && result.change.ratio < 0.1 && result.change.lower > 0.0);
        for (treated, control) in
            [((0, 0), (1, 1)), ((1, 1), (0, 0)), ((0, 1), (0, 1)), ((1, 0), (1, 0))]
        {
            assert!(ratio_of_ratios(treated, control, 0.95).is_err());
        }
        assert!(ratio_of_ratios((1, 1), (1, 1), 1.0).is_err());
    }

    proptest! {
        #[test]
        fn order_turns_the_ratio_over_and_nothing_else(
            t0 in 0u64..9000, t1 in 1u64..9000, c0 in 1u64..9000, c1 in 0u64..9000,
        ) {
            let one = ratio_of_ratios((t0, t1), (c0, c1), 0.9).unwrap().change;
            let two = ratio_of_ratios((c0, c1), (t0, t1), 0.9).unwrap().change;
            prop_assert!((one.log_ratio + two.log_ratio).abs() < 1e-12);
            prop_assert!((one.lower * two.upper - 1.0).abs() < 1e-9);
            prop_assert!((one.p_value - two.p_value).abs() < 1e-12);
        }
    }
}
