//! What keeps a file from being downloaded.

use std::path::PathBuf;
use std::time::Duration;

use figure::Month;
use thiserror::Error;

/// A download that cannot be made, with where and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FetchError {
    /// The address cannot be used.
    #[error("\"{address}\" is no address to download from: {problem}")]
    Address {
        /// The address, without secrets.
        address: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// The source has no address.
    #[error(
        "{id} has no address to download from; get its file by hand (see {homepage}) and import it, or write an address in \
         watchward.toml: [sources.{id}] address = \"https://…\""
    )]
    NoAddress {
        /// The source.
        id: String,
        /// The page it is published on.
        homepage: String,
    },
    /// The address has a placeholder of a name that is not known.
    #[error(
        "the address of {id} has {{{placeholder}}} in it; the placeholders there are: {{from}}, {{to}} and {{month}} for \
         months and {{force}} for a police force"
    )]
    Placeholder {
        /// The source.
        id: String,
        /// The name.
        placeholder: String,
    },
    /// The address wants a force and none is known.
    #[error(
        "the address of {id} wants the police force, which is not known for your area; write it in watchward.toml, under \
         [partnership]: force = \"…\""
    )]
    NoForce {
        /// The source.
        id: String,
    },
    /// The months are the wrong way round, or too many.
    #[error("from {from} to {to} {problem}")]
    Months {
        /// The first month.
        from: Month,
        /// The last month.
        to: Month,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// Nothing lies at the address.
    #[error(
        "nothing lies at {address} (HTTP {status}): the publisher has moved or withdrawn it, or not brought it out yet; look \
         on the publisher's page, then write the new address in watchward.toml ([sources.{id}] address = \"https://…\"), or \
         download the file by hand and import it"
    )]
    NotFound {
        /// The source.
        id: String,
        /// The address, without secrets.
        address: String,
        /// The status.
        status: u16,
    },
    /// The server refuses.
    #[error(
        "{address} was refused (HTTP {status}): the publisher, or a filter on the way, does not let programs download it; \
         open it in a browser, save the file to inbox and run watchward import"
    )]
    Refused {
        /// The address, without secrets.
        address: String,
        /// The status.
        status: u16,
    },
    /// The server answers with what a download is not answered with.
    #[error(
        "{address} was answered in a way that is not understood (HTTP {status}); try again later, or download the file by hand and import it"
    )]
    Unexpected {
        /// The address, without secrets.
        address: String,
        /// The status.
        status: u16,
    },
    /// The server is busy, or has trouble.
    #[error("{address} cannot be had now (HTTP {status}{}); what has come is kept: run the same command again {later}", tried(*.tries))]
    Busy {
        /// The address, without secrets.
        address: String,
        /// The status.
        status: u16,
        /// How often it was tried.
        tries: u32,
        /// When to come back.
        later: String,
    },
    /// No connection, or no answer.
    #[error("{address} could not be reached{}: {problem}; check the connection, then run the same command again", tried(*.tries))]
    Connection {
        /// The address, without secrets.
        address: String,
        /// What happened.
        problem: String,
        /// How often it was tried.
        tries: u32,
    },
    /// The download was cut off.
    #[error(
        "{address} was cut off after {got} bytes{}{}; what has come is kept: run the same command again to go on from there",
        of(*.total), tried(*.tries)
    )]
    Cut {
        /// The address, without secrets.
        address: String,
        /// Bytes that came.
        got: u64,
        /// Bytes that should have come, where the publisher said.
        total: Option<u64>,
        /// How often it was tried.
        tries: u32,
    },
    /// The file keeps changing.
    #[error("{address} changed again and again while it was downloaded; try again later")]
    Unsteady {
        /// The address, without secrets.
        address: String,
    },
    /// The address leads on and on, or to where it must not.
    #[error(
        "{address} leads {problem}; look on the publisher's page for the right address and write it in watchward.toml"
    )]
    Redirect {
        /// The address, without secrets.
        address: String,
        /// Where to.
        problem: String,
    },
    /// What came is not the file.
    #[error(
        "{address} gave {what} instead of the file; nothing was replaced: open the address in a browser to see what the \
         publisher says, or write another in watchward.toml ([sources.{id}] address = \"https://…\")"
    )]
    WrongKind {
        /// The source.
        id: String,
        /// The address, without secrets.
        address: String,
        /// What it is.
        what: String,
    },
    /// The file is too large.
    #[error(
        "{address} is larger than the {most} bytes that are downloaded at most; download it by hand if it is right"
    )]
    TooLarge {
        /// The address, without secrets.
        address: String,
        /// The bound in bytes.
        most: u64,
    },
    /// Another program downloads the same file.
    #[error("{} is being downloaded by another program; wait until it is done", .path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// The file could not be written.
    #[error(
        "{} could not be written; check that its folder may be written to and has room, and close the file where it is open",
        .path.display()
    )]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

impl FetchError {
    /// Whether there was nothing at the address, so that another may be tried.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    /// Whether what was asked for cannot be, rather than that it was not to be had: an address or months that are wrong.
    pub fn is_wrong_use(&self) -> bool {
        matches!(
            self,
            Self::Address { .. }
                | Self::NoAddress { .. }
                | Self::Placeholder { .. }
                | Self::NoForce { .. }
                | Self::Months { .. }
        )
    }

    /// The same error, saying how often it was tried, and when to come back where the publisher asked for a long wait.
    pub(super) fn given_up(mut self, times: u32, asked_to_wait: bool, wait: Duration) -> Self {
        match &mut self {
            Self::Busy { tries, later, .. } => {
                *tries = times;
                if asked_to_wait {
                    *later = format!("in {}, as the publisher asks", in_words(wait));
                }
            }
            Self::Connection { tries, .. } | Self::Cut { tries, .. } => *tries = times,
            _ => {}
        }
        self
    }
}

fn tried(tries: u32) -> String {
    if tries > 1 { format!(", tried {tries} times") } else { String::new() }
}

fn of(total: Option<u64>) -> String {
    total.map_or_else(String::new, |total| format!(" of {total}"))
}

fn in_words(time: Duration) -> String {
    let minutes = time.as_secs().div_ceil(60);
    match minutes {
        0 | 1 => "a minute".to_owned(),
        2..120 => format!("{minutes} minutes"),
        _ => format!("{} hours", minutes.div_ceil(60)),
    }
}
