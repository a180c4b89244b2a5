//! The figures of the Safer Bromley board pack of June 2021 from the publishers' own files. Expected values: README.md of
//! the shared data, counted there and again by hand from `borough_201004_202111.csv`, `ward_202001_202112.csv` and
//! `borough_london_mid2019_broadage_summed_from_lsoa.csv`.

use figure::{
    Against, Figure, FigureQuestion, Figures, Group, Period, TableQuestion, Verdict, VintageId,
};
use measures::Evaluator;

use crate::desk::{Desk, ask, bromley, series, table, year_to};

const FILES: [&str; 7] = [
    "mps/borough_201004_202111.csv",
    "mps/borough_201806_202005.csv",
    "mps/ward_202001_202112.csv",
    "mps/ward_202009_202208.csv",
    "population/borough_london_mid2019_broadage_summed_from_lsoa.csv",
    "population/borough_london_mid2020_broadage_summed_from_lsoa.csv",
    "mps/borough_202112_202311.csv",
];

/// The files imported in this order; none where they are absent.
fn london(order: &[usize]) -> Option<Desk> {
    let mut desk = Desk::new();
    for &place in order {
        desk.file(&shared_data::data(FILES[place])?);
    }
    Some(desk)
}

/// A figure with the population of mid-2019, as the pack has it.
fn with_2019(evaluator: &Evaluator, measure: &str, period: Period) -> Figure {
    let mut question = FigureQuestion::new(measure.parse().unwrap(), "Bromley", period);
    question.population = Some(2019);
    evaluator.figure(&question).unwrap()
}

/// One import for all, which takes most of the time.
#[test]
fn the_packs_figures_come_out() {
    let Some(desk) = london(&[0, 1, 2, 3, 4, 5]) else { return };
    let older = desk.vintages("mps-borough").remove(1);
    let (evaluator, _dir) = desk.evaluator(bromley(None));
    borough_figures(&evaluator);
    denominators(&evaluator);
    ward_tables(&evaluator);
    borough_table(&evaluator);
    total_offences_say_what_they_leave_out_before_2014(&evaluator);
    the_series_runs_over_every_month_with_rolling_years(&evaluator);
    an_older_vintage_answers_when_asked_for_with_its_older_names(&evaluator, &older);
}

fn assert_near(value: f64, wanted: f64) {
    assert!((value - wanted).abs() < 0.0005, "{value}, not {wanted}");
}

fn borough_figures(evaluator: &Evaluator) {
    let year = year_to("2021-02");

    let burglary = with_2019(evaluator, "burglary", year);
    assert_eq!(burglary.value, Some(1474.0));
    let rate = burglary.rate.as_ref().unwrap();
    assert_near(rate.value, 4.435);
    assert_eq!(rate.denominator.value, 332_336);
    let comparison = burglary.comparison.as_ref().unwrap();
    assert_eq!((comparison.value, comparison.verdict), (Some(2738.0), Some(Verdict::Lower)));
    let rank = burglary.rank.as_ref().unwrap();
    assert_eq!((rank.position, rank.of), (6, 32));
    assert_eq!(rank.group, "London boroughs");
    assert_eq!(burglary.provenance.vintages.len(), 1, "one vintage covers both years");
    assert!(!burglary.provisional);
    let before = with_2019(evaluator, "burglary", year_to("2020-02"));
    assert_near(before.rate.unwrap().value, 8.239);

    for (measure, value, comparator) in [
        ("tomv", 927.0, Some(1040.0)),
        ("state-based", 3383.0, None),
        ("victim-based", 17_487.0, None),
        ("tno", 20_870.0, Some(25_452.0)),
        ("tno-published", 20_284.0, Some(24_824.0)),
    ] {
        let figure = with_2019(evaluator, measure, year);
        assert_eq!(figure.value, Some(value), "{measure}");
        if let Some(comparator) = comparator {
            assert_eq!(figure.comparison.unwrap().value, Some(comparator), "{measure}");
        }
    }
    for (measure, position) in [("theft-from-person", 7), ("tno-published", 8)] {
        let rank = with_2019(evaluator, measure, year).rank.unwrap();
        assert_eq!((rank.position, rank.of), (position, 32), "{measure}");
    }
}

/// Without a fixed year the period takes that of its middle.
fn denominators(evaluator: &Evaluator) {
    let figure = ask(evaluator, "burglary", "Bromley", year_to("2021-02"));
    let denominator = figure.rate.unwrap().denominator;
    assert_eq!(
        (denominator.title.as_str(), denominator.value),
        ("Resident population, mid-2020", 332_752)
    );
    let late = ask(evaluator, "burglary", "Bromley", year_to("2021-11"));
    assert_eq!(late.rate.unwrap().denominator.reference_date, "2020-06-30");
    assert!(late.provisional);
    let early = ask(evaluator, "burglary", "Bromley", year_to("2012-12"));
    let denominator = early.rate.unwrap().denominator;
    assert_eq!(denominator.reference_date, "2019-06-30");
    assert_eq!(denominator.caveats.len(), 1);
}

