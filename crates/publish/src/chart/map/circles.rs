//! Counts as circles: the area of a circle stands for the number.

use super::labels::pin;
use super::view::Point;
use crate::chart::canvas::{Anchor, text, width_of};
use crate::palette;
use markup::{Element, el};

/// From counts to radii.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    most: f64,
    largest: f64,
}

impl Sizes {
    /// Circles of which that of `most` has this radius.
    pub(super) fn new(most: f64, largest: f64) -> Self {
        Self { most: if most > 0.0 { most } else { 1.0 }, largest }
    }

    /// The radius for a count; no circle for zero or less.
    pub(super) fn radius(self, count: f64) -> f64 {
        self.largest * (count.max(0.0) / self.most).sqrt()
    }

    /// Round counts for a legend: the largest not above the most, and about a fifth of it.
    pub(super) fn round(self) -> Vec<f64> {
        let steps = (0..9).flat_map(|power| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(power)));
        let upto: Vec<f64> = steps.take_while(|s| *s <= self.most).collect();
        let high = upto.last().copied();
        let low = high.map(|h| h / 5.0).filter(|l| l.fract() == 0.0 && *l > 0.0);
        low.into_iter().chain(high).collect()
    }
}

/// Whether a count can be read within its circle.
pub(super) fn holds(radius: f64, words: &str, font: f64) -> bool {
    width_of(words, font) * 1.15 <= radius * 1.8 && font <= radius * 1.7
}

/// A count within its circle.
pub(super) fn count(at: Point, words: &str, font: f64) -> Element {
    let count = text(0.0, font * 0.36, Anchor::Middle, "on-class-4", words);
    pin(at).child(count.attr("font-weight", "600"))
}

/// A circle about 0, 0.
pub(super) fn disc(radius: f64) -> Element {
    el("circle")
        .class("f-class-4 s-paper")
        .attr("fill", palette::light("class-4"))
        .attr("stroke", palette::light("paper"))
        .at("r", radius)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twice_the_count_is_twice_the_area() {
        let sizes = Sizes::new(80.0, 20.0);
        let area = |count: f64| sizes.radius(count).powi(2);
        assert!((area(40.0) * 2.0 - area(80.0)).abs() < 1e-9);
        assert!((sizes.radius(80.0) - 20.0).abs() < 1e-9);
        for none in [sizes.radius(0.0), sizes.radius(-3.0), Sizes::new(0.0, 20.0).radius(0.0)] {
            assert!(none.abs() < 1e-9);
        }
    }

    #[test]
    fn the_legend_names_round_counts() {
        assert_eq!(Sizes::new(187.0, 20.0).round(), [20.0, 100.0]);
        assert_eq!(Sizes::new(3.0, 20.0).round(), [2.0]);
        assert!(Sizes::new(0.5, 20.0).round().is_empty());
    }
}
