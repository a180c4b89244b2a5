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
        introduction: printed(provenance::INTRODUCTION_IN_SHORT),
        each: records.collect(),
    })
}

fn shown(number: usize, record: &provenance::Record<'_>) -> Record {
    let fact = |(name, said): (&'static str, String)| Fact { name, said: printed(&said) };
    let facts = record.in_short().into_iter().map(fact).collect();
    Record { heading: printed(&record.heading(number)), facts }
}
