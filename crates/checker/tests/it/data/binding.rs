//! What binds, and what does not.

use checker::{Claim, ClaimUnit, Judgement, Role, Rounding, Scope, Sure, Vocabulary, Why, judge};

use super::figures::{Invented, count, people, period};
use super::said::{change, claim, is_supported, judged, level, percent, rank, rate, scope};

const YEAR: &str = "2020-04..2021-03";
const BEFORE: &str = "2019-04..2020-03";

fn why(claim: &Claim) -> Why {
    match judged(claim) {
        Judgement::NotCheckable(why) => why,
        other => panic!("{}: {other:?}", claim.measure),
    }
}

#[test]
fn every_role_is_supported_by_its_own_figure() {
    let burglary = count("burglary", "Riverside", YEAR);
    let before = count("burglary", "Riverside", BEFORE);
    let all = count("tno", "Riverside", YEAR);
    for claim in [
        level(burglary, "Burglary offences", "Riverside", YEAR),
        level(burglary, "There were so many burglaries in Riverside", "Riverside\u{2019}s", YEAR),
        level(burglary, "burglary", "the borough", YEAR),
        level(count("robbery", "Old Town", YEAR), "Robbery", "the Old Town", YEAR),
        rate(1000.0 * burglary / people("Riverside", 2020), "burglary rate", "Riverside", YEAR),
        change(100.0 * (burglary - before) / before, "Burglary fell", "Riverside", YEAR, BEFORE),
        percent(
            100.0 * burglary / all,
            "Burglary was 9.9% of all recorded crime",
            "Riverside",
            YEAR,
        ),
        percent(
            100.0 * count("robbery", "Quay", YEAR) / count("robbery", "Riverside", YEAR),
            "of the borough\u{2019}s robbery",
            "Quay",
            YEAR,
        ),
    ] {
        assert!(is_supported(&claim), "{claim:?}: {:?}", judged(&claim));
    }
    let fewer = Claim {
        role: Role::Change,
        from: Some(period(BEFORE)),
        value: burglary - before,
        ..level(burglary, "burglary", "Riverside", YEAR)
    };
    assert!(is_supported(&fewer));
}

#[test]
fn a_rank_is_one_of_its_group_from_either_end() {
    let place = |group: &str, measure: &str| {
        (1..=12)
            .filter(|place| is_supported(&rank(*place, measure, "Riverside", YEAR, group)))
            .collect::<Vec<_>>()
    };
    let either = place("of all Estuary boroughs", "burglary");
    let lowest = place("lowest of the 12 boroughs", "burglary");
    let highest = place("highest of 12 Estuary boroughs", "burglary");
    assert_eq!((lowest.len(), highest.len()), (1, 1));
    assert_eq!(lowest[0] + highest[0], 13);
    let mut both = [lowest, highest].concat();
    both.sort_unstable();
    assert_eq!(either, both);
    // Another number of areas, another group and none at all are not guessed.
    for group in ["of the 32 boroughs", "of all Alpine boroughs"] {
        let why = why(&rank(3, "burglary", "Riverside", YEAR, group));
        assert!(matches!(why, Why::NoGroup(_)), "{why:?}");
    }
    let none = Claim { group: None, ..rank(3, "burglary", "Riverside", YEAR, "") };
    assert!(matches!(why(&none), Why::NoGroup(_)));
    let wards =
        (1..=4).filter(|p| is_supported(&rank(*p, "highest burglary", "Quay", YEAR, "of wards")));
    assert_eq!(wards.count(), 1);
}

#[test]
fn the_longest_name_is_the_measure() {
    let residential = count("burglary-residential", "Riverside", YEAR);
    for words in [
        "residential burglary",
        "Burglary - Residential",
        "burglaries (residential)",
        "Residential burglary offences fell",
    ] {
        assert!(is_supported(&level(residential, words, "Riverside", YEAR)), "{words}");
    }
    let unavailable = why(&level(residential, "NDVWI", "Riverside", YEAR));
    assert_eq!(unavailable, Why::NotHeld("not available: no flag is published".to_owned()));
}

