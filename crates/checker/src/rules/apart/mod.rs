//! What sentences say apart that belongs together: one count given twice, a change whose base stands in another sentence, a rate
//! whose count and population do, the highest month of a year.

mod based;
mod heads;
mod labelled;
mod peaks;
mod rates;
mod told;
mod twice;

pub(super) use rates::OTHER;

use crate::desk::Desk;

/// Checks what sentences say of one thing in several places.
pub(super) fn check(desk: &mut Desk) {
    let told = told::all(desk.book);
    based::check(desk, &told);
    twice::check(desk, &told);
    rates::check(desk);
    labelled::check(desk);
    heads::check(desk);
    peaks::check(desk, &told);
}
