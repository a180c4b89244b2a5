//! The program `watchward`: arguments to one call of the workbench each, progress bars, exit codes. No rule of the business
//! stands here.

mod arguments;
mod commands;
mod output;
mod progress;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Arguments;
use crate::commands::Failure;

/// Exit codes: 0 done, 1 failed, 2 wrong use (clap's own for arguments it cannot read), 3 a checked document contradicts itself.
fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match commands::run(arguments) {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            let message = failure.with_causes();
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::from(failure.code())
        }
    }
}
