//! The rules, one a room: each holds figures against what binds to them, and lays down what it finds.

pub(crate) mod change;
mod columns;
mod pairs;
mod position;
pub(crate) mod rank_order;
mod table_list;
mod table_rate;
mod table_share;
mod ties;

use crate::desk::Desk;

/// Every rule, in the order in which they are asked.
pub(crate) const RULES: &[fn(&mut Desk)] = &[
    change::check,
    table_share::check,
    table_rate::check,
    columns::check,
    rank_order::check,
    ties::check,
    position::check,
    table_list::check,
];
