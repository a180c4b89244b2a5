//! Poisson and quasi-Poisson regression with a logarithmic link.

use super::cholesky::Cholesky;
use super::design::Design;
use super::fit::GlmFit;
use crate::StatisticsError;
use crate::numbers::{at_least, finite, not_negative, number, same_length};

/// A fit has settled once a step moves the deviance by no more than this part of it.
const TOLERANCE: f64 = 1e-8;

/// More steps than this do not help.
const STEPS: usize = 50;

/// A regression of counts on the columns of a design: ln E(y) = offset + X β, Var(y) = φ E(y)/ω.
///
/// Fitted by iteratively reweighted least squares: with μ the fitted means and W = diag(ωμ), each step solves
/// (Xᵀ W X) δ = Xᵀ ω(y − μ) and adds δ to β, until the deviance moves by less than 1e-8 of itself. The first step starts at
/// μ = y + 0.1. The coefficients are the same for Poisson and quasi-Poisson counts; only what is said of their standard
/// errors differs, by √φ ([`GlmFit::dispersion`]).
///
/// Source: `McCullagh`, P. and Nelder, J. A. (1989), Generalized Linear Models, 2nd edition, London: Chapman and Hall,
/// chapters 2, 6 and 9. Convention: that of R's `glm`, starting value, stopping rule and all; the weights behind the
/// covariance, the leverages and the dispersion are those of the last step, as there.
///
/// ```
/// use statistics::glm::{Design, PoissonGlm};
///
/// // 207 before and 110 after where something was done, 308 and 318 elsewhere.
/// let ones = [1.0; 4];
/// let design = Design::from_columns(&[
///     &ones,
///     &[1.0, 1.0, 0.0, 0.0],
///     &[0.0, 1.0, 0.0, 1.0],
///     &[0.0, 1.0, 0.0, 0.0],
/// ])?;
/// let fit = PoissonGlm::new(&design, &[207.0, 110.0, 308.0, 318.0]).fit()?;
/// assert!((fit.coefficients[3].exp() - 0.514_690_244).abs() < 1e-8);
/// # Ok::<(), statistics::StatisticsError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct PoissonGlm<'a> {
    design: &'a Design,
    response: &'a [f64],
    offset: Option<&'a [f64]>,
    weights: Option<&'a [f64]>,
}

impl<'a> PoissonGlm<'a> {
    /// Of these counts, one for each row of the design.
    pub fn new(design: &'a Design, response: &'a [f64]) -> Self {
        Self { design, response, offset: None, weights: None }
    }

    /// With what is known of each observation's ln μ beforehand: the logarithm of its population or time.
    #[must_use]
    pub fn offset(self, offset: &'a [f64]) -> Self {
        Self { offset: Some(offset), ..self }
    }

    /// With a weight of each observation, ω; one of weight nought is left out of the fit, but gets a fitted value.
    #[must_use]
    pub fn weights(self, weights: &'a [f64]) -> Self {
        Self { weights: Some(weights), ..self }
    }

    /// The regression's fit.
    ///
    /// # Errors
    /// Where lengths differ, a value is not finite, a count or weight is below nought, there are fewer observations than
    /// columns, a column follows from others, or the fit does not settle.
    pub fn fit(self) -> Result<GlmFit, StatisticsError> {
        let counted = self.check()?;
        let (rows, columns) = (self.design.rows(), self.design.columns());
        let offset = |place: usize| self.offset.map_or(0.0, |offset| offset[place]);
        let weight = |place: usize| self.weights.map_or(1.0, |weights| weights[place]);

        let mut linear: Vec<f64> = self.response.iter().map(|y| (y + 0.1).ln()).collect();
        let mut fitted: Vec<f64> = self.response.iter().map(|y| y + 0.1).collect();
        let mut working = vec![0.0; rows];
        let mut coefficients = vec![0.0; columns];
        let mut before = self.deviance(&fitted);
        for step in 1..=STEPS {
            let mut matrix = vec![0.0; columns * columns];
            let mut change = vec![0.0; columns];
            for (place, row) in self.design.each_row().enumerate() {
                let (mean, weight) = (fitted[place], weight(place));
                working[place] = weight * mean;
                // The first step has no coefficients to add to, and finds them whole.
                let start = if step == 1 { mean * (linear[place] - offset(place)) } else { 0.0 };
                let score = weight * (self.response[place] - mean + start);
                add_row(&mut matrix, &mut change, row, working[place], score);
            }
            let root = Cholesky::of(matrix, columns)?;
            root.solve(&mut change);
            let mut deviance = f64::INFINITY;
            // A step that leaves the numbers, or makes things clearly worse, is halved; the first has nothing to fall back
            // on.
            for _ in 0..30 {
                for (place, row) in self.design.each_row().enumerate() {
                    let moved = row.iter().zip(coefficients.iter().zip(&change));
                    linear[place] =
                        offset(place) + moved.map(|(x, (old, add))| x * (old + add)).sum::<f64>();
                    fitted[place] = linear[place].exp();
                }
                deviance = self.deviance(&fitted);
                if step == 1 || deviance <= before + 0.1 * (before + 1.0) {
                    break;
                }
                for value in &mut change {
                    *value /= 2.0;
                }
            }
            if !deviance.is_finite() {
                break;
            }
            coefficients.iter_mut().zip(&change).for_each(|(value, add)| *value += add);
            if (deviance - before).abs() < TOLERANCE * (deviance + 0.1) {
                let degrees_of_freedom = counted - columns;
                let scatter: f64 = (0..rows)
                    .map(|place| {
                        working[place] * (self.response[place] / fitted[place] - 1.0).powi(2)
                    })
                    .filter(|part| part.is_finite())
                    .sum();
                return Ok(GlmFit {
                    coefficients,
                    fitted,
                    deviance,
                    degrees_of_freedom,
                    dispersion: (degrees_of_freedom > 0)
                        .then(|| scatter / number(degrees_of_freedom)),
                    steps: step,
                    root,
                    working,
                });
            }
            before = deviance;
        }
        Err(StatisticsError::NotConverged(STEPS))
    }

