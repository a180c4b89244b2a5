//! Where each figure comes from. Figures of the same definition, vintages and files share one record, so that a page of
//! hundreds of figures says each thing once; each figure in it has its own place, its query and its number of rows.

use document::{Document, Entry, FigureId};
use figure::{Provenance, write};

use super::inline;
use super::writing::Writing;
use crate::markup::{Element, el};

/// The page's address of this section.
pub(super) const ID: &str = "where-each-figure-comes-from";

/// To how many of the places at which a figure is spoken of its record leads back; a reader needs one, and a total may stand
/// in a hundred.
const WAYS_BACK: usize = 6;

/// Evidence that shares everything but its query.
struct Record<'a> {
    provenance: &'a Provenance,
    entries: Vec<(&'a FigureId, &'a Entry)>,
}

/// The appendix; written last, when it is known where each figure is spoken of.
pub(super) fn appendix(page: &Writing<'_>) -> Element {
    let intro = "Each record says what was counted, in which publisher\u{2019}s files, and what to bear in mind. Under it \
                 stand the figures that were read off it, each with the query that was run.";
    el("section")
        .attr("id", ID)
        .class("provenance")
        .child(el("h2").text("Where each figure comes from"))
        .child(el("p").text(intro))
        .children(
            records(page.document).iter().enumerate().map(|(i, record)| shown(page, i + 1, record)),
        )
}

fn records(document: &Document) -> Vec<Record<'_>> {
    let mut records: Vec<Record<'_>> = Vec::new();
    for (id, entry) in document.evidence.entries() {
        let provenance = entry.provenance();
        match records.iter_mut().find(|r| is_same(r.provenance, provenance)) {
            Some(record) => record.entries.push((id, entry)),
            None => records.push(Record { provenance, entries: vec![(id, entry)] }),
        }
    }
    records
}

fn is_same(a: &Provenance, b: &Provenance) -> bool {
    a.source == b.source
        && a.definition == b.definition
        && a.vintages == b.vintages
        && a.files == b.files
        && a.caveats == b.caveats
        && a.licence == b.licence
}

fn shown(page: &Writing<'_>, number: usize, record: &Record<'_>) -> Element {
    let entries = record.entries.iter().map(|(id, entry)| self::entry(page, id, entry));
    el("section")
        .class("record")
        .child(el("h3").text(format!("Record {number}: {}", title(record))))
        .child(facts(record.provenance))
        .child(el("ul").class("figures").children(entries))
}

/// What the record's figures are of.
fn title(record: &Record<'_>) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for (_, entry) in &record.entries {
        let title = match entry {
            Entry::Figure(figure) => figure.title.as_str(),
            Entry::Table(table) => &table.title,
            Entry::Series(series) => &series.title,
        };
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    document::words::list(&titles)
}

fn facts(provenance: &Provenance) -> Element {
    let none = "none: no source held gives this measure".to_owned();
    let mut list = el("dl").class("facts");
    let mut fact = |name: &str, value: Element| {
        let line = el("div").child(el("dt").text(name)).child(el("dd").child(value));
        list = std::mem::replace(&mut list, el("dl")).child(line);
    };
    let words = |text: String| el("span").text(text);
    fact("Counted", words(provenance.definition.clone()));
    fact("Source", words(provenance.source.as_ref().map_or(none, ToString::to_string)));
    let vintages: Vec<String> = provenance.vintages.iter().map(ToString::to_string).collect();
    if !vintages.is_empty() {
        fact(
            if vintages.len() == 1 { "Vintage" } else { "Vintages" },
            words(document::words::list(&vintages)),
        );
    }
    if !provenance.caveats.is_empty() {
        let caveats = provenance.caveats.iter().map(|c| el("li").text(c));
        fact("Bear in mind", el("ul").children(caveats));
    }
    if let Some(licence) = &provenance.licence {
        fact("Licence", words(licence.clone()));
    }
    if !provenance.files.is_empty() {
        fact("Files", files(provenance));
    }
    list
}

fn files(provenance: &Provenance) -> Element {
    let count = provenance.files.len();
    let noun = if count == 1 { "file" } else { "files" };
    let items = provenance.files.iter().map(|file| {
        el("li").text(format!("{}, SHA-256 ", file.name)).child(el("code").text(&file.sha256))
    });
    el("details")
        .child(el("summary").text(format!("{count} {noun} with checksums")))
        .child(el("ul").children(items))
}

fn entry(page: &Writing<'_>, id: &FigureId, entry: &Entry) -> Element {
    let provenance = entry.provenance();
    let mut what = el("p").child(el("strong").text(entry.title()));
    if let Some(value) = value(entry) {
        what = what.text(format!(": {value}"));
    }
    if let Some(rate) = denominator(entry) {
        what = what.text(format!(" {rate}"));
    }
    let item = el("li")
        .attr("id", inline::anchor(id))
        .attr("tabindex", "-1")
        .child(what.text(format!(" {}", rows(provenance))))
        .children(against(entry).map(|words| el("p").text(words)))
        .children(ways_back(page, id));
    if provenance.query.is_empty() {
        return item;
    }
    item.child(
        el("details")
            .child(el("summary").text("Query"))
            .child(el("pre").attr("tabindex", "0").child(el("code").text(&provenance.query))),
    )
}

