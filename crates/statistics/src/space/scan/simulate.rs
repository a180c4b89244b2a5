//! Counts dealt over cells as chance would, their total kept.

use rand::Rng;
use rand_distr::{Binomial, Distribution as _};

use crate::numbers::{number, real};

/// Deals a total over cells, each count as likely to fall in a cell as the cell's expected share (a multinomial draw).
pub(super) struct Dealer {
    total: u64,
    way: Way,
}

enum Way {
    /// One count after another, each by Walker's alias method: a cell at random, then it or its alias.
    Each { keep: Vec<f64>, alias: Vec<u32> },
    /// One cell after another: a binomial draw of what is left, by its share of what is left. For more counts than cells.
    Cells { shares: Vec<f64> },
}

impl Dealer {
    pub(super) fn new(expected: &[f64], total: u64) -> Self {
        let way = if real(total) > 32.0 * number(expected.len()) {
            let mut left = 0.0;
            let mut shares: Vec<f64> = expected
                .iter()
                .rev()
                .map(|&each| {
                    left += each;
                    if left > 0.0 { (each / left).min(1.0) } else { 0.0 }
                })
                .collect();
            shares.reverse();
            Way::Cells { shares }
        } else {
            let (keep, alias) = aliases(expected);
            Way::Each { keep, alias }
        };
        Self { total, way }
    }

    /// Adds each count to its cell by `add`.
    pub(super) fn deal(&self, chance: &mut impl Rng, mut add: impl FnMut(usize, f64)) {
        match &self.way {
            Way::Each { keep, alias } => {
                let cells = keep.len() as u128;
                for _ in 0..self.total {
                    // The whole part of cells × (a number below 1) is the cell; what is behind the point, as even, the coin.
                    let drawn = u128::from(chance.next_u64()) * cells;
                    let cell = usize::try_from(drawn >> 64).unwrap_or(0);
                    let coin = fraction(drawn);
                    add(if coin < keep[cell] { cell } else { alias[cell] as usize }, 1.0);
                }
            }
            Way::Cells { shares } => {
                let mut left = self.total;
                for (cell, &share) in shares.iter().enumerate() {
                    let Ok(binomial) = Binomial::new(left, share) else { continue };
                    let drawn = if share >= 1.0 { left } else { binomial.sample(chance) };
                    left -= drawn;
                    if drawn > 0 {
                        add(cell, real(drawn));
                    }
                    if left == 0 {
                        break;
                    }
                }
            }
        }
    }
}

/// The lower 64 bits as a number below 1.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is wanted")]
fn fraction(drawn: u128) -> f64 {
    real((drawn as u64) >> 11) / 9_007_199_254_740_992.0
}

/// Vose's building of the table (1991, IEEE Transactions on Software Engineering 17, 972–975).
fn aliases(expected: &[f64]) -> (Vec<f64>, Vec<u32>) {
    let mean = expected.iter().sum::<f64>() / number(expected.len());
    let mut keep: Vec<f64> = expected.iter().map(|each| each / mean).collect();
    let mut alias: Vec<u32> = (0..u32::try_from(expected.len()).unwrap_or(u32::MAX)).collect();
    let (mut less, mut more): (Vec<u32>, Vec<u32>) =
        alias.iter().partition(|&&cell| keep[cell as usize] < 1.0);
    while let (Some(&poor), Some(&rich)) = (less.last(), more.last()) {
        less.pop();
        alias[poor as usize] = rich;
        keep[rich as usize] -= 1.0 - keep[poor as usize];
        if keep[rich as usize] < 1.0 {
            more.pop();
            less.push(rich);
        }
    }
    // What is left is 1 but for rounding.
    for cell in less.into_iter().chain(more) {
        keep[cell as usize] = 1.0;
    }
    (keep, alias)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random;

    #[test]
    fn both_ways_deal_the_total_by_the_shares() {
        let expected = [1.0, 0.0, 4.0, 3.0, 0.0, 2.0, 0.0];
        for total in [50u64, 100_000] {
            let dealer = Dealer::new(&expected, total);
            let mut sums = [0.0; 7];
            let replicas = 100_000 / total;
            for number in 0..replicas {
                let mut sum = 0.0;
                dealer.deal(&mut random::replica(3, number), |cell, count| {
                    sums[cell] += count;
                    sum += count;
                });
                assert!((sum - real(total)).abs() < 0.5);
            }
            for (sum, expected) in sums.iter().zip(expected) {
                // Five standard deviations.
                let mean = expected * 10_000.0;
                let off: f64 = 5.0 * (mean * (1.0 - expected / 10.0)).sqrt();
                assert!((sum - mean).abs() <= off, "{total}: {sums:?}");
            }
        }
    }
}
