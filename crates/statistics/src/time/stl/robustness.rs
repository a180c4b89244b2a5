//! How much a value counts that is far from season and trend.

/// Six times the median distance from nought: beyond it a value does not count.
///
/// R's `stl` and the Fortran code it is from ask their partial sort for the two middle distances in falling order, which it
/// does not expect: of an even number, one of the two is at times another value, up to half as far again. Their robust
/// results differ for that from those of statsmodels, and from these.
pub(super) fn six_medians(distances: &mut [f64]) -> f64 {
    let middle = distances.len() / 2;
    if distances.is_empty() {
        return 0.0;
    }
    let even = distances.len().is_multiple_of(2);
    let (below, &mut upper, _) = distances.select_nth_unstable_by(middle, f64::total_cmp);
    let lower = if even { below.iter().copied().fold(0.0, f64::max) } else { upper };
    3.0 * (lower + upper)
}

/// Tukey's biweight (1 − (d/c)²)², one near nought and nought from 0.999 c on.
pub(super) fn biweight(distance: f64, reach: f64) -> f64 {
    if distance <= 0.001 * reach {
        1.0
    } else if distance <= 0.999 * reach {
        (1.0 - (distance / reach).powi(2)).powi(2)
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_even_and_odd_numbers() {
        for (mut values, expected) in [
            (vec![5.0, 1.0, 3.0], 18.0),
            (vec![9.0, 1.0, 3.0, 5.0], 24.0),
            (vec![2.0], 12.0),
            (vec![], 0.0),
        ] {
            assert!((six_medians(&mut values) - expected).abs() < 1e-12, "{values:?}");
        }
    }

    #[test]
    fn weights_fall_from_one_to_nought() {
        assert!((biweight(0.0, 0.0) - 1.0).abs() < 1e-15);
        assert!((biweight(1.0, 2.0) - 0.5625).abs() < 1e-15);
        assert!(biweight(2.0, 2.0) <= 0.0 && biweight(1.0, 0.0) <= 0.0);
    }
}
