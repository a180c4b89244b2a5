//! What the program finds and asks about: the peaks of the newest months. To look for them takes seconds, so they are looked
//! for once, and again when the data have changed.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use workbench::{Peaks, Session, WorkbenchError};

/// How many months are looked at: with a quarter's data come three.
const MONTHS: u32 = 3;

/// What was found; none where there was nothing to look at.
#[derive(Clone)]
pub(crate) struct Found(pub Option<Arc<Peaks>>);

/// What was found in the data as they stand, with those data.
#[derive(Default)]
pub(crate) struct Findings(Mutex<Option<(Weak<Session>, Found)>>);

impl Findings {
    /// The peaks in these data; it waits until they are found.
    pub fn peaks(&self, session: &Arc<Session>) -> Result<Found, Box<WorkbenchError>> {
        // Whoever asks meanwhile waits for the one answer.
        let mut looked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = in_these(looked.as_ref(), session) {
            return Ok(found);
        }
        let found = Found(workbench::latest_peaks(session, MONTHS)?.map(Arc::new));
        *looked = Some((Arc::downgrade(session), found.clone()));
        Ok(found)
    }

    /// The same where they were found before; it does not wait.
    pub fn known(&self, session: &Arc<Session>) -> Option<Found> {
        let looked = self.0.try_lock().ok()?;
        in_these(looked.as_ref(), session)
    }
}

/// What was found, where it was found in these very data.
fn in_these(looked: Option<&(Weak<Session>, Found)>, session: &Arc<Session>) -> Option<Found> {
    let (data, found) = looked?;
    std::ptr::eq(data.as_ptr(), Arc::as_ptr(session)).then(|| found.clone())
}
