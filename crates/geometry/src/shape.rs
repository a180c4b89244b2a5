//! The shape of an area on the British National Grid.

use geo::{Area, BoundingRect, Centroid, CoordsIter, LinesIter};
use geo_types::{LineString, MultiPolygon};

use crate::bounds::Bounds;
use crate::edges::Edge;
use crate::error::Repair;
use crate::to_grid::ToGrid;
use crate::{Crs, GeometryError, Point, redraw, rings};

/// The most vertices that one shape may have; the most detailed boundaries of England and Wales have fewer in all. A reader
/// should refuse a file by the count in its header before it reads them.
pub const MOST_VERTICES: usize = 20_000_000;

/// The shape of an area: a valid multipolygon on the British National Grid, in metres. Outer rings run anticlockwise and holes
/// clockwise, no ring crosses or touches itself or crosses another, and holes lie in their outer rings.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape(MultiPolygon<f64>);

impl Shape {
    /// Converts polygons to the grid and checks them. What can be put right without guessing is, and is said; see [`Repair`].
    /// Rings that cross or overlap are redrawn where that moves no more than a thousandth of the area.
    ///
    /// # Errors
    /// Where a coordinate has no place on the grid, is no number, or the rings leave open what they enclose.
    pub fn new(
        polygons: MultiPolygon<f64>,
        crs: &Crs,
    ) -> Result<(Self, Vec<Repair>), GeometryError> {
        Self::from_rings(
            polygons.into_iter().map(|polygon| {
                let (outer, holes) = polygon.into_inner();
                std::iter::once(outer).chain(holes).collect()
            }),
            crs,
        )
    }

    /// The same from the rings of each polygon, the outer one first, as they stand in a file. `geo_types::Polygon` closes its
    /// rings unasked; this way an open ring is closed too, and said.
    ///
    /// # Errors
    /// As [`Shape::new`].
    pub fn from_rings(
        polygons: impl IntoIterator<Item = Vec<LineString<f64>>>,
        crs: &Crs,
    ) -> Result<(Self, Vec<Repair>), GeometryError> {
        let mut polygons: Vec<Vec<LineString<f64>>> = polygons.into_iter().collect();
        let vertices = polygons.iter().flatten().map(|ring| ring.0.len()).sum();
        if vertices > MOST_VERTICES {
            return Err(GeometryError::TooManyVertices { vertices, most: MOST_VERTICES });
        }
        rings::check_finite(&polygons)?;
        let to_grid = ToGrid::new(crs)?;
        for coord in polygons.iter_mut().flatten().flat_map(|ring| ring.0.iter_mut()) {
            [coord.x, coord.y] = to_grid.point(coord.x, coord.y)?.array();
        }
        Self::on_the_grid(polygons)
    }

    /// From rings that are on the grid already.
    pub(crate) fn on_the_grid(
        polygons: Vec<Vec<LineString<f64>>>,
    ) -> Result<(Self, Vec<Repair>), GeometryError> {
        let (polygons, mut repairs) = rings::tidy(polygons)?;
        let (polygons, redrawn) = redraw::check(polygons)?;
        repairs.extend(redrawn);
        Ok((Self(polygons), repairs))
    }

    /// From rings that are known to be valid.
    pub(crate) fn known_valid(polygons: MultiPolygon<f64>) -> Self {
        Self(polygons)
    }

    /// Its rings, outer ones and holes, as closed lines of eastings and northings.
    pub fn rings(&self) -> Vec<Vec<(f64, f64)>> {
        let polygons = self.0.iter();
        let rings = polygons.flat_map(|one| std::iter::once(one.exterior()).chain(one.interiors()));
        rings.map(|ring| ring.coords().map(|point| (point.x, point.y)).collect()).collect()
    }

    /// The shape around others that lie edge to edge: of the wards of a district, the district, without holes. None where they
    /// make no valid shape, as where neighbours do not share their vertices.
    pub fn around(shapes: &[&Self]) -> Option<Self> {
        let ring = |ring: Vec<(f64, f64)>| geo_types::Polygon::new(ring.into(), Vec::new());
        let outer: Vec<geo_types::Polygon<f64>> = crate::outline(shapes)
            .into_iter()
            .map(ring)
            .filter(|polygon| polygon.signed_area() > 0.0)
            .collect();
        let (shape, repairs) = Self::new(MultiPolygon(outer), &Crs::BritishNationalGrid).ok()?;
        let whole: f64 = shapes.iter().map(|shape| shape.area()).sum();
        (repairs.is_empty() && shape.area() >= 0.999 * whole).then_some(shape)
    }

