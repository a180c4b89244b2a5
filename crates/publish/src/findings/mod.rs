//! What a check of a document found, one module a form: for a terminal, for programs, as the document with marks, for code
//! viewers, and as comments in a copy of a Word file.
//!
//! It is written to the author, in private: what is said is what stands where, what it should be and why. A figure that is in
//! no finding is never called right.

mod acceptance;
mod align;
pub mod docx;
pub mod html;
pub mod json;
pub mod sarif;
mod sorted;
pub mod text;
mod words;

use checker::Checked;
use reading::Reading;
use reading::document::Format;

pub use acceptance::Acceptance;
pub use sorted::{Numbered, Sorted};
pub use words::{coverage, place, should};

/// A document that was checked, or the documents of a folder as one: what every form is written from.
#[derive(Debug, Clone, Copy)]
pub struct Examined<'a> {
    /// Its file's or folder's name.
    pub name: &'a str,
    /// Its file or folder as it was asked for: "papers/board-pack.docx".
    pub path: &'a str,
    /// The files that it is of, in their order; one for a document that is a file.
    pub files: &'a [ExaminedFile],
    /// What stands in it; in that of a folder, file by file.
    pub reading: &'a Reading,
    /// What was found in it.
    pub checked: &'a Checked,
    /// What somebody let stand.
    pub accepted: &'a [Acceptance],
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExaminedFile {
    /// Its name; in a folder, with the folders in that.
    pub name: String,
    /// The file as it was asked for.
    pub path: String,
    /// It as it was read, byte by byte.
    pub bytes: Vec<u8>,
    /// What it is.
    pub format: Format,
    /// How many pages it has.
    pub pages: u32,
    /// Which of the reading's lines is its first.
    pub first: usize,
}

impl<'a> Examined<'a> {
    /// The file that a line of the reading stands in, by its place among all; none where there is no file.
    fn file_at(&self, index: usize) -> Option<(usize, &'a ExaminedFile)> {
        let after = self.files.partition_point(|file| file.first <= index);
        let at = after.checked_sub(1)?;
        self.files.get(at).map(|file| (at, file))
    }

    /// The one file; none where it is a folder of several.
    fn only_file(&self) -> Option<&'a ExaminedFile> {
        if let [only] = self.files { Some(only) } else { None }
    }
}
