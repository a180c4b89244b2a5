//! The areas that something was done in.

use crate::StatisticsError;
use crate::numbers::{at_least, number};

/// Which of `length` places are chosen: each inside and once, at least one.
pub(super) fn chosen(places: &[usize], length: usize) -> Result<Vec<bool>, StatisticsError> {
    at_least("chosen areas", places.len(), 1)?;
    let mut mask = vec![false; length];
    for (at, &place) in places.iter().enumerate() {
        match mask.get_mut(place) {
            Some(slot) if !*slot => *slot = true,
            _ => {
                return Err(StatisticsError::Value {
                    what: "chosen areas",
                    place: at,
                    value: number(place),
                    wanted: "the number of an area, counted from 0 and named once",
                });
            }
        }
    }
    Ok(mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_inside_and_named_once() {
        assert_eq!(chosen(&[2, 0], 3), Ok(vec![true, false, true]));
        for wrong in [&[3][..], &[1, 1], &[]] {
            assert!(chosen(wrong, 3).is_err(), "{wrong:?}");
        }
    }
}
