//! What the rules share: patterns, sentences, words compared.

use std::collections::BTreeSet;

use regex::Regex;

/// A pattern that is written in this room.
#[expect(
    clippy::expect_used,
    reason = "patterns are written here; the first use in a test finds one that is not"
)]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the pattern is well-formed")
}

/// Abbreviations that end with a full stop and no sentence.
const SHORT: [&str; 14] = [
    "mr", "mrs", "ms", "dr", "cllr", "insp", "sgt", "supt", "no", "st", "e.g", "i.e", "a.m", "p.m",
];

/// The sentences of a paragraph, each with the byte at which it begins.
pub(super) fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, letter) in text.char_indices() {
        if !matches!(letter, '.' | '?' | '!' | ';') {
            continue;
        }
        let rest = &text[at + 1..];
        // Looked at only before a space, so that a text of nothing but full stops is not gone through for each of them.
        let is_short = || {
            let mut words =
                text[start..at].rsplit(|letter: char| letter.is_whitespace() || letter == '(');
            SHORT.contains(&&*words.next().unwrap_or_default().to_lowercase())
        };
        let ends = rest.starts_with(char::is_whitespace)
            && (letter == ';' || rest.trim_start().starts_with(|next: char| !next.is_lowercase()))
            && !is_short();
        if ends {
            push(&mut sentences, text, start, at + 1);
            start = at + 1;
        }
    }
    push(&mut sentences, text, start, text.len());
    sentences
}

fn push<'a>(sentences: &mut Vec<(usize, &'a str)>, text: &'a str, start: usize, end: usize) {
    let sentence = text[start..end].trim_start();
    if !sentence.trim_end().is_empty() {
        sentences.push((end - sentence.len(), sentence.trim_end()));
    }
}

/// Words that say nothing about a matter.
const EMPTY: [&str; 46] = [
    "the", "a", "an", "and", "or", "of", "to", "for", "in", "on", "at", "by", "with", "from", "as",
    "that", "this", "these", "be", "been", "is", "was", "were", "would", "will", "should", "could",
    "may", "it", "its", "they", "their", "he", "she", "her", "his", "any", "all", "if", "so",
    "which", "who", "had", "has", "have", "resolved",
];

/// The words of a text that say something, by their stems.
pub(super) fn matter(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !EMPTY.contains(&&**word))
        .map(|word| stem(&word))
        .collect()
}

fn stem(word: &str) -> String {
    for end in ["ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(end)
            && stem.len() > 3
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

/// How much of what the first text says the second says too, from 0 to 1.
pub fn covered(one: &str, by: &str) -> f64 {
    let (one, by) = (matter(one), matter(by));
    if one.is_empty() {
        return 1.0;
    }
    let shared = u32::try_from(one.intersection(&by).count()).unwrap_or(u32::MAX);
    f64::from(shared) / f64::from(u32::try_from(one.len()).unwrap_or(u32::MAX))
}

/// Letters only, small: "O’ Hara" and "O'Hara" are one.
pub fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_know_where_they_begin() {
        let text =
            "Mr. Able spoke at 10 a.m. about it. No. 4 was noted; it would stay. See 3.2 below.";
        let found: Vec<_> = sentences(text)
            .into_iter()
            .map(|(at, sentence)| (&text[at..at + 3], sentence))
            .collect();
        assert_eq!(found.len(), 4, "{found:?}");
        assert_eq!(found[1].1, "No. 4 was noted;");
        assert!(found.iter().all(|(start, sentence)| sentence.starts_with(start)));
    }

    #[test]
    fn what_is_said_twice_is_covered() {
        assert!(
            covered(
                "the map would be presented to the board",
                "The map be presented to the board in May"
            ) > 0.9
        );
        assert!(
            covered(
                "would present a report on the outcome",
                "would update members after the visit"
            ) < 0.3
        );
    }
}
