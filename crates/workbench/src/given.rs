//! What a partnership's folder gives every report: the areas it is ranked among, the comparators it named, what happened when,
//! and what is held.

use figure::{AreaKind, Month};
use lake::VintageRecord;
use reports::{Comparators, Event, Held, NamedComparator};

use crate::settings::ComparatorRule;
use crate::{Session, WorkbenchError};

/// The areas that a report's own area is ranked among, in words.
pub(crate) fn comparators(session: &Session) -> Result<Comparators, WorkbenchError> {
    let area = session.own()?;
    let force = session.register().parent(&area.code, AreaKind::Force);
    let group = &session.folder().settings().comparators;
    let one = match group.group {
        ComparatorRule::LondonBoroughs => "borough",
        ComparatorRule::SameForce | ComparatorRule::List => "district",
    };
    let label = match (&group.title, group.group, force) {
        (None, ComparatorRule::SameForce, Some(force)) => format!("districts of {}", force.name()),
        _ => group.title().to_owned(),
    };
    Ok(Comparators { label, one: one.to_owned() })
}

/// What a reader of a vintage's figures must know.
pub(crate) fn caveats(record: &VintageRecord) -> Vec<String> {
    let source = sources::by_id(record.source.as_str());
    source.into_iter().flat_map(|source| source.caveats).map(|c| (*c).to_owned()).collect()
}

fn vintage(record: &VintageRecord) -> Held {
    let source = sources::by_id(record.source.as_str());
    let mut missing_months: Vec<Month> =
        record.coverage.parts.iter().flat_map(lake::PartCoverage::missing).collect();
    missing_months.sort();
    missing_months.dedup();
    Held {
        source: record.source.clone(),
        title: source.map_or_else(|| record.source.to_string(), |source| source.title.to_owned()),
        publisher: record.publisher.clone(),
        licence: record.licence.clone(),
        vintage: record.id.clone(),
        months: record.coverage.span().map(|span| (span.from(), span.to())),
        missing_months,
        retrieved: record.retrieved.get(..10).unwrap_or_default().to_owned(),
        files: record.files.iter().map(|file| file.file.clone()).collect(),
        rows: record.rows,
        rejects: record.rejects,
        caveats: caveats(record),
    }
}

/// The comparators that the partnership named, each with its reason.
pub(crate) fn named_comparators(session: &Session) -> Vec<NamedComparator> {
    let named = &session.folder().settings().named_comparators;
    named
        .iter()
        .map(|named| NamedComparator { name: named.name.clone(), reason: named.reason.clone() })
        .collect()
}

/// What happened when, for charts of months.
pub(crate) fn events(session: &Session) -> Vec<Event> {
    let events = &session.folder().settings().events;
    events.iter().map(|event| Event { month: event.month, word: event.word.clone() }).collect()
}

/// The sources held, one entry a vintage.
pub(crate) fn held(session: &Session) -> Vec<Held> {
    session.lake().vintages().iter().map(vintage).collect()
}
