//! GeoJSON as it streams by: one feature in memory at a time.

use std::fmt;

use geo_types::{Coord, LineString};
use serde::Deserialize;
use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::geojson::Reading;
use super::{Drawn, Outline, not_a_polygon};
use crate::SourceError;

/// The members of a collection, handed on as they come.
pub(super) struct Stream<'r, 'a> {
    reading: &'r mut Reading<'a>,
    /// What stopped the reading, where it was not the file's syntax.
    pub(super) failed: Option<SourceError>,
}

impl<'r, 'a> Stream<'r, 'a> {
    /// Hands on to this.
    pub(super) fn new(reading: &'r mut Reading<'a>) -> Self {
        Self { reading, failed: None }
    }

    fn stop<E: serde::de::Error>(&mut self, done: Result<(), SourceError>) -> Result<(), E> {
        done.map_err(|error| {
            self.failed = Some(error);
            E::custom("stopped")
        })
    }
}

impl<'de> Visitor<'de> for &mut Stream<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a collection of features")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(key) = members.next_key::<String>()? {
            match key.as_str() {
                "crs" => {
                    let crs = members.next_value::<Value>()?;
                    let done = self.reading.take_crs(&crs);
                    self.stop(done)?;
                }
                "features" => members.next_value_seed(&mut *self)?,
                "type" => {
                    let kind = members.next_value::<String>()?;
                    if kind != "FeatureCollection" {
                        return Err(A::Error::custom(format!(
                            "it is a {kind} and not a FeatureCollection"
                        )));
                    }
                }
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(feature) = features.next_element::<Feature>()? {
            let done = self.reading.take_feature(feature);
            self.stop(done)?;
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Stream<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, features: D) -> Result<(), D::Error> {
        features.deserialize_seq(self)
    }
}

/// A feature.
#[derive(Deserialize)]
pub(super) struct Feature {
    pub(super) properties: Option<Map<String, Value>>,
    pub(super) geometry: Option<Geometry>,
}

/// What a feature is drawn as.
#[derive(Deserialize)]
pub(super) struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    coordinates: Option<Nest>,
    geometries: Option<Vec<Geometry>>,
}

impl Geometry {
    /// Its polygons. A collection of polygons is as good as a multipolygon.
    pub(super) fn outline(self) -> Drawn {
        let nested = "has coordinates that are not nested as those of a polygon are";
        match (self.kind.as_str(), self.coordinates, self.geometries) {
            ("Polygon", Some(rings), _) => {
                polygon(rings).map(|rings| vec![rings]).ok_or_else(|| nested.to_owned())
            }
            ("MultiPolygon", Some(Nest::List(polygons)), _) => {
                let outline: Option<Outline> = polygons.into_iter().map(polygon).collect();
                outline.ok_or_else(|| nested.to_owned())
            }
            ("GeometryCollection", _, Some(parts)) => {
                let parts: Result<Vec<Outline>, String> =
                    parts.into_iter().map(Geometry::outline).collect();
                Ok(parts?.into_iter().flatten().collect())
            }
            ("Polygon" | "MultiPolygon" | "GeometryCollection", ..) => Err(nested.to_owned()),
            (kind, ..) => Err(not_a_polygon(kind)),
        }
    }
}

fn polygon(rings: Nest) -> Option<Vec<LineString<f64>>> {
    let Nest::List(rings) = rings else { return None };
    rings
        .into_iter()
        .map(|ring| {
            let Nest::List(points) = ring else { return None };
            let point = |point| match point {
                Nest::Position(x, y) => Some(Coord { x, y }),
                _ => None,
            };
            points.into_iter().map(point).collect::<Option<Vec<_>>>().map(LineString)
        })
        .collect()
}

/// Coordinates, nested as deep as their geometry has it.
enum Nest {
    Number(f64),
    Position(f64, f64),
    List(Vec<Nest>),
}

impl<'de> Deserialize<'de> for Nest {
    fn deserialize<D: serde::Deserializer<'de>>(nest: D) -> Result<Self, D::Error> {
        nest.deserialize_any(NestVisitor)
    }
}

struct NestVisitor;

impl<'de> Visitor<'de> for NestVisitor {
    type Value = Nest;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a coordinate, or a list of them")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nest, E> {
        Ok(Nest::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "a coordinate in whole metres or degrees")]
    fn visit_u64<E>(self, number: u64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "a coordinate in whole metres or degrees")]
    fn visit_i64<E>(self, number: i64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    /// Some writers put null for what is not a number; the feature is then refused by name.
    fn visit_unit<E>(self) -> Result<Nest, E> {
        Ok(Nest::Number(f64::NAN))
    }

    fn visit_str<E>(self, _: &str) -> Result<Nest, E> {
        Ok(Nest::Number(f64::NAN))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Nest, A::Error> {
        match parts.next_element::<Nest>()? {
            None => Ok(Nest::List(Vec::new())),
            Some(Nest::Number(x)) => {
                let y = match parts.next_element::<Nest>()? {
                    Some(Nest::Number(y)) => y,
                    _ => f64::NAN,
                };
                // Heights, and what else may follow.
                while parts.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Nest::Position(x, y))
            }
            Some(first) => {
                let mut list = vec![first];
                while let Some(next) = parts.next_element()? {
                    list.push(next);
                }
                Ok(Nest::List(list))
            }
        }
    }
}
