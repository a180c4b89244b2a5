//! Our side of the benchmark, in a process of its own.

use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;

use lake::{Lake, VintageDraft};
use sources::FileContext;

use crate::Outcome;

/// Does the work and says how long it took and how much memory at its peak.
pub fn run(work: &str, input: &Path, output: &Path) -> Outcome<()> {
    let start = match work {
        "import" => import(input, output)?,
        "counts-csv" => counts_from_csv(input)?,
        _ => counts_from_lake(input)?,
    };
    println!("seconds {}", start.elapsed().as_secs_f64());
    if let Some(kib) = peak_kib() {
        println!("peak-kib {kib}");
    }
    Ok(())
}

/// The whole of an import: checksum, reading, checking, duplicates, storing, adding up.
fn import(csv: &Path, lake: &Path) -> Outcome<Instant> {
    if lake.exists() {
        fs::remove_dir_all(lake)?;
    }
    fs::create_dir_all(lake)?;
    let start = Instant::now();
    let source = sources::by_id("police-uk-street").ok_or("no such source")?;
    let found = sources::open(csv)?;
    let (container, entry) = found.entries().next().ok_or("nothing to read")?;
    let now = "2026-11-22T00:00:00Z";
    let mut lake = Lake::create(lake)?;
    let mut writer = lake.begin(VintageDraft::of(source, now, now))?;
    writer.start_file(&container.label, container.bytes)?;
    let sha256 = container.read_entry_summed(entry, &mut writer)?;
    writer.end_file(sha256)?;
    let id = writer.finish()?.id().clone();
    let record = lake.vintage(&id)?;
    println!("rows {} duplicates {} rejects {}", record.rows, record.duplicates, record.rejects);
    Ok(start)
}

fn counts_from_csv(csv: &Path) -> Outcome<Instant> {
    let start = Instant::now();
    let name = csv.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let context = FileContext::new(name);
    let counted = sources::count_street(&mut File::open(csv)?, &context)?;
    println!("rows {} {}", counted.counts.len(), counted.rows);
    Ok(start)
}

/// Borough, type and month from the lake: one question to the counts that the import added up.
fn counts_from_lake(lake: &Path) -> Outcome<Instant> {
    let start = Instant::now();
    let lake = Lake::open(lake)?;
    let batches = lake.sql(
        "SELECT left(area_name, character_length(area_name) - 5) AS borough, category, month, \
         sum(count) AS n FROM counts GROUP BY borough, category, month",
    )?;
    println!("rows {}", batches.iter().map(arrow::array::RecordBatch::num_rows).sum::<usize>());
    Ok(start)
}

/// The most memory this process has had, where the system tells.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
