//! The place that a sentence gives a row among the rows of its table: "the second highest", "lowest in March", "the largest
//! fall in per cent was in Northgate", "ranks sixth".

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::is_of;
use super::rows::{Named, levels};
use crate::book::Sentence;
use crate::count_words::{count_word, ordinal_word};
use crate::desk::{Desk, finding};
use crate::grid::{ColumnKind, GridCell};
use crate::number::Unit;
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

/// A superlative, with its place before it and what it is of after it.
static MOST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?P<place>second|third|fourth|fifth|sixth|seventh|eighth|\d{1,2}(?:st|nd|rd|th))[\s-]+)?(?:(?P<high>highest|largest|biggest|greatest|busiest)|(?P<low>lowest|smallest|fewest|quietest))\b(?P<of>(?:\s+(?:overall|recorded|percentage|proportional|net|annual))?\s+(?:number|rates?|proportion|percentage|share|volume|count|total|offences?|crimes?|incidents?|population|figure|fall|falls|rise|rises|increase|decrease|reduction|drop|growth|decline)\b)?",
    )
});
static RANKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+(?:is|was|now|still|again))?\s+(?:ranks?|ranked|comes?|came)\s+(?P<place>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s+(?:for|in|on|by|out\s+of|among|of\s+the)\b",
    )
});
/// What stands between a row and the superlative that is said of it.
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:\s+(?:ward|offences|crimes?|incidents))?\s+(?:is|was|were|are|has|had|have|saw|showed|recorded)(?:\s+(?:again|also|now|still|had|by\s+far))*\s+(?:the\s+)?$",
    )
});
/// What stands between a superlative and the row that it is said of.
static IS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?P<more>(?:\s+(?:in|by|for)\s+(?:numbers?|per\s+cent|percentage(?:\s+terms)?|terms))?)(?:\s+of\s+(?:crimes?|offences|incidents))?\s+(?:is|was|were|came)\s+(?:in|among|for|at|that\s+(?:of|in|for))\s+(?:the\s+)?$",
    )
});
/// "Of 32 boroughs", after what ranks.
static AMONG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)^[^.,;]{0,60}?\bof\s+(?:the\s+|all\s+)?(?P<of>\d{1,3})\s+[\p{L}]")
});
static RISES: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:rises?|increase|growth)\b"));
static FALLS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:falls?|decrease|reduction|drop|decline)\b"));

/// A place that is said of a row.
struct Said {
    /// From the row to the superlative, or the other way.
    range: Range<usize>,
    place: usize,
    /// Whether the largest comes first; none where either can.
    high: Option<bool>,
    /// Whether a rise or a fall is ranked: the sign of it.
    change: Option<f64>,
    /// Whether it is ranked in per cent, or in number; none where it does not say.
    percent: Option<bool>,
    /// What is ranked, where no change is.
    of: Of,
}

/// What is ranked.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    /// How many there are.
    Number,
    /// How many for so many people, or of so many.
    Rate,
    /// It does not say.
    Any,
}

impl Of {
    fn new(words: &str) -> Self {
        let lower = words.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        if has(&["rate", "per ", "proportion", "percentage", "share"]) {
            Self::Rate
        } else if has(&["number", "volume", "count", "total"]) {
            Self::Number
        } else {
            Self::Any
        }
    }

    fn is_of(self, kind: ColumnKind) -> bool {
        match self {
            Self::Number => !matches!(kind, ColumnKind::Rate | ColumnKind::Share),
            Self::Rate => !matches!(kind, ColumnKind::Count | ColumnKind::Population),
            Self::Any => true,
        }
    }
}

