//! What a download turns out to be: a file of the kind that was wanted, or a page that says why there is none.

/// Bytes that are looked at.
pub(super) const LOOK: usize = 2048;
/// Characters of a page's title that are shown.
const TITLE: usize = 80;

/// Says what came instead of the file, if it did. `name` is the file's, `said` what the server calls its kind.
pub(super) fn wrong(name: &str, said: Option<&str>, start: &[u8]) -> Option<String> {
    if start.is_empty() {
        return Some("nothing at all".to_owned());
    }
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let lower = text.to_ascii_lowercase();
    let said = said.unwrap_or_default().to_ascii_lowercase();
    let page =
        ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| lower.starts_with(tag));
    if page || said.starts_with("text/html") || said.starts_with("application/xhtml") {
        return Some(match title(text, &lower) {
            Some(title) => format!("a web page (\"{title}\")"),
            None => "a web page".to_owned(),
        });
    }
    let kind = name.rsplit_once('.').map(|(_, kind)| kind.to_ascii_lowercase()).unwrap_or_default();
    match kind.as_str() {
        "zip" | "xlsx" if !start.starts_with(b"PK") => {
            Some("something that is no archive".to_owned())
        }
        "csv" if start.starts_with(b"PK\x03\x04") => Some("an archive".to_owned()),
        "csv" if text.starts_with('{') => {
            Some(format!("a message in JSON ({})", plain(text.lines().next().unwrap_or_default())))
        }
        "csv" if text.starts_with('<') => Some("a message in XML".to_owned()),
        _ => None,
    }
}

fn title(text: &str, lower: &str) -> Option<String> {
    let start = lower.find("<title")?;
    let start = start + lower[start..].find('>')? + 1;
    let end = start + lower[start..].find("</title")?;
    // Lower case of ASCII moves no byte.
    let title = plain(text[start..end].trim());
    (!title.is_empty()).then_some(title)
}

/// Somebody else's words, fit to be shown in a line.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(TITLE).collect()
}

#[cfg(test)]
mod tests {
    use super::wrong;

    #[test]
    fn pages_and_messages_are_told_from_data() {
        let page = "\n<!DOCTYPE html><html><head><TITLE>\nGone\u{1b}[31m</TITLE>";
        assert_eq!(
            wrong("a.csv", Some("text/csv"), page.as_bytes()).unwrap(),
            "a web page (\"Gone [31m\")"
        );
        assert_eq!(
            wrong("a.csv", Some("text/html; charset=utf-8"), b"sorry").unwrap(),
            "a web page"
        );
        assert_eq!(
            wrong("a.zip", Some("application/zip"), b"sorry").unwrap(),
            "something that is no archive"
        );
        assert_eq!(
            wrong("a.csv", None, b"{\"error\":{\"code\":400}}").unwrap(),
            "a message in JSON ({\"error\":{\"code\":400}})"
        );
        assert_eq!(
            wrong("a.csv", None, b"<?xml version=\"1.0\"?><Error/>").unwrap(),
            "a message in XML"
        );
        assert_eq!(wrong("a.csv", None, b"").unwrap(), "nothing at all");
        assert_eq!(wrong("a.csv", None, b"PK\x03\x04").unwrap(), "an archive");
        for (name, said, start) in [
            ("a.csv", Some("text/csv"), &b"\xef\xbb\xbfMajorText,MinorText"[..]),
            ("a.csv", Some("application/octet-stream"), b"LSOA21CD,\xe9"),
            ("a.ZIP", None, b"PK\x03\x04"),
            ("a.json", Some("application/json"), b"[{\"category\""),
        ] {
            assert_eq!(wrong(name, said, start), None, "{name}");
        }
    }
}
