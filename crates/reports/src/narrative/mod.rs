//! A person's own narrative in a section: Markdown, kept between editions in `narrative/<report>/<section>.md`.
//!
//! A figure stands in it by reference, never as a number typed by hand:
//!
//! | written | printed |
//! | --- | --- |
//! | `{{burglary}}` | the count: 1,474 |
//! | `{{burglary change}}` | the change in number, without its sign: 1,264 |
//! | `{{burglary percent}}` | the change in per cent, without its sign: 46.2% |
//! | `{{burglary before}}` | the comparator's count: 2,738 |
//! | `{{burglary rate}}` | per 1,000: 4.4 |
//! | `{{burglary rank}}` | the place: 6th |
//! | `{{burglary sentence}}` | everything, with the test's verdict |
//! | `{{burglary area="Penge and Cator" to=2021-02}}` | of another area, or of the 12 months to another month |
//! | `{{burglary from=2020-04 to=2021-02 against=2019}}` | of another span, against another comparator |
//!
//! `[[id]]` is a cross-reference to a section, table or chart of the document: "Table 3"; so is a link to `#id`. A
//! reference that does not resolve is an error with file, line and column. Numbers typed by hand are listed in an appendix:
//! every run of digits but years (1900 to 2199), months and dates beside a month's name, ordinals (1st), and words that
//! hold letters too, such as postcodes and "E09000006".

mod hand;
mod markdown;
mod paper;
mod reference;
mod resolve;

use document::{Block, Document, List, Narrative, Section, Text};
use figure::{Against, Figures, Period};

use crate::ReportsError;

pub(crate) use paper::sections;

/// The id of the appendix that lists numbers typed by hand.
pub const UNCHECKED: &str = "numbers-typed-by-hand";

/// One file of narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NarrativeText {
    /// The id of the section that it stands in.
    pub section: String,
    /// Where it is kept: "narrative/needs-assessment/burglary.md".
    pub path: String,
    /// What is written there.
    pub markdown: String,
}

/// What a reference means where it does not say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// The area, by name or code.
    pub area: String,
    /// The period.
    pub period: Period,
    /// The comparator.
    pub against: Against,
}

/// Sets each text at the end of what its section says before its subsections, and adds an appendix of the numbers that were
/// typed by hand, where there are any. Call it before [`Document::number`].
///
/// # Errors
///
/// Where a text has no section, holds what a report cannot set (raw HTML, pictures, tables, code), or refers to a figure or
/// a part of the document that is not there.
pub fn set(
    document: &mut Document,
    texts: &[NarrativeText],
    figures: &dyn Figures,
    defaults: &Defaults,
) -> Result<(), ReportsError> {
    let targets = document.labels();
    let mut unchecked: Vec<Text> = Vec::new();
    for text in texts {
        let ids = section_ids(document);
        let mut resolver = resolve::Resolver {
            path: &text.path,
            figures,
            defaults,
            evidence: &mut document.evidence,
            targets: &targets,
        };
        let (blocks, typed) = markdown::blocks(&text.markdown, None, &mut resolver)?;
        let Some(section) = find(&mut document.sections, &text.section)
            .or_else(|| find(&mut document.appendices, &text.section))
        else {
            return Err(no_section(text, &ids));
        };
        if blocks.is_empty() {
            continue;
        }
        unchecked.extend(typed.iter().map(|words| {
            Text::from(format!("\u{201c}\u{2026}{words}\u{2026}\u{201d} ({}, ", text.path))
                .with_reference(text.section.as_str())
                .with(")")
        }));
        section.blocks.push(Block::Narrative(Narrative {
            id: format!("narrative-{}", text.section),
            from: text.path.clone(),
            blocks,
            unchecked: typed,
        }));
    }
    if !unchecked.is_empty() {
        document.appendices.push(
            Section::new(UNCHECKED, "Numbers typed by hand")
                .with(Block::paragraph(
                    "These numbers stand in text that a person wrote. No figure stands behind them, so they have not been \
                     checked.",
                ))
                .with(Block::List(List { ordered: false, items: unchecked })),
        );
    }
    Ok(())
}

/// The section of this id, at any depth.
fn find<'a>(sections: &'a mut [Section], id: &str) -> Option<&'a mut Section> {
    sections.iter_mut().find_map(|section| {
        if section.id == id { Some(section) } else { find(&mut section.subsections, id) }
    })
}

fn section_ids(document: &Document) -> Vec<String> {
    fn add(sections: &[Section], ids: &mut Vec<String>) {
        for section in sections {
            ids.push(section.id.clone());
            add(&section.subsections, ids);
        }
    }
    let mut ids = Vec::new();
    add(&document.sections, &mut ids);
    add(&document.appendices, &mut ids);
    ids
}

fn no_section(text: &NarrativeText, ids: &[String]) -> ReportsError {
    ReportsError::Narrative {
        path: text.path.clone(),
        line: 1,
        column: 1,
        what: format!(
            "there is no section \"{}\" in this report; rename the file to one of its sections, nearest: {}",
            text.section,
            nearest(&text.section, ids.iter().map(String::as_str)).join(", ")
        ),
    }
}

/// The three names most like this one.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<(usize, &str)> = names.map(|name| (distance(wanted, name), name)).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().take(3).map(|(_, name)| name).collect()
}

/// How many letters must be changed, added or left out (Levenshtein 1966).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
