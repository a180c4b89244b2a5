//! Rows of [`Table::Boundaries`].

use std::sync::Arc;

use arrow::array::{BinaryBuilder, Int64Array, StringArray};

use super::deliver;
use super::few::Few;
use crate::{Sink, SourceError, Table};

/// Bytes of outlines in one batch: rows differ a thousandfold in size.
const BYTES: usize = 4 << 20;

/// An area's boundary.
pub(crate) struct Boundary<'a> {
    /// The area's code.
    pub(crate) code: &'a str,
    /// Its name.
    pub(crate) name: &'a str,
    /// Set and year of the code: "WD24".
    pub(crate) set: Option<&'a str>,
    /// The outline, as well-known binary.
    pub(crate) wkb: &'a [u8],
    /// How many vertices it has.
    pub(crate) vertices: i64,
    /// What was mended.
    pub(crate) repair: Option<String>,
}

/// Boundaries in the making.
pub(crate) struct BoundariesBuilder<'f> {
    file: &'f str,
    codes: Vec<String>,
    names: Vec<String>,
    sets: Few,
    outlines: BinaryBuilder,
    vertices: Vec<i64>,
    repairs: Vec<Option<String>>,
    bytes: usize,
}

impl<'f> BoundariesBuilder<'f> {
    /// Boundaries of this file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self {
            file,
            codes: Vec::new(),
            names: Vec::new(),
            sets: Few::default(),
            outlines: BinaryBuilder::new(),
            vertices: Vec::new(),
            repairs: Vec::new(),
            bytes: 0,
        }
    }

    /// Appends a boundary.
    pub(crate) fn push(&mut self, boundary: Boundary<'_>) {
        self.codes.push(boundary.code.to_owned());
        self.names.push(boundary.name.to_owned());
        let set = boundary.set.map(|set| self.sets.number(set));
        self.sets.push(set);
        self.outlines.append_value(boundary.wkb);
        self.vertices.push(boundary.vertices);
        self.repairs.push(boundary.repair);
        self.bytes += boundary.wkb.len();
    }

    /// Hands over a full batch, where there is one.
    pub(crate) fn flush_full(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.bytes >= BYTES { self.flush(sink) } else { Ok(()) }
    }

    /// Hands over what is left.
    pub(crate) fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.codes.is_empty() {
            return Ok(());
        }
        self.bytes = 0;
        let columns = vec![
            Arc::new(StringArray::from(std::mem::take(&mut self.codes))) as _,
            Arc::new(StringArray::from(std::mem::take(&mut self.names))) as _,
            self.sets.finish(self.file)?,
            Arc::new(self.outlines.finish()) as _,
            Arc::new(Int64Array::from(std::mem::take(&mut self.vertices))) as _,
            Arc::new(StringArray::from(std::mem::take(&mut self.repairs))) as _,
        ];
        deliver(Table::Boundaries, columns, self.file, sink)
    }
}
