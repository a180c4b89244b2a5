//! The tests of two counts, by name.

use super::{
    conditional_exact_test, conditional_mid_p_test, e_test, log_score_test, pooled_e_test,
    score_test, square_root_test, wald_test,
};
use crate::StatisticsError;

/// The tests that two Poisson counts have one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CountTest {
    /// [`e_test`], with the published pivot.
    ETest,
    /// [`pooled_e_test`].
    PooledETest,
    /// [`score_test`].
    Score,
    /// [`conditional_exact_test`].
    ConditionalExact,
    /// [`conditional_mid_p_test`].
    ConditionalMidP,
    /// [`wald_test`].
    Wald,
    /// [`square_root_test`].
    SquareRoot,
    /// [`log_score_test`].
    LogScore,
}

impl CountTest {
    /// The test that a pair of counts gets where none is chosen: the E-test where both are at most 500, the score test
    /// above, where the two differ by less than 0.001 at equal exposures.
    pub fn for_counts(k1: u64, k2: u64) -> Self {
        if k1.max(k2) <= 500 { Self::ETest } else { Self::Score }
    }

    /// The test's name, as printed beside its p-value.
    pub fn name(self) -> &'static str {
        match self {
            Self::ETest => "E-test (Krishnamoorthy and Thomson 2004)",
            Self::PooledETest => "E-test with pooled variance",
            Self::Score => "score test",
            Self::ConditionalExact => "conditional exact test",
            Self::ConditionalMidP => "conditional mid-p test",
            Self::Wald => "Wald test",
            Self::SquareRoot => "square root test (Huffman 1984)",
            Self::LogScore => "score test of the logarithm of the ratio",
        }
    }

    /// The two-sided p-value for two counts with their exposures.
    pub fn p_value(self, k1: u64, n1: f64, k2: u64, n2: f64) -> Result<f64, StatisticsError> {
        match self {
            Self::ETest => e_test(k1, n1, k2, n2),
            Self::PooledETest => pooled_e_test(k1, n1, k2, n2),
            Self::Score => score_test(k1, n1, k2, n2),
            Self::ConditionalExact => conditional_exact_test(k1, n1, k2, n2),
            Self::ConditionalMidP => conditional_mid_p_test(k1, n1, k2, n2),
            Self::Wald => wald_test(k1, n1, k2, n2),
            Self::SquareRoot => square_root_test(k1, n1, k2, n2),
            Self::LogScore => log_score_test(k1, n1, k2, n2),
        }
    }
}
