//! The pages of a site, of a made-up district with wards: each says what it should at a glance, rests on its evidence, and says
//! why where it has nothing to say.

use document::{Block, Document};
use figure::{AreaRef, Period};
use reports::dashboard::{self, Input};

use crate::invented::{Invented, area, month};
use crate::reading;

/// Measure, title, count of each month before and since.
const COUNTS: &[(&str, &str, f64, f64)] = &[
    ("tno", "Total notifiable offences", 300.0, 250.0),
    ("burglary", "Burglary", 40.0, 30.0),
    ("tomv", "Theft of a motor vehicle", 10.0, 20.0),
    ("vwi", "Violence with injury", 50.0, 51.0),
    ("homicide", "Homicide", 0.1, 0.1),
];

fn own() -> AreaRef {
    area("E09000006", "Exampleton")
}

fn north() -> AreaRef {
    area("E05000106", "North")
}

fn world() -> Invented {
    let mut world = Invented { group: "boroughs".to_owned(), ..Invented::default() };
    world.areas = vec![own(), area("E09000011", "Aford"), area("E09000012", "Beham")];
    world.wards = vec![north(), area("E05000107", "South"), area("E05000108", "East")];
    for (place, people) in world.areas.iter().zip([100_000, 80_000, 120_000]) {
        world.population.insert(place.code.to_string(), people);
    }
    for (ward, people) in world.wards.iter().zip([30_000, 50_000, 20_000]) {
        world.population.insert(ward.code.to_string(), people);
    }
    for &(id, title, before, since) in COUNTS {
        world.measure(id, title, "offences", None);
        let shares = [1.0, 1.2, 0.9].iter().chain(&[0.5, 0.3, 0.2]);
        let places: Vec<AreaRef> = world.areas.iter().chain(&world.wards).cloned().collect();
        for (place, share) in places.iter().zip(shares) {
            world.count(id, place, "2018-03", "2020-02", before * share);
            world.count(id, place, "2020-03", "2021-02", since * share);
        }
    }
    world.measure(
        "asb-calls",
        "Anti-social behaviour calls",
        "calls",
        Some("no open data give it"),
    );
    world.hide_below = 3.0;
    world
}

fn input(area: AreaRef, period: Period) -> Input {
    let mut input = Input::new("Safer Exampleton Partnership", area, period);
    input.comparators.label = "boroughs".to_owned();
    input.comparators.one = "borough".to_owned();
    input
}

fn year() -> Period {
    Period::rolling_12(month("2021-02"))
}

fn measure(area: AreaRef, period: Period, id: &str) -> Document {
    let document =
        dashboard::measure(&world(), &input(area, period), &id.parse().unwrap()).unwrap();
    sound(&document);
    document
}

/// Nothing is spoken of that is no evidence, nothing is led to that is not there, no id stands twice.
fn sound(document: &Document) {
    assert!(document.dangling().is_empty(), "{:?}", document.dangling());
    assert!(document.dangling_references().is_empty());
    let mut files: Vec<String> =
        document.all_blocks().into_iter().filter_map(Block::table).map(|t| t.file).collect();
    files.sort();
    let all = files.len();
    files.dedup();
    assert_eq!(files.len(), all, "{files:?}");
}

#[test]
fn a_measure_of_a_district() {
    insta::assert_snapshot!(reading::outline(&measure(own(), year(), "burglary")));
}

#[test]
fn a_measure_of_a_ward_is_among_the_wards() {
    insta::assert_snapshot!(reading::outline(&measure(north(), year(), "burglary")));
}

#[test]
fn a_month_is_held_against_the_same_month_a_year_before() {
    let document = measure(own(), Period::month(month("2021-02")), "tomv");
    let said = document.summary.to_string();
    assert!(said.contains("in February 2021") && said.contains("in February 2020"), "{said}");
}

#[test]
fn what_is_small_is_hidden_and_what_is_not_held_says_why() {
    let words = reading::words(&measure(north(), Period::month(month("2021-02")), "homicide"));
    assert!(words.contains("not shown") && !words.contains("0.05"), "{words}");
    let words = reading::words(&measure(own(), year(), "asb-calls"));
    assert!(words.contains("not available: no open data give it"), "{words}");
    let unknown = dashboard::measure(&world(), &input(own(), year()), &"x".parse().unwrap());
    assert!(unknown.unwrap_err().to_string().contains("there is no measure \"x\""));
}

#[test]
fn the_first_page() {
    let document = dashboard::home(&world(), &input(own(), year())).unwrap();
    sound(&document);
    insta::assert_snapshot!(reading::outline(&document));
}

#[test]
fn the_first_page_says_that_nothing_changed() {
    let mut world = world();
    for months in world.counts.values_mut() {
        let first = *months.values().next().unwrap();
        for count in months.values_mut() {
            *count = first;
        }
    }
    let document = dashboard::home(&world, &input(own(), year())).unwrap();
    sound(&document);
    let words = reading::words(&document);
    assert!(words.contains("Nothing changed by more than chance alone would give."), "{words}");
    assert!(words.contains("no verdict is another than before"), "{words}");
}

#[test]
fn every_measure_has_its_line_or_its_reason() {
    let document = dashboard::measures(&world(), &input(own(), year())).unwrap();
    sound(&document);
    insta::assert_snapshot!(reading::outline(&document));
}

#[test]
fn the_page_of_a_ward() {
    let profile =
        reports::ward_profile::Input::new("Safer Exampleton Partnership", own(), month("2021-02"));
    let document = dashboard::ward(&world(), &profile, &north()).unwrap();
    sound(&document);
    insta::assert_snapshot!(reading::outline(&document));
}

fn held() -> Vec<reports::Held> {
    vec![reports::Held {
        source: figure::SourceId::new("made-up"),
        title: "Made-up counts".to_owned(),
        publisher: "Nobody".to_owned(),
        licence: "Made up for a test".to_owned(),
        vintage: figure::VintageId::new("made-up-2021-02-00000000"),
        months: Some((month("2018-03"), month("2021-02"))),
        missing_months: vec![month("2019-05")],
        retrieved: "2021-03-05".to_owned(),
        files: vec![figure::FileUsed { name: "made-up.csv".to_owned(), sha256: "00ff".repeat(16) }],
        rows: 1234,
        rejects: 5,
        caveats: vec!["Nothing here was counted.".to_owned()],
    }]
}

#[test]
fn methods_and_register() {
    let mut input = input(own(), year());
    input.held = held();
    let methods = dashboard::methods(&world(), &input).unwrap();
    sound(&methods);
    insta::assert_snapshot!("methods", reading::outline(&methods));
    let register = dashboard::register("Safer Exampleton Partnership", None, &held());
    sound(&register);
    insta::assert_snapshot!("register", reading::outline(&register));
    let empty = reading::words(&dashboard::register("Safer Exampleton Partnership", None, &[]));
    assert!(empty.contains("No data are held yet."), "{empty}");
}
