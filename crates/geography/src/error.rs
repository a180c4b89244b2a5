//! What keeps a name or code from being an area.

use std::fmt;

use figure::AreaCode;
use thiserror::Error;

/// One of several areas that a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The area's code.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// The district it lies in, where it is known.
    pub district: Option<String>,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.district {
            Some(district) => write!(f, "{}, {district} ({})", self.name, self.code),
            None => write!(f, "{} ({})", self.name, self.code),
        }
    }
}

/// What keeps a name or code from being an area, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GeographyError {
    /// No area has the name.
    #[error("there is no {what} \"{asked}\"{}{}", nearest_words(.nearest), elsewhere_words(*.no_lookup))]
    UnknownName {
        /// As asked.
        asked: String,
        /// What was looked for: "area", "ward".
        what: &'static str,
        /// Names like it, the likest first.
        nearest: Vec<String>,
        /// Whether the register holds no look-up beyond the areas built in.
        no_lookup: bool,
    },
    /// No area has the code.
    #[error("no area with the code {code} is known{}", elsewhere_words(*.no_lookup))]
    UnknownCode {
        /// As asked.
        code: AreaCode,
        /// Whether the register holds no look-up beyond the areas built in.
        no_lookup: bool,
    },
    /// The code's area is of another kind, or lies elsewhere.
    #[error("{choice} is not a {what}{}", within_words(.within.as_deref()))]
    Elsewhere {
        /// The area found.
        choice: Box<Choice>,
        /// What was looked for.
        what: &'static str,
        /// The name of the area it was looked for in.
        within: Option<String>,
    },
    /// Several areas have the name.
    #[error("\"{asked}\" may be {}; write the code, or the district behind a comma", list_words(.choices))]
    Ambiguous {
        /// As asked.
        asked: String,
        /// The areas, in the order of their codes.
        choices: Vec<Choice>,
    },
    /// Publishers print the name, but it is not an area.
    #[error("\"{asked}\" is not an area: {reason}")]
    NotAnArea {
        /// As asked.
        asked: String,
        /// What it is.
        reason: &'static str,
    },
    /// An area's counts cannot be shared out between new areas.
    #[error("{area} cannot be shared out: {problem}; correct the look-up or the weights")]
    Shares {
        /// The old area.
        area: AreaCode,
        /// What is wrong.
        problem: String,
    },
    /// A conversion does not know an area that it should lead on from.
    #[error(
        "nothing says which area of {set} {area} became, and {of} is made of it; import the look-up to {set} that holds it"
    )]
    NoTarget {
        /// The area that is not known.
        area: AreaCode,
        /// The area that is converted through it.
        of: AreaCode,
        /// The set that was to be reached.
        set: String,
    },
    /// A table that ships with the program does not read. It is checked by a test.
    #[error("the built-in table {table} does not read at line {line}: {problem}")]
    BuiltIn {
        /// The table's file.
        table: &'static str,
        /// The line.
        line: u64,
        /// What is wrong.
        problem: String,
    },
}

fn nearest_words(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; nearest: {}", nearest.join("; ")) }
}

fn elsewhere_words(no_lookup: bool) -> &'static str {
    if no_lookup {
        ". Built in are London's boroughs and Bromley's wards; other areas come from an ONS look-up (LSOAs, wards and \
         districts; districts, Community Safety Partnerships and forces): import one and ask again"
    } else {
        ""
    }
}

fn within_words(within: Option<&str>) -> String {
    within.map(|name| format!(" of {name}")).unwrap_or_default()
}

/// How many choices a message names.
const CHOICES_NAMED: usize = 5;

fn list_words(choices: &[Choice]) -> String {
    let named: Vec<String> = choices.iter().take(CHOICES_NAMED).map(ToString::to_string).collect();
    let more = choices.len().saturating_sub(CHOICES_NAMED);
    if more == 0 {
        named.join(" or ")
    } else {
        format!("{} or one of {more} more", named.join(" or "))
    }
}
