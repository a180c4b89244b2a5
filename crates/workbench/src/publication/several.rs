//! The same report for every area of the comparator group in one run: what was read from the lake is read once, and areas are
//! worked on side by side.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ScopedJoinHandle};

use figure::AreaRef;

use super::{PublishOptions, Written, compose, inputs};
use crate::{Progress, Session, WorkbenchError};

/// What was written, with its area's place among all.
type Done = Vec<(usize, Vec<Written>)>;

/// Publishes for every area of the group, each into a folder of its own.
pub(super) fn publish(
    session: &Session,
    options: &PublishOptions,
    progress: &mut dyn Progress,
) -> Result<Vec<Written>, WorkbenchError> {
    let areas = session.comparators(options.to)?;
    progress.begin("writing a report for each area", u64::try_from(areas.len()).ok(), false);
    let next = AtomicUsize::new(0);
    let progress = Mutex::new(progress);
    let work = || -> Result<Done, WorkbenchError> {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(area) = areas.get(index) else { return Ok(done) };
            match one(&session.about(area), options, area) {
                Ok(written) => done.push((index, written)),
                Err(error) => {
                    // Nobody begins another one.
                    next.store(areas.len(), Ordering::Relaxed);
                    return Err(error);
                }
            }
            progress.lock().unwrap_or_else(PoisonError::into_inner).advance(1);
        }
    };
    // Threads of their own, not those of a pool: a thread of a pool that waits for its own work takes up another area
    // meanwhile, which may need what is held until the first is done.
    let workers = thread::available_parallelism().map_or(1, usize::from).min(areas.len());
    let told: Result<Vec<Done>, WorkbenchError> = thread::scope(|scope| {
        let working: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let finished = |one: ScopedJoinHandle<'_, _>| {
            one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        working.into_iter().map(finished).collect()
    });
    progress.lock().unwrap_or_else(PoisonError::into_inner).end();
    let mut all: Done = told?.into_iter().flatten().collect();
    all.sort_by_key(|(index, _)| *index);
    Ok(all.into_iter().flat_map(|(_, written)| written).collect())
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
    let texts = inputs::texts(session)?;
    let inputs = inputs::of(session, &options, &texts)?;
    let composed = compose::compose(session, &options, &inputs)?;
    compose::write_all(session, &options, (&inputs, &texts), &composed, &mut crate::Silent)
}
