//! Which vintage answers, and what is said where none does: on small hand-made files.

use figure::{Against, FigureQuestion, Figures, FiguresError, Group, Order, TableQuestion};
use measures::{AreaGroup, Evaluator, NamedComparator, Settings};

use crate::desk::{Desk, ask, bromley, series, span, table, year_to};

/// A borough file with these months, where every borough named has the count in each.
fn boroughs(months: &[&str], rows: &[(&str, u64)]) -> String {
    let mut text = format!("MajorText,MinorText,LookUp_BoroughName,{}\n", months.join(","));
    for (borough, count) in rows {
        let counts = vec![count.to_string(); months.len()].join(",");
        text += &format!("Burglary,Domestic Burglary,{borough},{counts}\n");
    }
    text
}

fn months(from: i32, to: i32) -> Vec<String> {
    (from..=to).filter(|m| (1..=12).contains(&(m % 100))).map(|m| m.to_string()).collect()
}

fn file(from: i32, to: i32, rows: &[(&str, u64)]) -> String {
    let months = months(from, to);
    boroughs(&months.iter().map(String::as_str).collect::<Vec<_>>(), rows)
}

fn two_vintages() -> (Evaluator, tempfile::TempDir) {
    let mut desk = Desk::new();
    desk.text("mps-borough", "old.csv", &file(201_901, 202_012, &[("Bromley", 10), ("Bexley", 5)]));
    desk.text(
        "mps-borough",
        "new.csv",
        &file(202_001, 202_112, &[("Bromley", 20), ("Bexley", 40)]),
    );
    desk.evaluator(bromley(None))
}

#[test]
fn one_vintage_for_both_stands_before_the_newest_for_each_and_that_before_month_by_month() {
    let (evaluator, _dir) = two_vintages();
    // 2020 and 2019: only the old one has both.
    let both = ask(&evaluator, "burglary", "Bromley", year_to("2020-12"));
    assert_eq!((both.value, both.provenance.vintages.len()), (Some(120.0), 1));
    assert!(both.provisional, "the old vintage ends there");
    // 2021 and 2020: the new one has both.
    let both = ask(&evaluator, "burglary", "Bromley", year_to("2021-12"));
    assert_eq!((both.value, both.provenance.vintages.len()), (Some(240.0), 1));
    assert_eq!(both.comparison.unwrap().value, Some(240.0));
    // March 2021 and the year before February 2020: each from the newest that has it.
    let each = ask(&evaluator, "burglary", "Bromley", year_to("2021-03"));
    assert_eq!((each.value, each.provenance.vintages.len()), (Some(240.0), 2));
    assert_eq!(each.comparison.unwrap().value, Some(120.0));
    assert!(each.provenance.caveats.iter().any(|c| c.contains("another vintage")));
    // 24 months that neither has whole.
    let mixed = ask(&evaluator, "burglary", "Bromley", span("2019-07..2021-06"));
    assert_eq!(mixed.value, Some(6.0 * 10.0 + 18.0 * 20.0));
    assert_eq!(mixed.provenance.vintages.len(), 2);
    assert!(!mixed.provisional);
    let reason = mixed.comparison.unwrap().reason.unwrap();
    assert!(reason.0.contains("July 2017 to December 2018 are missing"), "{reason}");
}

#[test]
fn a_forced_vintage_answers_alone() {
    let (evaluator, _dir) = two_vintages();
    let mut question =
        FigureQuestion::new("burglary".parse().unwrap(), "Bromley", year_to("2020-12"));
    let old = evaluator.figure(&question).unwrap().provenance.vintage.unwrap();
    let new =
        ask(&evaluator, "burglary", "Bromley", year_to("2021-12")).provenance.vintage.unwrap();
    assert_ne!(old, new);
    question.vintage = Some(new);
    let forced = evaluator.figure(&question).unwrap();
    assert_eq!(forced.value, Some(240.0));
    assert_eq!(forced.comparison.unwrap().value, None);
    question.period = year_to("2021-06");
    question.vintage = Some(old);
    let forced = evaluator.figure(&question).unwrap();
    assert_eq!(forced.value, None);
    let reason = forced.reason.unwrap();
    assert_eq!(reason.0, "not available: January 2021 to June 2021 are missing");
}

#[test]
fn a_category_missing_from_a_table_of_counts_is_nought_but_an_area_missing_is_not() {
    let (evaluator, _dir) = two_vintages();
    assert_eq!(ask(&evaluator, "robbery", "Bromley", year_to("2021-12")).value, Some(0.0));
    let camden = ask(&evaluator, "burglary", "Camden", year_to("2021-12"));
    assert_eq!(camden.value, None);
    assert_eq!(
        camden.reason.unwrap().0,
        "not available: what is held of mps-borough does not cover Camden"
    );
    let london = ask(&evaluator, "burglary", "London", year_to("2021-12"));
    assert_eq!(london.value, None, "two boroughs are not London");
}

