//! A paper written in Markdown: the block at its head, why it is before the board and what is asked, its own sections, and what the
//! form asks besides.

use document::{Block, Detail, Document, List, Section, Text};
use figure::Figures;
use serde::{Deserialize, Serialize};

use crate::ReportsError;
use crate::narrative::{self, Defaults, NarrativeText};

/// A line of a paper's head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadLine {
    /// Its name: "Contact officer".
    pub name: String,
    /// What stands there.
    pub words: String,
}

/// A paper as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperText {
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub partnership: String,
    /// The lines of the block at its head: report number, part, decision maker, date, officers, wards.
    pub head: Vec<HeadLine>,
    /// Why it is before the board; empty where it does not say.
    pub reason: String,
    /// What the board is asked to resolve; empty where it does not say.
    pub recommendation: String,
    /// Its own text.
    pub markdown: String,
    /// What the form asks besides: policy, money, staff, law, who is touched.
    pub besides: Vec<HeadLine>,
    /// What it is kept as, for messages: "paper 7".
    pub path: String,
}

/// Composes a paper.
///
/// # Errors
/// Where its text holds what cannot be set, or refers to a figure that there is not; the place is said.
pub fn paper(
    text: &PaperText,
    figures: &dyn Figures,
    defaults: &Defaults,
) -> Result<Document, ReportsError> {
    let mut document = Document::new(text.title.as_str(), text.partnership.as_str());
    document.details = text.head.iter().map(line).collect();
    let parts = [
        ("reason", "Reason for report", &text.reason),
        ("recommendation", "Recommendation", &text.recommendation),
    ];
    for (id, title, words) in parts {
        if !words.is_empty() {
            document.sections.push(Section::new(id, title).with(Block::paragraph(words.as_str())));
        }
    }
    let narrative = NarrativeText {
        section: "text".to_owned(),
        path: text.path.clone(),
        markdown: text.markdown.clone(),
    };
    let (sections, typed) =
        narrative::sections(&mut document, &narrative, "Report", figures, defaults)?;
    document.sections.extend(sections);
    if !text.besides.is_empty() {
        let besides = text.besides.iter().map(line).collect();
        document.sections.push(
            Section::new("besides", "What else the board is told")
                .with(Block::SummaryList(besides)),
        );
    }
    if !typed.is_empty() {
        document.appendices.push(by_hand(typed));
    }
    document.number();
    Ok(document)
}

fn line(line: &HeadLine) -> Detail {
    Detail::new(line.name.as_str(), line.words.as_str())
}

/// The numbers of a text that no figure stands behind.
fn by_hand(typed: Vec<String>) -> Section {
    let quoted = |words: String| Text::from(format!("\u{201c}\u{2026}{words}\u{2026}\u{201d}"));
    Section::new(narrative::UNCHECKED, "Numbers typed by hand")
        .with(Block::paragraph(
            "These numbers stand in text that a person wrote. No figure stands behind them, so they have not been checked.",
        ))
        .with(Block::List(List { ordered: false, items: typed.into_iter().map(quoted).collect() }))
}
