//! Tables rebuilt from lines of text, over what a page break or another table put between their rows.

use std::cell::OnceCell;

use super::row::{self, Parsed};
use super::strip::Strip;
use super::{Column, ColumnKind, Grid, GridCell, Row, head};
use crate::book::{LineKind, is_caption, numbered};
use crate::number::Number;

/// Rows of one form that follow each other.
#[derive(Debug)]
struct Fragment {
    ranked: bool,
    form: Vec<usize>,
    rows: Vec<(usize, Parsed)>,
}

/// So many rows at least make a table.
const FEWEST: usize = 2;
/// A part of a table stands no farther than this many lines from the part before it.
const FAR: usize = 45;

/// The tables of rows of the page.
pub(super) fn grids(lines: &[Strip]) -> Vec<Grid> {
    let mut fragments: Vec<Fragment> = Vec::new();
    let mut last = None;
    for (at, line) in lines.iter().enumerate() {
        if matches!(line.kind, LineKind::Cell | LineKind::Apart) {
            continue;
        }
        let Some(parsed) = row::parse(&line.text) else { continue };
        let (ranked, form) = row::form(&parsed);
        let fragment = fragments.last_mut().filter(|_| last.is_some_and(|last| last + 1 == at));
        match fragment {
            Some(fragment) if fragment.takes(ranked, &form, &parsed) => {
                if fragment.form.len() == 1 && form.len() == 1 && form[0] < fragment.form[0] {
                    fragment.form = form;
                }
                fragment.rows.push((at, parsed));
            }
            _ => fragments.push(Fragment { ranked, form, rows: vec![(at, parsed)] }),
        }
        last = Some(at);
    }
    let fragments = joined(lines, fragments);
    let mut grids = Vec::new();
    for fragment in fragments.iter().filter(|fragment| fragment.is_table()) {
        for part in 0..fragment.form.len() {
            grids.extend(grid(lines, fragment, part));
        }
    }
    grids
}

impl Fragment {
    /// Whether a row belongs to it.
    fn takes(&self, ranked: bool, form: &[usize], parsed: &Parsed) -> bool {
        if ranked != self.ranked {
            // The row of totals below a ranking has no rank.
            return self.ranked && self.rows.len() > 2 && *form == self.form;
        }
        if self.rows.last().is_some_and(|(_, before)| self.ranked && before.rank.is_none()) {
            return false;
        }
        if let (Some((_, before)), true) = (self.rows.last(), ranked)
            && let (Some(one), Some(other)) = (&before.rank, &parsed.rank)
            && !(one.value <= other.value && other.value <= one.value + 2.0)
        {
            return false;
        }
        form == self.form
            // Of two tables side by side, one can be longer.
            || self.form.len() > 1 && form.len() == 1 && self.form.last() == form.first()
            || form.len() == 1 && self.form.len() == 1 && self.rows.len() > 1 && form[0] > 1 && form[0] + 1 == self.form[0] && self.begins_like(parsed)
            || form.len() == 1 && self.form.len() == 1 && (form[0] == self.form[0] + 1 && row::rejoined(&parsed.parts[0].1).is_some() || form[0] + 1 == self.form[0] && self.rows.len() == 1 && self.first_rejoins())
    }

    /// Whether its first row has a number in two pieces.
    fn first_rejoins(&self) -> bool {
        matches!(&*self.rows, [(_, parsed)] if parsed.parts.len() == 1 && row::rejoined(&parsed.parts[0].1).is_some())
    }

    /// Whether the numbers of a row look like those that its own begin with: a row without the last cell.
    fn begins_like(&self, parsed: &Parsed) -> bool {
        let look = |parsed: &Parsed| -> Vec<Option<(bool, bool)>> {
            let numbers = parsed.parts.iter().flat_map(|(_, numbers)| numbers);
            numbers
                .map(|number| number.as_ref().map(|it| (it.decimals > 0, it.is_percent())))
                .collect()
        };
        let own = look(parsed);
        self.rows.last().is_some_and(|(_, before)| look(before).starts_with(&own))
    }

    fn is_table(&self) -> bool {
        self.rows.len() >= FEWEST
            && (self.rows.len() > 2 || self.form.iter().sum::<usize>() > 1 || self.ranked)
    }

    /// How many numbers most rows have.
    fn width(&self, part: usize) -> usize {
        let of = |parsed: &Parsed| {
            let skipped = self.form.len() - parsed.parts.len().min(self.form.len());
            part.checked_sub(skipped)
                .and_then(|at| parsed.parts.get(at))
                .map(|(_, numbers)| numbers.len())
        };
        let mut widths: Vec<usize> =
            self.rows.iter().filter_map(|(_, parsed)| of(parsed)).collect();
        widths.sort_unstable();
        widths.get(widths.len() / 2).copied().unwrap_or(0)
    }
}

