//! Headings of a page: the level says where they stand, the size how they look.

use markup::{Content, Element, el};

use crate::Size;

/// A heading. The level is 1 for the page's own, 2 for a section, and so on to 4; others count as the nearest of these.
pub fn heading(level: u8, size: Size, content: impl Into<Content>) -> Element {
    el(level_name(level)).class(&format!("govuk-heading-{}", size.letters())).content(content)
}

/// The element of a heading of this level.
pub(crate) fn level_name(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        _ => "h4",
    }
}

/// A paragraph.
pub fn paragraph(content: impl Into<Content>) -> Element {
    el("p").class("govuk-body").content(content)
}

/// A link.
pub fn link(href: impl Into<String>, content: impl Into<Content>) -> Element {
    el("a").class("govuk-link").attr("href", href).content(content)
}
