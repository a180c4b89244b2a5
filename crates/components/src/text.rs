//! Words set off from others: a quotation or example, a warning, more for who wants it.

use markup::{Content, Element, el};

use crate::part::part;

/// Words set off by a line at their left.
pub fn inset_text(content: impl Into<Content>) -> Element {
    el("div").class("govuk-inset-text").content(content)
}

/// A warning. `prefix` is read out before it: "Warning".
pub fn warning_text(prefix: impl Into<String>, content: impl Into<Content>) -> Element {
    let icon = el("span").class("govuk-warning-text__icon").attr("aria-hidden", "true").text("!");
    let prefix = el("span").class("govuk-visually-hidden").text(prefix);
    let text = el("strong").class("govuk-warning-text__text").child(prefix).text(" ");
    el("div").class("govuk-warning-text").child(icon).child(text.content(content))
}

/// More for who wants it, folded.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Details {
    summary: Content,
    content: Content,
    is_open: bool,
}

part!(Details);

impl Details {
    /// `content` under the words that open it.
    pub fn new(summary: impl Into<Content>, content: impl Into<Content>) -> Self {
        Self { summary: summary.into(), content: content.into(), is_open: false }
    }

    /// Unfolded from the start.
    pub fn open(mut self) -> Self {
        self.is_open = true;
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let summary = el("span").class("govuk-details__summary-text").content(self.summary);
        el("details")
            .class("govuk-details")
            .flag("open", self.is_open)
            .child(el("summary").class("govuk-details__summary").child(summary))
            .child(el("div").class("govuk-details__text").content(self.content))
    }
}
