//! The rules, one a room: each holds figures against what binds to them, and lays down what it finds.

mod apart;
mod calendar;
mod captions;
mod cells;
pub(crate) mod change;
mod change_twice;
mod columns;
mod compare;
mod date_order;
mod dates;
mod direction_twice;
mod durations;
mod fraction;
mod implied;
mod labels;
mod list_count;
mod minutes;
mod more_than_counted;
mod notice;
mod numbered;
mod of_so_many;
mod on_table;
mod pages;
pub(crate) mod pairs;
mod part;
mod parts_said;
mod position;
mod prose;
mod quantifier;
mod rank_of;
pub(crate) mod rank_order;
mod rank_twice;
mod rate_twice;
mod share;
mod similar;
mod sum_shares;
mod table_list;
mod table_rate;
mod table_share;
mod table_whole;
mod ties;
mod transposed;

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
    table_whole::check,
    share::check,
    sum_shares::check,
    change_twice::check,
    rate_twice::check,
    rank_twice::check,
    rank_of::check,
    part::check,
    implied::check,
    compare::check,
    labels::check,
    captions::check,
    cells::check,
    list_count::check,
    more_than_counted::check,
    quantifier::check,
    numbered::check,
    of_so_many::check,
    parts_said::check,
    fraction::check,
    calendar::check,
    dates::check,
    date_order::check,
    durations::check,
    pages::check,
    direction_twice::check,
    similar::check,
    transposed::check,
    on_table::check,
    minutes::check,
    notice::check,
    prose::check,
    apart::check,
];
