//! Why a figure is wrong: each cause where it is the answer, and where it is not.

use checker::{Cause, Claim, Judgement};
use figure::{Order, VintageId};

use super::figures::{NEW, OLD, count, count_in, people, period};
use super::said::{change, judged, level, rank, rate};

const YEAR: &str = "2020-04..2021-03";
const BEFORE: &str = "2019-04..2020-03";

fn causes(claim: &Claim) -> Vec<Cause> {
    match judged(claim) {
        Judgement::Contradicted { causes, .. } => causes,
        other => panic!("{claim:?}: {other:?}"),
    }
}

/// The cause is the first that is told of the one claim, and none of those of the other.
#[track_caller]
fn is_told(cause: &Cause, of: &Claim, not_of: &Claim) {
    let told = causes(of);
    assert_eq!(told.first(), Some(cause), "{of:?}");
    let others = causes(not_of);
    let same = |other: &Cause| std::mem::discriminant(other) == std::mem::discriminant(cause);
    assert!(!others.iter().any(same), "{others:?}");
}

fn percent(now: f64, before: f64) -> f64 {
    100.0 * (now - before) / before
}

/// A count that nothing explains.
fn off(measure: &str) -> Claim {
    level(count(measure, "Riverside", YEAR) * 1.77 + 1.0, measure, "Riverside", YEAR)
}

#[test]
fn nothing_is_made_up_where_nothing_explains() {
    assert_eq!(causes(&off("burglary")), []);
    assert_eq!(causes(&off("tno")), []);
}

#[test]
fn digits_are_swapped() {
    let truth = count("burglary", "Riverside", YEAR);
    let mut digits = figure::write::count(truth).replace(',', "").into_bytes();
    let at = (0..digits.len() - 1).rev().find(|at| digits[*at] != digits[at + 1]).unwrap();
    digits.swap(at, at + 1);
    let swapped: f64 = String::from_utf8(digits).unwrap().parse().unwrap();
    is_told(
        &Cause::Transposed,
        &level(swapped, "burglary", "Riverside", YEAR),
        &level(truth + 200.0, "burglary", "Riverside", YEAR),
    );
}

#[test]
fn one_digit_is_wrong_or_lost() {
    let truth = count("asb", "Riverside", YEAR);
    let wrong = level(truth + 400.0, "ASB", "Riverside", YEAR);
    let lost = level((truth / 10.0).floor(), "ASB", "Riverside", YEAR);
    is_told(&Cause::OneDigit, &wrong, &off("asb"));
    is_told(&Cause::DigitLost, &lost, &off("asb"));
}

#[test]
fn a_rise_is_written_for_a_fall() {
    let value = percent(count("robbery", "Riverside", YEAR), count("robbery", "Riverside", BEFORE));
    is_told(
        &Cause::Sign,
        &change(-value, "robbery", "Riverside", YEAR, BEFORE),
        &change(value + 31.7, "robbery", "Riverside", YEAR, BEFORE),
    );
}

#[test]
fn an_earlier_vintage_has_it() {
    let earlier = count_in(OLD, "burglary", "Riverside", period(YEAR)).unwrap();
    assert_ne!(Some(earlier), count_in(NEW, "burglary", "Riverside", period(YEAR)));
    is_told(
        &Cause::EarlierVintage(VintageId::new(OLD)),
        &level(earlier, "burglary", "Riverside", YEAR),
        &level(earlier + 211.0, "burglary", "Riverside", YEAR),
    );
}

#[test]
fn the_calendar_year_stands_for_the_financial_year() {
    let calendar = "2020-01..2020-12";
    is_told(
        &Cause::CalendarYear(period(calendar)),
        &level(count("tno", "Riverside", calendar), "TNO", "Riverside", YEAR),
        &off("tno"),
    );
    is_told(
        &Cause::FinancialYear(period(YEAR)),
        &level(count("tno", "Riverside", YEAR), "TNO", "Riverside", calendar),
        &off("tno"),
    );
    let of_that_year =
        percent(count("tno", "Riverside", calendar), count("tno", "Riverside", "2019-01..2019-12"));
    let told = causes(&change(of_that_year, "TNO", "Riverside", YEAR, BEFORE));
    assert_eq!(told[0], Cause::CalendarYear(period(calendar)));
}

#[test]
fn another_window_has_it() {
    for other in [
        "2020-05..2021-04",
        "2019-09..2020-08",
        BEFORE,
        "2021-01..2021-03",
        "2021-03..2021-03",
        "2020-10..2021-03",
    ] {
        let claim = level(count("burglary", "Riverside", other), "burglary", "Riverside", YEAR);
        is_told(&Cause::Window(period(other)), &claim, &off("burglary"));
    }
    let quarter = count("burglary", "Riverside", "2020-10..2020-12");
    let claim = level(quarter, "burglary", "Riverside", "2021-01..2021-03");
    assert_eq!(causes(&claim)[0], Cause::Window(period("2020-10..2020-12")));
}

#[test]
fn a_change_is_from_another_period() {
    let now = count("burglary", "Riverside", YEAR);
    let two_before = percent(now, count("burglary", "Riverside", "2018-04..2019-03"));
    is_told(
        &Cause::Base(period("2018-04..2019-03")),
        &change(two_before, "burglary", "Riverside", YEAR, BEFORE),
        &change(two_before + 77.7, "burglary", "Riverside", YEAR, BEFORE),
    );
}

