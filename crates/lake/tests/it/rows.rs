//! Rows made by hand, in the shape that sources hand them over.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BinaryArray, DictionaryArray, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray,
};
use arrow::datatypes::Int32Type;
use figure::Month;
use sources::{Batch, Identity, RowIdentity, Table};

// From whoever includes these rows: the tests inside the crate know it by another name.
use super::VintageDraft;

/// A recorded crime: identifier, month, force, area code and name, category, outcome.
pub type Crime<'a> = (Option<&'a str>, &'a str, &'a str, Option<&'a str>, &'a str, &'a str);

/// A count: month, area code, area name, category, subcategory, count.
pub type Count<'a> = (&'a str, &'a str, &'a str, &'a str, Option<&'a str>, i64);

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

fn few<'a>(texts: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(texts.collect::<DictionaryArray<Int32Type>>())
}

fn hash(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Crimes with what tells them apart.
pub fn crimes(rows: &[Crime<'_>]) -> Batch {
    let nothing = || few(rows.iter().map(|_| None));
    let nowhere = || Arc::new(Float64Array::from(vec![None; rows.len()])) as ArrayRef;
    let identity = rows
        .iter()
        .map(|row| match row.0 {
            Some(id) => RowIdentity::Identified { key: hash(id), row: hash(row) },
            None => RowIdentity::Anonymous { row: hash(row) },
        })
        .collect();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|row| row.0.map(str::as_bytes)).collect::<BinaryArray>()),
        Arc::new(rows.iter().map(|row| Some(month(row.1).index())).collect::<Int32Array>()),
        few(rows.iter().map(|row| Some(row.2))),
        few(rows.iter().map(|row| Some(row.2))),
        nowhere(),
        nowhere(),
        nothing(),
        few(rows.iter().map(|row| row.3)),
        few(rows.iter().map(|row| row.3)),
        few(rows.iter().map(|row| Some(row.4))),
        few(rows.iter().map(|row| Some(row.5))),
        nothing(),
    ];
    let rows = RecordBatch::try_new(Table::Street.schema(), columns).unwrap();
    Batch { rows, identity: Identity::Rows(identity) }
}

/// Counts as published.
pub fn counts(rows: &[Count<'_>]) -> Batch {
    let columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|row| Some(month(row.0).index())).collect::<Int32Array>()),
        few(rows.iter().map(|row| Some(row.1))),
        few(rows.iter().map(|row| Some(row.2))),
        few(rows.iter().map(|_| None)),
        few(rows.iter().map(|row| Some(row.3))),
        few(rows.iter().map(|row| row.4)),
        Arc::new(rows.iter().map(|row| Some(row.5)).collect::<Int64Array>()),
    ];
    let rows = RecordBatch::try_new(Table::Counts.schema(), columns).unwrap();
    Batch { rows, identity: Identity::Plain }
}

/// Residents: area code, year, count.
pub fn residents(rows: &[(&str, i32, i64)]) -> Batch {
    let dates: Vec<String> = rows.iter().map(|row| format!("{}-06-30", row.1)).collect();
    let columns: Vec<ArrayRef> = vec![
        Arc::new(rows.iter().map(|row| Some(row.1)).collect::<Int32Array>()),
        Arc::new(dates.iter().map(Some).collect::<StringArray>()),
        Arc::new(rows.iter().map(|row| Some(row.0)).collect::<StringArray>()),
        Arc::new(rows.iter().map(|_| Some("Bromley")).collect::<StringArray>()),
        few(rows.iter().map(|_| Some("persons"))),
        few(rows.iter().map(|_| Some("all"))),
        Arc::new(rows.iter().map(|row| Some(row.2)).collect::<Int64Array>()),
    ];
    let rows = RecordBatch::try_new(Table::Population.schema(), columns).unwrap();
    Batch { rows, identity: Identity::Plain }
}

/// Areas in areas: child, parent.
pub fn places(rows: &[(&str, &str)]) -> Batch {
    let texts = |of: fn(&(&str, &str)) -> String| {
        Arc::new(rows.iter().map(|row| Some(of(row))).collect::<StringArray>()) as ArrayRef
    };
    let columns: Vec<ArrayRef> = vec![
        texts(|row| row.0.to_owned()),
        texts(|row| format!("name of {}", row.0)),
        texts(|row| row.1.to_owned()),
        texts(|row| format!("name of {}", row.1)),
        few(rows.iter().map(|_| Some("LSOA11"))),
        few(rows.iter().map(|_| Some("LAD22"))),
        Arc::new(rows.iter().map(|_| Some(1.0)).collect::<Float64Array>()),
        few(rows.iter().map(|_| None)),
    ];
    let rows = RecordBatch::try_new(Table::Lookup.schema(), columns).unwrap();
    Batch { rows, identity: Identity::Plain }
}

/// The draft of a vintage of a made-up publisher.
pub fn draft(source: &str, table: Table) -> VintageDraft {
    VintageDraft {
        source: figure::SourceId::new(source),
        table,
        publisher: "A publisher".to_owned(),
        licence: "Open Government Licence v3.0".to_owned(),
        provisional: true,
        retrieved: "2021-03-05T09:00:00Z".to_owned(),
        imported: "2021-03-06T10:00:00Z".to_owned(),
    }
}

/// The checksum of the file of this name: it follows from the name.
pub fn sha256(name: &str) -> String {
    format!("{:064x}", hash(name))
}
