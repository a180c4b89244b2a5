//! The parts that say which parts there are.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The namespace of the main part, and that of its relations, as Word writes them and as the standard's strict form has them.
const TRANSITIONAL: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
];
const STRICT: [&str; 2] = [
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
];

/// The type of the part of comments.
const COMMENTS: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

fn names(main: &str) -> [&'static str; 2] {
    if main.contains(STRICT[0]) { STRICT } else { TRANSITIONAL }
}

/// The namespace of the elements of this main part.
pub(super) fn namespace(main: &str) -> &'static str {
    names(main)[0]
}

/// What the main part refers to, with its comments among it, and the name of the part of comments.
pub(super) fn relations(part: &str, main: &str) -> Result<(String, String), &'static str> {
    const DAMAGED: &str = "the list of what its main part refers to is damaged";
    let kind = names(main)[1];
    let empty = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                 <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    let part = if part.is_empty() { empty } else { part };
    let relations = elements(part, "Relationship").ok_or(DAMAGED)?;
    let held = relations.iter().find(|relation| value(relation, "Type") == kind);
    if let Some(held) = held {
        let target = value(held, "Target");
        let target =
            target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned);
        return Ok((part.to_owned(), target));
    }
    let numbers =
        relations.iter().filter_map(|one| value(one, "Id").strip_prefix("rId")?.parse().ok());
    let next: u32 = numbers.max().unwrap_or(0) + 1;
    let (before, after) = opened(part).ok_or(DAMAGED)?;
    let relation =
        format!("<Relationship Id=\"rId{next}\" Type=\"{kind}\" Target=\"comments.xml\"/>");
    Ok((format!("{before}{relation}{after}"), "word/comments.xml".to_owned()))
}

/// The types of the parts, that of the comments among them.
pub(super) fn types(part: &str, comments: &str) -> Result<String, &'static str> {
    const DAMAGED: &str = "its list of types is damaged";
    let name = format!("/{comments}");
    let held = elements(part, "Override").ok_or(DAMAGED)?;
    if held.iter().any(|one| value(one, "PartName") == name) {
        return Ok(part.to_owned());
    }
    let (before, after) = opened(part).ok_or(DAMAGED)?;
    Ok(format!("{before}<Override PartName=\"{name}\" ContentType=\"{COMMENTS}\"/>{after}"))
}

/// A part parted where something more can be put at the end of its root.
pub(super) fn opened(part: &str) -> Option<(String, String)> {
    let part = part.trim_end();
    if let Some(at) = part.rfind("</") {
        return Some((part[..at].to_owned(), part[at..].to_owned()));
    }
    // A root without content: <Relationships ... />
    let inside = part.strip_suffix("/>")?;
    let start = inside.rfind('<')?;
    let name = inside[start + 1..].split_whitespace().next()?;
    Some((format!("{inside}>"), format!("</{name}>")))
}

fn elements(part: &str, name: &str) -> Option<Vec<BytesStart<'static>>> {
    let mut reader = Reader::from_str(part);
    let mut found = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == name =>
            {
                found.push(element.into_owned());
            }
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

fn value(element: &BytesStart<'_>, name: &str) -> String {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|one| one.key.local_name().as_ref() == name);
    found.map(|one| one.value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_and_a_type_are_added_once() {
        let (relations, target) = relations("", TRANSITIONAL[0]).unwrap();
        assert!(relations.contains("Id=\"rId1\"") && target == "word/comments.xml", "{relations}");
        assert_eq!(super::relations(&relations, "").unwrap(), (relations, target));
        let types =
            types("<Types><Default Extension=\"xml\"/></Types>", "word/comments.xml").unwrap();
        assert_eq!(super::types(&types, "word/comments.xml").unwrap(), types);
        assert_eq!(types.matches("<Override").count(), 1);
    }

    #[test]
    fn comments_elsewhere_are_found() {
        let held = format!(
            "<Relationships><Relationship Id=\"rId9\" Type=\"{}\" Target=\"/word/notes/c.xml\"/></Relationships>",
            TRANSITIONAL[1]
        );
        assert_eq!(relations(&held, "").unwrap().1, "word/notes/c.xml");
        assert_eq!(relations(&held, STRICT[0]).unwrap().1, "word/comments.xml");
    }
}
