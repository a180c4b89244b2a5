//! The style of a page, in parts: one a component. A page holds the parts of what stands on it, the drawing colours it draws
//! with, and no other; which those are is read off the page's own elements and classes, so that it cannot be forgotten.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::palette;
use markup::Element;

/// Every component: the element or class that asks for its style, and the style. A page holds them in this order: what comes
/// later has the last word.
const PARTS: [(&str, &str); 22] = [
    ("body", include_str!("base.css")),
    ("details", include_str!("details.css")),
    (".contents", include_str!("contents.css")),
    (".tag", include_str!("tag.css")),
    (".summary-list", include_str!("summary-list.css")),
    (".marking", include_str!("marking.css")),
    (".edition", include_str!("edition.css")),
    (".formats", include_str!("formats.css")),
    (".notice", include_str!("notice.css")),
    (".figure", include_str!("figure.css")),
    ("figure", include_str!("frame.css")),
    ("table", include_str!("table.css")),
    (".drawing", include_str!("drawing.css")),
    (".plane", include_str!("map.css")),
    (".note", include_str!("note.css")),
    (".narrative", include_str!("narrative.css")),
    (".key-figures", include_str!("key-figures.css")),
    (".checklist", include_str!("checklist.css")),
    (".rag", include_str!("rag.css")),
    (".footnotes", include_str!("footnotes.css")),
    (".glossary", include_str!("glossary.css")),
    (".record", include_str!("record.css")),
];

/// The style that this page needs.
pub(super) fn of(body: &Element) -> String {
    let mut found = BTreeSet::new();
    body.selectors(&mut found);
    let parts = PARTS.iter().filter(|(asked_by, _)| found.contains(*asked_by));
    let mut rules: String = parts.map(|(_, css)| *css).collect();
    rules.push_str(&drawn(&found));
    let used = |colour: &str| rules.contains(&format!("var(--{colour})"));
    format!("{}{rules}", palette::css(&used))
}

/// The rules by which drawings take the page's colours: `f-own` is filled with it, `s-own` drawn with it.
fn drawn(found: &BTreeSet<String>) -> String {
    let mut rules = String::new();
    for name in found {
        let (property, colour) = match (name.strip_prefix(".f-"), name.strip_prefix(".s-")) {
            (Some(colour), _) => ("fill", colour),
            (_, Some(colour)) => ("stroke", colour),
            _ => continue,
        };
        if palette::COLOURS.iter().any(|known| known.name == colour) {
            let _ = write!(rules, "{name}{{{property}:var(--{colour})}}");
        }
    }
    if !rules.is_empty() {
        rules.push('\n');
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use markup::el;

    #[test]
    fn every_part_names_colours_by_their_use_and_nothing_else() {
        for (_, css) in PARTS {
            assert!(!css.contains('#'), "a colour of its own: {css}");
            assert!(!css.contains(['<', '&']));
            for name in css.split("var(--").skip(1).filter_map(|rest| rest.split(')').next()) {
                assert!(palette::COLOURS.iter().any(|c| c.name == name), "no colour {name}");
            }
        }
    }

    #[test]
    fn a_page_holds_the_parts_it_asks_for_and_their_colours() {
        let plain = of(&el("body"));
        assert!(plain.contains("--ink:") && !plain.contains("--line-3:"));
        for (name, css) in PARTS.iter().filter(|(name, _)| *name != "body") {
            assert!(!plain.contains(css), "{name}");
            let asking = match name.strip_prefix('.') {
                Some(class) => el("div").class(class),
                None => el(name),
            };
            assert!(of(&el("body").child(asking)).contains(css), "{name}");
        }
        let drawn = of(&el("body").child(el("g").class("f-line-3 s-own")));
        assert!(drawn.contains(".f-line-3{fill:var(--line-3)}.s-own{stroke:var(--own)}"));
        assert!(drawn.contains("--line-3:#801650"));
    }
}
