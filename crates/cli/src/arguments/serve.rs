//! The arguments of serving.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// How the application is served.
#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Where it listens; loopback unless told
    #[arg(long, value_name = "ADDRESS:PORT", default_value_t = web::ServeOptions::default().listen)]
    pub listen: SocketAddr,
    /// The address that people type, such as <https://safer.example.org>
    #[arg(long, value_name = "URL")]
    pub public_address: Option<String>,
    /// A proxy of ours stands before it: what it says of the visitor's address holds
    #[arg(long)]
    pub behind_proxy: bool,
    /// Its own certificate, a PEM file
    #[arg(long, value_name = "FILE", requires = "key")]
    pub certificate: Option<PathBuf>,
    /// The certificate's private key, a PEM file
    #[arg(long, value_name = "FILE", requires = "certificate")]
    pub key: Option<PathBuf>,
    /// How the log is written
    #[arg(long, value_enum, default_value_t = Log::Text)]
    pub log: Log,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Log {
    /// A line a person reads
    Text,
    /// A JSON object a line
    Json,
}
