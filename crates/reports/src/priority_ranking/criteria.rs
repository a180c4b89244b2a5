//! Each criterion's figure of a type, with its limits, or why there is none.

use figure::{Figure, GoodDirection, Interval, MeasureSummary, Reason};
use statistics::areas;
use statistics::counts::{Counted, change, wilson};

use super::{CriterionName, RankingInput};

/// A figure of a criterion, or why there is none.
pub(super) type Known = Result<areas::Figure, Reason>;

/// What a criterion's figures are.
pub(super) fn unit(criterion: CriterionName, input: &RankingInput) -> String {
    match criterion {
        CriterionName::Volume => "offences or incidents in the 12 months".to_owned(),
        CriterionName::Harm => match &input.harm {
            Some(table) => format!("harm by {}", table.scheme),
            None => "harm".to_owned(),
        },
        CriterionName::Trend => "% more, at least, than in the 12 months before".to_owned(),
        CriterionName::Concern => "% of those asked".to_owned(),
    }
}

/// A criterion's figure of one type.
pub(super) fn figure_of(
    criterion: CriterionName,
    measure: &MeasureSummary,
    figure: &Figure,
    input: &RankingInput,
) -> Known {
    let (count, limits) = counted(figure)?;
    match criterion {
        CriterionName::Volume => {
            let Interval { lower, upper } = limits;
            Ok(areas::Figure { value: count, lower, upper })
        }
        CriterionName::Harm => {
            let weight = input
                .harm
                .as_ref()
                .and_then(|table| table.weights.get(&measure.id))
                .ok_or_else(|| Reason::new("the table of harm weights gives it none"))?;
            Ok(areas::Figure {
                value: weight.value * count,
                lower: weight.lower * limits.lower,
                upper: weight.upper * limits.upper,
            })
        }
        CriterionName::Trend => trend(measure, figure),
        CriterionName::Concern => concern(measure, input),
    }
}

/// A figure's count with its interval.
pub(super) fn counted(figure: &Figure) -> Result<(f64, Interval), Reason> {
    figure.value.zip(figure.ci95).ok_or_else(|| {
        let none = || Reason::new("not available: no count is held");
        figure.reason.clone().unwrap_or_else(none)
    })
}

/// Per cent more, at least, than in the months before: the limit nearest to nought, and nought where chance alone would do.
/// So two offences after one are no trend. Where more can mean that more was looked for, a trend says nothing of need.
fn trend(measure: &MeasureSummary, figure: &Figure) -> Known {
    if measure.good == GoodDirection::Neither {
        return Err(Reason::new("more of it can mean that more was looked for"));
    }
    let none = || Reason::new("the 12 months before give no count to hold it against");
    let before = figure.comparison.as_ref().and_then(|held_against| held_against.value);
    let (now, before) = whole(figure.value).zip(whole(before)).ok_or_else(none)?;
    let year = |count| Counted { count, exposure: 1.0 };
    let ratio = change(year(now), year(before), 0.05).map_err(|_| none())?.ratio;
    let percent = |ratio: f64| 100.0 * (ratio - 1.0);
    let (lower, upper) = (percent(ratio.lower), percent(ratio.upper.ok_or_else(none)?));
    // More is worse where fewer is good, and the other way round.
    let (lower, upper) =
        if measure.good == GoodDirection::Higher { (-upper, -lower) } else { (lower, upper) };
    Ok(areas::Figure { value: 0.0_f64.clamp(lower, upper), lower, upper })
}

/// Per cent of those asked who name it. Several surveys of one type are added up.
fn concern(measure: &MeasureSummary, input: &RankingInput) -> Known {
    let (named, asked) = input
        .concerns
        .iter()
        .filter(|concern| concern.measure == measure.id)
        .fold((0, 0), |sum, concern| (sum.0 + concern.named, sum.1 + concern.asked));
    let none = || Reason::new("nobody was asked about it");
    if asked == 0 {
        return Err(none());
    }
    let share = wilson(named, asked, 0.95).map_err(|_| none())?;
    #[expect(clippy::cast_precision_loss, reason = "nobody asks as many")]
    let value = 100.0 * named as f64 / asked as f64;
    Ok(areas::Figure { value, lower: 100.0 * share.lower, upper: 100.0 * share.upper })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count is a whole number from nought"
)]
fn whole(value: Option<f64>) -> Option<u64> {
    value.filter(|value| *value >= 0.0).map(|value| value as u64)
}
