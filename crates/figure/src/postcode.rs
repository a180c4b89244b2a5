//! A postcode: eight characters at most that some fifteen addresses share, written `BR1 1AA`. The part before the space (the
//! outward code) is its district; with the next digit it is its sector; its letters alone are its area.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::PostcodeQuery;

/// A whole postcode in its one form: capitals, and one space before the last three characters.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Postcode(String);

/// What keeps a text from being a postcode or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PostcodeError {
    /// There is nothing.
    #[error("a postcode is wanted, such as BR1 1AA, or its beginning: BR1 1, BR1 or BR")]
    Empty,
    /// It holds a character that no postcode has.
    #[error(
        "\"{asked}\" is not a postcode: it holds \"{found}\", and postcodes are of letters and digits only"
    )]
    Character {
        /// As asked.
        asked: String,
        /// The character.
        found: char,
    },
    /// Its last two letters cannot stand there.
    #[error(
        "\"{asked}\" is not a postcode: its last two letters hold {found}, and C, I, K, M, O and V never stand there; check it"
    )]
    InwardLetter {
        /// As asked.
        asked: String,
        /// The letter.
        found: char,
    },
    /// Letters and digits do not stand where they do in a postcode.
    #[error(
        "\"{asked}\" is not a postcode, nor the beginning of one; write it as BR1 1AA, BR1 1, BR1 or BR"
    )]
    Shape {
        /// As asked.
        asked: String,
    },
    /// It is the beginning of one where a whole one is wanted.
    #[error("\"{asked}\" is only the {part} of a postcode; write the whole of it, such as BR1 1AA")]
    Partial {
        /// As asked.
        asked: String,
        /// "area", "district" or "sector".
        part: &'static str,
    },
}

impl Postcode {
    /// Reads a whole postcode in capitals or not, with its space where it belongs, anywhere else or nowhere. The letter O
    /// where a digit must stand is read as 0; [`PostcodeQuery::parse`] also says so.
    ///
    /// # Errors
    /// Where it is none, or only the beginning of one.
    pub fn parse(text: &str) -> Result<Self, PostcodeError> {
        let partial = |part| Err(PostcodeError::Partial { asked: text.trim().to_owned(), part });
        match PostcodeQuery::parse(text)?.query {
            PostcodeQuery::Unit(postcode) => Ok(postcode),
            PostcodeQuery::Sector(_) => partial("sector"),
            PostcodeQuery::District(_) => partial("district"),
            PostcodeQuery::Area(_) => partial("area"),
        }
    }

    /// Of an outward and an inward code that were checked.
    pub(crate) fn of(outward: &str, inward: &str) -> Self {
        Self(format!("{outward} {inward}"))
    }

    /// The postcode as text: `BR1 1AA`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its district, the part before the space: `BR1`.
    pub fn district(&self) -> &str {
        self.0.split_once(' ').map_or(&self.0, |(outward, _)| outward)
    }

    /// Its sector, all but the last two letters: `BR1 1`.
    pub fn sector(&self) -> &str {
        self.0.get(..self.0.len() - 2).unwrap_or(&self.0)
    }

    /// Its area, the letters it begins with: `BR`.
    pub fn area(&self) -> &str {
        let letters = self.0.bytes().take_while(u8::is_ascii_uppercase).count();
        &self.0[..letters]
    }
}

impl FromStr for Postcode {
    type Err = PostcodeError;

    fn from_str(text: &str) -> Result<Self, PostcodeError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Postcode {
    type Error = PostcodeError;

    fn try_from(text: String) -> Result<Self, PostcodeError> {
        Self::parse(&text)
    }
}

impl From<Postcode> for String {
    fn from(postcode: Postcode) -> Self {
        postcode.0
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_postcode_is_read() {
        for (written, read) in [
            ("BR1 1AA", "BR1 1AA"),
            ("br11aa", "BR1 1AA"),
            ("BR1  1AA", "BR1 1AA"),
            (" B R1 1 AA\t", "BR1 1AA"),
            ("BR1\u{a0}1AA", "BR1 1AA"),
            ("e11aa", "E1 1AA"),
            ("ec1a1bb", "EC1A 1BB"),
            ("W1A 0AX", "W1A 0AX"),
            ("AB101AB", "AB10 1AB"),
            ("M11AE", "M1 1AE"),
            ("B338TH", "B33 8TH"),
            ("BR1 OAA", "BR1 0AA"),
            ("BR1OAA", "BR1 0AA"),
        ] {
            assert_eq!(
                Postcode::parse(written).map(String::from),
                Ok(read.to_owned()),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_postcode_is_told_why() {
        let said = |text: &str| Postcode::parse(text).unwrap_err().to_string();
        assert!(said(" ").starts_with("a postcode is wanted"));
        assert!(said("BR1-1AA").contains("holds \"-\""));
        assert!(said("BR1 1AÀ").contains("holds \"À\""));
        assert!(said("BR1 1AC").contains("last two letters hold C"));
        assert_eq!(
            said("BR1 1"),
            "\"BR1 1\" is only the sector of a postcode; write the whole of it, such as BR1 1AA"
        );
        assert!(said("br1").contains("only the district"));
        assert!(said("BR").contains("only the area"));
        for wrong in ["1AA", "BRX1 1AA", "BR111 1AA", "BR1 AAA", "12345", "BRRR", "BR1 1AA 1AA"] {
            assert!(said(wrong).contains("nor the beginning of one"), "{wrong}");
        }
    }

    #[test]
    fn a_postcode_knows_its_parts() {
        let postcode = Postcode::parse("ec1a1bb").unwrap();
        assert_eq!(
            (postcode.area(), postcode.district(), postcode.sector()),
            ("EC", "EC1A", "EC1A 1")
        );
    }
}
