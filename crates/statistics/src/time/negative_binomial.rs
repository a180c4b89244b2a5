//! Counts that scatter more than Poisson ones: a negative binomial with variance φ times the mean.

use statrs::function::beta::beta_reg;
use statrs::function::gamma::{gamma_lr, gamma_ur};

use crate::numbers::real;

/// A distribution of counts with this mean, and a variance of `dispersion` (at least 1; at 1 Poisson) times the mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counts {
    pub mean: f64,
    pub dispersion: f64,
}

impl Counts {
    /// A dispersion no nearer to one than this is a Poisson distribution to all digits that matter.
    const POISSON_BELOW: f64 = 1.0 + 1e-9;

    /// The probability of `count` or fewer.
    pub(super) fn up_to(self, count: u64) -> f64 {
        if self.mean <= 0.0 {
            return 1.0;
        }
        let next = real(count) + 1.0;
        if self.dispersion < Self::POISSON_BELOW {
            return gamma_ur(next, self.mean);
        }
        beta_reg(self.mean / (self.dispersion - 1.0), next, self.dispersion.recip())
    }

    /// The probability of `count` or more.
    pub(super) fn from(self, count: u64) -> f64 {
        if count == 0 {
            return 1.0;
        }
        if self.mean <= 0.0 {
            return 0.0;
        }
        if self.dispersion < Self::POISSON_BELOW {
            return gamma_lr(real(count), self.mean);
        }
        let over = 1.0 - self.dispersion.recip();
        beta_reg(real(count), self.mean / (self.dispersion - 1.0), over)
    }

    /// The least count that this probability, or more, lies up to.
    pub(super) fn quantile(self, probability: f64) -> u64 {
        // `low` is too low wherever it is not nought; `high` is enough.
        let (mut low, mut high) = (0, 8);
        while self.up_to(high) < probability && high < u64::MAX / 4 {
            low = high;
            high *= 2;
        }
        if low == 0 && self.up_to(0) >= probability {
            return 0;
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.up_to(middle) < probability {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_sums_of_its_terms() {
        // P(0) = (1/φ)^(μ/(φ−1)); P(k + 1)/P(k) = (k + r)/(k + 1) (1 − 1/φ).
        let counts = Counts { mean: 6.0, dispersion: 3.0 };
        let (mut term, mut sum) = (3.0_f64.powi(-3), 0.0);
        for count in 0..40 {
            assert!((counts.from(count) - (1.0 - sum)).abs() < 1e-12);
            sum += term;
            assert!((counts.up_to(count) - sum).abs() < 1e-12);
            term *= (real(count) + 3.0) / (real(count) + 1.0) * (2.0 / 3.0);
        }
        // qpois(0.99, 5) = 11.
        assert_eq!(Counts { mean: 5.0, dispersion: 1.0 }.quantile(0.99), 11);
        assert_eq!(Counts { mean: 1e-9, dispersion: 1.0 }.quantile(0.95), 0);
        assert_eq!(Counts { mean: 0.0, dispersion: 2.0 }.quantile(0.95), 0);
    }

    proptest! {
        #[test]
        fn the_quantile_is_the_least_that_is_enough(
            mean in 0.001f64..5000.0, dispersion in 1.0f64..20.0, probability in 0.01f64..0.9999,
        ) {
            let counts = Counts { mean, dispersion };
            let quantile = counts.quantile(probability);
            prop_assert!(counts.up_to(quantile) >= probability);
            prop_assert!(quantile == 0 || counts.up_to(quantile - 1) < probability);
            prop_assert!((counts.up_to(quantile) + counts.from(quantile + 1) - 1.0).abs() < 1e-9);
        }
    }
}
