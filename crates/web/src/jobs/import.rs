//! An import as a job: the files that came up are read where they were put, and removed when they have been.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use super::{Came, HowFar, Job, Told};
use crate::answer::in_full;
use crate::app::App;

/// Imports the files in `folder`, which is removed afterwards, and shows the new data.
pub(crate) fn start(app: &App, folder: PathBuf, files: Vec<String>) -> Arc<Job> {
    let (job, sender) = app.jobs().begin(files);
    let (app, mine) = (app.clone(), Arc::clone(&job));
    tokio::task::spawn_blocking(move || {
        let mut told = Told(sender);
        let session = app.session();
        let paths = children(&folder);
        let came = match workbench::import(session.folder(), &paths, &mut told) {
            Ok(report) => match app.reopen() {
                Ok(()) => Came::Report(Arc::new(report)),
                Err(error) => Came::Failed(in_full(error.as_ref())),
            },
            Err(error) => Came::Failed(in_full(&error)),
        };
        if let Err(error) = fs::remove_dir_all(&folder) {
            tracing::warn!(%error, "files that were imported could not be removed");
        }
        *mine.came.lock().unwrap_or_else(PoisonError::into_inner) = Some(came);
        told.0.send_modify(|far| *far = HowFar { has_ended: true, ..far.clone() });
    });
    job
}

fn children(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
