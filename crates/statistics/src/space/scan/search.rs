//! The search over circles and spans of time.

use super::likelihood::{bound, log_likelihood_ratio};
use super::{ScanZones, TimeWindows};

/// So many sets of counts are searched at once, so that what is expected is added up once for all of them.
pub(super) const LANES: usize = 8;

/// What is searched, and over which windows.
pub(super) struct Search<'a> {
    pub zones: &'a ScanZones,
    /// The expected counts, area by area, adding up to `total`.
    pub expected: &'a [f64],
    pub intervals: usize,
    pub longest: usize,
    pub windows: TimeWindows,
    pub least_count: f64,
    pub total: f64,
}

/// The most surprising window about one centre.
#[derive(Debug, Clone, Copy)]
pub(super) struct Best {
    pub ratio: f64,
    pub areas: usize,
    pub start: usize,
    pub end: usize,
    pub count: f64,
    pub expected: f64,
}

impl Search<'_> {
    /// The most surprising window about a centre; of equally surprising ones that with the fewest areas, then the earliest,
    /// then the shortest. None where nothing is above what is expected.
    pub(super) fn best_about(&self, counts: &[f64], centre: usize) -> Option<Best> {
        let mut best: Option<Best> = None;
        let mut held = vec![(0.0, 0.0); self.intervals];
        for (at, &area) in self.zones.around(centre).iter().enumerate() {
            let range = area as usize * self.intervals..(area as usize + 1) * self.intervals;
            let cells = counts[range.clone()].iter().zip(&self.expected[range]);
            for (held, (count, expected)) in held.iter_mut().zip(cells) {
                held.0 += count;
                held.1 += expected;
            }
            for start in 0..self.intervals {
                let (mut count, mut expected) = (0.0, 0.0);
                for end in start + 1..=(start + self.longest).min(self.intervals) {
                    count += held[end - 1].0;
                    expected += held[end - 1].1;
                    if self.windows == TimeWindows::EndingLast && end < self.intervals {
                        continue;
                    }
                    let ratio = self.ratio(count, expected);
                    if ratio > best.map_or(0.0, |best| best.ratio) {
                        best = Some(Best { ratio, areas: at + 1, start, end, count, expected });
                    }
                }
            }
        }
        best
    }

    fn ratio(&self, count: f64, expected: f64) -> f64 {
        if count < self.least_count || expected >= self.total * (1.0 - 1e-9) {
            return 0.0;
        }
        log_likelihood_ratio(count, expected, self.total)
    }

    /// The greatest ratio of each of several sets of counts.
    pub(super) fn greatest(&self, counts: &[[f64; LANES]]) -> [f64; LANES] {
        let mut greatest = [0.0; LANES];
        let mut held = vec![[0.0; LANES]; self.intervals];
        let mut held_expected = vec![0.0; self.intervals];
        for centre in 0..self.zones.len() {
            held.fill([0.0; LANES]);
            held_expected.fill(0.0);
            for &area in self.zones.around(centre) {
                let range = area as usize * self.intervals..(area as usize + 1) * self.intervals;
                for (held, counts) in held.iter_mut().zip(&counts[range.clone()]) {
                    add(held, counts);
                }
                for (held, expected) in held_expected.iter_mut().zip(&self.expected[range]) {
                    *held += expected;
                }
                self.spans(&held, &held_expected, &mut greatest);
            }
        }
        greatest
    }

    /// Every span of time of one circle.
    fn spans(&self, held: &[[f64; LANES]], expected: &[f64], greatest: &mut [f64; LANES]) {
        match self.windows {
            TimeWindows::Any => {
                for start in 0..self.intervals {
                    let end = (start + self.longest).min(self.intervals);
                    let span = start..end;
                    self.growing(held[span.clone()].iter().zip(&expected[span]), greatest);
                }
            }
            TimeWindows::EndingLast => {
                let span = self.intervals - self.longest..self.intervals;
                self.growing(held[span.clone()].iter().zip(&expected[span]).rev(), greatest);
            }
        }
    }

    /// A span that grows by one interval after another.
    fn growing<'b>(
        &self,
        cells: impl Iterator<Item = (&'b [f64; LANES], &'b f64)>,
        greatest: &mut [f64; LANES],
    ) {
        let (mut count, mut expected) = ([0.0; LANES], 0.0);
        for (counts, more) in cells {
            add(&mut count, counts);
            expected += more;
            let bound = bound(expected, self.total);
            // Without a branch, so that several lanes are done by one instruction.
            let mut any = 0;
            for (count, greatest) in count.iter().zip(&*greatest) {
                let over = count - expected;
                let over = if over > 0.0 { over } else { 0.0 };
                any |= u64::from(over * over * bound > *greatest);
            }
            if any != 0 {
                for lane in 0..LANES {
                    greatest[lane] = greatest[lane].max(self.ratio(count[lane], expected));
                }
            }
        }
    }
}

fn add(held: &mut [f64; LANES], more: &[f64; LANES]) {
    for lane in 0..LANES {
        held[lane] += more[lane];
    }
}
