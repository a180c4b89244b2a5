//! That somebody looked at a finding and let it stand.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A finding that somebody let stand, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Acceptance {
    /// The finding's mark.
    pub mark: String,
    /// The code of its kind.
    pub kind: String,
    /// What it says, as printed.
    pub says: String,
    /// The sentence, row or heading it stands in.
    pub quote: String,
    /// Why it stands.
    pub reason: String,
    /// Who let it stand.
    pub name: String,
    /// When.
    #[schemars(with = "String")]
    pub date: Date,
}