/// Checks the places that a sentence gives to rows.
pub(super) fn check(desk: &mut Desk, sentence: &Sentence, rows: &[Named]) {
    for (said, names) in said(sentence, rows) {
        let of: Vec<&Named> = names
            .into_iter()
            .filter(|row| is_of(desk, sentence, row) && is_backed(sentence, row))
            .collect();
        let Some(first) = of.first() else { continue };
        let among = AMONG.captures(sentence.between(said.range.end, sentence.text.len()));
        let among = among.and_then(|found| found.name("of")?.as_str().parse::<usize>().ok());
        if among.is_some_and(|among| among > first.grid.body().count()) {
            continue;
        }
        let judged: Vec<Option<bool>> = of.iter().map(|row| holds(row, &said)).collect();
        let spot = desk.spot(sentence, &said.range);
        if judged.contains(&Some(true)) {
            desk.checked(&spot);
            continue;
        }
        if judged.iter().any(Option::is_none) {
            continue;
        }
        let label = &first.row.label;
        let says = sentence.part(&said.range).to_owned();
        let working = format!("In no column of the table is {label} that.");
        let against = desk.book.row(first.row);
        desk.found(
            finding(Kind::Rank, Severity::Contradiction, Sure::Likely, spot, says, working)
                .against([against]),
        );
    }
}

/// What the sentence says, with the rows of one name that it says it of.
fn said<'a>(sentence: &Sentence, rows: &'a [Named<'a>]) -> Vec<(Said, Vec<&'a Named<'a>>)> {
    let mut all = Vec::new();
    let mut first_of: Option<String> = None;
    for found in MOST.captures_iter(&sentence.text) {
        let Some(whole) = found.get(0) else { continue };
        let place = found.name("place").map_or(Some(1), |place| place_of(place.as_str()));
        let Some(place) = place else { continue };
        let own = found.name("of").map(|of| of.as_str().to_owned());
        let before: Vec<&Named> = rows
            .iter()
            .filter(|row| {
                row.range.end <= whole.start()
                    && SAYS.is_match(sentence.between(row.range.end, whole.start()))
            })
            .collect();
        let after: Vec<&Named> = rows
            .iter()
            .filter(|row| {
                row.range.start >= whole.end() && {
                    let between = sentence.between(whole.end(), row.range.start);
                    IS.is_match(between) || between == " in " && is_month(row)
                }
            })
            .collect();
        let names = if own.is_some() && !before.is_empty() {
            before
        } else if let Some(row) = after.first() {
            let start = row.range.start;
            after.into_iter().filter(|row| row.range.start == start).collect()
        } else {
            continue;
        };
        // "The largest rise in numbers was in A and the largest in per cent in B": of one thing.
        let of = own.or_else(|| first_of.clone()).unwrap_or_default();
        let start = names.first().map_or(whole.end(), |row| row.range.start);
        let words = sentence.between(whole.start(), start.max(whole.end()));
        let text = format!("{of} {words}").to_lowercase();
        first_of.get_or_insert_with(|| of.clone());
        let change = if RISES.is_match(&of) {
            Some(1.0)
        } else if FALLS.is_match(&of) {
            Some(-1.0)
        } else {
            None
        };
        let percent = if text.contains("per cent") || text.contains("percent") {
            Some(true)
        } else if text.contains("number") {
            Some(false)
        } else {
            None
        };
        let high = Some(found.name("high").is_some());
        let of = Of::new(&of);
        let range = names.first().map_or(whole.range(), |row| {
            row.range.start.min(whole.start())..row.range.end.max(whole.end())
        });
        all.push((Said { range, place, high, change, percent, of }, names));
    }
    for row in rows {
        let after = sentence.between(row.range.end, sentence.text.len());
        let Some(found) = RANKS.captures(after) else { continue };
        let Some(place) = found.name("place") else { continue };
        let Some(value) = place_of(place.as_str()) else { continue };
        let range = row.range.start..row.range.end + place.end();
        let of = Of::new(after.split([',', ';', '.']).next().unwrap_or(""));
        let said = Said { range, place: value, high: None, change: None, percent: None, of };
        let same = rows.iter().filter(|other| other.range == row.range).collect();
        if !all.iter().any(|(known, _): &(Said, _)| known.range == said.range) {
            all.push((said, same));
        }
    }
    all
}

fn place_of(text: &str) -> Option<usize> {
    let digits = text.trim_end_matches(|letter: char| letter.is_alphabetic());
    ordinal_word(text).map(usize::from).or_else(|| count_word(digits))
}

fn is_month(row: &Named) -> bool {
    crate::when::scan(&row.row.label).iter().any(|when| when.months().is_some())
}

