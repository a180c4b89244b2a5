//! Where the text of a reading stands in what it was read from. A reading has neither double spaces nor ligatures nor what
//! print alone needs, so that the two are held against each other by the letters that both have.

use std::ops::Range;

/// A letter that a reader sees, and the bytes it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The letter.
    pub(super) letter: char,
    /// Its bytes in the text that it was taken from.
    pub(super) at: Range<usize>,
}

/// The letters of a text, without white space and what does not show; a ligature is its letters.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut found = Vec::new();
    for (start, letter) in text.char_indices() {
        let at = start..start + letter.len_utf8();
        let parts: &str = match letter {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            // A reading writes raised digits as such, wherever they are plain digits that are set small.
            '⁰' => "0",
            '¹' => "1",
            '²' => "2",
            '³' => "3",
            '⁴' => "4",
            '⁵' => "5",
            '⁶' => "6",
            '⁷' => "7",
            '⁸' => "8",
            '⁹' => "9",
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'
            | '\u{feff}' => continue,
            letter if letter.is_whitespace() || letter.is_control() => continue,
            _ => &text[at.clone()],
        };
        found.extend(parts.chars().map(|letter| Glyph { letter, at: at.clone() }));
    }
    found
}

/// Where letters stand in others for the first time from a place on.
pub(super) fn find(within: &[Glyph], letters: &[Glyph], from: usize) -> Option<usize> {
    if letters.is_empty() {
        return None;
    }
    let is_same = |(one, other): (&Glyph, &Glyph)| one.letter == other.letter;
    let windows = within.get(from..)?.windows(letters.len());
    let at = windows.into_iter().position(|window| window.iter().zip(letters).all(is_same));
    at.map(|at| at + from)
}

/// The letters of a text that lie in a range of its bytes, by their places; those of all of it where the range holds none.
pub(super) fn within(glyphs: &[Glyph], range: &Range<usize>) -> Range<usize> {
    let first = glyphs.iter().position(|glyph| glyph.at.start >= range.start);
    let after = glyphs.iter().rposition(|glyph| glyph.at.end <= range.end);
    match (first, after) {
        (Some(first), Some(last)) if first <= last => first..last + 1,
        _ => 0..glyphs.len(),
    }
}

/// The range within a text that a spot means: all of it where the spot's does not lie in it.
pub(super) fn clamped(text: &str, range: &Range<usize>) -> Range<usize> {
    match text.get(range.clone()) {
        Some(meant) if !meant.trim().is_empty() => range.clone(),
        _ => 0..text.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_whatever_stands_between_them() {
        let (printed, read) =
            (glyphs("  the ﬁrst  11\u{a0}% in\u{ad}crease"), glyphs("first 11 % increase"));
        let at = find(&printed, &read, 0).unwrap();
        assert_eq!((at, find(&printed, &read, at + 1)), (3, None));
        // "11 %" of the reading.
        let meant = within(&read, &(6..10));
        assert_eq!(meant, 5..8);
        let found = printed[at + meant.start].at.start..printed[at + meant.end - 1].at.end;
        assert_eq!(&"  the ﬁrst  11\u{a0}% in\u{ad}crease"[found], "11\u{a0}%");
        assert_eq!(within(&read, &(90..95)), 0..read.len());
    }

    #[test]
    fn a_range_that_is_none_means_the_line() {
        assert_eq!(clamped("a 12%", &(2..5)), 2..5);
        for range in [5..5, 3..90, 1..2] {
            assert_eq!(clamped("a 12%", &range), 0..5);
        }
    }
}
