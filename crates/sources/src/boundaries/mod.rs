//! Boundaries of areas: each format in which publishers draw them is a source, and all fill one table. A file is known by its
//! content, its areas by whatever columns of codes and names it has; what is drawn is checked and put on the British National
//! Grid by the crate `geometry`, in one place ([`features`]).

mod columns;
mod dbf;
mod features;
mod geojson;
mod geojson_read;
mod geopackage;
mod kml;
mod kml_read;
mod labels;
mod shapefile;
mod shp;

use geo_types::LineString;

pub(crate) use geojson::SOURCE as GEOJSON;
pub(crate) use geopackage::SOURCE as GEOPACKAGE;
pub(crate) use kml::SOURCE as KML;
pub(crate) use shapefile::SOURCE as SHAPEFILE;

/// Polygons as rings, the outer one of each first.
type Outline = Vec<Vec<LineString<f64>>>;

/// What a feature is drawn as, or why it cannot be read, as a reject says it: "is a Point where a polygon is wanted".
type Drawn = Result<Outline, String>;

/// The most vertices of a file: the fullest boundaries of England and Wales have some forty million.
const MOST_VERTICES: u64 = 64 << 20;
/// The most bytes of one feature.
const MOST_FEATURE: usize = 128 << 20;

const HOMEPAGE: &str = "https://geoportal.statistics.gov.uk/";
const PUBLISHER: &str = "Office for National Statistics, and other publishers of boundaries";
const LICENCE: &str = "Source: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS \
                       data © Crown copyright and database right.";
const CAVEATS: &[&str] = &[
    "Generalised boundaries (BGC, BUC) leave out detail: a point near one may fall on its other side.",
    "Boundaries are those of their code year; areas that were changed since have other codes.",
];

/// What to say of a feature that is no polygon.
fn not_a_polygon(kind: &str) -> String {
    format!("is a {kind} where a polygon is wanted; leave it out, or draw its area")
}
