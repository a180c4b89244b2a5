//! A run of text with figures in it.

use std::fmt;

use figure::Figure;
use serde::Serialize;

use crate::FigureId;

/// A number in a text: what is printed, and the figure it was read off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRef {
    /// What is printed: "1,474".
    pub text: String,
    /// The figure whose provenance it opens to.
    pub id: FigureId,
}

impl FigureRef {
    /// This text, read off this figure.
    pub fn new(text: impl Into<String>, figure: &Figure) -> Self {
        Self { text: text.into(), id: FigureId::of(figure) }
    }
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that matter most.
    Strong(String),
    /// A number that can be opened.
    Figure(FigureRef),
    /// Words that lead somewhere: `https://…`, or `#id` of a section, table or chart in this document.
    Link {
        /// The words.
        text: String,
        /// Where to.
        href: String,
    },
}

impl Inline {
    /// The words alone.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Link { text, .. } => text,
            Self::Figure(figure) => &figure.text,
        }
    }
}

/// A run of text. `Display` gives the words alone, for a terminal, an alternative text or a test.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Inline>);

impl Text {
    /// No words.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| piece.words().is_empty())
    }

    /// With these words after it.
    #[must_use]
    pub fn with(mut self, words: impl AsRef<str>) -> Self {
        self.push(words);
        self
    }

    /// With this number after it.
    #[must_use]
    pub fn with_figure(mut self, words: impl Into<String>, figure: &Figure) -> Self {
        self.0.push(Inline::Figure(FigureRef::new(words, figure)));
        self
    }

    /// With this number after it, read off a table or series of this name.
    #[must_use]
    pub fn with_number(mut self, words: impl Into<String>, id: &FigureId) -> Self {
        self.0.push(Inline::Figure(FigureRef { text: words.into(), id: id.clone() }));
        self
    }

    /// With these words after it, standing out.
    #[must_use]
    pub fn with_strong(mut self, words: impl Into<String>) -> Self {
        self.0.push(Inline::Strong(words.into()));
        self
    }

    /// With a link after it.
    #[must_use]
    pub fn with_link(mut self, words: impl Into<String>, href: impl Into<String>) -> Self {
        self.0.push(Inline::Link { text: words.into(), href: href.into() });
        self
    }

    /// With another text after it, as it stands.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// With another sentence after it: a space between, where both have words.
    #[must_use]
    pub fn then(mut self, sentence: impl Into<Self>) -> Self {
        let sentence = sentence.into();
        if !self.is_empty() && !sentence.is_empty() {
            self.push(" ");
        }
        self.joined(sentence)
    }

    /// Sentences one after the other.
    pub fn sentences(sentences: impl IntoIterator<Item = Self>) -> Self {
        sentences.into_iter().fold(Self::new(), Self::then)
    }

    /// The figures in it, in order.
    pub fn figures(&self) -> impl Iterator<Item = &FigureRef> {
        self.0.iter().filter_map(|piece| match piece {
            Inline::Figure(figure) => Some(figure),
            _ => None,
        })
    }

    fn push(&mut self, words: impl AsRef<str>) {
        if let Some(Inline::Text(text)) = self.0.last_mut() {
            text.push_str(words.as_ref());
        } else {
            self.0.push(Inline::Text(words.as_ref().to_owned()));
        }
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self(vec![Inline::Text(words.to_owned())])
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Self(vec![Inline::Text(words)])
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece.words()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_parted_by_one_space() {
        let text = Text::sentences([Text::from("One."), Text::new(), Text::from("Two.")]);
        assert_eq!(text.to_string(), "One. Two.");
        assert!(Text::from("").is_empty());
    }
}
