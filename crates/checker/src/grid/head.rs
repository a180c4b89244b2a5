//! What stands above a table's rows: its caption, and the heads of its columns, found by what fits the numbers below.

use super::kind;
use super::strip::Strip;
use super::{ColumnKind, Grid, GridCell, units};
use crate::book::{LineKind, is_caption, numbered};
use crate::subject;

/// What stands above a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Above {
    /// Its caption.
    pub(super) caption: String,
    /// The line of it.
    pub(super) caption_line: usize,
    /// The words of its head.
    pub(super) words: Vec<String>,
    /// Whether a word begins a new block of the page: heads of columns stand apart.
    pub(super) breaks: Vec<bool>,
    /// What each line of it says, by cells where the page has them, nearest the rows first.
    pub(super) lines: Vec<Vec<String>>,
}

/// So many lines can stand above the rows.
const DEEP: usize = 24;
/// A head has no longer line.
const LONG: usize = 110;

/// Reads upwards from a table's first row.
pub(super) fn above(lines: &[Strip], first: usize) -> Above {
    let mut head: Vec<usize> = Vec::new();
    let line_of = |at: usize| lines.get(at).map_or(0, Strip::first);
    let mut above = Above { caption_line: line_of(first), ..Above::default() };
    for at in (first.saturating_sub(DEEP)..first).rev() {
        let Some(line) = lines.get(at) else { break };
        if line.kind == LineKind::Cell
            || line.text.ends_with('.') && !line.text.ends_with("no.")
            || line.text.len() > LONG && !is_caption(&line.text)
        {
            break;
        }
        if super::row::parse(&line.text)
            .is_some_and(|row| row.parts.iter().any(|(_, numbers)| !numbers.is_empty()))
            && !head_like(&line.text)
        {
            break;
        }
        if is_caption(&line.text)
            || numbered(&line.text).is_some_and(|(number, _)| number.contains('.'))
        {
            above.caption.clone_from(&line.text);
            above.caption_line = line_of(at);
            break;
        }
        head.push(at);
    }
    above.lines = head.iter().filter_map(|at| lines.get(*at)).map(said).collect();
    head.reverse();
    if above.caption.is_empty()
        && let Some(&top) = head.first()
        && head.len() > 1
    {
        above.caption.clone_from(&lines[top].text);
        above.caption_line = line_of(top);
        head.remove(0);
    }
    let mut block = None;
    for at in head {
        let line = &lines[at];
        if line.text.contains('=') && subject::scan(&line.text).len() > 1 {
            // Two tables side by side with their totals above them.
            above.caption = format!("{} {}", above.caption, line.text);
            continue;
        }
        for (number, word) in line.text.split_whitespace().enumerate() {
            above.words.push(word.to_owned());
            above.breaks.push(number == 0 && block != Some(line.block));
        }
        block = Some(line.block);
    }
    above
}

/// The heads that a line may say.
fn said(line: &Strip) -> Vec<String> {
    line.cells().map_or_else(
        || units::of(&line.text),
        |cells| cells.into_iter().map(str::to_owned).collect(),
    )
}

/// "Rate 19" is a head although it ends with a number: it names no place and is short.
fn head_like(text: &str) -> bool {
    text.split_whitespace().count() <= 3 && kind::by_head(text).is_some()
}

/// The share of what stands above that one of several tables side by side has.
pub(super) fn share(above: Above, parts: usize, part: usize) -> Above {
    if parts < 2 {
        return above;
    }
    let size = above.words.len() / parts;
    let range = part * size..(part + 1) * size;
    let mut subjects = subject::scan(&above.caption);
    subjects.drain(..subjects.len().saturating_sub(parts));
    let caption = match (subjects.get(part), subjects.get(part + 1)) {
        (Some((from, _)), to) if subjects.len() == parts => above
            .caption
            .get(from.start..to.map_or(above.caption.len(), |(to, _)| to.start))
            .unwrap_or("")
            .to_owned(),
        _ => above.caption.clone(),
    };
    Above {
        caption,
        caption_line: above.caption_line,
        words: above.words.get(range.clone()).unwrap_or(&[]).to_vec(),
        breaks: above.breaks.get(range).unwrap_or(&[]).to_vec(),
        lines: Vec::new(),
    }
}

