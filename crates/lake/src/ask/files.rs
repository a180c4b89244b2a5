//! What a vintage's folder says besides its rows: what was read from each file, and what was left out.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};

use figure::VintageId;
use serde::de::DeserializeOwned;
use sources::Reject;

use crate::layout::{self, ENTRIES, REJECTS};
use crate::{EntryRecord, Lake, LakeError};

impl Lake {
    /// The rejected rows of a vintage. The first 10,000 are kept in full; its record counts all.
    pub fn rejects(&self, id: &VintageId) -> Result<Vec<Reject>, LakeError> {
        self.lines(id, REJECTS)
    }

    /// What was read from each file (or file inside an archive) of a vintage, in the order it was read.
    pub fn entries(&self, id: &VintageId) -> Result<Vec<EntryRecord>, LakeError> {
        let mut lines: Vec<Vec<EntryRecord>> = self.lines(id, ENTRIES)?;
        Ok(lines.pop().unwrap_or_default())
    }

    fn lines<T: DeserializeOwned>(&self, id: &VintageId, name: &str) -> Result<Vec<T>, LakeError> {
        let vintage = self.vintage(id)?;
        let path =
            layout::vintage(self.dir(), vintage.source.as_str(), vintage.id.as_str()).join(name);
        let file = match File::open(&path) {
            // Where nothing was rejected there is no file.
            Err(error) if error.kind() == ErrorKind::NotFound && vintage.rejects == 0 => {
                return Ok(Vec::new());
            }
            other => other.map_err(LakeError::read(&path))?,
        };
        let mut found = Vec::new();
        for line in BufReader::new(file).lines() {
            let line = line.map_err(LakeError::read(&path))?;
            found.push(serde_json::from_str(&line).map_err(|source| LakeError::Damaged {
                path: path.clone(),
                vintage: id.clone(),
                source: Box::new(source),
            })?);
        }
        Ok(found)
    }
}
