//! Small numbers as words.

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// A number of things in words, from two to twelve, as a pattern.
pub(crate) const FEW: &str = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve";

/// A whole number in digits or, up to twenty, as a word.
pub(crate) fn count_word(text: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    text.parse().ok().or_else(|| WORDS.iter().position(|word| *word == lower))
}

/// "eighth" as 8.
pub(crate) fn ordinal_word(text: &str) -> Option<u8> {
    let lower = text.to_lowercase();
    (1..).zip(ORDINALS).find(|(_, word)| *word == lower).map(|(number, _)| number)
}
