//! An evaluation: what changed where something was done, beside areas where nothing was.
//!
//! It says how much more or less was counted than the areas compared with would have it, how sure that is, whether earlier
//! dates or other areas show as much, and what the design could have seen at all. It never says why: areas chosen because they
//! were high fall by themselves, and other things happen in the same months.

mod areas;
mod chart;
mod checks;
mod counts;
mod effect;
mod input;
mod page;

use document::words;
use figure::Figures;

pub use figure::{
    Difference, Effect, Evaluation, EvaluationCheck, EvaluationMonth, Findings, Side, Sides,
    Smallest,
};
pub use input::{Control, EvaluationInput};
pub use page::{bears_out, page};

use crate::ReportsError;
use areas::Chosen;
use checks::checks;
use effect::{Spans, difference, effect, smallest};

/// Evaluates. What data do not allow is an answer with a reason; a question that nothing can answer is an error.
pub fn evaluate(
    figures: &dyn Figures,
    input: &EvaluationInput,
) -> Result<Evaluation, ReportsError> {
    input.check()?;
    let chosen = Chosen::of(figures, input)?;
    let mut found = chosen.answer(input);
    if found.reason.is_some() {
        return Ok(found);
    }
    let spans = Spans::of(input);
    let treated = effect(&chosen.treated, &chosen.control, &spans, input.level)?;
    let findings = Findings {
        difference: difference(&chosen.treated, &chosen.control, &spans, input.level)?,
        smallest: smallest(&chosen, &spans, &treated),
        displacement: match &chosen.displacement {
            Some((area, control)) if !control.is_empty() => {
                Some(effect(area, control, &spans, input.level)?)
            }
            _ => None,
        },
        checks: checks(&chosen, &spans, &treated, input.level),
        effect: treated,
    };
    found.months = chart::months(&chosen, input);
    found.findings = Some(findings);
    found.words = words::evaluation(&found).iter().map(ToString::to_string).collect();
    Ok(found)
}
