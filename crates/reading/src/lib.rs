//! Documents that others wrote, read.
//!
//! Two rooms: [`document`] reads text, Markdown, HTML, Word files, workbooks and PDF into one [`Reading`], in which everything has its page and
//! its line; [`minutes`] reads old minutes from it into a proposal that a person confirms. Neither knows any one document,
//! and nothing is stored here. A folder of documents is a [`Bundle`].

pub mod bundle;
pub mod document;
mod error;
pub mod minutes;

pub use bundle::Bundle;
pub use document::{Reading, read};
pub use error::ReadingError;
