//! What the needs assessment is made for, read from the partnership's folder.

use figure::{Against, AreaKind, Month};
use lake::VintageRecord;
use reports::needs_assessment::{
    Answers, Comparators, Event, Held, Input, NamedComparator, Priority,
};

use crate::settings::ComparatorRule;
use crate::{Session, WorkbenchError};

/// The input of the twelve months to `to`.
pub fn input(session: &Session, to: Month, against: Against) -> Result<Input, WorkbenchError> {
    let settings = session.folder().settings();
    let register = session.register();
    let area = session.own()?;
    let force = register.parent(&area.code, AreaKind::Force).map(|force| force.name().to_owned());
    let mut input = Input::new(settings.partnership.name.clone(), area, to);
    input.against = against;
    input.comparators = comparators(session, force.as_deref());
    input.neighbours.clone_from(&settings.neighbours.areas);
    input.named_comparators = settings
        .named_comparators
        .iter()
        .map(|named| NamedComparator { name: named.name.clone(), reason: named.reason.clone() })
        .collect();
    input.events = settings
        .events
        .iter()
        .map(|event| Event { month: event.month, word: event.word.clone() })
        .collect();
    input.priorities = settings
        .priorities
        .iter()
        .map(|priority| Priority {
            title: priority.title.clone(),
            measures: priority.measures.clone(),
            note: priority.note.clone(),
        })
        .collect();
    let said = settings.assessment.clone();
    input.answers = Answers {
        previous_assessment: said.previous_assessment,
        why_changed: said.why_changed,
        plan_implemented: said.plan_implemented,
        proposed_priorities: said.proposed_priorities,
        community_views: said.community_views,
        for_the_county: said.for_the_county,
        substance_misuse: said.substance_misuse,
    };
    input.demonstration = session.notice().map(str::to_owned);
    input.held = session.lake().vintages().iter().map(held).collect();
    Ok(input)
}

fn comparators(session: &Session, force: Option<&str>) -> Comparators {
    let group = &session.folder().settings().comparators;
    let one = match group.group {
        ComparatorRule::LondonBoroughs => "borough",
        ComparatorRule::SameForce | ComparatorRule::List => "district",
    };
    let label = match (&group.title, group.group, force) {
        (None, ComparatorRule::SameForce, Some(force)) => format!("districts of {force}"),
        _ => group.title().to_owned(),
    };
    Comparators { label, one: one.to_owned() }
}

fn held(record: &VintageRecord) -> Held {
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
        rows: record.rows,
        rejects: record.rejects,
        caveats: source
            .map(|source| source.caveats.iter().map(|caveat| (*caveat).to_owned()).collect())
            .unwrap_or_default(),
    }
}
