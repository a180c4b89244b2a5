//! What a reader is told.

use checker::{Claim, Finding, Kind, Severity, judge_all};

use super::figures::{Invented, count, people};
use super::said::{change, level, rank, rate, scope};

const YEAR: &str = "2020-04..2021-03";
const BEFORE: &str = "2019-04..2020-03";

fn finding(claim: Claim) -> Option<Finding> {
    judge_all(&[claim], &Invented, &scope()).findings.pop()
}

#[test]
fn a_finding_says_what_is_right_and_what_happened() {
    let truth = count("burglary", "Riverside", YEAR);
    let written = count("burglary", "Riverside", "2020-01..2020-12");
    let found = finding(level(written, "burglary", "Riverside", YEAR)).unwrap();
    assert_eq!((found.kind, found.severity), (Kind::Data, Severity::Contradiction));
    assert_eq!(found.should, Some(figure::write::count(truth)));
    assert_eq!(
        found.working,
        format!(
            "Riverside had {} burglary offences in the 12 months to March 2021 (made-up-2021-06). {} is of the calendar year \
             2020, not of the financial year.",
            figure::write::count(truth),
            figure::write::count(written)
        )
    );
}

#[test]
fn every_kind_of_figure_has_its_working() {
    let (now, before) =
        (count("robbery", "Riverside", YEAR), count("robbery", "Riverside", BEFORE));
    let changed = finding(change(77.7, "robbery", "Riverside", YEAR, BEFORE)).unwrap();
    let percent = 100.0 * (now - before) / before;
    assert_eq!(
        changed.should.as_deref(),
        Some(format!("{percent:+.2}%").replace('-', "\u{2212}").as_str())
    );
    assert!(changed.working.contains("in the 12 months to March 2020"), "{}", changed.working);
    let rated = finding(rate(99.99, "robbery", "Riverside", YEAR)).unwrap();
    let people = figure::write::count(people("Riverside", 2020));
    let wanted = format!("for {people} residents (resident population, mid-2020)");
    assert!(rated.working.contains(&wanted), "{}", rated.working);
    let ranked =
        finding(rank(40, "robbery", "Riverside", YEAR, "of all Estuary boroughs")).unwrap();
    assert!(ranked.working.contains("of 12 Estuary boroughs by robbery"), "{}", ranked.working);
    assert!(
        ranked.working.ends_with("the lowest rate first (made-up-2021-06)."),
        "{}",
        ranked.working
    );
}

#[test]
fn what_is_cut_off_is_told_apart_from_what_is_wrong() {
    let (now, before) =
        (count("robbery", "Riverside", YEAR), count("robbery", "Riverside", BEFORE));
    let percent: f64 = 100.0 * (now - before) / before;
    // The first precision at which cutting off and rounding give different digits.
    let scaled = |decimals: u8| percent * 10f64.powi(i32::from(decimals));
    let parts = |value: f64| (value.trunc() - value.round()).abs() > 0.5;
    let decimals = (0..4).find(|decimals| parts(scaled(*decimals))).unwrap();
    let value = scaled(decimals).trunc() / 10f64.powi(i32::from(decimals));
    let claim = Claim {
        value,
        decimals,
        printed: format!("{value:.*}%", usize::from(decimals)),
        ..change(value, "robbery", "Riverside", YEAR, BEFORE)
    };
    let found = finding(claim).unwrap();
    assert_eq!(found.severity, Severity::Rounding);
    assert!(found.working.ends_with("It is cut off, not rounded."), "{}", found.working);
}
