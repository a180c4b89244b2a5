//! Where a function crosses nought.

/// Where a continuous function of one sign at `low` and the other at `high` is nought, to the last digits of a double, by
/// Chandrupatla's steps: inverse quadratic where that is safe, halving where it is not.
///
/// Source: Chandrupatla, T. R. (1997), A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
/// function without using derivatives, Advances in Engineering Software 28, 145–149.
pub(crate) fn root(low: f64, high: f64, value: impl Fn(f64) -> f64) -> f64 {
    // The newest point, and the one on the other side of nought.
    let (mut a, mut b) = (low, high);
    let (mut at_a, mut at_b) = (value(a), value(b));
    let mut part: f64 = 0.5;
    for _ in 0..200 {
        let (best, at_best) = if at_a.abs() < at_b.abs() { (a, at_a) } else { (b, at_b) };
        let nearest = 2.0 * f64::EPSILON * best.abs() + f64::MIN_POSITIVE;
        let width = (b - a).abs();
        if at_best == 0.0 || width <= nearest * 2.0 {
            return best;
        }
        let next = a + part.clamp(nearest / width, 1.0 - nearest / width) * (b - a);
        let at_next = value(next);
        let (c, at_c) = if (at_next > 0.0) == (at_a > 0.0) {
            (a, at_a)
        } else {
            let other = (b, at_b);
            (b, at_b) = (a, at_a);
            other
        };
        (a, at_a) = (next, at_next);
        let (xi, phi) = ((a - b) / (c - b), (at_a - at_b) / (at_c - at_b));
        part = if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
            at_a / (at_b - at_a) * at_c / (at_b - at_c)
                + (c - a) / (b - a) * at_a / (at_c - at_a) * at_b / (at_c - at_b)
        } else {
            0.5
        };
    }
    if at_a.abs() < at_b.abs() { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn finds_it_in_few_steps() {
        let steps = Cell::new(0);
        let counted = |x: f64| {
            steps.set(steps.get() + 1);
            x * x * x - 2.0
        };
        assert!((root(0.0, 10.0, counted) - 2f64.cbrt()).abs() < 1e-15);
        assert!(steps.get() < 20, "{}", steps.get());
        // Rising or falling, at an end, and where it jumps.
        assert!((root(0.0, 4.0, |x: f64| 1.0 - x.exp() / 3.0) - 3f64.ln()).abs() < 1e-15);
        assert!(root(0.0, 1.0, |x| x).abs() < f64::EPSILON);
        let jump = root(0.0, 1.0, |x| if x < 0.3 { -1.0 } else { 1.0 });
        assert!((jump - 0.3).abs() < 1e-12);
    }
}
