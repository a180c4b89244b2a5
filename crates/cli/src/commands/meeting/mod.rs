//! `watchward meeting`: meetings of boards and groups.

mod read;

use workbench::Folder;

use crate::arguments::{MeetingArguments, MeetingQuestion};
use crate::commands::Failure;

/// Does what was asked.
pub fn run(folder: &Folder, asked: MeetingArguments) -> Result<(), Failure> {
    match asked.question {
        MeetingQuestion::Read(asked) => read::run(folder, &asked),
    }
}
