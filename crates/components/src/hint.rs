//! What helps to fill in a control, under its label.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, from_words};

/// A hint. Made from words where a hint is asked for.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Hint {
    content: Content,
    extra: Extra,
}

extras!(Hint);
from_words!(Hint);

impl Hint {
    /// A hint with these words.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// The hint, with the id by which its control names it.
    pub fn element(&self, id: Option<&str>) -> Element {
        let hint = el("div").attr_if("id", id).class("govuk-hint");
        self.extra.on(hint).content(self.content.clone())
    }
}
