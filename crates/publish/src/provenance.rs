//! Where each figure comes from, in the words that every form uses. Figures of the same definition, vintages and files share
//! one record, so that a document of hundreds of figures says each thing once; under it each figure has what it is held
//! against, its query and its number of rows.

use document::{Document, Entry, FigureId};
use figure::{Provenance, write};

/// The heading of the section that holds the records.
pub(crate) const TITLE: &str = "Where each figure comes from";

/// What the section says first.
pub(crate) const INTRODUCTION: &str = "Each record says what was counted, in which publisher\u{2019}s files, and what to bear in \
    mind. Under it stand the figures that were read off it, each with the query that was run.";

/// What the section says first on a page of a site.
pub(crate) const INTRODUCTION_OF_SITE: &str = "Each record says what was counted, in which publisher\u{2019}s files, and what to \
    bear in mind. Under it stand the figures of this page\u{2019}s sentences that were read off it. ";

/// What the section says first where its records are short, as on paper and in a file to be edited, which cannot run a query.
pub(crate) const INTRODUCTION_IN_SHORT: &str = "Each record says what was counted, in which publisher\u{2019}s files, and what \
    to bear in mind. The query of each figure and the checksum of each file stand in the page and in the file of figures that \
    belong to this document.";

/// Evidence that shares everything but its query.
pub(crate) struct Record<'a> {
    /// What they share.
    pub(crate) provenance: &'a Provenance,
    /// The evidence, in the order it was first used.
    pub(crate) entries: Vec<(&'a FigureId, &'a Entry)>,
}

/// The records of a document, in the order they were first used.
pub(crate) fn records(document: &Document) -> Vec<Record<'_>> {
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

/// Whether two say the same, their query and rows apart.
pub(crate) fn is_same(a: &Provenance, b: &Provenance) -> bool {
    a.source == b.source
        && a.definition == b.definition
        && a.vintages == b.vintages
        && a.files == b.files
        && a.caveats == b.caveats
        && a.licence == b.licence
}

impl Record<'_> {
    /// "Record 3: Burglary and Robbery".
    pub(crate) fn heading(&self, number: usize) -> String {
        format!("Record {number}: {}", self.titles())
    }

    /// What they share, each fact with its name: what was counted, source, vintages, caveats, licence. The files stand apart.
    pub(crate) fn facts(&self) -> Vec<(&'static str, Vec<String>)> {
        let provenance = self.provenance;
        let source = provenance.source.as_ref().map(ToString::to_string);
        let none = || "none: no source held gives this measure".to_owned();
        let vintages: Vec<String> = provenance.vintages.iter().map(ToString::to_string).collect();
        let of_vintages = if vintages.len() == 1 { "Vintage" } else { "Vintages" };
        let vintages =
            if vintages.is_empty() { vec![] } else { vec![document::words::list(&vintages)] };
        let facts = [
            ("Counted", vec![provenance.definition.clone()]),
            ("Source", vec![source.unwrap_or_else(none)]),
            (of_vintages, vintages),
            ("Bear in mind", provenance.caveats.clone()),
            ("Licence", provenance.licence.iter().cloned().collect()),
        ];
        facts.into_iter().filter(|(_, said)| !said.is_empty()).collect()
    }
}

/// Records that were read from the same vintages and files: what they share is said once.
pub(crate) struct Publication<'a> {
    /// Its records, each with its number among all of the document's.
    pub(crate) records: Vec<(usize, &'a Record<'a>)>,
}

/// The publications behind a document's records, in the order they were first used.
pub(crate) fn publications<'a>(records: &'a [Record<'a>]) -> Vec<Publication<'a>> {
    let mut publications: Vec<Publication<'a>> = Vec::new();
    for (number, record) in (1..).zip(records) {
        let is_of = |publication: &&mut Publication<'a>| {
            publication.records.first().is_some_and(|(_, first)| {
                let (a, b) = (first.provenance, record.provenance);
                a.source == b.source
                    && a.vintages == b.vintages
                    && a.files == b.files
                    && a.licence == b.licence
            })
        };
        match publications.iter_mut().find(is_of) {
            Some(publication) => publication.records.push((number, record)),
            None => publications.push(Publication { records: vec![(number, record)] }),
        }
    }
    publications
}