    /// The polygons, in metres on the grid.
    pub fn polygons(&self) -> &MultiPolygon<f64> {
        &self.0
    }

    /// The area in m². Areas on the grid differ from those on the ground by at most 0.08% inland.
    pub fn area(&self) -> f64 {
        self.0.unsigned_area()
    }

    /// The length of all rings, holes with them, in metres.
    pub fn perimeter(&self) -> f64 {
        self.0.lines_iter().map(|line| line.dx().hypot(line.dy())).sum()
    }

    /// How many vertices the rings have, the closing ones not counted.
    pub fn vertices(&self) -> usize {
        let rings: usize = self.0.iter().map(|polygon| 1 + polygon.interiors().len()).sum();
        self.0.coords_count() - rings
    }

    /// The smallest upright rectangle about it.
    pub fn bounds(&self) -> Bounds {
        // A valid shape has a ring; none would be an empty rectangle.
        self.0.bounding_rect().map_or(Bounds::EMPTY, |rect| Bounds {
            west: rect.min().x,
            south: rect.min().y,
            east: rect.max().x,
            north: rect.max().y,
        })
    }

    /// The centre of gravity. It can lie outside a bent shape.
    pub fn centroid(&self) -> Point {
        let centre = self.0.centroid().map_or((f64::NAN, f64::NAN), geo_types::Point::x_y);
        Point { easting: centre.0, northing: centre.1 }
    }

    /// Whether the point lies in it. A point on an edge is in the area east of the edge, or north of it where the edge runs
    /// east and west, as in [`crate::AreaIndex`], which is quicker for many points.
    pub fn contains(&self, point: Point) -> bool {
        let at = point.array();
        self.edges().filter(|edge| edge.is_east_of(at)).count() % 2 == 1
    }

    /// The edges that do not run east and west.
    pub(crate) fn edges(&self) -> impl Iterator<Item = Edge> {
        self.segments().filter_map(|[from, to]| Edge::new(from, to))
    }

    /// All edges, as the rings run.
    pub(crate) fn segments(&self) -> impl Iterator<Item = [[f64; 2]; 2]> {
        self.0.lines_iter().map(|line| [[line.start.x, line.start.y], [line.end.x, line.end.y]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::{ring, shape};

    #[test]
    fn a_square_with_a_hole_is_measured() {
        let square = shape(&[&[
            &[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)],
            &[(4.0, 4.0), (4.0, 6.0), (6.0, 6.0), (6.0, 4.0)],
        ]]);
        assert!((square.area() - 96.0).abs() < 1e-9);
        assert!((square.perimeter() - 48.0).abs() < 1e-9);
        assert_eq!(square.vertices(), 8);
        assert_eq!(square.bounds(), Bounds { west: 0.0, south: 0.0, east: 10.0, north: 10.0 });
        assert!(square.centroid().distance(Point { easting: 5.0, northing: 5.0 }) < 1e-9);
        for (x, y, inside) in [
            (1.0, 1.0, true),
            (5.0, 5.0, false),
            (0.0, 5.0, true),
            (10.0, 5.0, false),
            (5.0, 0.0, true),
            (5.0, 10.0, false),
            (4.0, 5.0, false),
            (6.0, 5.0, true),
            (f64::NAN, 5.0, false),
        ] {
            assert_eq!(square.contains(Point { easting: x, northing: y }), inside, "{x}, {y}");
        }
    }

    #[test]
    fn too_many_vertices_are_refused_before_they_are_looked_at() {
        let many = LineString(vec![geo_types::Coord { x: f64::NAN, y: 0.0 }; MOST_VERTICES + 1]);
        let error = Shape::from_rings([vec![many]], &Crs::Wgs84).unwrap_err();
        assert!(matches!(error, GeometryError::TooManyVertices { .. }), "{error}");
    }

    #[test]
    fn swapped_axes_are_named() {
        let outer = ring(&[(51.4, 0.01), (51.41, 0.01), (51.41, 0.02)]);
        let error = Shape::from_rings([vec![outer]], &Crs::Wgs84).unwrap_err().to_string();
        assert!(error.contains("swapped") && error.contains("51.4, 0.01"), "{error}");
    }
}
