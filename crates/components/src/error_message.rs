//! What is wrong with an answer, above its control.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, from_words};

/// An error message. Made from words where one is asked for.
#[derive(Debug, Clone)]
#[must_use]
pub struct ErrorMessage {
    content: Content,
    prefix: String,
    extra: Extra,
}

extras!(ErrorMessage);
from_words!(ErrorMessage);

impl ErrorMessage {
    /// A message with these words: what is wrong and what to do.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), prefix: "Error".to_owned(), extra: Extra::default() }
    }

    /// Read out before the message in place of "Error". Without words, nothing is.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// The message, with the id by which its control names it.
    pub fn element(&self, id: Option<&str>) -> Element {
        let mut message = self.extra.on(el("p").attr_if("id", id).class("govuk-error-message"));
        if !self.prefix.is_empty() {
            let prefix =
                el("span").class("govuk-visually-hidden").text(format!("{}:", self.prefix));
            message = message.child(prefix).text(" ");
        }
        message.content(self.content.clone())
    }
}
