//! The demonstration from beginning to end: made, imported, assessed.

use std::path::Path;

use figure::{Against, Month};

use crate::{
    Folder, Form, ImportReport, Progress, PublishOptions, Report, Session, WorkbenchError, Written,
    board::PublishedPack, demonstration, import, publish,
};

/// What the demonstration made.
#[derive(Debug)]
pub struct Demonstrated {
    /// What was imported.
    pub import: ImportReport,
    /// What was written: its needs assessment.
    pub written: Vec<Written>,
    /// The packs of its board's next meeting: public, exempt, and public with a late paper.
    pub packs: Vec<PublishedPack>,
}

/// Makes a demonstration partnership in `dir`, imports its invented data, writes its needs assessment into
/// `published/needs-assessment`, and has its board meet: the minutes of two meetings and the pack of the next.
pub fn demo(dir: &Path, progress: &mut dyn Progress) -> Result<Demonstrated, WorkbenchError> {
    progress.begin("inventing data", None, false);
    let folder = demonstration::demo(dir)?;
    progress.end();
    let import = import(&folder, &[], progress)?;
    let to: Month = demonstration::to();
    let options = PublishOptions {
        forms: Form::ALL.to_vec(),
        ..PublishOptions::of(Report::NeedsAssessment, to, Against::Previous)
    };
    let written = publish(Folder::open(dir)?, &options, progress)?;
    progress.begin("meeting", None, false);
    let packs = demonstration::meet(&Session::open(Folder::open(dir)?)?)?;
    progress.end();
    Ok(Demonstrated { import, written, packs })
}
