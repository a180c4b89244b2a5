//! The application: what every request shares. The data stand behind a [`Session`] that is replaced whole when they change,
//! so that a request that has begun sees one state of them from beginning to end.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use document::Document;
use jiff::Timestamp;
use moka::future::Cache;
use partnership::Store;
use tokio::sync::Semaphore;
use workbench::{Folder, Session, WorkbenchError};

use crate::answer::Problem;
use crate::cache::PageCache;
use crate::findings::Findings;
use crate::gate::limits::Limits;
use crate::jobs::Jobs;
use crate::metrics::Metrics;
use crate::openid::Provider;
use crate::options::ServeOptions;
use crate::seen::Seen;
use crate::words::Words;
use crate::{WebError, keys};

/// How many pages may be composed at once: one a core, and one for what waits on a disk.
const AT_ONCE: usize = 3;
/// How many documents of public pages are kept.
const DOCUMENTS: u64 = 200;

/// What every request shares; cheap to clone.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    session: ArcSwap<Session>,
    seen: Mutex<Seen>,
    store: Arc<Store>,
    words: Words,
    pages: PageCache,
    documents: Cache<String, Arc<Document>>,
    findings: Findings,
    limits: Limits,
    metrics: Metrics,
    jobs: Jobs,
    turns: Semaphore,
    keys: keys::Keys,
    provider: Provider,
    listening: SocketAddr,
    public_host: Option<String>,
    options: ServeOptions,
}

impl App {
    /// Opens a partnership's folder to be served at this address.
    pub fn open(
        folder: Folder,
        listening: SocketAddr,
        options: ServeOptions,
    ) -> Result<Self, WebError> {
        let store = Store::open(&folder.records())?;
        let seen = Mutex::new(Seen::of(&folder));
        let session = Session::open(folder)?.with_annotations(&store.annotations()?);
        let public_host = options.public_address.as_deref().map(|address| {
            let host = address.split_once("://").map_or(address, |(_, rest)| rest);
            host.trim_end_matches('/').to_lowercase()
        });
        Ok(Self(Arc::new(Inner {
            session: ArcSwap::from_pointee(session),
            seen,
            store: Arc::new(store),
            words: Words::english()?,
            pages: PageCache::new(),
            documents: Cache::new(DOCUMENTS),
            findings: Findings::default(),
            limits: Limits::new(),
            metrics: Metrics::new(),
            jobs: Jobs::default(),
            turns: Semaphore::new(AT_ONCE),
            keys: keys::Keys::new(),
            provider: Provider::new(),
            listening,
            public_host,
            options,
        })))
    }

    /// The data as they stand now.
    pub fn session(&self) -> Arc<Session> {
        self.0.session.load_full()
    }

    /// Reads the folder again: data or settings have changed.
    pub fn reopen(&self) -> Result<(), Box<WorkbenchError>> {
        let root = self.session().folder().root().to_owned();
        // Before it is read: what changes meanwhile is found by the next look. What cannot be read is told once.
        *self.seen() = Seen::of(self.session().folder());
        let annotations = self.store().annotations().map_err(WorkbenchError::from)?;
        let folder = Folder::open(&root).map_err(WorkbenchError::from)?;
        let session = Session::open(folder)?.with_annotations(&annotations);
        self.0.session.store(Arc::new(session));
        self.0.documents.invalidate_all();
        self.0.pages.forget();
        Ok(())
    }

    /// Whether the folder is as it was when it was last read.
    pub fn is_as_seen(&self) -> bool {
        *self.seen() == Seen::of(self.session().folder())
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.0.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does work that takes a while, on a thread of its own, a few at a time.
    pub async fn work<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    {
        let app = self.clone();
        let Ok(_turn) = self.0.turns.acquire().await else { return Err(Problem::Busy) };
        match tokio::task::spawn_blocking(move || work(&app)).await {
            Ok(done) => done,
            Err(error) => Err(Problem::ours(&error)),
        }
    }

    /// The partnership's own records.
    pub fn store(&self) -> &Arc<Store> {
        &self.0.store
    }

    /// The words.
    pub fn words(&self) -> &Words {
        &self.0.words
    }

    /// The answers that are kept.
    pub fn pages(&self) -> &PageCache {
        &self.0.pages
    }

    /// The documents of public pages that were made since the data changed.
    pub fn documents(&self) -> &Cache<String, Arc<Document>> {
        &self.0.documents
    }

    /// What was found in the data.
    pub fn findings(&self) -> &Findings {
        &self.0.findings
    }

    /// How many requests one address may make.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// What is counted.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// Work that goes on.
    pub fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// The keys of this run.
    pub fn keys(&self) -> &keys::Keys {
        &self.0.keys
    }

    /// The provider at which people sign in besides, where the settings name one.
    pub fn provider(&self) -> &Provider {
        &self.0.provider
    }

    /// Where it listens.
    pub fn listening(&self) -> SocketAddr {
        self.0.listening
    }

    /// The host, and its port where it has one, that people type.
    pub fn public_host(&self) -> Option<&str> {
        self.0.public_host.as_deref()
    }

    /// How it is served.
    pub fn options(&self) -> &ServeOptions {
        &self.0.options
    }

    /// The address of a path of ours, as a mail has it.
    pub fn address_of(&self, path: &str) -> String {
        let base = self.0.options.public_address.as_deref().map(|a| a.trim_end_matches('/'));
        base.map_or_else(
            || {
                let scheme = if self.0.options.certificate.is_some() { "https" } else { "http" };
                format!("{scheme}://{}{path}", self.0.listening)
            },
            |base| format!("{base}{path}"),
        )
    }

    /// Now.
    #[expect(clippy::unused_self, reason = "whoever asks for the time asks the application for it")]
    pub fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
