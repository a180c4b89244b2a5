//! Rings as the data of a path: rounded to a tenth of a pixel, without points that say nothing, each as its step from the
//! last. Neighbours that share their points still do, as each point is rounded by itself.

use super::view::{Point, Rect};

/// The data of a path through these rings. Rings that shrink to less than a triangle are left out.
pub(super) fn data(rings: &[Vec<Point>]) -> String {
    let mut pen = Pen::default();
    for ring in rings {
        let corners = corners(ring);
        let Some((&first, rest)) = corners.split_first() else { continue };
        pen.command('M');
        pen.step(first);
        let mut at = first;
        for (i, &corner) in rest.iter().enumerate() {
            if i == 0 {
                pen.command('l');
            }
            pen.step((corner.0 - at.0, corner.1 - at.1));
            at = corner;
        }
        pen.command('z');
    }
    pen.out
}

/// The part of rings within a rectangle (Sutherland and Hodgman, Reentrant polygon clipping, CACM 17, 1974).
pub(super) fn clipped(rings: &[Vec<Point>], to: Rect) -> Vec<Vec<Point>> {
    let side = |ring: Vec<Point>, depth: &dyn Fn(Point) -> f64| -> Vec<Point> {
        let mut kept = Vec::new();
        for (i, &to) in ring.iter().enumerate() {
            let from = ring[if i == 0 { ring.len() - 1 } else { i - 1 }];
            let (a, b) = (depth(from), depth(to));
            if (a < 0.0) != (b < 0.0) {
                let t = a / (a - b);
                kept.push((from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t));
            }
            if b >= 0.0 {
                kept.push(to);
            }
        }
        kept
    };
    rings
        .iter()
        .map(|ring| {
            let ring = side(ring.clone(), &|p| p.0 - to.left);
            let ring = side(ring, &|p| to.right - p.0);
            let ring = side(ring, &|p| p.1 - to.top);
            side(ring, &|p| to.bottom - p.1)
        })
        .filter(|ring| ring.len() > 2)
        .collect()
}

/// A ring's corners in tenths of a pixel: no point twice in a row, none on the straight line between its neighbours.
fn corners(ring: &[Point]) -> Vec<(i64, i64)> {
    let mut corners: Vec<(i64, i64)> = Vec::new();
    for &(x, y) in ring {
        let at = (tenths(x), tenths(y));
        if corners.last() == Some(&at) {
            continue;
        }
        if let [.., a, b] = corners[..]
            && goes_on(a, b, at)
        {
            corners.pop();
        }
        corners.push(at);
    }
    while corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    if corners.len() > 2 { corners } else { Vec::new() }
}

/// Whether `b` lies on the way from `a` to `c`.
fn goes_on(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> bool {
    let (to, on) = ((b.0 - a.0, b.1 - a.1), (c.0 - b.0, c.1 - b.1));
    to.0 * on.1 == to.1 * on.0 && to.0 * on.0 + to.1 * on.1 > 0
}

/// A length in tenths. What is no place never comes here; what is far off the drawing stays far off.
fn tenths(length: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a drawing is some thousand pixels wide")]
    let tenths = (length * 10.0).round().clamp(-1e7, 1e7) as i64;
    tenths
}

/// Writes numbers as close together as a path allows.
#[derive(Default)]
struct Pen {
    out: String,
    /// Whether the last thing written was a number, and whether that had a point.
    number: bool,
    pointed: bool,
}

impl Pen {
    fn command(&mut self, letter: char) {
        self.out.push(letter);
        (self.number, self.pointed) = (false, false);
    }

    fn step(&mut self, (x, y): (i64, i64)) {
        self.write(x);
        self.write(y);
    }

    fn write(&mut self, tenths: i64) {
        let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
        let parted = tenths < 0 || (whole == 0 && part > 0 && self.pointed);
        if self.number && !parted {
            self.out.push(' ');
        }
        if tenths < 0 {
            self.out.push('-');
        }
        if whole > 0 || part == 0 {
            self.out.push_str(&whole.to_string());
        }
        if part > 0 {
            self.out.push('.');
            self.out.push_str(&part.to_string());
        }
        (self.number, self.pointed) = (true, part > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_short() {
        let ring =
            vec![(0.0, 0.0), (10.04, 0.0), (20.0, 0.0), (20.0, 20.51), (0.5, 0.26), (0.0, 0.0)];
        assert_eq!(data(&[ring]), "M0 0l20 0 0 20.5-19.5-20.2z");
        assert_eq!(data(&[vec![(0.0, 0.0), (0.3, 0.4), (0.0, 0.8)]]), "M0 0l.3.4-.3.4z");
    }

    #[test]
    fn what_vanishes_is_left_out() {
        assert_eq!(data(&[vec![(1.0, 1.0), (1.01, 1.0), (1.0, 1.02)], vec![]]), "");
    }

    #[test]
    fn a_spike_is_kept_as_it_is_no_straight_line() {
        let spike = vec![(0.0, 0.0), (10.0, 0.0), (5.0, 0.0), (5.0, 5.0)];
        assert_eq!(data(&[spike]), "M0 0l10 0-5 0 0 5z");
    }

    #[test]
    fn a_ring_is_cut_at_the_rim() {
        let rim = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        let square = vec![(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)];
        assert_eq!(data(&clipped(&[square], rim)), "M5 10l0-5 5 0 0 5z");
        let outside = vec![(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)];
        assert!(clipped(&[outside, vec![]], rim).is_empty());
    }
}
