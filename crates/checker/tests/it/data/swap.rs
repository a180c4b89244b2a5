//! A true report with every figure on the wrong offence: not one figure of it may be called right.

use checker::{AgainstData, Claim, Judgement, judge_all};

use super::figures::{Invented, count, people};
use super::said::{change, level, rank, rate, scope};

const YEAR: &str = "2020-04..2021-03";
const BEFORE: &str = "2019-04..2020-03";
const OFFENCES: [&str; 5] = ["TNO", "burglary", "residential burglary", "robbery", "shoplifting"];
const IDS: [&str; 5] = ["tno", "burglary", "burglary-residential", "robbery", "shoplifting"];

/// The report with the figures of each offence printed under the one that stands so many places further.
fn report(by: usize) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (at, said) in OFFENCES.iter().enumerate() {
        let id = IDS[(at + by) % IDS.len()];
        for place in ["Riverside", "Hillford", "Quay", "Old Town"] {
            let (now, before) = (count(id, place, YEAR), count(id, place, BEFORE));
            let change_of = 100.0 * (now - before) / before;
            claims.extend([
                level(now, said, place, YEAR),
                level(before, said, place, BEFORE),
                rate(1000.0 * now / people(place, 2020), said, place, YEAR),
                change(change_of, said, place, YEAR, BEFORE),
            ]);
        }
    }
    claims
}

fn supported(against: &AgainstData) -> usize {
    against.coverage.checked - against.coverage.contradict
}

#[test]
fn a_true_report_is_right_throughout() {
    let claims = report(0);
    let against = judge_all(&claims, &Invented, &scope());
    assert_eq!(against.findings, []);
    assert_eq!((against.coverage.claims, supported(&against)), (claims.len(), claims.len()));
}

#[test]
fn a_report_with_every_figure_on_the_wrong_offence_is_wrong_throughout() {
    for by in 1..OFFENCES.len() {
        let mut claims = report(by);
        let all = claims.len();
        // Of so many figures one or two are, as printed, the same for another offence.
        let mut truth = report(0).into_iter().map(|claim| claim.printed);
        claims.retain(|claim| truth.next() != Some(claim.printed.clone()));
        assert!(claims.len() + 3 > all, "{by}: {} of {all}", claims.len());
        let against = judge_all(&claims, &Invented, &scope());
        let right = claims.iter().zip(&against.judgements);
        let right: Vec<_> =
            right.filter(|(_, j)| matches!(j, Judgement::Supported { .. })).collect();
        assert!(right.is_empty(), "{by}: {right:#?}");
        assert_eq!(against.coverage.contradict, claims.len());
        assert_eq!(against.findings.len(), claims.len());
    }
}

#[test]
fn the_offence_that_has_the_figure_is_not_looked_for() {
    // Robbery's count is no burglary's, though its digits stand in the data; and no cause says so, since nothing binds them.
    let claims = [level(count("robbery", "Riverside", YEAR), "burglary", "Riverside", YEAR)];
    let against = judge_all(&claims, &Invented, &scope());
    assert_eq!(against.coverage.contradict, 1);
}

#[test]
fn figures_of_another_place_or_period_support_nothing() {
    let mut claims = Vec::new();
    for id in ["burglary", "robbery", "shoplifting"] {
        claims.push(level(count(id, "Hillford", YEAR), id, "Riverside", YEAR));
        claims.push(level(count(id, "Riverside", BEFORE), id, "Riverside", YEAR));
        claims.push(rank(40, id, "Riverside", YEAR, "of all Estuary boroughs"));
    }
    let against = judge_all(&claims, &Invented, &scope());
    assert_eq!((supported(&against), against.coverage.contradict), (0, claims.len()));
}
