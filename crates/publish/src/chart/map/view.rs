//! From metres on the ground to places on the drawing.

use document::map::Ring;

/// A place on the drawing.
pub(super) type Point = (f64, f64);

/// A rectangle on the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// The rectangle of this size about a point.
    pub(super) fn about((x, y): Point, (wide, high): (f64, f64)) -> Self {
        let (w, h) = (wide / 2.0, high / 2.0);
        Self { left: x - w, top: y - h, right: x + w, bottom: y + h }
    }

    /// What holds all these points; none where there is no point that is a place.
    pub(super) fn holding(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let places = points.into_iter().filter(|(x, y)| x.is_finite() && y.is_finite());
        places.fold(None, |held: Option<Self>, (x, y)| {
            let held = held.unwrap_or(Self { left: x, top: y, right: x, bottom: y });
            Some(Self {
                left: held.left.min(x),
                top: held.top.min(y),
                right: held.right.max(x),
                bottom: held.bottom.max(y),
            })
        })
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub(super) fn middle(self) -> Point {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// What both have in common; of negative width or height where that is nothing.
    pub(super) fn common(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    pub(super) fn meets(self, other: Self) -> bool {
        let common = self.common(other);
        common.width() > 0.0 && common.height() > 0.0
    }

    pub(super) fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }
}

/// Which part of the ground is drawn, and how large.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    west: f64,
    north: f64,
    /// Pixels a metre.
    scale: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Between the shapes and the drawing's rim.
const MARGIN: f64 = 8.0;

impl View {
    /// All these rings, as large as they can be in a drawing of this width and at most this height. Where there is no ring,
    /// an empty view.
    pub(super) fn fit<'a>(
        rings: impl IntoIterator<Item = &'a Ring>,
        width: f64,
        highest: f64,
    ) -> Self {
        let points = rings.into_iter().flatten().map(|&(east, north)| (east, -north));
        let Some(held) = Rect::holding(points) else {
            return Self { west: 0.0, north: 0.0, scale: 0.0, width, height: 0.0 };
        };
        let (wide, high) = (held.width().max(1.0), held.height().max(1.0));
        let scale = ((width - 2.0 * MARGIN) / wide).min((highest - 2.0 * MARGIN) / high);
        Self {
            west: held.left - (width - wide * scale) / 2.0 / scale,
            north: -(held.top - MARGIN / scale),
            scale,
            width,
            height: high * scale + 2.0 * MARGIN,
        }
    }

    /// Where a point of the ground stands.
    pub(super) fn place(&self, (east, north): (f64, f64)) -> Point {
        ((east - self.west) * self.scale, (self.north - north) * self.scale)
    }

    /// Rings as they stand on the drawing; points that are no place are left out.
    pub(super) fn rings(&self, rings: &[Ring]) -> Vec<Vec<Point>> {
        let is_place = |p: &&(f64, f64)| p.0.is_finite() && p.1.is_finite();
        rings
            .iter()
            .map(|ring| ring.iter().filter(is_place).map(|&p| self.place(p)).collect())
            .collect()
    }

    /// How many metres so many pixels are; none on an empty view.
    pub(super) fn metres(&self, pixels: f64) -> Option<f64> {
        (self.scale > 0.0).then(|| pixels / self.scale)
    }

    /// How many pixels so many metres are.
    pub(super) fn pixels(&self, metres: f64) -> f64 {
        metres * self.scale
    }

    /// The whole of it.
    pub(super) fn rect(&self) -> Rect {
        Rect { left: 0.0, top: 0.0, right: self.width, bottom: self.height }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn north_is_up_and_nothing_is_cut() {
        let ring = vec![(1000.0, 5000.0), (3000.0, 5000.0), (3000.0, 9000.0), (1000.0, 9000.0)];
        let view = View::fit([&ring], 400.0, 216.0);
        let (x, y) = view.place((1000.0, 9000.0));
        assert!((x - 150.0).abs() < 1e-9 && (y - 8.0).abs() < 1e-9, "{x} {y}");
        let (x, y) = view.place((3000.0, 5000.0));
        assert!((x - 250.0).abs() < 1e-9 && (y - 208.0).abs() < 1e-9, "{x} {y}");
        assert!((view.height - 216.0).abs() < 1e-9);
        assert_eq!(view.metres(50.0), Some(1000.0));
    }

    #[test]
    fn no_ring_and_points_that_are_no_place_are_borne() {
        let none: [&Ring; 0] = [];
        let view = View::fit(none, 400.0, 200.0);
        assert!(view.height.abs() < 1e-9 && view.metres(10.0).is_none());
        let odd = vec![(f64::NAN, 1.0), (0.0, f64::INFINITY)];
        assert!(View::fit([&odd], 400.0, 200.0).height.abs() < 1e-9);
        let dot = vec![(5.0, 5.0)];
        assert!(View::fit([&dot], 400.0, 200.0).height.is_finite());
    }
}