/// Fragments that go on joined: by their ranks, or by many columns of the same form.
fn joined(lines: &[Strip], fragments: Vec<Fragment>) -> Vec<Fragment> {
    let mut joined: Vec<Fragment> = Vec::new();
    for fragment in fragments {
        let earlier = joined.iter_mut().rev().find(|earlier| goes_on(lines, earlier, &fragment));
        match earlier {
            Some(earlier) => earlier.rows.extend(fragment.rows),
            None => joined.push(fragment),
        }
    }
    joined
}

fn goes_on(lines: &[Strip], earlier: &Fragment, fragment: &Fragment) -> bool {
    let (Some((end, last)), Some((start, first))) = (earlier.rows.last(), fragment.rows.first())
    else {
        return false;
    };
    if earlier.form != fragment.form || earlier.ranked != fragment.ranked || *start > end + FAR {
        return false;
    }
    match (&last.rank, &first.rank) {
        (Some(last), Some(first)) => {
            first.value > 1.0 && (first.value - last.value - 1.0).abs() < 0.5
        }
        // Below another caption or heading another table stands.
        _ if lines.get(*end..*start).is_none_or(|between| between.iter().any(heads_another)) => {
            false
        }
        _ => {
            fragment.form.iter().sum::<usize>() >= 4
                || (start - end <= 4 && fragment.form.iter().sum::<usize>() >= 2)
        }
    }
}

/// Whether a line begins what a table above it has no part in.
fn heads_another(line: &Strip) -> bool {
    let is_numbered = || numbered(&line.text).is_some_and(|(_, rest)| rest.len() < 60);
    (is_caption(&line.text) || is_numbered()) && !line.text.contains("ontinued")
}

/// One table of a fragment: the labels and numbers of one part of its rows.
fn grid(lines: &[Strip], fragment: &Fragment, part: usize) -> Option<Grid> {
    let width = fragment.width(part);
    let mut rows = Vec::new();
    for (at, parsed) in &fragment.rows {
        let skipped = fragment.form.len() - parsed.parts.len().min(fragment.form.len());
        let Some((label, numbers)) = part.checked_sub(skipped).and_then(|at| parsed.parts.get(at))
        else {
            continue;
        };
        let strip = lines.get(*at)?;
        let text = &strip.text;
        let numbers = if numbers.len() > width {
            row::rejoined(numbers).unwrap_or_else(|| numbers.clone())
        } else {
            numbers.clone()
        };
        let cell = |number: &Number| {
            let (line, range) = strip.place(&number.range);
            let printed = text.get(number.range.clone()).unwrap_or("").to_owned();
            let number = Number { range, ..number.clone() };
            GridCell { number, line, printed }
        };
        let mut cells: Vec<Option<GridCell>> =
            numbers.iter().map(|number| number.as_ref().map(&cell)).collect();
        cells.resize(width, None);
        let rank = parsed.rank.as_ref().map(cell).filter(|_| part == 0);
        rows.push(Row {
            label: label.clone(),
            rank,
            cells,
            lines: strip.lines(),
            is_sum: false,
            text: text.clone(),
        });
    }
    if rows.len() < FEWEST {
        return None;
    }
    let above = head::above(lines, fragment.rows.first()?.0);
    let above = head::share(above, fragment.form.len(), part);
    let mut grid = Grid {
        caption: above.caption.clone(),
        caption_line: above.caption_line,
        head: above.words.join(" "),
        columns: vec![
            Column { head: String::new(), kind: ColumnKind::Unknown, rounded: 0.0 };
            width
        ],
        rows,
        bonds: OnceCell::new(),
    };
    let pairs = in_brackets(lines, fragment, part, width);
    head::align(&mut grid, &above, pairs);
    Some(grid)
}

/// Whether every second number stands in brackets: the value before, beside the value.
fn in_brackets(lines: &[Strip], fragment: &Fragment, part: usize, width: usize) -> bool {
    let of = |(at, parsed): &(usize, Parsed)| {
        let text = &lines.get(*at)?.text;
        let (_, numbers) = parsed.parts.get(part)?;
        Some(numbers.iter().enumerate().all(|(at, number)| {
            number
                .as_ref()
                .is_none_or(|number| text[..number.range.start].ends_with('(') == (at % 2 == 1))
        }))
    };
    width.is_multiple_of(2) && width > 0 && fragment.rows.iter().all(|row| of(row) == Some(true))
}
