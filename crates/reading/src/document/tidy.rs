//! Text without what only print needs.

/// What stands between thousands where the document holds them together with a hard or a thin space: one sign for all of them.
pub(super) const THOUSANDS: char = '\u{202f}';

/// Ligatures as letters, hard spaces as spaces but for those between thousands, soft hyphens and marks of direction gone, ends
/// trimmed. Spaces within stay.
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
            '\u{a0}' | '\u{2005}'..='\u{200a}' | THOUSANDS
                if is_between_thousands(&tidied, &text[at + letter.len_utf8()..]) =>
            {
                tidied.push(THOUSANDS);
            }
            '\u{a0}' | '\u{2000}'..='\u{200a}' | THOUSANDS | '\u{205f}' | '\u{3000}' => {
                tidied.push(' ');
            }
            letter if letter.is_control() && letter != '\t' => {}
            letter => tidied.push(letter),
        }
    }
    tidied.trim().to_owned()
}

/// Whether one to three digits stand before and exactly three follow.
fn is_between_thousands(before: &str, after: &str) -> bool {
    let digits = |letters: &mut dyn Iterator<Item = char>| {
        letters.take_while(char::is_ascii_digit).take(4).count()
    };
    (1..=3).contains(&digits(&mut before.chars().rev())) && digits(&mut after.chars()) == 3
}

/// The text with every run of white space as one space; what holds thousands together stays.
pub(super) fn single_spaced(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() && letter != THOUSANDS);
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Raised text with its digits as such, so that the mark of a note does not join the number before it: 1,474 with a small 2 is
/// 1,474², not 1,4742. Letters stay: 8th.
pub(super) fn raised(text: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |letter: char| {
        let digit = letter.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
        digit.and_then(|digit| RAISED.get(digit)).copied().unwrap_or(letter)
    };
    text.chars().map(raise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stay_together_and_other_hard_spaces_are_spaces() {
        for (text, wanted) in [
            ("46\u{a0}928 people", "46\u{202f}928 people"),
            ("1\u{2009}234\u{2009}567", "1\u{202f}234\u{202f}567"),
            ("14\u{a0}May\u{a0}2021", "14 May 2021"),
            ("in 2019\u{a0}143 offences", "in 2019 143 offences"),
            ("on 14\u{a0}2021", "on 14 2021"),
            ("46 928", "46 928"),
            ("fell –9%, −9%", "fell –9%, −9%"),
        ] {
            assert_eq!(single_spaced(&tidy(text)), wanted);
        }
    }
}