/// What it is held against, what a test says of the difference, and why this comparator.
fn against(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Figure(figure) => {
            let held_against = figure.comparison.as_ref()?;
            let found = match (&held_against.value, &held_against.reason) {
                _ if figure.suppressed => "not shown.".to_owned(),
                (Some(value), _) => {
                    let verdict = document::words::verdict(figure);
                    let verdict = if verdict.is_empty() { verdict } else { format!(" {verdict}.") };
                    format!("{} {}.{verdict}", write::count(*value), figure.unit)
                }
                (None, Some(why)) => {
                    format!("not available: {}.", document::words::reason(&why.0))
                }
                (None, None) => "not available.".to_owned(),
            };
            let why = held_against.chosen_because.as_ref();
            let why = why.map(|why| format!(" Chosen because: {}.", why.trim_end_matches('.')));
            Some(format!(
                "Held against the {}: {found}{}",
                held_against.period,
                why.unwrap_or_default()
            ))
        }
        Entry::Table(table) => {
            let period = table.against?;
            let tested = table.method.as_ref().map(|method| format!("; tested by {method}"));
            Some(format!("Held against the {period}{}.", tested.unwrap_or_default()))
        }
        Entry::Series(series) => {
            let methods = [
                ("Expected range", &series.methods.expected),
                ("Seasonal adjustment", &series.methods.adjusted),
                ("Peaks", &series.methods.peaks),
            ];
            let said = methods.iter().filter(|(_, method)| !method.is_empty());
            let said: Vec<String> = said
                .map(|(what, method)| format!("{what}: {}.", method.trim_end_matches('.')))
                .collect();
            (!said.is_empty()).then(|| said.join(" "))
        }
    }
}

/// Links back to where the page speaks of it.
fn ways_back(page: &Writing<'_>, id: &FigureId) -> Option<Element> {
    let places = page.places(id);
    if places.is_empty() {
        return None;
    }
    let more = places.len().saturating_sub(WAYS_BACK);
    let mut line = el("p").class("ways-back").text("Back to ");
    for (i, place) in places.iter().take(WAYS_BACK).enumerate() {
        if i > 0 {
            line = line.text(", ");
        }
        line = line.child(el("a").attr("href", format!("#{}", place.id)).text(&place.label));
    }
    Some(line.text(if more > 0 { format!(" and {more} more.") } else { ".".to_owned() }))
}

fn value(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Figure(figure) if figure.suppressed => Some("not shown.".to_owned()),
        Entry::Figure(figure) => match (figure.value, &figure.reason) {
            (Some(value), _) => Some(format!("{} {}.", write::count(value), figure.unit)),
            (None, Some(why)) => {
                Some(format!("not available: {}.", document::words::reason(&why.0)))
            }
            (None, None) => None,
        },
        Entry::Table(table) => Some(match table.rows.len() {
            1 => "1 area.".to_owned(),
            n => format!("{n} areas."),
        }),
        Entry::Series(series) => Some(match series.months.len() {
            1 => "1 month.".to_owned(),
            n => format!("{n} months."),
        }),
    }
}

/// What a rate was divided by, with where that is from.
fn denominator(entry: &Entry) -> Option<String> {
    let Entry::Figure(figure) = entry else { return None };
    let rate = figure.rate.as_ref().filter(|_| !figure.suppressed)?;
    let by = &rate.denominator;
    #[expect(clippy::cast_precision_loss, reason = "no population comes near 2 to the 53")]
    let people = write::count(by.value as f64);
    let caveats = sentences(&by.caveats);
    Some(format!(
        "Rate {} per {}: divided by {people} ({}, {}, vintage {}).{caveats}",
        write::rate(rate.value),
        write::count(f64::from(rate.per)),
        by.title,
        by.source,
        by.vintage
    ))
}

/// Caveats as sentences, each with a space before it.
fn sentences(caveats: &[String]) -> String {
    let said: Vec<String> =
        caveats.iter().map(|c| format!(" {}.", c.trim_end_matches('.'))).collect();
    said.concat()
}

fn rows(provenance: &Provenance) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no lake comes near 2 to the 53 rows")]
    let rows = write::count(provenance.rows_used as f64);
    if provenance.rows_used == 1 { "1 row used.".to_owned() } else { format!("{rows} rows used.") }
}

/// Under a table or chart: what it rests on, to open in place; nothing where the document holds none of it.
pub(super) fn about(page: &Writing<'_>, from: &[FigureId]) -> Option<Element> {
    let known: Vec<(&FigureId, &Entry)> =
        from.iter().filter_map(|id| Some((id, page.document.evidence.get(id)?))).collect();
    if known.is_empty() {
        return None;
    }
    // What several share is said once, after them.
    let mut items: Vec<Element> = Vec::new();
    let mut said: Vec<&Provenance> = Vec::new();
    for (id, entry) in known {
        page.speaks_of(id);
        let provenance = entry.provenance();
        if !said.iter().any(|known| is_same(known, provenance)) {
            said.push(provenance);
        }
        let link = el("a")
            .attr("href", format!("#{}", inline::anchor(id)))
            .text("Query, files and checksums")
            .child(el("span").class("unseen").text(format!(" of {}", entry.title())));
        items.push(
            el("li").child(el("strong").text(format!("{}. ", entry.title()))).child(link).text("."),
        );
    }
    let about = said.into_iter().map(|provenance| {
        el("p").class("small").text(format!(
            "{}. {}{}",
            provenance.definition.trim_end_matches('.'),
            document::words::source_line(provenance),
            sentences(&provenance.caveats)
        ))
    });
    Some(
        el("details")
            .class("about")
            .child(el("summary").text("Where this comes from"))
            .child(el("ul").children(items))
            .children(about),
    )
}
