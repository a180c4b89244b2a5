//! Links that have their own place: back, and past the head of the page.

use markup::{Content, Element, el};

/// The way back, at the top of a page.
pub fn back_link(href: impl Into<String>, content: impl Into<Content>) -> Element {
    el("a").attr("href", href).class("govuk-back-link").content(content)
}

/// The first link of a page, seen when it has the focus: past the head, to the content.
pub fn skip_link(href: impl Into<String>, content: impl Into<Content>) -> Element {
    el("a")
        .attr("href", href)
        .class("govuk-skip-link")
        .attr("data-module", "govuk-skip-link")
        .content(content)
}
