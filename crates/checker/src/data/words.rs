//! A text as words that can be held against other words: lower case, in the singular, without articles and possessives.

use std::collections::BTreeSet;

use document::words::singular;

/// A word, and what stands between it and the word before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The word as it is compared.
    pub text: String,
    /// What stands before it.
    pub after: Break,
}

/// What parts a word from the one before, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    /// A space, or a hyphen within a word.
    Space,
    /// A comma.
    Comma,
    /// A dash, a bracket, a colon, a slash: what follows says the word before again, or more of it.
    Aside,
    /// The end of a sentence, or the start of the text.
    Stop,
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<Word> = Vec::new();
    let mut after = Break::Stop;
    let mut word = String::new();
    for (at, &c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let previous = if at == 0 { ' ' } else { chars[at - 1] };
        let digits = previous.is_ascii_digit() && next.is_ascii_digit();
        let inside = matches!(c, '\'' | '’') && !word.is_empty() && next.is_alphanumeric();
        if c.is_alphanumeric() || inside || (matches!(c, ',' | '.') && digits) {
            word.push(c);
            continue;
        }
        push(&mut found, &mut word, &mut after);
        if c == '&' {
            word.push_str("and");
            push(&mut found, &mut word, &mut after);
        }
        after = after.max(parts(c, previous, next));
    }
    push(&mut found, &mut word, &mut after);
    found
}

/// How strongly a character that is no letter parts words.
fn parts(c: char, previous: char, next: char) -> Break {
    match c {
        '-' | '\u{2010}' | '\u{2011}' if previous.is_alphanumeric() && next.is_alphanumeric() => {
            Break::Space
        }
        ',' => Break::Comma,
        '-' | '\u{2013}' | '\u{2014}' | '(' | ')' | '[' | ']' | ':' | '/' | '\t' => Break::Aside,
        '.' | ';' | '!' | '?' | '|' | '\u{2022}' => Break::Stop,
        _ => Break::Space,
    }
}

fn push(found: &mut Vec<Word>, word: &mut String, after: &mut Break) {
    let lower = std::mem::take(word).to_lowercase().replace('’', "'");
    let bare = lower.strip_suffix("'s").unwrap_or(&lower);
    if bare.is_empty() || matches!(bare, "a" | "an" | "the") {
        return;
    }
    let compared: &[&str] = match bare {
        "mv" | "mvs" => &["motor", "vehicle"],
        "antisocial" => &["anti", "social"],
        "knives" => &["knife"],
        _ => &[&singular(bare)],
    };
    for text in compared {
        found.push(Word { text: (*text).to_owned(), after: *after });
        *after = Break::Space;
    }
}

impl Word {
    /// Whether it is a number, a year or a place in a ranking.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// A list of words as they are compared.
pub(super) fn set(list: &str) -> BTreeSet<String> {
    words(list).into_iter().map(|word| word.text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn what_is_written_differently_is_compared_alike() {
        assert_eq!(texts("The Thefts from MVs"), texts("theft from the mv"));
        assert_eq!(texts("Riverside's burglaries"), ["riverside", "burglary"]);
        assert_eq!(texts("Anti-social behaviour"), texts("antisocial behaviour"));
        assert_eq!(texts("Stop & search"), ["stop", "and", "search"]);
        assert_eq!(texts("rose 46.2% to 1,474."), ["rose", "46.2", "to", "1,474"]);
        assert_eq!(texts("business, businesses"), ["business", "business"]);
        assert!(texts("— ( ) ’ . the").is_empty());
    }

    #[test]
    fn what_parts_words_is_known() {
        let breaks = |text: &str| words(text).iter().map(|word| word.after).collect::<Vec<_>>();
        assert_eq!(breaks("non-domestic"), [Break::Stop, Break::Space]);
        assert_eq!(breaks("Burglary - residential"), [Break::Stop, Break::Aside]);
        assert_eq!(breaks("Robbery, the personal"), [Break::Stop, Break::Comma]);
        assert_eq!(breaks("Theft. A car"), [Break::Stop, Break::Stop]);
    }
}
