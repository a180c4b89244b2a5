//! Which areas stand out from the rest: the funnel plot, with over-dispersion.

use crate::StatisticsError;
use crate::counts::Limits;
use crate::numbers::{at_least, exposure, not_nought, number, quantile, real, same_length};

/// The normal quantile of the 95% limits.
const INNER: f64 = 1.959_963_984_540_054;
/// The normal quantile of the 99.8% limits.
const OUTER: f64 = 3.090_232_306_167_813;
/// Beyond which quantiles the scores are pulled in before their spread is measured.
const WINSORISED: f64 = 0.1;

/// On which scale the ratio of observed to expected is taken to be normal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunnelScale {
    /// √(O/E), with standard error 1/(2√E): the Care Quality Commission's, for standardised ratios.
    SquareRoot,
    /// ln(O/E), with standard error 1/√E: that of the Summary Hospital-level Mortality Indicator. A count of nought, which
    /// has no logarithm, is taken as one half.
    Log,
}

/// Where an area stands in the funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FunnelStanding {
    /// Below the 99.8% limit.
    FarBelow,
    /// Below the 95% limit, within that of 99.8%.
    Below,
    /// Within the 95% limits: nothing to explain.
    Within,
    /// Above the 95% limit, within that of 99.8%.
    Above,
    /// Above the 99.8% limit.
    FarAbove,
}

/// One area of a funnel plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelPoint {
    /// The observed count over the expected count.
    pub ratio: f64,
    /// How many standard errors of a Poisson count the ratio is from 1, on the plot's scale.
    pub z: f64,
    /// The same, with the variation between areas in the standard error.
    pub adjusted_z: f64,
    /// Where the area stands by its adjusted score.
    pub standing: FunnelStanding,
}

/// The control limits at one expected count, as ratios of observed to expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimits {
    /// The expected count.
    pub expected: f64,
    /// The 95% limits, over-dispersion included.
    pub inner: Limits,
    /// The 99.8% limits, over-dispersion included.
    pub outer: Limits,
    /// The 95% limits of Poisson chance alone.
    pub chance_inner: Limits,
    /// The 99.8% limits of Poisson chance alone.
    pub chance_outer: Limits,
}

/// A funnel plot.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelPlot {
    /// The scale on which it was calculated.
    pub scale: FunnelScale,
    /// The over-dispersion φ: the mean square of the winsorised scores, about 1 where areas differ by chance alone.
    pub phi: f64,
    /// The variance between areas τ², on the plot's scale; nought where areas differ no more than by chance.
    pub tau2: f64,
    /// Each area, in the order given.
    pub points: Vec<FunnelPoint>,
}

