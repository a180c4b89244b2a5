//! Knox's test: whether events near in space are near in time more often than chance has it (near repeats).

use rand::seq::SliceRandom as _;
use rayon::prelude::*;

use super::cells::{CellIndex, side_for};
use super::permutation::PermutationP;
use super::precision::{DatePrecision, PointPrecision};
use crate::numbers::{at_least, finite, number, real, same_length};
use crate::{StatisticsError, random};

/// How distance is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Distance {
    /// |dx| + |dy|, as along streets at right angles: what near-repeat calculators take unless told otherwise.
    #[default]
    Manhattan,
    /// As the crow flies.
    Euclidean,
}

impl Distance {
    fn between(self, one: [f64; 2], other: [f64; 2]) -> f64 {
        let (dx, dy) = ((one[0] - other[0]).abs(), (one[1] - other[1]).abs());
        match self {
            Self::Manhattan => dx + dy,
            // Not `hypot`, which rounds otherwise than what is compared with.
            Self::Euclidean => (dx * dx + dy * dy).sqrt(),
        }
    }
}

/// The pairs of one distance bin and one time bin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnoxCell {
    /// How many pairs of events there are.
    pub observed: u64,
    /// How many there are on average over all permutations: pairs in the distance bin × pairs in the time bin / all pairs.
    /// It is exact; no simulation is needed for it.
    pub expected: f64,
    /// Observed over expected; none where none are expected.
    pub ratio: Option<f64>,
    /// The probability of at least as many pairs where dates are dealt anew among the places: (# + 1)/(replicas + 1).
    pub p: f64,
}

/// A Knox table.
#[derive(Debug, Clone, PartialEq)]
pub struct Knox {
    /// For each distance bin, its time bins.
    pub cells: Vec<Vec<KnoxCell>>,
    /// How many pairs of events there are in all.
    pub pairs: u64,
    /// How distance was measured.
    pub distance: Distance,
}

/// Events, and how exactly their places and dates are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Events<'a> {
    /// Where each happened, in the unit of the bins' edges.
    pub points: &'a [[f64; 2]],
    /// How exactly that is known.
    pub point_precision: PointPrecision,
    /// The day of each, counted from any day.
    pub dates: &'a [i32],
    /// How exactly that is known.
    pub date_precision: DatePrecision,
}

/// The bins of a Knox table: bin i holds the pairs from edge i up to but not with edge i + 1, `[a, b)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KnoxBins<'a> {
    /// The edges of the bins of distance, rising.
    pub distances: &'a [f64],
    /// How distance is measured.
    pub distance: Distance,
    /// The edges of the bins of days between two events, rising.
    pub days: &'a [u32],
}

/// Knox's test for pairs of events in bins of distance and of days between them.
///
/// Bins hold their lower edge: edges of 0, 100, 200 put a pair 100 apart in the second; a first edge a little above nought
/// leaves out exact repeats; days from 0 to 7 are differences of 0 to 6 days. P-values are by permuting the dates over the
/// places. Convention: that of R's `NearRepeat` by its default.
///
/// Refused on dates known only to the month and on points moved to a few places, where it finds what publication did.
///
/// Source: Knox, E. G. (1964), The detection of space-time interactions, Applied Statistics 13, 25–30; Ratcliffe, J. H. and
/// Rengert, G. F. (2008), Near-repeat patterns in Philadelphia shootings, Security Journal 21, 58–76.
///
/// # Errors
/// Where dates or points are not exact, lengths differ, there are fewer than two events, a coordinate is no finite number,
/// edges do not rise from nought or more, or there are no replicas.
pub fn knox(
    events: &Events<'_>,
    bins: &KnoxBins<'_>,
    replicas: usize,
    seed: u64,
) -> Result<Knox, StatisticsError> {
    let (points, dates) = (events.points, events.dates);
    let KnoxBins { distances, distance, days } = *bins;
    events.date_precision.to_the_day()?;
    events.point_precision.exact()?;
    at_least("replicas", replicas, 1)?;
    same_length("dates", dates.len(), points.len())?;
    at_least("events", points.len(), 2)?;
    finite("edges of distance", distances)?;
    edges("edges of distance", distances)?;
    edges("edges of days", &days.iter().map(|&day| f64::from(day)).collect::<Vec<_>>())?;
    let near = near_pairs(points, distances, distance)?;
    let lags = Lags::new(days);
    let observed = lags.table(&near, dates);
    let width = days.len() - 1;
    let as_high: Vec<usize> = (0..replicas as u64)
        .into_par_iter()
        .map_init(
            || dates.to_vec(),
            |dealt, number| {
                dealt.copy_from_slice(dates);
                dealt.shuffle(&mut random::replica(seed, number));
                lags.table(&near, dealt)
            },
        )
        .fold(
            || vec![0; observed.len()],
            |mut counts: Vec<usize>, table| {
                for ((count, drawn), observed) in counts.iter_mut().zip(table).zip(&observed) {
                    *count += usize::from(drawn >= *observed);
                }
                counts
            },
        )
        .reduce(
            || vec![0; observed.len()],
            |one, other| one.iter().zip(other).map(|(a, b)| a + b).collect(),
        );
    let pairs = points.len() as u64 * (points.len() as u64 - 1) / 2;
    let in_time = pairs_in_time(dates, days);
    let cell = |at: usize, space: &Vec<(u32, u32)>| {
        let expected = number(space.len()) * real(in_time[at % width]) / real(pairs);
        KnoxCell {
            observed: observed[at],
            expected,
            ratio: (expected > 0.0).then(|| real(observed[at]) / expected),
            p: PermutationP::new(as_high[at], 0, replicas).greater,
        }
    };
    let cells = near
        .iter()
        .enumerate()
        .map(|(bin, space)| (0..width).map(|day| cell(bin * width + day, space)).collect())
        .collect();
    Ok(Knox { cells, pairs, distance })
}

