//! The marks in the document: which figure of which line has which numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use markup::{Content, el};

use super::super::align::clamped;
use super::super::{Numbered, Sorted};
use super::list::tone;

/// The marks of a document, by the line that they stand in.
pub(super) struct Marks<'a> {
    findings: BTreeMap<usize, Vec<&'a Numbered<'a>>>,
    /// The lines that a finding leads to because it is held against them.
    against: BTreeSet<usize>,
}

/// The id of the mark of a finding.
pub(super) fn id(number: usize) -> String {
    format!("mark-{number}")
}

/// The id of a line.
pub(super) fn line_id(index: usize) -> String {
    format!("line-{index}")
}

impl<'a> Marks<'a> {
    /// Those of these findings.
    pub(super) fn new(sorted: &'a Sorted<'a>) -> Self {
        let mut findings: BTreeMap<usize, Vec<&Numbered<'_>>> = BTreeMap::new();
        let mut against = BTreeSet::new();
        for numbered in sorted.all() {
            findings.entry(numbered.finding.at.index).or_default().push(numbered);
            against.extend(numbered.beside().into_iter().map(|spot| spot.index));
        }
        Self { findings, against }
    }

    /// A line's text, so much of it as is shown, with its marks.
    pub(super) fn line(&self, index: usize, text: &str) -> Content {
        let marked = self.marked(index, text);
        if self.against.contains(&index) {
            return Content::from(
                el("span").class("beside").attr("id", line_id(index)).content(marked),
            );
        }
        marked
    }

    fn marked(&self, index: usize, text: &str) -> Content {
        let Some(found) = self.findings.get(&index) else { return Content::from(text) };
        let mut content = Content::new();
        let mut shown = 0;
        for (range, numbered) in clusters(found, text) {
            content =
                content.text(&text[shown..range.start]).then(mark(&text[range.clone()], &numbered));
            shown = range.end;
        }
        content.text(&text[shown..])
    }
}

/// The parts of a line that findings are of; those that overlap are one.
fn clusters<'a>(
    found: &[&'a Numbered<'a>],
    text: &str,
) -> Vec<(Range<usize>, Vec<&'a Numbered<'a>>)> {
    let mut each: Vec<_> =
        found.iter().map(|one| (clamped(text, &one.finding.at.range), vec![*one])).collect();
    each.sort_by_key(|(range, _)| (range.start, range.end));
    let mut clusters: Vec<(Range<usize>, Vec<&Numbered<'_>>)> = Vec::new();
    for (range, numbered) in each {
        match clusters.last_mut() {
            Some((before, all)) if range.start < before.end => {
                before.end = before.end.max(range.end);
                all.extend(numbered);
            }
            _ => clusters.push((range, numbered)),
        }
    }
    clusters
}

/// The figure, which leads to its first finding, and the numbers of the others, each of which leads to its own.
fn mark(text: &str, numbered: &[&Numbered<'_>]) -> Content {
    let mut content = Content::new();
    for (at, one) in numbered.iter().enumerate() {
        let tone = if one.accepted.is_some() { "aside" } else { tone(one.finding.severity) };
        let number = el("sup")
            .child(el("span").class("unseen").text(" (finding "))
            .text(one.number.to_string())
            .child(el("span").class("unseen").text(")"));
        let link = el("a")
            .class(&format!("mark {tone}"))
            .attr("id", id(one.number))
            .attr("href", format!("#finding-{}", one.number));
        let link = if at == 0 { link.child(el("mark").text(text)) } else { link };
        content = content.child(link.child(number));
    }
    content
}
