//! The change of some areas beyond that of others: as a share, in number, and the smallest that could have been seen.

use figure::{Interval, Period, Verdict};
use statistics::evaluation::{
    DisplacementDesign, Place, RateRatio, Sensitivity, detectable_displacement,
    difference_in_differences, ratio_of_ratios, weighted_displacement,
};

use super::areas::Chosen;
use super::counts::AreaMonths;
use super::{Difference, Effect, EvaluationInput, Smallest};
use crate::ReportsError;

/// The two periods with their lengths in months.
pub(super) struct Spans {
    pub before: Period,
    pub after: Period,
}

impl Spans {
    pub fn of(input: &EvaluationInput) -> Self {
        Self { before: input.before, after: input.after }
    }

    /// How long the period before is, where the one after is 1.
    fn ratio(&self) -> f64 {
        number(self.before.len()) / number(self.after.len())
    }

    /// The months before and, after them, those after.
    pub fn months(&self, area: &AreaMonths) -> Vec<Option<u64>> {
        [area.months(self.before), area.months(self.after)].concat()
    }

    /// What was counted before and after in all of these areas together.
    pub fn sums(&self, areas: &[AreaMonths]) -> (u64, u64) {
        let sum = |period| areas.iter().map(|area| area.sum(period).unwrap_or(0)).sum();
        (sum(self.before), sum(self.after))
    }
}

/// The change of `areas` beyond that of `control`, as a share: the panel's difference in differences, whose error allows for
/// counts that scatter more than chance; where a panel cannot be fitted, the ratio of ratios of the sums.
pub(super) fn effect(
    areas: &[AreaMonths],
    control: &[AreaMonths],
    spans: &Spans,
    level: f64,
) -> Result<Effect, ReportsError> {
    let panel: Vec<Vec<Option<u64>>> =
        areas.iter().chain(control).map(|area| spans.months(area)).collect();
    let treated: Vec<usize> = (0..areas.len()).collect();
    let (_, after) = spans.sums(areas);
    let fitted = difference_in_differences(&panel, &treated, spans.before.len(), 1.0 - level);
    let (change, dispersion, method) = if let Ok(found) = fitted {
        let clustered =
            if found.clustered_error.is_some() { ", or by areas where that is wider" } else { "" };
        let method = format!(
            "quasi-Poisson difference in differences of {} areas over {} months, error by the counts' scatter{clustered}",
            found.areas, found.periods
        );
        (found.change, found.dispersion, method)
    } else {
        let found = ratio_of_ratios(spans.sums(areas), spans.sums(control), 1.0 - level)?;
        let half = if found.corrected { ", a half added to each count" } else { "" };
        (found.change, None, format!("ratio of ratios (Wilson 2022){half}"))
    };
    let RateRatio { ratio, lower, upper, p_value, .. } = change;
    let after = number_of(after);
    Ok(Effect {
        percent: 100.0 * (ratio - 1.0),
        percent_limits: Interval { lower: 100.0 * (lower - 1.0), upper: 100.0 * (upper - 1.0) },
        expected: after / ratio,
        more: after - after / ratio,
        more_limits: Interval { lower: after - after / lower, upper: after - after / upper },
        p_value,
        verdict: match (p_value <= level, ratio > 1.0) {
            (true, true) => Verdict::Higher,
            (true, false) => Verdict::Lower,
            (false, _) => Verdict::WithinChance,
        },
        dispersion,
        method,
    })
}

/// The same in number: the weighted displacement difference of counts an area.
pub(super) fn difference(
    areas: &[AreaMonths],
    control: &[AreaMonths],
    spans: &Spans,
    level: f64,
) -> Result<Difference, ReportsError> {
    let size = number(areas.len());
    let found = weighted_displacement(&design(areas, control, spans), 1.0 - level)?.local;
    Ok(Difference {
        more: size * found.estimate,
        more_limits: Interval { lower: size * found.lower, upper: size * found.upper },
        p_value: found.p_value,
        method: "weighted displacement difference (Wheeler and Ratcliffe 2018), counts an area"
            .to_owned(),
    })
}

/// The smallest fall that the design could have seen, four times in five.
pub(super) fn smallest(chosen: &Chosen, spans: &Spans, effect: &Effect) -> Smallest {
    let sensitivity = Sensitivity {
        dispersion: effect.dispersion.unwrap_or(1.0).max(1.0),
        ..Sensitivity::default()
    };
    let design = design(&chosen.treated, &chosen.control, spans);
    let found = detectable_displacement(&design, sensitivity).ok().flatten();
    Smallest {
        fewer: found.map(|found| found.events),
        percent: found.map(|found| 100.0 * found.share()),
        power: sensitivity.power,
    }
}

fn design(areas: &[AreaMonths], control: &[AreaMonths], spans: &Spans) -> DisplacementDesign {
    let place = |areas: &[AreaMonths]| {
        let (before, after) = spans.sums(areas);
        Place::new(before, after).of_size(number(areas.len()))
    };
    DisplacementDesign::new(place(areas), place(control)).over(spans.ratio(), 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "areas and months are few")]
pub(super) fn number(many: usize) -> f64 {
    many as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn number_of(count: u64) -> f64 {
    count as f64
}
