//! A projection on WGS84 or ETRS89 other than those known by name.

use proj4rs::Proj;
use proj4rs::adaptors::transform_xy;

use crate::GeometryError;

/// A projection on WGS84 or ETRS89 other than those known by name.
#[derive(Debug, Clone, PartialEq)]
pub struct Projected {
    name: String,
    definition: String,
}

impl Projected {
    pub(crate) fn new(name: &str, definition: &str) -> Self {
        Self { name: name.to_owned(), definition: definition.to_owned() }
    }

    /// As the file calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The way from this projection to longitude and latitude.
    ///
    /// # Errors
    /// [`GeometryError::Crs`] for a projection that the library does not have.
    pub(crate) fn inverse(&self) -> Result<Inverse, GeometryError> {
        let proj = |definition: &str| {
            Proj::from_proj_string(definition).map_err(|error| GeometryError::Crs {
                name: self.name.clone(),
                reason: format!("there is no way from it to longitude and latitude ({error})"),
            })
        };
        let inverse =
            Inverse { from: proj(&self.definition)?, to: proj("+proj=longlat +ellps=GRS80")? };
        if inverse.from.has_inverse() && !inverse.from.is_latlong() {
            return Ok(inverse);
        }
        Err(GeometryError::Crs {
            name: self.name.clone(),
            reason: "there is no way from it to longitude and latitude".to_owned(),
        })
    }
}

/// The way from a projection to longitude and latitude.
pub(crate) struct Inverse {
    from: Proj,
    to: Proj,
}

impl Inverse {
    /// Longitude and latitude in degrees, or why there are none.
    pub fn lonlat(&self, x: f64, y: f64) -> Result<(f64, f64), String> {
        transform_xy(&self.from, &self.to, x, y)
            .map(|(longitude, latitude)| (longitude.to_degrees(), latitude.to_degrees()))
            .map_err(|error| error.to_string())
    }
}
