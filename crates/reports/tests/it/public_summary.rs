//! The summary for the public: plain words, what changed first, every number in the evidence.

use document::Document;
use reports::summary::{Input, compose};

use crate::invented::{Invented, area, month};
use crate::reading;

fn world() -> (Invented, Input) {
    let own = area("E09000006", "Exampleton");
    let mut world = Invented { group: "boroughs".to_owned(), ..Invented::default() };
    world.areas = vec![own.clone()];
    world.wards = vec![area("E05000106", "North"), area("E05000107", "South")];
    for (id, title, before, since) in [
        ("tno", "Total notifiable offences", 500.0, 505.0),
        ("burglary", "Burglary", 40.0, 30.0),
        ("theft-from-person", "Theft from the person", 0.0, 9.0),
        ("vehicle-offences", "Vehicle offences", 0.1, 0.1),
    ] {
        world.measure(id, title, "offences", None);
        for place in world.areas.clone().iter().chain(&world.wards.clone()) {
            world.count(id, place, "2019-03", "2020-02", before);
            world.count(id, place, "2020-03", "2021-02", since);
        }
    }
    world.measure("vap", "Violence against the person", "offences", None);
    world.count("vap", &own, "2020-03", "2021-02", 20.0);
    world.hide_below = 5.0;
    (world, Input::new("Safer Exampleton Partnership", own, month("2021-02")))
}

fn composed() -> Document {
    let (world, input) = world();
    compose(&world, &input).unwrap()
}

#[test]
fn all_crime_stands_first_then_what_changed_then_what_did_not() {
    let words = reading::words(&composed());
    let at = |sentence: &str| words.find(sentence).unwrap_or_else(|| panic!("{sentence}\n{words}"));
    let all = at(
        "No change that is more than chance. There were 6,000 in the 12 months to February 2020.",
    );
    let down = at("Went down. There were 480 in the 12 months to February 2020.");
    let up = at("Went up. There were 0 in the 12 months to February 2020.");
    let untold = at("Cannot be compared with the time before.");
    assert!(all < down && down < untold && up < untold);
    at("is not shown, so that no person can be recognised by it");
}

#[test]
fn words_are_plain_and_claim_no_cause() {
    let words = reading::words(&composed());
    for jargon in ["p less", "score test", "interval", "TNO", "because of", "due to", "led to"] {
        let told: Vec<&str> = words.lines().filter(|l| l.contains(jargon)).collect();
        assert!(told.is_empty(), "{jargon}: {told:?}");
    }
}

#[test]
fn every_number_stands_in_the_evidence() {
    let document = composed();
    assert!(document.dangling().is_empty(), "{:?}", document.dangling());
    assert!(document.dangling_references().is_empty());
    assert!(document.figures().len() == 1, "one chart");
}
