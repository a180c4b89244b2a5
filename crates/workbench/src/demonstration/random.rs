//! Chance that is the same each time and on every machine, and whole numbers that add up. Nothing here uses a function whose
//! last digit differs between machines, so the demonstration's files are the same bytes everywhere.

/// A generator of the `SplitMix64` kind (Steele, Lea and Flood, 2014), seeded by words: who asks for the noise of one thing
/// gets it whatever else was asked before.
pub(super) struct Random(u64);

impl Random {
    /// The generator for what these words name.
    pub(super) fn of(words: &[&str]) -> Self {
        // FNV-1a, with a byte between words that none holds.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for word in words {
            for byte in word.bytes().chain([0xff]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
            }
        }
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to 1.
    pub(super) fn unit(&mut self) -> f64 {
        let top = u32::try_from(self.next() >> 32).unwrap_or(0);
        f64::from(top) / 4_294_967_296.0
    }

    /// A number about 0 with a standard deviation of 1, never beyond 3.5: the sum of twelve, as a stand-in for a normal one.
    pub(super) fn bell(&mut self) -> f64 {
        let sum: f64 = (0..12).map(|_| self.unit()).sum();
        (sum - 6.0).clamp(-3.5, 3.5)
    }

    /// A number around 1 that strays by `by` on average.
    pub(super) fn about_one(&mut self, by: f64) -> f64 {
        (1.0 + by * self.bell()).max(0.05)
    }

    /// A whole number below `end`, which must not be 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// Puts the cards into an order of chance.
    pub(super) fn shuffle<T>(&mut self, cards: &mut [T]) {
        for end in (1..cards.len()).rev() {
            let other = self.below(u64::try_from(end).unwrap_or(0) + 1);
            cards.swap(end, usize::try_from(other).unwrap_or(0));
        }
    }
}

/// Divides a total among weights, by largest remainder: whole numbers that add up to it exactly. The first of two equal
/// remainders comes first. A total among weights that are all 0 is divided evenly.
pub(super) fn apportion(total: u64, weights: &[f64]) -> Vec<u64> {
    let sum: f64 = weights.iter().sum();
    if weights.is_empty() || total == 0 {
        return vec![0; weights.len()];
    }
    if sum <= 0.0 {
        return apportion(total, &vec![1.0; weights.len()]);
    }
    let ideal: Vec<f64> = weights.iter().map(|weight| real(total) * weight / sum).collect();
    let mut parts: Vec<u64> = ideal.iter().map(|&part| whole(part)).collect();
    let given: u64 = parts.iter().sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let left = |place: usize| ideal[place] - ideal[place].floor();
    order.sort_by(|&a, &b| left(b).total_cmp(&left(a)).then(a.cmp(&b)));
    let short = usize::try_from(total.saturating_sub(given)).unwrap_or(0);
    for &place in order.iter().take(short) {
        parts[place] += 1;
    }
    parts
}

/// A count as a real number. (No count here comes near 2^32.)
pub(super) fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The whole part of a number that is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and 2^32, and only the whole part is wanted"
)]
pub(super) fn whole(number: f64) -> u64 {
    number.clamp(0.0, 4_294_967_295.0).floor() as u64
}

/// The nearest whole number.
pub(super) fn nearest(number: f64) -> u64 {
    whole(number + 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_seed_the_same_chance_each_time() {
        // SplitMix64 from the state 0 (Vigna's splitmix64.c).
        assert_eq!(Random(0).next(), 0xe220_a839_7b1d_cdaf);
        let draw = |words: &[&str]| Random::of(words).next();
        assert_eq!(draw(&["a", "b"]), draw(&["a", "b"]));
        assert_ne!(draw(&["a", "b"]), draw(&["ab"]));
        assert_ne!(draw(&["a", "b"]), draw(&["b", "a"]));
    }

    #[test]
    fn the_largest_remainders_are_rounded_up() {
        assert_eq!(apportion(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(apportion(7, &[5.0, 3.0, 0.0, 2.0]), [4, 2, 0, 1]);
        assert_eq!(apportion(3, &[0.0, 0.0]), [2, 1]);
    }

    #[test]
    fn parts_add_up_and_stay_by_their_share() {
        let mut chance = Random::of(&["parts"]);
        for _ in 0..500 {
            let total = chance.below(100_000);
            let weights: Vec<f64> = (0..=chance.below(40)).map(|_| 50.0 * chance.unit()).collect();
            let parts = apportion(total, &weights);
            assert_eq!(parts.iter().sum::<u64>(), total);
            let sum: f64 = weights.iter().sum();
            for (part, weight) in parts.iter().zip(&weights) {
                assert!((real(*part) - real(total) * weight / sum).abs() < 1.000_001);
            }
        }
    }

    #[test]
    fn a_shuffle_keeps_every_card() {
        let mut cards: Vec<usize> = (0..100).collect();
        Random::of(&["cards"]).shuffle(&mut cards);
        assert!(cards.windows(2).any(|pair| pair[0] > pair[1]));
        cards.sort_unstable();
        assert_eq!(cards, (0..100).collect::<Vec<_>>());
    }
}
