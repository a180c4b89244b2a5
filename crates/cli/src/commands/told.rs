//! What is said of a record that was changed: a line for a reader, or the record for a program.

use partnership::StoreError;
use serde::Serialize;
use workbench::WorkbenchError;

use crate::commands::Failure;
use crate::output;

/// The record for a program, or the line for a reader.
pub fn say_or_json(json: bool, record: &impl Serialize, line: &str) -> Result<(), Failure> {
    if json { output::json(record) } else { output::say(line) }
}

/// What the records gave back.
pub fn stored<T>(result: Result<T, StoreError>) -> Result<T, Failure> {
    result.map_err(|error| WorkbenchError::from(error).into())
}
