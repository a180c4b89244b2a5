//! Nobody can work out a hidden count: not from totals, shares, rates, series, other spans or an earlier edition.
//!
//! The attack: every number published is an equation between monthly counts of wards. A hidden small count is worked out
//! where it follows from the others by addition and subtraction, which is whether its own equation lies in their span.

use std::collections::BTreeMap;

use figure::{Figure, Group, Month, Period};
use measures::Evaluator;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::desk::{Desk, ask, bromley, series, table};

/// Wards of Bromley before May 2022, with populations invented for the test.
const WARDS: [(&str, u64); 4] =
    [("E05000106", 15_500), ("E05000107", 10_100), ("E05000109", 18_700), ("E05000117", 5_300)];
const MONTHS: usize = 15;
const BROMLEY: &str = "E09000006";
const BROMLEY_POPULATION: u64 = 49_600;

type Counts = Vec<Vec<u64>>;

fn start() -> Month {
    "2019-11".parse().unwrap()
}

fn month(place: usize) -> Month {
    start().plus(i32::try_from(place).unwrap())
}

/// The partnership's file of an edition with so many months, and an evaluator over it.
fn edition(counts: &Counts, months: usize) -> (Evaluator, tempfile::TempDir) {
    let mut own = String::from("month,area,measure,value\n");
    for place in 0..months {
        for ((ward, _), of) in WARDS.iter().zip(counts) {
            own += &format!("{},{ward},fire-calls,{}\n", month(place), of[place]);
        }
        let all: u64 = counts.iter().map(|of| of[place]).sum();
        own += &format!("{},{BROMLEY},fire-calls,{all}\n", month(place));
    }
    let mut desk = Desk::new();
    desk.text("own-counts", "own.csv", &own);
    let wards: String = WARDS
        .iter()
        .map(|(ward, people)| format!("E09000006,Bromley,{ward},Ward,{people},0,0,0,0,{people}\n"))
        .collect();
    let ages =
        "Persons_All-Ages,Persons_0-15,Persons_16-29,Persons_30-44,Persons_45-64,Persons_65+";
    desk.text(
        "ons-population",
        "derived_ward2018_london_mid2019_broadage.csv",
        &format!("LAD11CD,LAD11NM,WD18CD,WD18NM,{ages}\n{wards}"),
    );
    let people = BROMLEY_POPULATION;
    desk.text(
        "ons-population",
        "borough_london_mid2019_broadage.csv",
        &format!("LAD11CD,LAD11NM,{ages}\nE09000006,Bromley,{people},0,0,0,0,{people}\n"),
    );
    desk.evaluator_with_own(
        bromley(None),
        "[[measure]]\nid = \"fire-calls\"\ntitle = \"Fire calls\"\nunit = \"calls\"\ngood = \"lower\"\n\
         definition = \"Calls to the fire brigade.\"\n",
    )
}

/// What is published: for an area (a ward's place, or none for all wards) and a span, the count.
#[derive(Default)]
struct Published(BTreeMap<(Option<usize>, Period), f64>);

impl Published {
    fn note(&mut self, area: &str, period: Period, value: Option<f64>) {
        let place = WARDS.iter().position(|(ward, _)| *ward == area);
        assert!(place.is_some() || area == BROMLEY, "{area}");
        if let Some(value) = value {
            self.0.insert((place, period), value);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let area = figure.area.code.as_str();
        self.note(area, figure.period, figure.value);
        let rate = figure.rate.as_ref();
        let by_rate =
            rate.map(|r| r.value * f64::from(u32::try_from(r.denominator.value).unwrap()) / 1000.0);
        self.note(area, figure.period, by_rate);
        if let Some(comparison) = &figure.comparison {
            self.note(area, comparison.period, comparison.value);
            let both = figure.value.zip(comparison.change);
            self.note(area, comparison.period, both.map(|(value, change)| value - change));
        }
    }

    fn edition(&mut self, evaluator: &Evaluator, months: usize) {
        let areas: Vec<&str> = WARDS.iter().map(|(ward, _)| *ward).chain([BROMLEY]).collect();
        for last in 0..months {
            for len in [1, 2, 3, 6, 12, 13, 15] {
                let Some(first) = (last + 1).checked_sub(len) else { continue };
                let period = Period::new(month(first), month(last)).unwrap();
                for area in &areas {
                    self.figure(&ask(evaluator, "fire-calls", area, period));
                }
                let table = table(evaluator, "fire-calls", Group::Wards, period);
                self.note(BROMLEY, period, table.total);
                for row in &table.rows {
                    let area = row.area.code.as_str();
                    self.note(area, period, row.value);
                    let by_share =
                        row.share.zip(table.total).map(|(share, total)| share * total / 100.0);
                    self.note(area, period, by_share);
                    assert!(!row.suppressed || (row.rate.is_none() && row.rank.is_none()));
                    if let Some(against) = table.against {
                        self.note(area, against, row.comparator);
                    }
                }
            }
        }
        for area in &areas {
            for one in series(evaluator, "fire-calls", area).months {
                self.note(area, Period::month(one.month), one.value);
                self.note(area, Period::rolling_12(one.month), one.rolling_12);
            }
        }
    }
}

/// The equation of an area and span: which monthly counts of wards it adds up.
fn equation(area: Option<usize>, period: Period) -> Vec<f64> {
    let mut row = vec![0.0; WARDS.len() * MONTHS];
    for ward in 0..WARDS.len() {
        for place in 0..MONTHS {
            if area.is_none_or(|area| area == ward) && period.contains(month(place)) {
                row[ward * MONTHS + place] = 1.0;
            }
        }
    }
    row
}

/// Equations brought to echelon form; each new one is reduced by those before.
#[derive(Default)]
struct Span(Vec<(usize, Vec<f64>)>);

impl Span {
    fn reduce(&self, mut row: Vec<f64>) -> Vec<f64> {
        for (lead, known) in &self.0 {
            let factor = row[*lead];
            if factor.abs() > 1e-9 {
                row.iter_mut().zip(known).for_each(|(x, k)| *x -= factor * k);
            }
        }
        row
    }

