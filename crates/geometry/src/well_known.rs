//! Shapes and polygons as well-known binary.

use geo_traits::to_geo::ToGeoGeometry;
use geo_types::{Geometry, MultiPolygon};
use wkb::Endianness;
use wkb::reader::read_wkb;
use wkb::writer::{WriteOptions, multi_polygon_wkb_size, write_multi_polygon};

use crate::{GeometryError, Shape};

impl Shape {
    /// The shape as ISO well-known binary: a multipolygon, little-endian, in metres on the grid.
    pub fn to_wkb(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(multi_polygon_wkb_size(self.polygons()));
        let options = WriteOptions { endianness: Endianness::LittleEndian, ..Default::default() };
        // Into memory nothing can fail.
        let _ = write_multi_polygon(&mut bytes, self.polygons(), &options);
        bytes
    }

    /// A shape back from what [`Shape::to_wkb`] gave. Checked like any other.
    ///
    /// # Errors
    /// [`GeometryError::Wkb`] where the bytes are no multipolygon, and where it is no valid shape.
    pub fn from_wkb(bytes: &[u8]) -> Result<Self, GeometryError> {
        let polygons = polygons_from_wkb(bytes)?;
        Ok(Self::new(polygons, &crate::Crs::BritishNationalGrid)?.0)
    }
}

/// The polygons of a polygon or multipolygon in well-known binary, ISO or extended, of either byte order, heights and measures
/// left out. Counts are held against the bytes that there are before memory is asked for.
///
/// # Errors
/// [`GeometryError::Wkb`] where the bytes are cut off, or are of another kind of geometry.
pub fn polygons_from_wkb(bytes: &[u8]) -> Result<MultiPolygon<f64>, GeometryError> {
    let read = read_wkb(bytes).map_err(|error| GeometryError::Wkb(error.to_string()))?;
    match read.try_to_geometry() {
        Some(Geometry::MultiPolygon(polygons)) => Ok(polygons),
        Some(Geometry::Polygon(polygon)) => Ok(polygon.into()),
        Some(other) => Err(GeometryError::Wkb(format!("it holds a {}", kind(&other)))),
        None => Err(GeometryError::Wkb("it is empty".to_owned())),
    }
}

fn kind(geometry: &Geometry<f64>) -> &'static str {
    match geometry {
        Geometry::Point(_) | Geometry::MultiPoint(_) => "point",
        Geometry::Line(_) | Geometry::LineString(_) | Geometry::MultiLineString(_) => "line",
        _ => "collection",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_shapes::shape;

    fn sample() -> Shape {
        shape(&[
            &[
                &[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)],
                &[(4.0, 4.0), (4.0, 6.0), (6.0, 6.0), (6.0, 4.0)],
            ],
            &[&[(20.5, 0.25), (30.0, 0.0), (30.0, 10.0)]],
        ])
    }

    #[test]
    fn a_shape_comes_back_as_it_was() {
        let bytes = sample().to_wkb();
        assert_eq!(bytes[..5], [1, 6, 0, 0, 0]);
        assert_eq!(Shape::from_wkb(&bytes).unwrap(), sample());
    }

    #[test]
    fn bytes_that_are_cut_off_or_altered_are_refused_and_never_worse() {
        let bytes = sample().to_wkb();
        for length in 0..bytes.len() {
            assert!(
                matches!(Shape::from_wkb(&bytes[..length]), Err(GeometryError::Wkb(_))),
                "{length}"
            );
        }
        for place in 0..bytes.len() {
            for value in [0, 1, 3, 0x7f, 0xff] {
                let mut altered = bytes.clone();
                altered[place] = value;
                let _ = Shape::from_wkb(&altered);
            }
        }
    }

    #[test]
    fn other_geometry_is_refused_by_its_kind() {
        let mut point = vec![1, 1, 0, 0, 0];
        point.extend([0; 16]);
        let error = polygons_from_wkb(&point).unwrap_err().to_string();
        assert!(error.contains("point"), "{error}");
    }
}
