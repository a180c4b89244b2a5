//! A measure: what is counted, in which unit, and which direction is good.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The identifier of a measure in the catalogue, `theft-from-person`: lower-case letters, digits and single hyphens.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct MeasureId(String);

/// What keeps a text from being a measure's identifier.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "\"{0}\" cannot name a measure; use lower-case letters, digits and single hyphens, such as theft-from-person"
)]
pub struct MeasureIdError(pub String);

impl MeasureId {
    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for MeasureId {
    type Err = MeasureIdError;

    fn from_str(text: &str) -> Result<Self, MeasureIdError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let valid = !text.is_empty()
            && text.len() <= 80
            && text.bytes().all(plain)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if valid { Ok(Self(text.to_owned())) } else { Err(MeasureIdError(text.to_owned())) }
    }
}

impl TryFrom<String> for MeasureId {
    type Error = MeasureIdError;

    fn try_from(text: String) -> Result<Self, MeasureIdError> {
        text.parse()
    }
}

impl From<MeasureId> for String {
    fn from(id: MeasureId) -> Self {
        id.0
    }
}

impl fmt::Display for MeasureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The unit of a measure's value, in the plural a reader sees: "offences", "calls", "searches".
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Unit(pub String);

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which direction of a measure is good. Some have none: more recorded drug offences can mean more policing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GoodDirection {
    /// Fewer is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither.
    Neither,
}

/// What the catalogue says of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeasureSummary {
    /// Its identifier.
    pub id: MeasureId,
    /// Its title, in sentence case.
    pub title: String,
    /// Its abbreviation, where the field has one.
    pub abbreviation: Option<String>,
    /// What else the field calls it, so that whoever reads other people's documents knows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it stands under among others: "Burglary and robbery".
    #[serde(default)]
    pub theme: String,
    /// Its unit.
    pub unit: Unit,
    /// Which direction is good.
    pub good: GoodDirection,
    /// What is counted, in words.
    pub definition: String,
    /// What a reader must know before using it.
    pub caveats: Vec<String>,
    /// Why no figure can be made, where no source gives this measure.
    pub unavailable: Option<String>,
    /// Whether it is a type of crime as priorities are set by: the types of one source do not overlap.
    #[serde(default)]
    pub crime_type: bool,
    /// Measures that are wholly part of this one: residential burglary of burglary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<MeasureId>,
    /// Measures that this one expressly leaves out, though others may count them in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves_out: Vec<MeasureId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_plain() {
        assert!("theft-from-person".parse::<MeasureId>().is_ok());
        for wrong in ["", "Theft", "a--b", "-a", "a-", "a b", "a_b"] {
            assert!(wrong.parse::<MeasureId>().is_err(), "{wrong}");
        }
    }
}
