//! Hot spots for a map of somebody else's: GeoJSON (RFC 7946).

use geo_types::{LineString, Polygon};
use geometry::{Point, Shape};
use serde_json::{Value, json};

use super::answer::{HotSpotRow, HotSpots};
use crate::ReportsError;

/// The places as features in longitude and latitude (WGS84), six decimals: about a decimetre. Their shapes are those that
/// are drawn, with fewer vertices than the source's: `shapes_within_metres` says how far from it they may lie.
///
/// # Errors
/// Where a shape cannot be placed on the globe.
pub fn geojson(found: &HotSpots) -> Result<Value, ReportsError> {
    let pairs = found.rows.iter().zip(&found.shapes.places);
    let features: Vec<Value> =
        pairs.map(|(row, shape)| feature(row, shape)).collect::<Result<_, _>>()?;
    Ok(json!({
        "type": "FeatureCollection",
        "title": super::words::finding(found),
        "area": found.area,
        "measure": found.measure,
        "unit": found.unit,
        "period": found.period,
        "earlier": found.earlier,
        "rule": found.rule,
        "shapes_within_metres": found.shapes.tolerance,
        "caveats": found.caveats,
        "licences": found.licences,
        "features": features,
    }))
}

fn feature(row: &HotSpotRow, shape: &Shape) -> Result<Value, ReportsError> {
    let mut polygons: Vec<Value> =
        shape.polygons().iter().map(polygon).collect::<Result<_, _>>()?;
    let geometry = match polygons.pop() {
        Some(only) if polygons.is_empty() => json!({ "type": "Polygon", "coordinates": only }),
        last => {
            polygons.extend(last);
            json!({ "type": "MultiPolygon", "coordinates": polygons })
        }
    };
    Ok(json!({ "type": "Feature", "id": row.code, "properties": row, "geometry": geometry }))
}

/// Outer rings anticlockwise and holes clockwise, as both a shape has them and the format wants them.
fn polygon(polygon: &Polygon<f64>) -> Result<Value, ReportsError> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    Ok(Value::Array(rings.map(ring).collect::<Result<_, _>>()?))
}

fn ring(line: &LineString<f64>) -> Result<Value, ReportsError> {
    let place = |coord: &geo_types::Coord<f64>| -> Result<Value, ReportsError> {
        let (longitude, latitude) = Point { easting: coord.x, northing: coord.y }.to_lonlat()?;
        Ok(json!([rounded(longitude), rounded(latitude)]))
    };
    Ok(Value::Array(line.0.iter().map(place).collect::<Result<_, _>>()?))
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}
