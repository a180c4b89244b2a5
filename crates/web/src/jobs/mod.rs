//! Work that goes on after its request was answered: imports. Whoever started it sees how far it is as it happens; what came
//! of it is kept until the application stops, and what was imported is in the lake.

mod import;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;
use workbench::{ImportReport, Progress};

pub(crate) use import::start;

/// How many are remembered.
const REMEMBERED: usize = 50;

/// How far work is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct HowFar {
    /// What is worked on.
    pub what: String,
    /// How much of it is done.
    pub done: u64,
    /// How much there is, where that is known.
    pub total: Option<u64>,
    /// Whether the work has ended.
    pub has_ended: bool,
}

impl HowFar {
    /// The part that is done, in per cent; none where it is not known.
    pub fn percent(&self) -> Option<u64> {
        let total = self.total.filter(|total| *total > 0)?;
        Some((self.done.min(total) * 100) / total)
    }
}

/// What came of a job.
#[derive(Debug, Clone)]
pub(crate) enum Came {
    /// What was imported and what was not.
    Report(Arc<ImportReport>),
    /// Why nothing was.
    Failed(String),
}

/// Work under way, or ended.
#[derive(Debug)]
pub(crate) struct Job {
    /// Its number since the application started.
    pub number: u64,
    /// What it works on, as they named it.
    pub files: Vec<String>,
    /// How far it is.
    pub far: watch::Receiver<HowFar>,
    came: Mutex<Option<Came>>,
}

impl Job {
    /// What came of it; none while it is under way.
    pub fn came(&self) -> Option<Came> {
        self.came.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The jobs since the application started.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<(u64, VecDeque<Arc<Job>>)>);

impl Jobs {
    /// The job with this number.
    pub fn job(&self, number: u64) -> Option<Arc<Job>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.1.iter().find(|job| job.number == number).cloned()
    }

    /// The newest first.
    pub fn all(&self) -> Vec<Arc<Job>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.1.iter().rev().cloned().collect()
    }

    /// A new job, and what tells it how far it is.
    fn begin(&self, files: Vec<String>) -> (Arc<Job>, watch::Sender<HowFar>) {
        let (sender, far) = watch::channel(HowFar::default());
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.0 += 1;
        let job = Arc::new(Job { number: held.0, files, far, came: Mutex::new(None) });
        held.1.push_back(Arc::clone(&job));
        if held.1.len() > REMEMBERED {
            held.1.pop_front();
        }
        (job, sender)
    }
}

/// Tells whoever watches a job how far it is.
struct Told(watch::Sender<HowFar>);

impl Progress for Told {
    fn begin(&mut self, what: &str, total: Option<u64>, _bytes: bool) {
        let far = HowFar { what: what.to_owned(), done: 0, total, has_ended: false };
        self.0.send_replace(far);
    }

    fn advance(&mut self, by: u64) {
        self.0.send_if_modified(|far| {
            let before = far.percent();
            far.done += by;
            // Watchers are woken for what they can see, not for each of a million rows.
            far.percent() != before
        });
    }

    fn end(&mut self) {}
}
