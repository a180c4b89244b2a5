//! Outcomes of recorded crimes as data.police.uk archives publish them: one row an outcome, one file a force and month.

use std::io::Read;

use super::crimes;
use super::file_name::FileName;
use super::header::has_all;
use super::{ARCHIVE, CAVEATS_OF_POINTS, HOMEPAGE, LICENCE, PUBLISHER};
use crate::{Cadence, FileContext, Peek, Sink, Source, SourceError, Table};

pub(crate) const COLUMNS: &[&str] = &[
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Outcome type",
];

/// Outcomes of crimes, as CSV.
pub static OUTCOMES: Source = Source {
    id: "police-uk-outcomes",
    title: "Outcomes of street-level crime",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Monthly,
    homepage: HOMEPAGE,
    caveats: CAVEATS_OF_POINTS,
    table: Table::Outcomes,
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
    let name = FileName::read(&context.name, "outcomes");
    crimes::read(Table::Outcomes, COLUMNS, name, reader, context, sink)?;
    Ok(())
}
