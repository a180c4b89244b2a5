//! What ends a command early, and the exit code for it.

use std::error::Error;
use std::io;

use figure::PeriodError;
use web::WebError;
use workbench::{FolderError, WorkbenchError};

/// Why a command ended early.
#[derive(Debug)]
pub enum Failure {
    /// Wrong use: exit code 2.
    Usage(String),
    /// The work failed: exit code 1.
    Work(Box<WorkbenchError>),
    /// The application could not be served: exit code 1.
    Serve(Box<WebError>),
    /// What was found is worth an exit code of 1, and has been printed.
    Reported(String),
    /// A document contradicts itself; that has been printed: exit code 3.
    Contradicts,
    /// The output could not be written.
    Output(io::Error),
    /// Whoever read the output went away (`| head`): not a failure.
    Closed,
}

impl Failure {
    /// The program's exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Work(error) if error.is_wrong_use() => 2,
            Self::Work(_) | Self::Serve(_) | Self::Reported(_) | Self::Output(_) => 1,
            Self::Contradicts => 3,
            Self::Closed => 0,
        }
    }

    /// The message with the chain of its causes, a line each.
    pub fn with_causes(&self) -> String {
        match self {
            Self::Usage(message) | Self::Reported(message) => format!("watchward: {message}"),
            Self::Work(error) => chain(error.as_ref()),
            Self::Serve(error) => chain(error.as_ref()),
            Self::Output(error) => format!("watchward: the output could not be written: {error}"),
            Self::Contradicts | Self::Closed => String::new(),
        }
    }
}

/// An error with the chain of its causes, a line each.
pub fn chain(error: &dyn Error) -> String {
    let mut lines = vec![format!("watchward: {error}")];
    let mut last = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let message = error.to_string();
        // A transparent error says the same as its cause.
        if message != last {
            lines.push(format!("  because: {message}"));
        }
        last = message;
        cause = error.source();
    }
    lines.join("\n")
}

impl From<WorkbenchError> for Failure {
    fn from(error: WorkbenchError) -> Self {
        Self::Work(Box::new(error))
    }
}

impl From<WebError> for Failure {
    fn from(error: WebError) -> Self {
        Self::Serve(Box::new(error))
    }
}

impl From<FolderError> for Failure {
    fn from(error: FolderError) -> Self {
        Self::Work(Box::new(error.into()))
    }
}

impl From<figure::FiguresError> for Failure {
    fn from(error: figure::FiguresError) -> Self {
        Self::Work(Box::new(error.into()))
    }
}

impl From<PeriodError> for Failure {
    fn from(error: PeriodError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Output(error) }
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        Self::Output(io::Error::other(error))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}
