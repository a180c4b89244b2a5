//! Asking: every answer comes from DataFusion, by SQL over the vintages' Parquet files.

mod boundaries;
mod categories;
mod counts;
mod engine;
mod files;
mod indicators;
mod lookups;
mod points;
mod population;
mod postcodes;
mod revisions;
mod sql;
mod text;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use self::engine::Engine;
use crate::{CountsQuery, CountsResult, LakeError, PopulationCell};

/// How many cells of earlier answers are remembered.
const CELLS_REMEMBERED: usize = 1 << 20;

/// The engine, once it was needed, and what it has answered. A needs assessment asks many questions twice.
pub(crate) struct Answers {
    dir: PathBuf,
    engine: Mutex<Option<Arc<Engine>>>,
    counts: Mutex<Remembered>,
    population: Mutex<Option<Vec<PopulationCell>>>,
}

#[derive(Default)]
struct Remembered {
    answers: HashMap<CountsQuery, CountsResult>,
    cells: usize,
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Answers")
    }
}

impl Answers {
    /// Answers about the lake in `dir`.
    pub(crate) fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            engine: Mutex::default(),
            counts: Mutex::default(),
            population: Mutex::default(),
        }
    }

    /// Forgets everything, because the lake has changed.
    pub(crate) fn forget(&self) {
        *open(&self.engine) = None;
        *open(&self.counts) = Remembered::default();
        *open(&self.population) = None;
    }

    /// The engine, started on the first question.
    fn engine(&self) -> Result<Arc<Engine>, LakeError> {
        let mut engine = open(&self.engine);
        if let Some(engine) = &*engine {
            return Ok(Arc::clone(engine));
        }
        let started = Arc::new(Engine::start(&self.dir)?);
        *engine = Some(Arc::clone(&started));
        Ok(started)
    }

    fn remembered(&self, query: &CountsQuery) -> Option<CountsResult> {
        open(&self.counts).answers.get(query).cloned()
    }

    fn remember(&self, query: &CountsQuery, result: &CountsResult) {
        let mut counts = open(&self.counts);
        if counts.cells + result.cells.len() > CELLS_REMEMBERED {
            *counts = Remembered::default();
        }
        counts.cells += result.cells.len();
        counts.answers.insert(query.clone(), result.clone());
    }
}

/// What a lock guards. A thread that panicked while it held one left nothing half done.
fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
