//! Whole documents, read.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod bad_files;
mod docx;
mod figures;
mod other_styles;
mod pack;
mod pages;
mod real_minutes;
mod typeset;
mod xlsx;
