//! The lake itself: opening it, listing what it holds, dropping and taking back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use figure::{Month, SourceId, VintageId};

use crate::ask::Answers;
use crate::fs::{Disk, Lock};
use crate::layout::MANIFEST;
use crate::manifest::{Manifest, folders};
use crate::{Imported, LakeError, VintageDraft, VintageRecord, Writer};

/// A folder of vintages. Any number of programs may read it; one at a time may write to it.
#[derive(Debug)]
pub struct Lake {
    dir: PathBuf,
    disk: Disk,
    manifest: Manifest,
    live: Vec<VintageRecord>,
    all: Vec<VintageRecord>,
    pub(crate) answers: Answers,
}

impl Lake {
    /// Opens the lake in `dir` (the `lake/` folder itself).
    pub fn open(dir: impl AsRef<Path>) -> Result<Self, LakeError> {
        Self::open_on(dir.as_ref(), Disk::default())
    }

    /// Makes a lake in `dir`, or opens the one that is there.
    pub fn create(dir: impl AsRef<Path>) -> Result<Self, LakeError> {
        Self::create_on(dir.as_ref(), Disk::default())
    }

    pub(crate) fn open_on(dir: &Path, disk: Disk) -> Result<Self, LakeError> {
        let manifest = Manifest::read(dir)?;
        let mut lake = Self {
            dir: dir.to_owned(),
            disk,
            manifest: Manifest::empty(),
            live: Vec::new(),
            all: Vec::new(),
            answers: Answers::new(dir),
        };
        lake.hold(manifest);
        Ok(lake)
    }

    pub(crate) fn create_on(dir: &Path, disk: Disk) -> Result<Self, LakeError> {
        disk.make_dir(dir)?;
        if !dir.join(MANIFEST).exists() {
            let _lock = Lock::take(dir)?;
            // Vintages without a manifest are not a new lake but one whose manifest was lost.
            for source in folders(dir)? {
                if !folders(&source)?.is_empty() {
                    return Err(LakeError::NoLake { dir: dir.to_owned() });
                }
            }
            if !dir.join(MANIFEST).exists() {
                Manifest::empty().write(dir, &disk)?;
            }
        }
        Self::open_on(dir, disk)
    }

