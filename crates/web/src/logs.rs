//! The log: lines to standard error, for a person or for whatever collects them. `RUST_LOG` says how much.

use std::io::IsTerminal as _;

use tracing_subscriber::EnvFilter;

use crate::options::LogFormat;

/// Begins to write the log. A second call changes nothing.
pub(crate) fn begin(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let is_read_by_a_person = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(is_read_by_a_person)
        .with_writer(std::io::stderr);
    // That a log was begun before is no fault: tests do so.
    let _ = match format {
        LogFormat::Text => lines.with_target(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
}
