//! A figure in a sentence whose digits stand in another order in the table: "Northgate had 325", and 352 in its row.

use crate::book::{Book, Sentence};
use crate::desk::{Desk, finding};
use crate::grid::{Grid, GridCell, Row};
use crate::number::{Number, Unit};
use crate::{Kind, Severity, Sure};

/// A table stands no farther from the sentence on it than this many lines.
const FAR: usize = 60;
/// A name of a row has at least so many letters.
const SHORTEST: usize = 4;

/// Checks sentences that name one row of a table near them and give one figure.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in book.sentences.iter().filter(|sentence| !sentence.is_title) {
        let figures: Vec<&Number> =
            sentence.numbers.iter().filter(|number| is_said(number)).collect();
        let [said] = &*figures else { continue };
        if said.signed || digits(sentence, said).len() < 2 {
            continue;
        }
        let rows = named(book, sentence);
        let cells = || rows.iter().flat_map(|(_, row)| row.cells.iter().flatten());
        let is_there = cells().any(|cell| (cell.number.value.abs() - said.value).abs() < 1e-9);
        if rows.is_empty() || is_there {
            continue;
        }
        let Some(cell) = cells().find(|cell| is_transposed(said, sentence, cell)) else { continue };
        let Some((_, row)) = rows.iter().find(|(_, row)| row.lines.contains(&cell.line)) else {
            continue;
        };
        let spot = desk.spot(sentence, &said.range);
        let working = format!(
            "The table has {} for {}; two digits may have changed places.",
            cell.printed, row.label
        );
        let against = desk.cell_spot(cell, &row.text);
        let says = sentence.part(&said.range).to_owned();
        desk.found(
            finding(Kind::CountTwice, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(cell.printed.clone())
                .against([against]),
        );
    }
}

/// Whether a number is a figure and not a place in a ranking, which stands beside one.
fn is_said(number: &Number) -> bool {
    number.is_figure() && number.unit != Unit::Ordinal
}

/// The rows that a sentence names, in the tables near it; none where it names rows of different names.
fn named<'a>(book: &'a Book, sentence: &Sentence) -> Vec<(&'a Grid, &'a Row)> {
    let lower = sentence.lower();
    let near = book.grids.iter().filter(|grid| grid.first_line().abs_diff(sentence.line()) <= FAR);
    let mut rows: Vec<(&Grid, &Row)> = near
        .flat_map(|grid| grid.body().map(move |row| (grid, row)))
        .filter(|(_, row)| {
            row.label.len() >= SHORTEST
                && names(&lower, &row.label.to_lowercase())
                && !is_one_of(&sentence.text, &row.label.to_lowercase())
        })
        .collect();
    // "Northgate East" is not "Northgate".
    let longest = rows.iter().map(|(_, row)| row.label.len()).max().unwrap_or(0);
    rows.retain(|(_, row)| row.label.len() == longest);
    let one = rows.first().map(|(_, row)| row.label.to_lowercase());
    if rows.iter().any(|(_, row)| Some(row.label.to_lowercase()) != one) {
        Vec::new()
    } else {
        rows
    }
}

fn names(text: &str, label: &str) -> bool {
    text.match_indices(label).any(|(start, found)| {
        !text[..start].ends_with(char::is_alphanumeric)
            && !text[start + found.len()..].starts_with(char::is_alphanumeric)
    })
}

/// Whether a sentence has a common noun only with a word before it that says which: "comparable sales" are not "Sales".
fn is_one_of(text: &str, label: &str) -> bool {
    const FREE: [&str; 18] = [
        "the", "of", "in", "for", "and", "to", "by", "at", "on", "from", "all", "total", "our",
        "with", "that", "or", "while", "recorded",
    ];
    let mut found = text.match_indices(label).peekable();
    found.peek().is_some()
        && found.all(|(start, _)| {
            let before = text[..start].trim_end();
            let word = before.rsplit(' ').next().unwrap_or("").to_lowercase();
            word.ends_with(char::is_alphabetic) && !FREE.contains(&&*word)
        })
}

/// The digits of a number as printed.
fn digits(sentence: &Sentence, number: &Number) -> Vec<char> {
    sentence.part(&number.range).chars().filter(char::is_ascii_digit).collect()
}

/// Whether two neighbouring digits of the one are the other way round in the other, which is of the same kind.
fn is_transposed(said: &Number, sentence: &Sentence, cell: &GridCell) -> bool {
    let (one, other) = (
        digits(sentence, said),
        cell.printed.chars().filter(char::is_ascii_digit).collect::<Vec<_>>(),
    );
    let differ: Vec<usize> = one
        .iter()
        .zip(&other)
        .enumerate()
        .filter(|(_, (one, other))| one != other)
        .map(|(at, _)| at)
        .collect();
    let same_kind = said.decimals == cell.number.decimals
        && (said.is_percent() == cell.number.is_percent() || said.decimals > 0);
    let [first, second] = *differ else { return false };
    one.len() == other.len()
        && second == first + 1
        && one[first] == other[second]
        && one[second] == other[first]
        && same_kind
}
