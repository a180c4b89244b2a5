//! Names as keys: what two ways to write one name have in common.

/// The key of a name: letters and digits in lower case, without accents, punctuation, spaces and the word "and"; "Saint" is
/// "St". "Penge & Cator", "PENGE AND CATOR" and "Penge Cator" have one key.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut word = 0;
    for c in name.chars() {
        if matches!(c, '\'' | '’' | '‘' | '`' | '.') {
            continue; // "St Paul's" and "St. Pauls" are one.
        }
        if c.is_alphanumeric() {
            if c.is_ascii() {
                key.push(c.to_ascii_lowercase());
            } else {
                c.to_lowercase().for_each(|c| key.push(unaccented(c)));
            }
        } else {
            end_word(&mut key, &mut word);
        }
    }
    end_word(&mut key, &mut word);
    key
}

/// Takes back a word that no name turns on. (A name that is nothing but such a word has no key.)
fn end_word(key: &mut String, word: &mut usize) {
    match &key[*word..] {
        "and" => key.truncate(*word),
        "saint" => key.replace_range(*word.., "st"),
        _ => {}
    }
    *word = key.len();
}

/// The letters of Welsh and of loan words without their accents.
fn unaccented(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ŵ' => 'w',
        'ŷ' | 'ÿ' | 'ý' => 'y',
        other => other,
    }
}

/// What a force's name ends with besides its area's: "Lancashire Constabulary", "Metropolitan Police Service".
const FORCE_WORDS: [&str; 4] = ["constabulary", "police service", "police force", "police"];

/// What publishers and councils set before a district's name.
const DISTRICT_OPENINGS: [&str; 9] = [
    "london borough of ",
    "royal borough of ",
    "metropolitan borough of ",
    "borough of ",
    "city of ",
    "county borough of ",
    "county of ",
    "lb ",
    "rb ",
];

/// What they set behind it.
const DISTRICT_CLOSINGS: [&str; 9] = [
    " metropolitan borough council",
    " borough council",
    " city council",
    " district council",
    " county council",
    " council",
    " borough",
    " district",
    " lb",
];

/// The name without the words that make it a force's, where it has such words.
pub(crate) fn without_force_words(name: &str) -> Option<&str> {
    let name = name.trim();
    FORCE_WORDS.iter().find_map(|words| strip_end(name, words)).filter(|rest| !rest.is_empty())
}

/// The name without the words that make it a district's, where it has such words.
pub(crate) fn without_district_words(name: &str) -> Option<&str> {
    let name = name.trim();
    let closed = DISTRICT_CLOSINGS.iter().find_map(|words| strip_end(name, words));
    let rest = closed.unwrap_or(name);
    let opened = DISTRICT_OPENINGS.iter().find_map(|words| strip_start(rest, words));
    opened.or(closed).filter(|rest| !rest.is_empty())
}

fn strip_end<'a>(name: &'a str, words: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(words.len())?;
    let (rest, end) = (name.get(..at)?, name.get(at..)?);
    end.eq_ignore_ascii_case(words).then(|| rest.trim_end())
}

fn strip_start<'a>(name: &'a str, words: &str) -> Option<&'a str> {
    let (start, rest) = (name.get(..words.len())?, name.get(words.len()..)?);
    start.eq_ignore_ascii_case(words).then(|| rest.trim_start())
}

/// The halves of a name that carries its district: "Abbey, Merton", "Bromley - Bickley", "Abbey (Merton)".
pub(crate) fn halves(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    let (a, b) = name
        .rsplit_once(" - ")
        .or_else(|| name.rsplit_once(','))
        .or_else(|| name.strip_suffix(')').and_then(|open| open.rsplit_once('(')))?;
    let (a, b) = (a.trim(), b.trim());
    (!a.is_empty() && !b.is_empty()).then_some((a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_name_written_several_ways_has_one_key() {
        for (a, b) in [
            ("Penge & Cator", "Penge Cator"),
            ("Penge and Cator", "PENGE  AND CATOR"),
            ("Penge & Cator", "penge-and-cator"),
            ("St Paul's Cray", "St. Pauls Cray"),
            ("St Paul’s Cray", "Saint Paul's Cray"),
            ("Ynys Môn", "ynys mon"),
            ("Dyfed-Powys", "Dyfed Powys"),
            ("West minster", "Westminster"),
        ] {
            assert_eq!(key(a), key(b), "{a} / {b}");
        }
        assert_ne!(key("Anderson"), key("erson"));
        assert_ne!(key("Sandhurst"), key("Shurst"));
        assert_ne!(key("Cray Valley East"), key("Cray Valley West"));
        assert_eq!(key("and"), "");
    }

    #[test]
    fn titles_come_off() {
        assert_eq!(without_force_words("Lancashire Constabulary"), Some("Lancashire"));
        assert_eq!(without_force_words("metropolitan police service"), Some("metropolitan"));
        assert_eq!(without_force_words("Police"), None);
        assert_eq!(without_force_words("Kent"), None);
        assert_eq!(without_district_words("London Borough of Bromley"), Some("Bromley"));
        assert_eq!(without_district_words("Preston City Council"), Some("Preston"));
        assert_eq!(without_district_words("LB Bromley"), Some("Bromley"));
        assert_eq!(without_district_words("Bromley"), None);
        assert_eq!(halves("Bromley - Bickley"), Some(("Bromley", "Bickley")));
        assert_eq!(halves("Abbey (Merton)"), Some(("Abbey", "Merton")));
        assert_eq!(halves("Abbey,"), None);
    }

    proptest! {
        #[test]
        fn a_key_takes_anything_and_ignores_case_and_padding(name in "\\PC{0,40}") {
            prop_assert_eq!(key(&name), key(&format!("  {name}  ")));
            let ascii: String = name.chars().filter(char::is_ascii).collect();
            prop_assert_eq!(key(&ascii), key(&ascii.to_ascii_uppercase()));
            without_force_words(&name);
            without_district_words(&name);
            halves(&name);
        }
    }
}