/// A funnel plot of observed against expected counts, with additive over-dispersion.
///
/// On the scale chosen, y = f(O/E) with standard error s, and z = (y − f(1))/s. The scores are winsorised: what lies beyond
/// their 10% and 90% quantiles (R's type 7) is set to these, so that the areas that stand out do not widen the limits that
/// should show them. Then with k areas and wᵢ = 1/sᵢ²
///
/// φ = Σz²/k, and τ² = (kφ − (k − 1)) / (Σw − Σw²/Σw), or nought where that is negative (or there is one area).
///
/// The limits are f⁻¹(f(1) ± q √(s² + τ²)) with q = 1.959964 for 95% and 3.090232 for 99.8%. On the square root scale a
/// lower limit that would pass below nought is nought: squared, it would rise again.
///
/// Source: Spiegelhalter, D. J. (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24,
/// 1185–1202, and the same (2005), Handling over-dispersion of performance indicators, Quality and Safety in Health Care 14,
/// 347–351. Convention: winsorised on both scales; the package `FunnelPlotR`, whose formulas these are, winsorises on the
/// square root scale and by default leaves the outermost scores out altogether on the log scale.
///
/// Errors: lists that differ in length, no area, an expected count that is not above nought.
pub fn funnel(
    observed: &[u64],
    expected: &[f64],
    scale: FunnelScale,
) -> Result<FunnelPlot, StatisticsError> {
    same_length("expected counts", expected.len(), observed.len())?;
    at_least("areas", observed.len(), 1)?;
    let mut scores = Vec::with_capacity(observed.len());
    for (&o, &e) in observed.iter().zip(expected) {
        scores.push(scale.score(real(o), exposure(e)?));
    }
    let mut sorted = scores.clone();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (quantile(&sorted, WINSORISED), quantile(&sorted, 1.0 - WINSORISED));
    // Added up in sorted order, so that the order of areas changes nothing, not the last digit.
    let squares: f64 = sorted.iter().map(|z| z.clamp(low, high).powi(2)).sum();
    let areas = number(observed.len());
    let mut weights: Vec<f64> =
        expected.iter().map(|&e| scale.standard_error(e).powi(-2)).collect();
    weights.sort_by(f64::total_cmp);
    // Σw − Σw²/Σw as 2 Σ wᵢwⱼ/Σw over the pairs: no difference of nearly equal sums where one area outweighs all.
    let (mut weight, mut pairs) = (0.0, 0.0);
    for w in weights {
        pairs += w * weight;
        weight += w;
    }
    let tau2 =
        if pairs > 0.0 { (squares - (areas - 1.0)).max(0.0) * weight / (2.0 * pairs) } else { 0.0 };
    let points = observed
        .iter()
        .zip(expected)
        .zip(&scores)
        .map(|((&o, &e), &z)| {
            let s = scale.standard_error(e);
            let adjusted_z = z * s / (s * s + tau2).sqrt();
            FunnelPoint { ratio: real(o) / e, z, adjusted_z, standing: standing(adjusted_z) }
        })
        .collect();
    Ok(FunnelPlot { scale, phi: squares / areas, tau2, points })
}

/// The counts to be expected had every area the rate of all together: Eᵢ = nᵢ ΣO/Σn. They add up to what was observed.
pub fn expected_counts(observed: &[u64], exposures: &[f64]) -> Result<Vec<f64>, StatisticsError> {
    same_length("exposures", exposures.len(), observed.len())?;
    at_least("areas", observed.len(), 1)?;
    let mut all = 0.0;
    for &n in exposures {
        all += exposure(n)?;
    }
    let count = not_nought(observed.iter().map(|&o| real(o)).sum())?;
    let rate = count / exposure(all)?;
    exposures.iter().map(|n| exposure(n * rate)).collect()
}

impl FunnelPlot {
    /// The control limits at this expected count.
    pub fn limits(&self, expected: f64) -> Result<FunnelLimits, StatisticsError> {
        let s = self.scale.standard_error(exposure(expected)?);
        let wide = (s * s + self.tau2).sqrt();
        Ok(FunnelLimits {
            expected,
            inner: self.scale.around(INNER * wide),
            outer: self.scale.around(OUTER * wide),
            chance_inner: self.scale.around(INNER * s),
            chance_outer: self.scale.around(OUTER * s),
        })
    }

    /// The control limits as curves to draw: at so many expected counts from one to the other, nearer together where they
    /// are small and the curves bend. The first and last are those given.
    pub fn curve(
        &self,
        from: f64,
        to: f64,
        points: usize,
    ) -> Result<Vec<FunnelLimits>, StatisticsError> {
        at_least("points", points, 2)?;
        let (from, to) = (exposure(from)?.sqrt(), exposure(to)?.sqrt());
        let step = (to - from) / number(points - 1);
        (0..points).map(|place| self.limits((from + step * number(place)).powi(2))).collect()
    }
}

impl FunnelScale {
    fn standard_error(self, expected: f64) -> f64 {
        match self {
            Self::SquareRoot => 0.5 / expected.sqrt(),
            Self::Log => 1.0 / expected.sqrt(),
        }
    }

    /// The distance from a ratio of 1 in standard errors.
    fn score(self, observed: f64, expected: f64) -> f64 {
        let off = match self {
            Self::SquareRoot => (observed / expected).sqrt() - 1.0,
            Self::Log => (observed.max(0.5) / expected).ln(),
        };
        off / self.standard_error(expected)
    }

    /// The ratios so far to either side of 1 on this scale.
    fn around(self, distance: f64) -> Limits {
        match self {
            Self::SquareRoot => {
                Limits { lower: (1.0 - distance).max(0.0).powi(2), upper: (1.0 + distance).powi(2) }
            }
            Self::Log => Limits { lower: (-distance).exp(), upper: distance.exp() },
        }
    }
}

