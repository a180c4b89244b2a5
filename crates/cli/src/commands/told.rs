//! What is said of a record that was changed: a line for a reader, or the record for a program; and texts that are read.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use partnership::StoreError;
use serde::Serialize;
use workbench::{FolderError, WorkbenchError};

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

/// The failure of a file that cannot be read.
pub fn unread(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    let path = path.to_owned();
    |source| WorkbenchError::from(FolderError::Read { path, source }).into()
}

/// The text of a file, or what is typed or piped in where it is called -.
pub fn text(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(unread(file))?;
        return Ok(text);
    }
    fs::read_to_string(file).map_err(unread(file))
}
