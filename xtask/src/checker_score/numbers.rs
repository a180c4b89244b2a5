//! The numbers and words of a cell or a sentence.

/// A number as it is printed, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// Without its sign and its point.
    digits: i128,
    /// How many decimals are printed.
    pub decimals: u32,
    /// Whether it is below nought, where a sign is printed.
    negative: Option<bool>,
    /// Whether it may be a year.
    pub year: bool,
}

/// More digits than any figure has; keeps the arithmetic exact.
const MOST_DIGITS: usize = 15;

const CARDINALS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];

/// Words that say nothing of what is claimed.
const SMALL: [&str; 23] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "in", "is", "it", "of",
    "on", "or", "than", "that", "the", "to", "was", "with",
];

impl Number {
    /// Whether both are the same, whatever sign and zeros are printed.
    pub fn same(&self, other: &Self) -> bool {
        let decimals = self.decimals.max(other.decimals);
        self.rounded(decimals) == other.rounded(decimals)
    }

    /// Whether both are the same at so many decimals, or at those of the less precise; and not of opposite signs.
    pub fn agrees(&self, other: &Self, decimals: u32) -> bool {
        let decimals = decimals.min(self.decimals).min(other.decimals);
        let opposite = self.negative.zip(other.negative).is_some_and(|(one, two)| one != two);
        !opposite && self.rounded(decimals) == other.rounded(decimals)
    }

    /// Its digits at so many decimals, halves away from nought.
    fn rounded(&self, decimals: u32) -> i128 {
        let factor = 10_i128.pow(decimals.abs_diff(self.decimals));
        if decimals >= self.decimals {
            self.digits * factor
        } else {
            (self.digits + factor / 2) / factor
        }
    }
}

/// The numbers of a text in their order: digits with thousands, decimals, sign and "k", "m" or "bn"; ordinals; the words one to
/// twelve, first to twelfth. A dash after a number is a range, not a sign.
pub fn numbers(text: &str) -> Vec<Number> {
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let start = at;
        if letters[at].is_ascii_digit() {
            let (digits, decimals, grouped, end) = digits(&letters, at);
            at = end;
            if digits.len() > MOST_DIGITS {
                continue;
            }
            let (zeros, end) = multiplier(&letters, at);
            let year = digits.len() == 4
                && decimals == 0
                && !grouped
                && zeros == 0
                && ("1900".."2100").contains(&digits.as_str());
            let mut number = Number {
                digits: digits.parse().unwrap_or_default(),
                decimals,
                negative: sign(&letters[..start]),
                year,
            };
            number.digits *= 10_i128.pow(zeros.saturating_sub(decimals));
            number.decimals = decimals.saturating_sub(zeros);
            found.push(number);
            at = end;
        } else if letters[at].is_alphabetic() {
            while letters.get(at).is_some_and(|letter| letter.is_alphabetic()) {
                at += 1;
            }
            let word = letters[start..at].iter().collect::<String>().to_lowercase();
            let of = |words: &[&str]| words.iter().position(|one| *one == word);
            if let Some(place) = of(&CARDINALS).or_else(|| of(&ORDINALS)) {
                let digits = i128::try_from(place).unwrap_or_default() + 1;
                found.push(Number { digits, decimals: 0, negative: None, year: false });
            }
        } else {
            at += 1;
        }
    }
    found
}

