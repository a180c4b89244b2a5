//! A reject: a row that was left out, and why, so that somebody can find it and mend it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A row left out of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reject {
    /// The file, and the file inside it where it is an archive: `crime.zip/2021-02/2021-02-met-street.csv`.
    pub file: String,
    /// The line, from 1 (the record's number where the file has no lines).
    pub line: u64,
    /// The column's head, where one is to blame.
    pub column: Option<String>,
    /// The value as it stood, cut to 80 characters.
    pub value: String,
    /// What was wrong with it, and what to do.
    pub reason: RejectReason,
}

/// What was wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RejectReason {
    /// Fewer or more fields than the header has.
    FieldCount {
        /// The header's.
        expected: usize,
        /// The row's.
        found: usize,
    },
    /// A required value is missing.
    Missing,
    /// Not a whole number.
    NotANumber,
    /// A count below zero.
    Negative,
    /// Not a month, or not in the file's own month.
    NotAMonth,
    /// A code that no publisher has given out.
    UnknownCode,
    /// A coordinate outside the United Kingdom.
    OutsideCountry,
    /// The bytes are not text in the file's encoding.
    NotText,
    /// Anything else, in a sentence.
    Other(String),
}

impl Reject {
    /// A row left out; the value is cut to 80 characters.
    pub fn new(
        file: &str,
        line: u64,
        column: Option<String>,
        value: &str,
        reason: RejectReason,
    ) -> Self {
        let cut = value.char_indices().nth(80).map_or(value.len(), |(end, _)| end);
        Self { file: file.to_owned(), line, column, value: value[..cut].to_owned(), reason }
    }
}

impl fmt::Display for RejectReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FieldCount { expected, found } => {
                write!(f, "has {found} fields where the header has {expected}")
            }
            Self::Missing => f.write_str("is empty and must not be"),
            Self::NotANumber => f.write_str("is not a whole number"),
            Self::Negative => f.write_str("is below zero, which a count cannot be"),
            Self::NotAMonth => f.write_str("is not a month written as YYYY-MM"),
            Self::UnknownCode => f.write_str("is not a code of any area"),
            Self::OutsideCountry => f.write_str("lies outside the United Kingdom"),
            Self::NotText => f.write_str("is not text in the file's encoding"),
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column \"{column}\"")?;
        }
        write!(f, ": \"{}\" {}", self.value, self.reason)
    }
}