/// Whether the table has one of the figures of the sentence, where that has any: else it speaks of something else.
fn is_backed(sentence: &Sentence, row: &Named) -> bool {
    let mut figures = sentence
        .numbers
        .iter()
        .filter(|number| number.is_figure() && number.unit != Unit::Ordinal)
        .map(|number| number.value.abs())
        .peekable();
    if figures.peek().is_none() {
        return true;
    }
    let mut known: Vec<f64> = Vec::new();
    for row in row.grid.body() {
        let values: Vec<f64> =
            row.cells.iter().flatten().map(|cell| cell.number.value.abs()).collect();
        known.extend(values.windows(2).map(|pair| (pair[0] - pair[1]).abs()));
        known.extend(values);
    }
    figures.any(|figure| known.iter().any(|known| (known - figure).abs() < 1e-9))
}

/// Whether the table gives the row that place in any of its columns; none where it has no column that could.
fn holds(row: &Named, said: &Said) -> Option<bool> {
    // The place of a row among fewer is not worth saying; of those that changed one way there can be few.
    let fewest = if said.change.is_some() { 2 } else { 3 };
    let mut judged = None;
    for (own, all) in ranked(row, said) {
        if all.len() < said.place.max(fewest) {
            continue;
        }
        let has = |high: bool| {
            let ahead =
                all.iter().filter(|other| (**other > own) == high && (**other - own).abs() > 1e-9);
            let ahead = ahead.count();
            let ties = all.iter().filter(|other| (**other - own).abs() < 1e-9).count();
            ahead < said.place && said.place <= ahead + ties
        };
        let ok = said.high.map_or_else(|| has(true) || has(false), has);
        judged = Some(judged.unwrap_or(false) || ok);
    }
    judged
}

/// For each column that can be meant, the row's value and those of all rows.
fn ranked(row: &Named, said: &Said) -> Vec<(f64, Vec<f64>)> {
    let column =
        |at: usize| -> Vec<&GridCell> { row.grid.cells(at).map(|(_, cell)| cell).collect() };
    let Some(sign) = said.change else {
        return levels(row.grid)
            .into_iter()
            .filter(|at| row.grid.columns.get(*at).is_some_and(|column| said.of.is_of(column.kind)))
            .filter_map(|at| {
                let own = row.cell(at)?.number.value;
                Some((own, column(at).iter().map(|cell| cell.number.value).collect()))
            })
            .collect();
    };
    let mut found: Vec<(f64, Vec<f64>)> = Vec::new();
    let mut add = |own: f64, all: Vec<f64>| {
        // Of rises only those that rose are ranked. A table without signs prints all as they went.
        let all: Vec<f64> =
            all.into_iter().map(|value| value * sign).filter(|value| *value > 0.0).collect();
        if own * sign > 0.0 {
            found.push((own * sign, all));
        }
    };
    for (at, head) in row.grid.columns.iter().enumerate() {
        let wanted = match head.kind {
            ColumnKind::PercentChange => said.percent != Some(false),
            ColumnKind::Change => said.percent != Some(true),
            _ => false,
        };
        if let Some(own) = row.cell(at).filter(|_| wanted) {
            add(own.number.value, column(at).iter().map(|cell| cell.number.value).collect());
        }
    }
    // Any two columns of counts give a change.
    let counts: Vec<usize> = row.grid.of_kind(ColumnKind::Count).collect();
    for pair in counts.windows(2) {
        let [from, to] = *pair else { continue };
        let change = |cells: &[Option<GridCell>]| {
            let from = cells.get(from)?.as_ref()?.number.value;
            let to = cells.get(to)?.as_ref()?.number.value;
            (from > 0.0).then_some((to - from, (to - from) / from))
        };
        let Some((number, share)) = change(&row.row.cells) else { continue };
        let all: Vec<(f64, f64)> = row.grid.body().filter_map(|row| change(&row.cells)).collect();
        if said.percent != Some(true) {
            add(number, all.iter().map(|(number, _)| *number).collect());
        }
        if said.percent != Some(false) {
            add(share, all.iter().map(|(_, share)| *share).collect());
        }
    }
    found
}
