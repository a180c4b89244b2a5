//! The style of a page, in parts: one a component. A page holds the parts of what stands on it, the drawing colours it draws
//! with, and no other; which those are is read off the page's own elements and classes, so that it cannot be forgotten. A page
//! of a site has one style for all documents instead, under a class of their own.

mod scoped;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::palette;
use markup::Element;

pub(super) use scoped::CLASS;

/// What is of a page that stands alone, and of no part of another page.
const FRAME: [&str; 8] =
    ["page", "contents", "marking", "edition", "formats", "notice", "agenda", "findings"];

/// A component: its name, the element or class that asks for its style, and the style.
macro_rules! part {
    ($name:literal, $asked_by:literal) => {
        ($name, $asked_by, include_str!(concat!($name, ".css")))
    };
}

/// Every component. A page holds them in this order: what comes later has the last word.
const PARTS: [(&str, &str, &str); 28] = [
    part!("page", "body"),
    part!("base", "body"),
    part!("details", "details"),
    part!("contents", ".contents"),
    part!("tag", ".tag"),
    part!("summary-list", ".summary-list"),
    part!("marking", ".marking"),
    part!("edition", ".edition"),
    part!("formats", ".formats"),
    part!("notice", ".notice"),
    part!("agenda", ".agenda"),
    part!("figure", ".figure"),
    part!("frame", "figure"),
    part!("table", "table"),
    part!("sorting", "table"),
    part!("tools", ".tools"),
    part!("drawing", ".drawing"),
    part!("map", ".plane"),
    part!("note", ".note"),
    part!("narrative", ".narrative"),
    part!("key-figures", ".key-figures"),
    part!("trend", ".trend"),
    part!("checklist", ".checklist"),
    part!("rag", ".rag"),
    part!("footnotes", ".footnotes"),
    part!("glossary", ".glossary"),
    part!("record", ".record"),
    part!("findings", ".findings"),
];

/// The style that this page needs.
pub(super) fn of(body: &Element) -> String {
    let mut found = BTreeSet::new();
    body.selectors(&mut found);
    let parts = PARTS.iter().filter(|(_, asked_by, _)| found.contains(*asked_by));
    let mut rules: String = parts.map(|(.., css)| *css).collect();
    rules.push_str(&drawn(&found));
    let used = |colour: &str| rules.contains(&format!("var(--{colour})"));
    format!("{}{rules}", palette::css(":root", &used))
}

/// The style of every document on a page of a site, under the class of the element that it stands in.
pub(super) fn sheet() -> String {
    let parts = PARTS.iter().filter(|(name, ..)| !FRAME.contains(name));
    let mut rules: String = parts.map(|(.., css)| *css).chain([include_str!("site.css")]).collect();
    let colours = palette::COLOURS.iter().map(|colour| colour.name);
    rules.push_str(&drawn(&colours.flat_map(|c| [format!(".f-{c}"), format!(".s-{c}")]).collect()));
    let own = "color:var(--ink);background:var(--paper);font-size:1.1875rem;line-height:1.5;overflow-wrap:break-word";
    format!(
        "{}.{CLASS}{{{own}}}\n@media (max-width:37.49rem){{.{CLASS}{{font-size:1rem}}}}\n\
         @media print{{.{CLASS}{{font-size:11pt;line-height:1.4}}}}\n{}",
        palette::css(&format!(".{CLASS}"), &|_| true),
        scoped::scoped(&scoped::without_remarks(&rules))
    )
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
        for (.., css) in PARTS {
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
        for (_, name, css) in PARTS.iter().filter(|(_, name, _)| *name != "body") {
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

    #[test]
    fn a_site_has_every_part_but_the_page_itself_under_the_class() {
        let sheet = sheet();
        for line in sheet.lines().filter(|line| line.contains('{') && !line.starts_with('@')) {
            let selectors = line.split('{').next().unwrap_or_default();
            assert!(selectors.split(',').all(|one| one.starts_with(".document")), "{line}");
        }
        for kept in
            [".document .tools", ".document .f-line-3{fill:var(--line-3)}", ".document>section"]
        {
            assert!(sheet.contains(kept), "{kept}");
        }
        assert!(!sheet.contains("@page") && !sheet.contains(".skip") && !sheet.contains("/*"));
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }
}
