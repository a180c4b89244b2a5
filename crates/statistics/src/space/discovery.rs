//! Control of false discoveries, where a map tests every area at once.

use super::number;

/// Which control of the false discovery rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FalseDiscovery {
    /// Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300: for tests that are independent
    /// or go together, as those of neighbouring areas do.
    #[default]
    BenjaminiHochberg,
    /// Benjamini and Yekutieli (2001), Annals of Statistics 29, 1165–1188: for tests that depend in any way; stricter.
    BenjaminiYekutieli,
}

impl FalseDiscovery {
    /// The p-values adjusted: an area found where its adjusted value is at most q is one of a set of which the expected
    /// share of false ones is at most q. Areas that have no p-value are no tests.
    pub(crate) fn adjust(self, p: &[Option<f64>]) -> Vec<Option<f64>> {
        let mut order: Vec<(f64, usize)> =
            p.iter().enumerate().filter_map(|(place, p)| p.map(|p| (p, place))).collect();
        order.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
        let tests = order.len();
        let penalty = match self {
            Self::BenjaminiHochberg => 1.0,
            Self::BenjaminiYekutieli => (1..=tests).map(|rank| 1.0 / number(rank)).sum(),
        };
        let mut adjusted = vec![None; p.len()];
        let mut least = 1.0f64;
        for (rank, &(p, place)) in order.iter().enumerate().rev() {
            least = least.min(p * penalty * number(tests) / number(rank + 1));
            adjusted[place] = Some(least);
        }
        adjusted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let p = [Some(0.04), None, Some(0.01), Some(0.03), Some(0.5)];
        let q = FalseDiscovery::BenjaminiHochberg.adjust(&p);
        let expected = [Some(0.16 / 3.0), None, Some(0.04), Some(0.16 / 3.0), Some(0.5)];
        for (q, expected) in q.iter().zip(expected) {
            assert_eq!(q.is_some(), expected.is_some());
            assert!((q.unwrap_or(0.0) - expected.unwrap_or(0.0)).abs() < 1e-15);
        }
        let q = FalseDiscovery::BenjaminiYekutieli.adjust(&p);
        assert!((q[2].unwrap() - 0.04 * (1.0 + 0.5 + 1.0 / 3.0 + 0.25)).abs() < 1e-15);
        assert!(FalseDiscovery::default().adjust(&[]).is_empty());
    }
}
