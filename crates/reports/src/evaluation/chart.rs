//! The months of an evaluation, for its chart.

use figure::Period;

use super::areas::Chosen;
use super::checks::summed;
use super::effect::Spans;
use super::{EvaluationInput, EvaluationMonth};

/// How many months before the period after are shown at least, where they are held: two years.
const SHOWN: i32 = 24;

/// What was counted month by month, beside the areas compared with at the treated areas' size.
pub(super) fn months(chosen: &Chosen, input: &EvaluationInput) -> Vec<EvaluationMonth> {
    let from = input.before.from().min(input.after.from().plus(-SHOWN));
    let Ok(shown) = Period::new(from, input.after.to()) else { return Vec::new() };
    let spans = Spans::of(input);
    let (treated, control) = (spans.sums(&chosen.treated).0, spans.sums(&chosen.control).0);
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let number = |count: u64| count as f64;
    let size = (control > 0).then(|| number(treated) / number(control));
    let provisional = |month| chosen.treated.iter().any(|area| area.provisional.contains(&month));
    let all =
        shown.months().zip(summed(&chosen.treated, shown)).zip(summed(&chosen.control, shown));
    all.map(|((month, treated), control)| EvaluationMonth {
        month,
        treated: treated.map(number),
        control: control.zip(size).map(|(count, size)| number(count) * size),
        provisional: provisional(month),
    })
    .skip_while(|month| month.treated.is_none() && month.control.is_none())
    .collect()
}
