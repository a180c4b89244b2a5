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
    let lines = if file.document.kind.is_long() { "" } else { &in_a_line(file.document) };
    file.push(Paragraph::of("Source", &format!("{lines}{made}")));
}

/// The licences as a line, for a document that is short.
fn in_a_line(document: &Document) -> String {
    match document.licences.as_slice() {
        [] => String::new(),
        lines => format!("{}: {} ", LICENCES.0, lines.join(" ")),
    }
}

fn heading(file: &mut Writing<'_>, (title, bookmark): (&str, &str)) {
    let words = file.bookmarked(bookmark, [run(title)]);
    let heading = Paragraph::new("Heading1").in_list(0, 0).with_all(words).keep_next();
    // Abbreviations and licences are few lines, and need no page of their own.
    file.push(if bookmark == RECORDS.1 { heading } else { heading.page_break(false) });
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
    if file.document.licences.is_empty() || !file.document.kind.is_long() {
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
    for publication in provenance::publications(&records) {
        let mut facts = publication.facts();
        let title = if facts.is_empty() { String::new() } else { facts.remove(0).1 };
        file.push(Paragraph::of("RecordHeading", &format!("Source: {title}")).keep_next());
        for (name, said) in facts {
            let name = styled("Strong", &format!("{name}: "));
            file.push(Paragraph::new("RecordFact").with(name).with(run(&said)));
        }
        file.push(Paragraph::new("Between"));
        let rows = publication.records.iter().map(|(number, record)| {
            let name = file.bookmarked(&captions::record(*number), [run(&number.to_string())]);
            let counted = SimpleCell::words(&record.provenance.definition);
            let own = publication.own_caveats(record);
            let counted = if own.is_empty() { counted } else { counted.then_small(&own) };
            vec![SimpleCell::runs(name), SimpleCell::name(&record.titles()), counted]
        });
        let table = Simple {
            caption: format!("Records: {title}"),
            heads: vec!["Record", "Measure", "What was counted, and what to bear in mind"],
            shares: vec![9, 31, 60],
            rows: rows.collect(),
        };
        file.push_table(table.element());
    }
}
