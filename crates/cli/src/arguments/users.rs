//! The arguments of those who may sign in, and of programs with a token.

use clap::{Args, Subcommand};
use workbench::Role;

use super::Printed;

/// Who may sign in.
#[derive(Debug, Args)]
pub struct UserArguments {
    #[command(subcommand)]
    pub question: UserQuestion,
}

#[derive(Debug, Subcommand)]
pub enum UserQuestion {
    /// Invite somebody: prints the link by which they choose their passphrase
    Add {
        /// Their email address
        email: String,
        /// Their name
        #[arg(long)]
        name: String,
        /// The organisation they speak for
        #[arg(long)]
        organisation: Option<String>,
        /// administrator, coordinator, analyst, partner, board-member or exempt-reader; may be given more than once
        #[arg(long = "role", value_name = "ROLE", required = true, value_parser = str::parse::<Role>)]
        roles: Vec<Role>,
    },
    /// Everybody with an account
    List {
        #[command(flatten)]
        printed: Printed,
    },
    /// Let an account open nothing any more; its sessions end
    Disable {
        /// Its email address
        email: String,
    },
    /// Let a disabled account be used again
    Enable {
        /// Its email address
        email: String,
    },
    /// Make a token by which a program keeps the board's records; prints it this once
    Token {
        /// The program's name, as the trail of changes will have it
        name: String,
        /// Whose permissions it has; may be given more than once
        #[arg(long = "role", value_name = "ROLE", required = true, value_parser = str::parse::<Role>)]
        roles: Vec<Role>,
        /// For how many days it holds, up to 730
        #[arg(long, default_value_t = workbench::PROGRAM_DAYS)]
        days: u16,
    },
    /// Every program that was given a token
    Tokens {
        #[command(flatten)]
        printed: Printed,
    },
    /// Revoke a program's token: it opens nothing any more
    Revoke {
        /// The program's name
        name: String,
    },
    /// Remove passphrase and second factor; prints the link of a new invitation
    Reset {
        /// Its email address
        email: String,
    },
}
