//! The lake from outside: what goes in comes out, once, whole and in any order.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod damage;
mod duplicates;
mod life;
mod order;
mod questions;
mod real;
mod rows;

use lake::{Imported, Lake, VintageDraft};
use sources::{Batch, Sink, Table};

use crate::rows::{draft, month, sha256};

/// A vintage of one file with these waves, which speaks of these months.
fn keep(
    lake: &mut Lake,
    source: &str,
    table: Table,
    name: &str,
    months: &[&str],
    waves: Vec<Batch>,
) -> Imported {
    let mut writer = lake.begin(draft(source, table)).unwrap();
    writer.start_file(name, 1000).unwrap();
    let months: Vec<_> = months.iter().map(|text| month(text)).collect();
    if !months.is_empty() {
        writer.covers(None, &months);
    }
    for wave in waves {
        writer.batches(vec![wave]).unwrap();
    }
    writer.end_file(sha256(name)).unwrap();
    writer.finish().unwrap()
}

/// A new lake in a folder whose name would mislead whoever takes it for a pattern or an address.
fn new_lake() -> (tempfile::TempDir, Lake) {
    let dir = tempfile::tempdir().unwrap();
    let lake = Lake::create(dir.path().join("Safer [Bromley] & 100% é?").join("lake")).unwrap();
    (dir, lake)
}
