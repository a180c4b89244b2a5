//! A document set into a page of a site: what it says, without the page around it. It has no head, header or footer of its
//! own; its headings begin at the level that the page leaves it; its ids cannot clash with the page's; and nothing in it needs
//! a style or a script within the page.
//!
//! Hundreds of figures may stand on such a page. Those in sentences and the large ones open to their record as in a page that
//! stands alone; a table or chart says once what it was read from and leads to the data that hold every figure whole.

use document::{Document, Target};
use markup::{Element, el};

use super::script::{self, Script};
use super::style::CLASS;
use super::writing::{Place, Writing};
use super::{blocks, glossary, inline, records, section};

/// The forms in which a drawing can be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// Lines and letters.
    Svg,
    /// Dots, for what cannot hold an SVG.
    Png,
}

/// Where what belongs to a document is found on the site: a link is written where there is an address.
pub trait Addresses {
    /// Another page.
    fn page(&self, to: &Target) -> Option<String>;
    /// The file of a table, by the name that the document gives it: `by-ward.csv`.
    fn table(&self, file: &str) -> Option<String>;
    /// A chart or map, by its id in the document.
    fn drawing(&self, id: &str, picture: Picture) -> Option<String>;
    /// Every figure of the document as data.
    fn figures(&self) -> Option<String>;
}

/// How a document is set into a page.
pub struct Embedding<'a> {
    /// The level of its title: 1 where it is the page's own heading.
    pub level: usize,
    /// What stands before each of its ids; empty for nothing.
    pub prefix: &'a str,
    /// Where what belongs to it is found.
    pub addresses: &'a dyn Addresses,
}

/// A document to be set into a page.
#[derive(Debug, Clone)]
pub struct Embedded {
    /// Title, sections, records and glossary, in one element of the class `document`.
    pub body: Element,
    /// Its sections, each with its id on the page and its title.
    pub contents: Vec<(String, String)>,
    /// The licence lines of its data, as a list; none where it uses none.
    pub licences: Option<Element>,
    /// The scripts that it needs, as files.
    pub scripts: Vec<Script>,
}

/// Sets a document into a page.
pub fn embedded(document: &Document, how: &Embedding<'_>) -> Embedded {
    let page = Writing::of_site(document, how.level, how.addresses);
    let mut body = el("div").class(CLASS).child(opening(&page));
    body = body.children(document.sections.iter().map(|s| section(&page, s, "section", 1)));
    body = body.children(document.appendices.iter().map(|s| section(&page, s, "appendix", 1)));
    body = body.children(glossary::section(&page)).children(records::appendix(&page));
    let sections = document.sections.iter().chain(&document.appendices);
    Embedded {
        body: prefixed(body, how.prefix),
        contents: sections.map(|s| (format!("{}{}", how.prefix, s.id), s.title.clone())).collect(),
        licences: licences(document),
        scripts: script::needed(document),
    }
}

/// Title, summary and what the document says of itself.
fn opening(page: &Writing<'_>) -> Element {
    let document = page.document;
    let start = Place { label: "the start".to_owned(), id: "start".to_owned() };
    page.at(start, || {
        let mut top = el("div").attr("id", "start").child(page.heading(0).text(&document.title));
        if !document.summary.is_empty() {
            top = top.child(inline::text(page, el("p").class("lead"), &document.summary));
        }
        if !document.details.is_empty() {
            top = top.child(blocks::summary_list(page, &document.details));
        }
        top.children(page.footnotes())
    })
}

fn licences(document: &Document) -> Option<Element> {
    let lines = document.licences.iter().map(|line| el("li").text(line));
    (!document.licences.is_empty()).then(|| el("ul").class("licences").children(lines))
}

/// With this before every id, and before every name by which one part leads to another.
pub(super) fn prefixed(element: Element, prefix: &str) -> Element {
    if prefix.is_empty() {
        return element;
    }
    element.with_values(&|name, value| match name {
        "id" => Some(format!("{prefix}{value}")),
        "aria-labelledby" | "aria-describedby" => {
            let ids: Vec<String> = value.split(' ').map(|id| format!("{prefix}{id}")).collect();
            Some(ids.join(" "))
        }
        "href" => value.strip_prefix('#').map(|id| format!("#{prefix}{id}")),
        "fill" | "clip-path" => value.strip_prefix("url(#").map(|id| format!("url(#{prefix}{id}")),
        _ => None,
    })
}

/// What a page that stands alone knows: its tables are beside it.
pub(super) struct Alone;

impl Addresses for Alone {
    fn page(&self, _: &Target) -> Option<String> {
        None
    }

    fn table(&self, file: &str) -> Option<String> {
        Some(format!("tables/{file}"))
    }

    fn drawing(&self, _: &str, _: Picture) -> Option<String> {
        None
    }

    fn figures(&self) -> Option<String> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_within_gets_the_prefix() {
        let element = el("p")
            .attr("id", "a")
            .attr("aria-labelledby", "a b")
            .child(el("a").attr("href", "#a"))
            .child(el("a").attr("href", "https://a/#b"))
            .child(el("rect").attr("fill", "url(#hatch)"));
        let shown = prefixed(element.clone(), "d-").render();
        for wanted in ["id=\"d-a\"", "\"d-a d-b\"", "\"#d-a\"", "\"https://a/#b\"", "url(#d-hatch)"]
        {
            assert!(shown.contains(wanted), "{shown}");
        }
        assert_eq!(prefixed(element.clone(), "").render(), element.render());
    }
}
