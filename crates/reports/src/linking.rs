//! Numbers in words that open to the table or series they were read off. `document::words` links what it reads off a
//! figure; what it reads off a table or a series comes as plain words, and is linked here.

use std::collections::BTreeSet;

use document::{FigureId, FigureRef, Inline, Text, words};
use figure::{AreaKind, MONTH_NAMES, Series, Table, write};

/// With this number after it, opening to this piece of evidence.
pub(crate) fn number(mut text: Text, shown: String, id: &FigureId) -> Text {
    text.0.push(Inline::Figure(FigureRef { text: shown, id: id.clone() }));
    text
}

/// Who stands at the top of a table, each number opening to the table. How much of the whole they make is said of wards
/// and their district, not of districts that only the table puts together.
pub(crate) fn top(table: &Table, n: usize) -> Text {
    let mut table = table.clone();
    if table.rows.iter().all(|row| row.area.code.kind() != AreaKind::Ward) {
        for row in &mut table.rows {
            row.share = None;
        }
    }
    let table = &table;
    let mut shown = BTreeSet::new();
    for row in &table.rows {
        shown.extend(row.value.map(write::count));
        shown.extend(row.rate.map(write::rate));
        shown.extend(row.share.map(write::percent));
    }
    linked(words::top(table, n), &shown, &FigureId::of_table(table))
}

/// The highest, lowest and last month, each count opening to the series.
pub(crate) fn extremes(series: &Series) -> Text {
    let shown = series.months.iter().filter_map(|m| m.value).map(write::count).collect();
    linked(Text::from(words::extremes(series)), &shown, &FigureId::of_series(series))
}

/// The same words; those of its numbers that are among `shown` open to `id`. A number that is part of a name or a date
/// ("12 months", "2021") is left alone: only one that stands in brackets, before " in " or before ", " is taken.
fn linked(text: Text, shown: &BTreeSet<String>, id: &FigureId) -> Text {
    let mut out = Text::new();
    for piece in text.0 {
        let Inline::Text(words) = piece else {
            out.0.push(piece);
            continue;
        };
        let mut rest = words.as_str();
        let mut plain = String::new();
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let length = number_length(&rest[at..]);
            let (token, after) = rest[at..].split_at(length);
            let opens = plain.ends_with(['(', ' ']) || rest[..at].ends_with(['(', ' ']);
            let closes = after.starts_with([')', ',', '.'])
                || after.starts_with(" in ")
                || after.starts_with(" of ")
                || after.starts_with(" each");
            plain.push_str(&rest[..at]);
            if opens && closes && !is_year(token, &plain) && shown.contains(token) {
                out.0.push(Inline::Text(std::mem::take(&mut plain)));
                out = number(out, token.to_owned(), id);
            } else {
                plain.push_str(token);
            }
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            out.0.push(Inline::Text(plain));
        }
    }
    out
}

/// How far a number reaches: digits, with commas and points that have digits after them, and a per cent sign.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1)) {
        end += 1;
    }
    if bytes.get(end) == Some(&b'%') { end + 1 } else { end }
}

/// Whether a number is the year of a month before it: "February 2021".
fn is_year(token: &str, before: &str) -> bool {
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    token.len() == 4 && MONTH_NAMES.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use figure::{AreaRef, Month, Period, Provenance, SeriesMonth, Unit};

    fn series() -> Series {
        let month: Month = "2021-02".parse().unwrap();
        let counts = [2021.0, 82.0, 120.0];
        Series {
            measure: "burglary".parse().unwrap(),
            title: "Burglary".to_owned(),
            unit: Unit("offences".to_owned()),
            area: AreaRef { code: "E07000123".parse().unwrap(), name: "Preston".to_owned() },
            months: (0..3)
                .zip(counts)
                .map(|(i, value)| SeriesMonth {
                    month: month.plus(i - 2),
                    value: Some(value),
                    ..SeriesMonth::unknown(month)
                })
                .collect(),
            methods: figure::SeriesMethods::default(),
            joined: None,
            reason: None,
            provenance: Provenance {
                source: None,
                licence: None,
                vintage: None,
                vintages: Vec::new(),
                files: Vec::new(),
                rows_used: 0,
                definition: String::new(),
                query: Period::month(month).to_string(),
                caveats: Vec::new(),
            },
        }
    }

    #[test]
    fn counts_are_linked_and_years_are_not() {
        let text = extremes(&series());
        assert_eq!(text.to_string(), words::extremes(&series()));
        let numbers: Vec<&str> = text.figures().into_iter().map(|f| f.text.as_str()).collect();
        assert_eq!(numbers, ["2,021", "82", "120"]);
    }
}