    /// The lake's folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) fn disk(&self) -> &Disk {
        &self.disk
    }

    /// The vintages that figures are made from, the newest first.
    pub fn vintages(&self) -> &[VintageRecord] {
        &self.live
    }

    /// Those and the dropped ones, the newest first.
    pub fn all_vintages(&self) -> &[VintageRecord] {
        &self.all
    }

    /// The vintage of this name, dropped or not.
    pub fn vintage(&self, id: &VintageId) -> Result<&VintageRecord, LakeError> {
        self.all
            .iter()
            .find(|vintage| &vintage.id == id)
            .ok_or_else(|| LakeError::UnknownVintage(id.clone()))
    }

    /// The vintage of this name, to be asked.
    pub(crate) fn live(&self, id: &VintageId) -> Result<&VintageRecord, LakeError> {
        let vintage = self.vintage(id)?;
        if vintage.dropped { Err(LakeError::Dropped(id.clone())) } else { Ok(vintage) }
    }

    /// The lake as it stood when just these vintages were held, to be asked again what was asked then. One that was dropped
    /// since answers again; one that was purged is an error that names it. What is on disk is not touched.
    pub fn as_of(mut self, vintages: &[VintageId]) -> Result<Self, LakeError> {
        let mut then = Vec::with_capacity(vintages.len());
        for id in vintages {
            let mut vintage = self.vintage(id)?.clone();
            vintage.dropped = false;
            then.push(vintage);
        }
        self.show(then);
        Ok(self)
    }

    /// The newest live vintage that was read from a file with this SHA-256.
    pub fn holds(&self, sha256: &str) -> Option<VintageId> {
        self.live
            .iter()
            .find(|vintage| vintage.files.iter().any(|file| file.file.sha256 == sha256))
            .map(|vintage| vintage.id.clone())
    }

    /// The vintage (live or dropped) of this source that was read from exactly these files, given by their SHA-256.
    pub fn holds_files(&self, source: &SourceId, sha256: &[String]) -> Option<&VintageRecord> {
        let wanted: BTreeSet<&str> = sha256.iter().map(String::as_str).collect();
        self.all.iter().find(|vintage| {
            &vintage.source == source
                && wanted == vintage.files.iter().map(|file| file.file.sha256.as_str()).collect()
        })
    }

    /// Whether a vintage (live or dropped) of this source was read from files of these sizes in bytes. Where not, none was
    /// read from these files, and nobody need sum them to know.
    pub fn may_hold(&self, source: &SourceId, sizes: &[u64]) -> bool {
        let sorted = |mut sizes: Vec<u64>| {
            sizes.sort_unstable();
            sizes
        };
        let wanted = sorted(sizes.to_vec());
        self.all.iter().any(|vintage| {
            &vintage.source == source
                && wanted == sorted(vintage.files.iter().map(|file| file.bytes).collect())
        })
    }

    /// Begins a new vintage. Nothing is held until [`Writer::finish`]; a writer that is dropped leaves nothing behind.
    pub fn begin(&mut self, draft: VintageDraft) -> Result<Writer<'_>, LakeError> {
        Writer::new(self, draft)
    }

    /// Drops a vintage: its files stay until [`Lake::purge`], but no figure reads it. Dropping it twice changes nothing.
    pub fn drop_vintage(&mut self, id: &VintageId) -> Result<(), LakeError> {
        let _lock = self.lock()?;
        self.mark(id, true)
    }

    /// Takes a dropped vintage back.
    pub fn restore(&mut self, id: &VintageId) -> Result<(), LakeError> {
        let _lock = self.lock()?;
        self.mark(id, false)
    }

    /// Deletes the files of dropped vintages for good, and says which.
    pub fn purge(&mut self) -> Result<Vec<VintageId>, LakeError> {
        let _lock = self.lock()?;
        let mut manifest = self.manifest.clone();
        let (gone, kept) = manifest.vintages.into_iter().partition(|vintage| vintage.dropped);
        manifest.vintages = kept;
        let gone: Vec<VintageRecord> = gone;
        if !gone.is_empty() {
            manifest.write(&self.dir, &self.disk)?;
            self.hold(manifest);
            self.manifest.sweep(&self.dir, &self.disk)?;
        }
        Ok(gone.into_iter().map(|vintage| vintage.id).collect())
    }

    /// Takes the right to write, learns what others have written meanwhile, and removes what a cut-off import left.
    pub(crate) fn lock(&mut self) -> Result<Lock, LakeError> {
        let lock = Lock::take(&self.dir)?;
        let manifest = Manifest::read(&self.dir)?;
        manifest.sweep(&self.dir, &self.disk)?;
        if manifest != self.manifest {
            self.hold(manifest);
        }
        Ok(lock)
    }

    fn mark(&mut self, id: &VintageId, dropped: bool) -> Result<(), LakeError> {
        let mut manifest = self.manifest.clone();
        let vintage = manifest
            .vintages
            .iter_mut()
            .find(|vintage| &vintage.id == id)
            .ok_or_else(|| LakeError::UnknownVintage(id.clone()))?;
        if vintage.dropped != dropped {
            vintage.dropped = dropped;
            manifest.write(&self.dir, &self.disk)?;
            self.hold(manifest);
        }
        Ok(())
    }

    /// What became of files that are held already; none where they are not. Only whoever holds the lock may ask.
    pub(crate) fn held_already(
        &mut self,
        source: &SourceId,
        sha256: &[String],
    ) -> Result<Option<Imported>, LakeError> {
        let Some(vintage) = self.holds_files(source, sha256) else { return Ok(None) };
        let (id, dropped) = (vintage.id.clone(), vintage.dropped);
        if dropped {
            self.mark(&id, false)?;
            return Ok(Some(Imported::Restored(id)));
        }
        Ok(Some(Imported::AlreadyHeld(id)))
    }

    /// The name of a vintage read from these files: source, last month and the start of a checksum over theirs.
    pub(crate) fn name(&self, source: &SourceId, month: Month, sha256: &[String]) -> VintageId {
        let sorted: BTreeSet<&str> = sha256.iter().map(String::as_str).collect();
        let whole = sources::sha256_of_bytes(sorted.into_iter().collect::<String>().as_bytes());
        let name = |digits| VintageId::new(format!("{source}-{month}-{}", &whole[..digits]));
        // Eight digits tell vintages apart but for a chance of one in four thousand million.
        let taken = self.all.iter().any(|vintage| vintage.id == name(8));
        name(if taken { 16 } else { 8 })
    }

    /// Holds a new vintage, whose folder stands in its place.
    pub(crate) fn add(&mut self, record: VintageRecord) -> Result<(), LakeError> {
        let mut manifest = self.manifest.clone();
        manifest.vintages.push(record);
        manifest.write(&self.dir, &self.disk)?;
        self.hold(manifest);
        Ok(())
    }

    fn hold(&mut self, manifest: Manifest) {
        self.show(manifest.vintages.clone());
        self.manifest = manifest;
    }

    /// Answers come from these vintages from now on.
    fn show(&mut self, mut all: Vec<VintageRecord>) {
        all.sort_by(|a, b| b.lateness().cmp(&a.lateness()));
        self.live = all.iter().filter(|vintage| !vintage.dropped).cloned().collect();
        self.all = all;
        self.answers.forget();
    }
}
