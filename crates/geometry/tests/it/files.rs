//! Real boundaries and tables, read for the tests.

use std::collections::HashMap;
use std::fs;

use geometry::{Crs, Repair, Shape};

/// An area of a file.
pub struct Area {
    pub code: String,
    pub shape: Shape,
    pub repairs: Vec<Repair>,
}

/// The 657 wards of London of 2018, from longitude and latitude.
pub fn wards() -> Option<Vec<Area>> {
    let path = shared_data::data("boundaries/london_wards_2018.geojson")?;
    let geojson: geojson::GeoJson = fs::read_to_string(path).unwrap().parse().unwrap();
    let collection = geojson::FeatureCollection::try_from(geojson).unwrap();
    let features = collection.features.into_iter();
    Some(features.map(ward).collect())
}

fn ward(feature: geojson::Feature) -> Area {
    let code = feature.property("GSS_CODE").unwrap().as_str().unwrap().to_owned();
    let geometry: geo_types::Geometry<f64> = feature.geometry.unwrap().try_into().unwrap();
    let polygons: geo_types::MultiPolygon<f64> = match geometry {
        geo_types::Geometry::Polygon(polygon) => polygon.into(),
        geo_types::Geometry::MultiPolygon(polygons) => polygons,
        other => panic!("{code}: {other:?}"),
    };
    assert_eq!(Crs::Wgs84.guess_wrong(&polygons), None, "{code}");
    let (shape, repairs) = Shape::new(polygons, &Crs::Wgs84).unwrap();
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
        let polygons: geo_types::MultiPolygon<f64> = polygon.into();
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
