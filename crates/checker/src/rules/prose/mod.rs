//! Arithmetic in sentences: parts, shares and wholes, in digits and in words.

mod change_of;
mod difference;
mod figures;
mod fractions;
mod grim;
mod points;
mod remaining;
mod shares;
mod sums;
mod went;
mod whole;
mod worded;

use crate::desk::Desk;

/// Checks what sentences say of parts and wholes.
pub(super) fn check(desk: &mut Desk) {
    shares::check(desk);
    grim::check(desk);
    fractions::check(desk);
    difference::check(desk);
    points::check(desk);
    remaining::check(desk);
    went::check(desk);
    change_of::check(desk);
    sums::check(desk);
}
