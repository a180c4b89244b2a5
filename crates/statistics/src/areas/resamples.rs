//! Counts over areas drawn anew, and what the draws of each area lie within.

use rand::RngExt as _;
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use crate::numbers::{number, real, whole};
use crate::random::replica;

/// How many areas' resamples are put in order at a time.
const BLOCK: usize = 64;

/// How the test's events are drawn anew.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resampling {
    /// This share of them, each at most once; Andresen's is 0.85.
    Share(f64),
    /// As many as there are, each any number of times.
    Bootstrap,
}

/// How many events of each area each resample has: a row a resample.
pub(super) fn draw(
    counts: &[u64],
    take: usize,
    resampling: Resampling,
    resamples: usize,
    seed: u64,
) -> Vec<u32> {
    // Each event is its area's number.
    let mut events: Vec<u32> = Vec::new();
    for (area, &count) in (0u32..).zip(counts) {
        events.resize(events.len() + whole(real(count)), area);
    }
    // Drawing what stays away is the same as drawing what comes, and quicker where it is less.
    let away = resampling != Resampling::Bootstrap && take > events.len() / 2;
    let picks = if away { events.len() - take } else { take };
    let full: Vec<u32> =
        counts.iter().map(|&count| u32::try_from(count).unwrap_or(u32::MAX)).collect();
    let mut drawn = vec![0u32; counts.len() * resamples];
    drawn.par_chunks_mut(counts.len()).enumerate().for_each_init(
        || Vec::with_capacity(events.len()),
        |mixed, (number, row)| {
            let mut rng = replica(seed, number as u64);
            if resampling == Resampling::Bootstrap {
                for _ in 0..picks {
                    row[events[below(&mut rng, events.len())] as usize] += 1;
                }
                return;
            }
            mixed.clear();
            mixed.extend_from_slice(&events);
            if away {
                row.copy_from_slice(&full);
            }
            // The first steps of a shuffle: each takes one of those that are left.
            for left in (events.len() - picks + 1..=events.len()).rev() {
                let place = below(&mut rng, left);
                let area = mixed[place] as usize;
                mixed[place] = mixed[left - 1];
                if away {
                    row[area] -= 1;
                } else {
                    row[area] += 1;
                }
            }
        },
    );
    drawn
}

/// A place below this one; 32 bits are enough for what is resampled, and quicker.
pub(super) fn below(rng: &mut Pcg64Mcg, places: usize) -> usize {
    rng.random_range(0..u32::try_from(places).unwrap_or(u32::MAX)) as usize
}

/// Each area's limits among its resamples, as counts.
pub(super) fn limits_of(
    drawn: &[u32],
    areas: usize,
    resamples: usize,
    level: f64,
) -> Vec<(u32, u32)> {
    let tail = number(resamples) * (1.0 - level) / 2.0;
    // Whole tails are meant to be whole: 200 · 0.025 is 5, not a hair more or less.
    let lower = whole(tail + 1e-9).min(resamples - 1);
    let upper = (resamples - 1 - lower).max(lower);
    let mut kept = vec![(0, 0); areas];
    kept.par_chunks_mut(BLOCK).enumerate().for_each_init(
        || vec![0u32; BLOCK * resamples],
        |columns, (block, kept)| {
            // Turned block by block, so that both reading and writing stay in the cache.
            let first = block * BLOCK;
            for (resample, row) in drawn.chunks_exact(areas).enumerate() {
                for (column, &value) in row[first..first + kept.len()].iter().enumerate() {
                    columns[column * resamples + resample] = value;
                }
            }
            for (column, kept) in columns.chunks_exact_mut(resamples).zip(kept) {
                let (_, &mut low, above) = column.select_nth_unstable(lower);
                let high = if upper > lower {
                    *above.select_nth_unstable(upper - lower - 1).1
                } else {
                    low
                };
                *kept = (low, high);
            }
        },
    );
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_are_the_sixth_and_the_one_hundred_and_ninety_fifth() {
        // One area, two areas' worth of rows: resamples 0 … 199 in a jumble.
        let column: Vec<u32> = (0..200).map(|i| (i * 77) % 200).collect();
        assert_eq!(limits_of(&column, 1, 200, 0.95), [(5, 194)]);
        // Of 100 the third and the ninety-eighth, of one the only.
        let column: Vec<u32> = (0..100).map(|i| (i * 77) % 100).collect();
        assert_eq!(limits_of(&column, 1, 100, 0.95), [(2, 97)]);
        assert_eq!(limits_of(&[4, 9], 2, 1, 0.95), [(4, 4), (9, 9)]);
    }

    #[test]
    fn resamples_are_hypergeometric_or_multinomial() {
        let counts = [300u64, 100, 600];
        for (resampling, take, variance) in [
            // m p (1 − p) (N − m)/(N − 1), with p = 0.3.
            (Resampling::Share(0.85), 850, 850.0 * 0.21 * 150.0 / 999.0),
            (Resampling::Share(0.2), 200, 200.0 * 0.21 * 800.0 / 999.0),
            (Resampling::Bootstrap, 1000, 1000.0 * 0.21),
        ] {
            let drawn = draw(&counts, take, resampling, 4000, 3);
            for row in drawn.chunks(3) {
                assert_eq!(row.iter().sum::<u32>() as usize, take);
            }
            let first: Vec<f64> = drawn.chunks(3).map(|row| f64::from(row[0])).collect();
            let mean = first.iter().sum::<f64>() / 4000.0;
            let spread = first.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 3999.0;
            assert!((mean - 0.3 * number(take)).abs() < 4.0 * (variance / 4000.0_f64).sqrt());
            assert!((spread / variance - 1.0).abs() < 0.1, "{resampling:?} {spread} {variance}");
        }
    }
}
