//! Whether a series has another level from a declared month on.

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::StatisticsError;
use crate::glm::{Design, PoissonGlm};
use crate::numbers::{self, at_least, number, real};

/// What the series does apart from the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepModel {
    /// How many values make a year: 12 for months.
    pub period: usize,
    /// How many pairs of a sine and a cosine the season has; nought for no season. Two are usual for months.
    pub harmonics: usize,
    /// Whether there is a trend through the whole series, in logarithms.
    pub trend: bool,
}

/// A step in the level of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepTest {
    /// The level from the month on over the level before it.
    pub ratio: f64,
    /// The lower limit of the ratio.
    pub lower: f64,
    /// The upper limit of the ratio.
    pub upper: f64,
    /// The two-sided p-value of a ratio of one.
    pub p_value: f64,
    /// How many times more than Poisson counts the series scatters about the model.
    pub dispersion: f64,
    /// How many values the test rests on.
    pub values: usize,
}

/// Tests whether the level of a series changes with the value at the place `at`, declared beforehand: a quasi-Poisson
/// regression ln E(y) = ln exposure + β₀ + β₁ [t ≥ at] + trend + harmonics, with exp(β₁), its interval and p-value by
/// Student's t with the dispersion that was found (which may be below one).
///
/// Only for a month that was declared for reasons outside the series. A month picked because the series jumps there will
/// always pass. Successive values are taken to be independent but for trend and season; where they are not, the interval is
/// too narrow. A missing value is left out.
///
/// Source: Wagner, A. K., Soumerai, S. B., Zhang, F. and Ross-Degnan, D. (2002), Segmented regression analysis of
/// interrupted time series studies in medication use research, Journal of Clinical Pharmacy and Therapeutics 27, 299–309;
/// Lopez Bernal, J., Cummins, S. and Gasparrini, A. (2017), Interrupted time series regression for the evaluation of public
/// health interventions: a tutorial, International Journal of Epidemiology 46, 348–355.
///
/// # Errors
/// Where a setting has no meaning, exposures are not as many as counts or not above nought, there are not two counts on
/// either side of `at`, no degree of freedom is left for the dispersion, or one side has no count but noughts.
pub fn step_test(
    counts: &[Option<u64>],
    exposures: Option<&[f64]>,
    at: usize,
    model: &StepModel,
    level: f64,
) -> Result<StepTest, StatisticsError> {
    if !(level > 0.0 && level < 1.0) {
        return Err(StatisticsError::Level(level));
    }
    if model.period < 2 || 2 * model.harmonics > model.period {
        let value = number(model.harmonics);
        let wanted = "at most half of a period of two or more";
        return Err(StatisticsError::Setting { name: "harmonics", value, wanted });
    }
    if let Some(exposures) = exposures {
        numbers::exposures(exposures, counts.len())?;
    }
    let known: Vec<(usize, f64)> = (0..counts.len())
        .filter_map(|place| counts[place].map(|count| (place, real(count))))
        .collect();
    for side in [true, false] {
        let those = known.iter().filter(|(place, _)| (*place < at) == side);
        let given = those.clone().count();
        at_least("values on one side of the step", given, 2)?;
        if those.clone().all(|(_, count)| *count <= 0.0) {
            let what = "counts above nought on one side of the step";
            return Err(StatisticsError::TooFew { what, given: 0, wanted: 1 });
        }
    }
    // The wave of half a period is only a cosine: its sine is nought at every value.
    let sines =
        if 2 * model.harmonics == model.period { model.harmonics - 1 } else { model.harmonics };
    let columns = 2 + usize::from(model.trend) + model.harmonics + sines;
    at_least("values", known.len(), columns + 1)?;
    let mut rows = Vec::with_capacity(columns * known.len());
    for (place, _) in &known {
        rows.extend([1.0, f64::from(u8::from(*place >= at))]);
        // In years from the step, so that no column is large beside another.
        let years = (number(*place) - number(at)) / number(model.period);
        if model.trend {
            rows.push(years);
        }
        for turns in 1..=model.harmonics {
            let (sine, cosine) = (std::f64::consts::TAU * years * number(turns)).sin_cos();
            rows.push(cosine);
            if turns <= sines {
                rows.push(sine);
            }
        }
    }
    let design = Design::from_rows(rows, columns)?;
    let response: Vec<f64> = known.iter().map(|(_, count)| *count).collect();
    let offset: Option<Vec<f64>> =
        exposures.map(|exposures| known.iter().map(|(place, _)| exposures[*place].ln()).collect());
    let glm = PoissonGlm::new(&design, &response);
    let fit = match &offset {
        Some(offset) => glm.offset(offset).fit()?,
        None => glm.fit()?,
    };
    let dispersion = fit.dispersion.unwrap_or(1.0);
    let (step, error) = (fit.coefficients[1], fit.standard_errors(dispersion)[1]);
    // There is at least one degree of freedom.
    let student = StudentsT::new(0.0, 1.0, number(fit.degrees_of_freedom)).map_err(|_| {
        StatisticsError::TooFew { what: "values", given: known.len(), wanted: columns + 1 }
    })?;
    let reach = student.inverse_cdf(f64::midpoint(level, 1.0)) * error;
    let p_value = if error > 0.0 {
        (2.0 * student.sf((step / error).abs())).min(1.0)
    } else if step.abs() > 1e-9 {
        0.0
    } else {
        1.0
    };
    Ok(StepTest {
        ratio: step.exp(),
        lower: (step - reach).exp(),
        upper: (step + reach).exp(),
        p_value,
        dispersion,
        values: known.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: StepModel = StepModel { period: 12, harmonics: 0, trend: false };

    #[test]
    fn without_anything_else_it_is_the_ratio_of_the_means() {
        let counts: Vec<Option<u64>> =
            [8, 12, 10, 10, 14, 16, 15, 15].into_iter().map(Some).collect();
        let found = step_test(&counts, None, 4, &PLAIN, 0.95).unwrap();
        assert!((found.ratio - 1.5).abs() < 1e-9);
        // Pearson: 8/10 + 2/15 over six degrees of freedom; variance φ (1/40 + 1/60).
        let dispersion = (0.8 + 2.0 / 15.0) / 6.0;
        assert!((found.dispersion - dispersion).abs() < 1e-6);
        let t = 1.5_f64.ln() / (dispersion * (1.0 / 40.0 + 1.0 / 60.0)).sqrt();
        assert!((found.p_value - 2.0 * StudentsT::new(0.0, 1.0, 6.0).unwrap().sf(t)).abs() < 1e-6);
        assert!(found.lower < 1.5 && found.upper > 1.5);
        // Twice the exposure after: no step but a fall.
        let exposures = [1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0];
        let found = step_test(&counts, Some(&exposures), 4, &PLAIN, 0.95).unwrap();
        assert!((found.ratio - 0.75).abs() < 1e-9);
    }

    #[test]
    fn a_season_and_a_trend_are_no_step() {
        let mean = |place: usize| {
            let years = number(place) / 12.0;
            1000.0 * (0.1 * years).exp() * (1.0 + 0.3 * (std::f64::consts::TAU * years).sin())
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, not negative"
        )]
        let counts: Vec<Option<u64>> =
            (0..60).map(|place| Some(mean(place).round() as u64)).collect();
        let model = StepModel { period: 12, harmonics: 2, trend: true };
        let full = step_test(&counts, None, 33, &model, 0.95).unwrap();
        assert!((full.ratio - 1.0).abs() < 0.05 && full.p_value > 0.05, "{full:?}");
        // What is left out of the model is taken for a step.
        let plain = step_test(&counts, None, 33, &PLAIN, 0.95).unwrap();
        assert!(plain.ratio > 1.2 && plain.p_value < 0.01, "{plain:?}");
        // Six harmonics have a cosine more than sines.
        let most = StepModel { period: 12, harmonics: 6, trend: true };
        assert!(step_test(&counts, None, 33, &most, 0.95).is_ok());
    }

    #[test]
    fn edges_are_defined() {
        let counts: Vec<Option<u64>> = (0..24).map(|place| Some(20 + place % 5)).collect();
        assert!(step_test(&[], None, 0, &PLAIN, 0.95).is_err());
        for at in [0, 1, 23, 24, 90] {
            assert!(step_test(&counts, None, at, &PLAIN, 0.95).is_err(), "{at}");
        }
        assert!(step_test(&counts, None, 12, &PLAIN, 1.0).is_err());
        assert!(step_test(&counts, Some(&[1.0; 3]), 12, &PLAIN, 0.95).is_err());
        assert!(step_test(&counts, Some(&[0.0; 24]), 12, &PLAIN, 0.95).is_err());
        assert!(step_test(&counts, None, 12, &StepModel { harmonics: 7, ..PLAIN }, 0.95).is_err());
        assert!(step_test(&[Some(0); 24], None, 12, &PLAIN, 0.95).is_err());
        let mut gaps = counts.clone();
        gaps[3..9].fill(None);
        assert_eq!(step_test(&gaps, None, 12, &PLAIN, 0.95).unwrap().values, 18);
        gaps[..11].fill(None);
        assert!(step_test(&gaps, None, 12, &PLAIN, 0.95).is_err());
        let equal = step_test(&[Some(7); 24], None, 12, &PLAIN, 0.95).unwrap();
        assert!((equal.ratio - 1.0).abs() < 1e-9 && equal.p_value > 0.05, "{equal:?}");
    }
}
