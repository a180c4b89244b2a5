//! A sink that keeps everything it is given: for small files, and for tests.

use figure::Month;

use crate::{Batch, Reject, Sink, SourceError};

/// Everything that was read, in memory.
#[derive(Debug, Default)]
pub struct Kept {
    /// The good rows.
    pub batches: Vec<Batch>,
    /// The rows left out.
    pub rejects: Vec<Reject>,
    /// What the file covers: parts with their months.
    pub covered: Vec<(Option<String>, Vec<Month>)>,
    /// What somebody should know that keeps no row out.
    pub notices: Vec<String>,
    /// Bytes read.
    pub bytes: u64,
}

impl Kept {
    /// How many good rows there are.
    pub fn rows(&self) -> usize {
        self.batches.iter().map(|batch| batch.rows.num_rows()).sum()
    }
}

impl Sink for Kept {
    fn batches(&mut self, batches: Vec<Batch>) -> Result<(), SourceError> {
        self.batches.extend(batches);
        Ok(())
    }

    fn reject(&mut self, reject: Reject) {
        self.rejects.push(reject);
    }

    fn covers(&mut self, part: Option<&str>, months: &[Month]) {
        self.covered.push((part.map(str::to_owned), months.to_vec()));
    }

    fn notice(&mut self, sentence: &str) {
        self.notices.push(sentence.to_owned());
    }

    fn progress(&mut self, bytes: u64) {
        self.bytes += bytes;
    }
}
