//! Every check, in the order in which a failure is cheapest: formatting, the house, licences, lints, tests, documentation.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use crate::{house, licences, shell};

/// Runs every check and says at the end how many tests ran on the shared data.
pub fn run() -> Result<(), String> {
    step("formatting", || shell::run(shell::cargo(&["fmt", "--all", "--check"])))?;
    step("house", house::check)?;
    step("licences", licences::check)?;
    step("lints", || {
        let lints = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        shell::run(shell::cargo(&lints))
    })?;
    let log = shell::root().join("target").join("shared-data.log");
    let _ = fs::remove_file(&log);
    let counts = tests(&log, &["test", "--workspace", "--locked", "--no-fail-fast"], &[])?;
    step("documentation", || {
        let mut doc = shell::cargo(&["doc", "--workspace", "--no-deps", "--locked"]);
        doc.env("RUSTDOCFLAGS", "-D warnings");
        shell::run(doc)
    })?;
    println!("{} ran on shared data, {} skipped", counts.shared_ran, counts.shared_skipped);
    println!("{} passed, {} failed", counts.passed, counts.failed);
    if counts.failed > 0 { Err(format!("{} tests failed", counts.failed)) } else { Ok(()) }
}

/// Runs the tests with `WATCHWARD_BLESS=1`: those that hold a document against the code write it instead.
pub fn bless() -> Result<(), String> {
    let log = shell::root().join("target").join("shared-data.log");
    let blessing = [("WATCHWARD_BLESS", "1"), ("INSTA_UPDATE", "always")];
    tests(&log, &["test", "--workspace", "--locked"], &blessing).map(drop)
}

fn step(name: &str, check: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let start = Instant::now();
    println!("==> {name}");
    check()?;
    println!("<== {name}: {} s", start.elapsed().as_secs());
    Ok(())
}

#[derive(Default)]
struct Counts {
    passed: u64,
    failed: u64,
    shared_ran: usize,
    shared_skipped: usize,
}

/// Runs the tests with their output shown, and adds up what the runners say.
fn tests(log: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Result<Counts, String> {
    let start = Instant::now();
    println!("==> tests");
    let mut command = shell::cargo(arguments);
    command.env("WATCHWARD_SHARED_LOG", log).envs(variables.iter().copied());
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| format!("cargo test: {error}"))?;
    let mut counts = Counts::default();
    let mut saw_results = false;
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufRead::lines) {
        let line = line.map_err(|error| error.to_string())?;
        println!("{line}");
        if let Some((passed, failed)) = result_line(&line) {
            saw_results = true;
            counts.passed += passed;
            counts.failed += failed;
        }
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    if !saw_results || (!status.success() && counts.failed == 0) {
        return Err(format!("the tests could not be built or run to their end ({status})"));
    }
    (counts.shared_ran, counts.shared_skipped) =
        shared(&fs::read_to_string(log).unwrap_or_default());
    println!("<== tests: {} s", start.elapsed().as_secs());
    Ok(counts)
}

/// The numbers of `test result: ok. 12 passed; 0 failed; …`.
fn result_line(line: &str) -> Option<(u64, u64)> {
    let rest = line.strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = rest.split(word).next()?.trim_end();
        before.rsplit([' ', ';']).next()?.parse().ok()
    };
    Some((number("passed")?, number("failed")?))
}

/// How many tests ran on the shared data, and how many were skipped for want of any of it.
fn shared(log: &str) -> (usize, usize) {
    let tests = |outcome: &str| -> BTreeSet<String> {
        log.lines()
            .filter_map(|line| {
                let mut fields = line.split('\t');
                let matches = fields.next() == Some(outcome);
                let (binary, test) = (fields.next()?, fields.next()?);
                matches.then(|| format!("{binary} {test}"))
            })
            .collect()
    };
    let skipped = tests("skipped");
    (tests("ran").difference(&skipped).count(), skipped.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_read() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; finished in 0.1s";
        assert_eq!(result_line(line), Some((12, 3)));
        assert_eq!(result_line("running 3 tests"), None);
    }

    #[test]
    fn a_test_that_missed_one_file_was_skipped() {
        let log = "ran\tit\ta::b\tx.csv\nskipped\tit\ta::b\ty.csv\nran\tit\ta::c\tx.csv\nran\tit\ta::c\tz.csv\n";
        assert_eq!(shared(log), (1, 1));
    }
}
