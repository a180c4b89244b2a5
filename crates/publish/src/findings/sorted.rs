//! Findings in the order in which they are told.

use std::collections::BTreeSet;

use checker::{Finding, Severity, Spot};

use super::{Acceptance, Examined};

/// A finding with its number in the document.
#[derive(Debug, Clone)]
pub struct Numbered<'a> {
    /// Its number, from 1, in reading order. It stays when a finding before it is accepted.
    pub number: usize,
    /// The finding.
    pub finding: &'a Finding,
    /// Its mark.
    pub mark: String,
    /// That somebody let it stand.
    pub accepted: Option<&'a Acceptance>,
}

impl Numbered<'_> {
    /// What the finding is held against, where that is not in the words that are quoted already; each words once.
    pub(super) fn beside(&self) -> Vec<&Spot> {
        let mut quotes = BTreeSet::from([&*self.finding.at.quote]);
        self.finding.against.iter().filter(|spot| quotes.insert(&spot.quote)).collect()
    }
}

/// The findings of a document, those to look at and those that were accepted, each in reading order.
#[derive(Debug, Clone)]
pub struct Sorted<'a> {
    /// Those that nobody accepted.
    pub open: Vec<Numbered<'a>>,
    /// Those that somebody accepted.
    pub accepted: Vec<Numbered<'a>>,
    /// What was accepted and is found no more: the document changed.
    pub lost: Vec<&'a Acceptance>,
}

/// The severities in the order in which they are told.
pub(super) const SEVERITIES: [Severity; 3] =
    [Severity::Contradiction, Severity::Rounding, Severity::Remark];

impl<'a> Sorted<'a> {
    /// Numbers the findings and sets those apart that were accepted.
    pub fn new(examined: &Examined<'a>) -> Self {
        let mut findings: Vec<&Finding> = examined.checked.findings.iter().collect();
        findings.sort_by_key(|finding| (finding.at.index, finding.at.range.start));
        let numbered = findings.into_iter().zip(1..).map(|(finding, number)| {
            let mark = finding.mark();
            let accepted = examined.accepted.iter().find(|accepted| accepted.mark == mark);
            Numbered { number, finding, mark, accepted }
        });
        let (accepted, open): (Vec<_>, Vec<_>) =
            numbered.partition(|numbered| numbered.accepted.is_some());
        let found: BTreeSet<&str> = accepted.iter().map(|numbered| &*numbered.mark).collect();
        let lost = examined.accepted.iter().filter(|one| !found.contains(&*one.mark)).collect();
        Self { open, accepted, lost }
    }

    /// All findings, accepted or not, in reading order.
    pub fn all(&self) -> Vec<&Numbered<'a>> {
        let mut all: Vec<_> = self.open.iter().chain(&self.accepted).collect();
        all.sort_by_key(|numbered| numbered.number);
        all
    }

    /// Whether something contradicts that nobody accepted.
    pub fn contradicts(&self) -> bool {
        self.open.iter().any(|numbered| numbered.finding.severity == Severity::Contradiction)
    }

    /// The findings that nobody accepted, by severity; only the severities that there are.
    pub(super) fn groups(&self) -> Vec<(Severity, Vec<&Numbered<'a>>)> {
        let of = |severity| {
            let found = self.open.iter().filter(|one| one.finding.severity == severity);
            (severity, found.collect::<Vec<_>>())
        };
        SEVERITIES.into_iter().map(of).filter(|(_, found)| !found.is_empty()).collect()
    }
}
