//! Rows of [`Table::Lookup`].

use std::sync::Arc;

use arrow::array::{Float64Array, StringArray};

use super::few::Few;
use super::{BATCH, deliver};
use crate::{Sink, SourceError, Table};

/// An area as a look-up names it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area<'a> {
    /// The code.
    pub(crate) code: &'a str,
    /// The name.
    pub(crate) name: &'a str,
    /// The publisher's code years: "LSOA11".
    pub(crate) set: &'a str,
}

/// A look-up in the making.
pub(crate) struct LookupBuilder<'f> {
    file: &'f str,
    texts: [Vec<String>; 4],
    child_set: Few,
    parent_set: Few,
    shares: Vec<f64>,
    change: Few,
}

impl<'f> LookupBuilder<'f> {
    /// A look-up of this file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self {
            file,
            texts: Default::default(),
            child_set: Few::default(),
            parent_set: Few::default(),
            shares: Vec::new(),
            change: Few::default(),
        }
    }

    /// Appends one area inside another.
    pub(crate) fn push(
        &mut self,
        child: Area<'_>,
        parent: Area<'_>,
        share: f64,
        change: Option<&str>,
    ) {
        let texts = [child.code, child.name, parent.code, parent.name];
        for (column, text) in self.texts.iter_mut().zip(texts) {
            column.push(text.to_owned());
        }
        self.child_set.push_value(child.set);
        self.parent_set.push_value(parent.set);
        self.shares.push(share);
        let change = change.map(|change| self.change.number(change));
        self.change.push(change);
    }

    /// Hands over a full batch, where there is one.
    pub(crate) fn flush_full(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.shares.len() >= BATCH { self.flush(sink) } else { Ok(()) }
    }

    /// Hands over what is left.
    pub(crate) fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.shares.is_empty() {
            return Ok(());
        }
        let mut columns = Vec::with_capacity(8);
        for texts in &mut self.texts {
            columns.push(Arc::new(StringArray::from(std::mem::take(texts))) as _);
        }
        columns.push(self.child_set.finish(self.file)?);
        columns.push(self.parent_set.finish(self.file)?);
        columns.push(Arc::new(Float64Array::from(std::mem::take(&mut self.shares))) as _);
        columns.push(self.change.finish(self.file)?);
        deliver(Table::Lookup, columns, self.file, sink)
    }
}
