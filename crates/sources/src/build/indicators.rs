//! Rows of [`Table::Indicators`].

use std::sync::Arc;

use arrow::array::{Float64Array, StringArray};

use super::few::Few;
use super::{BATCH, deliver};
use crate::{Sink, SourceError, Table};

/// Indicators in the making.
pub(crate) struct IndicatorsBuilder<'f> {
    file: &'f str,
    codes: Vec<String>,
    names: Vec<String>,
    indicator: Few,
    period: Few,
    values: Vec<f64>,
}

impl<'f> IndicatorsBuilder<'f> {
    /// Indicators of this file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self {
            file,
            codes: Vec::new(),
            names: Vec::new(),
            indicator: Few::default(),
            period: Few::default(),
            values: Vec::new(),
        }
    }

    /// Appends one number about an area.
    pub(crate) fn push(
        &mut self,
        (code, name): (&str, &str),
        indicator: &str,
        period: Option<&str>,
        value: f64,
    ) {
        self.codes.push(code.to_owned());
        self.names.push(name.to_owned());
        self.indicator.push_value(indicator);
        let period = period.map(|period| self.period.number(period));
        self.period.push(period);
        self.values.push(value);
    }

    /// Hands over a full batch, where there is one.
    pub(crate) fn flush_full(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.values.len() >= BATCH { self.flush(sink) } else { Ok(()) }
    }

    /// Hands over what is left.
    pub(crate) fn flush(&mut self, sink: &mut dyn Sink) -> Result<(), SourceError> {
        if self.values.is_empty() {
            return Ok(());
        }
        let columns = vec![
            Arc::new(StringArray::from(std::mem::take(&mut self.codes))) as _,
            Arc::new(StringArray::from(std::mem::take(&mut self.names))) as _,
            self.indicator.finish(self.file)?,
            self.period.finish(self.file)?,
            Arc::new(Float64Array::from(std::mem::take(&mut self.values))) as _,
        ];
        deliver(Table::Indicators, columns, self.file, sink)
    }
}
