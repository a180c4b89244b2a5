//! Fetching: what the folder needs is downloaded from its publishers into the inbox, then imported.
//!
//! Each source has a folder of its own in the inbox, so that a later import without a path finds the same files and makes
//! the same vintages of them. One download that fails does not stop the others; what has come of it is kept, and gone on
//! with the next time.

mod needed;
mod report;

use std::collections::BTreeSet;
use std::path::PathBuf;

use figure::{Month, SourceId};
use sources::Source;
use sources::fetch::{
    Choice, FetchError, Fetched, Fetcher, Planned, Policy, Step, Wanted, plan, shown,
};

pub use report::{Download, FetchOutcome, FetchReport, SourceAddress};

use crate::{Folder, Progress, WorkbenchError, clock};

/// What to fetch.
#[derive(Debug, Clone, Default)]
pub struct FetchOptions {
    /// Sources by name; none for all that the folder's area needs.
    pub sources: Vec<String>,
    /// The first month, where a source comes by month.
    pub from: Option<Month>,
    /// The last month, where a source comes by month.
    pub to: Option<Month>,
}

/// Downloads what the folder needs, or the sources named, and imports it.
pub fn fetch(
    folder: &Folder,
    options: &FetchOptions,
    progress: &mut dyn Progress,
) -> Result<FetchReport, WorkbenchError> {
    fetch_with(folder, options, &mut Fetcher::new(Policy::default()), progress)
}

/// The same by a fetcher of another policy or clock.
pub fn fetch_with(
    folder: &Folder,
    options: &FetchOptions,
    fetcher: &mut Fetcher,
    progress: &mut dyn Progress,
) -> Result<FetchReport, WorkbenchError> {
    // Everything is planned first: a slip in watchward.toml is told before anything is downloaded.
    let jobs = jobs(folder, options)?;
    let mut report = FetchReport::default();
    let mut paths = BTreeSet::new();
    for job in &jobs {
        let download = job.run(folder, fetcher, progress);
        if let Some(path) = job.to_import(folder, &download) {
            paths.insert(path);
        }
        report.downloads.push(download);
    }
    progress.end();
    if !paths.is_empty() {
        let paths: Vec<PathBuf> = paths.into_iter().collect();
        report.import = Some(crate::import(folder, &paths, progress)?);
    }
    Ok(report)
}

/// Where each source is downloaded from, and which of them the folder needs.
pub fn addresses(folder: &Folder) -> Result<Vec<SourceAddress>, WorkbenchError> {
    let needed = needed::sources(folder)?;
    let row = |source: &Source, address: Option<&str>, overridden| SourceAddress {
        source: SourceId::new(source.id),
        title: source.title.to_owned(),
        needed: needed.contains(&source.id),
        address: address.map(shown),
        overridden,
        page: source.homepage.to_owned(),
    };
    let mut rows = Vec::new();
    for source in sources::all() {
        match (folder.settings().sources.get(source.id), source.downloads) {
            (Some(other), _) => rows.push(row(source, Some(&other.address), true)),
            (None, []) => rows.push(row(source, None, false)),
            (None, own) => rows.extend(own.iter().map(|own| row(source, Some(own.address), false))),
        }
    }
    Ok(rows)
}

/// One file to download for a source.
struct Job {
    source: &'static Source,
    planned: Planned,
}

/// What is to be downloaded, each file once: sources may share an archive.
fn jobs(folder: &Folder, options: &FetchOptions) -> Result<Vec<Job>, WorkbenchError> {
    let names = match options.sources.as_slice() {
        [] => needed::sources(folder)?,
        asked => asked.iter().map(String::as_str).collect(),
    };
    let Some(now) = clock::this_month().or(options.to) else {
        return Err(WorkbenchError::NothingToImport(
            "this computer's clock shows no year that data come from; set it, or name the last month with --to".to_owned(),
        ));
    };
    let wanted = Wanted { from: options.from, to: options.to, now, force: needed::force(folder)? };
    let mut jobs: Vec<Job> = Vec::new();
    for name in names {
        let source = sources::by_id(name).ok_or_else(|| unknown(name))?;
        let other = folder.settings().sources.get(name).map(|other| other.address.as_str());
        for planned in plan(source, other, &wanted)? {
            if !jobs.iter().any(|job| same_addresses(&job.planned, &planned)) {
                jobs.push(Job { source, planned });
            }
        }
    }
    Ok(jobs)
}

fn same_addresses(one: &Planned, other: &Planned) -> bool {
    one.choices().map(|choice| &choice.address).eq(other.choices().map(|choice| &choice.address))
}

fn unknown(name: &str) -> WorkbenchError {
    let known: Vec<&str> = sources::all().iter().map(|source| source.id).collect();
    WorkbenchError::UnknownSource(format!(
        "there is no source \"{name}\"; those there are: {}",
        known.join(", ")
    ))
}

impl Job {
    /// The folder that the source's downloads lie in.
    fn room(&self, folder: &Folder) -> PathBuf {
        folder.inbox().join(self.source.id)
    }

    /// Downloads the first of its choices that is there. Of what is said when none is, the first matters.
    fn run(&self, folder: &Folder, fetcher: &mut Fetcher, progress: &mut dyn Progress) -> Download {
        let newest = &self.planned.newest;
        let first = self.try_one(folder, newest, fetcher, progress);
        if !first.as_ref().is_err_and(FetchError::is_not_found) {
            return Download::new(self.source, newest, first);
        }
        for choice in &self.planned.earlier {
            let done = self.try_one(folder, choice, fetcher, progress);
            if !done.as_ref().is_err_and(FetchError::is_not_found) {
                return Download::new(self.source, choice, done);
            }
        }
        let mut download = Download::new(self.source, newest, first);
        if let (Some(why), earlier @ 1..) = (&mut download.why, self.planned.earlier.len()) {
            *why = format!("{why} (the {earlier} editions before it do not lie there either)");
        }
        download
    }

    fn try_one(
        &self,
        folder: &Folder,
        choice: &Choice,
        fetcher: &mut Fetcher,
        progress: &mut dyn Progress,
    ) -> Result<Fetched, FetchError> {
        let to = self.room(folder).join(&choice.file);
        progress.begin(&choice.file, None, true);
        let done = fetcher.fetch(self.source.id, &choice.address, &to, &mut |step| match step {
            Step::Begun { have, total } => {
                progress.begin(&choice.file, total, true);
                progress.advance(have);
            }
            Step::Came(bytes) => progress.advance(bytes),
            Step::Waiting(time) => {
                let what = format!("{}: trying again in {} s", choice.file, time.as_secs());
                progress.begin(&what, None, false);
                progress.advance(0);
            }
        });
        progress.end();
        done
    }

    /// What to import of a download: its file; of a source that comes as many loose files, the folder that they share.
    fn to_import(&self, folder: &Folder, download: &Download) -> Option<PathBuf> {
        if download.outcome == FetchOutcome::Failed {
            return None;
        }
        let archive = download.file.to_ascii_lowercase().ends_with(".zip");
        let room = self.room(folder);
        Some(if self.source.grouped && !archive { room } else { room.join(&download.file) })
    }
}
