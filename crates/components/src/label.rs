//! The name of a control.

use markup::{Content, Element, el};

use crate::Size;
use crate::part::{Extra, extras, from_words};

/// A label. Made from words where a label is asked for.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Label {
    content: Content,
    is_page_heading: bool,
    extra: Extra,
}

extras!(Label);
from_words!(Label);

impl Label {
    /// A label with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// In this size.
    pub fn size(self, size: Size) -> Self {
        self.class(&format!("govuk-label--{}", size.letters()))
    }

    /// As the heading of the page too.
    pub fn page_heading(mut self) -> Self {
        self.is_page_heading = true;
        self
    }

    /// Read out, not shown.
    pub fn hidden(self) -> Self {
        self.class("govuk-visually-hidden")
    }

    /// The label of the control with this id; none without words.
    pub fn element(&self, id: Option<&str>) -> Option<Element> {
        if self.content.is_empty() {
            return None;
        }
        let label = self.extra.on(el("label").class("govuk-label")).attr_if("for", id);
        let label = label.content(self.content.clone());
        Some(if self.is_page_heading {
            el("h1").class("govuk-label-wrapper").child(label)
        } else {
            label
        })
    }
}
