//! One self-contained page: style, drawings and data about itself inside it, nothing fetched. It is made to WCAG 2.2 AA and
//! to be well-formed XML too, so that it can be checked by machine. A page with a map has one small script, by which the map
//! can be moved and enlarged; any other page has none.
//!
//! A number in a text leads to the place in the appendix that says what it is, how it was asked for and which files it was
//! read from. A table or chart opens the same below itself.

mod appendix;
mod blocks;
mod contents;
mod drawings;
mod inline;
mod schema;
mod script;
mod table;

use document::{Document, Section};

use crate::markup::{Element, el};
use crate::palette;

/// The style; its colours are the palette's.
const STYLE: &str = include_str!("style.css");

/// A document as a page.
pub fn page(document: &Document) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    el("html").attr("lang", "en-GB").child(head(document)).child(body(document)).write(&mut out);
    out.push('\n');
    out
}

/// The page's address of the section that says where each figure comes from.
const APPENDIX: &str = "where-each-figure-comes-from";

fn head(document: &Document) -> Element {
    let style = format!("{}{STYLE}{}", palette::css(), paper(document));
    el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(script::policy(document))
        .child(
            el("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
        )
        .child(el("title").text(format!("{} \u{2013} {}", document.title, document.partnership)))
        .child(el("meta").attr("name", "description").attr("content", document.summary.to_string()))
        .child(el("meta").attr("name", "color-scheme").attr("content", "light dark"))
        .child(el("style").verbatim(style))
        .child(schema::data(document))
}

/// What stands at the head and foot of each printed page: whose document it is, its notice, page of pages.
fn paper(document: &Document) -> String {
    let foot = document.notice.as_ref().map_or(String::new(), ToString::to_string);
    format!(
        "@page{{@top-left{{content:\"{}\"}}@bottom-left{{content:\"{}\"}}}}\n",
        css_text(&format!("{} \u{2013} {}", document.partnership, document.title)),
        css_text(&foot)
    )
}

/// A text inside a style's quotation marks: everything but plain letters, digits and spaces by its number.
fn css_text(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | ',' | ':' | '-' => c.to_string(),
            c if c.is_control() => String::new(),
            c => format!("\\{:06x}", u32::from(c)),
        })
        .collect()
}

fn body(document: &Document) -> Element {
    let mut main = el("main").attr("id", "content").attr("tabindex", "-1");
    let sections = document.sections.iter().chain(&document.appendices);
    main = main.children(sections.map(|s| section(document, s, 2)));
    if !document.evidence.is_empty() {
        main = main.child(appendix::appendix(document));
    }
    el("body")
        .child(el("a").class("skip").attr("href", "#content").text("Skip to the content"))
        .child(header(document))
        .child(el("div").class("page").child(contents::contents(document)).child(main))
        .child(footer(document))
        .children(script::script(document))
}

fn header(document: &Document) -> Element {
    let band = el("div")
        .class("band")
        .child(el("div").class("wide").child(el("p").class("whose").text(&document.partnership)));
    let mut top = el("div").class("wide title").child(el("h1").text(&document.title));
    if !document.summary.is_empty() {
        top = top.child(inline::text(document, el("p").class("lead"), &document.summary));
    }
    if !document.details.is_empty() {
        top = top.child(blocks::summary_list(document, &document.details));
    }
    let header = el("header").child(band).child(top);
    match &document.notice {
        None => header,
        Some(notice) => {
            let words = el("p").class("wide").child(el("strong").text("Please note: "));
            header.child(el("div").class("notice").child(inline::text(document, words, notice)))
        }
    }
}

/// A section with its heading at this level.
fn section(document: &Document, section: &Section, level: usize) -> Element {
    let heading = el(match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    });
    let heading = if section.number.is_empty() {
        heading
    } else {
        heading.child(el("span").class("number").text(&section.number)).text(" ")
    };
    el("section")
        .attr("id", &section.id)
        .child(heading.text(&section.title))
        .children(section.blocks.iter().map(|block| blocks::block(document, block)))
        .children(section.subsections.iter().map(|s| self::section(document, s, level + 1)))
}

fn footer(document: &Document) -> Element {
    let mut inside = el("div").class("wide");
    if !document.licences.is_empty() {
        let lines = document.licences.iter().map(|line| el("li").text(line));
        inside = inside
            .child(el("p").child(el("strong").text("Licences of the data")))
            .child(el("ul").class("licences").children(lines));
    }
    inside = inside.child(el("p").text(format!(
        "{}. Made with Watchward. Every figure on this page can be traced to its source.",
        document.partnership.trim_end_matches('.')
    )));
    el("footer").child(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_cannot_be_left() {
        assert_eq!(css_text("A \"}</style>"), "A \\000022\\00007d\\00003c\\00002fstyle\\00003e");
    }

    #[test]
    fn the_style_names_every_colour_by_its_use() {
        assert!(!STYLE.contains('#'), "a colour of its own");
        for name in STYLE.split("var(--").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(palette::COLOURS.iter().any(|c| c.name == name), "no colour {name}");
        }
        assert!(!STYLE.contains(['<', '&']));
    }
}
