//! How surprising an excess is.

/// Kulldorff's log likelihood ratio of a window with `count` of `total` counts where `expected` of them were expected:
/// C ln(C/E) + (N − C) ln((N − C)/(N − E)) where C > E, and nought where not: only excess counts.
///
/// Source: Kulldorff, M. (1997), A spatial scan statistic, Communications in Statistics: Theory and Methods 26, 1481–1496.
pub fn log_likelihood_ratio(count: f64, expected: f64, total: f64) -> f64 {
    if count <= expected || expected <= 0.0 || expected >= total {
        return 0.0;
    }
    let rest = total - count;
    let outside = if rest > 0.0 { rest * (rest / (total - expected)).ln() } else { 0.0 };
    (count * (count / expected).ln() + outside).max(0.0)
}

/// A number b such that the ratio is at most b (C − E)² for every C: ½/E + 1/(N − E), by ln x ≤ x − 1. It spares nearly all
/// the logarithms: a window whose bound is no greater than the greatest ratio so far needs none.
pub(super) fn bound(expected: f64, total: f64) -> f64 {
    0.5 * (total + expected) / (expected * (total - expected)) * (1.0 + 1e-12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        let expected = 10.0 * 2.0f64.ln() + 90.0 * (90.0f64 / 95.0).ln();
        assert!((log_likelihood_ratio(10.0, 5.0, 100.0) - expected).abs() < 1e-12);
        assert!(log_likelihood_ratio(5.0, 5.0, 100.0).abs() < 1e-15);
        assert!(log_likelihood_ratio(3.0, 5.0, 100.0).abs() < 1e-15);
        assert!((log_likelihood_ratio(8.0, 2.0, 8.0) - 8.0 * 4.0f64.ln()).abs() < 1e-12);
        assert!(log_likelihood_ratio(8.0, 8.0, 8.0).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn the_bound_holds(total in 1.0f64..1e6, share in 0.0001f64..0.9999, extra in 0.0f64..1.0) {
            let expected = total * share;
            let count = expected + extra * (total - expected);
            let ratio = log_likelihood_ratio(count, expected, total);
            prop_assert!(ratio <= bound(expected, total) * (count - expected).powi(2) + 1e-9);
        }
    }
}
