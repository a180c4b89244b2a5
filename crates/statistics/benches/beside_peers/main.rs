//! The methods beside their peers on the same inputs, five alternating rounds in one run.
//!
//! `cargo bench -p statistics` runs all of them, `cargo bench -p statistics -- stl` those whose name begins so. The peers
//! run where `python3` has them (`pip install esda numba scikit-learn statsmodels sppt`) and `Rscript` has surveillance;
//! without them our own figures are printed alone. Inputs that the shared reference values hold are read from there
//! (`WATCHWARD_SHARED` names the folder); the rest are made by `inputs.rs`.
//!
//! Each side is a process of its own that reads the input, does the work once to warm up (Python's peers compile then; that
//! time is printed and not counted), writes down what it found, and then does the work once more for each round. Only the
//! work is timed, inside the process. What the two found is compared before the first round: figures of different answers
//! would say nothing.

mod inputs;
mod ours;
mod results;
mod side;
mod tasks;

use std::path::Path;

use side::Side;
use tasks::{Peer, TASKS, Task};

/// How often each is run.
const ROUNDS: usize = 5;
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|each| each != "--bench").collect();
    if let [flag, task, folder] = arguments.as_slice()
        && flag == "--ours"
    {
        return ours::run(task, Path::new(folder));
    }
    let folder = std::env::temp_dir().join("watchward-bench-statistics");
    std::fs::create_dir_all(&folder)?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{cores} cores; medians of {ROUNDS} rounds, least to most");
    for task in TASKS {
        if arguments.first().is_none_or(|wanted| task.name.starts_with(wanted.as_str())) {
            compare(task, &folder)?;
        }
    }
    Ok(())
}

/// Runs the work by turns and prints each one's seconds, and how many times ours goes into the peer's.
fn compare(task: &Task, folder: &Path) -> Outcome<()> {
    println!("\n{}", task.title);
    if !inputs::prepare(task.name, folder)? {
        println!("  left out: the shared reference values are absent (WATCHWARD_SHARED)");
        return Ok(());
    }
    let mut ours = Side::ours(task.name, folder)?;
    let mut peer = match task.peer {
        Peer::AnotherDay { what, part, found } => {
            let ours = results::first(folder, task.name, part)?;
            println!(
                "  no peer to install; on another day: {what}; {part} {found}, ours {ours:.5}"
            );
            if (ours - found).abs() > 5e-6 {
                return Err(format!("{} does not agree with that day's", task.name).into());
            }
            None
        }
        Peer::Python(package) | Peer::R(package) if !task.peer.is_there() => {
            println!("  left out: not installed: {package}");
            None
        }
        _ => Some(Side::peer(task, folder)?),
    };
    if let Some(peer) = &peer {
        for check in task.checks {
            let apart = results::apart(folder, task.name, check.what)?;
            println!("  {}: at most {apart:.1e} apart, {:.0e} allowed", check.what, check.allowed);
            if apart.is_nan() || apart > check.allowed {
                return Err(format!("{} and {} do not agree", task.name, peer.who).into());
            }
        }
    }
    for _ in 0..ROUNDS {
        ours.round()?;
        if let Some(peer) = &mut peer {
            peer.round()?;
        }
    }
    let ours = ours.finish()?;
    if let Some(peer) = peer {
        let theirs = peer.finish()?;
        let ratios = theirs.iter().zip(&ours).map(|(theirs, ours)| theirs / ours);
        let [least, median, most] = spread(ratios.collect());
        println!("  times faster: median {median:.1}, {least:.1} to {most:.1}");
    }
    Ok(())
}

/// The least, the median and the most.
fn spread(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [values[0], values[values.len() / 2], values[values.len() - 1]]
}