/// Gives every column its head: from the line that has one for each, else the words that fit its numbers best, in order.
/// With `pairs` every second column is the value before, in brackets.
pub(super) fn align(grid: &mut Grid, above: &Above, pairs: bool) {
    let (words, breaks) = (&*above.words, &*above.breaks);
    let ranked = grid.rows.first().is_some_and(|row| row.rank.is_some());
    let before = 1 + usize::from(ranked);
    let columns: Vec<Vec<&GridCell>> =
        (0..grid.columns.len()).map(|at| grid.cells(at).map(|(_, cell)| cell).collect()).collect();
    let count = before + columns.len();
    let told = |heads: Vec<String>| -> Vec<String> {
        if pairs {
            heads.into_iter().flat_map(|head| [head.clone(), format!("{head} (before)")]).collect()
        } else {
            heads
        }
    };
    let own = columns.len() / if pairs { 2 } else { 1 };
    let line = above.lines.iter().take(3).find_map(|line| {
        let skipped = line.len().checked_sub(own).filter(|skipped| *skipped <= before)?;
        (own > 1).then(|| told(line[skipped..].to_vec()))
    });
    let segments = best(words, breaks, count, &|at, text| {
        if at < before {
            label_cost(text, ranked && at == 0)
        } else {
            cell_cost(text, &columns[at - before])
        }
    });
    let heads: Vec<String> = line.unwrap_or_else(|| {
        segments.iter().skip(before).map(|(from, to)| words[*from..*to].join(" ")).collect()
    });
    let mut kinds = Vec::new();
    for (at, cells) in columns.iter().enumerate() {
        let head = heads.get(at).map_or("", |head| head);
        kinds.push(kind::of(head, cells));
    }
    for ((column, kind), at) in grid.columns.iter_mut().zip(kinds).zip(0..) {
        column.head = heads.get(at).cloned().unwrap_or_default();
        column.kind = kind;
    }
}

fn label_cost(text: &str, rank: bool) -> f64 {
    match kind::by_head(text) {
        None => 0.0,
        Some(ColumnKind::Rank) if rank => -0.2,
        Some(ColumnKind::Rank) => 0.8,
        // The head of a column of numbers stands over the labels only where nothing else does.
        Some(_) => 2.0,
    }
}

fn cell_cost(text: &str, cells: &[&GridCell]) -> f64 {
    if text.is_empty() {
        return 1.5;
    }
    match kind::by_head(text) {
        Some(found) => kind::cost(found, cells) - 0.3,
        None => 1.2,
    }
}

/// The words parted into so many runs, in order, at the least cost. A run can be empty.
fn best(
    words: &[String],
    breaks: &[bool],
    count: usize,
    cost: &dyn Fn(usize, &str) -> f64,
) -> Vec<(usize, usize)> {
    let length = words.len();
    if length > 60 {
        return vec![(0, 0); count];
    }
    let mut table = vec![vec![(f64::INFINITY, 0); length + 1]; count + 1];
    table[0][0] = (0.0, 0);
    for column in 0..count {
        for from in 0..=length {
            let (so_far, _) = table[column][from];
            if so_far.is_infinite() {
                continue;
            }
            for to in from..=length {
                let text = words[from..to].join(" ");
                // Heads that stand apart are heads of different columns.
                let inner =
                    (from + 1..to).filter(|at| breaks.get(*at).copied().unwrap_or(false)).count();
                let cut = to > from && to < length && !breaks.get(to).copied().unwrap_or(false);
                let penalty = 0.6 * f64::from(u32::try_from(inner).unwrap_or(9))
                    + if cut { 0.25 } else { 0.0 };
                let total =
                    so_far + cost(column, &text) + penalty + if from == to { 0.4 } else { 0.0 };
                if total < table[column + 1][to].0 {
                    table[column + 1][to] = (total, from);
                }
            }
        }
    }
    let mut segments = Vec::new();
    let mut end = length;
    for column in (0..count).rev() {
        let (_, start) = table[column + 1][end];
        segments.push((start, end));
        end = start;
    }
    segments.reverse();
    segments
}