    /// How many observations count, where all can be worked with.
    fn check(&self) -> Result<usize, StatisticsError> {
        type Check = fn(&'static str, &[f64]) -> Result<(), StatisticsError>;
        let rows = self.design.rows();
        let mut counted = rows;
        let given = [
            ("counts", Some(self.response), not_negative as Check),
            ("offsets", self.offset, finite),
            ("weights", self.weights, not_negative),
        ];
        for (what, values, check) in given {
            let Some(values) = values else { continue };
            same_length(what, values.len(), rows)?;
            check(what, values)?;
            if what == "weights" {
                counted = values.iter().filter(|value| **value > 0.0).count();
            }
        }
        at_least("observations", counted, self.design.columns())?;
        Ok(counted)
    }

    fn deviance(&self, fitted: &[f64]) -> f64 {
        let one = |(place, (&y, &mean)): (usize, (&f64, &f64))| {
            let weight = self.weights.map_or(1.0, |weights| weights[place]);
            let logarithm = if y > 0.0 { y * (y / mean).ln() } else { 0.0 };
            if weight > 0.0 { weight * (logarithm - (y - mean)) } else { 0.0 }
        };
        2.0 * self.response.iter().zip(fitted).enumerate().map(one).sum::<f64>()
    }
}

/// Adds an observation to Xᵀ W X (its lower triangle) and to the right-hand side.
fn add_row(matrix: &mut [f64], right: &mut [f64], row: &[f64], weight: f64, score: f64) {
    let columns = row.len();
    for (place, &x) in row.iter().enumerate() {
        // Most columns of a factor are noughts.
        if x != 0.0 {
            right[place] += x * score;
            let times = x * weight;
            let line = &mut matrix[place * columns..][..=place];
            line.iter_mut().zip(row).for_each(|(sum, other)| *sum += times * other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_constant_alone_is_the_logarithm_of_the_mean() {
        let design = Design::from_columns(&[&[1.0; 5]]).unwrap();
        let y = [3.0, 0.0, 7.0, 4.0, 6.0];
        let fit = PoissonGlm::new(&design, &y).fit().unwrap();
        assert!((fit.coefficients[0] - 4.0_f64.ln()).abs() < 1e-12);
        assert!((fit.standard_errors(1.0)[0] - 20.0_f64.sqrt().recip()).abs() < 1e-6);
        // Σ(y − 4)²/4 over four degrees of freedom.
        assert!((fit.dispersion.unwrap() - 30.0 / 16.0).abs() < 1e-6);
        assert!(fit.leverages(&design).unwrap().iter().all(|h| (h - 0.2).abs() < 1e-6));
        let next = fit.predict(&[1.0], 2.0_f64.ln()).unwrap();
        assert!((next.value.exp() - 8.0).abs() < 1e-11);
        assert!((next.standard_error - 20.0_f64.sqrt().recip()).abs() < 1e-6);
    }

    #[test]
    fn differences_in_differences_agree_with_r() {
        // glm(family = poisson) in R 4.2 on the counts of Wheeler and Ratcliffe (2018).
        let design = Design::from_columns(&[
            &[1.0; 4],
            &[1.0, 1.0, 0.0, 0.0],
            &[0.0, 1.0, 0.0, 1.0],
            &[0.0, 1.0, 0.0, 0.0],
        ])
        .unwrap();
        let fit = PoissonGlm::new(&design, &[207.0, 110.0, 308.0, 318.0]).fit().unwrap();
        assert!((fit.coefficients[3] - -0.664_190_027_279_5).abs() < 1e-11);
        assert!((fit.standard_errors(1.0)[3] - 0.142_524_487_924_9).abs() < 1e-11);
        assert_eq!((fit.degrees_of_freedom, fit.dispersion), (0, None));
    }

    #[test]
    fn noughts_alone_have_a_mean_of_about_nought() {
        let design = Design::from_columns(&[&[1.0; 4], &[0.0, 1.0, 2.0, 3.0]]).unwrap();
        let fit = PoissonGlm::new(&design, &[0.0; 4]).fit().unwrap();
        assert!(fit.fitted.iter().all(|mean| *mean < 1e-6), "{fit:?}");
        // A level without counts beside one with them.
        let design = Design::from_columns(&[&[1.0; 4], &[0.0, 0.0, 1.0, 1.0]]).unwrap();
        let fit = PoissonGlm::new(&design, &[5.0, 7.0, 0.0, 0.0]).fit().unwrap();
        assert!((fit.fitted[0] - 6.0).abs() < 1e-9 && fit.fitted[3] < 1e-6, "{fit:?}");
    }

    #[test]
    fn what_cannot_be_fitted_is_refused() {
        let design = Design::from_columns(&[&[1.0; 3], &[0.0, 1.0, 2.0]]).unwrap();
        let y = [1.0, 2.0, 3.0];
        assert!(PoissonGlm::new(&design, &y[..2]).fit().is_err());
        assert!(PoissonGlm::new(&design, &[1.0, -2.0, 3.0]).fit().is_err());
        assert!(PoissonGlm::new(&design, &[1.0, f64::NAN, 3.0]).fit().is_err());
        assert!(PoissonGlm::new(&design, &y).offset(&[0.0, f64::INFINITY, 0.0]).fit().is_err());
        assert!(PoissonGlm::new(&design, &y).weights(&[1.0, -1.0, 1.0]).fit().is_err());
        let few = PoissonGlm::new(&design, &y).weights(&[0.0, 1.0, 0.0]).fit();
        assert!(matches!(few, Err(StatisticsError::TooFew { given: 1, wanted: 2, .. })), "{few:?}");
        let twice = Design::from_columns(&[&[1.0; 3], &[2.0; 3]]).unwrap();
        assert_eq!(PoissonGlm::new(&twice, &y).fit(), Err(StatisticsError::NotIdentified(1)));
        let fit = PoissonGlm::new(&design, &y).fit().unwrap();
        assert!(fit.predict(&[1.0], 0.0).is_err() && fit.predict(&[1.0, f64::NAN], 0.0).is_err());
        assert!(fit.leverages(&Design::from_columns(&[&[1.0; 3]]).unwrap()).is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn the_score_is_nought_at_the_fit_and_leverages_add_up_to_the_columns(
            y in proptest::collection::vec(0u16..400, 12),
        ) {
            let y: Vec<f64> = y.into_iter().map(f64::from).collect();
            let time: Vec<f64> = (0..12).map(|place| f64::from(place) / 12.0).collect();
            let season: Vec<f64> = time.iter().map(|t| (12.0 * t).sin()).collect();
            let design = Design::from_columns(&[&[1.0; 12], &time, &season]).unwrap();
            let fit = PoissonGlm::new(&design, &y).fit().unwrap();
            for column in 0..3 {
                let score: f64 = design.each_row().zip(y.iter().zip(&fit.fitted))
                    .map(|(row, (y, mean))| row[column] * (y - mean)).sum();
                prop_assert!(score.abs() < 1e-3, "{}", score);
            }
            let all: f64 = fit.leverages(&design).unwrap().iter().sum();
            prop_assert!((all - 3.0).abs() < 1e-9, "{}", all);
        }

        #[test]
        fn neither_the_order_nor_whole_weights_nor_the_unit_of_exposure_matter(
            y in proptest::collection::vec(1u16..60, 8), unit in 0.1f64..1000.0,
        ) {
            let y: Vec<f64> = y.into_iter().map(f64::from).collect();
            let x = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
            let design = Design::from_columns(&[&[1.0; 8], &x]).unwrap();
            let plain = PoissonGlm::new(&design, &y).fit().unwrap();
            let back: Vec<f64> = x.iter().rev().copied().collect();
            let reversed = Design::from_columns(&[&[1.0; 8], &back]).unwrap();
            let response: Vec<f64> = y.iter().rev().copied().collect();
            let turned = PoissonGlm::new(&reversed, &response).fit().unwrap();
            prop_assert!((plain.coefficients[1] - turned.coefficients[1]).abs() < 1e-9);
            let offset = [unit.ln(); 8];
            let moved = PoissonGlm::new(&design, &y).offset(&offset).fit().unwrap();
            prop_assert!((plain.coefficients[1] - moved.coefficients[1]).abs() < 1e-8);
            prop_assert!((plain.coefficients[0] - unit.ln() - moved.coefficients[0]).abs() < 1e-8);
            // Each observation twice is each with weight two.
            let twice = PoissonGlm::new(&design, &y).weights(&[2.0; 8]).fit().unwrap();
            prop_assert!((plain.coefficients[1] - twice.coefficients[1]).abs() < 1e-9);
            let ratio = plain.standard_errors(1.0)[1] / twice.standard_errors(1.0)[1];
            // The fit stops, as R does, where the deviance settles: weights may settle a step sooner.
            prop_assert!((ratio - 2.0_f64.sqrt()).abs() < 1e-6);
        }
    }
}
