//! An area beside the group of areas it is most like.

use crate::StatisticsError;
use crate::numbers::{at_least, finite_at, number};

/// An area's rate beside the average of its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupComparison {
    /// The area's own rate, where it has one.
    pub own: Option<f64>,
    /// The unweighted mean of the rates of the group, the area itself among them.
    pub average: f64,
    /// The unweighted mean of the others' rates, where any has one. Not the published average: what it leaves out is the
    /// area's own pull on it.
    pub average_of_others: Option<f64>,
    /// The area's place in the group, 1 the highest; equal rates share the better place.
    pub rank: Option<usize>,
    /// How many areas of the group have a rate, the area itself included.
    pub members: usize,
    /// How many areas of the group have none.
    pub missing: usize,
}

/// Compares an area with its most similar group by the convention of the Home Office and His Majesty's Inspectorate of
/// Constabulary: the group's average is the unweighted mean of the rates of its members, including the area itself, so that
/// a small area counts as much as a large one.
///
/// `rates` holds every area's rate, none where months are missing; `group` the places in it of the area's group, in which
/// the area `own` counts once whether or not it is listed. Membership is not symmetric: an area may be in the group of
/// another that is not in its own, so each has a list of its own and an average of its own.
///
/// An area without a rate is left out of the mean and counted as missing.
///
/// Source: HMICFRS, Most similar groups, as used in the value for money profiles and in crime comparisons on police.uk.
///
/// Errors: a place beyond the list, a rate that is not finite, no rate in the whole group.
pub fn group_comparison(
    rates: &[Option<f64>],
    group: &[usize],
    own: usize,
) -> Result<GroupComparison, StatisticsError> {
    let mut members: Vec<usize> = group.iter().copied().chain([own]).collect();
    members.sort_unstable();
    members.dedup();
    let mut known = Vec::with_capacity(members.len());
    for &place in &members {
        let Some(rate) = rates.get(place) else {
            let wanted = "the place of one of the areas given, counted from nought";
            return Err(StatisticsError::Setting {
                name: "place of a group's member",
                value: number(place),
                wanted,
            });
        };
        if let Some(value) = *rate {
            finite_at("rates", place, value)?;
            known.push((place, value));
        }
    }
    at_least("rates of the group", known.len(), 1)?;
    let mean = |values: &[f64]| values.iter().sum::<f64>() / number(values.len());
    let mut all: Vec<f64> = known.iter().map(|&(_, rate)| rate).collect();
    let mut others: Vec<f64> =
        known.iter().filter(|&&(place, _)| place != own).map(|&(_, rate)| rate).collect();
    // In order, so that the order of areas does not matter, not to the last digit.
    all.sort_by(f64::total_cmp);
    others.sort_by(f64::total_cmp);
    let own = rates.get(own).copied().flatten();
    Ok(GroupComparison {
        own,
        average: mean(&all),
        average_of_others: (!others.is_empty()).then(|| mean(&others)),
        rank: own.map(|own| 1 + others.iter().filter(|&&rate| rate > own).count()),
        members: known.len(),
        missing: members.len() - known.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_average_includes_the_area_and_weighs_all_alike() {
        let rates = [Some(10.0), Some(20.0), Some(60.0), Some(5.0)];
        let found = group_comparison(&rates, &[1, 2], 0).unwrap();
        // Without the area itself it would be 40.
        assert!((found.average - 30.0).abs() < 1e-12);
        assert_eq!(found.average_of_others, Some(40.0));
        assert_eq!(
            (found.own, found.rank, found.members, found.missing),
            (Some(10.0), Some(3), 3, 0)
        );
        // Listed or not, once or twice, the area counts once.
        assert_eq!(found, group_comparison(&rates, &[2, 0, 1, 1], 0).unwrap());
    }

    #[test]
    fn membership_is_not_symmetric() {
        let rates = [Some(10.0), Some(20.0), Some(60.0)];
        let first = group_comparison(&rates, &[1], 0).unwrap();
        let second = group_comparison(&rates, &[2], 1).unwrap();
        assert!((first.average - 15.0).abs() < 1e-12 && (second.average - 40.0).abs() < 1e-12);
    }

    #[test]
    fn missing_rates_alone_and_refusals() {
        let rates = [None, Some(20.0), None, Some(f64::NAN)];
        let found = group_comparison(&rates, &[1, 2], 0).unwrap();
        assert_eq!((found.own, found.rank, found.members, found.missing), (None, None, 1, 2));
        assert!((found.average - 20.0).abs() < 1e-12);
        let alone = group_comparison(&rates, &[], 1).unwrap();
        assert_eq!((alone.average_of_others, alone.rank, alone.members), (None, Some(1), 1));
        assert!(group_comparison(&rates, &[2], 0).is_err());
        assert!(group_comparison(&rates, &[4], 1).is_err());
        assert!(group_comparison(&rates, &[1], 9).is_err());
        assert!(group_comparison(&rates, &[3], 1).is_err());
    }

    #[test]
    fn equal_rates_share_the_better_place() {
        let rates = [Some(7.0); 4];
        assert_eq!(group_comparison(&rates, &[1, 2, 3], 0).unwrap().rank, Some(1));
    }
}
