//! How much the data are asked: no question twice, and no tables where a likelier cause explains.

use std::cell::RefCell;
use std::collections::BTreeSet;

use checker::judge_all;
use figure::{
    Figure, FigureQuestion, Figures, FiguresError, MeasureSummary, Series, SeriesQuestion, Table,
    TableQuestion,
};

use super::figures::{Invented, count};
use super::said::{change, level, rank, scope};

const YEAR: &str = "2020-04..2021-03";
const BEFORE: &str = "2019-04..2020-03";

/// Invented figures that note what they are asked.
#[derive(Default)]
struct Noted(RefCell<Vec<String>>);

impl Figures for Noted {
    fn figure(&self, question: &FigureQuestion) -> Result<Figure, FiguresError> {
        self.0.borrow_mut().push(format!("{question:?}"));
        Invented.figure(question)
    }

    fn table(&self, question: &TableQuestion) -> Result<Table, FiguresError> {
        self.0.borrow_mut().push(format!("{question:?}"));
        Invented.table(question)
    }

    fn series(&self, question: &SeriesQuestion) -> Result<Series, FiguresError> {
        Invented.series(question)
    }

    fn measures(&self) -> Vec<MeasureSummary> {
        Invented.measures()
    }
}

#[test]
fn no_question_is_asked_twice() {
    let burglary = count("burglary", "Riverside", YEAR);
    let claims = [
        level(burglary * 1.77 + 1.0, "burglary", "Riverside", YEAR),
        level(burglary * 1.91 + 1.0, "burglary", "Riverside", YEAR),
        change(77.7, "burglary", "Riverside", YEAR, BEFORE),
        rank(40, "burglary", "Riverside", YEAR, "of all Estuary boroughs"),
    ];
    let noted = Noted::default();
    let judged = judge_all(&claims, &noted, &scope());
    assert_eq!(judged.coverage.contradict, 4);
    let asked = noted.0.into_inner();
    assert!(asked.iter().any(|question| question.starts_with("TableQuestion")), "{asked:?}");
    assert_eq!(asked.iter().collect::<BTreeSet<_>>().len(), asked.len(), "{asked:?}");
}

#[test]
fn where_a_usual_window_explains_no_table_is_asked() {
    let calendar = count("burglary", "Riverside", "2020-01..2020-12");
    let noted = Noted::default();
    let claims = [level(calendar, "burglary", "Riverside", YEAR)];
    assert_eq!(judge_all(&claims, &noted, &scope()).coverage.contradict, 1);
    let asked = noted.0.into_inner();
    assert!(!asked.iter().any(|question| question.starts_with("TableQuestion")), "{asked:?}");
}

#[test]
fn the_wards_of_a_district_are_one_table() {
    let noted = Noted::default();
    let wards = ["Quay", "Old Town", "Mill Lane"];
    let wrong = |ward: &str| count("burglary", ward, YEAR) * 2.77 + 1.0;
    let claims = wards.map(|ward| level(wrong(ward), "burglary", ward, YEAR));
    assert_eq!(judge_all(&claims, &noted, &scope()).coverage.contradict, 3);
    let asked = noted.0.into_inner();
    assert_eq!(asked.iter().filter(|question| question.starts_with("TableQuestion")).count(), 1);
}
