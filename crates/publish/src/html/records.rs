//! The section that says where each figure comes from, and the same under a table or chart. Each figure has its own place in
//! it, to which the page leads, and from which it leads back.

use document::{Entry, FigureId};
use figure::Provenance;

use super::inline;
use super::writing::Writing;
use crate::provenance::{self, Record};
use markup::{Element, el};

/// The page's address of this section.
pub(super) const ID: &str = "where-each-figure-comes-from";

/// To how many of the places at which a figure is spoken of its record leads back; a reader needs one, and a total may stand
/// in a hundred.
const WAYS_BACK: usize = 6;

/// To how many records a table or chart leads on a page of a site; where it has more, it leads to the data.
const RECORDS: usize = 3;

/// The section; written last, when it is known where each figure is spoken of. On a page of a site it holds the records that
/// something on the page leads to, each with the figures that sentences speak of and without their queries. Nothing where
/// there is no figure to tell of.
pub(super) fn appendix(page: &Writing<'_>) -> Option<Element> {
    let all = (1..).zip(provenance::records(page.document));
    let mut records: Vec<(usize, String, Record<'_>)> =
        all.map(|(number, record)| (number, record.heading(number), record)).collect();
    if !page.alone {
        for (.., record) in &mut records {
            record.entries.retain(|(id, _)| !page.places(id).is_empty());
        }
        records.retain(|(number, _, record)| !record.entries.is_empty() || page.is_led_to(*number));
    }
    if records.is_empty() {
        return None;
    }
    let introduction =
        if page.alone { provenance::INTRODUCTION } else { provenance::INTRODUCTION_OF_SITE };
    let all = el("p").text(introduction).children(data(page));
    Some(
        el("section")
            .attr("id", ID)
            .class("provenance")
            .child(page.heading(1).text(provenance::TITLE))
            .child(all)
            .children(
                records
                    .iter()
                    .map(|(number, heading, record)| shown(page, *number, heading, record)),
            ),
    )
}

/// The way to every figure as data, on a page of a site.
fn data(page: &Writing<'_>) -> Option<Element> {
    let address = page.addresses.figures()?;
    Some(
        el("a")
            .attr("href", address)
            .text("Every figure with its query, files and checksums (JSON)"),
    )
}

fn shown(page: &Writing<'_>, number: usize, heading: &str, record: &Record<'_>) -> Element {
    let entries = record.entries.iter().map(|(id, entry)| self::entry(page, id, entry));
    let heading = page.heading(2).text(heading);
    let section = el("section").class("record");
    let section = if page.alone { section } else { section.attr("id", format!("record-{number}")) };
    let entries: Vec<Element> = entries.collect();
    let figures = (!entries.is_empty()).then(|| el("ul").class("figures").children(entries));
    let facts = if page.alone { facts(record) } else { facts_in_short(page, number, record) };
    section.child(heading).child(facts).children(figures)
}

/// A fact with its name.
fn line(name: &str, value: Element) -> Element {
    el("div").child(el("dt").text(name)).child(value)
}

/// The record's facts, each in a few words. What to bear in mind of an earlier record too is not said again.
fn facts_in_short(page: &Writing<'_>, number: usize, record: &Record<'_>) -> Element {
    let known = |(name, _): &(&str, String)| !matches!(*name, "Read off it" | "Bear in mind");
    let facts = record.in_short().into_iter().filter(known);
    let caveats = record.provenance.caveats.as_slice();
    let (said_by, own) = page.bear_in_mind(number, caveats);
    let mut mind = el("dd");
    for (i, other) in said_by.iter().enumerate() {
        let link = el("a").attr("href", format!("#record-{other}")).text(format!("record {other}"));
        mind = mind.text(if i == 0 { "What is said of " } else { " and of " }).child(link);
    }
    if !said_by.is_empty() {
        mind = mind.text(". ");
    }
    let mind = mind.text(provenance::sentences(&own).trim_start());
    el("dl")
        .class("facts")
        .children(facts.map(|(name, said)| line(name, el("dd").text(said))))
        .children((!caveats.is_empty()).then(|| line("Bear in mind", mind)))
}

fn facts(record: &Record<'_>) -> Element {
    let facts = record.facts().into_iter().map(|(name, said)| match said.as_slice() {
        [one] if name != "Bear in mind" => line(name, el("dd").text(one)),
        several => {
            let items = several.iter().map(|words| el("li").text(words));
            line(name, el("dd").child(el("ul").children(items)))
        }
    });
    let files = (!record.provenance.files.is_empty())
        .then(|| line("Files", el("dd").child(files(record.provenance))));
    el("dl").class("facts").children(facts).children(files)
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
    let query = &entry.provenance().query;
    let what = el("p").child(el("strong").text(entry.title()));
    let item = el("li")
        .attr("id", inline::anchor(id))
        .attr("tabindex", "-1")
        .child(what.text(format!(": {}", provenance::said(entry))))
        .children(provenance::against(entry).map(|words| el("p").text(words)))
        .children(ways_back(page, id));
    if query.is_empty() || !page.alone {
        return item;
    }
    item.child(
        el("details")
            .child(el("summary").text("Query"))
            .child(el("pre").attr("tabindex", "0").child(el("code").text(query))),
    )
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

/// Under a table or chart: what it rests on, to open in place; nothing where the document holds none of it.
pub(super) fn about(page: &Writing<'_>, from: &[FigureId]) -> Option<Element> {
    let known: Vec<(&FigureId, &Entry)> =
        from.iter().filter_map(|id| Some((id, page.document.evidence.get(id)?))).collect();
    if known.is_empty() {
        return None;
    }
    if !page.alone {
        return about_in_short(page, &known);
    }
    // What several share is said once, after them.
    let mut items: Vec<Element> = Vec::new();
    let mut said: Vec<&Provenance> = Vec::new();
    for (id, entry) in known {
        page.speaks_of(id);
        let from = entry.provenance();
        if !said.iter().any(|known| provenance::is_same(known, from)) {
            said.push(from);
        }
        let link = el("a")
            .attr("href", format!("#{}", inline::anchor(id)))
            .text("Query, files and checksums")
            .child(el("span").class("unseen").text(format!(" of {}", entry.title())));
        items.push(
            el("li").child(el("strong").text(format!("{}. ", entry.title()))).child(link).text("."),
        );
    }
    let about = said.into_iter().map(read_from);
    Some(opens().child(el("ul").children(items)).children(about))
}

fn opens() -> Element {
    el("details").class("about").child(el("summary").text("Where this comes from"))
}

/// What was counted, in which files, and what to bear in mind.
fn read_from(provenance: &Provenance) -> Element {
    el("p").class("small").text(format!(
        "{}. {}{}",
        provenance.definition.trim_end_matches('.'),
        document::words::source_line(provenance),
        provenance::sentences(&provenance.caveats)
    ))
}

/// The same in short: the way to each record, or to the data where there are many.
fn about_in_short(page: &Writing<'_>, known: &[(&FigureId, &Entry)]) -> Option<Element> {
    let all = provenance::records(page.document);
    let mut numbers: Vec<usize> = Vec::new();
    for (_, entry) in known {
        let is_it =
            |record: &Record<'_>| provenance::is_same(record.provenance, entry.provenance());
        match all.iter().position(is_it) {
            Some(at) if !numbers.contains(&(at + 1)) => numbers.push(at + 1),
            _ => {}
        }
    }
    let said = el("p").class("small");
    if numbers.len() > RECORDS {
        let words = format!("Read from {} records: ", numbers.len());
        return data(page).map(|link| said.text(words).child(link));
    }
    let mut said = said.text("Where this comes from: ");
    for (i, number) in numbers.into_iter().enumerate() {
        page.leads_to(number);
        let link =
            el("a").attr("href", format!("#record-{number}")).text(format!("record {number}"));
        said = if i > 0 { said.text(", ") } else { said }.child(link);
    }
    Some(said)
}
