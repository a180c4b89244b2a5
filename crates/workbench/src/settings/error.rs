//! What keeps a `watchward.toml` from being used.

use thiserror::Error;

/// A line of `watchward.toml` that cannot be used, with what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("watchward.toml, line {line}{}: {problem}", key_words(.key.as_deref()))]
pub struct SettingsError {
    /// The line, from 1.
    pub line: usize,
    /// The key, where one is at fault.
    pub key: Option<String>,
    /// What is wrong, and what to do.
    pub problem: String,
}

fn key_words(key: Option<&str>) -> String {
    key.map_or_else(String::new, |key| format!(", key \"{key}\""))
}
