//! Boundaries as a shapefile: outlines in the .shp, their codes and names in the .dbf beside it, the coordinate system in
//! the .prj. Both are read here rather than through the crates for them, which pass over rows that the .dbf marks as deleted
//! and so give every later outline its neighbour's name.

use std::io::Read;

use encoding_rs::Encoding;
use geometry::Crs;

use super::columns::Columns;
use super::dbf::{Dbf, DbfRow};
use super::features::{Features, check_vertices, unreadable};
use super::shp::Shp;
use super::{CAVEATS, HOMEPAGE, LICENCE, PUBLISHER};
use crate::{Cadence, FileContext, Peek, Sink, Source, SourceError, Table};

/// Boundaries as a shapefile.
pub(crate) static SOURCE: Source = Source {
    id: "boundaries-shapefile",
    title: "Boundaries of areas, as a shapefile",
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
    // The number of the format, and its version.
    peek.bytes.starts_with(&9994_u32.to_be_bytes())
        && peek.bytes.get(28..32) == Some(1000_u32.to_le_bytes().as_slice())
}

fn read(read: &mut dyn Read, file: &FileContext, sink: &mut dyn Sink) -> Result<(), SourceError> {
    let label = &file.label;
    let missing = |ending: &str, what: &str| {
        unreadable(
            label,
            format!(
                "is a shapefile whose .{ending} is missing, and with it {what}; put the .{ending} of the same name beside it, or \
                 download all its files again"
            ),
        )
    };
    let dbf =
        file.beside("dbf").ok_or_else(|| missing("dbf", "the codes and names of its areas"))?;
    let prj =
        file.beside("prj").ok_or_else(|| missing("prj", "the coordinate system it is drawn in"))?;
    let crs = Crs::from_prj(&String::from_utf8_lossy(prj))
        .map_err(|error| unreadable(label, format!("cannot be placed: {error}")))?;
    let encoding = file.beside("cpg").and_then(encoding);
    let dbf = Dbf::new(dbf, encoding).map_err(|problem| {
        unreadable(label, format!("has a .dbf that {problem}; download all its files again"))
    })?;
    let columns = Columns::find(dbf.heads(), &[&file.name]);
    let mut shapes = Shp::new(read, label)?;
    check_vertices(label, shapes.most_vertices())?;
    let mut features = Features::new(label, crs, sink);
    let mut number = 0;
    while let Some(drawn) = shapes.next()? {
        let Some(row) = dbf.row(number) else {
            return Err(unlike(label, dbf.rows(), "more"));
        };
        number += 1;
        let (values, drawn) = match row {
            DbfRow::Stands(values) => (values, drawn),
            DbfRow::Deleted(values) => (values, Err("is marked as deleted in the .dbf".to_owned())),
        };
        features.take(number as u64, columns.read(&values), drawn)?;
        features.progress(shapes.taken());
    }
    if number < dbf.rows() {
        return Err(unlike(label, dbf.rows(), &number.to_string()));
    }
    features.finish()
}

fn unlike(label: &str, rows: usize, shapes: &str) -> SourceError {
    unreadable(
        label,
        format!(
            "does not belong to its .dbf: that has {rows} rows and the .shp {shapes}, so that names would go to the wrong areas; \
             download all its files again"
        ),
    )
}

/// The encoding that a .cpg names: "UTF-8", "1252", "ISO 88591".
fn encoding(cpg: &[u8]) -> Option<&'static Encoding> {
    let name = String::from_utf8_lossy(cpg);
    let name = name.trim().trim_start_matches('\u{feff}');
    let label = match name {
        "65001" => "utf-8",
        "1252" | "ANSI 1252" | "CP1252" => "windows-1252",
        _ if name.replace([' ', '-'], "").starts_with("ISO8859") => "windows-1252",
        other => other,
    };
    Encoding::for_label(label.as_bytes())
}
