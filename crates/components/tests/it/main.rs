//! The parts of a page as the package, a browser and a careful reader have them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod browser;
mod dom;
mod fixtures;

#[path = "../../examples/parts/sample.rs"]
mod sample;
