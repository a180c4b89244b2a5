//! The same report for every area of the comparator group in one run: what was read from the lake is read once, and areas are
//! worked on side by side.

use std::sync::Mutex;

use figure::AreaRef;
use rayon::prelude::*;

use super::{PublishOptions, Written, compose, inputs};
use crate::{Progress, Session, WorkbenchError};

/// Publishes for every area of the group, each into a folder of its own.
pub(super) fn publish(
    session: &Session,
    options: &PublishOptions,
    progress: &mut dyn Progress,
) -> Result<Vec<Written>, WorkbenchError> {
    let areas = session.comparators(options.to)?;
    progress.begin("writing a report for each area", u64::try_from(areas.len()).ok(), false);
    let progress = Mutex::new(progress);
    let told: Result<Vec<Vec<Written>>, WorkbenchError> = areas
        .par_iter()
        .map(|area| {
            let written = one(&session.about(area), options, area)?;
            if let Ok(mut progress) = progress.lock() {
                progress.advance(1);
            }
            Ok(written)
        })
        .collect();
    if let Ok(mut progress) = progress.lock() {
        progress.end();
    }
    Ok(told?.into_iter().flatten().collect())
}

fn one(
    session: &Session,
    options: &PublishOptions,
    area: &AreaRef,
) -> Result<Vec<Written>, WorkbenchError> {
    let mut options = options.clone();
    if options.published.is_none() {
        let out = compose::folder_of(session, &options, &document::slug(&area.name));
        options.out = Some(out);
    }
    let inputs = inputs::of(session, &options)?;
    let composed = compose::compose(session, &options, &inputs)?;
    compose::write_all(session, &options, &inputs, &composed, &mut crate::Silent)
}
