//! Text to and from SQL: names and values written safely, and columns read back whatever their encoding.

use arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, Float64Array, Int32Array, Int64Array, StringArray,
};
use arrow::compute::cast;
use arrow::datatypes::{DataType, Float64Type, Int32Type, Int64Type};
use arrow::record_batch::RecordBatch;

use crate::LakeError;

/// A text value in SQL.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// Several, in brackets.
pub(super) fn literals<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let texts: Vec<String> = texts.into_iter().map(literal).collect();
    format!("({})", texts.join(", "))
}

/// A name in SQL.
pub(super) fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The conditions of a question, which all must hold.
pub(super) fn where_all(conditions: &[String]) -> String {
    match conditions {
        [] => String::new(),
        all => format!(" WHERE {}", all.join(" AND ")),
    }
}

/// A column as text.
pub(super) fn strings(rows: &RecordBatch, column: usize) -> Result<StringArray, LakeError> {
    Ok(of_type(rows, column, &DataType::Utf8)?.as_string::<i32>().clone())
}

/// A column as bytes.
pub(super) fn bytes(rows: &RecordBatch, column: usize) -> Result<BinaryArray, LakeError> {
    Ok(of_type(rows, column, &DataType::Binary)?.as_binary::<i32>().clone())
}

/// A column as whole numbers.
pub(super) fn integers(rows: &RecordBatch, column: usize) -> Result<Int64Array, LakeError> {
    Ok(of_type(rows, column, &DataType::Int64)?.as_primitive::<Int64Type>().clone())
}

/// A column as months or years.
pub(super) fn small_integers(rows: &RecordBatch, column: usize) -> Result<Int32Array, LakeError> {
    Ok(of_type(rows, column, &DataType::Int32)?.as_primitive::<Int32Type>().clone())
}

/// A column as numbers.
pub(super) fn numbers(rows: &RecordBatch, column: usize) -> Result<Float64Array, LakeError> {
    Ok(of_type(rows, column, &DataType::Float64)?.as_primitive::<Float64Type>().clone())
}

/// The text in a row, where there is one.
pub(super) fn text(column: &StringArray, row: usize) -> Option<String> {
    column.is_valid(row).then(|| column.value(row).to_owned())
}

/// The number in a row, where there is one.
pub(super) fn number(column: &Float64Array, row: usize) -> Option<f64> {
    column.is_valid(row).then(|| column.value(row))
}

/// The count in a row.
pub(super) fn count(column: &Int64Array, row: usize) -> u64 {
    u64::try_from(column.value(row)).unwrap_or(0)
}

fn of_type(rows: &RecordBatch, column: usize, wanted: &DataType) -> Result<ArrayRef, LakeError> {
    Ok(cast(rows.column(column), wanted)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_value_can_end_its_quotes() {
        assert_eq!(literal("Arson'; DROP"), "'Arson''; DROP'");
        assert_eq!(literals(["a", "b'"]), "('a', 'b''')");
        assert_eq!(identifier("a\"b"), "\"a\"\"b\"");
    }
}
