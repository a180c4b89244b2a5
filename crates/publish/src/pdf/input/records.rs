//! Where the figures come from, in short: what records of the same vintages and files share is said once, then a row for each.
//! The queries and the checksums of the files are in the page and in the figures' file, as paper cannot run them.

use document::Document;
use serde::Serialize;

use super::text::printed;
use crate::provenance::{self, Publication};

/// The section.
#[derive(Debug, Serialize)]
pub(super) struct Records {
    title: &'static str,
    introduction: String,
    publications: Vec<Source>,
}

/// A publication with the records that were read from it.
#[derive(Debug, Serialize)]
struct Source {
    title: String,
    facts: Vec<Fact>,
    records: Vec<Record>,
}

/// A fact with its name.
#[derive(Debug, Serialize)]
struct Fact {
    name: &'static str,
    said: String,
}

/// What some figures share.
#[derive(Debug, Serialize)]
struct Record {
    number: usize,
    measure: String,
    counted: String,
    /// What to bear in mind of it alone; empty for nothing.
    caveats: String,
}

/// The records of a document; none where it rests on nothing, or is too short to carry them.
pub(super) fn of(document: &Document) -> Option<Records> {
    if document.evidence.is_empty() || !document.kind.is_long() {
        return None;
    }
    let records = provenance::records(document);
    let publications = provenance::publications(&records);
    Some(Records {
        title: provenance::TITLE,
        introduction: printed(provenance::INTRODUCTION_IN_SHORT),
        publications: publications.iter().map(source).collect(),
    })
}

fn source(publication: &Publication<'_>) -> Source {
    let mut facts = publication.facts().into_iter();
    let title = facts.next().map(|(_, said)| said).unwrap_or_default();
    let records = publication.records.iter().map(|(number, record)| Record {
        number: *number,
        measure: printed(&record.titles()),
        counted: printed(&record.provenance.definition),
        caveats: printed(&publication.own_caveats(record)),
    });
    Source {
        title: printed(&title),
        facts: facts.map(|(name, said)| Fact { name, said: printed(&said) }).collect(),
        records: records.collect(),
    }
}
