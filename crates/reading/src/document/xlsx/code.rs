//! Formats of numbers, such as `#,##0.0;(#,##0.0)`, taken apart.

use std::iter::Peekable;
use std::str::Chars;

/// A sign of a format.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A place for a digit: 0, # or ?.
    Digit(char),
    /// The decimal point.
    Point,
    /// A comma: between thousands, or behind the number to leave three digits out.
    Comma,
    /// The sign for per cent, which multiplies by a hundred.
    Percent,
    /// Powers of ten.
    Exponent,
    /// A part of a date or a time, with how often its letter stands.
    Date(char, usize),
    /// Hours, minutes or seconds that go on counting.
    Elapsed(char),
    /// Morning or afternoon.
    Half,
    /// The number as it is.
    General,
    /// What stands as it is.
    Literal(String),
}

/// The way for some of the numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Section {
    /// Its signs.
    pub(super) tokens: Vec<Token>,
    /// Which numbers it is for, where it says so.
    condition: Option<(String, f64)>,
}

/// A format.
#[derive(Debug)]
pub(super) struct Code {
    /// At least one.
    first: Section,
    others: Vec<Section>,
}

impl Code {
    /// Takes a format apart.
    pub(super) fn read(code: &str) -> Self {
        let mut sections = vec![Section::default()];
        let mut letters = code.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == ';' {
                sections.push(Section::default());
            } else if let Some(section) = sections.last_mut() {
                section.sign(letter, &mut letters);
            }
        }
        let first = sections.remove(0);
        Self { first, others: sections }
    }

    /// The section for a number, and whether its sign is still to be written.
    pub(super) fn section(&self, value: f64) -> (&Section, bool) {
        let all = || std::iter::once(&self.first).chain(&self.others);
        if all().any(|section| section.condition.is_some()) {
            let fits = all().find(|section| section.holds(value));
            return (fits.unwrap_or(&self.first), true);
        }
        match &*self.others {
            [negative, ..] if value < 0.0 => (negative, false),
            [_, zero, ..] if value == 0.0 => (zero, false),
            _ => (&self.first, true),
        }
    }
}

impl Section {
    fn holds(&self, value: f64) -> bool {
        let Some((sign, bound)) = &self.condition else { return true };
        match sign.as_str() {
            "<" => value < *bound,
            "<=" => value <= *bound,
            ">" => value > *bound,
            ">=" => value >= *bound,
            "=" => (value - bound).abs() < f64::EPSILON,
            _ => (value - bound).abs() >= f64::EPSILON,
        }
    }

    fn sign(&mut self, letter: char, rest: &mut Peekable<Chars<'_>>) {
        let token = match letter {
            '"' => Token::Literal(rest.by_ref().take_while(|letter| *letter != '"').collect()),
            '\\' => Token::Literal(rest.next().into_iter().collect()),
            // A gap as wide as a letter, or a letter that fills the cell.
            '_' | '*' => {
                rest.next();
                return;
            }
            '[' => {
                let inner: String = rest.by_ref().take_while(|letter| *letter != ']').collect();
                return self.bracket(&inner);
            }
            '0' | '#' | '?' => Token::Digit(letter),
            '.' => Token::Point,
            ',' => Token::Comma,
            '%' => Token::Percent,
            'E' | 'e' if rest.next_if(|next| matches!(next, '+' | '-')).is_some() => {
                Token::Exponent
            }
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => {
                let letter = letter.to_ascii_lowercase();
                let mut count = 1;
                while rest.next_if(|next| next.to_ascii_lowercase() == letter).is_some() {
                    count += 1;
                }
                Token::Date(letter, count)
            }
            'A' | 'a' if matches!(rest.peek(), Some('M' | 'm' | '/')) => {
                while rest
                    .next_if(|next| matches!(next.to_ascii_lowercase(), 'm' | '/' | 'p'))
                    .is_some()
                {}
                Token::Half
            }
            'G' if rest.peek() == Some(&'e') => {
                while rest.next_if(char::is_ascii_lowercase).is_some() {}
                Token::General
            }
            '@' => Token::General,
            other => Token::Literal(other.to_string()),
        };
        self.tokens.push(token);
    }

    /// What stands in brackets: a currency, time that goes on counting, a condition; a colour says nothing.
    fn bracket(&mut self, inner: &str) {
        if let Some(currency) = inner.strip_prefix('$') {
            let sign = currency.split_once('-').map_or(currency, |(sign, _)| sign);
            self.tokens.push(Token::Literal(sign.to_owned()));
            return;
        }
        let number = inner.trim_start_matches(['<', '>', '=']);
        let sign = &inner[..inner.len() - number.len()];
        if let (false, Ok(bound)) = (sign.is_empty(), number.trim().parse()) {
            self.condition = Some((sign.to_owned(), bound));
            return;
        }
        let mut letters = inner.chars().map(|letter| letter.to_ascii_lowercase());
        if let Some(first @ ('h' | 'm' | 's')) = letters.next()
            && letters.all(|letter| letter == first)
        {
            self.tokens.push(Token::Elapsed(first));
        }
    }
}
