//! How the application is served: where it listens, who stands before it, what is written about it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// The port where nothing else is said.
pub const PORT: u16 = 8480;

/// How the application is served.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// Where it listens; loopback unless told.
    pub listen: SocketAddr,
    /// The address that people type, such as `https://safer.example.org`; none where it is served on this machine only.
    pub public_address: Option<String>,
    /// Whether a proxy of ours stands before it, so that what it says of the visitor's address holds.
    pub behind_proxy: bool,
    /// Its own certificate and key; none where a proxy speaks TLS, or nobody needs to.
    pub certificate: Option<CertificateFiles>,
    /// How its log is written.
    pub log: LogFormat,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), PORT),
            public_address: None,
            behind_proxy: false,
            certificate: None,
            log: LogFormat::default(),
        }
    }
}

/// A certificate and its key, as PEM files.
#[derive(Debug, Clone)]
pub struct CertificateFiles {
    /// The certificate, with those between it and the root.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LogFormat {
    /// A line a person reads.
    #[default]
    Text,
    /// A JSON object a line, for whatever collects logs.
    Json,
}
