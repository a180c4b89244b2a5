//! How long publications take from an imported folder, and how much memory: the needs assessment and the performance report of
//! Bromley to February 2021 in every form, and the needs assessment of all 32 boroughs in one run.
//!
//! `cargo bench -p cli --profile dev` builds it in the profile that `cargo run -- demo` has, so that both are one build. It
//! needs the shared data (`WATCHWARD_SHARED` names the folder). What is timed is the program as a person runs it, from its
//! start to its end, in a folder that it imported the data into.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const PROGRAM: &str = env!("CARGO_BIN_EXE_watchward");
/// How often the two reports are written; the region's, once.
const ROUNDS: usize = 5;
/// What is imported: whole folders of the shared data.
const DATA: [&str; 6] = ["mps", "population", "lookups", "boundaries", "deprivation", "postcodes"];
/// How often the memory of a run is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// What a run took.
#[derive(Clone, Copy)]
struct Run {
    seconds: f64,
    /// The most memory it held at once, in MiB; none where the system does not say.
    peak: Option<f64>,
}

fn main() -> Outcome<()> {
    let data: Option<Vec<PathBuf>> = DATA.into_iter().map(shared_data::data).collect();
    let Some(data) = data else { return Ok(()) };
    let place = tempfile::tempdir()?;
    let folder = place.path().join("safer-bromley");
    run(Command::new(PROGRAM).arg("init").arg(&folder).args(["--area", "Bromley"]))?;
    let imported = run(Command::new(PROGRAM).arg("-C").arg(&folder).arg("import").args(&data))?;
    println!("imported in {:.1} s\n", imported.seconds);

    let mut rounds = Vec::with_capacity(ROUNDS);
    for round in 1..=ROUNDS {
        let out = place.path().join(format!("round-{round}"));
        let assess = report(&folder, "assess", &[], &out.join("assess"))?;
        let performance = report(&folder, "performance", &[], &out.join("performance"))?;
        println!(
            "round {round}: needs assessment {}, performance report {}, together {:.2} s",
            in_words(assess),
            in_words(performance),
            assess.seconds + performance.seconds
        );
        rounds.push(assess.seconds + performance.seconds);
        if round == 1 {
            println!("  {}", sizes(&out)?);
        }
    }
    rounds.sort_by(f64::total_cmp);
    println!(
        "both reports in every form: median {:.2} s, {:.2} to {:.2} s\n",
        rounds[ROUNDS / 2],
        rounds[0],
        rounds[ROUNDS - 1]
    );

    let out = place.path().join("region");
    let region = report(&folder, "assess", &["--every-area"], &out)?;
    let areas = fs::read_dir(&out)?.count();
    println!("needs assessments of {areas} boroughs in every form: {}", in_words(region));
    Ok(())
}

fn report(folder: &Path, report: &str, more: &[&str], out: &Path) -> Outcome<Run> {
    let mut command = Command::new(PROGRAM);
    command.arg("-C").arg(folder).args([report, "--to", "2021-02"]).args(more);
    run(command.arg("--out").arg(out))
}

/// Runs it to a good end and watches its memory.
fn run(command: &mut Command) -> Outcome<Run> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn()?;
    let mut peak = None;
    let status = loop {
        peak = peak_of(&child).or(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(LOOK);
    };
    let seconds = start.elapsed().as_secs_f64();
    if status.success() { Ok(Run { seconds, peak }) } else { Err(format!("{command:?}").into()) }
}

/// The most memory that a process has held, in MiB, as Linux tells it.
fn peak_of(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}

fn in_words(run: Run) -> String {
    let peak = run.peak.map_or_else(String::new, |peak| format!(" ({peak:.0} MiB)"));
    format!("{:.2} s{peak}", run.seconds)
}

/// The files of both reports with their sizes.
fn sizes(out: &Path) -> Outcome<String> {
    let mut named = Vec::new();
    for report in fs::read_dir(out)? {
        for file in fs::read_dir(report?.path())? {
            let file = file?;
            if file.file_type()?.is_file() {
                let kib = file.metadata()?.len() / 1024;
                named.push(format!("{} {kib} KiB", file.file_name().display()));
            }
        }
    }
    named.sort();
    Ok(named.join(", "))
}
