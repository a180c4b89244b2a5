//! What a regression of counts found.

use super::cholesky::Cholesky;
use super::design::Design;
use crate::StatisticsError;
use crate::numbers::finite;

/// What a regression of counts found.
#[derive(Debug, Clone, PartialEq)]
pub struct GlmFit {
    /// The effect of each column, as the logarithm of a ratio.
    pub coefficients: Vec<f64>,
    /// The fitted mean of each observation.
    pub fitted: Vec<f64>,
    /// 2 Σ ω (y ln(y/μ) − (y − μ)): how far the counts are from the means.
    pub deviance: f64,
    /// How many observations there are more than effects; those of weight nought do not count.
    pub degrees_of_freedom: usize,
    /// Pearson's estimate of how many times more the counts vary than Poisson counts do, Σ ω (y − μ)²/μ over the degrees of
    /// freedom. None where no degree of freedom is left.
    pub dispersion: Option<f64>,
    /// How many steps it took.
    pub steps: usize,
    pub(super) root: Cholesky,
    /// ωμ of each observation, as it was in the last step.
    pub(super) working: Vec<f64>,
}

/// The linear predictor of a new observation: the logarithm of its mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinearPrediction {
    /// The logarithm of the mean.
    pub value: f64,
    /// Its standard error where the dispersion is one; times the square root of the dispersion where it is not.
    pub standard_error: f64,
}

impl GlmFit {
    /// The covariance of the coefficients where the dispersion is one (Poisson), by rows, (Xᵀ W X)⁻¹. For a quasi-Poisson
    /// regression it is to be multiplied by the dispersion.
    pub fn covariance(&self) -> Vec<f64> {
        self.root.inverse()
    }

    /// The standard errors of the coefficients at this dispersion: 1 for Poisson, [`Self::dispersion`] for quasi-Poisson.
    pub fn standard_errors(&self, dispersion: f64) -> Vec<f64> {
        let order = self.coefficients.len();
        let covariance = self.covariance();
        (0..order).map(|place| (dispersion * covariance[place * order + place]).sqrt()).collect()
    }

    /// How much each observation pulls its own fitted value: the diagonal of the hat matrix.
    ///
    /// # Errors
    /// Where the design is not that of the fit.
    pub fn leverages(&self, design: &Design) -> Result<Vec<f64>, StatisticsError> {
        if design.columns() != self.coefficients.len() {
            return Err(lengths("columns", design.columns(), self.coefficients.len()));
        }
        if design.rows() != self.working.len() {
            return Err(lengths("rows", design.rows(), self.working.len()));
        }
        let mut room = Vec::with_capacity(self.coefficients.len());
        let rows = design.each_row().zip(&self.working);
        Ok(rows.map(|(row, weight)| weight * self.root.quadratic(row, &mut room)).collect())
    }

    /// The linear predictor of a new observation with this row and offset.
    ///
    /// # Errors
    /// Where the row is of another length, or not of finite numbers.
    pub fn predict(&self, row: &[f64], offset: f64) -> Result<LinearPrediction, StatisticsError> {
        if row.len() != self.coefficients.len() {
            return Err(lengths("values of the row", row.len(), self.coefficients.len()));
        }
        finite("row", row)?;
        finite("offset", &[offset])?;
        let value = offset + row.iter().zip(&self.coefficients).map(|(x, b)| x * b).sum::<f64>();
        Ok(LinearPrediction {
            value,
            standard_error: self.root.quadratic(row, &mut Vec::new()).sqrt(),
        })
    }
}

fn lengths(what: &'static str, given: usize, wanted: usize) -> StatisticsError {
    StatisticsError::Lengths { what, given, wanted }
}
