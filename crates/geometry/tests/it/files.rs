//! Real boundaries and tables, read for the tests.

use std::collections::HashMap;
use std::fs;

use geo_types::LineString;
use geometry::{Crs, Repair, Shape};
use serde_json::Value;

/// An area of a file.
pub struct Area {
    pub code: String,
    pub shape: Shape,
    pub repairs: Vec<Repair>,
}

/// The 657 wards of London of 2018, from longitude and latitude.
pub fn wards() -> Option<Vec<Area>> {
    let path = shared_data::data("boundaries/london_wards_2018.geojson")?;
    let collection: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    Some(collection["features"].as_array().unwrap().iter().map(ward).collect())
}

/// Every ward of the file is one polygon.
fn ward(feature: &Value) -> Area {
    let code = feature["properties"]["GSS_CODE"].as_str().unwrap().to_owned();
    assert_eq!(feature["geometry"]["type"], "Polygon", "{code}");
    let rings: Vec<Vec<(f64, f64)>> =
        serde_json::from_value(feature["geometry"]["coordinates"].clone()).unwrap();
    let rings: Vec<LineString<f64>> = rings.into_iter().map(LineString::from).collect();
    let (shape, repairs) = Shape::from_rings([rings], &Crs::Wgs84).unwrap();
    Area { code, shape, repairs }
}

/// The 4,835 LSOAs of London of 2011, generalised to 20 m, from a shapefile.
pub fn lsoas() -> Option<Vec<Area>> {
    let folder = shared_data::data("boundaries/lsoa2011_london_gen20")?;
    let path = folder.join("london-2011-lsoa-gen20");
    let prj = fs::read_to_string(path.with_extension("prj")).unwrap();
    let crs = Crs::from_prj(&prj).unwrap();
    assert_eq!(crs, Crs::BritishNationalGrid);
    let records = shapefile::read_as::<_, shapefile::Polygon, shapefile::dbase::Record>(
        path.with_extension("shp"),
    )
    .unwrap();
    let areas = records.into_iter().map(|(polygon, record)| {
        let Some(shapefile::dbase::FieldValue::Character(Some(code))) = record.get("LSOA11CD")
        else {
            panic!("no code: {record:?}")
        };
        let polygons: geo_types::MultiPolygon<f64> = polygon.try_into().unwrap();
        let (shape, repairs) = Shape::new(polygons, &crs).unwrap();
        Area { code: code.clone(), shape, repairs }
    });
    Some(areas.collect())
}

/// The rows of a table of the shared data, by column.
pub fn table(name: &str) -> Option<Vec<HashMap<String, String>>> {
    let path = shared_data::data(name)?;
    let mut reader = csv::Reader::from_path(path).unwrap();
    Some(reader.deserialize().map(Result::unwrap).collect())
}

/// The shapes alone.
pub fn shapes(areas: &[Area]) -> Vec<&Shape> {
    areas.iter().map(|area| &area.shape).collect()
}
