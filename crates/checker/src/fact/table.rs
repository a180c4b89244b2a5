//! Facts that tables say, row by row.

use figure::{Month, Period};

use super::{Fact, Source, What};
use crate::book::Book;
use crate::grid::{ColumnKind, Grid, GridCell, Row};
use crate::rules::rank_order::rankings;
use crate::subject::{self, Subject};
use crate::when;

/// The facts of all tables.
pub(super) fn facts(book: &Book) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (at, grid) in book.grids.iter().enumerate() {
        let about = About::new(book, grid, at);
        for row in grid.body() {
            for (column, cell) in row.cells.iter().enumerate() {
                if let Some(cell) = cell {
                    facts.extend(about.cell(book, grid, row, column, cell));
                }
            }
        }
        facts.extend(about.ranks(book, grid));
    }
    facts
}

/// What a table is about.
struct About {
    at: usize,
    subject: Option<Subject>,
    period: Option<Period>,
    section: usize,
}

impl About {
    fn new(book: &Book, grid: &Grid, at: usize) -> Self {
        let above =
            book.sentences.iter().rev().find(|sentence| sentence.line() <= grid.caption_line);
        let own = subject::scan(&grid.caption)
            .into_iter()
            .map(|(_, subject)| subject)
            .find(|subject| !subject.is_population());
        let title = above.and_then(|sentence| sentence.title_subject);
        let period = |text: &str| when::scan(text).iter().find_map(when::When::period);
        Self {
            at,
            subject: own.or(title).or_else(|| counted(grid)),
            period: period(&grid.caption)
                .or_else(|| above.and_then(|sentence| sentence.title_period)),
            section: above.map_or(0, |sentence| sentence.section),
        }
    }

    /// What a column counts: what its head says, else what the table is about.
    fn of(&self, head: &str) -> Option<Subject> {
        subject::scan(head)
            .into_iter()
            .map(|(_, subject)| subject)
            .find(|subject| !subject.is_population())
            .or(self.subject)
    }

    /// What a cell counts: what its row says, where rows are kinds, else its column.
    fn of_cell(&self, row: &Row, head: &str) -> Option<Subject> {
        let of_row = subject::scan(row.counted()).first().map(|(_, subject)| *subject);
        of_row.or_else(|| self.of(head))
    }

    fn cell(
        &self,
        book: &Book,
        grid: &Grid,
        row: &Row,
        column: usize,
        cell: &GridCell,
    ) -> Option<Fact> {
        let head = &grid.columns.get(column)?.head;
        // A row of a month or an age is no place and no measure.
        if row.label.chars().any(|letter| letter.is_ascii_digit())
            && subject::scan(&row.label).is_empty()
        {
            return None;
        }
        let (what, subject) = match grid.columns.get(column)?.kind {
            ColumnKind::Rate => {
                (What::Rate(base(head).or_else(|| base(&grid.words()))), self.of_cell(row, head)?)
            }
            ColumnKind::Count => (What::Count, self.of_cell(row, head)?),
            ColumnKind::Population => (What::Count, Subject::population()?),
            ColumnKind::PercentChange => (What::Change, self.of_cell(row, head)?),
            _ => return None,
        };
        let mut fact = self.fact(book, row, subject, what, cell);
        fact.period = year_of(head).or(fact.period);
        Some(fact)
    }

    /// The ranks of the table, each of what the column that they follow counts.
    fn ranks(&self, book: &Book, grid: &Grid) -> Vec<Fact> {
        let mut facts = Vec::new();
        for ranking in rankings(grid) {
            for ranked in &ranking {
                let column = ranked.row.cells.iter().position(|cell| {
                    cell.as_ref().is_some_and(|cell| std::ptr::eq(cell, ranked.value))
                });
                let head = column
                    .and_then(|column| grid.columns.get(column))
                    .map_or("", |column| &column.head);
                if let Some(subject) = self.of(head) {
                    let mut fact = self.fact(book, ranked.row, subject, What::Rank, ranked.rank);
                    fact.period = year_of(head).or(fact.period);
                    facts.push(fact);
                }
            }
        }
        facts
    }

    fn fact(&self, book: &Book, row: &Row, subject: Subject, what: What, cell: &GridCell) -> Fact {
        let is_place = subject::scan(&row.label).is_empty();
        Fact {
            subject,
            place: is_place.then(|| row.label.clone()),
            period: self.period,
            month: None,
            what,
            value: cell.number.value,
            step: cell.number.step(),
            says: cell.printed.clone(),
            spot: book.at(cell.line, cell.number.range.clone(), &row.text),
            section: self.section,
            source: Source::Grid(self.at),
        }
    }
}

/// The year that the head of a column names, also by its last two digits: "Rate 20".
fn year_of(head: &str) -> Option<Period> {
    let named = when::scan(head).iter().find_map(when::When::period);
    named.or_else(|| {
        let last = head.split_whitespace().next_back()?;
        let year: i32 =
            last.parse().ok().filter(|year| last.len() == 2 && (10..40).contains(year))?;
        let month = |month| Month::new(2000 + year, month).ok();
        Period::new(month(1)?, month(12)?).ok()
    })
}

/// What the one column of counts of a table says that it counts.
fn counted(grid: &Grid) -> Option<Subject> {
    let heads = grid.of_kind(ColumnKind::Count).filter_map(|at| grid.columns.get(at));
    heads
        .flat_map(|column| subject::scan(&column.head))
        .map(|(_, subject)| subject)
        .find(|subject| !subject.is_population())
}

/// What a rate is per: "per 1,000".
pub(crate) fn base(text: &str) -> Option<f64> {
    let lower = text.to_lowercase();
    let at = lower.find("per ")?;
    let digits: String = lower[at + 4..]
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || *letter == ',')
        .filter(char::is_ascii_digit)
        .collect();
    digits.parse().ok()
}
