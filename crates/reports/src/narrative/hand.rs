//! Numbers typed by hand: those that no figure stands behind.

use figure::MONTH_NAMES;

/// How many letters of the words around a number are given, at most, on each side.
const AROUND: usize = 30;

/// What an excerpt neither begins nor ends with: it was cut from a sentence, and says no more than where the number stands.
const LOOSE: &[char] =
    &['.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '\'', '\u{2019}', '\u{2018}'];

/// Quotation marks.
const QUOTES: &[char] = &['"', '\u{201c}', '\u{201d}'];

/// Each number typed by hand in these words, with those around it: "some 40 more offences than". Quotation marks are left out,
/// since one of a pair often stands outside.
pub(super) fn typed(words: &str) -> Vec<String> {
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    for token in words.split_whitespace() {
        // Both are slices of `words`, so their distance is the token's place.
        tokens.push((token.as_ptr().addr() - words.as_ptr().addr(), token));
    }
    let bare =
        |i: usize| tokens.get(i).map(|(_, t)| t.trim_matches(|c: char| !c.is_alphanumeric()));
    let month = |i: Option<usize>| i.and_then(bare).is_some_and(|t| MONTH_NAMES.contains(&t));
    let counted = |(i, (_, token)): (usize, &(usize, &str))| {
        let token = token.trim_matches(|c: char| !c.is_alphanumeric());
        let plain = token.trim_end_matches('%').replace([',', '.'], "");
        let digits = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
        let ranged =
            token.chars().any(|c| c.is_ascii_digit()) && token.chars().all(|c| !c.is_alphabetic());
        let year = plain == token && matches!(plain.parse(), Ok(1900..=2199));
        let years = token
            .split(['/', '-', '\u{2013}'])
            .enumerate()
            .all(|(n, part)| matches!(part.parse::<u32>(), Ok(y) if (1900..=2199).contains(&y) || (n > 0 && part.len() == 2)));
        let day = plain.len() <= 2 && (month(i.checked_sub(1)) || month(Some(i + 1)));
        (digits || ranged) && !year && !years && !(day && plain == token)
    };
    let places = tokens.iter().enumerate().filter(|(i, t)| counted((*i, t)));
    places.map(|(_, (at, token))| around(words, *at, token.len())).collect()
}

/// The number with the words around it.
fn around(words: &str, at: usize, length: usize) -> String {
    let near = |offset: &usize| words.is_char_boundary(*offset);
    let start = (0..=at.saturating_sub(AROUND)).rev().find(near).unwrap_or(0);
    let end = at + length;
    let stop = (end.saturating_add(AROUND).min(words.len())..=words.len()).find(near);
    let stop = stop.unwrap_or(words.len());
    // Whole words only.
    let start =
        if start == 0 { 0 } else { words[start..at].find(' ').map_or(at, |n| start + n + 1) };
    let stop = if stop == words.len() {
        stop
    } else {
        words[end..stop].rfind(' ').map_or(end, |n| end + n)
    };
    let excerpt = words[start..stop].replace(QUOTES, "");
    excerpt.trim_matches(|c: char| c.is_whitespace() || LOOSE.contains(&c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_codes_are_no_numbers_typed_by_hand() {
        for words in [
            "On 4 March 2020",
            "in 2020/21",
            "the 1st of E09000006",
            "BR1 3UH",
            "June 2019 to 2021",
        ] {
            assert!(typed(words).is_empty(), "{words}: {:?}", typed(words));
        }
        for words in
            ["some 40 more", "up 12.5%", "1,474 offences", "5\u{2013}8 wards", "\u{a3}3,000"]
        {
            assert_eq!(typed(words).len(), 1, "{words}");
        }
        let long =
            "The partnership put some 40 people on the street each night of the year, they said.";
        assert_eq!(typed(long), ["The partnership put some 40 people on the street each"]);
    }
}
