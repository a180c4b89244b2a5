//! What a partnership's folder gives to every report besides figures: whom the area is ranked among, named comparators,
//! events, the vintages held, and what wards are drawn on.

use document::words;
use figure::{Against, Figure, FileUsed, Month, Scope, SourceId, VintageId};

use crate::asking::Asked;

/// The areas that the own area is ranked among, in words.
#[derive(Debug, Clone)]
pub struct Comparators {
    /// "London boroughs", "districts of Lancashire": as the partnership calls the group.
    pub label: String,
    /// One of them: "borough", "district".
    pub one: String,
}

impl Comparators {
    /// More than one of them: "boroughs", "unitary authorities".
    pub fn plural(&self) -> String {
        match self.one.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{}s", self.one),
        }
    }
}

impl Default for Comparators {
    fn default() -> Self {
        Self { label: "comparable districts".to_owned(), one: "district".to_owned() }
    }
}

/// A comparator that the partnership named.
#[derive(Debug, Clone)]
pub struct NamedComparator {
    /// Its name in `watchward.toml`.
    pub name: String,
    /// Why it was chosen.
    pub reason: String,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// The month it began.
    pub month: Month,
    /// The word at its line: "first lockdown".
    pub word: String,
    /// The measures and areas whose charts it stands at.
    pub of: Scope,
}

/// One vintage of one source that is held.
#[derive(Debug, Clone)]
pub struct Held {
    /// The source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Its publisher.
    pub publisher: String,
    /// Its licence line.
    pub licence: String,
    /// The vintage.
    pub vintage: VintageId,
    /// Its first and last month; none for what has no months.
    pub months: Option<(Month, Month)>,
    /// Months between them that it does not hold.
    pub missing_months: Vec<Month>,
    /// The day its files were retrieved: "2023-12-05"; empty where that is not known.
    pub retrieved: String,
    /// Its files.
    pub files: Vec<FileUsed>,
    /// Rows kept.
    pub rows: u64,
    /// Rows rejected.
    pub rejects: u64,
    /// What a reader must know.
    pub caveats: Vec<String>,
}

/// What maps of wards are drawn on.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The wards, the area's outline and its neighbours.
    pub wards: document::map::Ground,
    /// Licence lines of the outlines.
    pub licences: Vec<String>,
}

/// What the figures of a report are held against and why: "2019, chosen for this reason: the last whole year before".
pub(crate) fn held_against(
    input: &impl Asked,
    named: &[NamedComparator],
    figure: Option<&Figure>,
) -> String {
    let period = figure.and_then(|f| f.comparison.as_ref()).map(|c| c.period.to_string());
    match input.against() {
        Against::Named(name) => {
            let named = named.iter().find(|named| named.name == *name);
            let why = named
                .map_or_else(String::new, |named| format!(", {}", words::chosen(&named.reason)));
            format!("{}{why}", period.as_deref().unwrap_or(name))
        }
        Against::Period(other) => period.unwrap_or_else(|| other.to_string()),
        Against::Previous => period
            .or_else(|| input.period().just_before().map(|before| before.to_string()))
            .unwrap_or_default(),
    }
}
