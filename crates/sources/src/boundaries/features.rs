//! The features of a file on their way into the table: named, drawn, checked. The one place that calls `geometry`.

use std::collections::HashSet;

use geo_types::{Coord, LineString, MultiPolygon, Polygon};
use geometry::{Crs, GeometryError, Repair, Shape};

use super::columns::{Named, Nameless};
use super::{Drawn, MOST_VERTICES, Outline};
use crate::build::{BoundariesBuilder, Boundary};
use crate::{Reject, RejectReason, Sink, SourceError};

/// How many repairs of a feature are told; boundaries drawn by hand can have hundreds.
const REPAIRS_TOLD: usize = 3;

/// The features of one file.
pub(super) struct Features<'a> {
    file: &'a str,
    sink: &'a mut dyn Sink,
    crs: Crs,
    table: BoundariesBuilder<'a>,
    /// A rectangle about each outline of the layer, as it stands in the file: together they show where it lies.
    places: Vec<Polygon<f64>>,
    codes: HashSet<String>,
    repeated: Vec<String>,
    vertices: u64,
    good: u64,
    bad: u64,
    first_reject: Option<String>,
}

impl<'a> Features<'a> {
    /// Features of this file, in this coordinate system.
    pub(super) fn new(file: &'a str, crs: Crs, sink: &'a mut dyn Sink) -> Self {
        Self {
            file,
            sink,
            crs,
            table: BoundariesBuilder::new(file),
            places: Vec::new(),
            codes: HashSet::new(),
            repeated: Vec::new(),
            vertices: 0,
            good: 0,
            bad: 0,
            first_reject: None,
        }
    }

    /// Begins a layer in another coordinate system.
    pub(super) fn layer(&mut self, crs: Crs) -> Result<(), SourceError> {
        self.check_place()?;
        self.crs = crs;
        Ok(())
    }

    /// Tells how many bytes were read.
    pub(super) fn progress(&mut self, bytes: u64) {
        self.sink.progress(bytes);
    }

    /// Takes the feature of this number, from 1: what it is and how it is drawn.
    pub(super) fn take(
        &mut self,
        number: u64,
        named: Result<Named, Nameless>,
        drawn: Drawn,
    ) -> Result<(), SourceError> {
        if let Ok(outline) = &drawn {
            self.vertices += count(outline);
            self.check_vertices(self.vertices)?;
            self.places.extend(rectangle(outline));
        }
        let named = match named {
            Ok(named) => named,
            Err(nameless) => {
                let Nameless { column, called, reason } = nameless;
                self.reject(Reject::new(self.file, number, column, &called, reason));
                return Ok(());
            }
        };
        let shape = drawn.and_then(|outline| self.shape(outline));
        match shape {
            Ok((shape, repairs)) => {
                self.good += 1;
                self.keep(&named, &shape, &repairs)
            }
            Err(problem) => {
                let called = match &named {
                    Named { code, name, .. } if code == name => code.clone(),
                    Named { code, name, .. } => format!("{name} ({code})"),
                };
                let reason = RejectReason::Other(problem);
                self.reject(Reject::new(self.file, number, None, &called, reason));
                Ok(())
            }
        }
    }

    /// Refuses a file that has, or says that it has, more vertices than boundaries can have.
    pub(super) fn check_vertices(&self, vertices: u64) -> Result<(), SourceError> {
        check_vertices(self.file, vertices)
    }

    /// The file was read to its end: what is left goes to the sink. A file of another place, and one of which nothing could be
    /// read, is refused.
    pub(super) fn finish(mut self) -> Result<(), SourceError> {
        self.check_place()?;
        if self.good == 0 {
            let first = match &self.first_reject {
                Some(first) => {
                    format!("of its {} features none can be read; the first: {first}", self.bad)
                }
                None => "it has no features".to_owned(),
            };
            return Err(unreadable(self.file, format!("holds no boundary: {first}")));
        }
        if let Some(first) = self.repeated.first() {
            let (file, more) = (self.file, self.repeated.len());
            self.sink.notice(&format!(
                "{file}: {more} features repeat the code of an earlier one (first {first}); they are kept as parts of one area"
            ));
        }
        self.table.flush(self.sink)
    }

    fn shape(&self, outline: Outline) -> Result<(Shape, Vec<Repair>), String> {
        Shape::from_rings(outline, &self.crs).map_err(|error: GeometryError| error.to_string())
    }

    fn keep(
        &mut self,
        named: &Named,
        shape: &Shape,
        repairs: &[Repair],
    ) -> Result<(), SourceError> {
        if !self.codes.insert(named.code.clone()) {
            self.repeated.push(named.code.clone());
        }
        self.table.push(Boundary {
            code: &named.code,
            name: &named.name,
            set: named.set.as_deref(),
            wkb: &shape.to_wkb(),
            vertices: i64::try_from(shape.vertices()).unwrap_or(i64::MAX),
            repair: repair_words(repairs),
        });
        self.table.flush_full(self.sink)
    }

    fn reject(&mut self, reject: Reject) {
        self.bad += 1;
        self.first_reject.get_or_insert_with(|| format!("\"{}\" {}", reject.value, reject.reason));
        self.sink.reject(reject);
    }

    fn check_place(&mut self) -> Result<(), SourceError> {
        let places = MultiPolygon::new(std::mem::take(&mut self.places));
        match self.crs.guess_wrong(&places) {
            Some(wrong) => Err(unreadable(
                self.file,
                format!(
                    "is not in the coordinate system it should be in, or of another place: {wrong}"
                ),
            )),
            None => Ok(()),
        }
    }
}

/// Refuses a file that has, or says that it has, more vertices than boundaries can have.
pub(super) fn check_vertices(file: &str, vertices: u64) -> Result<(), SourceError> {
    if vertices <= MOST_VERTICES {
        return Ok(());
    }
    let problem = format!(
        "holds more than {} million vertices; import generalised boundaries instead (BGC or BUC)",
        MOST_VERTICES / 1_000_000
    );
    Err(unreadable(file, problem))
}

/// An error about a whole file.
pub(super) fn unreadable(file: &str, problem: impl Into<String>) -> SourceError {
    SourceError::Unreadable { file: file.to_owned(), problem: problem.into() }
}

fn count(outline: &Outline) -> u64 {
    outline.iter().flatten().map(|ring| ring.0.len() as u64).sum()
}

/// The upright rectangle about an outline, where it has one.
fn rectangle(outline: &Outline) -> Option<Polygon<f64>> {
    let mut corners: Option<(Coord<f64>, Coord<f64>)> = None;
    for coord in outline.iter().flatten().flat_map(|ring| &ring.0) {
        if coord.x.is_finite() && coord.y.is_finite() {
            let (low, high) = corners.get_or_insert((*coord, *coord));
            *low = Coord { x: low.x.min(coord.x), y: low.y.min(coord.y) };
            *high = Coord { x: high.x.max(coord.x), y: high.y.max(coord.y) };
        }
    }
    let (low, high) = corners?;
    let ring = vec![low, Coord { x: high.x, y: low.y }, high, Coord { x: low.x, y: high.y }];
    Some(Polygon::new(LineString(ring), Vec::new()))
}

fn repair_words(repairs: &[Repair]) -> Option<String> {
    let mut told: Vec<String> =
        repairs.iter().take(REPAIRS_TOLD).map(ToString::to_string).collect();
    let more = repairs.len() - told.len();
    if more > 0 {
        told.push(format!("and {more} more"));
    }
    (!told.is_empty()).then(|| told.join("; "))
}
