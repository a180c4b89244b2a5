//! A source: one publisher's data set in one layout, with everything that is said about it once.

use std::io::Read;

use figure::Month;

use crate::{Batch, Reject, SourceError, Table};

/// How often a publisher brings out a new edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// Every month.
    Monthly,
    /// Every year.
    Yearly,
    /// Now and then.
    Irregular,
}

/// Where a source's newest edition can be downloaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Download {
    /// The name of the file to keep it under.
    pub file: &'static str,
    /// The address. `{from}` and `{to}` stand for months (YYYY-MM), `{month}` for each month in a download by
    /// itself, `{force}` for a force's name in the publisher's form.
    pub address: &'static str,
}

/// What a source sees of a file to say whether it is one of its own: never the name alone.
#[derive(Debug)]
pub struct Peek<'a> {
    /// The file's name, for what only stands there (the year of a population, the area of an API answer).
    pub name: &'a str,
    /// The first bytes as they stand.
    pub bytes: &'a [u8],
    /// The same decoded to text without a byte order mark; empty where they are not text.
    pub start: &'a str,
    /// The fields of the first line, where it reads as CSV, trimmed.
    pub header: &'a [String],
    /// The names of the sheets, where it is a workbook.
    pub sheets: &'a [String],
}

/// What is known of a file while it is read.
#[derive(Debug, Clone, Default)]
pub struct FileContext {
    /// How messages name it: `crime.zip/2021-02/2021-02-met-street.csv`.
    pub label: String,
    /// Its own name without folders: `2021-02-met-street.csv`.
    pub name: String,
    /// The files that belong to it and stand beside it under the same name, whole: a shapefile's .dbf and .prj.
    pub beside: Vec<Beside>,
}

/// A file that belongs to another.
#[derive(Debug, Clone)]
pub struct Beside {
    /// How its name ends, in small letters: "dbf".
    pub ending: &'static str,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl FileContext {
    /// A file by itself, with nothing beside it.
    pub fn new(label: impl Into<String>) -> Self {
        let label = label.into();
        let name = label.rsplit('/').next().unwrap_or(&label).to_owned();
        Self { label, name, beside: Vec::new() }
    }

    /// What the file of this ending beside it holds, where there is one.
    pub fn beside(&self, ending: &str) -> Option<&[u8]> {
        self.beside.iter().find(|file| file.ending == ending).map(|file| file.bytes.as_slice())
    }
}

/// Whoever takes what a source reads.
pub trait Sink {
    /// Takes good rows, in the order of the file. Several batches at once may be stored side by side.
    fn batches(&mut self, batches: Vec<Batch>) -> Result<(), SourceError>;

    /// Takes a row that was left out.
    fn reject(&mut self, reject: Reject);

    /// Is told that a file (or the file inside an archive) covers these months for this part of its area (a force, where
    /// files come by force; none otherwise), whether or not rows follow.
    fn covers(&mut self, part: Option<&str>, months: &[Month]);

    /// Is told, in a sentence, of something in the file that keeps no row out but that somebody should know: a category that
    /// its publisher has not used before. Whoever has nowhere to show it need not take it.
    fn notice(&mut self, sentence: &str) {
        let _ = sentence;
    }

    /// Is told how many bytes of the (unpacked) file have been read since the last call.
    fn progress(&mut self, bytes: u64);
}

/// One publisher's data set in one layout.
#[derive(Debug)]
pub struct Source {
    /// Its short name: `mps-borough`.
    pub id: &'static str,
    /// Its title, as the publisher has it.
    pub title: &'static str,
    /// The publisher.
    pub publisher: &'static str,
    /// The licence line that every output must carry.
    pub licence: &'static str,
    /// How often it comes out.
    pub cadence: Cadence,
    /// The page it is published on.
    pub homepage: &'static str,
    /// What every reader of its figures must know.
    pub caveats: &'static [&'static str],
    /// The table it fills.
    pub table: Table,
    /// Counts below this are suppressed: 0 for counts their publisher already prints, 5 for a partnership's own.
    pub suppress_below: u32,
    /// Whether an archive or folder of its files is one vintage together.
    pub grouped: bool,
    /// Whether the newest month of an edition is incomplete and grows in later ones.
    pub provisional: bool,
    /// Where to download it, where it can be.
    pub downloads: &'static [Download],
    /// Whether a file is one of its own.
    pub recognise: fn(&Peek<'_>) -> bool,
    /// Reads a file to its end. Streams: memory does not grow with the file.
    pub read: fn(&mut dyn Read, &FileContext, &mut dyn Sink) -> Result<(), SourceError>,
}
