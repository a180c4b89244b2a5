//! How finished the place is.

use markup::{Content, Element, el};

use crate::Tag;

/// A banner under the head: a tag such as "Demonstration", and what it means.
pub fn phase_banner(tag: Tag, content: impl Into<Content>) -> Element {
    let tag = tag.element().with_class("govuk-phase-banner__content__tag");
    let text = el("span").class("govuk-phase-banner__text").content(content);
    let line = el("p").class("govuk-phase-banner__content").child(tag).child(text);
    el("div").class("govuk-phase-banner govuk-width-container").child(line)
}
