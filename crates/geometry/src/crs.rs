//! The coordinate system that a file's numbers are in.

use std::fmt;

use crate::projected::Projected;
use crate::{GeometryError, misplaced, prj};

/// The coordinate system that a file's numbers are in. The first number is always the one that grows eastwards (longitude,
/// easting), as GeoJSON, GeoPackage and shapefiles have it, whatever the order in the system's own definition.
#[derive(Debug, Clone, PartialEq)]
pub enum Crs {
    /// British National Grid, EPSG:27700, metres.
    BritishNationalGrid,
    /// Longitude and latitude in degrees: WGS84 (EPSG:4326, CRS84), and ETRS89 (EPSG:4258), less than a metre from it.
    Wgs84,
    /// The web's Mercator projection on a sphere, EPSG:3857, metres.
    WebMercator,
    /// Another projection on WGS84 or ETRS89, such as UTM.
    Other(Projected),
}

impl Crs {
    /// The system that a shapefile's .prj names, in well-known text of either version.
    ///
    /// # Errors
    /// [`GeometryError::Crs`] where the text cannot be read, or names a system from which there is no conversion to better
    /// than 5 m.
    pub fn from_prj(text: &str) -> Result<Self, GeometryError> {
        prj::read(text)
    }

    /// The system of an organisation's number, as GeoPackage has it (`EPSG` 27700).
    ///
    /// # Errors
    /// [`GeometryError::Crs`] where the number is not one that is known.
    pub fn from_srs_id(organisation: &str, id: i64) -> Result<Self, GeometryError> {
        let name = format!("{organisation}:{id}");
        let known = match (organisation.to_ascii_uppercase().as_str(), id) {
            // 7405 is the grid with heights, which are left out.
            ("EPSG", 27_700 | 7405) => Some(Self::BritishNationalGrid),
            ("EPSG", 4326 | 4258 | 4979 | 4937) | ("OGC", 84) => Some(Self::Wgs84),
            ("EPSG", 3857 | 900_913) | ("ESRI" | "EPSG", 102_100 | 102_113) => {
                Some(Self::WebMercator)
            }
            ("EPSG", 32_629..=32_631 | 25_829..=25_831) => Some(utm(&name, id % 100)),
            // Irish Transverse Mercator, on ETRS89.
            ("EPSG", 2157) => {
                Some(transverse_mercator(&name, "53.5", "-8", "0.99982", "600000", "750000"))
            }
            _ => None,
        };
        known.ok_or_else(|| {
            let reason = match (organisation.to_ascii_uppercase().as_str(), id) {
                ("NONE", _) | (_, -1 | 0) => "the file leaves it undefined",
                _ => "it is not one of those that are known by their number",
            };
            GeometryError::Crs { name, reason: reason.to_owned() }
        })
    }

    /// The system of a name as GeoJSON has it: `urn:ogc:def:crs:EPSG::27700`, `EPSG:27700`, `CRS84`, or an address that ends
    /// in `/EPSG/0/27700`.
    ///
    /// # Errors
    /// [`GeometryError::Crs`] where the name is not one that is known.
    pub fn from_name(name: &str) -> Result<Self, GeometryError> {
        let parts: Vec<&str> =
            name.trim().split([':', '/']).filter(|part| !part.is_empty()).collect();
        if parts.last().is_some_and(|last| last.eq_ignore_ascii_case("CRS84")) {
            return Ok(Self::Wgs84);
        }
        let id = parts.last().and_then(|last| last.parse().ok());
        let organisation =
            parts.iter().rev().skip(1).find(|part| {
                part.eq_ignore_ascii_case("EPSG") || part.eq_ignore_ascii_case("ESRI")
            });
        match (organisation, id) {
            (Some(organisation), Some(id)) => Self::from_srs_id(organisation, id),
            _ => Err(GeometryError::Crs {
                name: name.to_owned(),
                reason: "the name is not one that is known, such as EPSG:27700 or CRS84".to_owned(),
            }),
        }
    }

    /// What seems wrong where coordinates said to be in this system lie, for the most part, outside England and Wales: swapped
    /// axes, another system's numbers, or another country. None where they lie in England or Wales.
    ///
    /// Meant for a whole file: an area of Scotland, by itself, can look like an English one with its axes swapped. Swapped
    /// axes on the grid go unseen where easting and northing are nearly alike (about Manchester), since both readings lie in
    /// England.
    pub fn guess_wrong(&self, polygons: &geo_types::MultiPolygon<f64>) -> Option<String> {
        misplaced::guess(self, polygons)
    }

    pub(crate) fn off_the_grid(&self, x: f64, y: f64, reason: &str) -> GeometryError {
        let reason = match misplaced::looks_like(self, &[[x, y]]) {
            Some(instead) => format!("{reason}; {instead}"),
            None => reason.to_owned(),
        };
        GeometryError::OffTheGrid { x, y, crs: self.to_string(), reason }
    }
}

fn utm(name: &str, zone: i64) -> Crs {
    // The zone's middle meridian: 183° west of zone 0's, 6° a zone.
    let meridian = (zone * 6 - 183).to_string();
    transverse_mercator(name, "0", &meridian, "0.9996", "500000", "0")
}

fn transverse_mercator(name: &str, lat: &str, lon: &str, scale: &str, x: &str, y: &str) -> Crs {
    Crs::Other(Projected::new(
        name,
        &format!(
            "+proj=tmerc +lat_0={lat} +lon_0={lon} +k={scale} +x_0={x} +y_0={y} +units=m +ellps=GRS80"
        ),
    ))
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BritishNationalGrid => f.write_str("British National Grid (EPSG:27700)"),
            Self::Wgs84 => f.write_str("WGS84 longitude and latitude (EPSG:4326)"),
            Self::WebMercator => f.write_str("Web Mercator (EPSG:3857)"),
            Self::Other(projected) => f.write_str(projected.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_kinds_are_known() {
        for (name, crs) in [
            ("urn:ogc:def:crs:EPSG::27700", Crs::BritishNationalGrid),
            ("EPSG:27700", Crs::BritishNationalGrid),
            (" epsg:7405 ", Crs::BritishNationalGrid),
            ("urn:ogc:def:crs:OGC:1.3:CRS84", Crs::Wgs84),
            ("OGC:CRS84", Crs::Wgs84),
            ("http://www.opengis.net/def/crs/EPSG/0/4258", Crs::Wgs84),
            ("urn:ogc:def:crs:EPSG:6.9:3857", Crs::WebMercator),
        ] {
            assert_eq!(Crs::from_name(name).unwrap(), crs, "{name}");
        }
        assert_eq!(Crs::from_name("EPSG:32630").unwrap().to_string(), "EPSG:32630");
    }

    #[test]
    fn other_names_are_refused_with_a_reason() {
        for name in
            ["", "27700", "EPSG:", "EPSG:4277", "EPSG:-1", "urn:ogc:def:crs:EPSG::99999", "British"]
        {
            let error = Crs::from_name(name).unwrap_err().to_string();
            assert!(error.contains("EPSG:27700"), "{error}");
        }
        let error = Crs::from_srs_id("NONE", 0).unwrap_err().to_string();
        assert!(error.contains("undefined"), "{error}");
    }
}
