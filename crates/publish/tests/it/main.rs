//! What this crate writes, read back as a machine or a careful reader would.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod browser;
mod calendar;
mod docx;
mod drawings;
mod embedded;
mod files;
mod findings;
mod maps;
mod pack;
mod pack_brought;
mod pack_page;
mod page;
mod page_parts;
mod pdf;
mod sample;
mod structure;
mod xlsx;
