//! Scales: from a value to a place on the drawing, and the round numbers at which an axis is marked.

use figure::write;

/// A straight scale from zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    top: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale on which zero stands at `from` and `top` at `to`.
    pub(super) fn new(top: f64, from: f64, to: f64) -> Self {
        Self { top: if top > 0.0 { top } else { 1.0 }, from, to }
    }

    /// The same scale, so much lower on the drawing.
    pub(super) fn lowered(self, by: f64) -> Self {
        Self { from: self.from + by, to: self.to + by, ..self }
    }

    /// Where a value stands.
    pub(super) fn place(self, value: f64) -> f64 {
        self.from + (self.to - self.from) * value / self.top
    }
}

/// A straight scale between two values, neither of which need be zero: for positions, never for lengths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Between {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Between {
    /// A scale on which `low` stands at `from` and `high` at `to`.
    pub(super) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { low, high, from, to }
    }

    /// Where a value stands.
    pub(super) fn place(self, value: f64) -> f64 {
        self.from + (self.to - self.from) * (value - self.low) / (self.high - self.low)
    }

    /// The round numbers within it, about so many, each as it is written.
    pub(super) fn round(self, wanted: u32) -> Vec<(f64, String)> {
        let (steps, places) = ticks(self.high - self.low, wanted, false);
        let step = steps.get(1).copied().unwrap_or(1.0);
        let first = (self.low / step).ceil();
        (0..=wanted * 2)
            .map(|i| (first + f64::from(i)) * step)
            .take_while(|mark| *mark <= self.high)
            .map(|mark| (mark, write::decimal(mark, places)))
            .collect()
    }
}

/// Round numbers from zero up to or just past `highest`, about `wanted` of them beside zero, and how many decimals they need.
pub(super) fn ticks(highest: f64, wanted: u32, whole: bool) -> (Vec<f64>, usize) {
    let highest = if highest > 0.0 && highest.is_finite() { highest } else { 1.0 };
    let rough = highest / f64::from(wanted.max(1));
    let power = 10f64.powf(rough.log10().floor());
    let mut step =
        power * [1.0, 2.0, 5.0, 10.0].into_iter().find(|m| power * m >= rough).unwrap_or(10.0);
    if whole {
        step = step.max(1.0);
    }
    let mut ticks = vec![0.0];
    let mut i = 0u32;
    while ticks.last().is_some_and(|last| *last < highest - step * 1e-9) {
        i += 1;
        ticks.push(step * f64::from(i));
    }
    let places = if step >= 1.0 {
        0
    } else {
        let digits = (-step.log10()).ceil();
        (0..6).find(|p| f64::from(*p) >= digits).and_then(|p| usize::try_from(p).ok()).unwrap_or(6)
    };
    (ticks, places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_are_marked_at_round_numbers_from_zero() {
        assert_eq!(ticks(268.0, 4, true).0, vec![0.0, 100.0, 200.0, 300.0]);
        assert_eq!(ticks(2738.0, 2, true).0, vec![0.0, 2000.0, 4000.0]);
        assert_eq!(ticks(3.0, 4, true).0, vec![0.0, 1.0, 2.0, 3.0]);
        assert_eq!(ticks(0.0, 4, true).0, vec![0.0, 1.0]);
        let (rates, places) = ticks(0.9, 4, false);
        assert_eq!((rates.len(), places), (3, 1));
        assert_eq!(ticks(f64::NAN, 4, false).0.first(), Some(&0.0));
    }

    #[test]
    fn positions_are_marked_at_round_numbers_between_their_ends() {
        let scale = Between::new((8_200.0, 17_900.0), (0.0, 100.0));
        let marks: Vec<String> = scale.round(4).into_iter().map(|(_, words)| words).collect();
        assert_eq!(marks, ["10,000", "15,000"]);
        assert!(scale.place(8_200.0).abs() < 1e-9 && (scale.place(17_900.0) - 100.0).abs() < 1e-9);
        assert!(Between::new((5.0, 5.0), (0.0, 100.0)).place(5.0).is_finite());
    }

    #[test]
    fn zero_and_top_stand_at_the_ends() {
        let scale = Scale::new(300.0, 200.0, 0.0);
        assert!((scale.place(0.0) - 200.0).abs() < 1e-9);
        assert!(scale.place(300.0).abs() < 1e-9);
        assert!((Scale::new(0.0, 10.0, 0.0).place(0.0) - 10.0).abs() < 1e-9);
    }
}
