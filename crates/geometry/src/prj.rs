//! The coordinate system that a shapefile's .prj names. Systems are known by their parameters, not by their names, of which
//! there are many spellings.

use std::collections::BTreeMap;

use proj4wkt::wkt_to_projstring;

use crate::projected::Projected;
use crate::{Crs, GeometryError};

/// The semi-major axes of the ellipsoids of the grid (Airy 1830) and of WGS84 and GRS80, in metres.
const AIRY: f64 = 6_377_563.396;
const WGS84: f64 = 6_378_137.0;

/// The system that the well-known text names.
pub fn read(text: &str) -> Result<Crs, GeometryError> {
    let name = name(text);
    let refuse =
        |reason: &str| GeometryError::Crs { name: name.clone(), reason: reason.to_owned() };
    let definition = wkt_to_projstring(text.trim().trim_start_matches('\u{feff}'))
        .map_err(|error| refuse(&format!("its well-known text cannot be read ({error})")))?;
    let parameters = Parameters::of(&definition);
    let projection = parameters.text("proj");
    if parameters.is_british() {
        return Ok(Crs::BritishNationalGrid);
    }
    let sphere = projection == "merc" && parameters.is("R", WGS84);
    if projection == "webmerc" || sphere {
        return Ok(Crs::WebMercator);
    }
    if parameters.is("a", AIRY) {
        return Err(refuse(
            "it is on the ellipsoid of Airy 1830 but is not the British National Grid, and the way to the grid would be \
             metres off",
        ));
    }
    // The reader says a shift of nought where the ellipsoid is that of WGS84 or ETRS89.
    let on_wgs84 = parameters.is("a", WGS84)
        && parameters.text("towgs84").split(',').all(|shift| shift.parse() == Ok(0.0));
    if !on_wgs84 || parameters.has("pm") {
        return Err(refuse(
            "it is on another ellipsoid or datum than WGS84, and the way to the grid would be metres off",
        ));
    }
    match projection {
        "longlat" => Ok(Crs::Wgs84),
        _ => {
            let projected = Projected::new(&name, &definition);
            projected.inverse()?;
            Ok(Crs::Other(projected))
        }
    }
}

/// The name that stands first in the text.
fn name(text: &str) -> String {
    match text.split('"').nth(1) {
        Some(name) => name.to_owned(),
        None if text.trim().is_empty() => "of an empty .prj".to_owned(),
        None => text.trim().chars().take(40).collect(),
    }
}

/// The `+name=value` parts of a definition.
struct Parameters<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Parameters<'a> {
    fn of(definition: &'a str) -> Self {
        let parts = definition.split_whitespace().filter_map(|part| part.strip_prefix('+'));
        Self(parts.map(|part| part.split_once('=').unwrap_or((part, ""))).collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    fn text(&self, name: &str) -> &str {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// Whether the value is this one, to a part in a million, which is less than parameters of different systems differ by.
    fn is(&self, name: &str, wanted: f64) -> bool {
        let value = self.text(name).parse::<f64>();
        value.is_ok_and(|value| (value - wanted).abs() <= 1e-6 * wanted.abs().max(1.0))
    }

    /// Parameters of EPSG:27700.
    fn is_british(&self) -> bool {
        let scale = self.is("k", 0.999_601_271_7) || self.is("k_0", 0.999_601_271_7);
        let origin = self.is("lat_0", 49.0) && self.is("lon_0", -2.0);
        let false_origin = self.is("x_0", 400_000.0) && self.is("y_0", -100_000.0);
        let metres = self.text("units") == "m" && !self.has("pm");
        self.text("proj") == "tmerc"
            && self.is("a", AIRY)
            && scale
            && origin
            && false_origin
            && metres
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OSGB: &str = r#"GEOGCS["OSGB 1936",DATUM["OSGB_1936",SPHEROID["Airy 1830",6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],AUTHORITY["EPSG","6277"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#;
    const WGS: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

    fn british(scale: &str, unit: &str) -> String {
        format!(
            r#"PROJCS["OSGB 1936 / British National Grid",{OSGB},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],PARAMETER["scale_factor",{scale}],PARAMETER["false_easting",400000],PARAMETER["false_northing",-100000],UNIT[{unit}],AXIS["Easting",EAST],AXIS["Northing",NORTH],AUTHORITY["EPSG","27700"]]"#
        )
    }

    #[test]
    fn the_british_grid_is_known_by_its_parameters() {
        for scale in ["0.9996012717", "0.999601272", "0.99960127"] {
            assert_eq!(read(&british(scale, r#""metre",1"#)).unwrap(), Crs::BritishNationalGrid);
        }
    }

    #[test]
    fn degrees_and_mercator_are_known() {
        assert_eq!(read(WGS).unwrap(), Crs::Wgs84);
        assert_eq!(read(&format!("\u{feff}{WGS}\n")).unwrap(), Crs::Wgs84);
        let esri = format!(
            r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",{WGS},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]"#
        );
        assert_eq!(read(&esri).unwrap(), Crs::WebMercator);
        let utm = format!(
            r#"PROJCS["WGS_1984_UTM_Zone_31N",{WGS},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
        );
        let crs = read(&utm).unwrap();
        // Caister Water Tower, by PROJ 9 (pyproj).
        let point = crate::to_grid::ToGrid::new(&crs).unwrap().point(413_157.8681, 5_835_001.4493);
        let off =
            point.unwrap().distance(crate::Point { easting: 651_409.804, northing: 313_177.450 });
        assert!(off < 0.01, "{off}");
    }

    #[test]
    fn what_cannot_be_converted_well_is_refused_with_its_name() {
        let feet = british("0.9996012717", r#""foot",0.3048"#);
        let paris = WGS.replace("\"Greenwich\",0.0", "\"Paris\",2.33722917");
        let scale = british("0.9998", r#""metre",1"#);
        for text in
            [&feet, &scale, OSGB, &paris, "", "  ", "british national grid", "PROJCS[\"x\"", "{}"]
        {
            let error = read(text).unwrap_err();
            assert!(matches!(error, GeometryError::Crs { .. }), "{text}: {error}");
        }
        assert!(read(OSGB).unwrap_err().to_string().contains("OSGB 1936"));
    }
}
