//! The arguments of backing up, restoring and verifying.

use std::path::PathBuf;

use clap::Args;

/// Where a backup goes.
#[derive(Debug, Args)]
pub struct BackupArguments {
    /// The file to make
    #[arg(value_name = "FILE")]
    pub to: PathBuf,
}

/// What is restored, and where.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// The backup
    #[arg(value_name = "FILE")]
    pub from: PathBuf,
    /// The folder to restore it into: new or empty
    #[arg(value_name = "DIR")]
    pub to: PathBuf,
}

/// What is verified.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// A backup; the folder itself where it is left out
    #[arg(value_name = "FILE")]
    pub backup: Option<PathBuf>,
}
