//! Developers' commands: `cargo xtask test` runs every check on a fresh clone; `cargo xtask bless` renews the documents and
//! snapshots that tests hold against the code; `cargo xtask licences` holds the dependencies' licences against `deny.toml`;
//! `cargo xtask checker-score` measures the figure checker on a set of claims.

mod checker_score;
mod house;
mod licences;
mod shell;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  test      formatting, lints, all tests, documentation, and the checks that guard the house
  bless     renew docs/ and snapshots that tests hold against the code; then look at the difference
  licences  the dependencies' licences against deny.toml
  house     the order of the crates, and rooms that have grown
  checker-score CLAIMS.csv DOCUMENTS-FOLDER
            the figure checker's findings against claims that were recomputed: recall, false alarms, wrong verdicts by
            kind; ends with 1 where a bound is missed, 2 where something cannot be read
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let command = arguments.first().map(String::as_str);
    let done = match command {
        Some("test") => test::run(),
        Some("bless") => test::bless(),
        Some("licences") => licences::check(),
        Some("house") => house::check(),
        Some("checker-score") => {
            return match checker_score::run(&arguments[1..]) {
                Ok(true) => ExitCode::SUCCESS,
                Ok(false) => ExitCode::FAILURE,
                Err(problem) => {
                    eprintln!("xtask: {problem}");
                    ExitCode::from(2)
                }
            };
        }
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}
