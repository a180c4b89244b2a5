//! What repeats at the top or the foot of pages: headers, footers, page numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::Reading;
use super::block::{Block, Kind, Line};

/// How many blocks from the top and from the foot of a page may be its header and footer.
const DEEP: usize = 3;
/// So many letters of a header say that it is the same; what follows can name the section.
const LONG: usize = 40;

/// Marks blocks at the ends of pages of which a line, numbers aside, stands there on at least three pages and a third of all.
pub(super) fn mark(reading: &mut Reading) {
    if reading.pages < 3 {
        return;
    }
    let mut seen: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let ends = ends(&reading.blocks);
    for &at in &ends {
        for line in &reading.blocks[at].lines {
            seen.entry(shape(&line.text)).or_default().insert(line.page);
        }
    }
    let enough = usize::try_from(reading.pages / 3).unwrap_or(3).max(3);
    for at in ends {
        let block = &mut reading.blocks[at];
        // The name of a long section goes over two lines, of which the header stands beside the first.
        let is_running =
            |line: &Line| seen.get(&shape(&line.text)).is_some_and(|pages| pages.len() >= enough);
        if block.lines.iter().any(is_running) {
            block.kind = Kind::Running;
        }
    }
}

/// The words of a line with every number as one sign, so that "Page 7 of 20" and "Page 8 of 20" are one.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for letter in text.to_lowercase().chars() {
        let letter = if letter.is_numeric() { '#' } else { letter };
        if !(letter == '#' && shape.ends_with('#')) {
            shape.push(letter);
        }
    }
    shape.truncate(shape.char_indices().nth(LONG).map_or(shape.len(), |(at, _)| at));
    shape
}

/// A header is no sentence: short pages can say the same with other figures.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.split_whitespace().count() > 6
}

/// The blocks near the top and the foot of their pages that are short enough to be a header.
fn ends(blocks: &[Block]) -> BTreeSet<usize> {
    let mut by_page: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some(line) = block.lines.first() {
            by_page.entry(line.page).or_default().push(at);
        }
    }
    let mut ends: BTreeSet<usize> = BTreeSet::new();
    for places in by_page.values() {
        ends.extend(places.iter().take(DEEP).chain(places.iter().rev().take(DEEP)));
    }
    ends.retain(|at| {
        let block = &blocks[*at];
        let can_be = !matches!(block.kind, Kind::Table(_) | Kind::Footnote);
        let text = block.text();
        block.lines.len() <= 3 && can_be && !is_caption(&text) && !is_sentence(&text)
    });
    ends
}

/// Whether a text is a caption by its first words, "Table 3": a table or a chart may stand at the top of many pages.
fn is_caption(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    ["table", "figure", "chart", "map", "graph", "box"]
        .iter()
        .any(|word| first.eq_ignore_ascii_case(word))
        && words.next().is_some_and(|number| number.starts_with(|sign: char| sign.is_numeric()))
}
