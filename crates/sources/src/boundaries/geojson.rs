//! Boundaries as GeoJSON: a collection of features, each with its properties. By the standard (RFC 7946) coordinates are
//! longitude and latitude; a `crs` from before it is honoured.

use std::cell::Cell;
use std::io::{BufReader, Read};

use geometry::Crs;
use serde::Deserializer as _;
use serde_json::{Map, Value};

use super::columns::Columns;
use super::features::{Features, unreadable};
use super::geojson_read::{Feature, Stream};
use super::{CAVEATS, HOMEPAGE, LICENCE, MOST_FEATURE, PUBLISHER};
use crate::bounded::Bounded;
use crate::{Cadence, FileContext, Peek, Sink, Source, SourceError, Table};

/// Boundaries as GeoJSON.
pub(crate) static SOURCE: Source = Source {
    id: "boundaries-geojson",
    title: "Boundaries of areas, as GeoJSON",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Irregular,
    homepage: HOMEPAGE,
    caveats: CAVEATS,
    table: Table::Boundaries,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let start = peek.start.trim_start();
    start.starts_with('{')
        && (start.contains("\"FeatureCollection\"")
            || start.contains("\"features\"") && start.contains("\"geometry\""))
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let (left, taken) = (Cell::new(MOST_FEATURE), Cell::new(0));
    let problem =
        "a feature is longer than 128 MiB; import generalised boundaries instead (BGC or BUC)";
    let bounded = Bounded { reader: read, left: &left, taken: &taken, problem };
    let mut json =
        serde_json::Deserializer::from_reader(BufReader::with_capacity(1 << 16, bounded));
    let mut reading = Reading {
        file,
        features: Features::new(&file.label, Crs::Wgs84, sink),
        columns: Columns::find(&[], &[]),
        number: 0,
        left: &left,
        taken: &taken,
    };
    let mut stream = Stream::new(&mut reading);
    let done = json.deserialize_map(&mut stream).and_then(|()| json.end());
    if let Some(error) = stream.failed.take() {
        return Err(error);
    }
    if let Err(error) = done {
        let (file, line) = (file.label.clone(), error.line() as u64);
        let problem =
            format!("this is not GeoJSON from beginning to end ({error}); export it again");
        return Err(SourceError::Layout { file, line, problem });
    }
    let bytes = taken.take();
    reading.features.progress(bytes);
    reading.features.finish()
}

/// What is known while features come.
pub(super) struct Reading<'a> {
    file: &'a FileContext,
    features: Features<'a>,
    columns: Columns,
    number: u64,
    left: &'a Cell<usize>,
    taken: &'a Cell<u64>,
}

impl Reading<'_> {
    /// Takes what the collection says of its coordinates. After the features it comes too late, unless it says what is so by
    /// itself.
    pub(super) fn take_crs(&mut self, crs: &Value) -> Result<(), SourceError> {
        let name = match crs {
            Value::Null => return Ok(()),
            Value::String(name) => name.as_str(),
            other => other.pointer("/properties/name").and_then(Value::as_str).unwrap_or(""),
        };
        let crs = Crs::from_name(name)
            .map_err(|error| unreadable(&self.file.label, format!("cannot be placed: {error}")))?;
        if self.number > 0 && crs != Crs::Wgs84 {
            let problem = "names its coordinate system behind its features, where it is not looked for; put \"crs\" before \
                           \"features\"";
            return Err(unreadable(&self.file.label, problem));
        }
        self.features.layer(crs)
    }

    /// Takes the next feature.
    pub(super) fn take_feature(&mut self, feature: Feature) -> Result<(), SourceError> {
        self.left.set(MOST_FEATURE);
        self.features.progress(self.taken.take());
        self.number += 1;
        let properties = feature.properties.unwrap_or_default();
        if !properties.keys().eq(self.columns.heads()) {
            let heads: Vec<String> = properties.keys().cloned().collect();
            self.columns = Columns::find(&heads, &[&self.file.name]);
        }
        let named = self.columns.read(&texts(&properties));
        let drawn = match feature.geometry {
            Some(geometry) => geometry.outline(),
            None => Err("has no geometry".to_owned()),
        };
        self.features.take(self.number, named, drawn)
    }
}

fn texts(properties: &Map<String, Value>) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    properties.values().map(text).collect()
}