#[test]
fn what_no_open_source_gives_says_so_until_own_counts_give_it() {
    let (evaluator, _dir) = two_vintages();
    let calls = ask(&evaluator, "asb-calls", "Bromley", year_to("2021-12"));
    assert_eq!(calls.value, None);
    assert!(
        calls
            .reason
            .unwrap()
            .0
            .contains("calls about anti-social behaviour are not in the open data")
    );

    let mut own = String::from("month,area,measure,value\n");
    for month in 1..=12 {
        own += &format!("2021-{month:02},Bromley,asb-calls,{}\n", 100 + month);
    }
    let mut desk = Desk::new();
    desk.text("own-counts", "calls.csv", &own);
    let (evaluator, _dir) = desk.evaluator(bromley(None));
    let calls = ask(&evaluator, "asb-calls", "Bromley", year_to("2021-12"));
    assert_eq!((calls.value, calls.unit.0.as_str()), (Some(1278.0), "calls"));
    assert!(calls.rate_reason.unwrap().0.contains("no population held"));
    assert_eq!(calls.comparison.unwrap().value, None);
}

#[test]
fn a_figure_without_a_population_has_neither_rate_nor_rank_but_a_reason() {
    let (evaluator, _dir) = two_vintages();
    let figure = ask(&evaluator, "burglary", "Bromley", year_to("2021-12"));
    assert_eq!((figure.rate, figure.rank), (None, None));
    assert_eq!(figure.rate_reason.unwrap().0, "not available: no population held");
    assert_eq!(figure.rank_reason.unwrap().0, "not available: no population held");
    let mut question =
        FigureQuestion::new("burglary".parse().unwrap(), "Bromley", year_to("2021-12"));
    question.order = Some(Order::HighestCount);
    let rank = evaluator.figure(&question).unwrap().rank.unwrap();
    assert_eq!((rank.position, rank.of), (2, 2));
}

#[test]
fn groups_and_comparators_are_the_partnerships() {
    let mut desk = Desk::new();
    desk.text(
        "mps-borough",
        "new.csv",
        &file(201_901, 202_112, &[("Bromley", 20), ("Bexley", 40)]),
    );
    let (evaluator, _dir) = desk.evaluator(Settings {
        similar: AreaGroup { name: "neighbours".to_owned(), areas: vec!["Bexley".to_owned()] },
        named_comparators: vec![NamedComparator {
            name: "2019".to_owned(),
            period: span("2019-01..2019-12"),
            reason: "the last year without restrictions".to_owned(),
        }],
        ..bromley(None)
    });
    let mut question =
        FigureQuestion::new("burglary".parse().unwrap(), "Bromley", year_to("2021-12"));
    question.against = Against::Named("2019".to_owned());
    let comparison = evaluator.figure(&question).unwrap().comparison.unwrap();
    assert_eq!(comparison.chosen_because.as_deref(), Some("the last year without restrictions"));
    assert_eq!(comparison.period, span("2019-01..2019-12"));
    question.against = Against::Named("2018".to_owned());
    let error = evaluator.figure(&question).unwrap_err();
    assert!(matches!(error, FiguresError::UnknownComparator { .. }), "{error}");
    question.against = Against::Previous;
    question.measure = "burglry".parse().unwrap();
    let error = evaluator.figure(&question).unwrap_err().to_string();
    assert!(error.contains("nearest: burglary"), "{error}");

    let similar = table(&evaluator, "burglary", Group::Similar, year_to("2021-12"));
    assert_eq!((similar.group.as_str(), similar.rows.len()), ("neighbours", 1));
    assert_eq!(similar.total, Some(480.0));
    let asked = Group::List(vec!["Bexley".to_owned(), "Bromley".to_owned(), "Camden".to_owned()]);
    let mut question = TableQuestion::new("burglary".parse().unwrap(), asked, year_to("2021-12"));
    question.order = Some(Order::LowestCount);
    let listed = evaluator.table(&question).unwrap();
    let names: Vec<&str> = listed.rows.iter().map(|row| row.area.name.as_str()).collect();
    assert_eq!(names, ["Bromley", "Bexley", "Camden"]);
    assert!(listed.rows[2].reason.is_some());
    assert_eq!(listed.rows[0].position_change, Some(0));
}

#[test]
fn a_series_takes_each_month_from_the_newest_vintage() {
    let (evaluator, _dir) = two_vintages();
    let burglary = series(&evaluator, "burglary", "Bromley");
    assert_eq!(burglary.months.len(), 36);
    let value = |month: &str| {
        let found = burglary.months.iter().find(|one| one.month.to_string() == month).unwrap();
        (found.value, found.rolling_12, found.provisional)
    };
    assert_eq!(value("2019-12"), (Some(10.0), Some(120.0), false));
    assert_eq!(value("2020-01"), (Some(20.0), Some(130.0), false));
    assert_eq!(value("2020-12"), (Some(20.0), Some(240.0), false));
    assert_eq!(value("2021-12"), (Some(20.0), Some(240.0), true));
    assert_eq!(value("2019-11").1, None);
}
