//! The state of something, in a word.

use markup::{Content, Element, el};

use crate::part::{Extra, extras, part};

/// The colour of a tag. It helps the eye; the word says what is meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagColour {
    /// As the package has it.
    #[default]
    Blue,
    /// Not begun, or of no account.
    Grey,
    /// Done, or well.
    Green,
    /// Wants attention.
    Orange,
    /// Soon.
    Yellow,
    /// Bad.
    Red,
    /// One more.
    Purple,
    /// One more.
    Magenta,
    /// One more.
    Teal,
}

impl TagColour {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Blue => None,
            Self::Grey => Some("govuk-tag--grey"),
            Self::Green => Some("govuk-tag--green"),
            Self::Orange => Some("govuk-tag--orange"),
            Self::Yellow => Some("govuk-tag--yellow"),
            Self::Red => Some("govuk-tag--red"),
            Self::Purple => Some("govuk-tag--purple"),
            Self::Magenta => Some("govuk-tag--magenta"),
            Self::Teal => Some("govuk-tag--teal"),
        }
    }
}

/// A tag.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Tag {
    content: Content,
    colour: TagColour,
    extra: Extra,
}

extras!(Tag);
part!(Tag);

impl Tag {
    /// A tag with this word.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// In this colour.
    pub fn colour(mut self, colour: TagColour) -> Self {
        self.colour = colour;
        self
    }

    /// As an element.
    pub fn element(self) -> Element {
        let mut tag = el("strong").class("govuk-tag");
        if let Some(class) = self.colour.class() {
            tag = tag.with_class(class);
        }
        self.extra.on(tag).content(self.content)
    }
}
