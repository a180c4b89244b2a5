//! A download under way, beside the file it will become: the bytes so far, and what the publisher said of the file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::request::Ask;
use super::{Address, FetchError};
use crate::checksum::{Sum, sha256_of_bytes};

/// The folder beside the files. Its name begins with a full stop: what lies in it is never taken for data.
const ROOM: &str = ".fetch";

/// What the publisher said of the file whose bytes are held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Said {
    /// Where it came from, without secrets: for whoever looks.
    pub(super) address: String,
    /// The SHA-256 of the whole address.
    pub(super) address_sha256: String,
    /// Its tag.
    pub(super) etag: Option<String>,
    /// When it was last changed, in the server's words.
    pub(super) modified: Option<String>,
    /// Bytes altogether.
    pub(super) length: Option<u64>,
    /// Its SHA-256, once it is whole.
    pub(super) sha256: Option<String>,
}

/// A download under way.
#[derive(Debug)]
pub(super) struct Partial {
    to: PathBuf,
    part: PathBuf,
    sidecar: PathBuf,
    address: String,
    address_sha256: String,
    said: Option<Said>,
    /// Whether bytes of an earlier try were used.
    pub(super) resumed: bool,
}

impl Partial {
    /// Looks for what an earlier download of this address to this file has left, and makes the folders.
    pub(super) fn open(address: &Address, to: &Path) -> Result<Self, FetchError> {
        let room = to.parent().unwrap_or(Path::new("")).join(ROOM);
        fs::create_dir_all(&room).map_err(written(&room))?;
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let address_sha256 = sha256_of_bytes(address.whole().as_ref());
        let sidecar = room.join(format!("{name}.json"));
        // A sidecar that cannot be read, or is of another address, says nothing.
        let said = fs::read(&sidecar)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Said>(&bytes).ok())
            .filter(|said| said.address_sha256 == address_sha256);
        Ok(Self {
            to: to.to_owned(),
            part: room.join(format!("{name}.part")),
            sidecar,
            address: address.to_string(),
            address_sha256,
            said,
            resumed: false,
        })
    }

    /// The file it will become.
    pub(super) fn to(&self) -> &Path {
        &self.to
    }

    /// Bytes held of a file that is not whole yet.
    pub(super) fn length(&self) -> u64 {
        fs::metadata(&self.part).map_or(0, |metadata| metadata.len())
    }

    /// What to ask for.
    pub(super) fn ask(&self) -> Result<Ask, FetchError> {
        let Some(said) = &self.said else { return Ok(Ask::Whole) };
        if said.sha256.is_none() {
            let held = self.length();
            return Ok(match (said.length, validator(said)) {
                (Some(total), Some(validator)) if held > 0 && total > 0 => {
                    // With every byte held but not yet in its place, the last is asked for again: an empty rest cannot be.
                    Ask::Rest { from: held.min(total - 1), total, validator }
                }
                _ => Ask::Whole,
            });
        }
        let size = match fs::metadata(&self.to) {
            Ok(metadata) => Some(metadata.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => return Err(FetchError::Write { path: self.to.clone(), source }),
        };
        let known = said.etag.is_some() || said.modified.is_some();
        Ok(if known && size.is_some() && size == said.length {
            Ask::IfChanged { etag: said.etag.clone(), modified: said.modified.clone() }
        } else {
            Ask::Whole
        })
    }

    /// The size and checksum of the file in its place, if they are those of the download that brought it.
    pub(super) fn untouched(&self) -> Option<(u64, String)> {
        let said = self.said.as_ref()?;
        let sum = crate::sha256(&self.to, &mut |_| {}).ok()?;
        (said.sha256.as_ref() == Some(&sum)).then_some((said.length?, sum))
    }

    /// Opens the part to be written from this byte on, with the checksum of what stands before it. A new download's
    /// sidecar (`said`) is written first: bytes whose origin nobody knows are never gone on with.
    pub(super) fn write_from(
        &mut self,
        from: u64,
        said: Option<Said>,
    ) -> Result<Option<(File, Sum)>, FetchError> {
        let failed = written(&self.part);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&self.part)
            .map_err(&failed)?;
        // Where files cannot be locked, nobody is kept apart.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(FetchError::InUse { path: self.to.clone() });
        }
        if file.metadata().map_err(&failed)?.len() < from {
            return Ok(None);
        }
        file.set_len(from).map_err(&failed)?;
        if let Some(said) = said {
            self.note(Said {
                address: self.address.clone(),
                address_sha256: self.address_sha256.clone(),
                ..said
            })?;
        }
        let mut hash = Sum::new();
        let mut buffer = vec![0; 256 * 1024];
        let mut rest = from;
        while rest > 0 {
            let most = usize::try_from(rest).unwrap_or(usize::MAX).min(buffer.len());
            let read = file.read(&mut buffer[..most]).map_err(&failed)?;
            if read == 0 {
                return Ok(None);
            }
            hash.update(&buffer[..read]);
            rest -= read as u64;
        }
        file.seek(SeekFrom::Start(from)).map_err(&failed)?;
        Ok(Some((file, hash)))
    }

    /// Puts the whole file in its place.
    pub(super) fn finish(
        &mut self,
        file: File,
        bytes: u64,
        hash: Sum,
    ) -> Result<String, FetchError> {
        file.sync_all().map_err(written(&self.part))?;
        drop(file);
        fs::rename(&self.part, &self.to).map_err(written(&self.to))?;
        let sum = hash.finish();
        let said = self.said.clone().unwrap_or_default();
        self.note(Said { length: Some(bytes), sha256: Some(sum.clone()), ..said })?;
        Ok(sum)
    }

    /// Forgets what an earlier try has left. A file in its place stays.
    pub(super) fn discard(&mut self) {
        self.said = None;
        self.resumed = false;
        // What cannot be removed is overwritten by the next try.
        let _ = fs::remove_file(&self.part);
        let _ = fs::remove_file(&self.sidecar);
    }

    /// An error about the bytes under way.
    pub(super) fn unwritten(&self, source: io::Error) -> FetchError {
        FetchError::Write { path: self.part.clone(), source }
    }

    fn note(&mut self, said: Said) -> Result<(), FetchError> {
        let failed = written(&self.sidecar);
        let text = serde_json::to_vec_pretty(&said).map_err(|error| failed(error.into()))?;
        let mut file = File::create(&self.sidecar).map_err(&failed)?;
        file.write_all(&text).map_err(&failed)?;
        self.said = Some(said);
        Ok(())
    }
}

/// What says that the beginning held and the rest asked for are of one file: a strong tag, else the time of its last change.
fn validator(said: &Said) -> Option<String> {
    let strong = said.etag.as_ref().filter(|etag| etag.starts_with('"'));
    strong.or(said.modified.as_ref()).cloned()
}

fn written(path: &Path) -> impl Fn(io::Error) -> FetchError + use<> {
    let path = path.to_owned();
    move |source| FetchError::Write { path: path.clone(), source }
}
