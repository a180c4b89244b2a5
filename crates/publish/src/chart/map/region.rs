//! Where in a shape a text fits, furthest from its edges.

use super::view::{Point, Rect};
use crate::chart::axes::as_f64;

/// A shape on the drawing.
pub(super) struct Region {
    edges: Vec<(Point, Point)>,
    /// The part of its bounds that is in sight.
    seen: Rect,
    /// The places within it that are tried.
    inside: Vec<Point>,
}

/// Places that are tried across a shape, and down.
const TRIED: u32 = 18;

/// How much of a box's size a place at the rim of the bounds must be further from the edges than one in the middle.
const ASIDE: f64 = 0.4;

impl Region {
    /// The shape of these rings, as far as it is in sight; none where they hold no place.
    pub(super) fn new(rings: &[Vec<Point>], sight: Rect) -> Option<Self> {
        let seen = Rect::holding(rings.iter().flatten().copied())?.common(sight);
        let edges = rings
            .iter()
            .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)))
            .filter(|(a, b)| a != b)
            .collect();
        let mut region = Self { edges, seen, inside: Vec::new() };
        if seen.width() > 0.0 && seen.height() > 0.0 {
            let at = |n: u32| (f64::from(n) + 0.5) / f64::from(TRIED);
            let places = (0..TRIED * TRIED).map(|i| {
                let (across, down) = (at(i % TRIED), at(i / TRIED));
                (seen.left + seen.width() * across, seen.top + seen.height() * down)
            });
            region.inside = places.filter(|place| region.holds(*place)).collect();
        }
        Some(region)
    }

    /// Whether the point lies in an odd number of the rings.
    fn holds(&self, (x, y): Point) -> bool {
        let crossed = self.edges.iter().filter(|((ax, ay), (bx, by))| {
            (*ay > y) != (*by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)
        });
        !crossed.count().is_multiple_of(2)
    }

    /// The middle of the place for a box of this size that is furthest from the shape's edges, measured in the box's own
    /// width and height, in the shape, in sight and clear of `taken`; none where it fits nowhere.
    pub(super) fn room(&self, size: (f64, f64), taken: &[Rect]) -> Option<Point> {
        if size.0 > self.seen.width() || size.1 > self.seen.height() {
            return None;
        }
        let fits = |at: Point| {
            let place = Rect::about(at, size);
            self.seen.holds(place)
                && !taken.iter().any(|t| t.meets(place))
                && !self.edges.iter().any(|&edge| touches(edge, place))
        };
        self.furthest(size, fits)
    }

    /// The place in the shape that is furthest from its edges (its pole of inaccessibility, to within a grid's step); the
    /// middle of its bounds where the shape is too thin to tell.
    pub(super) fn pole(&self) -> Point {
        self.furthest((1.0, 1.0), |_| true).unwrap_or_else(|| self.seen.middle())
    }

    fn furthest(&self, size: (f64, f64), fits: impl Fn(Point) -> bool) -> Option<Point> {
        let count = as_f64(self.inside.len().max(1));
        let sum = self.inside.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
        let middle = (sum.0 / count, sum.1 / count);
        let mut best: Option<(f64, Point)> = None;
        for &at in &self.inside {
            // Of places that are about as far from the edges, the one nearer to the middle.
            let aside = ((at.0 - middle.0) / self.seen.width())
                .hypot((at.1 - middle.1) / self.seen.height())
                * ASIDE;
            let least = best.map_or(0.0, |b| b.0 + aside);
            let mut far = f64::INFINITY;
            for &edge in &self.edges {
                far = far.min(distance(edge, at, size));
                if far <= least {
                    break;
                }
            }
            if far > least && fits(at) {
                best = Some((far - aside, at));
            }
        }
        best.map(|b| b.1)
    }
}

/// How far a point is from an edge, across in `wide`s and down in `high`s.
fn distance(edge: (Point, Point), at: Point, (wide, high): (f64, f64)) -> f64 {
    let scaled = |p: Point| ((p.0 - at.0) / wide, (p.1 - at.1) / high);
    let (from, to) = (scaled(edge.0), scaled(edge.1));
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let part = -(from.0 * dx + from.1 * dy) / length;
    let part = if length > 0.0 { part.clamp(0.0, 1.0) } else { 0.0 };
    (from.0 + part * dx).hypot(from.1 + part * dy)
}

/// Whether an edge runs through a rectangle: the part of it that lies within each side is narrowed down (Liang and Barsky,
/// A new concept and method for line clipping, ACM TOG 3, 1984).
fn touches((a, b): (Point, Point), place: Rect) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut from, mut to) = (0.0f64, 1.0f64);
    for (step, room) in [
        (-dx, a.0 - place.left),
        (dx, place.right - a.0),
        (-dy, a.1 - place.top),
        (dy, place.bottom - a.1),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    from <= to
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Rect = Rect { left: -1e3, top: -1e3, right: 1e3, bottom: 1e3 };

    /// An L: a tall bar at the left, a broad foot below.
    fn l(sight: Rect) -> Region {
        let ring =
            [(0.0, 0.0), (20.0, 0.0), (20.0, 60.0), (100.0, 60.0), (100.0, 100.0), (0.0, 100.0)];
        Region::new(&[ring.to_vec()], sight).unwrap()
    }

    #[test]
    fn a_text_goes_where_it_fits() {
        let at = l(ALL).room((70.0, 20.0), &[]).unwrap();
        assert!(
            Rect { left: 0.0, top: 60.0, right: 100.0, bottom: 100.0 }
                .holds(Rect::about(at, (70.0, 20.0)))
        );
        assert!(l(ALL).room((70.0, 50.0), &[]).is_none());
        let high = l(ALL).room((10.0, 70.0), &[]).unwrap();
        assert!(high.0 < 20.0, "{high:?}");
    }

    #[test]
    fn what_is_taken_or_out_of_sight_is_no_room() {
        let foot = Rect { left: 0.0, top: 55.0, right: 100.0, bottom: 100.0 };
        assert!(l(ALL).room((70.0, 20.0), &[foot]).is_none());
        let seen = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 70.0 };
        assert!(l(seen).room((70.0, 20.0), &[]).is_none());
    }

    #[test]
    fn a_hole_is_no_room() {
        let outer = vec![(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0)];
        let hole = vec![(30.0, 30.0), (60.0, 30.0), (60.0, 60.0), (30.0, 60.0)];
        let ring = Region::new(&[outer, hole.clone()], ALL).unwrap();
        let pole = ring.pole();
        assert!(!Region::new(&[hole], ALL).unwrap().holds(pole) && ring.holds(pole), "{pole:?}");
    }

    #[test]
    fn what_is_no_shape_has_no_region_and_a_thin_one_a_middle() {
        assert!(Region::new(&[], ALL).is_none() && Region::new(&[vec![]], ALL).is_none());
        let line = Region::new(&[vec![(0.0, 5.0), (10.0, 5.0)]], ALL).unwrap();
        assert_eq!(line.pole(), (5.0, 5.0));
        assert!(line.room((1.0, 1.0), &[]).is_none());
    }
}
