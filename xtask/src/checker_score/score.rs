//! The score: what became of each row, and the bounds.

use checker::Finding;

use super::Document;
use super::claims::{Claims, Row, Verdict};
use super::cover;
use super::kinds::Meaning;
use super::pairing::{self, Pair};

/// A set of claims, scored.
pub struct Score<'a> {
    /// Every row with its finding, by document, then as in the file.
    pub rows: Vec<Scored<'a>>,
    /// The findings on no row: their document, and the finding.
    pub extra: Vec<(&'a str, &'a Finding)>,
}

/// A row and what became of it.
pub struct Scored<'a> {
    pub row: &'a Row,
    /// For a wrong row the finding that found it; for any other the one that calls it wrong.
    pub finding: Option<&'a Finding>,
    /// Whether the finding gives the row's reason.
    pub right: bool,
    /// For a wrong row that none found, the extra findings on its line: of another value.
    pub near: Vec<&'a Finding>,
}

/// Something that was promised, and what was measured.
#[derive(Debug, PartialEq, Eq)]
pub struct Bound {
    pub of: &'static str,
    pub count: usize,
    pub rows: usize,
    pub limit: Limit,
}

/// What a count is held against.
#[derive(Debug, PartialEq, Eq)]
pub enum Limit {
    /// At least so many in a hundred rows.
    AtLeastPercent(usize),
    /// At most one in so many rows.
    AtMostOneIn(usize),
    None,
}

impl Bound {
    pub fn met(&self) -> bool {
        match self.limit {
            Limit::AtLeastPercent(percent) => self.count * 100 >= self.rows * percent,
            Limit::AtMostOneIn(number) => self.count * number <= self.rows,
            Limit::None => self.count == 0,
        }
    }
}

impl<'a> Score<'a> {
    /// Gives the findings of each document to its rows.
    pub fn new(claims: &'a Claims, documents: &'a [Document]) -> Self {
        let mut score = Self { rows: Vec::new(), extra: Vec::new() };
        for document in documents {
            let rows: Vec<&Row> =
                claims.rows.iter().filter(|row| row.document == document.name).collect();
            score.add(document, &rows);
        }
        score
    }

    fn add(&mut self, document: &'a Document, rows: &[&'a Row]) {
        let (lines, findings) = (&document.lines, &document.findings);
        let found = pairs(rows, findings, |row, _, finding| {
            let distance = cover::finds(lines, finding, row).filter(|_| row.wrong())?;
            Some((cover::right(finding, row), distance))
        });
        let mut taken: Vec<Option<u8>> = vec![None; findings.len()];
        for pair in found.iter().flatten() {
            taken[pair.finding] = Some(pair.distance);
        }
        let accused = pairs(rows, findings, |row, at, finding| {
            let distance = cover::accuses(lines, finding, row).filter(|_| !row.wrong())?;
            let excused = taken[at].is_some_and(|of_wrong| of_wrong <= distance);
            (!excused).then_some((false, distance))
        });
        let used: Vec<usize> =
            found.iter().chain(&accused).flatten().map(|pair| pair.finding).collect();
        let extra = findings.iter().enumerate().filter(|(at, _)| !used.contains(at));
        let extra: Vec<&Finding> = extra.map(|(_, finding)| finding).collect();
        for ((row, found), accused) in rows.iter().zip(&found).zip(&accused) {
            let pair = found.or(*accused);
            let finding = pair.and_then(|pair| findings.get(pair.finding));
            let mut near = extra.clone();
            near.retain(|one| {
                row.wrong() && finding.is_none() && lines.distance(one, row.line).is_some()
            });
            let right = pair.is_some_and(|pair| pair.right);
            self.rows.push(Scored { row, finding, right, near });
        }
        self.extra.extend(extra.into_iter().map(|finding| (document.name.as_str(), finding)));
    }

    /// The rows of these verdicts and kinds.
    pub fn tally(&self, of: impl Fn(&Row) -> bool) -> Tally {
        let mut tally = Tally::default();
        for scored in self.rows.iter().filter(|scored| of(scored.row)) {
            let called = usize::from(scored.finding.is_some());
            match scored.row.verdict {
                Verdict::Inconsistent | Verdict::Rounding => {
                    tally.wrong += 1;
                    tally.found += called;
                    tally.right += usize::from(scored.right);
                }
                Verdict::Consistent => {
                    tally.consistent += 1;
                    tally.false_alarms += called;
                }
                Verdict::Unverifiable => {
                    tally.unverifiable += 1;
                    tally.wrong_verdicts += called;
                }
            }
        }
        tally
    }

    /// What was promised, beside what was measured.
    pub fn bounds(&self) -> [Bound; 4] {
        let all = self.tally(|_| true);
        let arithmetic = self.tally(|row| Meaning::of(&row.kind).arithmetic);
        let bound = |of, count, rows, limit| Bound { of, count, rows, limit };
        [
            bound(
                "wrong rows of arithmetic kinds found with the right reason",
                arithmetic.right,
                arithmetic.wrong,
                Limit::AtLeastPercent(95),
            ),
            bound(
                "wrong rows of all kinds found with the right reason",
                all.right,
                all.wrong,
                Limit::AtLeastPercent(80),
            ),
            bound(
                "consistent rows called wrong",
                all.false_alarms,
                all.consistent,
                Limit::AtMostOneIn(50),
            ),
            bound(
                "unverifiable rows with a verdict",
                all.wrong_verdicts,
                all.unverifiable,
                Limit::None,
            ),
        ]
    }
}

