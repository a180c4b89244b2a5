//! What stands after a report: what a reader must know of its figures, the vintages they were read from, and the licence
//! lines. Made from the evidence itself, so that nothing that was used is left out.

use std::collections::{BTreeMap, BTreeSet};

use document::{
    Block, Cell, Column, Document, Entry, Evidence, List, Row, Section, Table, Text, words,
};
use figure::Reason;

use crate::{Ground, Held};

/// So many measures are named before a caveat of theirs; how many others there are is said.
const NAMED: usize = 4;

/// How figures are made, whatever they are of.
pub(crate) fn how_made() -> Vec<Text> {
    vec![
        Text::from(
            "Intervals are exact 95% intervals of a count that varies by chance (Garwood): they say how far another year \
             like this one could lie, not how far crime goes unrecorded.",
        ),
        Text::from(
            "Areas that tie in a ranking share a place and the next place is skipped. Areas close together in a ranking \
             can change places by chance.",
        ),
        Text::from(
            "No percentage is made of a base of none. Nothing is filled in: a period with a missing month has no total.",
        ),
        Text::from(
            "Counts that could point to a person are hidden where their publisher asks for it, together with those that \
             would give them away.",
        ),
        Text::from(
            "The last month that a publisher gives is provisional. Earlier months change too, as offences are reclassified; \
             each figure names the vintage it was read from.",
        ),
    ]
}

/// What a reader must know of the vintages held: each caveat once, with the sources that it is of.
pub(crate) fn caveats_of(held: &[Held]) -> Vec<Text> {
    let mut caveats: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for held in held {
        for caveat in &held.caveats {
            caveats.entry(caveat).or_default().insert(&held.title);
        }
    }
    let said = |(caveat, titles): (&str, BTreeSet<&str>)| {
        // Titles have commas of their own.
        let titles: Vec<&str> = titles.into_iter().collect();
        Text::new().with_strong(titles.join("; ")).with(": ").with(caveat)
    };
    caveats.into_iter().map(said).collect()
}

/// "Assumptions and caveats": the tests that were used, what rates were divided by, and every caveat of the evidence, each
/// once, with what it is of. Those of every measure come first.
pub fn caveats(evidence: &Evidence) -> Section {
    let mut tests = BTreeSet::new();
    let mut denominators = BTreeSet::new();
    let mut caveats: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut counted = BTreeSet::new();
    for (_, entry) in evidence.entries() {
        if let Entry::Figure(figure) = entry {
            tests.extend(figure.comparison.as_ref().and_then(|c| c.method.as_deref()));
            denominators.extend(figure.rate.as_ref().map(|r| r.denominator.title.as_str()));
        }
        let title = entry.measure_title();
        // A measure that no source gives has no part in what holds for all of them.
        if !entry.provenance().vintages.is_empty() {
            counted.insert(title);
        }
        for caveat in &entry.provenance().caveats {
            caveats.entry(caveat).or_default().insert(title);
        }
    }
    let mut items = vec![
        Text::from(
            "A change is called one only where a test says that chance alone would hardly give it. That two things changed \
             together does not show that one made the other.",
        ),
        Text::from(
            "Counts are of what was recorded. They can change later, as offences are reclassified.",
        ),
    ];
    items.extend(tests.into_iter().map(|t| Text::from(format!("Test used for changes: {t}."))));
    items.extend(
        denominators.into_iter().map(|d| Text::from(format!("Rates are divided by: {d}."))),
    );
    let (of_all, of_some): (Vec<_>, Vec<_>) = caveats
        .into_iter()
        .partition(|(_, titles)| counted.len() > 1 && titles.is_superset(&counted));
    let of_all = of_all.into_iter().map(|(caveat, _)| ("All measures".to_owned(), caveat));
    let of_some = of_some.into_iter().map(|(caveat, titles)| (named(&titles), caveat));
    items.extend(
        of_all
            .chain(of_some)
            .map(|(what, caveat)| Text::new().with_strong(what).with(": ").with(caveat)),
    );
    Section::new("caveats", "Assumptions and caveats")
        .with(Block::List(List { ordered: false, items }))
}

/// The line of outlines that a map is drawn from, after whose they are: "Outlines: Office for National Statistics …".
pub fn outlines(line: &str) -> String {
    format!("Outlines: {}", line.strip_prefix("Source: ").unwrap_or(line))
}

/// The lines of the outlines that a document's maps are drawn from; none where it has no map.
pub(crate) fn outlines_of(document: &Document, ground: Option<&Ground>) -> Vec<String> {
    let has_map = document.all_blocks().iter().any(|block| matches!(block, Block::Map(_)));
    let lines = ground.filter(|_| has_map).map(|ground| ground.licences.as_slice());
    lines.unwrap_or_default().iter().map(|line| outlines(line)).collect()
}

/// "Burglary and Robbery"; "Arson, Bicycle theft, Burglary, Criminal damage and 12 more" where they are many.
fn named(titles: &BTreeSet<&str>) -> String {
    let mut names: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    // One more is named rather than counted.
    if names.len() > NAMED + 1 {
        let rest = names.len() - NAMED;
        names.truncate(NAMED);
        names.push(format!("{rest} more"));
    }
    words::list(&names)
}

/// "Data used": every vintage that the evidence was read from, with its months.
pub fn data_used(held: &[Held], evidence: &Evidence) -> Section {
    let section = Section::new("data-used", "Data used");
    let used: BTreeSet<&str> = evidence
        .entries()
        .flat_map(|(_, entry)| &entry.provenance().vintages)
        .map(figure::VintageId::as_str)
        .collect();
    if used.is_empty() {
        let reason = Reason::new("no source held gives any of the figures");
        return section.with(Block::not_available("A list of the data used", reason));
    }
    let mut table = Table::new(
        "data-used-table",
        "Vintages that the figures were read from",
        vec![Column::words("Vintage"), Column::words("Source"), Column::words("Months")],
    );
    for vintage in used {
        let known = held.iter().find(|held| held.vintage.as_str() == vintage);
        let source = known
            .map_or(Cell::Empty, |held| Cell::text(format!("{}, {}", held.title, held.publisher)));
        let months = known.and_then(|held| held.months).map_or(Cell::Empty, |(first, last)| {
            Cell::text(format!("{} to {}", first.label(), last.label()))
        });
        table.rows.push(Row::plain(vec![Cell::text(vintage), source, months]));
    }
    section.with(Block::Table(table))
}

/// Every licence line of the evidence, once, each with its full stop.
pub fn licences(evidence: &Evidence) -> Vec<String> {
    let lines: BTreeSet<&str> = evidence
        .entries()
        .filter_map(|(_, entry)| entry.provenance().licence.as_deref())
        .map(words::reason)
        .filter(|line| !line.is_empty())
        .collect();
    lines.into_iter().map(|line| format!("{line}.")).collect()
}
