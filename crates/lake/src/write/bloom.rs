//! A filter that remembers which keys it has seen, in a fixed space: "never seen" is certain, "seen" is a suspicion.

use super::hash::mix;

/// 64 MiB whatever the number of rows, so that memory does not grow with the file. Each key sets six bits of one block of
/// 512, a cache line. A new key is wrongly suspected 3 times in a million after 10 million rows, once in 500 after 50
/// million and once in 10 after 100 million; suspicion only costs time.
const BLOCKS: u64 = 1 << 20;
const BITS_A_KEY: u32 = 6;

/// The filter.
pub(super) struct Bloom {
    blocks: Vec<[u64; 8]>,
}

impl Bloom {
    /// A filter that has seen nothing.
    pub(super) fn new() -> Self {
        Self { blocks: vec![[0; 8]; usize::try_from(BLOCKS).unwrap_or(usize::MAX)] }
    }

    /// Notes the key, and says whether it may have been noted before.
    pub(super) fn note(&mut self, key: u64) -> bool {
        let mixed = mix(key);
        // The block comes from the top bits of the key, its bits from another mixture.
        let place = usize::try_from(mixed >> (64 - BLOCKS.trailing_zeros())).unwrap_or(0);
        let mut bits = mix(mixed ^ 0x5851_f42d_4c95_7f2d);
        let block = &mut self.blocks[place];
        let mut seen = true;
        for _ in 0..BITS_A_KEY {
            let word = usize::try_from((bits >> 6) & 7).unwrap_or(0);
            let bit = 1 << (bits & 63);
            seen &= block[word] & bit != 0;
            block[word] |= bit;
            bits >>= 9;
        }
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_always_seen_and_little_else() {
        let mut bloom = Bloom::new();
        let suspected = (0..100_000u64).filter(|&key| bloom.note(key)).count();
        assert!((0..100_000).all(|key| bloom.note(key)));
        assert_eq!(suspected, 0);
    }
}
