//! Texts that people type: what is taken, tidied. Anything that can be seen, in any script, up to a length.

use crate::{StoreError, Wrong};

/// How long a name, a title or an organisation may be, in characters.
pub(crate) const LINE: usize = 120;
/// How long words of several lines may be.
const WORDS: usize = 2_000;
/// How long the minute of an item or a paper may be.
const LONG: usize = 200_000;
/// How long an address may be, in bytes.
const ADDRESS: usize = 254;

/// A text of one line; empty where nothing was typed.
pub(crate) fn line(field: &'static str, typed: &str) -> Result<String, StoreError> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(field, text, LINE)
}

/// A text of one line that must be there; `what` says what it is.
pub(crate) fn needed_line(
    field: &'static str,
    what: &'static str,
    typed: &str,
) -> Result<String, StoreError> {
    let text = line(field, typed)?;
    if text.is_empty() { Err(StoreError::invalid(field, Wrong::Missing(what))) } else { Ok(text) }
}

/// Words of several lines, each without space at its end; empty where nothing was typed.
pub(crate) fn words(field: &'static str, typed: &str) -> Result<String, StoreError> {
    let lines: Vec<_> = typed.trim().lines().map(str::trim_end).collect();
    checked(field, lines.join("\n"), WORDS)
}

/// Words of several lines that must be there; `what` says what they are.
pub(crate) fn needed_words(
    field: &'static str,
    what: &'static str,
    typed: &str,
) -> Result<String, StoreError> {
    let text = words(field, typed)?;
    if text.is_empty() { Err(StoreError::invalid(field, Wrong::Missing(what))) } else { Ok(text) }
}

/// A text of one line that may be left out; none where nothing was typed.
pub(crate) fn optional_line(
    field: &'static str,
    typed: Option<&str>,
) -> Result<Option<String>, StoreError> {
    let text = line(field, typed.unwrap_or_default())?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A text of many lines, such as a minute, with one end of line and one kind of it.
pub(crate) fn long(field: &'static str, typed: &str) -> Result<String, StoreError> {
    let lines: Vec<_> = typed.lines().map(str::trim_end).collect();
    let text = checked(field, lines.join("\n").trim_end().to_owned(), LONG)?;
    Ok(if text.is_empty() { text } else { text + "\n" })
}

fn checked(field: &'static str, text: String, most: usize) -> Result<String, StoreError> {
    if text.chars().count() > most {
        return Err(StoreError::invalid(field, Wrong::TooLong { most }));
    }
    if text.chars().any(is_unseen) {
        return Err(StoreError::invalid(field, Wrong::Unseen));
    }
    Ok(text)
}

/// Control characters, and those that turn or hide text. Joiners stay: some scripts are not written without them.
fn is_unseen(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// An e-mail address in small letters, as it is stored and compared.
pub(crate) fn email(typed: &str) -> Result<String, StoreError> {
    let email = folded(typed);
    let is_address = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && !host.contains('@')
            && host.contains('.')
            && host.split('.').all(|label| !label.is_empty())
    });
    let is_plain =
        !email.chars().any(|c| c.is_whitespace() || is_unseen(c) || "<>,;:\"\\()[]".contains(c));
    if is_address && is_plain && email.len() <= ADDRESS {
        Ok(email)
    } else {
        Err(StoreError::invalid("email", Wrong::NoAddress))
    }
}

/// An address as it is compared, whatever it is.
pub(crate) fn folded(typed: &str) -> String {
    typed.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anything_that_can_be_seen_is_a_name() {
        for name in ["O’Brien & Söhne", "<b>Ann</b>", "=1+1", "李小龍", "نور", "👩‍🚒 Fire"]
        {
            assert_eq!(line("name", name).unwrap(), name);
        }
        assert_eq!(line("name", "  Ann \t Lee\n").unwrap(), "Ann Lee");
        for name in ["a\u{202E}b", "a\u{0}b", "\u{FEFF}a"] {
            assert!(line("name", name).is_err(), "{name:?}");
        }
        assert!(line("name", &"é".repeat(120)).is_ok());
        assert!(line("name", &"é".repeat(121)).is_err());
    }

    #[test]
    fn words_keep_their_lines() {
        assert_eq!(words("note", " One \r\nTwo\n\n").unwrap(), "One\nTwo");
    }

    #[test]
    fn an_address_is_one_address() {
        assert_eq!(email(" Ann.Lee@Example.ORG ").unwrap(), "ann.lee@example.org");
        let bad = [
            "",
            "a",
            "a@b",
            "@b.c",
            "a@.b",
            "a@b.",
            "a@b..c",
            "a b@c.d",
            "a@b.c, d@e.f",
            "a@b.c\r\nBcc: d@e.f",
            "<a@b.c>",
            "a@b@c.d",
            "mailto:a@b.c",
        ];
        for bad in bad {
            assert!(email(bad).is_err(), "{bad:?}");
        }
    }
}
