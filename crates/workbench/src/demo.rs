//! The demonstration from beginning to end: made, imported, assessed.

use std::path::Path;

use figure::{Against, Month};

use crate::{
    Folder, Form, ImportReport, Progress, PublishOptions, Report, WorkbenchError, Written,
    demonstration, import, publish,
};

/// What the demonstration made.
#[derive(Debug)]
pub struct Demonstrated {
    /// What was imported.
    pub import: ImportReport,
    /// What was written: its needs assessment.
    pub written: Vec<Written>,
}

/// Makes a demonstration partnership in `dir`, imports its invented data and writes its needs assessment into
/// `published/needs-assessment`.
pub fn demo(dir: &Path, progress: &mut dyn Progress) -> Result<Demonstrated, WorkbenchError> {
    progress.begin("inventing data", None, false);
    let folder = demonstration::demo(dir)?;
    progress.end();
    let import = import(&folder, &[], progress)?;
    let to: Month = demonstration::to();
    let options = PublishOptions {
        report: Report::NeedsAssessment,
        to,
        against: Against::Previous,
        area: None,
        every_area: false,
        forms: Form::ALL.to_vec(),
        out: None,
        published: None,
    };
    let written = publish(Folder::open(dir)?, &options, progress)?;
    Ok(Demonstrated { import, written })
}