/// The pairs of events in each distance bin.
fn near_pairs(
    points: &[[f64; 2]],
    distances: &[f64],
    distance: Distance,
) -> Result<Vec<Vec<(u32, u32)>>, StatisticsError> {
    let farthest = distances[distances.len() - 1];
    let index = CellIndex::new(points, side_for(farthest))?;
    let mut pairs = vec![Vec::new(); distances.len() - 1];
    for (place, &at) in index.points.iter().enumerate() {
        for other in index.around(at, 1).flatten().filter(|&other| other > place) {
            let apart = distance.between(at, index.points[other]);
            let bin = distances.partition_point(|&edge| edge <= apart);
            if bin > 0 && bin < distances.len() {
                pairs[bin - 1].push((small(index.places[place]), small(index.places[other])));
            }
        }
    }
    Ok(pairs)
}

/// Which time bin a number of days between two events is in: looked up for the first few hundred years, else searched for.
struct Lags<'a> {
    bins: Vec<u8>,
    days: &'a [u32],
}

/// The bin of a lag that is in none.
const NO_BIN: u8 = u8::MAX;

/// The longest lag that is looked up.
const LONGEST: u32 = 100_000;

impl<'a> Lags<'a> {
    fn new(days: &'a [u32]) -> Self {
        let last = days.last().copied().unwrap_or(0);
        let bins = (0..=last.min(LONGEST)).map(|lag| search(days, lag)).collect();
        Self { bins, days }
    }

    fn bin(&self, one: i32, other: i32) -> u8 {
        let lag = one.abs_diff(other);
        self.bins.get(lag as usize).copied().unwrap_or_else(|| search(self.days, lag))
    }

    /// How many of the pairs in each distance bin are in each time bin.
    fn table(&self, near: &[Vec<(u32, u32)>], dates: &[i32]) -> Vec<u64> {
        let width = self.days.len() - 1;
        let mut table = vec![0; near.len() * width];
        for (pairs, counts) in near.iter().zip(table.chunks_exact_mut(width)) {
            // One place more than any bin takes what is in none.
            let mut held = [0u64; NO_BIN as usize + 1];
            for &(one, other) in pairs {
                held[self.bin(dates[one as usize], dates[other as usize]) as usize] += 1;
            }
            counts.copy_from_slice(&held[..width]);
        }
        table
    }
}

fn search(days: &[u32], lag: u32) -> u8 {
    match days.partition_point(|&edge| edge <= lag) {
        0 => NO_BIN,
        bin if bin == days.len() => NO_BIN,
        bin => u8::try_from(bin - 1).unwrap_or(NO_BIN),
    }
}

