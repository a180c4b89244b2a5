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

pub use acceptance::Acceptance;
pub use sorted::{Numbered, Sorted};
pub use words::{coverage, place};

/// A document that was checked: what every form is written from.
#[derive(Debug, Clone, Copy)]
pub struct Examined<'a> {
    /// Its file's name.
    pub name: &'a str,
    /// Its file as it was asked for: "papers/board-pack.docx".
    pub path: &'a str,
    /// The file as it was read, byte by byte; empty where there is none.
    pub bytes: &'a [u8],
    /// What stands in it.
    pub reading: &'a Reading,
    /// What was found in it.
    pub checked: &'a Checked,
    /// What somebody let stand.
    pub accepted: &'a [Acceptance],
}
