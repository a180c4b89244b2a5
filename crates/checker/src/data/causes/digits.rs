//! Slips of the pen: digits swapped, one wrong, one missing or too many.

use crate::{Claim, Role};

use super::Cause;
use crate::data::precision;

/// The fewest digits of which one may be wrong and the others still say which number was meant.
const FEWEST: usize = 3;

/// Whether the claim is the true value with two digits beside each other swapped.
pub(super) fn transposed(claim: &Claim, truth: f64) -> bool {
    let (stated, truth) = both(claim, truth);
    let places: Vec<usize> = differences(&stated, &truth);
    claim.role != Role::Rank
        && stated.len() == truth.len()
        && matches!(places.as_slice(), [one, two] if one + 1 == *two
            && stated[*one] == truth[*two] && stated[*two] == truth[*one])
}

/// One digit that is another, missing or too many.
pub(super) fn slip(claim: &Claim, truth: f64) -> Option<Cause> {
    let (stated, truth) = both(claim, truth);
    if stated.len().min(truth.len()) < FEWEST || claim.role == Role::Rank {
        return None;
    }
    if stated.len() == truth.len() {
        return (differences(&stated, &truth).len() == 1).then_some(Cause::OneDigit);
    }
    let (long, short) =
        if stated.len() > truth.len() { (&stated, &truth) } else { (&truth, &stated) };
    let without = |at: usize| [&long[..at], &long[at + 1..]].concat();
    let lost = long.len() == short.len() + 1 && (0..long.len()).any(|at| without(at) == *short);
    lost.then_some(Cause::DigitLost)
}

fn both(claim: &Claim, truth: f64) -> (Vec<u8>, Vec<u8>) {
    let digits = |value| precision::digits(value, claim.decimals).into_bytes();
    (digits(claim.value), digits(truth))
}

fn differences(one: &[u8], other: &[u8]) -> Vec<usize> {
    one.iter().zip(other).enumerate().filter(|(_, (a, b))| a != b).map(|(at, _)| at).collect()
}
