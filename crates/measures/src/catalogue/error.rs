//! What is wrong with an entry of the catalogue.

use figure::MeasureId;
use thiserror::Error;

/// A mistake in a catalogue's file, with the entry, the key and the value it is about.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// The file is no TOML.
    #[error("{file} is not TOML: {problem}")]
    Toml {
        /// The file.
        file: String,
        /// Where and why.
        problem: String,
    },
    /// The file has something else than measures.
    #[error("{file}: \"{key}\" is not known here; every entry begins with [[measure]]")]
    NotAMeasure {
        /// The file.
        file: String,
        /// The key.
        key: String,
    },
    /// A key is not known.
    #[error("{file}, measure {entry}: the key \"{key}\" is not known; keys are {known}")]
    UnknownKey {
        /// The file.
        file: String,
        /// The entry's id, or its number in the file.
        entry: String,
        /// The key.
        key: String,
        /// Those there are.
        known: String,
    },
    /// A key that every entry needs is missing.
    #[error("{file}, measure {entry}: the key \"{key}\" is missing")]
    Missing {
        /// The file.
        file: String,
        /// The entry's id, or its number in the file.
        entry: String,
        /// The key.
        key: &'static str,
    },
    /// A value cannot be used.
    #[error("{file}, measure {entry}: {key} = {value}: {problem}")]
    Value {
        /// The file.
        file: String,
        /// The entry's id, or its number in the file.
        entry: String,
        /// The key.
        key: String,
        /// The value, as written.
        value: String,
        /// What is wrong, and what to do.
        problem: String,
    },
    /// Two entries have one id.
    #[error("{file}: there is a measure \"{id}\" already, in {first}; give yours another id")]
    Duplicate {
        /// The file of the second.
        file: String,
        /// The id.
        id: MeasureId,
        /// The file of the first.
        first: String,
    },
}
