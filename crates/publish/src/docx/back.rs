//! What stands after the last appendix: abbreviations, where each figure comes from, licences.

use document::Document;

use super::captions;
use super::paragraph::{Paragraph, run, styled};
use super::table::{Simple, SimpleCell};
use super::writing::Writing;
use crate::provenance;

const GLOSSARY: (&str, &str) = ("Abbreviations used", "abbreviations_used");
const RECORDS: (&str, &str) = (provenance::TITLE, "where_each_figure_comes_from");
const LICENCES: (&str, &str) = ("Licences of the data", "licences_of_the_data");

/// The headings that stand here, each with its bookmark.
pub(super) fn headings(document: &Document) -> Vec<(&'static str, &'static str)> {
    let all = [
        (GLOSSARY, !document.glossary.is_empty()),
        (RECORDS, has_records(document)),
        (LICENCES, !document.licences.is_empty()),
    ];
    all.into_iter().filter_map(|(heading, stands)| stands.then_some(heading)).collect()
}

/// Whether the records stand at the end: a short document has no room for them.
pub(super) fn has_records(document: &Document) -> bool {
    document.kind.is_long() && !document.evidence.is_empty()
}

/// All of it.
pub(super) fn back(file: &mut Writing<'_>) {
    glossary(file);
    records(file);
    licences(file);
    let made = format!(
        "{}. Made with Watchward. Every figure in this document can be traced to its source.",
        file.document.partnership.trim_end_matches('.')
    );
    file.push(Paragraph::of("Source", &made));
}

fn heading(file: &mut Writing<'_>, (title, bookmark): (&str, &str)) {
    let words = file.bookmarked(bookmark, [run(title)]);
    let heading = Paragraph::new("Heading1").in_list(0, 0).with_all(words).keep_next();
    // Licences are few lines, and need no page of their own.
    file.push(if bookmark == LICENCES.1 { heading.page_break(false) } else { heading });
}

fn glossary(file: &mut Writing<'_>) {
    let terms = &file.document.glossary;
    if terms.is_empty() {
        return;
    }
    heading(file, GLOSSARY);
    let table = Simple {
        caption: GLOSSARY.0.to_owned(),
        heads: vec!["Abbreviation", "What it stands for"],
        shares: vec![20, 80],
        rows: terms
            .iter()
            .map(|term| vec![SimpleCell::name(&term.short), SimpleCell::words(&term.long)])
            .collect(),
    };
    file.push_table(table.element());
}

fn licences(file: &mut Writing<'_>) {
    if file.document.licences.is_empty() {
        return;
    }
    if !file.document.kind.is_long() {
        let lines = file.document.licences.join(" ");
        file.push(Paragraph::of("Source", &format!("{}: {lines}", LICENCES.0)));
        return;
    }
    heading(file, LICENCES);
    for line in &file.document.licences {
        file.push(Paragraph::of("ListItem", line).in_list(super::lists::BULLETS, 0));
    }
}

/// Each record once: what the figures that were read off it share.
fn records(file: &mut Writing<'_>) {
    let records = std::mem::take(&mut file.records);
    if records.is_empty() {
        return;
    }
    heading(file, RECORDS);
    file.push(Paragraph::of("BodyText", provenance::INTRODUCTION_IN_SHORT));
    for (i, record) in records.iter().enumerate() {
        let title = [run(&record.heading(i + 1))];
        let title = file.bookmarked(&captions::record(i + 1), title);
        file.push(Paragraph::new("RecordHeading").with_all(title).keep_next());
        for (name, said) in record.in_short() {
            let name = styled("Strong", &format!("{name}: "));
            file.push(Paragraph::new("RecordFact").with(name).with(run(&said)));
        }
    }
}
