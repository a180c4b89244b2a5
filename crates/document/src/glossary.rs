//! The glossary: abbreviations that a document uses, with what they stand for.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{Document, Section};

/// An abbreviation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// As it stands in the text: "TNO".
    pub short: String,
    /// What it stands for, as a reader needs it: "total notifiable offences".
    pub long: String,
}

impl Term {
    /// An abbreviation and what it stands for.
    pub fn new(short: impl Into<String>, long: impl Into<String>) -> Self {
        Self { short: short.into(), long: long.into() }
    }
}

/// The terms of a document's glossary that stand, as whole words, anywhere in it.
pub(crate) fn used(document: &Document) -> BTreeSet<String> {
    let words = words(document);
    document
        .glossary
        .iter()
        .filter(|term| words.contains(term.short.as_str()))
        .map(|term| term.short.clone())
        .collect()
}

/// Every word that holds a capital letter besides its first, or is all capitals: what could be an abbreviation.
fn words(document: &Document) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut read = |text: &str| {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '&' && c != '-') {
            for part in [word].into_iter().chain(word.split('-')) {
                if part.chars().filter(|c| c.is_uppercase()).count() > 1 {
                    words.insert(part.to_owned());
                }
            }
        }
    };
    read(&document.title);
    read(&document.summary.to_string());
    for section in document.sections.iter().chain(&document.appendices) {
        headings(section, &mut read);
    }
    for block in document.all_blocks() {
        for text in block.texts() {
            read(&text.to_string());
        }
        if let Some(frame) = block.frame() {
            for text in [&frame.title, &frame.subtitle, &frame.caveat] {
                read(text);
            }
        }
        if let Some(table) = block.table() {
            read(&table.caption);
            read(&table.subtitle);
            for column in &table.columns {
                read(&column.title);
            }
            for note in &table.notes {
                read(note);
            }
            for cell in table.rows.iter().flat_map(|row| &row.cells) {
                read(cell.shown());
            }
        }
    }
    words
}

fn headings(section: &Section, read: &mut impl FnMut(&str)) {
    read(&section.title);
    for inner in &section.subsections {
        headings(inner, read);
    }
}
