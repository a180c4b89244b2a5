//! What in a sentence can be right or wrong: its numbers, places, measures, periods and words of direction.

use std::collections::HashMap;
use std::ops::Range;

use figure::MONTH_NAMES;

use super::number::Printed;

/// What kind of thing a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Says {
    /// A number.
    Number,
    /// A place.
    Place,
    /// A measure.
    Measure,
    /// A period, or a month.
    Period,
    /// Which way, or which end of a list.
    Direction,
    /// About how much: "half", "nearly".
    Size,
}

/// One of them, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// What kind of thing it says.
    pub says: Says,
    /// The bytes of the text.
    pub range: Range<usize>,
}

/// The places and measures that a document may name.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    /// By first word; the longest first.
    phrases: HashMap<String, Vec<(String, Says)>>,
}

/// Words that say which way.
const DIRECTIONS: [&str; 24] = [
    "more",
    "fewer",
    "less",
    "rose",
    "fell",
    "rise",
    "fall",
    "higher",
    "lower",
    "above",
    "below",
    "highest",
    "lowest",
    "most",
    "fewest",
    "increase",
    "increased",
    "decrease",
    "decreased",
    "up",
    "down",
    "larger",
    "smaller",
    "least",
];

/// Words that say about how much.
const SIZES: [&str; 24] = [
    "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths",
    "doubled", "trebled", "halved", "nearly", "almost", "about", "just", "over", "under",
    "exactly", "two", "three", "four", "nine", "none",
];

impl Lexicon {
    /// Adds a name of this kind, as it stands in a text.
    pub fn add(&mut self, phrase: &str, says: Says) {
        let first = first_word(phrase);
        if first.is_empty() {
            return;
        }
        let known = self.phrases.entry(first.to_owned()).or_default();
        if !known.iter().any(|(other, _)| other == phrase) {
            known.push((phrase.to_owned(), says));
            known.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
    }

    /// What `text` says, in order. Names that it does not know are no tokens, nor is a number that is part of a word.
    pub fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut at = 0;
        let mut before = ' ';
        while let Some(c) = text[at..].chars().next() {
            let starts = !before.is_alphanumeric();
            let found = if starts { self.token(&text[at..], before) } else { None };
            if let Some((says, length)) = found {
                tokens.push(Token { says, range: at..at + length });
                before = text[at..at + length].chars().next_back().unwrap_or(' ');
                at += length;
            } else if starts && c.is_alphanumeric() {
                let word = first_word(&text[at..]).len();
                // "mid-2020" is one word.
                let word = word + joined(&text[at + word..]);
                before = 'a';
                at += word.max(c.len_utf8());
            } else {
                before = c;
                at += c.len_utf8();
            }
        }
        tokens
    }

    fn token(&self, text: &str, before: char) -> Option<(Says, usize)> {
        if let Some(length) = period(text) {
            return Some((Says::Period, length));
        }
        let signed = text.starts_with(['+', '-', figure::write::MINUS]);
        if (signed && !before.is_alphanumeric()) || text.starts_with(|c: char| c.is_ascii_digit()) {
            let (_, length) = Printed::read(text)?;
            let rest = text[length..].chars().next();
            // "2020/21" is one word.
            let joins = joined(&text[length..]) > 0;
            let ends = rest.is_none_or(|c| !c.is_alphanumeric()) && !joins;
            return ends.then_some((Says::Number, length));
        }
        let word = first_word(text);
        if let Some((phrase, says)) =
            self.phrases.get(word).into_iter().flatten().find(|(phrase, _)| {
                text.strip_prefix(phrase.as_str())
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
        {
            return Some((*says, phrase.len()));
        }
        let lower = word.to_lowercase();
        if DIRECTIONS.contains(&lower.as_str()) {
            return Some((Says::Direction, word.len()));
        }
        SIZES.contains(&lower.as_str()).then_some((Says::Size, word.len()))
    }
}

/// A text with its tokens masked, so that sentences of one make are the same.
pub(super) fn skeleton(text: &str, tokens: &[Token]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for token in tokens {
        out.push_str(&text[at..token.range.start]);
        out.push(match token.says {
            Says::Number => '#',
            Says::Place => '@',
            Says::Measure => '$',
            Says::Period => '\u{1}',
            Says::Direction => '~',
            Says::Size => '\u{2}',
        });
        at = token.range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// How long the period at the beginning of `text` is: "12 months to February 2021", "financial year 2020/21", "February
/// 2021", "March".
fn period(text: &str) -> Option<usize> {
    if let Some(rest) = text.strip_prefix("financial year ") {
        let length = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'/').count();
        return (length == 7).then_some(text.len() - rest.len() + length);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let rest = text[digits..].strip_prefix(" months to ")?;
        return month(rest).map(|length| text.len() - rest.len() + length);
    }
    month(text)
}

fn month(text: &str) -> Option<usize> {
    let name = MONTH_NAMES.iter().find(|name| text.starts_with(**name))?;
    let rest = &text[name.len()..];
    if rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let year = rest.strip_prefix(' ').is_some_and(|rest| {
        rest.len() >= 4
            && rest.as_bytes()[..4].iter().all(u8::is_ascii_digit)
            && !rest[4..].starts_with(|c: char| c.is_ascii_digit())
    });
    Some(name.len() + if year { 5 } else { 0 })
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

/// How far a hyphen or stroke and what is joined by it reach.
fn joined(text: &str) -> usize {
    let mut end = 0;
    while let Some(rest) = text[end..].strip_prefix(['-', '/', '_']) {
        let word = first_word(rest).len();
        if word == 0 {
            break;
        }
        end += 1 + word;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(Says, String)> {
        let mut lexicon = Lexicon::default();
        for place in ["Elmham", "Elmham Town", "Kings and Queens"] {
            lexicon.add(place, Says::Place);
        }
        for measure in ["theft", "offences of theft from the person"] {
            lexicon.add(measure, Says::Measure);
        }
        lexicon.tokens(text).into_iter().map(|t| (t.says, text[t.range].to_owned())).collect()
    }

    #[test]
    fn the_longest_name_is_meant() {
        assert_eq!(
            said("287 offences of theft from the person in Elmham Town\u{2019}s (30.2% fewer)"),
            [
                (Says::Number, "287".to_owned()),
                (Says::Measure, "offences of theft from the person".to_owned()),
                (Says::Place, "Elmham Town".to_owned()),
                (Says::Number, "30.2%".to_owned()),
                (Says::Direction, "fewer".to_owned()),
            ]
        );
    }

    #[test]
    fn a_period_is_one_thing_and_a_number_in_a_word_is_none() {
        assert_eq!(
            said("in the 12 months to February 2021, mid-2020, E05000123 and March to June 2020"),
            [
                (Says::Period, "12 months to February 2021".to_owned()),
                (Says::Period, "March".to_owned()),
                (Says::Period, "June 2020".to_owned()),
            ]
        );
    }
}
