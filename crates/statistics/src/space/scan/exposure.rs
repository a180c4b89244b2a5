//! Expected counts from populations.

use crate::StatisticsError;
use crate::numbers::{at_least, exposure, finite, not_negative, real, same_length};

/// The time lived by a population in each interval, from its size at a few times, such as censuses.
///
/// The size runs straight from one time to the next, and stays as it was first and last known before and after. Interval i
/// runs from `edges[i]` to `edges[i + 1]`; times and edges are in the same unit, such as days, and what is given back is
/// population × that unit. This is `SaTScan`'s rule; it puts a population of which only the year is known on 1 July, and one
/// of which only the month is known on the 15th.
///
/// # Errors
/// Where there is no population, the lengths differ, times or edges do not rise, or a population is below nought or no
/// number.
pub fn person_time(
    times: &[f64],
    populations: &[f64],
    edges: &[f64],
) -> Result<Vec<f64>, StatisticsError> {
    at_least("populations", times.len(), 1)?;
    same_length("populations", populations.len(), times.len())?;
    rising("times", times)?;
    rising("edges", edges)?;
    not_negative("populations", populations)?;
    Ok(edges.windows(2).map(|pair| lived(times, populations, pair[0], pair[1])).collect())
}

/// The integral of the size from one time to another.
fn lived(times: &[f64], populations: &[f64], from: f64, to: f64) -> f64 {
    let size = |time: f64| {
        let after = times.partition_point(|&each| each <= time);
        if after == 0 {
            populations[0]
        } else if after == times.len() {
            populations[after - 1]
        } else {
            let share = (time - times[after - 1]) / (times[after] - times[after - 1]);
            populations[after - 1] + share * (populations[after] - populations[after - 1])
        }
    };
    let inside = times.iter().copied().filter(|&time| time > from && time < to);
    let (mut last, mut sum) = (from, 0.0);
    for time in inside.chain([to]) {
        sum += f64::midpoint(size(last), size(time)) * (time - last);
        last = time;
    }
    sum
}

/// Counts expected in each cell if every stratum (such as an age and sex) had the same rate everywhere and at all times.
///
/// `person_time` holds for each stratum its exposure in each cell; `counts` the count of each stratum over all cells. With
/// Cₛ and Pₛ the count and exposure of stratum s, the expected count of a cell is Σₛ pₛ Cₛ / Pₛ: indirect
/// standardisation with the whole as its own standard, so that the expected counts add up to the counts.
///
/// # Errors
/// Where the lengths differ, an exposure is below nought or no number, or a stratum has counts but no exposure.
pub fn indirectly_standardised(
    person_time: &[Vec<f64>],
    counts: &[u64],
) -> Result<Vec<f64>, StatisticsError> {
    same_length("strata's counts", counts.len(), person_time.len())?;
    let cells = person_time.first().map_or(0, Vec::len);
    let mut expected = vec![0.0; cells];
    for (stratum, &count) in person_time.iter().zip(counts) {
        same_length("exposures", stratum.len(), cells)?;
        not_negative("exposures", stratum)?;
        if count == 0 {
            continue;
        }
        let rate = real(count) / exposure(stratum.iter().sum())?;
        for (expected, lived) in expected.iter_mut().zip(stratum) {
            *expected += rate * lived;
        }
    }
    Ok(expected)
}

fn rising(what: &'static str, values: &[f64]) -> Result<(), StatisticsError> {
    finite(what, values)?;
    match values.windows(2).position(|pair| pair[0] >= pair[1]) {
        None => Ok(()),
        Some(place) => Err(StatisticsError::Value {
            what,
            place: place + 1,
            value: values[place + 1],
            wanted: "a time after the one before it",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_between_and_flat_outside() {
        let lived = person_time(&[10.0, 20.0], &[100.0, 200.0], &[0.0, 10.0, 15.0, 30.0]).unwrap();
        assert_eq!(lived, [1_000.0, 625.0, 875.0 + 2_000.0]);
        assert_eq!(person_time(&[3.0], &[7.0], &[0.0, 2.0, 9.0]).unwrap(), [14.0, 49.0]);
        assert!(person_time(&[], &[], &[0.0, 1.0]).is_err());
        assert!(person_time(&[2.0, 1.0], &[1.0, 1.0], &[0.0, 1.0]).is_err());
        assert!(person_time(&[1.0, 2.0], &[1.0, -1.0], &[0.0, 1.0]).is_err());
        assert!(person_time(&[1.0, 2.0], &[1.0], &[0.0, 1.0]).is_err());
    }

    #[test]
    fn expected_counts_add_up_to_the_counts() {
        let expected =
            indirectly_standardised(&[vec![10.0, 30.0], vec![5.0, 0.0]], &[8, 3]).unwrap();
        assert_eq!(expected, [2.0 + 3.0, 6.0]);
        assert!(indirectly_standardised(&[vec![0.0, 0.0]], &[1]).is_err());
        assert_eq!(indirectly_standardised(&[vec![0.0, 0.0]], &[0]).unwrap(), [0.0, 0.0]);
        assert!(indirectly_standardised(&[vec![1.0], vec![1.0, 2.0]], &[1, 1]).is_err());
        assert!(indirectly_standardised(&[vec![1.0]], &[1, 1]).is_err());
    }
}
