//! For this crate's own tests: a source read from bytes, and the columns of what it gave.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{Float64Type, Int64Type};

use crate::{FileContext, Kept, Peek, Source, SourceError};

pub(crate) fn context(name: &str) -> FileContext {
    FileContext::new(name)
}

pub(crate) fn read(source: &Source, name: &str, mut bytes: &[u8]) -> Result<Kept, SourceError> {
    let mut kept = Kept::default();
    (source.read)(&mut bytes, &context(name), &mut kept)?;
    Ok(kept)
}

pub(crate) fn header(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|&head| head.to_owned()).collect()
}

pub(crate) fn peek(header: &[String]) -> Peek<'_> {
    Peek { name: "any.csv", bytes: &[], start: "", header, sheets: &[] }
}

fn columns<'k>(kept: &'k Kept, name: &str) -> Vec<&'k ArrayRef> {
    kept.batches.iter().map(|batch| batch.rows.column_by_name(name).unwrap()).collect()
}

/// A column's texts, plain or few; null as the empty text.
pub(crate) fn column_text(kept: &Kept, name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for column in columns(kept, name) {
        let plain = arrow::compute::cast(column, &arrow::datatypes::DataType::Utf8);
        let plain = plain.unwrap();
        let plain = plain.as_string::<i32>();
        out.extend(
            (0..plain.len())
                .map(|i| if plain.is_null(i) { String::new() } else { plain.value(i).to_owned() }),
        );
    }
    out
}

pub(crate) fn column_f64(kept: &Kept, name: &str) -> Vec<f64> {
    columns(kept, name)
        .into_iter()
        .flat_map(|column| column.as_primitive::<Float64Type>().values().to_vec())
        .collect()
}

pub(crate) fn column_i64(kept: &Kept, name: &str) -> Vec<i64> {
    columns(kept, name)
        .into_iter()
        .flat_map(|column| column.as_primitive::<Int64Type>().values().to_vec())
        .collect()
}
