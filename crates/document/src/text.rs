//! A run of text with figures in it.

use std::fmt;

use figure::{Figure, Rag};
use serde::Serialize;

use crate::{FigureId, Target};

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
    /// Words that lead to another page of the site, where the form is one.
    Page {
        /// The words.
        text: String,
        /// Which page.
        to: Target,
    },
    /// A remark that a form sets at the foot of the page, or at the end with a mark to go there.
    Footnote(Text),
    /// A section, table, chart or map of this document by its number: "Table 3".
    Reference(Reference),
    /// A rating: its word, with its shape and colour.
    Rag(Rag),
}

/// A cross-reference. Its words are given by [`Document::number`](crate::Document::number), so that they cannot be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The id of what it leads to.
    pub to: String,
    /// Its words: "Table 3", "section 2.1", "appendix A".
    pub text: String,
    /// Whether a form with pages says the page after it: "Table 3, page 41".
    pub page: bool,
}

impl Inline {
    /// The words alone.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text)
            | Self::Strong(text)
            | Self::Link { text, .. }
            | Self::Page { text, .. } => text,
            Self::Figure(figure) => &figure.text,
            Self::Reference(reference) => &reference.text,
            Self::Rag(rag) => rag.word(),
            // A remark is no part of the run of the text.
            Self::Footnote(_) => "",
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

    /// With words after it that lead to another page of the site.
    #[must_use]
    pub fn with_page(mut self, words: impl Into<String>, to: Target) -> Self {
        self.0.push(Inline::Page { text: words.into(), to });
        self
    }

    /// With a remark at this place.
    #[must_use]
    pub fn with_footnote(mut self, remark: impl Into<Self>) -> Self {
        self.0.push(Inline::Footnote(remark.into()));
        self
    }

    /// With a cross-reference after it: "Table 3".
    #[must_use]
    pub fn with_reference(mut self, to: impl Into<String>) -> Self {
        self.0.push(Inline::Reference(Reference {
            to: to.into(),
            text: String::new(),
            page: false,
        }));
        self
    }

    /// With a cross-reference after it that says the page too, where there are pages: "Table 3, page 41".
    #[must_use]
    pub fn with_reference_and_page(mut self, to: impl Into<String>) -> Self {
        self.0.push(Inline::Reference(Reference {
            to: to.into(),
            text: String::new(),
            page: true,
        }));
        self
    }

    /// With a rating after it.
    #[must_use]
    pub fn with_rag(mut self, rag: Rag) -> Self {
        self.0.push(Inline::Rag(rag));
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

    /// The figures in it and in its footnotes, in order.
    pub fn figures(&self) -> Vec<&FigureRef> {
        let mut figures = Vec::new();
        for piece in &self.0 {
            match piece {
                Inline::Figure(figure) => figures.push(figure),
                Inline::Footnote(remark) => figures.extend(remark.figures()),
                _ => {}
            }
        }
        figures
    }

    /// The cross-references in it and in its footnotes, in order.
    pub fn references(&self) -> Vec<&Reference> {
        let mut references = Vec::new();
        for piece in &self.0 {
            match piece {
                Inline::Reference(reference) => references.push(reference),
                Inline::Footnote(remark) => references.extend(remark.references()),
                _ => {}
            }
        }
        references
    }

    /// Gives each cross-reference the words that `label` knows for its target.
    pub(crate) fn refer(&mut self, label: &impl Fn(&str) -> Option<String>) {
        for piece in &mut self.0 {
            match piece {
                Inline::Reference(reference) => {
                    if let Some(words) = label(&reference.to) {
                        reference.text = words;
                    }
                }
                Inline::Footnote(remark) => remark.refer(label),
                _ => {}
            }
        }
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
