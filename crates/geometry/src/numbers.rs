//! Numbers from one kind to another, each for a reason that holds here.

/// A count as a number to reckon with; exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "counts of vertices and cells are far below 2^53")]
pub fn float(count: usize) -> f64 {
    count as f64
}

/// A place in a list that is known to be no longer than [`crate::MOST_VERTICES`] allows.
#[expect(
    clippy::cast_possible_truncation,
    reason = "lists here are checked to be shorter than 2^32"
)]
pub fn short(place: usize) -> u32 {
    place as u32
}

/// A place in a list back from its short form.
pub fn place(short: u32) -> usize {
    short as usize
}

/// The whole part of a number that is not negative; 0 for one that is, or for no number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion saturates, which is what callers count on"
)]
pub fn whole(value: f64) -> usize {
    value as usize
}

/// The number of the cell, column or row that a value lies in.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the conversion saturates, far outside any grid"
)]
pub fn floor(value: f64) -> i32 {
    value.floor() as i32
}
