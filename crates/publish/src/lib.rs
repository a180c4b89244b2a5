//! One module a format: a document goes in, what a reader opens comes out. Charts and maps are drawn once, as SVG, and used
//! by every format. Nothing here computes a figure; every number is printed as the document has it.
//!
//! - [`html`]: one accessible, self-contained page
//! - [`chart`]: charts, maps and tile maps as SVG, at three sizes
//! - [`pdf`]: a tagged PDF for print and archive
//! - [`pack`]: the agenda of a meeting with its papers, as one PDF with continuous page numbers and as one page
//! - [`calendar`]: meetings as an iCalendar feed, and invitations to them
//! - [`csv`]: the tables, with CSVW metadata beside them
//! - [`xlsx`]: the tables as a spreadsheet, one a worksheet
//! - [`docx`]: a Word file
//! - [`json`]: every figure a document rests on
//! - [`findings`]: what a check of somebody's document found, to read, for programs, and in the document itself
//! - [`schema`]: the published JSON schemas
//!
//! ```
//! use document::{Block, Document, Section};
//!
//! let mut document = Document::new("Crime needs assessment", "Safer Exampletown Partnership");
//! document.sections.push(
//!     Section::new("overview", "Overview").with(Block::paragraph("Crime < harm & fear")),
//! );
//! document.number();
//! let page = publish::html::page(&document);
//! assert!(page.contains("<h1>Crime needs assessment</h1>"));
//! assert!(page.contains("Crime &lt; harm &amp; fear"));
//! ```

pub mod calendar;
pub mod chart;
pub mod csv;
mod csvw;
mod dates;
pub mod docx;
pub mod findings;
pub mod fonts;
pub mod html;
pub mod json;
mod licences;
pub mod pack;
pub mod palette;
pub mod pdf;
mod provenance;
pub mod schema;
mod table_notes;
pub mod xlsx;

use thiserror::Error;

/// What keeps a document from being written in a format.
#[derive(Debug, Error)]
pub enum PublishError {
    /// A value that JSON cannot hold.
    #[error("{what} cannot be written as JSON")]
    Json {
        /// What was to be written.
        what: String,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// A table that cannot be written.
    #[error("table {file} cannot be written as CSV")]
    Csv {
        /// The table's file.
        file: String,
        /// Why.
        #[source]
        source: ::csv::Error,
    },
    /// A spreadsheet that cannot be written.
    #[error("the tables of \u{201c}{title}\u{201d} cannot be written as a spreadsheet")]
    Spreadsheet {
        /// The document's title.
        title: String,
        /// Why.
        #[source]
        source: Box<rust_xlsxwriter::XlsxError>,
    },
    /// A Word file that cannot be put together.
    #[error("\u{201c}{title}\u{201d} cannot be written as a Word file")]
    Word {
        /// The document's title.
        title: String,
        /// Why.
        #[source]
        source: zip::result::ZipError,
    },
    /// A Word file that somebody wrote and that cannot be given comments.
    #[error(
        "{file} cannot be given comments: {why}; ask for the findings as html, which shows them in the document too"
    )]
    Comments {
        /// Its name.
        file: String,
        /// What is wrong.
        why: &'static str,
    },
    /// A drawing that cannot be made a picture.
    #[error("the drawing cannot be made a PNG: {why}")]
    Png {
        /// Why.
        why: String,
    },
    /// A document that cannot be set, or that would not be an accessible PDF.
    #[error("the PDF of \u{201c}{title}\u{201d} cannot be made by the template {template}: {why}")]
    Pdf {
        /// The document's title.
        title: String,
        /// The template's name.
        template: &'static str,
        /// What is wrong, where, and what to do.
        why: String,
    },
    /// A PDF that somebody brought and that cannot be set into a pack.
    #[error("{file} cannot be set into the pack: {why}")]
    Brought {
        /// Its file's name.
        file: String,
        /// What is wrong, and what to do.
        why: &'static str,
    },
    /// A late paper that is to keep the number of a page that does not stand before it.
    #[error(
        "the late paper \u{201c}{title}\u{201d} is to follow page {after}, but the page before it is {before}; \
         let it follow the last page of the paper before it"
    )]
    LatePaper {
        /// Its title.
        title: String,
        /// The page that it is to follow.
        after: u32,
        /// The page that stands before it.
        before: String,
    },
    /// Two tables that would overwrite each other.
    #[error("two different tables are to be written to {0}; give each its own file name")]
    SameFile(String),
}
