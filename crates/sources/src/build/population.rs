//! Rows of [`Table::Population`].

use std::sync::Arc;

use arrow::array::{Int32Array, Int64Array, StringArray};

use super::few::Few;
use super::{BATCH, deliver};
use crate::{Sink, SourceError, Table};

/// A population in the making. Mid-year estimates describe 30 June.
pub(crate) struct PopulationBuilder<'f> {
    file: &'f str,
    years: Vec<i32>,
    codes: Vec<String>,
    names: Vec<String>,
    sex: Few,
    age_band: Few,
    counts: Vec<i64>,
}

impl<'f> PopulationBuilder<'f> {
    /// A population of this file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self {
            file,
            years: Vec::new(),
            codes: Vec::new(),
            names: Vec::new(),
            sex: Few::default(),
            age_band: Few::default(),
            counts: Vec::new(),
        }
    }

    /// Appends the residents of an area in the middle of a year.
    pub(crate) fn push(
        &mut self,
        year: i32,
        (code, name): (&str, &str),
        (sex, age_band): (&str, &str),
        count: i64,
    ) {
        self.years.push(year);
        self.codes.push(code.to_owned());
        self.names.push(name.to_owned());
        self.sex.push_value(sex);
        self.age_band.push_value(age_band);
        self.counts.push(count);
    }

    /// Hands over a full batch, where there is one.
    pub(crate) fn flush_full(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.counts.len() >= BATCH { self.flush(sink) } else { Ok(()) }
    }

    /// Hands over what is left.
    pub(crate) fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.counts.is_empty() {
            return Ok(());
        }
        let years = std::mem::take(&mut self.years);
        let dates = StringArray::from_iter_values(years.iter().map(|year| format!("{year}-06-30")));
        let columns = vec![
            Arc::new(Int32Array::from(years)) as _,
            Arc::new(dates) as _,
            Arc::new(StringArray::from(std::mem::take(&mut self.codes))) as _,
            Arc::new(StringArray::from(std::mem::take(&mut self.names))) as _,
            self.sex.finish(self.file)?,
            self.age_band.finish(self.file)?,
            Arc::new(Int64Array::from(std::mem::take(&mut self.counts))) as _,
        ];
        deliver(Table::Population, columns, self.file, sink)
    }
}
