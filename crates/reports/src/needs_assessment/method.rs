//! How the figures were made: what each measure counts, denominators, tests, ranks, and what is hidden. Sources and their
//! vintages stand in an appendix.

use std::collections::{BTreeMap, BTreeSet};

use document::{Block, Cell, Column, Entry, List, Row, Section, Table as Shown, Text, words};
use figure::{MeasureId, Reason};

use super::Asking;
use crate::annex;
use crate::area_tables::Heading;

/// "Method". It comes last among the sections, so that it speaks of every measure the others used.
pub(super) fn section(asking: &Asking) -> Section {
    Section::new("method", "Method")
        .with_subsection(tests(asking))
        .with_subsection(denominators(asking))
        .with_subsection(measures(asking))
}

fn tests(asking: &Asking) -> Section {
    let mut items = annex::how_made();
    let methods: BTreeSet<&str> = asking
        .evidence()
        .entries()
        .filter_map(|(_, entry)| match entry {
            Entry::Figure(figure) => figure.comparison.as_ref()?.method.as_deref(),
            _ => None,
        })
        .collect();
    for method in methods {
        items.push(Text::from(format!("Test used for changes: {method}.")));
    }
    Section::new("tests", "Intervals, tests and places")
        .with(Block::List(List { ordered: false, items }))
}

fn denominators(asking: &Asking) -> Section {
    let section = Section::new("denominators", "Denominators");
    let mut items: BTreeSet<String> = BTreeSet::new();
    let mut reasons: BTreeSet<String> = BTreeSet::new();
    for (_, entry) in asking.evidence().entries() {
        let Entry::Figure(figure) = entry else { continue };
        if let Some(reason) = &figure.rate_reason {
            reasons.insert(words::reason(&reason.0).to_owned());
        }
        let Some(rate) = &figure.rate else { continue };
        let denominator = &rate.denominator;
        let mut line = format!(
            "{} ({}, vintage {})",
            denominator.title, denominator.source, denominator.vintage
        );
        for caveat in &denominator.caveats {
            line.push_str("; ");
            line.push_str(caveat.trim_end_matches('.'));
        }
        items.insert(format!("{line}."));
    }
    if items.is_empty() {
        let why = reasons.into_iter().next().unwrap_or_else(|| "no population held".to_owned());
        return section
            .with(Block::not_available("Any rate per 1,000 residents", Reason::new(why)));
    }
    let items = items.into_iter().map(Text::from).collect();
    section
        .with(Block::paragraph(
            "Rates are counts over residents. People who work in, visit or pass through an area are not among them.",
        ))
        .with(Block::List(List { ordered: false, items }))
}

/// What each measure that was used counts.
fn measures(asking: &Asking) -> Section {
    let mut used: BTreeMap<MeasureId, BTreeSet<String>> = BTreeMap::new();
    for (_, entry) in asking.evidence().entries() {
        let sources = used.entry(entry.measure().clone()).or_default();
        sources.extend(entry.provenance().source.as_ref().map(ToString::to_string));
    }
    let heading = Heading::new("measures-counted", "What each measure counts");
    let mut table = Shown::new(
        heading.id,
        heading.caption.clone(),
        vec![
            Column::words("Measure"),
            Column::words("What is counted"),
            Column::words("Source"),
            Column::words("What to know"),
        ],
    );
    for (measure, sources) in used {
        let Some(summary) = asking.measure(&measure) else { continue };
        let sources: Vec<String> = sources.into_iter().collect();
        let source = match &summary.unavailable {
            Some(reason) if sources.is_empty() => Cell::Missing(Reason::new(reason.clone())),
            _ if sources.is_empty() => Cell::Missing(Reason::new("no source held gives it")),
            _ => Cell::text(sources.join(", ")),
        };
        table.rows.push(Row::plain(vec![
            Cell::text(summary.title.clone()),
            Cell::text(summary.definition.clone()),
            source,
            Cell::text(summary.caveats.join(" ")),
        ]));
    }
    Section::new("measures", "Measures").with(heading.block(Ok(table)))
}
