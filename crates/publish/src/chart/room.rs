//! Room for labels: what is written takes its place, and what would run into it is written elsewhere or not at all.

use super::axes::as_f64;
use super::canvas::{Anchor, width_of};

/// The places that are taken.
#[derive(Debug, Default)]
pub(super) struct Room {
    taken: Vec<Place>,
    /// What a label rather does not cover, but may: the marks of a line.
    marks: Vec<Place>,
}

/// A rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Place {
    /// Where a text stands that is written at this place. Bold ones are a little wider than the estimate.
    pub(super) fn of_text(x: f64, y: f64, anchor: Anchor, words: &str, font: f64) -> Self {
        let wide = width_of(words, font) * 1.06;
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        Self { left, top: y - font * 0.8, right: left + wide, bottom: y + font * 0.25 }
    }

    /// Where a mark of this radius stands.
    pub(super) fn of_mark((x, y): (f64, f64), radius: f64) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn within(self, other: Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }
}

impl Room {
    /// Takes a place, whatever is there.
    pub(super) fn take(&mut self, place: Place) {
        self.taken.push(place);
    }

    /// Takes a place that a label may cover where it has no other.
    pub(super) fn mark(&mut self, place: Place) {
        self.marks.push(place);
    }

    /// Whether nothing is there.
    fn is_free(&self, place: Place) -> bool {
        !self.taken.iter().any(|taken| taken.meets(place))
    }

    /// The first way to write these words beside a point at which they meet nothing and stay within the bounds: right,
    /// left, above, below, then farther out.
    pub(super) fn beside(
        &mut self,
        (x, y): (f64, f64),
        words: &str,
        font: f64,
        bounds: Place,
    ) -> Option<(f64, f64, Anchor)> {
        let low = y + font * 0.36;
        self.first_of(
            &[
                (x + 8.0, low, Anchor::Start),
                (x - 8.0, low, Anchor::End),
                (x, y - 9.0, Anchor::Middle),
                (x, y + 9.0 + font * 0.8, Anchor::Middle),
                (x + 6.0, y - 9.0, Anchor::Start),
                (x - 6.0, y - 9.0, Anchor::End),
                (x + 6.0, y + 8.0 + font * 0.8, Anchor::Start),
                (x - 6.0, y + 8.0 + font * 0.8, Anchor::End),
            ],
            words,
            font,
            bounds,
        )
    }

    /// The first of these ways that is clear, else the first that covers no label.
    pub(super) fn first_of(
        &mut self,
        ways: &[(f64, f64, Anchor)],
        words: &str,
        font: f64,
        bounds: Place,
    ) -> Option<(f64, f64, Anchor)> {
        let place = |(x, y, anchor)| Place::of_text(x, y, anchor, words, font);
        let fits =
            |way: &(f64, f64, Anchor)| place(*way).within(bounds) && self.is_free(place(*way));
        let clear = |way: &(f64, f64, Anchor)| {
            fits(way) && !self.marks.iter().any(|mark| mark.meets(place(*way)))
        };
        let way = ways.iter().find(|way| clear(way)).or(ways.iter().find(|way| fits(way)))?;
        self.take(place(*way));
        Some(*way)
    }
}

/// Heights at which texts that belong to these heights can stand `apart` from each other between two bounds, in the same
/// order and moved no more than they must be: where they would meet they are spread about their middle.
pub(super) fn spread(wanted: &[f64], apart: f64, (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    // Runs of texts that touch: how many, and where the first of them would stand on average.
    let mut runs: Vec<(usize, f64)> = Vec::new();
    for (i, &place) in order.iter().enumerate() {
        let mut run = (1, wanted[place] - apart * as_f64(i));
        while let Some(before) = runs.pop_if(|before| before.1 >= run.1) {
            let all = before.0 + run.0;
            let middle = (before.1 * as_f64(before.0) + run.1 * as_f64(run.0)) / as_f64(all);
            run = (all, middle);
        }
        runs.push(run);
    }
    let latest = bottom - apart * as_f64(wanted.len().saturating_sub(1));
    let starts = runs.iter().flat_map(|(n, start)| std::iter::repeat_n(*start, *n));
    let mut placed = vec![0.0; wanted.len()];
    for ((i, &place), start) in order.iter().enumerate().zip(starts) {
        placed[place] = start.min(latest).max(top) + apart * as_f64(i);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_not_written_over() {
        let bounds = Place { left: 0.0, top: 0.0, right: 300.0, bottom: 100.0 };
        let mut room = Room::default();
        let first = room.beside((100.0, 50.0), "Ash", 14.0, bounds).unwrap();
        let second = room.beside((100.0, 50.0), "Ash", 14.0, bounds).unwrap();
        assert!(first.0 > 100.0 && second.0 < 100.0, "right, then left");
        assert!(room.beside((290.0, 50.0), "Birch", 14.0, bounds).is_some_and(|at| at.0 < 290.0));
        assert!(room.beside((5.0, 5.0), &"Oak".repeat(40), 14.0, bounds).is_none());
    }

    #[test]
    fn heights_are_spread_within_their_bounds() {
        assert_eq!(spread(&[10.0, 12.0, 50.0], 10.0, (0.0, 100.0)), [6.0, 16.0, 50.0]);
        assert_eq!(spread(&[1.0, 2.0], 10.0, (0.0, 100.0)), [0.0, 10.0]);
        assert_eq!(spread(&[99.0, 98.0], 10.0, (0.0, 100.0)), [100.0, 90.0]);
        assert!(spread(&[], 10.0, (0.0, 1.0)).is_empty());
    }
}
