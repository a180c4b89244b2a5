//! The rules, one a room: each holds figures against what binds to them, and lays down what it finds.

pub(crate) mod change;
mod change_twice;
mod columns;
mod implied;
mod pairs;
mod part;
mod position;
pub(crate) mod rank_order;
mod rank_twice;
mod rate_twice;
mod share;
mod sum_shares;
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
    share::check,
    sum_shares::check,
    change_twice::check,
    rate_twice::check,
    rank_twice::check,
    part::check,
    implied::check,
];
