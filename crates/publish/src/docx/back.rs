//! What stands after the last appendix: abbreviations, where each figure comes from, licences.

use document::{Document, Entry, FigureId};

use super::captions;
use super::paragraph::{Paragraph, run, styled};
use super::table::{Simple, SimpleCell};
use super::writing::Writing;
use crate::markup::Element;
use crate::provenance;

const GLOSSARY: (&str, &str) = ("Abbreviations used", "abbreviations_used");
const RECORDS: (&str, &str) = (provenance::TITLE, "where_each_figure_comes_from");
const LICENCES: (&str, &str) = ("Licences of the data", "licences_of_the_data");

/// The headings that stand here, each with its bookmark.
pub(super) fn headings(document: &Document) -> Vec<(&'static str, &'static str)> {
    let all = [
        (GLOSSARY, !document.glossary.is_empty()),
        (RECORDS, !document.evidence.is_empty()),
        (LICENCES, !document.licences.is_empty()),
    ];
    all.into_iter().filter_map(|(heading, stands)| stands.then_some(heading)).collect()
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
    file.push(Paragraph::new("Heading1").in_list(0, 0).with_all(words).keep_next());
}

fn glossary(file: &mut Writing<'_>) {
    let terms = &file.document.glossary;
    if terms.is_empty() {
        return;
    }
    heading(file, GLOSSARY);
    let cell = SimpleCell::words;
    let table = Simple {
        caption: GLOSSARY.0.to_owned(),
        heads: vec!["Abbreviation", "What it stands for"],
        shares: vec![20, 80],
        rows: terms.iter().map(|term| vec![cell(&term.short), cell(&term.long)]).collect(),
    };
    file.push_table(table.element());
}

fn licences(file: &mut Writing<'_>) {
    if file.document.licences.is_empty() {
        return;
    }
    heading(file, LICENCES);
    for line in &file.document.licences {
        file.push(Paragraph::of("ListItem", line).in_list(super::lists::BULLETS, 0));
    }
}

/// Each record once: what its figures share, then the figures, those of one query together with it.
fn records(file: &mut Writing<'_>) {
    let records = std::mem::take(&mut file.records);
    if records.is_empty() {
        return;
    }
    heading(file, RECORDS);
    file.push(Paragraph::of("BodyText", provenance::INTRODUCTION));
    for (i, record) in records.iter().enumerate() {
        let title = [run(&record.heading(i + 1))];
        let title = file.bookmarked(&captions::record(i + 1), title);
        file.push(Paragraph::new("RecordHeading").with_all(title).keep_next());
        for (name, said) in record.facts() {
            fact(file, name, &said.join(" "));
        }
        let files = &record.provenance.files;
        if !files.is_empty() {
            let name = if files.len() == 1 { "File" } else { "Files" };
            let each: Vec<String> =
                files.iter().map(|f| format!("{}, SHA-256 {}", f.name, f.sha256)).collect();
            fact(file, name, &each.join("; "));
        }
        for (query, entries) in by_query(&record.entries) {
            for (id, entry) in entries {
                let words = entry_words(file, id, entry);
                let line = Paragraph::new("RecordItem").in_list(super::lists::BULLETS, 0);
                file.push(line.with_all(words));
            }
            if !query.is_empty() {
                file.push(Paragraph::new("Query").with(run("Query: ")).with(styled("Code", query)));
            }
        }
    }
    file.records = records;
}

fn fact(file: &mut Writing<'_>, name: &str, words: &str) {
    let name = styled("Strong", &format!("{name}: "));
    file.push(Paragraph::new("RecordFact").with(name).with(run(words)));
}

fn entry_words(file: &mut Writing<'_>, id: &FigureId, entry: &Entry) -> Vec<Element> {
    let title = [styled("Strong", &entry.title())];
    let mut words = match file.place_of(id) {
        Some(place) => file.bookmarked(&place, title),
        None => title.to_vec(),
    };
    words.push(run(&format!(": {}", provenance::said(entry))));
    if let Some(against) = provenance::against(entry) {
        words.push(run(&format!(" {against}")));
    }
    words
}

type Entries<'a> = Vec<(&'a FigureId, &'a Entry)>;

/// The entries of a record, those of the same query together, in the order in which each query was first asked.
fn by_query<'a>(entries: &[(&'a FigureId, &'a Entry)]) -> Vec<(&'a str, Entries<'a>)> {
    let mut groups: Vec<(&str, Entries<'a>)> = Vec::new();
    for &(id, entry) in entries {
        let query = entry.provenance().query.as_str();
        match groups.iter_mut().find(|(known, _)| *known == query) {
            Some((_, group)) => group.push((id, entry)),
            None => groups.push((query, vec![(id, entry)])),
        }
    }
    groups
}
