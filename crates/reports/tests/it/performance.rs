//! The performance report of a made-up partnership: a rise, a fall, chance, a zero base, hidden and missing counts, a rating
//! that a person gave.

use document::{Block, Cell, Document};
use figure::{Against, GoodDirection, Rag, RagOverride};
use reports::NamedComparator;
use reports::performance::{Group, Input, compose};

use crate::invented::{Invented, area, month};
use crate::reading;

/// Measure, title, count of each month before and since.
const COUNTS: &[(&str, &str, f64, f64)] = &[
    ("burglary", "Burglary", 40.0, 30.0),
    ("tomv", "Theft of a motor vehicle", 10.0, 20.0),
    ("vwi", "Violence with injury", 50.0, 51.0),
    ("robbery", "Robbery", 0.0, 9.0),
    ("homicide", "Homicide", 0.1, 0.1),
    ("drugs", "Drug offences", 20.0, 30.0),
];

fn world() -> (Invented, Input) {
    let own = area("E09000006", "Exampleton");
    let mut world = Invented { group: "boroughs".to_owned(), ..Invented::default() };
    world.areas = vec![own.clone(), area("E09000011", "Aford")];
    world.wards = vec![area("E05000106", "North"), area("E05000107", "South")];
    for place in &world.areas {
        world.population.insert(place.code.to_string(), 100_000);
    }
    for &(id, title, before, since) in COUNTS {
        world.measure(id, title, "offences", None);
        for place in world.areas.clone().iter().chain(&world.wards.clone()) {
            world.count(id, place, "2019-03", "2020-02", before);
            world.count(id, place, "2020-03", "2021-02", since);
        }
    }
    world.measures.last_mut().unwrap().good = GoodDirection::Neither;
    world.measure("vwi-non-da", "Non-domestic violence", "offences", Some("no such flag"));
    world.hide_below = 5.0;
    let mut input = Input::new("Safer Exampleton Partnership", own, month("2021-02"));
    let ids = COUNTS.iter().map(|c| c.0).chain(["vwi-non-da", "nothing-like-it"]);
    input.groups = vec![Group {
        title: "All of it".to_owned(),
        measures: ids.map(|id| id.parse().unwrap()).collect(),
    }];
    (world, input)
}

fn composed(made: &(Invented, Input)) -> Document {
    compose(&made.0, &made.1).unwrap()
}

/// The overview's rating of each measure.
fn ratings(document: &Document) -> Vec<(String, Rag)> {
    let Some(Block::Table(table)) = document.sections[0].blocks.first() else {
        panic!("no overview");
    };
    let rag = |cell: &Cell| if let Cell::Rag(rag) = cell { Some(*rag) } else { None };
    table
        .rows
        .iter()
        .map(|row| (table.name_of(row).to_owned(), row.cells.iter().find_map(rag).unwrap()))
        .collect()
}

#[test]
fn ratings_follow_the_rule() {
    use Rag::{Green, NotRated, Red};
    let found: Vec<Rag> = ratings(&composed(&world())).into_iter().map(|r| r.1).collect();
    // A fall; a doubling; within chance; up from none; hidden; no good direction; no source.
    assert_eq!(found, [Green, Red, Green, Red, NotRated, NotRated, NotRated]);
}

#[test]
fn a_rating_that_a_person_gave_stands_beside_the_rules() {
    let mut made = world();
    made.1.overrides = vec![RagOverride {
        measure: "tomv".parse().unwrap(),
        rag: Rag::Amber,
        reason: "A series was detected in March.".to_owned(),
        by: "the borough commander".to_owned(),
    }];
    let document = composed(&made);
    assert_eq!(ratings(&document)[1].1, Rag::Amber);
    let words = reading::words(&document);
    assert!(
        words.contains(
            "Amber: given by the borough commander, for this reason: A series was detected in March."
        ),
        "{words}"
    );
    assert!(words.contains("Red: 100.0% for the worse, more than 15.0%."), "{words}");
}

#[test]
fn every_measure_has_its_section_or_says_why_not() {
    let document = composed(&world());
    let ids: Vec<&str> = document.sections[1].subsections.iter().map(|s| s.id.as_str()).collect();
    let wanted: Vec<&str> =
        COUNTS.iter().map(|c| c.0).chain(["vwi-non-da", "nothing-like-it"]).collect();
    assert_eq!(ids, wanted);
    let missing: Vec<&str> = document
        .all_blocks()
        .into_iter()
        .filter_map(
            |b| if let Block::NotAvailable(n) = b { Some(n.reason.0.as_str()) } else { None },
        )
        .collect();
    assert!(missing.contains(&"the catalogue has no measure of this name"), "{missing:?}");
}

#[test]
fn every_number_stands_in_the_evidence() {
    let document = composed(&world());
    assert!(document.dangling().is_empty(), "{:?}", document.dangling());
    assert!(document.dangling_references().is_empty());
}

#[test]
fn a_named_comparator_says_why_it_was_chosen() {
    let mut made = world();
    for place in made.0.areas.clone().iter().chain(&made.0.wards.clone()) {
        made.0.count("burglary", place, "2019-01", "2019-02", 40.0);
    }
    made.1.against = Against::Named("2019".to_owned());
    made.1.named_comparators = vec![NamedComparator {
        name: "2019".to_owned(),
        reason: "the last whole year before".to_owned(),
    }];
    let words = reading::words(&composed(&made));
    assert!(words.contains("chosen for this reason: the last whole year before"), "{words}");
    // The other measures are not held for the whole of 2019: nothing to compare with, not rated.
    assert!(words.contains("there is nothing to compare it with"), "{words}");
}

#[test]
fn without_groups_it_reports_what_the_catalogue_holds() {
    let (world, mut input) = world();
    input.groups = Vec::new();
    let document = compose(&world, &input).unwrap();
    let titles: Vec<&str> = document.sections[1..].iter().map(|s| s.title.as_str()).collect();
    assert_eq!(titles, ["High-harm crime", "Volume crime"]);
    assert!(document.sections[2].subsections.iter().any(|s| s.id == "burglary"));
}

#[test]
fn no_sentence_claims_a_cause() {
    let words = reading::words(&composed(&world())).to_lowercase();
    for cause in ["because of", "due to", "as a result", "led to", "thanks to"] {
        assert!(!words.contains(cause), "{cause}");
    }
}
