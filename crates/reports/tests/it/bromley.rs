//! Burglary on Bromley's 197 LSOAs of 2011, as published.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};

use figure::{Period, Provenance, SourceId};
use geometry::{Crs, Point, Shape};
use reports::hot_spots::{
    HotSpotMethod, HotSpotSettings, HotSpotsInput, HotSpotsOn, NamedShape, Place, PlacedCount,
};
use statistics::space::PointPrecision;

use super::invented::{area, measure_summary, month};

const BOUNDARIES: &str = "boundaries/lsoa2011_london_gen20";
const CRIMES: &str = "police-uk/metropolitan-burglary-2018-01-to-2021-12.zip";

/// A row of a street file, what hot spots want of it.
struct Crime {
    month: String,
    lsoa: String,
    point: Option<Point>,
}

/// The four years to December 2021, the last of them first.
pub fn burglary(on: HotSpotsOn, method: HotSpotMethod) -> Option<HotSpotsInput> {
    let shapes = lsoas()?;
    let crimes = crimes(&shapes)?;
    let years: Vec<Period> = ["2021-12", "2020-12", "2019-12", "2018-12"]
        .map(|to| Period::rolling_12(month(to)))
        .to_vec();
    let year = |crime: &Crime| {
        let month = month(&crime.month);
        years.iter().position(|year| year.contains(month)).unwrap()
    };
    let mut counts: BTreeMap<&str, Vec<u64>> =
        shapes.iter().map(|(code, _, _)| (code.as_str(), vec![0; 4])).collect();
    let mut points: BTreeMap<(u64, u64), PlacedCount> = BTreeMap::new();
    for crime in &crimes {
        counts.get_mut(crime.lsoa.as_str()).unwrap()[year(crime)] += 1;
        let Some(point) = crime.point else { continue };
        let at = (point.easting.to_bits(), point.northing.to_bits());
        let placed = points.entry(at).or_insert_with(|| PlacedCount { point, counts: vec![0; 4] });
        placed.counts[year(crime)] += 1;
    }
    let on_areas = on.metres().is_none();
    let place = |(code, name, shape): &(String, String, Shape)| Place {
        area: area(code, name),
        shape: shape.clone(),
        counts: counts[code.as_str()].clone(),
        population: None,
    };
    Some(HotSpotsInput {
        area: area("E09000006", "Bromley"),
        measure: measure_summary("burglary", "Burglary", "offences"),
        period: years[0],
        earlier: years[1..].to_vec(),
        on,
        method,
        settings: HotSpotSettings::default(),
        outline: outline()?,
        places: if on_areas { shapes.iter().map(place).collect() } else { Vec::new() },
        points: if on_areas { Vec::new() } else { points.into_values().collect() },
        precision: PointPrecision::Snapped,
        without_location: 0,
        over: wards()?,
        provenance: Provenance {
            source: Some(SourceId::new("police-uk-street")),
            licence: Some("Open Government Licence v3.0".to_owned()),
            vintage: None,
            vintages: Vec::new(),
            files: Vec::new(),
            rows_used: 0,
            definition: String::new(),
            query: String::new(),
            caveats: Vec::new(),
        },
        boundary_licences: vec!["Contains OS data © Crown copyright and database right".to_owned()],
    })
}

/// Code, name and shape.
fn lsoas() -> Option<Vec<(String, String, Shape)>> {
    let found = shapes(BOUNDARIES, "london-2011-lsoa-gen20", "LSOA11CD", "LSOA11NM")?;
    Some(found.into_iter().filter(|(_, name, _)| name.starts_with("Bromley ")).collect())
}

fn outline() -> Option<Shape> {
    let found =
        shapes("boundaries/lad2022_london_gen20", "london-2021-lad22-gen20", "LAD22CD", "LAD22NM")?;
    Some(found.into_iter().find(|(code, _, _)| code == "E09000006")?.2)
}

fn shapes(
    folder: &str,
    file: &str,
    code: &str,
    name: &str,
) -> Option<Vec<(String, String, Shape)>> {
    let path = shared_data::data(folder)?.join(file);
    let crs = Crs::from_prj(&fs::read_to_string(path.with_extension("prj")).unwrap()).unwrap();
    let records = shapefile::read_as::<_, shapefile::Polygon, shapefile::dbase::Record>(
        path.with_extension("shp"),
    );
    let text = |record: &shapefile::dbase::Record, field: &str| match record.get(field) {
        Some(shapefile::dbase::FieldValue::Character(Some(text))) => text.clone(),
        other => panic!("{field}: {other:?}"),
    };
    let one = |(polygon, record): (shapefile::Polygon, shapefile::dbase::Record)| {
        let polygons: geo_types::MultiPolygon<f64> = polygon.try_into().unwrap();
        (text(&record, code), text(&record, name), Shape::new(polygons, &crs).unwrap().0)
    };
    Some(records.unwrap().into_iter().map(one).collect())
}

/// Bromley's wards of 2018.
fn wards() -> Option<Vec<NamedShape>> {
    let path = shared_data::data("boundaries/london_wards_2018.geojson")?;
    let file: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let own = |ward: &&serde_json::Value| ward["properties"]["DISTRICT"] == "Bromley";
    let shape = |ward: &serde_json::Value| {
        let rings: Vec<Vec<(f64, f64)>> =
            serde_json::from_value(ward["geometry"]["coordinates"].clone()).unwrap();
        let rings: Vec<_> = rings.into_iter().map(geo_types::LineString::from).collect();
        NamedShape {
            name: ward["properties"]["NAME"].as_str().unwrap().to_owned(),
            shape: Shape::from_rings([rings], &Crs::Wgs84).unwrap().0,
        }
    };
    Some(file["features"].as_array().unwrap().iter().filter(own).map(shape).collect())
}

fn crimes(lsoas: &[(String, String, Shape)]) -> Option<Vec<Crime>> {
    let own: BTreeSet<&str> = lsoas.iter().map(|(code, _, _)| code.as_str()).collect();
    let mut zip = zip::ZipArchive::new(File::open(shared_data::data(CRIMES)?).unwrap()).unwrap();
    let all = zip.file_names().map(|name| name.unwrap().into_owned());
    let names: Vec<String> = all.filter(|name| name.ends_with("-street.csv")).collect();
    let mut crimes = Vec::new();
    for name in names {
        let mut rows = csv::Reader::from_reader(zip.by_name(&name).unwrap());
        let mut row = csv::StringRecord::new();
        // Month, longitude, latitude and LSOA code stand in these columns of every street file.
        assert_eq!(&rows.headers().unwrap()[7], "LSOA code");
        while rows.read_record(&mut row).unwrap() {
            if !own.contains(&row[7]) {
                continue;
            }
            let place = row[4].parse().ok().zip(row[5].parse().ok());
            crimes.push(Crime {
                month: row[1].to_owned(),
                lsoa: row[7].to_owned(),
                point: place.map(|(east, north)| Point::from_lonlat(east, north).unwrap()),
            });
        }
    }
    Some(crimes)
}
