//! The rules, one a room: each holds figures against what binds to them, and lays down what it finds.

mod change;
mod pairs;

use crate::desk::Desk;

/// Every rule, in the order in which they are asked.
pub(crate) const RULES: &[fn(&mut Desk)] = &[change::check];
