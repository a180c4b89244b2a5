//! Chance by permutation: what an area's neighbours would add up to if the values of all other areas were dealt anew.

use rand::RngExt as _;
use rayon::prelude::*;

use super::SpatialWeights;
use crate::numbers::number;
use crate::random;

/// How often chance gave a value as high, and as low, as the one observed: each (1 + number of replicas as extreme, ties
/// counted) / (1 + replicas).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PermutationP {
    /// The probability of a value at least as high.
    pub greater: f64,
    /// The probability of a value at least as low.
    pub less: f64,
}

impl PermutationP {
    pub(crate) fn new(as_high: usize, as_low: usize, replicas: usize) -> Self {
        let share = |count| (1.0 + number(count)) / (1.0 + number(replicas));
        Self { greater: share(as_high), less: share(as_low) }
    }

    /// The lesser of the two tails, as esda and `GeoDa` print it ("pseudo p-value"). It is one-sided after the side was
    /// chosen by looking: with no effect it is below 0.05 in 10% of areas.
    pub fn folded(self) -> f64 {
        self.greater.min(self.less)
    }

    /// Twice the lesser tail, at most 1: with no effect below 0.05 in 5% of areas.
    pub fn two_sided(self) -> f64 {
        (2.0 * self.folded()).min(1.0)
    }
}

/// The sums over an area's neighbours under conditional permutation: the area keeps its value, and those of all other areas
/// are dealt anew among the other places (Anselin 1995, Geographical Analysis 27, 93–115).
///
/// One sequence of areas is drawn for each replica and serves every area: without the area itself its first m are a random
/// choice of m of the others. (esda shares its draws likewise.) Where the neighbours all weigh the same only sums over the
/// first m matter, which are the same for all areas that the sequence does not hold: those are sorted once and searched, and
/// only the few replicas whose sequence holds the area are done by themselves.
pub(crate) struct LocalNull<'a> {
    values: &'a [f64],
    weights: &'a SpatialWeights,
    replicas: usize,
    /// The length of each sequence: one more than the most neighbours.
    width: usize,
    /// The sequences, one after another.
    ids: Vec<u32>,
    /// The sums over the first 0, 1, … `width` of each sequence.
    prefixes: Vec<f64>,
    /// For each number of neighbours that occurs, the sums over that many, sorted.
    sorted: Vec<Vec<f64>>,
    /// Where in `ids` each area occurs, and where each area's list in it begins.
    held: Vec<u32>,
    held_starts: Vec<usize>,
    /// The greatest value without its sign, the measure of what is rounding.
    scale: f64,
}

impl<'a> LocalNull<'a> {
    pub(crate) fn new(
        values: &'a [f64],
        weights: &'a SpatialWeights,
        replicas: usize,
        seed: u64,
    ) -> Self {
        let areas = weights.len();
        let counts: Vec<usize> = (0..areas).map(|area| others(weights, area).0).collect();
        let width = (counts.iter().copied().max().unwrap_or(0) + 1).min(areas);
        let ids = sequences(areas, width, replicas, seed);
        let mut prefixes = Vec::with_capacity(replicas * (width + 1));
        for sequence in ids.chunks_exact(width.max(1)) {
            let mut sum = 0.0;
            prefixes.push(sum);
            for &id in sequence {
                sum += values[id as usize];
                prefixes.push(sum);
            }
        }
        let mut sorted = vec![Vec::new(); width + 1];
        for &count in &counts {
            if count > 0 && sorted[count].is_empty() {
                sorted[count] = prefixes.chunks_exact(width + 1).map(|each| each[count]).collect();
            }
        }
        sorted.par_iter_mut().for_each(|sums| sums.sort_unstable_by(f64::total_cmp));
        let (held, held_starts) = inverted(&ids, areas);
        let scale = values.iter().fold(0.0, |most: f64, value| most.max(value.abs()));
        Self { values, weights, replicas, width, ids, prefixes, sorted, held, held_starts, scale }
    }

    /// Where Σ w x over an area's neighbours without itself lies among those of chance; none where it has no neighbours.
    pub(crate) fn p(&self, area: usize) -> Option<PermutationP> {
        let (count, even) = others(self.weights, area);
        if count == 0 {
            return None;
        }
        let (neighbours, weights) = self.weights.row(area);
        let pairs = || neighbours.iter().zip(weights).filter(|&(&neighbour, _)| neighbour != area);
        let (as_high, as_low) = if even {
            let observed: f64 = pairs().map(|(&neighbour, _)| self.values[neighbour]).sum();
            self.even(area, count, observed)
        } else {
            let observed: f64 = pairs().map(|(&at, weight)| self.values[at] * weight).sum();
            let row: Vec<f64> = pairs().map(|(_, &weight)| weight).collect();
            self.uneven(area, &row, observed)
        };
        Some(PermutationP::new(as_high, as_low, self.replicas))
    }

