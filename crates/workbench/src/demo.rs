//! The demonstration from beginning to end: made, imported, assessed.

use std::path::Path;

use figure::{Against, Month};

use crate::{
    Folder, ImportReport, Progress, WorkbenchError, Written, assess, demonstration, import,
};

/// What the demonstration made.
#[derive(Debug)]
pub struct Demonstrated {
    /// What was imported.
    pub import: ImportReport,
    /// What was written.
    pub assessment: Written,
}

/// Makes a demonstration partnership in `dir`, imports its invented data and writes its needs assessment into
/// `published/needs-assessment`.
pub fn demo(dir: &Path, progress: &mut dyn Progress) -> Result<Demonstrated, WorkbenchError> {
    progress.begin("inventing data", None, false);
    let folder = demonstration::demo(dir)?;
    progress.end();
    let import = import(&folder, &[], progress)?;
    let out = folder.published().join("needs-assessment");
    let to: Month = demonstration::to();
    let assessment = assess(Folder::open(dir)?, to, Against::Previous, &out, progress)?;
    Ok(Demonstrated { import, assessment })
}
