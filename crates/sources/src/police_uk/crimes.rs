//! Rows of recorded crimes and of their outcomes: two files of one layout but for their last columns.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use arrow::array::{ArrayRef, BinaryBuilder, Float64Array, Int32Array, RecordBatch};
use arrow::error::ArrowError;
use xxhash_rust::xxh3::xxh3_64;

use super::few::{Few, nulls};
use super::fields::{crime_id, degrees, ever_an_lsoa, in_the_united_kingdom, month};
use super::file_name::FileName;
use super::rows::{Builder, Fault, Row, read_rows};
use super::seen::Seen;
use crate::{Batch, FileContext, Identity, RejectReason, RowIdentity, Sink, SourceError, Table};

// The publisher's columns, in the publisher's order; the first ten are the same in both layouts but for a name.
pub(super) const CRIME_ID: usize = 0;
pub(super) const MONTH: usize = 1;
const REPORTED_BY: usize = 2;
const FALLS_WITHIN: usize = 3;
const LONGITUDE: usize = 4;
const LATITUDE: usize = 5;
const LOCATION: usize = 6;
const LSOA_CODE: usize = 7;
pub(super) const LSOA_NAME: usize = 8;
pub(super) const CATEGORY: usize = 9;
const OUTCOME: usize = 10;
const CONTEXT: usize = 11;

/// One event, as the tables hold it. Empty is none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Crime<'a> {
    pub(super) id: &'a [u8],
    pub(super) month: i32,
    pub(super) reported_by: &'a [u8],
    pub(super) force: &'a [u8],
    /// Longitude, latitude.
    pub(super) point: Option<(f64, f64)>,
    pub(super) location: &'a [u8],
    pub(super) area_code: &'a [u8],
    pub(super) area_name: &'a [u8],
    pub(super) category: &'a [u8],
    pub(super) outcome: &'a [u8],
    pub(super) context: &'a [u8],
}

impl Crime<'_> {
    /// What the publisher says of the event, without the area that was asked about: equal for the same record in two answers.
    pub(super) fn hash(&self) -> u64 {
        let (longitude, latitude) = self.point.unwrap_or((f64::NAN, f64::NAN));
        let mut all = Vec::with_capacity(160);
        all.extend_from_slice(&self.month.to_le_bytes());
        all.extend_from_slice(&longitude.to_le_bytes());
        all.extend_from_slice(&latitude.to_le_bytes());
        for text in [self.id, self.location, self.category, self.outcome, self.context] {
            all.extend_from_slice(text);
            // A byte that no text has, so that neighbouring fields cannot lend each other letters.
            all.push(0xff);
        }
        xxh3_64(&all)
    }
}

/// The columns of [`Table::Street`] or [`Table::Outcomes`], filled row by row.
pub(super) struct CrimeColumns {
    table: Table,
    ids: BinaryBuilder,
    months: Vec<i32>,
    reported_by: Few,
    force: Few,
    longitude: Vec<f64>,
    latitude: Vec<f64>,
    location: Few,
    area_code: Few,
    area_name: Few,
    category: Few,
    outcome: Few,
    context: Few,
    identities: Vec<RowIdentity>,
    /// Rows by number of force and month.
    rows: HashMap<(i32, i32), u64>,
    /// The force and month of the last rows, and how many they are.
    run: ((i32, i32), u64),
}

impl CrimeColumns {
    pub(super) fn new(table: Table) -> Self {
        Self {
            table,
            ids: BinaryBuilder::new(),
            months: Vec::new(),
            reported_by: Few::new(),
            force: Few::new(),
            longitude: Vec::new(),
            latitude: Vec::new(),
            location: Few::new(),
            area_code: Few::new(),
            area_name: Few::new(),
            category: Few::new(),
            outcome: Few::new(),
            context: Few::new(),
            identities: Vec::new(),
            rows: HashMap::new(),
            run: ((0, 0), 0),
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.months.len()
    }

    /// Adds a row.
    pub(super) fn push(&mut self, crime: &Crime<'_>, identity: RowIdentity) {
        if crime.id.is_empty() {
            self.ids.append_null();
        } else if let Some(id) = crime_id(crime.id) {
            self.ids.append_value(id);
        } else {
            self.ids.append_value(crime.id);
        }
        self.months.push(crime.month);
        self.reported_by.push(crime.reported_by);
        let force = self.force.push(crime.force);
        // Not a number stands for none until the column is made: no point that is kept has it.
        let (longitude, latitude) = crime.point.unwrap_or((f64::NAN, f64::NAN));
        self.longitude.push(longitude);
        self.latitude.push(latitude);
        self.location.push(crime.location);
        self.area_code.push(crime.area_code);
        self.area_name.push(crime.area_name);
        self.category.push(crime.category);
        if self.table == Table::Street {
            self.outcome.push(crime.outcome);
            self.context.push(crime.context);
        }
        self.identities.push(identity);
        if self.run.0 == (force, crime.month) {
            self.run.1 += 1;
        } else {
            self.end_run();
            self.run = ((force, crime.month), 1);
        }
    }

    fn end_run(&mut self) {
        if self.run.1 > 0 {
            *self.rows.entry(self.run.0).or_default() += self.run.1;
        }
    }

    /// The batch and what was seen in it; none without rows.
    pub(super) fn finish(mut self) -> Result<Option<(Batch, Seen)>, ArrowError> {
        if self.months.is_empty() {
            return Ok(None);
        }
        self.end_run();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut seen = Seen::default();
        for (&(force, month), &rows) in &self.rows {
            let force = Some(text(self.force.values.value(force))).filter(|name| !name.is_empty());
            seen.rows.insert((force, month), rows);
        }
        seen.categories = self.category.values.iter().map(text).collect();
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.ids.finish()),
            Arc::new(Int32Array::from(self.months)),
            self.reported_by.finish()?,
            self.force.finish()?,
            optional(self.longitude)?,
            optional(self.latitude)?,
            self.location.finish()?,
            self.area_code.finish()?,
            self.area_name.finish()?,
            self.category.finish()?,
        ];
        if self.table == Table::Street {
            columns.push(self.outcome.finish()?);
            columns.push(self.context.finish()?);
        }
        let rows = RecordBatch::try_new(self.table.schema(), columns)?;
        Ok(Some((Batch { rows, identity: Identity::Rows(self.identities) }, seen)))
    }
}