fn ward_tables(evaluator: &Evaluator) {
    let year = year_to("2021-02");
    let tomv = table(evaluator, "tomv", Group::Wards, year);
    let counts: Vec<f64> = tomv.rows.iter().take(10).map(|row| row.value.unwrap()).collect();
    assert_eq!(counts, [81.0, 79.0, 79.0, 68.0, 60.0, 50.0, 47.0, 43.0, 41.0, 41.0]);
    assert_eq!(tomv.rows.len(), 22);
    assert_eq!((tomv.total, tomv.total_of.as_str()), (Some(927.0), "Bromley"));
    assert_near(tomv.rows[0].share.unwrap(), 8.7379);
    let places: Vec<_> = tomv.rows.iter().take(4).map(|row| row.rank.unwrap()).collect();
    assert_eq!(places, [1, 2, 2, 4]);

    let tno = table(evaluator, "tno", Group::Wards, year);
    let first: Vec<(&str, f64)> =
        tno.rows.iter().take(8).map(|row| (row.area.name.as_str(), row.value.unwrap())).collect();
    assert_eq!(
        first,
        [
            ("Bromley Town", 2877.0),
            ("Cray Valley East", 1721.0),
            ("Penge and Cator", 1586.0),
            ("Cray Valley West", 1258.0),
            ("Crystal Palace", 1244.0),
            ("Kelsey and Eden Park", 1142.0),
            ("Plaistow and Sundridge", 1123.0),
            ("Orpington", 1039.0),
        ]
    );
}

/// Places move since the year before.
fn borough_table(evaluator: &Evaluator) {
    let question = TableQuestion {
        population: Some(2019),
        ..TableQuestion::new("burglary".parse().unwrap(), Group::Comparators, year_to("2021-02"))
    };
    let burglary = evaluator.table(&question).unwrap();
    assert_eq!(burglary.rows.len(), 32);
    let bromley = burglary.rows.iter().find(|row| row.area.name == "Bromley").unwrap();
    assert_eq!((bromley.rank, bromley.comparator), (Some(6), Some(2738.0)));
    assert_eq!(burglary.rows[0].area.name, "Bexley");
    assert_eq!(burglary.total_of, "sum of the rows");
    let moved: i64 = burglary.rows.iter().map(|row| row.position_change.unwrap()).sum();
    assert_eq!(moved, 0, "without ties places only change hands");
    let london = ask(evaluator, "burglary", "London", year_to("2021-02"));
    assert_eq!(london.value, burglary.total);
}

fn total_offences_say_what_they_leave_out_before_2014(evaluator: &Evaluator) {
    let says = |to: &str| {
        let caveats = ask(evaluator, "tno", "Bromley", year_to(to)).provenance.caveats;
        caveats.iter().any(|caveat| caveat.contains("Before 2014"))
    };
    assert!(says("2013-06"));
    assert!(says("2014-12"), "the year before reaches back");
    assert!(!says("2016-12"));
}

fn the_series_runs_over_every_month_with_rolling_years(evaluator: &Evaluator) {
    let burglary = series(evaluator, "burglary", "Bromley");
    assert_eq!(burglary.months.len(), 140);
    let february = burglary.months.iter().find(|one| one.month.to_string() == "2021-02").unwrap();
    assert_eq!(february.rolling_12, Some(1474.0));
    assert_eq!(burglary.months[10].rolling_12, None);
    assert!(burglary.months[11].rolling_12.is_some());
    assert!(burglary.months.last().unwrap().provisional);
}

fn an_older_vintage_answers_when_asked_for_with_its_older_names(
    evaluator: &Evaluator,
    older: &VintageId,
) {
    // borough_201806_202005.csv calls it "Burglary - Residential", borough_201004_202111.csv "Domestic Burglary".
    let year = year_to("2020-05");
    let mut question =
        FigureQuestion::new("burglary-residential".parse().unwrap(), "Bromley", year);
    let newest = evaluator.figure(&question).unwrap();
    question.against = Against::Period(year_to("2019-05"));
    question.vintage = Some(older.clone());
    let then = evaluator.figure(&question).unwrap();
    assert_eq!(then.provenance.vintage.as_ref(), Some(older));
    assert_eq!((then.value, newest.value), (Some(1897.0), Some(1896.0)));
    question.vintage = Some(VintageId::new("mps-borough-1999-01-00000000"));
    assert!(evaluator.figure(&question).is_err());
}

#[test]
fn the_order_of_import_changes_no_byte() {
    let mut seen: Vec<String> = Vec::new();
    for order in [[1, 6, 4, 5], [5, 4, 6, 1], [4, 1, 5, 6]] {
        let Some(desk) = london(&order) else { return };
        let (evaluator, _dir) = desk.evaluator(bromley(None));
        let mut text = String::new();
        for measure in ["burglary", "tno", "tomv"] {
            for year in [year_to("2020-05"), year_to("2022-11"), year_to("2023-11")] {
                let figure = ask(&evaluator, measure, "Bromley", year);
                assert!(figure.value.is_some_and(|value| value > 0.0), "{measure} {year}");
                text += &serde_json::to_string(&figure).unwrap();
                let table = table(&evaluator, measure, Group::Comparators, year);
                text += &serde_json::to_string(&table).unwrap();
            }
            text += &serde_json::to_string(&series(&evaluator, measure, "Bromley")).unwrap();
        }
        seen.push(text);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
}
