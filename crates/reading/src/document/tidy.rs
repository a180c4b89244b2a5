//! Text without what only print needs.

/// Ligatures as letters, hard spaces as spaces, soft hyphens and marks of direction gone, ends trimmed. Spaces within stay.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match letter {
            'ﬀ' => tidied.push_str("ff"),
            'ﬁ' => tidied.push_str("fi"),
            'ﬂ' => tidied.push_str("fl"),
            'ﬃ' => tidied.push_str("ffi"),
            'ﬄ' => tidied.push_str("ffl"),
            'ﬅ' | 'ﬆ' => tidied.push_str("st"),
            // A soft hyphen that was printed, at the end of a line, is a hyphen; anywhere else it does not show.
            '\u{ad}' if text[at + letter.len_utf8()..].trim().is_empty() => tidied.push('-'),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}' => {}
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                tidied.push(' ');
            }
            letter if letter.is_control() && letter != '\t' => {}
            letter => tidied.push(letter),
        }
    }
    tidied.trim().to_owned()
}

/// The text with every run of white space as one space.
pub(super) fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