/// The finding of each row, of those that `covers` says are right or not and so far away.
fn pairs(
    rows: &[&Row],
    findings: &[Finding],
    covers: impl Fn(&Row, usize, &Finding) -> Option<(bool, u8)>,
) -> Vec<Option<Pair>> {
    let mut pairs = Vec::new();
    for (row, of) in rows.iter().enumerate() {
        pairs.extend(findings.iter().enumerate().filter_map(|(finding, one)| {
            let (right, distance) = covers(of, finding, one)?;
            Some(Pair { row, finding, right, distance })
        }));
    }
    pairing::best(rows.len(), findings.len(), &pairs)
}

/// Rows counted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Inconsistent and rounding rows.
    pub wrong: usize,
    pub found: usize,
    pub right: usize,
    pub consistent: usize,
    pub false_alarms: usize,
    pub unverifiable: usize,
    pub wrong_verdicts: usize,
}

#[cfg(test)]
mod tests {
    use super::super::lines::Lines;
    use super::super::sample::{finding, row};
    use super::*;

    fn document(findings: Vec<Finding>) -> Document {
        let texts = ["Share 12% of 40", "Share 12% of 41", "None here", "The rest 3%", "Word 9"];
        let lines = Lines::new((1..).zip(texts));
        Document { name: "a.txt".to_owned(), lines, findings }
    }

    #[test]
    fn a_finding_counts_once_and_what_is_left_is_extra() {
        let claims = Claims {
            rows: vec![
                row(1, "share of total", "12%", "13%", Verdict::Inconsistent),
                row(2, "share of total", "12%", "12.0", Verdict::Consistent),
                row(4, "external figure", "3%", "-", Verdict::Unverifiable),
                row(5, "list count", "9", "8", Verdict::Rounding),
            ],
        };
        let checked = [document(vec![
            finding(1, "12%"),
            finding(1, "12%"),
            finding(4, "3%"),
            finding(4, "40"),
            finding(5, "9"),
        ])];
        let score = Score::new(&claims, &checked);
        let expected = Tally {
            wrong: 2,
            found: 2,
            right: 1,
            consistent: 1,
            false_alarms: 0,
            unverifiable: 1,
            wrong_verdicts: 1,
        };
        assert_eq!(score.tally(|_| true), expected);
        let extra: Vec<u32> = score.extra.iter().map(|(_, finding)| finding.at.line).collect();
        assert_eq!(extra, [1, 4]);
        let met: Vec<bool> = score.bounds().iter().map(Bound::met).collect();
        assert_eq!(met, [false, false, true, false]);
    }

    #[test]
    fn what_found_a_wrong_row_does_not_accuse_one_that_is_no_nearer() {
        let claims = Claims {
            rows: vec![
                row(1, "share of total", "12%", "13%", Verdict::Inconsistent),
                row(1, "comparison", "12%", "-", Verdict::Consistent),
            ],
        };
        let checked = [document(vec![finding(1, "12%")])];
        assert_eq!(Score::new(&claims, &checked).tally(|_| true).false_alarms, 0);
        let checked = [document(vec![finding(1, "12%"), finding(1, "12")])];
        assert_eq!(Score::new(&claims, &checked).tally(|_| true).false_alarms, 1);
    }

    #[test]
    fn bounds_are_kept_to_the_row() {
        let met = |count, rows, limit| Bound { of: "", count, rows, limit }.met();
        assert!(met(19, 20, Limit::AtLeastPercent(95)) && !met(18, 19, Limit::AtLeastPercent(95)));
        assert!(met(1, 50, Limit::AtMostOneIn(50)) && !met(1, 49, Limit::AtMostOneIn(50)));
        assert!(met(0, 0, Limit::None) && !met(1, 100, Limit::None));
    }
}
