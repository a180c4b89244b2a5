//! What somebody who types a postcode, or the beginning of one, may mean.

use std::fmt;

use crate::{Postcode, PostcodeError};

/// A postcode or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostcodeQuery {
    /// A whole postcode.
    Unit(Postcode),
    /// A sector: `BR1 1`.
    Sector(String),
    /// A district: `BR1`.
    District(String),
    /// An area: `BR`.
    Area(String),
}

/// What was read, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostcodeAsked {
    /// What was read.
    pub query: PostcodeQuery,
    /// The other way to read it, where no space says which was meant: `BR11` is the district BR11, or else the sector BR1 1.
    pub otherwise: Option<PostcodeQuery>,
    /// What was read otherwise than it was written, as a sentence for the reader.
    pub corrected: Option<String>,
}

impl PostcodeQuery {
    /// Reads a postcode or the beginning of one, in capitals or not, well spaced or badly. The letter O where only a digit
    /// can stand is read as 0, and a last letter that is missing makes it a sector; both are said.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn parse(text: &str) -> Result<PostcodeAsked, PostcodeError> {
        let asked = text.trim().to_owned();
        let parts: Vec<String> = text.split_whitespace().map(str::to_ascii_uppercase).collect();
        let plain: String = parts.concat();
        if plain.is_empty() {
            return Err(PostcodeError::Empty);
        }
        if let Some(found) = text.chars().find(|c| !c.is_ascii_alphanumeric() && !c.is_whitespace())
        {
            return Err(PostcodeError::Character { asked, found });
        }
        if let Some(whole) = unit(&plain, &asked)? {
            return Ok(whole);
        }
        let mut readings = Vec::new();
        let spaced = match parts.as_slice() {
            [outward, rest] if is_outward(outward) => sector(outward, rest, &asked),
            _ => None,
        };
        readings.extend(spaced);
        if is_outward(&plain) {
            readings.push(plainly(Self::District(plain.clone())));
        } else if plain.len() <= 2 && plain.bytes().all(|byte| byte.is_ascii_uppercase()) {
            readings.push(plainly(Self::Area(plain.clone())));
        }
        for last in [1, 2] {
            let (outward, rest) = plain.split_at(plain.len().saturating_sub(last));
            // An O that may as well end a district is left alone.
            if is_outward(outward) && rest.starts_with(|c: char| c.is_ascii_digit()) {
                readings.extend(sector(outward, rest, &asked));
            }
        }
        let sure = parts.len() == 2 && readings.first().is_some_and(PostcodeAsked::is_sector);
        let mut readings = readings.into_iter();
        let mut first = readings.next().ok_or(PostcodeError::Shape { asked })?;
        first.otherwise =
            readings.map(|other| other.query).find(|other| !sure && *other != first.query);
        Ok(first)
    }

    /// What every postcode that is meant begins with, in its one form; of a district and an area more than this is looked
    /// at, see [`PostcodeQuery::holds`].
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unit(postcode) => postcode.as_str(),
            Self::Sector(text) | Self::District(text) | Self::Area(text) => text,
        }
    }

    /// Whether a postcode is meant. The district W1 holds W1A, W1B and so on; BR1 does not hold BR10, nor the area E the
    /// area EC.
    pub fn holds(&self, postcode: &Postcode) -> bool {
        match self {
            Self::Unit(unit) => unit == postcode,
            Self::Sector(sector) => postcode.sector() == sector,
            Self::District(district) => {
                postcode.district().strip_prefix(district.as_str()).is_some_and(|rest| {
                    rest.is_empty() || rest.bytes().all(|byte| byte.is_ascii_uppercase())
                })
            }
            Self::Area(area) => postcode.area() == area,
        }
    }
}

impl fmt::Display for PostcodeQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PostcodeAsked {
    fn is_sector(&self) -> bool {
        matches!(self.query, PostcodeQuery::Sector(_))
    }
}

fn plainly(query: PostcodeQuery) -> PostcodeAsked {
    PostcodeAsked { query, otherwise: None, corrected: None }
}

/// The whole postcode, where it is one: an outward code, a digit and two letters.
fn unit(plain: &str, asked: &str) -> Result<Option<PostcodeAsked>, PostcodeError> {
    let (outward, inward) = plain.split_at(plain.len().saturating_sub(3));
    let shape: Vec<u8> = inward.bytes().collect();
    let [digit, letters @ ..] = shape.as_slice() else { return Ok(None) };
    let zero = *digit == b'O';
    if !is_outward(outward)
        || !(digit.is_ascii_digit() || zero)
        || !letters.iter().all(u8::is_ascii_uppercase)
    {
        return Ok(None);
    }
    if let Some(&found) = letters.iter().find(|letter| b"CIKMOV".contains(letter)) {
        return Err(PostcodeError::InwardLetter { asked: asked.to_owned(), found: found.into() });
    }
    let postcode = Postcode::of(outward, &inward.replacen('O', "0", 1));
    let corrected = zero.then(|| zero_words(asked, postcode.as_str()));
    Ok(Some(PostcodeAsked { query: PostcodeQuery::Unit(postcode), otherwise: None, corrected }))
}

