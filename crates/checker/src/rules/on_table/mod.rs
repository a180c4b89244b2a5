//! What a sentence says of a row of a table near it: its place among the rows, which way it went, its share, how many rows pass
//! a mark.

mod change;
mod extreme;
mod figures;
mod higher;
mod passing;
mod percent;
mod points;
mod rows;
mod series;
mod shares;

use crate::book::Sentence;
use crate::desk::Desk;

use rows::{Named, named, named_with_totals};

/// Checks sentences against the tables near them.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        if sentence.is_title || book.is_head(sentence.line()) {
            continue;
        }
        passing::check(desk, sentence);
        let with_totals = named_with_totals(book, sentence);
        percent::check(desk, sentence, &with_totals);
        figures::check(desk, sentence, &with_totals);
        let rows = named(book, sentence);
        if rows.is_empty() {
            continue;
        }
        extreme::check(desk, sentence, &rows);
        higher::check(desk, sentence, &rows);
        change::check(desk, sentence, &rows);
        points::check(desk, sentence, &rows);
        series::check(desk, sentence, &rows);
        shares::check(desk, at, sentence, &rows);
    }
}

/// Whether a sentence is of what a table is of: it names no other measure, and no period that the table does not.
fn is_of(desk: &Desk, sentence: &Sentence, row: &Named) -> bool {
    let words = format!("{} {}", row.grid.words(), heads(row)).to_lowercase();
    let title = sentence.title_subject;
    let other = sentence
        .subjects
        .iter()
        .filter(|(range, _)| range.end <= row.range.start || range.start >= row.range.end)
        .any(|(range, subject)| {
            let own = sentence.part(range).to_lowercase();
            Some(*subject) != title && !words.contains(own.trim_end_matches('s'))
        });
    let dated = sentence.whens.iter().any(|when| {
        let own = sentence.part(&when.range).to_lowercase();
        let is_row = row.grid.rows.iter().any(|row| row.label.to_lowercase() == own);
        !is_row && !words.contains(&own)
    });
    let wider = sentence.places.iter().any(|(range, place)| {
        range.start >= row.range.end
            && !row.grid.rows.iter().any(|row| crate::book::Places::same(&row.label, place))
            && !desk.book.places.is_home(place)
    });
    !other && !dated && !wider
}

fn heads(row: &Named) -> String {
    row.grid.columns.iter().map(|column| &*column.head).collect::<Vec<_>>().join(" ")
}

/// Whether nothing but an article or the number of a paragraph stands before the row.
fn leads(before: &str) -> bool {
    before.split_whitespace().all(|word| {
        matches!(
            &*word.to_lowercase(),
            "the" | "recorded" | "reported" | "overall" | "total" | "however," | "also" | "and"
        ) || word.starts_with(|letter: char| letter.is_ascii_digit())
            || word.chars().all(|letter| !letter.is_alphanumeric())
    })
}