/// The digits of a number, how many of them are decimals, whether thousands are parted, and where it ends.
fn digits(letters: &[char], start: usize) -> (String, u32, bool, usize) {
    let run = |from: usize| {
        letters[from.min(letters.len())..]
            .iter()
            .take_while(|letter| letter.is_ascii_digit())
            .count()
    };
    let mut end = start + run(start);
    let mut digits: String = letters[start..end].iter().collect();
    let mut grouped = false;
    while (grouped || digits.len() <= 3)
        && letters.get(end).is_some_and(|l| matches!(l, ',' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        && run(end + 1) == 3
    {
        digits.extend(&letters[end + 1..end + 4]);
        end += 4;
        grouped = true;
    }
    let decimals = if letters.get(end) == Some(&'.') { run(end + 1) } else { 0 };
    if decimals > 0 {
        digits.extend(&letters[end + 1..=end + decimals]);
        end += decimals + 1;
    }
    (digits, u32::try_from(decimals).unwrap_or_default(), grouped, end)
}

/// The zeros that a letter behind a number stands for, and where it ends.
fn multiplier(letters: &[char], at: usize) -> (u32, usize) {
    let behind = letters[at..].iter().take_while(|letter| letter.is_alphabetic());
    let (zeros, length) = match behind.collect::<String>().as_str() {
        "k" => (3, 1),
        "m" => (6, 1),
        "bn" => (9, 2),
        _ => (0, 0),
    };
    (zeros, at + length)
}

/// The sign before a number; none where nothing is printed, or a dash that follows a number or a word at once.
fn sign(before: &[char]) -> Option<bool> {
    let mut before =
        before.iter().rev().skip_while(|letter| **letter == ' ' || **letter == '£').peekable();
    let negative = match before.next()? {
        '+' => false,
        '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2212}' => true,
        _ => return None,
    };
    match before.next() {
        Some(letter) if letter.is_alphanumeric() || matches!(letter, '%' | '.' | ')') => None,
        Some(' ') => {
            let earlier = before.find(|letter| **letter != ' ');
            (!earlier.is_some_and(|letter| letter.is_ascii_digit() || *letter == '%'))
                .then_some(negative)
        }
        _ => Some(negative),
    }
}

/// All words of a text in small letters; digits are words too.
pub fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The words of a text that say something, each once.
pub fn words(text: &str) -> Vec<String> {
    let mut words = tokens(text);
    words.retain(|word| !SMALL.contains(&word.as_str()));
    words.sort();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        let shown = |number: &Number| {
            let sign = if number.negative == Some(true) { "-" } else { "" };
            format!("{sign}{}e{}", number.digits, number.decimals)
        };
        numbers(text).iter().map(shown).collect()
    }

    #[test]
    fn numbers_are_read_as_they_are_printed() {
        for (text, expected) in [
            ("up by 12.50%, to 1,234 (from 1 100)", &["1250e2", "1234e0", "1e0", "100e0"][..]),
            ("-3.5% and – 27.8% and \u{2212}4", &["-35e1", "-278e1", "-4e0"]),
            ("Pages 5 - 14, 15-18", &["5e0", "14e0", "15e0", "18e0"]),
            ("3,3,4 and 1..32", &["3e0", "3e0", "4e0", "1e0", "32e0"]),
            ("(1494,1506,1516)", &["1494e0", "1506e0", "1516e0"]),
            ("£1.2m, 3k, -£45", &["1200000e0", "3000e0", "-45e0"]),
            ("the 8th, second of five", &["8e0", "2e0", "5e0"]),
            ("12\u{a0}345.6", &["123456e1"]),
            ("P1=Q2", &["1e0", "2e0"]),
            ("a month - 20 in all", &["-20e0"]),
            ("99999999999999999999", &[]),
        ] {
            assert_eq!(values(text), expected, "{text}");
        }
    }

    #[test]
    fn the_same_number_is_the_same_however_it_is_printed() {
        let one = |text: &str| numbers(text)[0];
        assert!(one("1,200").same(&one("1200.0")) && one("-14.5%").same(&one("14.50")));
        assert!(!one("14.5").same(&one("14.4")));
        assert!(one("-13.44").agrees(&one("13.4"), 2) && !one("-13.44").agrees(&one("+13.4"), 1));
        assert!(one("7.8822").agrees(&one("7.9"), 1) && !one("7.8822").agrees(&one("7.8"), 1));
        assert!(one("0.355").agrees(&one("0.36"), 2) && one("9.5").agrees(&one("10"), 0));
        assert!(one("2019").year && !one("2,019").year && !one("2190").year);
    }
}
