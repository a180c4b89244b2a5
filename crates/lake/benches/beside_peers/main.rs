//! The lake beside `DuckDB` and `Polars` on the same file, five alternating pairs in one run: CSV into the lake, counts straight
//! from the CSV, and the same counts from what was stored.
//!
//! `cargo bench -p lake` makes a file of the police.uk layout (10 million rows, 2 GiB; `WATCHWARD_BENCH_ROWS` asks for
//! another size) in the system's temporary folder and keeps it for the next run. The peers run where `python3` has them
//! (`pip install polars duckdb`); without them our own figures are printed alone.

#[path = "../generator/mod.rs"]
mod generator;
mod ours;

use std::path::{Path, PathBuf};
use std::process::Command;

/// How often each is run.
const PAIRS: usize = 5;
const PEERS: [&str; 2] = ["polars", "duckdb"];
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, work, input, output] = arguments.as_slice()
        && flag == "--ours"
    {
        return ours::run(work, Path::new(input), Path::new(output));
    }
    let rows = std::env::var("WATCHWARD_BENCH_ROWS").map_or(Ok(10_000_000), |rows| rows.parse())?;
    let folder = std::env::temp_dir().join("watchward-bench");
    std::fs::create_dir_all(&folder)?;
    let csv = folder.join(format!("street-{rows}.csv"));
    if !csv.exists() {
        let making = csv.with_extension("making");
        generator::write_street(&making, rows, 20_261_122)?;
        std::fs::rename(&making, &csv)?;
    }
    let bytes = std::fs::metadata(&csv)?.len();
    println!("{rows} rows, {} MiB, {} cores", bytes >> 20, cores());
    let stored = Stored {
        lake: folder.join("lake"),
        polars: folder.join("polars.parquet"),
        duckdb: folder.join("duckdb.parquet"),
    };
    compare("CSV into the lake, validated", "import", |who| (csv.clone(), stored.of(who)))?;
    compare("counts straight from the CSV", "counts-csv", |who| (csv.clone(), stored.of(who)))?;
    compare("counts from what was stored", "counts-stored", |who| (stored.of(who), csv.clone()))?;
    Ok(())
}

/// Where each keeps what it made of the file.
struct Stored {
    lake: PathBuf,
    polars: PathBuf,
    duckdb: PathBuf,
}

impl Stored {
    fn of(&self, who: &str) -> PathBuf {
        match who {
            "polars" => &self.polars,
            "duckdb" => &self.duckdb,
            _ => &self.lake,
        }
        .clone()
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Runs the work by turns and prints each one's seconds, and the ratios to the peers with their spread.
fn compare(title: &str, work: &str, files: impl Fn(&str) -> (PathBuf, PathBuf)) -> Outcome<()> {
    println!("\n{title}");
    let mut seconds: Vec<(&str, Vec<f64>)> = vec![("ours", Vec::new())];
    seconds.extend(PEERS.iter().filter(|peer| is_there(peer)).map(|peer| (*peer, Vec::new())));
    let mut peak = 0u64;
    for _ in 0..PAIRS {
        for (who, times) in &mut seconds {
            let (input, output) = files(who);
            let said = one(who, work, &input, &output)?;
            times.push(number(&said, "seconds").ok_or("no seconds were said")?);
            if let Some(kib) = number(&said, "peak-kib").filter(|_| *who == "ours") {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "kibibytes of a process"
                )]
                let kib = kib as u64;
                peak = peak.max(kib);
            }
        }
    }
    for (who, times) in &seconds {
        let mut sorted = times.clone();
        sorted.sort_by(f64::total_cmp);
        println!(
            "  {who:<8} median {:.2} s, {:.2} to {:.2}",
            sorted[PAIRS / 2],
            sorted[0],
            sorted[PAIRS - 1]
        );
    }
    let ours = seconds[0].1.clone();
    for (who, times) in &seconds[1..] {
        let mut ratios: Vec<f64> = ours.iter().zip(times).map(|(a, b)| a / b).collect();
        ratios.sort_by(f64::total_cmp);
        println!(
            "  ours / {who}: median {:.2}, {:.2} to {:.2}",
            ratios[PAIRS / 2],
            ratios[0],
            ratios[PAIRS - 1]
        );
    }
    if peak > 0 {
        println!("  our peak memory {} MiB", peak >> 10);
    }
    Ok(())
}

fn is_there(peer: &str) -> bool {
    Command::new("python3")
        .args(["-c", &format!("import {peer}")])
        .output()
        .is_ok_and(|output| output.status.success())
}

/// One run in a process of its own; what it said.
fn one(who: &str, work: &str, input: &Path, output: &Path) -> Outcome<String> {
    let mut command = if who == "ours" {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("--ours").arg(work);
        command
    } else {
        let mut command = Command::new("python3");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/beside_peers/peers.py");
        command.arg(script).arg(who).arg(work);
        command
    };
    let output = command.arg(input).arg(output).output()?;
    if !output.status.success() {
        return Err(format!("{who} {work}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn number(said: &str, name: &str) -> Option<f64> {
    said.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
}
