//! Where the figures come from, in short: one record for all that share definition, vintages and files. The queries and the
//! checksums of the files are in the page and in the figures' file, as paper cannot run them.

use document::Document;
use serde::Serialize;

use super::text::printed;
use crate::provenance;

/// The section.
#[derive(Debug, Serialize)]
pub(super) struct Records {
    title: &'static str,
    introduction: String,
    each: Vec<Record>,
}

/// What some figures share.
#[derive(Debug, Serialize)]
struct Record {
    heading: String,
    facts: Vec<Fact>,
}

/// A fact with its name.
#[derive(Debug, Serialize)]
struct Fact {
    name: &'static str,
    said: String,
}

/// The records of a document; none where it rests on nothing, or is too short to carry them.
pub(super) fn of(document: &Document) -> Option<Records> {
    if document.evidence.is_empty() || !document.kind.is_long() {
        return None;
    }
    let records = provenance::records(document);
    let records = records.iter().enumerate().map(|(i, record)| shown(i + 1, record));
    Some(Records {
        title: provenance::TITLE,
        introduction: printed(
            "Each record says what was counted, in which publisher\u{2019}s files, and what to bear in mind. The query of \
             each figure and the checksum of each file stand in the page and in the file of figures that belong to this \
             document.",
        ),
        each: records.collect(),
    })
}

fn shown(number: usize, record: &provenance::Record<'_>) -> Record {
    let mut facts: Vec<Fact> = record
        .facts()
        .into_iter()
        .map(|(name, said)| Fact { name, said: printed(&sentences(&said)) })
        .collect();
    let files: Vec<&str> = record.provenance.files.iter().map(|f| f.name.as_str()).collect();
    if let Some((first, more)) = files.split_first() {
        let said = match more.len() {
            0 => (*first).to_owned(),
            n @ 1..=3 => document::words::list(&files[..=n]),
            n => format!("{first} and {n} more"),
        };
        facts.push(Fact { name: "Files", said: printed(&said) });
    }
    let count = record.entries.len();
    facts.push(Fact {
        name: "Read off it",
        said: if count == 1 { "1 figure".to_owned() } else { format!("{count} figures") },
    });
    Record { heading: printed(&record.heading(number)), facts }
}

/// Several as sentences, one as it is.
fn sentences(said: &[String]) -> String {
    match said {
        [one] => one.clone(),
        several => provenance::sentences(several).trim_start().to_owned(),
    }
}
