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
    assert!(unknown.unwrap_err().to_string().contains("none of the measures x"));
}