/// The sector of an outward code and what stands behind it: a digit, and perhaps one of the last two letters.
fn sector(outward: &str, rest: &str, asked: &str) -> Option<PostcodeAsked> {
    let (digit, letter) = match rest.as_bytes() {
        [digit] => (*digit, false),
        [digit, letter] if letter.is_ascii_uppercase() => (*digit, true),
        _ => return None,
    };
    let zero = digit == b'O';
    if !digit.is_ascii_digit() && !zero {
        return None;
    }
    let digit = if zero { '0' } else { char::from(digit) };
    let read = format!("{outward} {digit}");
    let corrected = if letter {
        Some(format!("\"{asked}\" lacks a last letter; it was read as the sector {read}"))
    } else {
        zero.then(|| zero_words(asked, &read))
    };
    Some(PostcodeAsked { query: PostcodeQuery::Sector(read), otherwise: None, corrected })
}

fn zero_words(asked: &str, read: &str) -> String {
    format!("\"{asked}\" was read as {read}: a digit stands there, not the letter O")
}

/// Whether letters and digits stand as before the space: A9, A99, AA9, AA99, A9A or AA9A; or as in the one postcode that
/// was given to a bank, GIR 0AA.
fn is_outward(text: &str) -> bool {
    if text == "GIR" {
        return true;
    }
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = text.as_bytes().get(letters..).unwrap_or_default();
    (1..=2).contains(&letters)
        && match rest {
            [digit] => digit.is_ascii_digit(),
            [digit, last] => digit.is_ascii_digit() && last.is_ascii_alphanumeric(),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read, what else it may be, and whether something was corrected.
    fn read(text: &str) -> (String, Option<String>, bool) {
        let asked = PostcodeQuery::parse(text).unwrap();
        let kind = match asked.query {
            PostcodeQuery::Unit(_) => "unit",
            PostcodeQuery::Sector(_) => "sector",
            PostcodeQuery::District(_) => "district",
            PostcodeQuery::Area(_) => "area",
        };
        let otherwise = asked.otherwise.map(|other| other.to_string());
        (format!("{kind} {}", asked.query), otherwise, asked.corrected.is_some())
    }

    #[test]
    fn beginnings_of_postcodes_are_read() {
        let only = |text: &str| (text.to_owned(), None, false);
        assert_eq!(read("br"), only("area BR"));
        assert_eq!(read("e"), only("area E"));
        assert_eq!(read("BR1"), ("district BR1".into(), None, false));
        assert_eq!(read("BR1 1"), only("sector BR1 1"));
        assert_eq!(read("br1  1"), only("sector BR1 1"));
        assert_eq!(read("sw1a"), only("district SW1A"));
        assert_eq!(read("w1a1"), only("sector W1A 1"));
        assert_eq!(read("BR111"), only("sector BR11 1"));
        assert_eq!(read("BR11"), ("district BR11".into(), Some("BR1 1".into()), false));
        assert_eq!(read("E11"), ("district E11".into(), Some("E1 1".into()), false));
    }

    #[test]
    fn what_was_corrected_is_said() {
        assert_eq!(read("BR1 1A"), ("sector BR1 1".into(), None, true));
        assert_eq!(read("BR11A"), ("sector BR1 1".into(), None, true));
        assert_eq!(read("BR1 O"), ("sector BR1 0".into(), None, true));
        let asked = PostcodeQuery::parse("br1 oaa").unwrap();
        assert_eq!(
            asked.corrected.as_deref(),
            Some("\"br1 oaa\" was read as BR1 0AA: a digit stands there, not the letter O")
        );
    }

    #[test]
    fn a_district_does_not_hold_its_longer_neighbour() {
        let holds = |asked: &str, postcode: &str| {
            PostcodeQuery::parse(asked).unwrap().query.holds(&Postcode::parse(postcode).unwrap())
        };
        assert!(holds("BR1", "BR1 1AA") && !holds("BR1", "BR10 1AA"));
        assert!(holds("W1", "W1A 1AA") && !holds("W1", "W11 1AA"));
        assert!(holds("E", "E1 1AA") && !holds("E", "EC1A 1AA"));
        assert!(holds("BR1 1", "BR1 1AA") && !holds("BR1 1", "BR11 1AA"));
        assert!(holds("br11aa", "BR1 1AA") && !holds("br11aa", "BR1 1AB"));
    }
}
