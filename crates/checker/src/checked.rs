//! A document, checked.

use std::collections::BTreeSet;

use figure::Figures;
use reading::Reading;
use serde::Serialize;

use crate::book::Book;
use crate::claims;
use crate::data::{Judgement, Scope, finding as against_data, judge_all};
use crate::desk::Desk;
use crate::fact::Facts;
use crate::rules::RULES;
use crate::{Finding, Severity, Spot};

/// What was found in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Checked {
    /// The findings in reading order.
    pub findings: Vec<Finding>,
    /// How much was looked at.
    pub coverage: Coverage,
}

/// How many claims there were, and how many could be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
pub struct Coverage {
    /// Figures that say something: counts, shares, changes, rates, ranks, periods, list lengths.
    pub claims: usize,
    /// Of these, those that something in the document could be held against.
    pub checked: usize,
    /// Of these, those that contradict.
    pub contradict: usize,
}

/// Checks a document without data.
pub fn check(reading: &Reading) -> Checked {
    examined(reading, |_, _| Vec::new())
}

/// Checks a document, and holds what can be bound against the data too.
pub fn check_against(reading: &Reading, figures: &dyn Figures, scope: &Scope) -> Checked {
    examined(reading, |book, facts| {
        let claims = claims::of(book, facts);
        let against = judge_all(&claims, figures, scope);
        let is_judged = |judgement: &Judgement| !matches!(judgement, Judgement::NotCheckable(_));
        let judged = claims.into_iter().zip(&against.judgements);
        let judged = judged.filter(|(_, judgement)| is_judged(judgement));
        judged.map(|(claim, judgement)| (against_data(&claim, judgement), claim.at)).collect()
    })
}

/// Checks a document; `against` says of which other figures something was found, and what.
fn examined(
    reading: &Reading,
    against: impl FnOnce(&Book, &Facts) -> Vec<(Option<Finding>, Spot)>,
) -> Checked {
    let book = Book::new(reading);
    let facts = Facts::new(&book);
    let mut desk = Desk::new(reading, &book, &facts);
    for rule in RULES {
        rule(&mut desk);
    }
    let (mut findings, mut checked) = desk.finish();
    for (found, at) in against(&book, &facts) {
        checked.insert((at.index, at.range.start));
        findings.extend(found);
    }
    // What is found by the data stands after what the document itself says of the same figure.
    findings.sort_by_key(|finding| (finding.at.index, finding.at.range.start));
    let mut claims = figures(&book);
    claims.extend(&checked);
    let contradict: BTreeSet<(usize, usize)> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Contradiction)
        .map(|finding| (finding.at.index, finding.at.range.start))
        .collect();
    let coverage =
        Coverage { claims: claims.len(), checked: checked.len(), contradict: contradict.len() };
    Checked { findings, coverage }
}

/// The line and byte of every figure of a document.
fn figures(book: &Book) -> BTreeSet<(usize, usize)> {
    let mut figures = BTreeSet::new();
    for sentence in &book.sentences {
        for number in sentence.numbers.iter().filter(|number| number.is_figure()) {
            let (line, range) = sentence.at(&number.range);
            figures.insert((line, range.start));
        }
    }
    for row in book.grids.iter().flat_map(|grid| &grid.rows) {
        let cells = row.rank.iter().chain(row.cells.iter().flatten());
        figures.extend(cells.map(|cell| (cell.line, cell.number.range.start)));
    }
    figures
}