    fn even(&self, area: usize, count: usize, observed: f64) -> (usize, usize) {
        let slack = 1e-12 * self.scale * number(count);
        let sums = &self.sorted[count];
        let mut as_high = sums.len() - sums.partition_point(|&sum| sum < observed - slack);
        let mut as_low = sums.partition_point(|&sum| sum <= observed + slack);
        for &at in &self.held[self.held_starts[area]..self.held_starts[area + 1]] {
            let (replica, position) = (at as usize / self.width, at as usize % self.width);
            if position >= count {
                continue;
            }
            let prefix = &self.prefixes[replica * (self.width + 1)..];
            let (with, without) = (prefix[count], prefix[count + 1] - self.values[area]);
            as_high -= usize::from(with >= observed - slack);
            as_low -= usize::from(with <= observed + slack);
            as_high += usize::from(without >= observed - slack);
            as_low += usize::from(without <= observed + slack);
        }
        (as_high, as_low)
    }

    fn uneven(&self, area: usize, row: &[f64], observed: f64) -> (usize, usize) {
        let slack = 1e-12 * self.scale * row.iter().sum::<f64>();
        let (mut as_high, mut as_low) = (0, 0);
        for sequence in self.ids.chunks_exact(self.width) {
            let dealt = sequence.iter().filter(|&&id| id as usize != area);
            let sum: f64 =
                dealt.zip(row).map(|(&id, weight)| self.values[id as usize] * weight).sum();
            as_high += usize::from(sum >= observed - slack);
            as_low += usize::from(sum <= observed + slack);
        }
        (as_high, as_low)
    }
}

/// How many neighbours an area has without itself, and whether they all weigh the same.
fn others(weights: &SpatialWeights, area: usize) -> (usize, bool) {
    let (neighbours, row) = weights.row(area);
    let mut each = neighbours.iter().zip(row).filter(|&(&at, _)| at != area).map(|(_, &w)| w);
    let Some(first) = each.next() else { return (0, true) };
    let (mut count, mut even) = (1, true);
    for weight in each {
        count += 1;
        even &= weight.to_bits() == first.to_bits();
    }
    (count, even)
}

/// For each replica `width` different areas in random order.
fn sequences(areas: usize, width: usize, replicas: usize, seed: u64) -> Vec<u32> {
    let mut ids = vec![0; replicas * width];
    let fresh: Vec<u32> = (0..u32::try_from(areas).unwrap_or(u32::MAX)).collect();
    let prepare = || (fresh.clone(), Vec::with_capacity(width));
    ids.par_chunks_exact_mut(width.max(1)).enumerate().for_each_init(
        prepare,
        |(pool, swaps), (number, sequence)| {
            let mut chance = random::replica(seed, number as u64);
            swaps.clear();
            for (place, id) in sequence.iter_mut().enumerate() {
                let other = chance.random_range(place..pool.len());
                pool.swap(place, other);
                swaps.push(other);
                *id = pool[place];
            }
            // Back to the order begun with, so that a replica does not depend on those before it.
            for (place, &other) in swaps.iter().enumerate().rev() {
                pool.swap(place, other);
            }
        },
    );
    ids
}

/// Where each area occurs in the sequences.
fn inverted(ids: &[u32], areas: usize) -> (Vec<u32>, Vec<usize>) {
    let mut starts = vec![0; areas + 1];
    for &id in ids {
        starts[id as usize + 1] += 1;
    }
    for area in 0..areas {
        starts[area + 1] += starts[area];
    }
    let mut next = starts.clone();
    let mut held = vec![0; ids.len()];
    for (at, &id) in (0..).zip(ids) {
        held[next[id as usize]] = at;
        next[id as usize] += 1;
    }
    (held, starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails() {
        let p = PermutationP::new(9, 995, 999);
        assert_eq!((p.greater, p.less), (0.01, 0.996));
        assert_eq!((p.folded(), p.two_sided()), (0.01, 0.02));
        assert!((PermutationP::new(900, 900, 999).two_sided() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn the_sorted_sums_give_what_each_replica_by_itself_gives() {
        let values: Vec<f64> = (0..25).map(|at| f64::from(at * at % 7)).collect();
        let weights = SpatialWeights::queen_grid(5, 5).with_self();
        let null = LocalNull::new(&values, &weights, 300, 5);
        for area in 0..25 {
            let (neighbours, _) = weights.row(area);
            let near: Vec<usize> = neighbours.iter().copied().filter(|&at| at != area).collect();
            let observed = near.iter().map(|&at| values[at]).sum();
            let slow = null.uneven(area, &vec![1.0; near.len()], observed);
            assert_eq!(null.even(area, near.len(), observed), slow, "{area}");
        }
    }

    #[test]
    fn sequences_are_of_different_areas_and_each_area_is_as_likely() {
        let ids = sequences(10, 4, 20_000, 1);
        let mut first = [0u32; 10];
        for sequence in ids.chunks_exact(4) {
            let different: std::collections::HashSet<_> = sequence.iter().collect();
            assert_eq!(different.len(), 4);
            first[sequence[0] as usize] += 1;
        }
        assert!(first.iter().all(|&count| (1_800..2_200).contains(&count)), "{first:?}");
    }
}
