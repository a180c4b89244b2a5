//! An area: a ward, a district, a force, known by its GSS code and its name.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A code of the Government Statistical Service: one letter for the country and eight digits, `E09000006`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct AreaCode(String);

/// What keeps a text from being an area code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is not an area code; one letter and eight digits are wanted, such as E09000006")]
pub struct AreaCodeError(pub String);

impl AreaCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What kind of area the code's first three characters stand for.
    pub fn kind(&self) -> AreaKind {
        AreaKind::of_prefix(&self.0[..3])
    }
}

impl FromStr for AreaCode {
    type Err = AreaCodeError;

    fn from_str(text: &str) -> Result<Self, AreaCodeError> {
        let bytes = text.as_bytes();
        let valid = bytes.len() == 9
            && matches!(bytes[0], b'E' | b'W' | b'S' | b'N' | b'K' | b'J' | b'L' | b'M')
            && bytes[1..].iter().all(u8::is_ascii_digit);
        if valid { Ok(Self(text.to_owned())) } else { Err(AreaCodeError(text.to_owned())) }
    }
}

impl TryFrom<String> for AreaCode {
    type Error = AreaCodeError;

    fn try_from(text: String) -> Result<Self, AreaCodeError> {
        text.parse()
    }
}

impl From<AreaCode> for String {
    fn from(code: AreaCode) -> Self {
        code.0
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds of area that figures are made for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum AreaKind {
    /// Lower layer super output area, 1,000 to 3,000 residents.
    Lsoa,
    /// Middle layer super output area.
    Msoa,
    /// Electoral ward or division.
    Ward,
    /// Local authority district: a non-metropolitan or metropolitan district, unitary authority or London borough.
    District,
    /// Community Safety Partnership area.
    Partnership,
    /// Police force area.
    Force,
    /// Region of England.
    Region,
    /// Country.
    Country,
    /// Any other.
    Other,
}

impl AreaKind {
    /// The kind that a code's three-character prefix stands for (ONS, Register of Geographic Codes).
    pub fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "E01" | "W01" => Self::Lsoa,
            "E02" | "W02" => Self::Msoa,
            "E05" | "W05" => Self::Ward,
            "E06" | "E07" | "E08" | "E09" | "W06" => Self::District,
            "E22" | "W14" => Self::Partnership,
            "E23" | "W15" => Self::Force,
            "E12" => Self::Region,
            "E92" | "W92" => Self::Country,
            _ => Self::Other,
        }
    }

    /// The word for one such area.
    pub fn word(self) -> &'static str {
        match self {
            Self::Lsoa => "LSOA",
            Self::Msoa => "MSOA",
            Self::Ward => "ward",
            Self::District => "district",
            Self::Partnership => "partnership area",
            Self::Force => "force area",
            Self::Region => "region",
            Self::Country => "country",
            Self::Other => "area",
        }
    }
}

/// An area as a figure names it: code and name together.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct AreaRef {
    /// The GSS code.
    pub code: AreaCode,
    /// The name as the register has it.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_knows_its_kind() {
        assert_eq!("E09000006".parse::<AreaCode>().unwrap().kind(), AreaKind::District);
        assert_eq!("E05000106".parse::<AreaCode>().unwrap().kind(), AreaKind::Ward);
        for wrong in ["E0900006", "e09000006", "X09000006", "E0900000é", ""] {
            assert!(wrong.parse::<AreaCode>().is_err(), "{wrong}");
        }
    }
}
