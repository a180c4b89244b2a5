//! The key: names that stand as numbers on a map, in columns under it.

use super::labels::badge;
use crate::chart::axes::as_f64;
use crate::chart::canvas::{Anchor, text, width_of};
use markup::{Element, el, number};

/// Between a badge's left side and its name.
const INDENT: f64 = 29.0;

/// The entries in as many columns as fit, read downwards, with where they end.
pub(super) fn draw(entries: &[(usize, String)], top: f64, width: f64, font: f64) -> (Element, f64) {
    let step = font + 10.0;
    let widest = entries.iter().map(|(_, words)| width_of(words, font) * 1.1).fold(0.0, f64::max);
    let columns =
        (1..=4).rev().find(|n| as_f64(*n) * (INDENT + widest + 10.0) <= width + 10.0).unwrap_or(1);
    let rows = entries.len().div_ceil(columns).max(1);
    let drawn = entries.iter().enumerate().map(|(i, (n, words))| {
        let x = width / as_f64(columns) * as_f64(i / rows);
        let y = top + step * as_f64(i % rows);
        let sign = el("g")
            .attr("transform", format!("translate({} {})", number(x + 11.0), number(y + 8.0)))
            .child(badge(*n, font));
        let base = y + 8.0 + font * 0.36;
        el("g").child(sign).child(text(x + INDENT, base, Anchor::Start, "ink", words))
    });
    let end = if entries.is_empty() { top } else { top + step * as_f64(rows) };
    (el("g").at("font-size", font).children(drawn), end)
}
