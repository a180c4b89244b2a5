//! Rows of [`Table::Counts`].

use std::sync::Arc;

use arrow::array::{Int32Array, Int64Array};
use figure::Month;

use super::few::Few;
use super::{BATCH, deliver};
use crate::{Sink, SourceError, Table};

/// What a row counts and where, in the publisher's own words.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place<'a> {
    /// The area's code, where the publisher gives one.
    pub(crate) area_code: Option<&'a str>,
    /// The area's name, where the publisher gives one.
    pub(crate) area_name: Option<&'a str>,
    /// The district of a ward.
    pub(crate) parent_name: Option<&'a str>,
    /// The category.
    pub(crate) category: &'a str,
    /// The subcategory.
    pub(crate) subcategory: Option<&'a str>,
}

/// Counts in the making.
pub(crate) struct CountsBuilder<'f> {
    file: &'f str,
    months: Vec<i32>,
    counts: Vec<i64>,
    area_code: Few,
    area_name: Few,
    parent_name: Few,
    category: Few,
    subcategory: Few,
}

impl<'f> CountsBuilder<'f> {
    /// Counts of this file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self {
            file,
            months: Vec::new(),
            counts: Vec::new(),
            area_code: Few::default(),
            area_name: Few::default(),
            parent_name: Few::default(),
            category: Few::default(),
            subcategory: Few::default(),
        }
    }

    /// Appends counts of one place, a month each.
    pub(crate) fn push(
        &mut self,
        place: Place<'_>,
        counts: impl Iterator<Item = (Month, i64)>,
        sink: &mut dyn Sink,
    ) -> Result<(), SourceError> {
        let area_code = place.area_code.map(|value| self.area_code.number(value));
        let area_name = place.area_name.map(|value| self.area_name.number(value));
        let parent_name = place.parent_name.map(|value| self.parent_name.number(value));
        let category = self.category.number(place.category);
        let subcategory = place.subcategory.map(|value| self.subcategory.number(value));
        for (month, count) in counts {
            self.months.push(month.index());
            self.counts.push(count);
            self.area_code.push(area_code);
            self.area_name.push(area_name);
            self.parent_name.push(parent_name);
            self.category.push(Some(category));
            self.subcategory.push(subcategory);
        }
        if self.months.len() >= BATCH { self.flush(sink) } else { Ok(()) }
    }

    /// Hands over what is left.
    pub(crate) fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.months.is_empty() {
            return Ok(());
        }
        let columns = vec![
            Arc::new(Int32Array::from(std::mem::take(&mut self.months))) as _,
            self.area_code.finish(self.file)?,
            self.area_name.finish(self.file)?,
            self.parent_name.finish(self.file)?,
            self.category.finish(self.file)?,
            self.subcategory.finish(self.file)?,
            Arc::new(Int64Array::from(std::mem::take(&mut self.counts))) as _,
        ];
        deliver(Table::Counts, columns, self.file, sink)
    }
}
