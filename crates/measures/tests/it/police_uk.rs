//! data.police.uk's files: missing months, neighbours over the border, files of one crime type.

use figure::Figures as _;
use figure::{Group, Order, TableQuestion};
use measures::Settings;

use crate::desk::{Desk, ask, bromley, series, span, table, year_to};

const LANCASHIRE: &str = "police-uk/lancashire-2019-12-to-2022-10.zip";
const LOOKUP: &str = "lookups/lsoa11_lsoa21_lad22_EW.csv";
const FORCES: &str = "lookups/lad17_csp17_pfa17.csv";

/// Rows of 2021 in Preston's LSOAs with the crime type Burglary.
const PRESTON_BURGLARY_2021: f64 = 1060.0;
/// Rows of 2021 in Preston's LSOAs with the crime type Anti-social behaviour.
const PRESTON_ASB_2021: f64 = 9877.0;

#[test]
fn preston_is_answered_without_a_word_of_london() {
    let (Some(zip), Some(lookup), Some(forces)) =
        (shared_data::data(LANCASHIRE), shared_data::data(LOOKUP), shared_data::data(FORCES))
    else {
        return;
    };
    let mut desk = Desk::new();
    desk.file(&zip).file(&lookup).file(&forces);
    let (evaluator, _dir) = desk.evaluator(Settings {
        // Preston, lad17_csp17_pfa17.csv.
        area: Some("E07000123".parse().unwrap()),
        ..Settings::default()
    });
    // Counted from the zip: rows of 2021 with an LSOA named "Preston …", by crime type.
    let year = span("2021-01..2021-12");
    let burglary = ask(&evaluator, "street-burglary", "Preston", year);
    assert_eq!(burglary.value, Some(PRESTON_BURGLARY_2021));
    let burglary_count = burglary.value;
    assert_eq!(burglary.rate_reason.unwrap().0, "not available: no population held");
    let reason = burglary.comparison.unwrap().reason.unwrap();
    assert_eq!(reason.0, "not available: June 2020, August 2020 and September 2020 are missing");
    let asb = ask(&evaluator, "asb", "Preston", year);
    assert_eq!(asb.value, Some(PRESTON_ASB_2021));

    let gap = ask(&evaluator, "street-burglary", "Preston", year_to("2020-12"));
    assert_eq!(gap.value, None);
    assert_eq!(
        gap.reason.unwrap().0,
        "not available: June 2020, August 2020 and September 2020 are missing"
    );
    let months = series(&evaluator, "street-burglary", "Preston").months;
    assert_eq!(months.len(), 35);
    for one in &months {
        let missing = ["2020-06", "2020-08", "2020-09"].contains(&one.month.to_string().as_str());
        assert_eq!(one.value.is_none(), missing, "{}", one.month);
        assert_eq!(
            one.rolling_12.is_some(),
            one.month >= "2021-09".parse().unwrap(),
            "{}",
            one.month
        );
    }

    let districts = table(&evaluator, "street-burglary", Group::Districts, year);
    assert_eq!(districts.rows.len(), 14);
    assert_eq!(districts.group, "districts of Lancashire");
    assert!(districts.reason.unwrap().0.contains("no population held"));
    let question = TableQuestion {
        order: Some(Order::HighestCount),
        ..TableQuestion::new("street-burglary".parse().unwrap(), Group::Comparators, year)
    };
    let ranked = evaluator.table(&question).unwrap();
    assert_eq!(
        (ranked.rows[0].area.name.as_str(), ranked.rows[0].value),
        ("Preston", burglary_count)
    );
    assert!(!serde_json::to_string(&ranked).unwrap().contains("London"));

    // A neighbour with a few rows over the border is not answered.
    let wigan = ask(&evaluator, "street-burglary", "Wigan", year);
    assert_eq!(wigan.value, None);
    let force = ask(&evaluator, "street-burglary", "Lancashire", year);
    let sum: f64 = ranked.rows.iter().filter_map(|row| row.value).sum();
    assert!(force.value.unwrap() >= sum, "with what has no location");
}

#[test]
fn a_file_of_one_crime_type_says_nothing_of_others() {
    let mut street = String::from(
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,\
         Last outcome category,Context\n",
    );
    for row in 0..30 {
        street += &format!(
            "{row:064x},2021-02,Metropolitan Police Service,Metropolitan Police Service,0.01,51.4,On or near A Road,\
             E0100062{},Bromley 001A,Burglary,Under investigation,\n",
            row % 10
        );
    }
    let Some(lookup) = shared_data::data(LOOKUP) else { return };
    let mut desk = Desk::new();
    desk.text("police-uk-street", "2021-02-metropolitan-street.csv", &street).file(&lookup);
    let (evaluator, _dir) = desk.evaluator(Settings::default());
    let month = span("2021-02..2021-02");
    let force = ask(&evaluator, "street-burglary", "Metropolitan Police", month);
    assert_eq!(force.value, Some(30.0));
    for measure in ["street-shoplifting", "shoplifting", "street-all-crime", "tno"] {
        let figure = ask(&evaluator, measure, "Metropolitan Police", month);
        assert_eq!(figure.value, None, "{measure}");
        assert!(figure.reason.unwrap().0.contains("police-uk-street has no"), "{measure}");
    }
    // Ten of Bromley's 197 LSOAs are no Bromley.
    assert_eq!(ask(&evaluator, "street-burglary", "Bromley", month).value, None);
}

#[test]
fn the_interfaces_wards_add_up_to_their_borough() {
    let api = "police-uk/bromley-ward-api-json-2017-07-to-2018-06.zip";
    let Some(zip) = shared_data::data(api) else { return };
    let mut desk = Desk::new();
    desk.file(&zip);
    let (evaluator, _dir) = desk.evaluator(bromley(None));
    let year = span("2017-07..2018-06");
    // Counted from the zip: records of a category, one by id within a month, and one of those that are equal but for the
    // interface's own number (2,482 burglaries, 9 of them twice).
    for (measure, count) in [("asb", 5258.0), ("street-burglary", 2473.0), ("burglary", 2473.0)] {
        let figure = ask(&evaluator, measure, "Bromley", year);
        assert_eq!(figure.value, Some(count), "{measure}");
        assert_eq!(figure.provenance.source.as_ref().unwrap().as_str(), "police-uk-api");
        let wards = table(&evaluator, measure, Group::Wards, year);
        assert_eq!((wards.rows.len(), wards.total), (22, Some(count)));
        let sum: f64 = wards.rows.iter().filter_map(|row| row.value).sum();
        assert_eq!(Some(sum), wards.total);
    }
    let ward = ask(&evaluator, "asb", "Bromley Town, Bromley", year);
    assert_eq!((ward.area.code.as_str(), ward.value), ("E05000109", Some(464.0)));
}
