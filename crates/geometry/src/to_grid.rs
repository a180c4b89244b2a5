//! From a coordinate system to the British National Grid.

use lonlat_bng::convert_epsg3857_to_wgs84;

use crate::projected::Inverse;
use crate::{Crs, GeometryError, Point};

/// The outermost corner of the grid: 700 km by 1,300 km.
pub const GRID: [f64; 2] = [700_000.0, 1_300_000.0];

/// The way from a coordinate system to the British National Grid, made once for many points.
pub struct ToGrid<'a> {
    crs: &'a Crs,
    inverse: Option<Inverse>,
}

impl<'a> ToGrid<'a> {
    /// # Errors
    /// [`GeometryError::Crs`] for a projection that the library does not have.
    pub fn new(crs: &'a Crs) -> Result<Self, GeometryError> {
        let inverse = match crs {
            Crs::Other(projected) => Some(projected.inverse()?),
            _ => None,
        };
        Ok(Self { crs, inverse })
    }

    /// The point on the grid. Between two vertices a line that is straight in degrees bends on the grid: by 2 cm where they
    /// are 1 km apart, 2.5 m where 10 km.
    ///
    /// # Errors
    /// [`GeometryError::OffTheGrid`], with what the numbers look like instead.
    pub fn point(&self, x: f64, y: f64) -> Result<Point, GeometryError> {
        self.try_point(x, y).map_err(|reason| self.crs.off_the_grid(x, y, &reason))
    }

    /// The same with no more than the reason where there is no point.
    pub fn try_point(&self, x: f64, y: f64) -> Result<Point, String> {
        let (longitude, latitude) = match (self.crs, &self.inverse) {
            (Crs::BritishNationalGrid, _) => {
                let [east, north] = GRID;
                return if (0.0..=east).contains(&x) && (0.0..=north).contains(&y) {
                    Ok(Point { easting: x, northing: y })
                } else {
                    let reason = "eastings run from 0 to 700,000 and northings from 0 to 1,300,000";
                    Err(reason.to_owned())
                };
            }
            (_, Some(inverse)) => inverse.lonlat(x, y)?,
            (Crs::WebMercator, _) => {
                convert_epsg3857_to_wgs84(x, y).map_err(|error| error.to_string())?
            }
            _ => (x, y),
        };
        Point::by_ostn15(longitude, latitude)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Caister Water Tower in UTM zone 31 and Web Mercator, by PROJ 9 (pyproj) from its longitude and latitude.
    #[test]
    fn other_projections_meet_the_grid_at_the_same_place() {
        let caister = Point::from_lonlat(1.716_073_973, 52.658_007_833).unwrap();
        for (name, x, y) in [
            ("EPSG:32631", 413_157.8681, 5_835_001.4493),
            ("EPSG:25831", 413_157.8681, 5_835_001.4493),
            ("EPSG:3857", 191_032.4808, 6_919_987.4765),
            ("EPSG:2157", 1_256_490.9590, 700_752.6453),
        ] {
            let crs = Crs::from_name(name).unwrap();
            let off = ToGrid::new(&crs).unwrap().point(x, y).unwrap().distance(caister);
            assert!(off < 0.01, "{name}: {off} m");
        }
    }

    #[test]
    fn off_the_grid_is_an_error_in_every_system() {
        for name in ["EPSG:27700", "EPSG:4326", "EPSG:3857", "EPSG:32630"] {
            let crs = Crs::from_name(name).unwrap();
            for (x, y) in [(-1e7, 4e6), (f64::NAN, 1.0), (1e300, 1e300), (1.0, f64::NEG_INFINITY)] {
                let outcome = ToGrid::new(&crs).unwrap().point(x, y);
                assert!(outcome.is_err(), "{name} {x} {y}: {outcome:?}");
            }
        }
    }
}
