//! An evaluation: what changed where something was done, beside where nothing was.

use std::path::Path;

use figure::{MeasureId, Period};
use reports::evaluation::{self, Control, Evaluation, EvaluationInput};

use crate::publication::{self, Written};
use crate::{Folder, Session, WorkbenchError};

/// What is to be evaluated.
#[derive(Debug, Clone)]
pub struct EvaluateOptions {
    /// What is counted.
    pub measure: MeasureId,
    /// Where something was done.
    pub treated: Vec<String>,
    /// Where nothing was.
    pub control: Control,
    /// Where it may have gone instead.
    pub displacement: Vec<String>,
    /// The period before.
    pub before: Period,
    /// The period after.
    pub after: Period,
}

/// Evaluates, and writes the page, its chart's table and the findings as data into `out`, where that is given.
pub fn evaluate(
    folder: Folder,
    options: EvaluateOptions,
    out: Option<&Path>,
) -> Result<(Evaluation, Option<Written>), WorkbenchError> {
    let session = Session::open(folder)?;
    let settings = session.folder().settings();
    let input = EvaluationInput {
        own: session.own()?,
        measure: options.measure,
        treated: options.treated,
        control: options.control,
        displacement: options.displacement,
        before: options.before,
        after: options.after,
        level: settings.figures.level,
    };
    let found = evaluation::evaluate(session.figures(), &input)?;
    let Some(out) = out else { return Ok((found, None)) };
    let page = evaluation::page(&found, &settings.partnership.name, session.notice());
    let what = "the evaluation".to_owned();
    let data = serde_json::to_string_pretty(&found)
        .map_err(|source| publish::PublishError::Json { what, source })?;
    let written = publication::write(&page, "evaluation.json", &(data + "\n"), out)?;
    Ok((found, Some(written)))
}