#[test]
fn what_makes_another_thing_of_a_measure_is_not_checked() {
    let burglary = count("burglary", "Riverside", YEAR);
    for words in [
        "burglary arrests",
        "victims of burglary",
        "Residents worried about burglary",
        "knife-enabled burglary",
        "burglary of sheds",
        "burglary in sheds",
        "Burglary, attempted",
        "handling and burglary",
        "burglary prevention visits",
        "average burglary",
        "burglary (non-dwelling)",
        "burglary target",
    ] {
        let why = why(&level(burglary, words, "Riverside", YEAR));
        assert!(matches!(why, Why::OtherThing(_) | Why::Narrowed { .. }), "{words}: {why:?}");
    }
    for (printed, words) in [
        ("6", "Burglary: top 6 wards"),
        ("6", "Burglary in 6 boroughs"),
        ("3", "Table 3 burglary"),
        ("12", "burglary over the last 12 months"),
    ] {
        let labelled =
            Claim { printed: printed.to_owned(), ..level(6.0, words, "Riverside", YEAR) };
        assert!(matches!(why(&labelled), Why::OtherThing(_)), "{words}");
    }
    let visits = level(120.0, "120 sessions were held while burglary fell", "Riverside", YEAR);
    assert_eq!(why(&visits), Why::OtherThing("session".to_owned()));
}

#[test]
fn two_measures_or_none_are_not_guessed() {
    let value = count("burglary", "Riverside", YEAR);
    for words in ["burglary and robbery", "Hate"] {
        let why = why(&level(value, words, "Riverside", YEAR));
        assert!(matches!(why, Why::SeveralMeasures(_)), "{words}: {why:?}");
    }
    for words in ["bicycles", "There were offences", ""] {
        assert_eq!(why(&level(value, words, "Riverside", YEAR)), Why::NoMeasure, "{words}");
    }
}

#[test]
fn a_heading_says_what_the_sentence_leaves_open() {
    let value = count("burglary", "Riverside", YEAR);
    let under = |headings: &[&str], words: &str| Claim {
        headings: headings.iter().map(|text| (*text).to_owned()).collect(),
        ..level(value, words, "Riverside", YEAR)
    };
    let sure = |claim: &Claim| match judged(claim) {
        Judgement::Supported { sure, .. } => Some(sure),
        _ => None,
    };
    let plain = "There were so many offences".replace("so many ", "");
    assert_eq!(sure(&under(&["Crime", "2. Burglary"], &plain)), Some(Sure::Likely));
    assert_eq!(sure(&under(&["Burglary", "The last year"], &plain)), Some(Sure::Likely));
    // The nearer heading decides, one that says something else is not passed over, and neither is the sentence.
    assert_eq!(sure(&under(&["Burglary", "Robbery"], &plain)), None);
    assert_eq!(sure(&under(&["Burglary", "Mopeds"], &plain)), None);
    assert_eq!(sure(&under(&["Burglary"], "There were mopeds")), None);
}

#[test]
fn place_and_period_must_be_said_or_given() {
    let value = count("burglary", "Riverside", YEAR);
    let full = level(value, "burglary", "Riverside", YEAR);
    let no_place = Claim { place: None, ..full.clone() };
    let no_period = Claim { period: None, ..full.clone() };
    let vocabulary = Vocabulary::of(&Invented);
    let with = |claim: &Claim, scope: &Scope| judge(claim, &Invented, &vocabulary, scope);
    let nothing = Scope::default();
    assert_eq!(with(&no_place, &nothing), Judgement::NotCheckable(Why::NoPlace));
    assert_eq!(with(&no_period, &scope()), Judgement::NotCheckable(Why::NoPeriod));
    let all = Scope { period: Some(period(YEAR)), ..scope() };
    for (claim, wanted) in
        [(&full, Sure::Certain), (&no_place, Sure::Likely), (&no_period, Sure::Likely)]
    {
        let Judgement::Supported { sure, .. } = with(claim, &all) else { panic!("{claim:?}") };
        assert_eq!(sure, wanted);
    }
    let borough = level(value, "burglary", "the borough", YEAR);
    assert_eq!(with(&borough, &nothing), Judgement::NotCheckable(Why::NoPlace));
    let nowhere = why(&level(value, "burglary", "Atlantis", YEAR));
    assert!(matches!(nowhere, Why::UnknownPlace(_)), "{nowhere:?}");
    assert!(matches!(
        why(&level(value, "burglary", "Riverside", "2030-01..2030-12")),
        Why::NotHeld(_)
    ));
}