fn standing(z: f64) -> FunnelStanding {
    if z < -OUTER {
        FunnelStanding::FarBelow
    } else if z < -INNER {
        FunnelStanding::Below
    } else if z <= INNER {
        FunnelStanding::Within
    } else if z <= OUTER {
        FunnelStanding::Above
    } else {
        FunnelStanding::FarAbove
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::whole;
    use crate::random::replica;
    use proptest::prelude::*;
    use rand_distr::{Distribution, Gamma, Poisson};

    const BOTH: [FunnelScale; 2] = [FunnelScale::SquareRoot, FunnelScale::Log];

    #[test]
    fn limits_by_hand() {
        // Areas that are as expected: nothing between them, limits of chance alone. E = 100, s = 0.05 and 0.1.
        let plot = funnel(&[100, 100, 100], &[100.0; 3], FunnelScale::SquareRoot).unwrap();
        assert!(plot.phi.abs() < 1e-12 && plot.tau2.abs() < 1e-12);
        let limits = plot.limits(100.0).unwrap();
        assert!((limits.inner.lower - (1.0 - 0.05 * INNER).powi(2)).abs() < 1e-12);
        assert!((limits.outer.upper - (1.0 + 0.05 * OUTER).powi(2)).abs() < 1e-12);
        let plot = funnel(&[100, 100, 100], &[100.0; 3], FunnelScale::Log).unwrap();
        let limits = plot.limits(100.0).unwrap();
        assert!((limits.inner.lower - (-0.1 * INNER).exp()).abs() < 1e-12);
        assert!((limits.chance_outer.upper - (0.1 * OUTER).exp()).abs() < 1e-12);
    }

    #[test]
    fn a_lower_limit_stops_at_nought() {
        // At E = 1 the 99.8% limit on the square root scale is 1 − 1.55: squared it would be 0.30, and call 0.2 far below.
        let plot = funnel(&[1, 1], &[1.0, 1.0], FunnelScale::SquareRoot).unwrap();
        assert!(plot.limits(1.0).unwrap().outer.lower.abs() < f64::EPSILON);
        assert!(plot.limits(2.0).unwrap().outer.lower.abs() < f64::EPSILON);
        assert!(plot.limits(3.0).unwrap().outer.lower > 0.0);
    }

    #[test]
    fn noughts_one_area_huge_counts_and_refusals() {
        for scale in BOTH {
            let plot = funnel(&[0, 10, 10, 10], &[10.0; 4], scale).unwrap();
            assert!(plot.points[0].z.is_finite() && plot.points[0].ratio.abs() < f64::EPSILON);
            assert_ne!(plot.points[0].standing, FunnelStanding::Within);
            let one = funnel(&[30], &[10.0], scale).unwrap();
            assert!(one.tau2.abs() < f64::EPSILON && one.phi > 1.0);
            assert_eq!(one.points[0].standing, FunnelStanding::FarAbove);
            let huge = funnel(&[u64::MAX, 1], &[1e-9, 1e18], scale).unwrap();
            assert!(huge.phi.is_finite() && huge.tau2.is_finite());
            assert!(funnel(&[], &[], scale).is_err());
            assert!(funnel(&[1, 2], &[1.0], scale).is_err());
            for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
                assert!(funnel(&[1], &[wrong], scale).is_err());
                assert!(one.limits(wrong).is_err());
            }
            assert!(one.curve(1.0, 10.0, 1).is_err());
        }
        assert!(expected_counts(&[0, 0], &[1.0, 1.0]).is_err());
        assert!(expected_counts(&[1], &[f64::MAX, f64::MAX]).is_err());
    }

    #[test]
    fn expected_counts_add_up_to_the_observed() {
        let expected = expected_counts(&[10, 20, 30], &[1.0, 2.0, 1.0]).unwrap();
        assert_eq!(expected, [15.0, 30.0, 15.0]);
    }

    #[test]
    fn curves_run_from_end_to_end_and_narrow() {
        let plot =
            funnel(&[80, 150, 90, 60], &[100.0, 110.0, 85.0, 75.0], FunnelScale::Log).unwrap();
        let curve = plot.curve(10.0, 1000.0, 50).unwrap();
        assert_eq!(curve.len(), 50);
        assert!((curve[0].expected - 10.0).abs() < 1e-9);
        assert!((curve[49].expected - 1000.0).abs() < 1e-9);
        for pair in curve.windows(2) {
            assert!(pair[0].expected < pair[1].expected);
            assert!(pair[0].inner.upper > pair[1].inner.upper);
            assert!(pair[1].outer.lower < pair[1].inner.lower);
            assert!(pair[1].chance_inner.upper < pair[1].inner.upper);
        }
    }

    /// 2,000 areas whose expected counts run from 40 to 400.
    fn simulated(seed: u64, spread: f64) -> (Vec<u64>, Vec<f64>) {
        let mut rng = replica(seed, 0);
        let expected: Vec<f64> = (0..2000).map(|i| 40.0 + 0.18 * number(i)).collect();
        let observed = expected
            .iter()
            .map(|e| {
                let shape = 1.0 / (spread * spread);
                let own = if spread > 0.0 {
                    Gamma::new(shape, 1.0 / shape).unwrap().sample(&mut rng)
                } else {
                    1.0
                };
                whole(Poisson::new(e * own).unwrap().sample(&mut rng)) as u64
            })
            .collect();
        (observed, expected)
    }

    #[test]
    fn about_one_in_twenty_lies_outside_by_chance() {
        let (observed, expected) = simulated(5, 0.0);
        for scale in BOTH {
            let plot = funnel(&observed, &expected, scale).unwrap();
            let outside =
                plot.points.iter().filter(|p| p.standing != FunnelStanding::Within).count();
            // 100 of 2,000, give or take 2.6 standard deviations of 9.7.
            assert!((75..=125).contains(&outside), "{scale:?} {outside}");
        }
    }

    #[test]
    fn variation_between_areas_is_found_and_widens_the_limits() {
        // Areas vary by 20%: τ² is 0.04 on the log scale and a quarter of it on that of the square root, less what
        // winsorising takes away.
        let (observed, expected) = simulated(6, 0.2);
        for (scale, variance) in [(FunnelScale::SquareRoot, 0.01), (FunnelScale::Log, 0.04)] {
            let plot = funnel(&observed, &expected, scale).unwrap();
            assert!(plot.phi > 3.0, "{}", plot.phi);
            assert!((0.5..1.05).contains(&(plot.tau2 / variance)), "{scale:?} {}", plot.tau2);
            let by_chance = plot.points.iter().filter(|p| p.z.abs() > INNER).count();
            let adjusted = plot.points.iter().filter(|p| p.adjusted_z.abs() > INNER).count();
            assert!(by_chance > 900 && adjusted < 300, "{by_chance} {adjusted}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn order_does_not_matter_and_standing_is_what_the_limits_say(
            areas in prop::collection::vec((0u64..3000, 1.0f64..2000.0), 1..40), log: bool,
        ) {
            let scale = BOTH[usize::from(log)];
            let (observed, expected): (Vec<u64>, Vec<f64>) = areas.iter().copied().unzip();
            let (back_o, back_e): (Vec<u64>, Vec<f64>) = areas.iter().rev().copied().unzip();
            let plot = funnel(&observed, &expected, scale).unwrap();
            let mut back = funnel(&back_o, &back_e, scale).unwrap();
            back.points.reverse();
            prop_assert_eq!(&plot, &back);
            for (point, &e) in plot.points.iter().zip(&expected) {
                let limits = plot.limits(e).unwrap();
                let above = point.ratio > limits.inner.upper * (1.0 + 1e-9);
                let below =
                    point.ratio < limits.inner.lower * (1.0 - 1e-9) && point.ratio * e >= 0.5;
                if above { prop_assert!(point.standing > FunnelStanding::Within); }
                if below { prop_assert!(point.standing < FunnelStanding::Within); }
                if point.standing > FunnelStanding::Within {
                    prop_assert!(point.ratio > limits.inner.upper * (1.0 - 1e-9));
                }
            }
        }
    }
}
