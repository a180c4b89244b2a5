//! What keeps the application from starting: each is something that whoever runs it can act on. What goes wrong with a
//! request is a [`Problem`](crate::answer::Problem).

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use partnership::StoreError;
use thiserror::Error;
use workbench::WorkbenchError;

/// Why the application cannot be served.
#[derive(Debug, Error)]
pub enum WebError {
    /// Another program listens there.
    #[error(
        "{address} is taken by another program; stop it, or choose another address with --listen"
    )]
    PortTaken {
        /// Where.
        address: SocketAddr,
    },
    /// The system does not let us listen there.
    #[error(
        "{address} cannot be listened on; ports below 1024 need the right to them, other addresses must be this machine's"
    )]
    Listen {
        /// Where.
        address: SocketAddr,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Another process serves the folder.
    #[error(
        "{} is being served by another process; stop that one first, as two would not know of each other", folder.display()
    )]
    Served {
        /// The folder.
        folder: PathBuf,
    },
    /// The file by which a folder is known to be served cannot be written.
    #[error("{} cannot be written; see that this user may write in the folder, and that there is room", path.display())]
    Lock {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// Certificate or key that cannot be used.
    #[error(
        "the certificate {certificate} with the key {key} cannot be used; both must be PEM files, and belong together"
    )]
    Certificate {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The partnership's folder cannot be opened.
    #[error(transparent)]
    Folder(Box<WorkbenchError>),
    /// The partnership's records cannot be opened.
    #[error(transparent)]
    Store(Box<StoreError>),
    /// The catalogue of words is wrong: a mistake in the program.
    #[error("the catalogue of words cannot be read: {0}")]
    Words(String),
    /// Serving ended with an error of the system.
    #[error("serving ended; see the cause, and start again")]
    Serve(#[source] io::Error),
}

impl From<WorkbenchError> for WebError {
    fn from(error: WorkbenchError) -> Self {
        Self::Folder(Box::new(error))
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        Self::Store(Box::new(error))
    }
}