#[test]
fn a_change_of_a_month_says_since_when() {
    let value = 100.0
        * (count("robbery", "Riverside", "2021-05..2021-05")
            / count("robbery", "Riverside", "2020-05..2020-05")
            - 1.0);
    let said = change(value, "robbery", "Riverside", "2021-05..2021-05", "2020-05..2020-05");
    assert!(is_supported(&said));
    assert_eq!(why(&Claim { from: None, ..said }), Why::NoBase);
    // Of a year it is the year before.
    let value =
        100.0 * (count("robbery", "Riverside", YEAR) / count("robbery", "Riverside", BEFORE) - 1.0);
    let year = change(value, "robbery", "Riverside", YEAR, BEFORE);
    assert!(is_supported(&Claim { from: None, ..year }));
}

#[test]
fn a_difference_is_no_count_and_a_share_no_change() {
    for words in ["Burglary: 1,234 less than the year before", "Burglary has risen by 1,234"] {
        let why = why(&level(1234.0, words, "Riverside", YEAR));
        assert!(matches!(why, Why::NotAFigure(_)), "{words}: {why:?}");
    }
    let share =
        change(9.0, "Burglary, lower than the 9.0% accounted for", "Riverside", YEAR, BEFORE);
    assert!(matches!(why(&share), Why::NotAFigure(_)));
}

#[test]
fn a_count_may_be_of_either_period_that_its_sentence_speaks_of() {
    let before = count("robbery", "Riverside", BEFORE);
    let said = |words: &str| judged(&level(before, words, "Riverside", YEAR));
    let either = Judgement::NotCheckable(Why::EitherPeriod);
    assert_eq!(said("compared with the previous year's robberies"), either);
    assert!(matches!(said("robberies"), Judgement::Contradicted { .. }));
}

#[test]
fn a_share_says_of_what() {
    let share = percent(7.0, "Burglary was 7.0%", "Riverside", YEAR);
    assert_eq!(why(&share), Why::NoWhole);
    let which = percent(7.0, "Burglary and robbery were 7.0%", "Riverside", YEAR);
    assert_eq!(why(&which), Why::NoWhole);
}

#[test]
fn what_is_no_figure_is_no_claim() {
    let as_count = |printed: &str| claim(printed, Role::Level, ClaimUnit::Count, "burglary");
    let of = |claim: Claim| Claim {
        place: Some("Riverside".to_owned()),
        period: Some(period(YEAR)),
        ..claim
    };
    let section = Claim { value: 3.21, decimals: 2, ..as_count("3") };
    for claim in [
        as_count("2021"),
        as_count("02079460000"),
        as_count("8000123456"),
        as_count("1,474.5"),
        Claim { printed: "3.2.1".to_owned(), ..section },
        Claim { value: f64::NAN, ..as_count("7") },
        Claim { value: -7.0, ..as_count("7") },
        Claim { role: Role::Share, unit: ClaimUnit::Percent, ..as_count("140") },
        Claim { role: Role::Rank, ..as_count("0") },
        Claim { unit: ClaimUnit::Pounds, ..as_count("46,928") },
        Claim { unit: ClaimUnit::Percent, ..as_count("12") },
        Claim { role: Role::Change, unit: ClaimUnit::Per(1000.0), ..as_count("12") },
    ] {
        let why = why(&of(claim.clone()));
        assert!(matches!(why, Why::NotAFigure(_)), "{claim:?}: {why:?}");
    }
}

#[test]
fn how_it_was_rounded_is_told() {
    let value = count("tno", "Riverside", YEAR);
    let hundreds = (value / 100.0).round() * 100.0;
    let Judgement::Supported { rounding, .. } = judged(&level(hundreds, "TNO", "Riverside", YEAR))
    else {
        panic!("{value} as {hundreds}")
    };
    assert_eq!(rounding, Rounding::To(100.0));
}
