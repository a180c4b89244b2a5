//! Developers' commands: `cargo xtask test` runs every check on a fresh clone; `cargo xtask bless` renews the documents and
//! snapshots that tests hold against the code; `cargo xtask licences` holds the dependencies' licences against `deny.toml`.

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
";

fn main() -> ExitCode {
    let command = std::env::args().nth(1);
    let done = match command.as_deref() {
        Some("test") => test::run(),
        Some("bless") => test::bless(),
        Some("licences") => licences::check(),
        Some("house") => house::check(),
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
