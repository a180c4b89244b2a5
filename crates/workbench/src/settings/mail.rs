//! How mail is sent: `[mail]` in `watchward.toml`.

use std::path::PathBuf;

use serde::Deserialize;

/// The server that takes mail, and whom it is from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mail {
    /// The server's name.
    pub server: String,
    /// Its port; none is the usual one for how it is spoken to.
    pub port: Option<u16>,
    /// How it is spoken to.
    #[serde(default)]
    pub security: MailSecurity,
    /// Whom mails are from: `Safer Bromley <safer@example.org>`.
    pub from: String,
    /// The name to sign in with; none where the server asks for none.
    pub username: Option<String>,
    /// The file with the password in its first line, so that it stands in no settings.
    pub password_file: Option<PathBuf>,
}

/// How a mail server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailSecurity {
    /// TLS after the first words; port 587.
    #[default]
    Starttls,
    /// TLS from the beginning; port 465.
    Tls,
    /// None, which is for a server on this machine alone; port 25.
    None,
}
