//! Recorded crimes as the interface of data.police.uk answers: a JSON array of records. The area that was asked for stands
//! in the file's name only: `crime_month_2017_07_area_E05000106_0.json`.

use std::cell::Cell;
use std::io::{BufReader, Read};

use figure::{AreaCode, Month};
use serde::Deserializer;
use serde_json::Value;

use super::api_record::read_record;
use super::categories::tell_unknown;
use super::crimes::CrimeColumns;
use super::file_name::FileName;
use super::seen::Seen;
use super::{CAVEATS_OF_POINTS, LICENCE, PUBLISHER};
use crate::bounded::Bounded;
use crate::{Cadence, FileContext, Peek, Reject, Sink, Source, SourceError, Table};

/// Rows of a batch.
const ROWS: usize = 16 * 1024;
/// No record is longer; it bounds the memory that a broken file can take.
const LONGEST: usize = 1024 * 1024;

/// Street-level crime, as the interface answers.
pub static API: Source = Source {
    id: "police-uk-api",
    title: "Street-level crime, from the interface",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Monthly,
    homepage: "https://data.police.uk/docs/method/crime-street/",
    caveats: CAVEATS_OF_POINTS,
    table: Table::Street,
    suppress_below: 0,
    grouped: true,
    provisional: true,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    let start = peek.start.trim();
    let Some(records) = start.strip_prefix('[') else { return false };
    // An area without a crime in the month is answered with an empty array, which only its name tells from any other.
    records.trim() == "]" && Asked::from_name(peek.name).area.is_some()
        || ["\"persistent_id\"", "\"category\"", "\"location_type\"", "\"month\""]
            .iter()
            .all(|key| records.contains(key))
}

/// What was asked for, as far as the file's name says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) month: Option<Month>,
    pub(super) area: Option<AreaCode>,
}

impl Asked {
    pub(super) fn from_name(name: &str) -> Self {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let parts: Vec<&str> = stem.split('_').collect();
        let after = |word: &str| {
            parts.iter().position(|&part| part == word).map_or(&[][..], |at| &parts[at + 1..])
        };
        let month = match after("month") {
            [year, month, ..] => format!("{year}-{month}").parse().ok(),
            _ => None,
        };
        Self { month, area: after("area").first().and_then(|code| code.parse().ok()) }
    }
}

fn read(
    reader: &mut dyn Read,
    context: &FileContext,
    sink: &mut dyn Sink,
) -> Result<(), SourceError> {
    let (left, taken) = (Cell::new(LONGEST), Cell::new(0));
    let problem = "a record is longer than 1 MiB, as none is";
    let bounded = Bounded { reader, left: &left, taken: &taken, problem };
    let buffered = BufReader::with_capacity(64 * 1024, bounded);
    let mut json = serde_json::Deserializer::from_reader(buffered);
    let mut records = Records {
        asked: Asked::from_name(&context.name),
        context,
        sink,
        left: &left,
        taken: &taken,
        number: 0,
        columns: CrimeColumns::new(Table::Street),
        seen: Seen::default(),
        failed: None,
    };
    let read = json.deserialize_seq(&mut records).and_then(|()| json.end());
    if let Some(error) = records.failed.take() {
        return Err(error);
    }
    if let Err(error) = read {
        let file = context.label.clone();
        if error.is_io() {
            return Err(SourceError::Io { file, source: error.into() });
        }
        let line = error.line() as u64;
        let problem = format!(
            "this is not an answer of the interface from beginning to end ({error}); ask for it again"
        );
        return Err(SourceError::Layout { file, line, problem });
    }
    records.hand_over()?;
    let Records { asked, mut seen, sink, .. } = records;
    if let Some(month) = asked.month {
        seen.rows.entry((None, month.index())).or_default();
    }
    seen.tell(FileName::default(), sink);
    tell_unknown(&seen.categories, context, sink);
    Ok(())
}

/// Takes one record after the other, and never holds more than a batch of them.
struct Records<'a> {
    asked: Asked,
    context: &'a FileContext,
    sink: &'a mut dyn Sink,
    left: &'a Cell<usize>,
    taken: &'a Cell<u64>,
    number: u64,
    columns: CrimeColumns,
    seen: Seen,
    /// What stopped the reading, where it was not the file.
    failed: Option<SourceError>,
}

impl Records<'_> {
    fn take(&mut self, value: &Value) -> Result<(), SourceError> {
        self.left.set(LONGEST);
        self.number += 1;
        match read_record(value, &self.asked, &mut self.columns) {
            Ok(()) if self.columns.len() >= ROWS => self.hand_over(),
            Ok(()) => Ok(()),
            Err(fault) => {
                self.sink.reject(Reject {
                    file: self.context.label.clone(),
                    line: self.number,
                    column: Some(fault.key.to_owned()),
                    value: fault.value,
                    reason: fault.reason,
                });
                Ok(())
            }
        }
    }

    fn hand_over(&mut self) -> Result<(), SourceError> {
        let columns = std::mem::replace(&mut self.columns, CrimeColumns::new(Table::Street));
        let file = &self.context.label;
        let done =
            columns.finish().map_err(|source| SourceError::Arrow { file: file.clone(), source })?;
        if let Some((batch, seen)) = done {
            self.seen.add(seen);
            self.sink.batches(vec![batch])?;
        }
        self.sink.progress(self.taken.take());
        Ok(())
    }
}

impl<'de> serde::de::Visitor<'de> for &mut Records<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of crimes")
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        while let Some(value) = records.next_element::<Value>()? {
            if let Err(error) = self.take(&value) {
                self.failed = Some(error);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
