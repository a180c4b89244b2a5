//! What is evaluated: where, against where, and when.

use figure::{AreaRef, MeasureId, Period};

use crate::ReportsError;

/// Where nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// These areas, by name or code.
    Areas(Vec<String>),
    /// The areas of the same kind whose counts before were nearest: chosen by what was counted before, never after.
    Auto,
}

/// What is evaluated.
#[derive(Debug, Clone)]
pub struct EvaluationInput {
    /// The partnership's own area: its wards, or the districts it is compared with, are what `auto` chooses from.
    pub own: AreaRef,
    /// What is counted.
    pub measure: MeasureId,
    /// Where something was done, by name or code.
    pub treated: Vec<String>,
    /// Where nothing was.
    pub control: Control,
    /// Where it may have gone instead; none where nobody looks.
    pub displacement: Vec<String>,
    /// The period before.
    pub before: Period,
    /// The period after; months between the two belong to neither.
    pub after: Period,
    /// The probability below which a change is called one.
    pub level: f64,
}

impl EvaluationInput {
    /// Whether the question makes sense by itself.
    pub(super) fn check(&self) -> Result<(), ReportsError> {
        let wrong = |what: String| Err(ReportsError::Question(what));
        if self.treated.is_empty() {
            return wrong("no treated area is named; give one or more with commas".to_owned());
        }
        if self.after.from() <= self.before.to() {
            return wrong(format!(
                "the period after begins in {}, before the period before has ended in {}; months may lie between them, but \
                 none in both",
                self.after.from(),
                self.before.to()
            ));
        }
        if matches!(&self.control, Control::Areas(areas) if areas.is_empty()) {
            return wrong(
                "no control area is named; give one or more with commas, or auto".to_owned(),
            );
        }
        Ok(())
    }
}
