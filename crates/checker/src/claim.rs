//! A claim: a figure that says something of a measure, a place and a period.

use figure::Period;
use serde::Serialize;

use crate::Spot;

/// A figure as a document states it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Where the figure stands.
    pub at: Spot,
    /// As printed: "1,256", "12%", "8th".
    pub printed: String,
    /// Its value in its unit: 12 for 12%. A change that falls is negative.
    pub value: f64,
    /// How many decimals are printed.
    pub decimals: u8,
    /// Its unit.
    pub unit: ClaimUnit,
    /// What it says of the measure.
    pub role: Role,
    /// The words that say what is counted, as they stand: of the sentence, or of the table's caption and column.
    pub measure: String,
    /// The headings above it, outermost first: what is counted where the sentence does not say.
    pub headings: Vec<String>,
    /// The place, as printed; none where none is said.
    pub place: Option<String>,
    /// The period; none where none is said.
    pub period: Option<Period>,
    /// For a change, the period that it is from.
    pub from: Option<Period>,
    /// For a rank, what it is of: "of all London boroughs".
    pub group: Option<String>,
}

/// The unit of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub enum ClaimUnit {
    /// A number of things.
    Count,
    /// Per cent.
    Percent,
    /// Per so many people.
    Per(f64),
    /// Pounds.
    Pounds,
}

/// What a claim says of its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Role {
    /// How much there is of it.
    Level,
    /// How much it changed.
    Change,
    /// How large a part it is of something.
    Share,
    /// Its place in a ranking.
    Rank,
}
