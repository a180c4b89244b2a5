//! Stops and searches as data.police.uk archives publish them: one row a search, one file a force and month. The rows name
//! no force, only the file's name does. Dates are in universal time, months in London's: a search at 23:30 on 31 March
//! stands in the file of April.

use std::io::Read;
use std::sync::Arc;

use arrow::array::{ArrayRef, BooleanArray, Int32Array, Int64Array, RecordBatch};
use arrow::error::ArrowError;

use super::crimes::{optional, point};
use super::few::Few;
use super::file_name::FileName;
use super::header::has_all;
use super::rows::{Builder, Fault, Row, read_rows};
use super::seen::Seen;
use super::time::{london_month, seconds};
use super::{ARCHIVE, HOMEPAGE, LICENCE, PUBLISHER};
use crate::{
    Batch, Cadence, FileContext, Identity, Peek, RejectReason, RowIdentity, Sink, Source,
    SourceError, Table,
};

pub(crate) const COLUMNS: &[&str] = &[
    "Type",
    "Date",
    "Part of a policing operation",
    "Policing operation",
    "Latitude",
    "Longitude",
    "Gender",
    "Age range",
    "Self-defined ethnicity",
    "Officer-defined ethnicity",
    "Legislation",
    "Object of search",
    "Outcome",
    "Outcome linked to object of search",
    "Removal of more than just outer clothing",
];
const TYPE: usize = 0;
const DATE: usize = 1;
const PART_OF_OPERATION: usize = 2;
const LATITUDE: usize = 4;
const LONGITUDE: usize = 5;
const LEGISLATION: usize = 10;
const OBJECT: usize = 11;
const OUTCOME: usize = 12;

/// Stop and search, as CSV.
pub static STOP_AND_SEARCH: Source = Source {
    id: "police-uk-stop-and-search",
    title: "Stop and search",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Monthly,
    homepage: HOMEPAGE,
    caveats: &[
        "Counted by force: the rows name no area, and many have no point (95% of the Metropolitan Police Service's of \
         February and March 2018).",
        "Rows have no identifier: equal rows are kept, for they may be separate searches.",
        "Forces publish of their own will, and some months of some forces are missing.",
    ],
    table: Table::StopAndSearch,
    suppress_below: 0,
    grouped: true,
    provisional: true,
    downloads: ARCHIVE,
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    has_all(peek.header, COLUMNS)
}

fn read(
    reader: &mut dyn Read,
    context: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let name = FileName::read(&context.name, "stop-and-search");
    let Some(force) = name.force else {
        return Err(SourceError::Layout {
            file: context.label.clone(),
            line: 1,
            problem: "the rows do not say whose searches they are, and the file's name does not \
                      either; give it the publisher's name back, such as \
                      2021-02-metropolitan-stop-and-search.csv"
                .to_owned(),
        });
    };
    let seen = read_rows(COLUMNS, reader, context, sink, || Searches::new(name, force.name))?;
    seen.tell(name, sink);
    Ok(())
}

/// The columns of [`Table::StopAndSearch`], filled row by row.
struct Searches {
    file_month: Option<i32>,
    force_name: &'static str,
    months: Vec<i32>,
    times: Vec<i64>,
    force: Few,
    longitude: Vec<f64>,
    latitude: Vec<f64>,
    area: Few,
    category: Few,
    legislation: Few,
    object: Few,
    outcome: Few,
    operation: Vec<Option<bool>>,
    identities: Vec<RowIdentity>,
}

impl Searches {
    fn new(name: FileName, force_name: &'static str) -> Self {
        Self {
            file_month: name.month.map(figure::Month::index),
            force_name,
            months: Vec::new(),
            times: Vec::new(),
            force: Few::new(),
            longitude: Vec::new(),
            latitude: Vec::new(),
            area: Few::new(),
            category: Few::new(),
            legislation: Few::new(),
            object: Few::new(),
            outcome: Few::new(),
            operation: Vec::new(),
            identities: Vec::new(),
        }
    }
}

impl Builder for Searches {
    fn push(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let category = row.get(TYPE);
        if category.is_empty() {
            return Err(Fault::new(TYPE, RejectReason::Missing));
        }
        let dated = seconds(row.get(DATE)).and_then(|time| {
            Some((time, self.file_month.or_else(|| Some(london_month(time)?.index()))?))
        });
        let Some((time, month)) = dated else {
            let reason = "is not a date and time written as 2021-02-01T09:30:00+00:00";
            return Err(Fault::new(DATE, RejectReason::Other(reason.to_owned())));
        };
        let operation = match row.get(PART_OF_OPERATION) {
            b"" => None,
            text if text.eq_ignore_ascii_case(b"true") => Some(true),
            text if text.eq_ignore_ascii_case(b"false") => Some(false),
            _ => {
                let reason = "is neither True nor False nor empty".to_owned();
                return Err(Fault::new(PART_OF_OPERATION, RejectReason::Other(reason)));
            }
        };
        let (longitude, latitude) =
            point(row, LONGITUDE, LATITUDE)?.unwrap_or((f64::NAN, f64::NAN));
        self.months.push(month);
        self.times.push(time);
        self.force.push(self.force_name.as_bytes());
        self.longitude.push(longitude);
        self.latitude.push(latitude);
        self.area.push(b"");
        self.category.push(category);
        self.legislation.push(row.get(LEGISLATION));
        self.object.push(row.get(OBJECT));
        self.outcome.push(row.get(OUTCOME));
        self.operation.push(operation);
        self.identities.push(RowIdentity::Anonymous { row: row.hash() });
        Ok(())
    }

    fn finish(self) -> Result<Option<(Batch, Seen)>, ArrowError> {
        if self.months.is_empty() {
            return Ok(None);
        }
        let mut seen = Seen::default();
        for run in self.months.chunk_by(|one, next| one == next) {
            let part = (Some(self.force_name.to_owned()), run[0]);
            *seen.rows.entry(part).or_default() += run.len() as u64;
        }
        let no_area = self.area.finish()?;
        let columns: Vec<ArrayRef> = vec![
            Arc::new(Int32Array::from(self.months)),
            Arc::new(Int64Array::from(self.times)),
            self.force.finish()?,
            optional(self.longitude)?,
            optional(self.latitude)?,
            Arc::clone(&no_area),
            no_area,
            self.category.finish()?,
            self.legislation.finish()?,
            self.object.finish()?,
            self.outcome.finish()?,
            Arc::new(BooleanArray::from(self.operation)),
        ];
        let rows = RecordBatch::try_new(Table::StopAndSearch.schema(), columns)?;
        Ok(Some((Batch { rows, identity: Identity::Rows(self.identities) }, seen)))
    }
}