impl Publication<'_> {
    /// What its records share, each fact with its name: source, vintages, what to bear in mind of all, licence, files.
    pub(crate) fn facts(&self) -> Vec<(&'static str, String)> {
        let Some((_, first)) = self.records.first() else { return Vec::new() };
        let shared = self.shared_caveats();
        let of_all = first
            .in_short()
            .into_iter()
            .filter(|(name, _)| !matches!(*name, "Counted" | "Bear in mind" | "Read off it"));
        let mut facts: Vec<(&str, String)> = of_all.collect();
        if !shared.is_empty() {
            let shared: Vec<String> = shared.into_iter().map(str::to_owned).collect();
            facts.push(("Bear in mind", sentences(&shared).trim_start().to_owned()));
        }
        facts
    }

    /// What to bear in mind of this record besides what holds for all.
    pub(crate) fn own_caveats(&self, record: &Record<'_>) -> String {
        let shared = self.shared_caveats();
        let own = record.provenance.caveats.iter().filter(|c| !shared.contains(&c.as_str()));
        sentences(&own.cloned().collect::<Vec<String>>()).trim_start().to_owned()
    }

    fn shared_caveats(&self) -> Vec<&str> {
        let Some((_, first)) = self.records.first() else { return Vec::new() };
        let in_all = |caveat: &&str| {
            self.records.iter().all(|(_, r)| r.provenance.caveats.iter().any(|c| c == caveat))
        };
        first.provenance.caveats.iter().map(String::as_str).filter(in_all).collect()
    }
}

impl Record<'_> {
    /// What was measured: "Burglary and Robbery".
    pub(crate) fn titles(&self) -> String {
        let mut titles: Vec<&str> = Vec::new();
        for (_, entry) in &self.entries {
            let title = entry.measure_title();
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        document::words::list(&titles)
    }

    /// The record in short, each fact with its name: no query, no checksum, and of many files the first.
    pub(crate) fn in_short(&self) -> Vec<(&'static str, String)> {
        let mut facts: Vec<(&str, String)> = self.facts().into_iter().map(in_sentences).collect();
        let files: Vec<&str> = self.provenance.files.iter().map(|f| f.name.as_str()).collect();
        if let Some((first, more)) = files.split_first() {
            let said = match more.len() {
                0 => (*first).to_owned(),
                n @ 1..=3 => document::words::list(&files[..=n]),
                n => format!("{first} and {n} more"),
            };
            facts.push(("Files", said));
        }
        let count = self.entries.len();
        let read = if count == 1 { "1 figure".to_owned() } else { format!("{count} figures") };
        facts.push(("Read off it", read));
        facts
    }
}

/// Several as sentences, one as it is.
fn in_sentences((name, said): (&'static str, Vec<String>)) -> (&'static str, String) {
    match said.as_slice() {
        [one] => (name, one.clone()),
        several => (name, sentences(several).trim_start().to_owned()),
    }
}

/// What a piece of evidence gave, after its title: its value, what a rate was divided by, how many rows were used.
pub(crate) fn said(entry: &Entry) -> String {
    let parts = [value(entry), denominator(entry), Some(rows(entry.provenance()))];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" ")
}

/// What it is held against, what a test says of the difference, and why this comparator.
pub(crate) fn against(entry: &Entry) -> Option<String> {
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
        Entry::Evaluation(found) => Some(format!(
            "Held against the {}, beside {}.",
            found.before,
            document::words::area_names(&found.sides.control.areas)
        )),
    }
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
        Entry::Evaluation(found) => found
            .sides
            .treated
            .after
            .map(|value| format!("{} {}.", write::count(value), found.unit)),
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
pub(crate) fn sentences(caveats: &[String]) -> String {
    let said: Vec<String> =
        caveats.iter().map(|c| format!(" {}.", c.trim_end_matches('.'))).collect();
    said.concat()
}

fn rows(provenance: &Provenance) -> String {
    #[expect(clippy::cast_precision_loss, reason = "no lake comes near 2 to the 53 rows")]
    let rows = write::count(provenance.rows_used as f64);
    if provenance.rows_used == 1 { "1 row used.".to_owned() } else { format!("{rows} rows used.") }
}
