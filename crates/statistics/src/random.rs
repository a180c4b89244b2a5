//! Chance that can be had again: each replica of a simulation has a generator of its own, so that the answer depends on the
//! seed alone, never on how many processors worked on it or in which order.

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// The generator of the replica with this number.
///
/// Both halves of its state depend on the number: the generator's output is a rotation of one half mixed with the other, and
/// with the lower half the same in every replica, the n-th draw of all replicas leans towards some values (by 1 in 64).
pub(crate) fn replica(seed: u64, number: u64) -> Pcg64Mcg {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&mix(number.wrapping_add(mix(seed))).to_le_bytes());
    bytes[8..].copy_from_slice(&mix(number ^ mix(!seed)).to_le_bytes());
    Pcg64Mcg::from_seed(bytes)
}

/// Every bit of the result depends on every bit of `word` (the finisher of `SplitMix64`, Steele, Lea and Flood 2014), so that
/// neighbouring seeds and replicas are as far apart as any.
fn mix(word: u64) -> u64 {
    let word = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_pcg::rand_core::Rng;

    #[test]
    fn replicas_are_reproducible_and_apart() {
        let first = |seed, number| replica(seed, number).next_u64();
        assert_eq!(first(1, 2), first(1, 2));
        let all: std::collections::HashSet<u64> =
            (0..30).flat_map(|seed| (0..30).map(move |number| first(seed, number))).collect();
        assert_eq!(all.len(), 900);
    }
    #[test]
    fn the_same_draw_of_many_replicas_is_even() {
        let (replicas, parts) = (64_000, 64);
        for draw in 0..4 {
            let mut counts = [0i32; 64];
            for number in 0..replicas {
                let mut chance = replica(9, number);
                for _ in 0..draw {
                    chance.next_u64();
                }
                counts[usize::try_from(chance.next_u64() >> 58).unwrap()] += 1;
            }
            // Chi-squared with 63 degrees of freedom: above 104 once in a thousand times.
            let mean = f64::from(i32::try_from(replicas).unwrap()) / f64::from(parts);
            let chi: f64 = counts.iter().map(|&c| (f64::from(c) - mean).powi(2) / mean).sum();
            assert!(chi < 104.0, "draw {draw}: {chi}");
        }
    }
}
