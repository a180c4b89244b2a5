//! The Poisson distribution as a table, for sums over every outcome that matters.

use statrs::function::gamma::ln_gamma;

use crate::numbers::{real, whole_count};

/// The probability of each count around a mean: all but less than 1e-40 of the whole.
pub(crate) struct Probabilities {
    /// The first count of the table.
    pub start: u64,
    /// The probability of `start`, of `start + 1`, and so on.
    pub each: Vec<f64>,
}

impl Probabilities {
    /// From the most likely count outwards, each from its neighbour, so that rounding does not add up where it counts.
    pub(crate) fn around(mean: f64) -> Self {
        let width = whole_count(15.0 * mean.sqrt() + 60.0);
        let middle = whole_count(mean);
        let start = middle.saturating_sub(width);
        let peak = (real(middle) * mean.ln() - mean - ln_gamma(real(middle) + 1.0)).exp();
        let mut each = Vec::new();
        let mut probability = peak;
        for count in (start..middle).rev() {
            probability *= real(count + 1) / mean;
            each.push(probability);
        }
        each.reverse();
        each.push(peak);
        probability = peak;
        for count in middle + 1..=middle + width {
            probability *= mean / real(count);
            each.push(probability);
        }
        Self { start, each }
    }

    /// The probability of a count: 0 outside the table.
    pub(crate) fn of(&self, count: u64) -> f64 {
        let place = count.checked_sub(self.start).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.each.get(place)).copied().unwrap_or(0.0)
    }

    /// Leaves out the counts at both ends that are less likely than `least`.
    pub(crate) fn leave_out_below(&mut self, least: f64) {
        let likely = |probability: &f64| *probability >= least;
        let end = self.each.iter().rposition(likely).map_or(0, |place| place + 1);
        self.each.truncate(end);
        let before = self.each.iter().position(likely).unwrap_or(0);
        self.each.drain(..before);
        self.start = self.start.saturating_add(before as u64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_left_out() {
        let mut table = Probabilities::around(100.0);
        assert!((table.of(100) - 0.039_860_996_809_147).abs() < 1e-12);
        table.leave_out_below(1e-3);
        assert!(table.start > 70 && table.of(70).abs() < f64::EPSILON);
        assert!(table.each.iter().all(|p| *p >= 1e-3));
        assert!((table.of(100) - 0.039_860_996_809_147).abs() < 1e-12);
        table.leave_out_below(2.0);
        assert!(table.each.is_empty());
    }

    proptest! {
        #[test]
        fn the_probabilities_make_one_and_their_mean_is_the_mean(mean in 0.001f64..3000.0) {
            let table = Probabilities::around(mean);
            let whole: f64 = table.each.iter().sum();
            prop_assert!((whole - 1.0).abs() < 1e-11, "{}", whole);
            let average: f64 =
                (table.start..).zip(&table.each).map(|(count, p)| real(count) * p).sum();
            prop_assert!((average / mean - 1.0).abs() < 1e-9, "{}", average);
        }
    }
}
