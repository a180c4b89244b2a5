//! Arithmetic in sentences: parts, shares and wholes, in digits and in words.

mod average;
mod boxes;
mod by_kind;
mod change_of;
mod complement;
mod difference;
mod figures;
mod fractions;
mod further;
mod grim;
mod list_totals;
mod multiples;
mod of_all;
mod points;
mod rates;
mod remaining;
mod shares;
mod stages;
mod sums;
mod went;
mod whole;
mod worded;
mod yearly;

use crate::desk::Desk;

pub(in crate::rules) use rates::is_population;

/// Checks what sentences say of parts and wholes.
pub(super) fn check(desk: &mut Desk) {
    shares::check(desk);
    grim::check(desk);
    fractions::check(desk);
    difference::check(desk);
    points::check(desk);
    rates::check(desk);
    remaining::check(desk);
    went::check(desk);
    change_of::check(desk);
    sums::check(desk);
    of_all::check(desk);
    list_totals::check(desk);
    boxes::check(desk);
    by_kind::check(desk);
    complement::check(desk);
    further::check(desk);
    multiples::check(desk);
    stages::check(desk);
    yearly::check(desk);
    average::check(desk);
}
