//! The abbreviations that a page uses, with what they stand for.

use super::writing::Writing;
use markup::{Element, el};

/// The section's address.
pub(super) const ID: &str = "abbreviations-used";

/// The section's heading.
pub(super) const TITLE: &str = "Abbreviations used";

/// The section; none where the document uses no abbreviation.
pub(super) fn section(page: &Writing<'_>) -> Option<Element> {
    let document = page.document;
    if document.glossary.is_empty() {
        return None;
    }
    let terms = document
        .glossary
        .iter()
        .map(|term| el("div").child(el("dt").text(&term.short)).child(el("dd").text(&term.long)));
    Some(
        el("section")
            .attr("id", ID)
            .child(page.heading(1).text(TITLE))
            .child(el("dl").class("glossary").children(terms)),
    )
}