/// A column of numbers in which "not a number" is none.
pub(super) fn optional(values: Vec<f64>) -> Result<ArrayRef, ArrowError> {
    let nulls = nulls(values.len(), |row| values[row].is_nan());
    Ok(Arc::new(Float64Array::try_new(values.into(), nulls)?))
}

/// Builds a batch from the publisher's CSV rows.
pub(super) struct CrimeRows {
    columns: CrimeColumns,
    month: FileMonth,
    has_outcome: bool,
}

impl CrimeRows {
    pub(super) fn new(table: Table, columns: &[&str], name: FileName) -> Self {
        Self {
            columns: CrimeColumns::new(table),
            month: FileMonth::new(name.month),
            has_outcome: columns.len() > OUTCOME,
        }
    }
}

impl Builder for CrimeRows {
    fn push(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let month = self.month.of(row.get(MONTH))?;
        let point = point(row, LONGITUDE, LATITUDE)?;
        let area_code = row.get(LSOA_CODE);
        if !area_code.is_empty() && !ever_an_lsoa(area_code) {
            return Err(Fault::new(LSOA_CODE, RejectReason::UnknownCode));
        }
        let category = row.get(CATEGORY);
        if category.is_empty() {
            return Err(Fault::new(CATEGORY, RejectReason::Missing));
        }
        let id = row.get(CRIME_ID);
        let hash = row.hash();
        let identity = if id.is_empty() {
            RowIdentity::Anonymous { row: hash }
        } else {
            RowIdentity::Identified { key: xxh3_64(id), row: hash }
        };
        let (outcome, context): (&[u8], &[u8]) =
            if self.has_outcome { (row.get(OUTCOME), row.get(CONTEXT)) } else { (&[], &[]) };
        let crime = Crime {
            id,
            month,
            reported_by: row.get(REPORTED_BY),
            force: row.get(FALLS_WITHIN),
            point,
            location: row.get(LOCATION),
            area_code,
            area_name: row.get(LSOA_NAME),
            category,
            outcome,
            context,
        };
        self.columns.push(&crime, identity);
        Ok(())
    }

    fn finish(self) -> Result<Option<(Batch, Seen)>, ArrowError> {
        self.columns.finish()
    }
}

/// The file's own month, where its name gives one, held against each row's.
#[derive(Debug, Clone)]
struct FileMonth {
    own: Option<figure::Month>,
    /// The month as it is written in every row, and as the tables hold it: the last one that was read.
    last: ([u8; 7], i32),
}

impl FileMonth {
    fn new(own: Option<figure::Month>) -> Self {
        Self { own, last: ([0; 7], 0) }
    }

    fn of(&mut self, text: &[u8]) -> Result<i32, Fault> {
        if text == self.last.0 {
            return Ok(self.last.1);
        }
        if text.is_empty() {
            return Err(Fault::new(MONTH, RejectReason::Missing));
        }
        let Some(index) = month(text) else {
            return Err(Fault::new(MONTH, RejectReason::NotAMonth));
        };
        if let Some(own) = self.own.filter(|own| own.index() != index) {
            let reason =
                format!("is not the month in the file's name, {own}; put the row in its own file");
            return Err(Fault::new(MONTH, RejectReason::Other(reason)));
        }
        if let Ok(text) = text.try_into() {
            self.last = (text, index);
        }
        Ok(index)
    }
}

/// The row's point: both coordinates, or neither.
pub(super) fn point(
    row: &Row<'_>,
    longitude: usize,
    latitude: usize,
) -> Result<Option<(f64, f64)>, Fault> {
    let (x, y) = (row.get(longitude), row.get(latitude));
    match (x.is_empty(), y.is_empty()) {
        (true, true) => return Ok(None),
        (true, false) => return Err(Fault::new(longitude, RejectReason::Missing)),
        (false, true) => return Err(Fault::new(latitude, RejectReason::Missing)),
        (false, false) => {}
    }
    let number = |column, text: &[u8]| {
        degrees(text).ok_or_else(|| {
            let reason = "is not a number of decimal degrees, such as 51.404";
            Fault::new(column, RejectReason::Other(reason.to_owned()))
        })
    };
    let (x, y) = (number(longitude, x)?, number(latitude, y)?);
    if in_the_united_kingdom(x, y) {
        Ok(Some((x, y)))
    } else {
        // Whichever is out of the box by itself is to blame.
        let column = if in_the_united_kingdom(x, 52.0) { latitude } else { longitude };
        Err(Fault::new(column, RejectReason::OutsideCountry))
    }
}

/// Reads a file of crimes or outcomes.
pub(super) fn read(
    table: Table,
    columns: &'static [&'static str],
    name: FileName,
    reader: &mut dyn Read,
    context: &FileContext,
    sink: &mut dyn Sink,
) -> Result<Seen, SourceError> {
    let make = || CrimeRows::new(table, columns, name);
    let seen = read_rows(columns, reader, context, sink, make)?;
    seen.tell(name, sink);
    Ok(seen)
}