    fn add(&mut self, row: Vec<f64>) {
        let mut row = self.reduce(row);
        if let Some(lead) = row.iter().position(|x| x.abs() > 1e-9) {
            let scale = row[lead];
            for x in &mut row {
                *x /= scale;
            }
            self.0.push((lead, row));
        }
    }

    fn holds(&self, row: Vec<f64>) -> bool {
        self.reduce(row).iter().all(|x| x.abs() < 1e-9)
    }
}

fn attack(counts: &Counts) -> Result<usize, TestCaseError> {
    let mut published = Published::default();
    for months in [MONTHS - 1, MONTHS] {
        let (evaluator, _dir) = edition(counts, months);
        published.edition(&evaluator, months);
    }
    let mut known = Span::default();
    for (area, period) in published.0.keys() {
        known.add(equation(*area, *period));
    }
    let areas = || (0..WARDS.len()).map(Some).chain([None]);
    let mut small = 0;
    for area in areas() {
        for last in 0..MONTHS {
            for len in [1, 12] {
                let Some(first) = (last + 1).checked_sub(len) else { continue };
                let period = Period::new(month(first), month(last)).unwrap();
                // The first small month after a year of months that were all shown cannot be kept back.
                if area.is_none() && len == 1 && last + 1 == MONTHS {
                    continue;
                }
                let row = equation(area, period);
                let cells = counts.iter().flatten();
                let count: u64 =
                    row.iter().zip(cells).filter(|(x, _)| **x > 0.0).map(|(_, c)| c).sum();
                if (1..5).contains(&count) {
                    small += 1;
                    prop_assert!(
                        !published.0.contains_key(&(area, period)),
                        "{area:?} {period:?} shown"
                    );
                    prop_assert!(!known.holds(row), "{area:?} {period:?} follows: {counts:?}");
                }
            }
        }
    }
    Ok(small)
}

#[test]
fn a_hidden_count_follows_from_nothing_published() {
    let ward = prop_oneof![
        prop::collection::vec(Just(0u64), MONTHS),
        prop::collection::vec(prop_oneof![9 => Just(0u64), 1 => 1u64..3], MONTHS),
        prop::collection::vec(0u64..9, MONTHS),
        prop::collection::vec(20u64..60, MONTHS),
        prop::collection::vec(prop_oneof![9 => 5u64..20, 1 => 1u64..5], MONTHS),
    ];
    let wards = prop::collection::vec(ward, WARDS.len());
    // Each case imports two editions and asks for thousands of numbers.
    let few = ProptestConfig::default().cases.div_ceil(32);
    let mut runner = TestRunner::new(ProptestConfig {
        cases: few,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let small = std::cell::Cell::new(0);
    runner
        .run(&wards, |counts| {
            small.set(small.get() + attack(&counts)?);
            Ok(())
        })
        .unwrap();
    assert!(small.get() > 0, "no case had a count to hide");
}

#[test]
fn one_ward_below_the_threshold_takes_the_smallest_other_with_it() {
    let mut counts: Counts =
        vec![vec![0; MONTHS], vec![2; MONTHS], vec![9; MONTHS], vec![7; MONTHS]];
    counts[0][5] = 3;
    let (evaluator, _dir) = edition(&counts, MONTHS);
    let period = Period::rolling_12(month(MONTHS - 1));
    let table = table(&evaluator, "fire-calls", Group::Wards, period);
    let hidden: Vec<&str> =
        table.rows.iter().filter(|row| row.suppressed).map(|row| row.area.code.as_str()).collect();
    assert_eq!(hidden, ["E05000106", "E05000107"], "Bickley for its 3, Biggin Hill with it");
    assert_eq!(table.total, Some(3.0 + 24.0 + 108.0 + 84.0));
    let figure = ask(&evaluator, "fire-calls", "E05000106", period);
    assert!(figure.suppressed && figure.rate.is_none() && figure.ci95.is_none());
    assert!(figure.rank.is_none() && figure.provenance.rows_used == 0);
    let other = ask(&evaluator, "fire-calls", "E05000107", period);
    assert!(other.suppressed && other.value.is_none());
    let shown = ask(&evaluator, "fire-calls", "E05000117", period);
    assert_eq!((shown.value, shown.rank.unwrap().of), (Some(84.0), 2));
}
