//! Bandwidths by rules of thumb. The rules differ widely on the same points: say which was used, and what it gave.

use crate::StatisticsError;
use crate::numbers::{at_least, finite, number, quantile};

/// A bandwidth for each axis, in the unit of the coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AxisBandwidths {
    /// Along x.
    pub x: f64,
    /// Along y.
    pub y: f64,
}

impl AxisBandwidths {
    /// The same for both axes.
    pub fn even(both: f64) -> Self {
        Self { x: both, y: both }
    }

    /// The mean of both, for a round kernel.
    pub fn mean(self) -> f64 {
        f64::midpoint(self.x, self.y)
    }

    /// Both times a factor, such as √8 to make a quartic kernel's bandwidth of a Gaussian one's.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor }
    }
}

/// Normal reference bandwidth of each axis: 1.06 min(s, IQR/1.34) n^(−1/5), s the standard deviation (n − 1) and IQR the
/// interquartile range (R's type 7); where the IQR is nought s alone.
///
/// It is the standard deviation of a Gaussian kernel for one axis. R's `MASS::bandwidth.nrd` gives four times this, for a
/// kernel whose bandwidth is its whole width: see [`normal_reference`]. Each axis has its own; taking that of x for both, as
/// one package does, gave 119 where the mean of both was 3,293.
///
/// Source: Scott, D. W. (1992), Multivariate Density Estimation; Venables, W. N. and Ripley, B. D. (2002), Modern Applied
/// Statistics with S, 127.
///
/// # Errors
/// Where there are fewer than two points, a coordinate is no finite number, or all points lie on a line along an axis.
pub fn bandwidth_nrd(points: &[[f64; 2]]) -> Result<AxisBandwidths, StatisticsError> {
    let axis = |axis: usize| {
        let values: Vec<f64> = points.iter().map(|point| point[axis]).collect();
        normal_reference(&values).map(|width| width / 4.0)
    };
    Ok(AxisBandwidths { x: axis(0)?, y: axis(1)? })
}

/// R's `MASS::bandwidth.nrd` of the values along one axis: 4 × 1.06 min(s, IQR/1.34) n^(−1/5), the whole width of a kernel.
///
/// # Errors
/// Where there are fewer than two values, one is no finite number, or all are equal.
pub fn normal_reference(values: &[f64]) -> Result<f64, StatisticsError> {
    let spread = deviation(values)?;
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let robust = (quantile(&sorted, 0.75) - quantile(&sorted, 0.25)) / 1.34;
    let least = if robust > 0.0 { spread.min(robust) } else { spread };
    Ok(4.0 * 1.06 * least * number(values.len()).powf(-0.2))
}

/// Scott's rule for each axis: s n^(−1/6), s the standard deviation (n − 1): the standard deviation of a Gaussian kernel in
/// two dimensions. Convention: spatstat's `bw.scott`.
///
/// Source: Scott, D. W. (1992), Multivariate Density Estimation, 152.
///
/// # Errors
/// Those of [`bandwidth_nrd`].
pub fn bandwidth_scott(points: &[[f64; 2]]) -> Result<AxisBandwidths, StatisticsError> {
    let factor = number(points.len()).powf(-1.0 / 6.0);
    let axis = |axis: usize| deviation(&points.iter().map(|point| point[axis]).collect::<Vec<_>>());
    Ok(AxisBandwidths { x: axis(0)? * factor, y: axis(1)? * factor })
}

/// The standard deviation (n − 1).
fn deviation(values: &[f64]) -> Result<f64, StatisticsError> {
    finite("coordinates", values)?;
    at_least("points", values.len(), 2)?;
    let n = number(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    if squares > 0.0 && squares.is_finite() {
        Ok((squares / (n - 1.0)).sqrt())
    } else {
        Err(StatisticsError::Inestimable("all points lie on a line along an axis"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_thumb_by_hand() {
        // R: bandwidth.nrd(c(1, 2, 4, 7, 11)) with IQR 5 and s 4.062.
        let width = normal_reference(&[1.0, 2.0, 4.0, 7.0, 11.0]).unwrap();
        assert!((width - 4.24 * 5.0 / 1.34 * 5.0f64.powf(-0.2)).abs() < 1e-12, "{width}");
        // Half at one place: the IQR is nought, and the standard deviation serves.
        let width = normal_reference(&[3.0, 3.0, 3.0, 3.0, 8.0]).unwrap();
        assert!((width - 4.24 * 5.0f64.sqrt() * 5.0f64.powf(-0.2)).abs() < 1e-12, "{width}");
        let points = [[0.0, 0.0], [2.0, 20.0], [4.0, 40.0]];
        let scott = bandwidth_scott(&points).unwrap();
        assert!((scott.x - 2.0 * 3.0f64.powf(-1.0 / 6.0)).abs() < 1e-12);
        assert!((scott.y / scott.x - 10.0).abs() < 1e-12);
        let both = bandwidth_nrd(&points).unwrap();
        assert!((both.y / both.x - 10.0).abs() < 1e-12);
        assert!((both.mean() - 5.5 * both.x).abs() < 1e-12);
        assert_eq!(both.times(2.0), AxisBandwidths { x: 2.0 * both.x, y: 2.0 * both.y });
        assert_eq!(AxisBandwidths::even(3.0), AxisBandwidths { x: 3.0, y: 3.0 });
    }

    #[test]
    fn what_has_no_answer() {
        assert!(bandwidth_scott(&[[1.0, 2.0]]).is_err());
        assert!(bandwidth_nrd(&[[1.0, 2.0], [1.0, 3.0]]).is_err());
        assert!(bandwidth_nrd(&[[1.0, 2.0], [f64::NAN, 3.0]]).is_err());
    }
}
