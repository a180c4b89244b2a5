//! Where in a shape a text fits, furthest from its edges.

use super::view::{Point, Rect};

/// A shape on the drawing.
pub(super) struct Region {
    edges: Vec<(Point, Point)>,
    bounds: Rect,
}

/// Places that are tried across a shape, and down.
const TRIED: u32 = 18;

impl Region {
    /// The shape of these rings; none where they hold no place.
    pub(super) fn new(rings: &[Vec<Point>]) -> Option<Self> {
        let bounds = Rect::holding(rings.iter().flatten().copied())?;
        let edges = rings
            .iter()
            .flat_map(|ring| ring.iter().copied().zip(ring.iter().copied().cycle().skip(1)))
            .filter(|(a, b)| a != b)
            .collect();
        Some(Self { edges, bounds })
    }

    /// Whether the point lies in an odd number of the rings.
    fn holds(&self, (x, y): Point) -> bool {
        let crossed = self.edges.iter().filter(|((ax, ay), (bx, by))| {
            (*ay > y) != (*by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay)
        });
        !crossed.count().is_multiple_of(2)
    }

    /// The middle of the place for a box of this size that is furthest from the shape's edges, measured in the box's own
    /// width and height, in the shape, in `within` and clear of `taken`; none where it fits nowhere.
    pub(super) fn room(&self, size: (f64, f64), within: Rect, taken: &[Rect]) -> Option<Point> {
        let fits = |at: Point| {
            let place = Rect::about(at, size);
            within.holds(place)
                && !taken.iter().any(|t| t.meets(place))
                && !self.edges.iter().any(|&edge| touches(edge, place))
        };
        self.furthest(size, within, fits)
    }

    /// The place in the shape that is furthest from its edges (its pole of inaccessibility, to within a grid's step); the
    /// middle of its bounds where the shape is too thin to tell.
    pub(super) fn pole(&self, within: Rect) -> Point {
        let middle = || {
            let seen = self.bounds.common(within);
            (f64::midpoint(seen.left, seen.right), f64::midpoint(seen.top, seen.bottom))
        };
        self.furthest((1.0, 1.0), within, |_| true).unwrap_or_else(middle)
    }

    fn furthest(
        &self,
        (wide, high): (f64, f64),
        within: Rect,
        fits: impl Fn(Point) -> bool,
    ) -> Option<Point> {
        let seen = self.bounds.common(within);
        if seen.width() < wide.min(2.0) || seen.height() < high.min(2.0) {
            return None;
        }
        let mut best: Option<(f64, Point)> = None;
        for i in 0..TRIED * TRIED {
            let (column, row) = (f64::from(i % TRIED), f64::from(i / TRIED));
            let step = f64::from(TRIED);
            let at = (
                seen.left + seen.width() * (column + 0.5) / step,
                seen.top + seen.height() * (row + 0.5) / step,
            );
            if !self.holds(at) {
                continue;
            }
            let least = best.map_or(0.0, |b| b.0);
            let mut far = f64::INFINITY;
            for &edge in &self.edges {
                far = far.min(distance(edge, at, (wide, high)));
                if far <= least {
                    break;
                }
            }
            if far > least && fits(at) {
                best = Some((far, at));
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
    fn l() -> Region {
        let ring =
            [(0.0, 0.0), (20.0, 0.0), (20.0, 60.0), (100.0, 60.0), (100.0, 100.0), (0.0, 100.0)];
        Region::new(&[ring.to_vec()]).unwrap()
    }

    #[test]
    fn a_text_goes_where_it_fits() {
        let at = l().room((70.0, 20.0), ALL, &[]).unwrap();
        assert!(
            Rect { left: 0.0, top: 60.0, right: 100.0, bottom: 100.0 }
                .holds(Rect::about(at, (70.0, 20.0)))
        );
        assert!(l().room((70.0, 50.0), ALL, &[]).is_none());
        let high = l().room((10.0, 70.0), ALL, &[]).unwrap();
        assert!(high.0 < 20.0, "{high:?}");
    }

    #[test]
    fn what_is_taken_or_out_of_sight_is_no_room() {
        let foot = Rect { left: 0.0, top: 55.0, right: 100.0, bottom: 100.0 };
        assert!(l().room((70.0, 20.0), ALL, &[foot]).is_none());
        let seen = Rect { left: 0.0, top: 0.0, right: 100.0, bottom: 70.0 };
        assert!(l().room((70.0, 20.0), seen, &[]).is_none());
    }

    #[test]
    fn a_hole_is_no_room() {
        let outer = vec![(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0)];
        let hole = vec![(30.0, 30.0), (60.0, 30.0), (60.0, 60.0), (30.0, 60.0)];
        let ring = Region::new(&[outer, hole.clone()]).unwrap();
        let pole = ring.pole(ALL);
        assert!(!Region::new(&[hole]).unwrap().holds(pole) && ring.holds(pole), "{pole:?}");
    }

    #[test]
    fn what_is_no_shape_has_no_region_and_a_thin_one_a_middle() {
        assert!(Region::new(&[]).is_none() && Region::new(&[vec![]]).is_none());
        let line = Region::new(&[vec![(0.0, 5.0), (10.0, 5.0)]]).unwrap();
        assert_eq!(line.pole(ALL), (5.0, 5.0));
        assert!(line.room((1.0, 1.0), ALL, &[]).is_none());
    }
}