/// How many pairs of all events are in each time bin.
fn pairs_in_time(dates: &[i32], days: &[u32]) -> Vec<u64> {
    let mut sorted: Vec<i64> = dates.iter().map(|&date| i64::from(date)).collect();
    sorted.sort_unstable();
    // Pairs less than an edge apart, for each edge.
    let below = |edge: u32| -> u64 {
        let count = |(place, &date): (usize, &i64)| {
            sorted[place + 1..].partition_point(|&other| other - date < i64::from(edge)) as u64
        };
        sorted.iter().enumerate().map(count).sum()
    };
    let below: Vec<u64> = days.iter().map(|&edge| below(edge)).collect();
    below.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

fn edges(what: &'static str, edges: &[f64]) -> Result<(), StatisticsError> {
    at_least(what, edges.len(), 2)?;
    if edges.len() > NO_BIN as usize {
        let (value, wanted) = (number(edges.len()), "at most 255");
        return Err(StatisticsError::Setting { name: what, value, wanted });
    }
    for (place, &edge) in edges.iter().enumerate() {
        let rises = if place == 0 { edge >= 0.0 } else { edge > edges[place - 1] };
        if !rises {
            return Err(StatisticsError::Value {
                what,
                place,
                value: edge,
                wanted: "an edge not below nought and above the one before it",
            });
        }
    }
    Ok(())
}

/// The place of an event; there are never four thousand million.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact<'a>(points: &'a [[f64; 2]], dates: &'a [i32]) -> Events<'a> {
        let (point_precision, date_precision) = (PointPrecision::Exact, DatePrecision::Day);
        Events { points, point_precision, dates, date_precision }
    }

    fn bins<'a>(distances: &'a [f64], days: &'a [u32]) -> KnoxBins<'a> {
        KnoxBins { distances, distance: Distance::Manhattan, days }
    }

    fn table(points: &[[f64; 2]], dates: &[i32], distances: &[f64], days: &[u32]) -> Knox {
        knox(&exact(points, dates), &bins(distances, days), 99, 1).unwrap()
    }

    #[test]
    fn an_edge_belongs_to_the_bin_that_begins_there() {
        let points = [[0.0, 0.0], [100.0, 0.0], [0.0, 0.0]];
        let found = table(&points, &[0, 7, 0], &[0.0, 100.0, 200.0], &[0, 7, 14]);
        let observed = |space: usize, time: usize| found.cells[space][time].observed;
        assert_eq!([observed(0, 0), observed(0, 1), observed(1, 0), observed(1, 1)], [1, 0, 0, 2]);
        assert_eq!(found.pairs, 3);
        // The two at one place are left out by a first edge above nought.
        let without = table(&points, &[0, 7, 0], &[0.001, 100.0, 200.0], &[0, 7, 14]);
        assert_eq!(without.cells[0][0].observed, 0);
        assert_eq!(without.cells[0][0].ratio, None);
        assert!((without.cells[0][0].p - 1.0).abs() < 1e-15);
    }

    #[test]
    fn months_and_moved_points_are_refused_with_the_reason() {
        let points: &[[f64; 2]] = &[[0.0, 0.0], [1.0, 1.0]];
        let run = |point_precision, date_precision| {
            let events = Events { point_precision, date_precision, ..exact(points, &[1, 2]) };
            knox(&events, &bins(&[0.0, 5.0], &[0, 5]), 9, 1)
        };
        assert!(run(PointPrecision::Exact, DatePrecision::Day).is_ok());
        let months = run(PointPrecision::Exact, DatePrecision::Month).unwrap_err().to_string();
        assert!(months.contains("only to the month") && !months.contains("  "), "{months}");
        let moved = run(PointPrecision::Snapped, DatePrecision::Day).unwrap_err().to_string();
        assert!(moved.contains("moved to a few places") && !moved.contains("  "), "{moved}");
    }

    #[test]
    fn what_has_no_answer() {
        let points: &[[f64; 2]] = &[[0.0, 0.0], [1.0, 1.0]];
        let run =
            |points: &[[f64; 2]], dates: &[i32], distances: &[f64], days: &[u32], replicas| {
                knox(&exact(points, dates), &bins(distances, days), replicas, 1).is_err()
            };
        assert!(!run(points, &[i32::MAX, i32::MIN], &[0.0, 5.0], &[0, u32::MAX], 9));
        assert!(run(points, &[1], &[0.0, 5.0], &[0, 5], 9));
        assert!(run(&points[..1], &[1], &[0.0, 5.0], &[0, 5], 9));
        assert!(run(points, &[1, 2], &[0.0], &[0, 5], 9));
        assert!(run(points, &[1, 2], &[5.0, 5.0], &[0, 5], 9));
        assert!(run(points, &[1, 2], &[-1.0, 5.0], &[0, 5], 9));
        assert!(run(points, &[1, 2], &[0.0, f64::NAN], &[0, 5], 9));
        assert!(run(points, &[1, 2], &[0.0, 5.0], &[5, 0], 9));
        assert!(run(points, &[1, 2], &[0.0, 5.0], &[0, 5], 0));
        assert!(run(&[[0.0, f64::NAN], [1.0, 1.0]], &[1, 2], &[0.0, 5.0], &[0, 5], 9));
    }

    proptest! {
        #[test]
        fn the_expected_number_is_the_mean_over_permutations(
            events in prop::collection::vec((prop::array::uniform2(0.0f64..50.0), 0i32..20), 4..7),
        ) {
            let points: Vec<[f64; 2]> = events.iter().map(|event| event.0).collect();
            let dates: Vec<i32> = events.iter().map(|event| event.1).collect();
            let (distances, days) = ([0.0, 20.0, 60.0], [0, 3, 9]);
            let cells = table(&points, &dates, &distances, &days).cells;
            let near = near_pairs(&points, &distances, Distance::Manhattan).unwrap();
            let lags = Lags::new(&days);
            let (mut sums, mut all) = ([0u64; 4], 0u64);
            every_order(&mut dates.clone(), 0, &mut |order| {
                all += 1;
                for (sum, count) in sums.iter_mut().zip(lags.table(&near, order)) {
                    *sum += count;
                }
            });
            for (at, &sum) in sums.iter().enumerate() {
                let mean = real(sum) / real(all);
                prop_assert!((cells[at / 2][at % 2].expected - mean).abs() < 1e-9);
            }
        }
    }

    fn every_order(values: &mut [i32], from: usize, visit: &mut impl FnMut(&[i32])) {
        if from == values.len() {
            return visit(values);
        }
        for other in from..values.len() {
            values.swap(from, other);
            every_order(values, from + 1, visit);
            values.swap(from, other);
        }
    }
}
