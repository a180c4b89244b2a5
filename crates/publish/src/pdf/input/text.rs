//! Runs of text.

use document::{Inline, Text};
use figure::Rag;
use serde::Serialize;

use super::Making;
use crate::pdf::typeface;

/// A piece of a text: words as they are, or words with what they are.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Run {
    /// Words.
    Words(String),
    /// Anything else.
    Special(Special),
}

/// A piece of a text that is more than words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Special {
    /// Words that matter most.
    Strong(String),
    /// Words that lead to an address.
    Link { words: String, to: String },
    /// Words that lead to a place in this document; `page` where its page is said after them.
    Reference { words: String, to: String, page: bool },
    /// A remark at the foot of the page.
    Footnote(Vec<Run>),
    /// A rating.
    Rating(Rating),
}

/// A rating: its word, and the kind by which a template chooses shape and tint.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Rating {
    pub(super) kind: &'static str,
    pub(super) word: &'static str,
}

impl From<Rag> for Rating {
    fn from(rag: Rag) -> Self {
        let kind = match rag {
            Rag::Green => "green",
            Rag::Amber => "amber",
            Rag::Red => "red",
            Rag::NotRated => "not-rated",
        };
        Self { kind, word: rag.word() }
    }
}

/// Words as the typeface can print them.
pub(super) fn printed(words: &str) -> String {
    typeface::printable(words).into_owned()
}

impl Making {
    /// A text. Numbers are plain words: what they rest on is in the records at the end.
    pub(super) fn runs(&self, text: &Text) -> Vec<Run> {
        let mut runs = Vec::new();
        self.add(text, true, &mut runs);
        runs
    }

    fn add(&self, text: &Text, notes: bool, runs: &mut Vec<Run>) {
        for piece in &text.0 {
            match piece {
                Inline::Text(words) | Inline::Page { text: words, .. } => add_words(words, runs),
                Inline::Figure(figure) => add_words(&figure.text, runs),
                Inline::Strong(words) => {
                    runs.push(Run::Special(Special::Strong(printed(words))));
                }
                Inline::Link { text, href } => self.add_link(text, href, runs),
                Inline::Reference(reference) if self.places.contains_key(&reference.to) => {
                    runs.push(Run::Special(Special::Reference {
                        words: printed(&reference.text),
                        to: self.id(&reference.to),
                        page: reference.page,
                    }));
                }
                Inline::Reference(reference) => add_words(&reference.text, runs),
                Inline::Rag(rag) => runs.push(Run::Special(Special::Rating((*rag).into()))),
                Inline::Footnote(remark) if notes => {
                    let mut said = Vec::new();
                    self.add(remark, false, &mut said);
                    runs.push(Run::Special(Special::Footnote(said)));
                }
                // A remark within a remark.
                Inline::Footnote(remark) => {
                    add_words(" (", runs);
                    self.add(remark, false, runs);
                    add_words(")", runs);
                }
            }
        }
    }

    fn add_link(&self, words: &str, href: &str, runs: &mut Vec<Run>) {
        let printed = printed(words);
        let special = match href.strip_prefix('#') {
            Some(id) if self.places.contains_key(id) => {
                Special::Reference { words: printed, to: self.id(id), page: false }
            }
            None if ["https://", "http://", "mailto:"].iter().any(|s| href.starts_with(s)) => {
                Special::Link { words: printed, to: href.to_owned() }
            }
            _ => return add_words(words, runs),
        };
        runs.push(Run::Special(special));
    }
}

/// Words after words are one run.
fn add_words(words: &str, runs: &mut Vec<Run>) {
    if words.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(Run::Words(last)) => last.push_str(&printed(words)),
        _ => runs.push(Run::Words(printed(words))),
    }
}