#[test]
fn another_years_population_was_divided_by() {
    let burglary = count("burglary", "Riverside", YEAR);
    let by = |year: i32| {
        rate(1000.0 * burglary / people("Riverside", year), "burglary", "Riverside", YEAR)
    };
    is_told(&Cause::Population(2018), &by(2018), &rate(99.99, "burglary", "Riverside", YEAR));
}

#[test]
fn the_wards_were_summed() {
    let wards = ["Quay", "Old Town", "Mill Lane", "Pond Street"];
    let sum = |span: &str| wards.iter().map(|ward| count("robbery", ward, span)).sum::<f64>();
    let told = causes(&level(sum(YEAR), "robbery", "Riverside", YEAR));
    let Some(Cause::WardsSummed(area)) = told.first() else { panic!("{told:?}") };
    assert_eq!(area.name, "Riverside");
    assert!(!causes(&off("robbery")).iter().any(|cause| matches!(cause, Cause::WardsSummed(_))));
    let of = |count: f64| 1000.0 * count / people("Riverside", 2020);
    let told = causes(&rate(of(sum(YEAR)), "robbery", "Riverside", YEAR));
    assert!(matches!(told.first(), Some(Cause::WardsSummed(_))), "{told:?}");
}

#[test]
fn a_category_is_left_out_or_counted_in() {
    let of = |measure: &str| count(measure, "Riverside", YEAR);
    let said = |value: f64, measure: &str| level(value, measure, "Riverside", YEAR);
    let title = |text: &str| text.to_owned();
    is_told(
        &Cause::OnlyPart(title("Residential burglary")),
        &said(of("burglary-residential"), "burglary"),
        &off("burglary"),
    );
    is_told(
        &Cause::WholeGroup(title("Burglary")),
        &said(of("burglary"), "residential burglary"),
        &said(of("burglary") + 777.0, "residential burglary"),
    );
    is_told(
        &Cause::Without(title("Robbery")),
        &said(of("tno") - of("robbery"), "TNO"),
        &off("tno"),
    );
    is_told(
        &Cause::With(title("Anti-social behaviour incidents")),
        &said(of("tno") + of("asb"), "TNO"),
        &off("tno"),
    );
    let rate_with = 1000.0 * (of("tno") + of("asb")) / people("Riverside", 2020);
    let told = causes(&rate(rate_with, "TNO", "Riverside", YEAR));
    assert_eq!(told, [Cause::With(title("Anti-social behaviour incidents"))]);
}

#[test]
fn another_place_has_it() {
    let place = |claim: &Claim| match causes(claim).into_iter().next() {
        Some(Cause::Place(area)) => Some(area.name),
        _ => None,
    };
    let at = |place: &str| count("shoplifting", place, YEAR);
    assert_eq!(
        place(&level(at("Hillford"), "shoplifting", "Riverside", YEAR)).unwrap(),
        "Hillford"
    );
    assert_eq!(place(&level(at("Quay"), "shoplifting", "Old Town", YEAR)).unwrap(), "Quay");
    assert_eq!(
        place(&level(at("Riverside"), "shoplifting", "Old Town", YEAR)).unwrap(),
        "Riverside"
    );
    assert_eq!(place(&off("shoplifting")), None);
}

#[test]
fn a_rank_is_counted_from_the_other_end() {
    let said = |place: usize, end: &str| {
        rank(place, "burglary", "Riverside", YEAR, &format!("{end} of all Estuary boroughs"))
    };
    let is =
        |place: usize, end: &str| matches!(judged(&said(place, end)), Judgement::Supported { .. });
    let lowest = (1..=12).find(|place| is(*place, "lowest")).unwrap();
    let told = causes(&said(13 - lowest, "lowest"));
    assert!(told.contains(&Cause::OtherEnd(Order::HighestRate)), "{told:?}");
    let neither = (1..=12).find(|place| *place != lowest && *place != 13 - lowest).unwrap();
    let told = causes(&said(neither, "lowest"));
    assert!(!told.iter().any(|cause| matches!(cause, Cause::OtherEnd(_))), "{told:?}");
}

#[test]
fn what_is_near_may_have_been_revised() {
    let truth = count("asb", "Riverside", YEAR);
    let near = level(truth - 13.0, "ASB", "Riverside", YEAR);
    assert!(causes(&near).contains(&Cause::Near), "{:?}", causes(&near));
    assert!(!causes(&off("asb")).contains(&Cause::Near));
}

#[test]
fn of_several_the_likeliest_is_first_and_a_single_digit_explains_nothing() {
    // What an earlier vintage has may differ in one digit: the vintage comes first.
    let earlier = count_in(OLD, "burglary-business", "Quay", period(YEAR)).unwrap();
    let told = causes(&level(earlier, "business burglary", "Quay", YEAR));
    assert_eq!(told[0], Cause::EarlierVintage(VintageId::new(OLD)));
    let told = causes(&change(1.0, "robbery", "Riverside", YEAR, BEFORE));
    assert!(!told.iter().any(|cause| matches!(cause, Cause::Place(_))), "{told:?}");
}
