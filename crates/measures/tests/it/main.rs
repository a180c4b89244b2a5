//! Figures from publishers' files, through the lake.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![expect(clippy::format_push_string, clippy::format_collect, reason = "small files, written once")]

mod desk;
mod pack;
mod police_uk;
mod secrets;
mod vintages;
