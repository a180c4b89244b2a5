//! Where the rules lay down what they find.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use reading::Reading;

use crate::book::{Book, Sentence};
use crate::fact::Facts;
use crate::grid::GridCell;
use crate::rounding::Fit;
use crate::{Finding, Kind, Severity, Spot, Sure};

/// What the rules have found so far in a document.
pub(crate) struct Desk<'a> {
    /// The document as it was read.
    pub(crate) reading: &'a Reading,
    /// The document.
    pub(crate) book: &'a Book,
    /// What it says of measures and places.
    pub(crate) facts: &'a Facts,
    findings: Vec<Finding>,
    /// Which of them are on a line.
    on_line: BTreeMap<usize, Vec<usize>>,
    /// The line and byte of every figure that something was held against.
    checked: BTreeSet<(usize, usize)>,
}

impl<'a> Desk<'a> {
    /// An empty desk.
    pub(crate) fn new(reading: &'a Reading, book: &'a Book, facts: &'a Facts) -> Self {
        Self {
            reading,
            book,
            facts,
            findings: Vec::new(),
            on_line: BTreeMap::new(),
            checked: BTreeSet::new(),
        }
    }

    /// The place of a part of a sentence.
    pub(crate) fn spot(&self, sentence: &Sentence, range: &Range<usize>) -> Spot {
        self.book.spot(sentence, range)
    }

    /// The place of a cell.
    pub(crate) fn cell_spot(&self, cell: &GridCell, quote: &str) -> Spot {
        self.book.at(cell.line, cell.number.range.clone(), quote)
    }

    /// A figure was held against something.
    pub(crate) fn checked(&mut self, spot: &Spot) {
        self.checked.insert((spot.index, spot.range.start));
    }

    /// Lays down a finding. Of findings of one kind on one figure the first stays.
    pub(crate) fn found(&mut self, finding: Finding) {
        self.checked(&finding.at);
        let is_there = self.on(&finding.at).any(|known| {
            known.at.range == finding.at.range
                && (known.kind == finding.kind
                    || known.severity <= finding.severity && overlaps(known.kind, finding.kind))
        });
        if !is_there {
            self.on_line.entry(finding.at.index).or_default().push(self.findings.len());
            self.findings.push(finding);
        }
    }

    /// The findings on the line of a spot.
    fn on(&self, spot: &Spot) -> impl Iterator<Item = &Finding> {
        let on_line = self.on_line.get(&spot.index).into_iter().flatten();
        on_line.filter_map(|at| self.findings.get(*at))
    }

    /// Lays down a finding where a fit is not right: a contradiction, or odd rounding.
    pub(crate) fn judged(
        &mut self,
        fit: Fit,
        finding: impl FnOnce(Severity) -> Finding,
        at: &Spot,
    ) {
        self.checked(at);
        match fit {
            Fit::Right => {}
            Fit::Odd => self.found(finding(Severity::Rounding)),
            Fit::Wrong => self.found(finding(Severity::Contradiction)),
        }
    }

    /// Whether a figure has a finding already.
    pub(crate) fn has(&self, spot: &Spot) -> bool {
        self.on(spot).any(|known| known.at.range == spot.range)
    }

    /// The findings in reading order, and how many figures were checked.
    pub(crate) fn finish(self) -> (Vec<Finding>, BTreeSet<(usize, usize)>) {
        let mut findings = self.findings;
        findings.sort_by(|one, other| {
            (one.at.index, one.at.range.start, one.kind).cmp(&(
                other.at.index,
                other.at.range.start,
                other.kind,
            ))
        });
        (findings, self.checked)
    }
}

/// Whether a finding of the second kind on a figure says again what one of the first said.
fn overlaps(known: Kind, new: Kind) -> bool {
    use Kind::{
        CountTwice, ImpliedPopulation, PartExceedsWhole, PercentageChange, PercentageChangeTwice,
        Rate, RateTwice, ShareOfTotal, SumOfShares,
    };
    matches!(
        (known, new),
        (PercentageChange, PercentageChangeTwice)
            | (Rate, RateTwice | ImpliedPopulation)
            | (RateTwice, ImpliedPopulation)
            | (PartExceedsWhole | Rate, CountTwice)
            | (ShareOfTotal, SumOfShares)
            | (SumOfShares, ShareOfTotal)
    )
}

/// A finding being written.
pub(crate) fn finding(
    kind: Kind,
    severity: Severity,
    sure: Sure,
    at: Spot,
    says: impl Into<String>,
    working: impl Into<String>,
) -> Finding {
    Finding {
        kind,
        severity,
        sure,
        at,
        says: says.into(),
        should: None,
        working: working.into(),
        against: Vec::new(),
    }
}

impl Finding {
    /// With what it should be.
    pub(crate) fn should(mut self, should: impl Into<String>) -> Self {
        self.should = Some(should.into());
        self
    }

    /// With where what it contradicts stands.
    pub(crate) fn against(mut self, spots: impl IntoIterator<Item = Spot>) -> Self {
        self.against.extend(spots);
        self
    }
}
