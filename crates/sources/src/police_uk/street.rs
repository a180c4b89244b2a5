//! Recorded crimes as data.police.uk archives publish them: one row a crime, one file a force and month.

use std::io::Read;

use super::categories::tell_unknown;
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
    "Crime type",
    "Last outcome category",
    "Context",
];

/// Street-level crime, as CSV.
pub static STREET: Source = Source {
    id: "police-uk-street",
    title: "Street-level crime",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Monthly,
    homepage: HOMEPAGE,
    caveats: CAVEATS_OF_POINTS,
    table: Table::Street,
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
    let name = FileName::read(&context.name, "street");
    let seen = crimes::read(Table::Street, COLUMNS, name, reader, context, sink)?;
    tell_unknown(&seen.categories, context, sink);
    Ok(())
}
