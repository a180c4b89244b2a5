//! Bandwidths by cross-validation: those at which the density says best where the points are.

use rayon::prelude::*;

use super::cells::squared;
use super::finite_points;
use crate::StatisticsError;
use crate::normal::below;
use crate::numbers::{at_least, exposure, number};

/// The oblong ground that points were recorded on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The lower left corner.
    pub low: [f64; 2],
    /// The upper right corner.
    pub high: [f64; 2],
}

impl Window {
    pub(super) fn sides(self) -> [f64; 2] {
        [self.high[0] - self.low[0], self.high[1] - self.low[1]]
    }

    pub(super) fn area(self) -> f64 {
        self.sides()[0] * self.sides()[1]
    }

    pub(super) fn check(self, points: &[[f64; 2]]) -> Result<(), StatisticsError> {
        finite_points(points)?;
        finite_points(&[self.low, self.high])?;
        exposure(self.sides()[0])?;
        exposure(self.sides()[1])?;
        at_least("points", points.len(), 3)?;
        let outside = |point: &[f64; 2]| {
            (0..2).any(|axis| point[axis] < self.low[axis] || point[axis] > self.high[axis])
        };
        match points.iter().position(outside) {
            None => Ok(()),
            Some(place) => Err(StatisticsError::Value {
                what: "points",
                place,
                value: points[place][0],
                wanted: "a point inside the window",
            }),
        }
    }
}

/// Likelihood cross-validation: of sixteen bandwidths, evenly spread in ratio from the least distance above nought between
/// two neighbours to half the window's diagonal, that with the greatest Σᵢ ln λᵢ, λᵢ the density at point i of all others,
/// divided by the share of the kernel about i that lies inside the window. Convention: spatstat's `bw.ppl` as it is set.
///
/// Gaussian kernel. The work goes with the square of the number of points.
///
/// Source: Loader, C. (1999), Local Regression and Likelihood, 5.3.
///
/// # Errors
/// Where there are fewer than three points, one is outside the window, all lie at one place, or the window has no area.
pub fn bandwidth_likelihood(points: &[[f64; 2]], window: Window) -> Result<f64, StatisticsError> {
    window.check(points)?;
    let inside = |sigma: f64, axis: usize, at: f64| {
        let share = |edge: f64| below((edge - at) / sigma);
        share(window.high[axis]) - share(window.low[axis])
    };
    let criterion = |sigma: f64| {
        let densities = densities(points, sigma, 0.0);
        -densities
            .iter()
            .zip(points)
            .map(|(density, at)| {
                (density / (inside(sigma, 0, at[0]) * inside(sigma, 1, at[1]))).ln()
            })
            .sum::<f64>()
    };
    least(&candidates(points, window)?, criterion)
}

/// Cronie and van Lieshout's rule: of the same sixteen bandwidths that at which Σᵢ 1/λᵢ is nearest the window's area, λᵢ the
/// density at point i of all points, itself too, without correction at the edges. Convention: spatstat's `bw.CvL`.
///
/// Source: Cronie, O. and van Lieshout, M. N. M. (2018), A non-model-based approach to bandwidth selection for kernel
/// estimators of spatial intensity functions, Biometrika 105, 455–462.
///
/// # Errors
/// Those of [`bandwidth_likelihood`].
pub fn bandwidth_cronie_van_lieshout(
    points: &[[f64; 2]],
    window: Window,
) -> Result<f64, StatisticsError> {
    window.check(points)?;
    let criterion = |sigma: f64| {
        let sum: f64 = densities(points, sigma, 1.0).iter().map(|density| 1.0 / density).sum();
        (sum - window.area()).powi(2)
    };
    least(&candidates(points, window)?, criterion)
}

/// The density at each point of the others, and of itself so many times.
fn densities(points: &[[f64; 2]], sigma: f64, own: f64) -> Vec<f64> {
    let scale = -0.5 / (sigma * sigma);
    let height = 1.0 / (std::f64::consts::TAU * sigma * sigma);
    points
        .par_iter()
        .enumerate()
        .map(|(place, &at)| {
            let hills = |others: &[[f64; 2]]| -> f64 {
                others.iter().map(|&other| (scale * squared(at, other)).exp()).sum()
            };
            height * (own + hills(&points[..place]) + hills(&points[place + 1..]))
        })
        .collect()
}

/// Sixteen bandwidths from the least distance above nought between two points to half the window's diagonal.
fn candidates(points: &[[f64; 2]], window: Window) -> Result<Vec<f64>, StatisticsError> {
    let nearest = points.par_iter().enumerate().map(|(place, &at)| {
        // The distance to the nearest other point; nought, and so not counted, where one lies at the same place.
        let others = points[..place].iter().chain(&points[place + 1..]);
        others.map(|&other| squared(at, other)).fold(f64::INFINITY, f64::min)
    });
    let least = nearest.filter(|&far| far > 0.0).reduce(|| f64::INFINITY, f64::min).sqrt();
    if !least.is_finite() {
        return Err(StatisticsError::TooFew { what: "different places", given: 1, wanted: 2 });
    }
    let most = window.sides()[0].hypot(window.sides()[1]) / 2.0;
    let ratio = (most / least).ln() / 15.0;
    Ok((0..16).map(|step| least * (ratio * number(step)).exp()).collect())
}

/// The first of those with the least criterion; one whose criterion is no number is passed over.
pub(super) fn least(
    candidates: &[f64],
    criterion: impl Fn(f64) -> f64,
) -> Result<f64, StatisticsError> {
    let mut best = None;
    for &candidate in candidates {
        let value = criterion(candidate);
        if value.is_finite() && best.is_none_or(|(least, _)| value < least) {
            best = Some((value, candidate));
        }
    }
    let none = StatisticsError::TooFew { what: "bandwidths with a criterion", given: 0, wanted: 1 };
    best.map(|(_, candidate)| candidate).ok_or(none)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::bandwidth_diggle;

    #[test]
    fn what_has_no_answer() {
        let window = Window { low: [0.0, 0.0], high: [10.0, 10.0] };
        for rule in [bandwidth_likelihood, bandwidth_cronie_van_lieshout, bandwidth_diggle] {
            assert!(rule(&[[1.0, 1.0], [2.0, 2.0]], window).is_err());
            assert!(rule(&[[1.0, 1.0], [2.0, 2.0], [11.0, 1.0]], window).is_err());
            let flat = Window { low: [0.0, 0.0], high: [10.0, 0.0] };
            assert!(rule(&[[1.0, 0.0], [2.0, 0.0], [3.0, 0.0]], flat).is_err());
        }
        for rule in [bandwidth_likelihood, bandwidth_cronie_van_lieshout] {
            assert!(rule(&[[1.0, 1.0]; 4], window).is_err());
        }
    }
}
