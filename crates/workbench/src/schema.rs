//! The published JSON schemas.

use serde_json::Value;

use crate::Held;

/// The schema of a `figure`, a `table`, a `series` or the `data` held; null for any other word.
pub fn schema(of: &str) -> Value {
    match of {
        "figure" => publish::schema::figure(),
        "table" => publish::schema::table(),
        "series" => publish::schema::series(),
        "data" => schemars::schema_for!(Held).to_value(),
        _ => Value::Null,
    }
}
