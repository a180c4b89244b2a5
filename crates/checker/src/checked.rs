//! A document, checked.

use reading::Reading;
use serde::Serialize;

use crate::Finding;

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Checked {
    /// The findings in reading order.
    pub findings: Vec<Finding>,
    /// How much was looked at.
    pub coverage: Coverage,
}

/// How many claims there were, and how many could be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
pub struct Coverage {
    /// Figures that say something: counts, shares, changes, rates, ranks, periods, list lengths.
    pub claims: usize,
    /// Of these, those that something in the document could be held against.
    pub checked: usize,
    /// Of these, those that contradict.
    pub contradict: usize,
}

/// Checks a document without data.
pub fn check(reading: &Reading) -> Checked {
    let _ = reading;
    Checked::default()
}
