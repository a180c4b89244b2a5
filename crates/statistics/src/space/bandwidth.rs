//! How wide a kernel is to be. The rules differ widely on the same points: say which was used, and what it gave.

use std::ops::Range;

use rayon::prelude::*;
use statrs::function::erf::erf;

use super::cells::{CellIndex, side_for, squared};
use super::{finite_points, number};
use crate::StatisticsError;
use crate::error::{exposure, finite};

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

/// The oblong ground that points were recorded on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    /// The lower left corner.
    pub low: [f64; 2],
    /// The upper right corner.
    pub high: [f64; 2],
}

impl Window {
    fn sides(self) -> [f64; 2] {
        [self.high[0] - self.low[0], self.high[1] - self.low[1]]
    }

    fn area(self) -> f64 {
        self.sides()[0] * self.sides()[1]
    }

    fn check(self, points: &[[f64; 2]]) -> Result<(), StatisticsError> {
        finite_points(points)?;
        finite_points(&[self.low, self.high])?;
        exposure(self.sides()[0])?;
        exposure(self.sides()[1])?;
        if points.len() < 3 {
            return Err(StatisticsError::TooFew { what: "points", given: points.len(), wanted: 3 });
        }
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
    let quantile = |share: f64| {
        let at = share * number(sorted.len() - 1);
        let low = whole(at.floor());
        sorted[low] + (at - number(low)) * (sorted[(low + 1).min(sorted.len() - 1)] - sorted[low])
    };
    let robust = (quantile(0.75) - quantile(0.25)) / 1.34;
    let least = if robust > 0.0 { spread.min(robust) } else { spread };
    Ok(4.0 * 1.06 * least * number(values.len()).powf(-0.2))
}

/// Scott's rule for each axis: s n^(−1/6), s the standard deviation (n − 1): the standard deviation of a Gaussian kernel in two
/// dimensions. Convention: spatstat's `bw.scott`.
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
    if values.len() < 2 {
        return Err(StatisticsError::TooFew { what: "points", given: values.len(), wanted: 2 });
    }
    let n = number(values.len());
    let mean = values.iter().sum::<f64>() / n;
    exposure((values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt())
}

/// Likelihood cross-validation: of sixteen bandwidths, evenly spread in ratio from the least distance above nought between two
/// neighbours to half the window's diagonal, that with the greatest Σᵢ ln λᵢ, λᵢ the density at point i of all others,
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
        let share = |edge: f64| erf((edge - at) / (sigma * std::f64::consts::SQRT_2));
        (share(window.high[axis]) - share(window.low[axis])) / 2.0
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
/// Source: Cronie, O. and van Lieshout, M. N. M. (2018), A non-model-based approach to bandwidth selection for kernel estimators
/// of spatial intensity functions, Biometrika 105, 455–462.
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
fn least(candidates: &[f64], criterion: impl Fn(f64) -> f64) -> Result<f64, StatisticsError> {
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

/// How many radii the criterion of [`bandwidth_diggle`] is worked out at, and the K function at twice as many.
const RADII: usize = 512;

/// Diggle's rule: the bandwidth that makes the least mean square error of the density of a Cox process, as Berman and Diggle
/// estimate it.
///
/// With λ = n/area and K the K function with translation correction at 512 distances from 0 to R, the criterion at radius h is
/// M(h) = (1/λ − 2K(h))/(πh²) + J(h)/(πh²)², J(h) = 2h² ∫ (arccos y − y√(1 − y²)) dK(t), y = t/(2h); the bandwidth is half the h
/// below R/2 at which M is least. R is a quarter of the window's shorter side, or where a thousand neighbours are expected if
/// that is less. Convention: spatstat's `bw.diggle` (which below a thousand points corrects K otherwise).
///
/// Source: Diggle, P. J. (1985), Applied Statistics 34, 138–147; Berman, M. and Diggle, P. (1989), Estimating weighted integrals
/// of the second-order intensity of a spatial point process, Journal of the Royal Statistical Society B 51, 81–92.
///
/// # Errors
/// Those of [`bandwidth_likelihood`].
pub fn bandwidth_diggle(points: &[[f64; 2]], window: Window) -> Result<f64, StatisticsError> {
    window.check(points)?;
    let n = number(points.len());
    let density = n / window.area();
    let farthest = (window.sides()[0].min(window.sides()[1]) / 4.0)
        .min((1_000.0 / (std::f64::consts::PI * density)).sqrt());
    let step = farthest / number(RADII - 1);
    let index = CellIndex::new(points, side_for(farthest))?;
    // Point by point, and then in the order of the points, whatever the number of threads.
    let mut rises = vec![0.0; RADII];
    let chunks: Vec<Vec<f64>> = (0..points.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| {
            let places = chunk * CHUNK..((chunk + 1) * CHUNK).min(points.len());
            pair_weights(&index, places, window, step, farthest)
        })
        .collect();
    for chunk in &chunks {
        for (sum, part) in rises.iter_mut().zip(chunk) {
            *sum += part;
        }
    }
    let scale = window.area() * window.area() / (n * (n - 1.0));
    let mut k = Vec::with_capacity(RADII);
    let mut sum = 0.0;
    for rise in &rises {
        sum += rise * scale;
        k.push(sum);
    }
    let criterion = |at: usize| {
        let h = number(at) * step;
        // The rise of K from one distance to the next counts at the lesser.
        let integral: f64 = (0..RADII - 1)
            .take_while(|&t| t < 2 * at)
            .map(|t| {
                let y = number(t) / number(2 * at);
                (y.acos() - y * (1.0 - y * y).sqrt()) * (k[t + 1] - k[t])
            })
            .sum();
        let disc = std::f64::consts::PI * h * h;
        (1.0 / density - 2.0 * k[at]) / disc + 2.0 * h * h * integral / (disc * disc)
    };
    let places: Vec<f64> = (1..RADII / 2).map(number).collect();
    let at = least(&places, |place| criterion(whole(place)))?;
    Ok(at * step / 2.0)
}

/// So many points are added up together.
const CHUNK: usize = 256;

/// By how much pairs with some points make K rise up to each distance: 1/((w − |dx|)(h − |dy|)) for each pair.
fn pair_weights(
    index: &CellIndex,
    places: Range<usize>,
    window: Window,
    step: f64,
    farthest: f64,
) -> Vec<f64> {
    let [wide, high] = window.sides();
    let mut rises = vec![0.0; RADII];
    for place in places {
        let at = index.points[place];
        for other in index.around(at, 1).flatten() {
            let there = index.points[other];
            let far = squared(at, there).sqrt();
            if other != place && far <= farthest {
                let shared = (wide - (at[0] - there[0]).abs()) * (high - (at[1] - there[1]).abs());
                rises[whole((far / step).ceil()).min(RADII - 1)] += 1.0 / shared;
            }
        }
    }
    rises
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers not below nought"
)]
fn whole(value: f64) -> usize {
    value as usize
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
