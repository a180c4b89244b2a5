//! The results that several designs share: a change in number, and a ratio of rates.

use crate::StatisticsError;
use crate::normal::{reach, two_sided};
use crate::numbers::whole_change;

/// A change in number, how sure it is, and whether chance alone would often give as great a one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// How much more (above nought) or less (below) than expected, in the unit of the design: events, events per unit of
    /// time or area, or harm.
    pub estimate: f64,
    /// The standard error of the estimate, in its unit.
    pub standard_error: f64,
    /// The estimate in standard errors; 0 where both are nought.
    pub z: f64,
    /// The two-sided p-value of z, by the normal distribution.
    pub p_value: f64,
    /// The lower limit of the interval at the level asked for.
    pub lower: f64,
    /// The upper limit of the interval at the level asked for.
    pub upper: f64,
}

/// A change in whole numbers, for a sentence: "118 fewer than expected, somewhere between 40 and 196 fewer".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fewer {
    /// How many fewer than expected; below nought where there were more.
    pub events: i64,
    /// At least so many fewer, by the interval: rounded down, so that words never claim more than the figures.
    pub at_least: i64,
    /// At most so many fewer, by the interval: rounded up.
    pub at_most: i64,
}

impl Change {
    /// A change from an estimate, its variance and how many standard errors an interval reaches.
    pub(super) fn new(estimate: f64, variance: f64, reach: f64) -> Self {
        let standard_error = variance.sqrt();
        let z = if standard_error > 0.0 { estimate / standard_error } else { 0.0 };
        Self {
            estimate,
            standard_error,
            z,
            p_value: two_sided(z),
            lower: estimate - reach * standard_error,
            upper: estimate + reach * standard_error,
        }
    }

    /// How many fewer than expected, in whole numbers.
    pub fn fewer(&self) -> Fewer {
        Fewer {
            events: whole_change(-self.estimate.round()),
            at_least: whole_change((-self.upper).floor()),
            at_most: whole_change((-self.lower).ceil()),
        }
    }
}

/// A ratio of rates (with to without, treated to control), estimated on the scale of its logarithm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// The ratio: 0.51 is 49% less than expected.
    pub ratio: f64,
    /// Its natural logarithm.
    pub log_ratio: f64,
    /// The standard error of the logarithm.
    pub standard_error: f64,
    /// The logarithm in standard errors.
    pub z: f64,
    /// The two-sided p-value of z, by the normal distribution.
    pub p_value: f64,
    /// The lower limit of the ratio at the level asked for.
    pub lower: f64,
    /// The upper limit of the ratio at the level asked for.
    pub upper: f64,
}

impl RateRatio {
    /// A ratio from its logarithm, the standard error of that, and the level of the interval.
    pub(super) fn new(
        log_ratio: f64,
        standard_error: f64,
        level: f64,
    ) -> Result<Self, StatisticsError> {
        let change = Change::new(log_ratio, standard_error * standard_error, reach(level)?);
        Ok(Self {
            ratio: log_ratio.exp(),
            log_ratio,
            standard_error,
            z: change.z,
            p_value: change.p_value,
            lower: change.lower.exp(),
            upper: change.upper.exp(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_never_claim_more_than_the_figures() {
        let change = Change::new(-118.0, 1568.0, 1.959_963_984_540_054);
        assert_eq!(change.fewer(), Fewer { events: 118, at_least: 40, at_most: 196 });
        let rise = Change::new(12.4, 4.0, 2.0);
        assert_eq!(rise.fewer(), Fewer { events: -12, at_least: -17, at_most: -8 });
    }

    #[test]
    fn nothing_changed_for_sure_is_no_evidence() {
        let none = Change::new(0.0, 0.0, 2.0);
        assert!(none.z.abs() < f64::EPSILON && (none.p_value - 1.0).abs() < f64::EPSILON);
    }
}
