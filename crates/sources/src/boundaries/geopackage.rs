//! Boundaries as a `GeoPackage`: an `SQLite` database whose tables of features are listed in it, each with its coordinate system.
//! It is read in memory, so nothing is written beside it.

use std::io::Read;

use geometry::{Crs, polygons_from_wkb};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB, Row};

use super::columns::Columns;
use super::features::{Features, unreadable};
use super::{CAVEATS, Drawn, HOMEPAGE, LICENCE, MOST_FEATURE, PUBLISHER};
use crate::{Cadence, FileContext, Peek, Sink, Source, SourceError, Table};

/// How every `SQLite` database begins.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// The largest database that is read, in bytes.
const MOST_BYTES: u64 = 512 << 20;
/// Where a database says whether changes may stand in a file beside it, and what it says where they may not.
const JOURNAL: std::ops::Range<usize> = 18..20;
const NO_WAL: u8 = 1;

/// Boundaries as a `GeoPackage`.
pub(crate) static SOURCE: Source = Source {
    id: "boundaries-geopackage",
    title: "Boundaries of areas, as a GeoPackage",
    publisher: PUBLISHER,
    licence: LICENCE,
    cadence: Cadence::Irregular,
    homepage: HOMEPAGE,
    caveats: CAVEATS,
    table: Table::Boundaries,
    suppress_below: 0,
    grouped: false,
    provisional: false,
    downloads: &[],
    recognise,
    read,
};

fn recognise(peek: &Peek<'_>) -> bool {
    peek.bytes.starts_with(MAGIC)
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let label = &file.label;
    if file.beside("gpkg-wal").is_some_and(|changes| !changes.is_empty()) {
        return Err(unreadable(
            label,
            "has changes that were not yet written into it (its .gpkg-wal is not empty); close it in the program that has it \
             open, and import it again",
        ));
    }
    let bytes = whole(read, label)?;
    sink.progress(bytes.len() as u64);
    let database = open(&bytes).map_err(|error| damaged(label, &error))?;
    let layers = layers(&database).map_err(|error| damaged(label, &error))?;
    let mut features = Features::new(label, Crs::BritishNationalGrid, sink);
    let mut number = 0;
    for layer in &layers {
        let crs = Crs::from_srs_id(&layer.organisation, layer.srs_id).map_err(|error| {
            unreadable(
                label,
                format!("has a layer \"{}\" that cannot be placed: {error}", layer.table),
            )
        })?;
        features.layer(crs)?;
        read_layer(&database, layer, file, &mut features, &mut number)?;
    }
    features.finish()
}

/// A table of features.
struct Layer {
    table: String,
    geometry: String,
    organisation: String,
    srs_id: i64,
}

fn whole(read: &mut dyn Read, label: &str) -> Result<Vec<u8>, SourceError> {
    let mut bytes = Vec::new();
    read.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| SourceError::Io { file: label.to_owned(), source })?;
    if bytes.len() as u64 > MOST_BYTES {
        let problem = "is a GeoPackage of more than 512 MiB; import generalised boundaries instead (BGC or BUC)";
        return Err(unreadable(label, problem));
    }
    // Nothing waits beside it: without this a database in memory would look for a file there.
    if let Some(journal) = bytes.get_mut(JOURNAL) {
        journal.fill(NO_WAL);
    }
    Ok(bytes)
}

fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut database = Connection::open_in_memory()?;
    // What its own schema calls may do nothing but compute.
    database.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;")?;
    let length = bytes.len();
    database.deserialize_read_exact(MAIN_DB, bytes, length, true)?;
    Ok(database)
}

fn layers(database: &Connection) -> rusqlite::Result<Vec<Layer>> {
    // Of tables only: a view may be of anything.
    let mut query = database.prepare(
        "SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id
         FROM gpkg_geometry_columns g
         JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
         JOIN sqlite_master m ON m.name = g.table_name AND m.type = 'table'
         ORDER BY g.table_name",
    )?;
    let layer = |row: &Row<'_>| {
        Ok(Layer {
            table: row.get(0)?,
            geometry: row.get(1)?,
            organisation: row.get(2)?,
            srs_id: row.get(3)?,
        })
    };
    query.query_map([], layer)?.collect()
}

fn read_layer(
    database: &Connection,
    layer: &Layer,
    file: &FileContext,
    features: &mut Features<'_>,
    number: &mut u64,
) -> Result<(), SourceError> {
    let failed = |error| damaged(&file.label, &error);
    let sql = format!("SELECT * FROM {}", quoted(&layer.table));
    let mut query = database.prepare(&sql).map_err(failed)?;
    let all: Vec<String> = query.column_names().map(str::to_owned).collect();
    let is_geometry = |head: &String| head.eq_ignore_ascii_case(&layer.geometry);
    let Some(geometry) = all.iter().position(is_geometry) else {
        let problem =
            format!("has a layer \"{}\" without its outlines; export it again", layer.table);
        return Err(unreadable(&file.label, problem));
    };
    let heads: Vec<String> = all.iter().filter(|head| !is_geometry(head)).cloned().collect();
    let columns = Columns::find(&heads, &[&layer.table, &file.name]);
    let mut rows = query.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        *number += 1;
        let mut values = Vec::with_capacity(heads.len());
        for place in (0..all.len()).filter(|&place| place != geometry) {
            values.push(text(row.get_ref(place).map_err(failed)?));
        }
        let drawn = match row.get_ref(geometry).map_err(failed)? {
            ValueRef::Blob(blob) => outline(blob),
            _ => Err("has no geometry".to_owned()),
        };
        features.take(*number, columns.read(&values), drawn)?;
    }
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn text(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null | ValueRef::Blob(_) => String::new(),
    }
}

/// The outline in a `GeoPackage`'s binary: a head of its own, then well-known binary (OGC 12-128r19, clause 2.1.3).
fn outline(blob: &[u8]) -> Drawn {
    const EMPTY: u8 = 0b1_0000;
    const EXTENDED: u8 = 0b10_0000;
    let damaged = || "has an outline that is damaged".to_owned();
    let (Some(b"GP"), Some(&flags)) = (blob.get(..2), blob.get(3)) else { return Err(damaged()) };
    if flags & EMPTY != 0 {
        return Err("has no outline; draw it, or leave the feature out".to_owned());
    }
    if flags & EXTENDED != 0 {
        return Err("is drawn in a form of one program's own; export it as polygons".to_owned());
    }
    let envelope = match flags >> 1 & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(damaged()),
    };
    let binary = blob.get(8 + envelope..).ok_or_else(damaged)?;
    if binary.len() > MOST_FEATURE {
        return Err(
            "is longer than 128 MiB; import generalised boundaries instead (BGC or BUC)".to_owned()
        );
    }
    let polygons = polygons_from_wkb(binary).map_err(|error| format!("cannot be read: {error}"))?;
    Ok(polygons
        .into_iter()
        .map(|polygon| {
            let (outer, holes) = polygon.into_inner();
            std::iter::once(outer).chain(holes).collect()
        })
        .collect())
}

fn damaged(label: &str, error: &rusqlite::Error) -> SourceError {
    unreadable(
        label,
        format!("is not a GeoPackage that can be read ({error}); download or export it again"),
    )
}
