//! The binomial distribution's tails, added up from the end that is wanted.

use statrs::function::gamma::ln_gamma;

use crate::numbers::real;

/// How many of `n` events fall on one side, where each does with probability `part`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binomial {
    /// How many events there are.
    pub n: u64,
    /// The probability of each, above 0 and below 1.
    pub part: f64,
}

impl Binomial {
    /// The probability of exactly `k`.
    pub(crate) fn probability(self, k: u64) -> f64 {
        let (n, k) = (real(self.n), real(k));
        let ways = ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0);
        (ways + k * self.part.ln() + (n - k) * (-self.part).ln_1p()).exp()
    }

    /// The probability of `k` or fewer.
    pub(crate) fn up_to(self, k: u64) -> f64 {
        if k >= self.n {
            return 1.0;
        }
        if real(k) > real(self.n) * self.part {
            return 1.0 - self.outwards(k + 1, true);
        }
        self.outwards(k, false)
    }

    /// The probability of `k` or more.
    pub(crate) fn from(self, k: u64) -> f64 {
        if k == 0 {
            return 1.0;
        }
        if k > self.n {
            return 0.0;
        }
        if real(k) < real(self.n) * self.part {
            return 1.0 - self.outwards(k - 1, false);
        }
        self.outwards(k, true)
    }

    /// What adds up from `k` away from the mean, until it adds nothing more.
    fn outwards(self, k: u64, upwards: bool) -> f64 {
        let odds = self.part / (1.0 - self.part);
        let (mut at, mut term) = (k, self.probability(k));
        let mut sum = term;
        while term > sum * 1e-18 && at != if upwards { self.n } else { 0 } {
            if upwards {
                term *= real(self.n - at) / real(at + 1) * odds;
                at += 1;
            } else {
                term *= real(at) / real(self.n - at + 1) / odds;
                at -= 1;
            }
            sum += term;
        }
        sum.min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tails_by_hand() {
        let eight = Binomial { n: 8, part: 0.5 };
        assert!((eight.up_to(2) - 37.0 / 256.0).abs() < 1e-13);
        assert!((eight.from(6) - 37.0 / 256.0).abs() < 1e-13);
        assert!((eight.up_to(8) - 1.0).abs() < 1e-13 && (eight.from(0) - 1.0).abs() < 1e-13);
        assert!(eight.from(9).abs() < 1e-13);
        let none = Binomial { n: 0, part: 0.3 };
        assert!((none.probability(0) - 1.0).abs() < 1e-13);
    }

    proptest! {
        #[test]
        fn both_tails_make_one(n in 1u64..5_000, part in 0.001f64..0.999, at in 0.0f64..1.0) {
            let k = (real(n) * at).floor();
            let k = (0..=n).find(|&i| real(i) >= k).unwrap_or(n);
            let all = Binomial { n, part };
            let whole = all.up_to(k) + all.from(k + 1);
            prop_assert!((whole - 1.0).abs() < 1e-10, "{whole}");
            let step = all.from(k) - all.from(k + 1);
            prop_assert!((step - all.probability(k)).abs() < 1e-10, "{step}");
        }
    }
}
