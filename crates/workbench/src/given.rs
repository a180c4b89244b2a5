//! What a partnership's folder gives every report: the areas it is ranked among, the comparators it named, what happened when,
//! and what is held.

use figure::{AreaKind, Month, Scope};
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

/// What happened when, for charts of months: what the settings say, and the annotations that the session was given.
pub(crate) fn events(session: &Session) -> Vec<Event> {
    let settings = session.folder().settings().events.iter().map(|event| Event {
        month: event.month,
        word: event.word.clone(),
        of: Scope::everything(),
    });
    settings.chain(session.annotations().iter().cloned()).collect()
}

/// The sources held, one entry a vintage.
pub(crate) fn held(session: &Session) -> Vec<Held> {
    session.lake().vintages().iter().map(vintage).collect()
}

#[cfg(test)]
mod tests {
    use partnership::{Annotation, AnnotationKind, Note};

    use super::*;
    use crate::init::InitOptions;
    use crate::make_folder;

    #[test]
    fn annotations_stand_beside_the_events_of_the_settings() {
        let dir = tempfile::tempdir().unwrap();
        let options = InitOptions { area: "Bromley".into(), ..InitOptions::default() };
        let made = make_folder(&dir.path().join("folder"), &options).unwrap();
        let session = Session::open(made.folder).unwrap();
        let declared = events(&session).len();
        let note = Note {
            first: "2020-11".parse().unwrap(),
            last: None,
            kind: AnnotationKind::RecordingChange,
            words: "CONNECT".to_owned(),
            measures: std::iter::once("burglary".parse().unwrap()).collect(),
            area: None,
        };
        let one = Annotation { id: "1".parse().unwrap(), note, is_removed: false };
        let session = session.with_annotations(&[one]);
        let all = events(&session);
        assert_eq!(all.len(), declared + 1);
        let of = |measure: &str, event: &Event| {
            event.of.holds(&measure.parse().unwrap(), &session.own().unwrap().code)
        };
        assert_eq!(all[declared].word, "CONNECT");
        assert!(of("burglary", &all[declared]) && !of("robbery", &all[declared]));
        assert!(all[..declared].iter().all(|event| of("robbery", event)));
        let other = session.about(&session.own().unwrap());
        assert_eq!(
            events(&other).len(),
            declared + 1,
            "they are kept where another area is spoken of"
        );
    }
}
