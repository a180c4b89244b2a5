//! A quick hasher for keys that are hashes or small numbers already. Nobody outside chooses them, so it need not defend
//! itself.

use std::hash::{BuildHasherDefault, Hasher};

/// Mixes words by multiplication (the constant is 2⁶⁴ divided by the golden ratio).
#[derive(Default)]
pub(super) struct Mixer(u64);

/// The maker of [`Mixer`]s.
pub(super) type Mixed = BuildHasherDefault<Mixer>;

/// Every bit of the result depends on every bit of `word` (the finisher of `SplitMix64`, Steele, Lea & Flood 2014).
pub(super) fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(word.into());
    }

    fn write_i32(&mut self, word: i32) {
        self.write_u64(word.cast_unsigned().into());
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        mix(self.0)
    }
}
