//! Ward profiles: all of them from shared questions, each with the evidence it speaks of and no more.

use reports::ward_profile::{Input, compose, compose_all};

use crate::invented::{Invented, area, month};
use crate::reading;

fn world() -> (Invented, Input) {
    let own = area("E09000006", "Exampleton");
    let mut world = Invented { group: "boroughs".to_owned(), ..Invented::default() };
    world.areas = vec![own.clone()];
    world.wards = vec![area("E05000106", "North"), area("E05000107", "South")];
    world.population.insert("E05000106".to_owned(), 10_000);
    for (id, title, before, since) in
        [("tno", "Total notifiable offences", 50.0, 30.0), ("burglary", "Burglary", 0.0, 0.1)]
    {
        world.measure(id, title, "offences", None);
        for (place, times) in
            world.areas.iter().chain(&world.wards).cloned().zip([3.0, 1.0, 2.0]).collect::<Vec<_>>()
        {
            world.count(id, &place, "2019-03", "2020-02", before * times);
            world.count(id, &place, "2020-03", "2021-02", since * times);
        }
    }
    world.hide_below = 2.0;
    (world, Input::new("Safer Exampleton Partnership", own, month("2021-02")))
}

#[test]
fn every_ward_has_a_profile_that_rests_on_its_evidence() {
    let (world, input) = world();
    let all = compose_all(&world, &input).unwrap();
    let names: Vec<&str> = all.iter().map(|(ward, _)| ward.name.as_str()).collect();
    assert_eq!(names, ["South", "North"], "the ward with the most first");
    for (ward, document) in &all {
        assert!(document.dangling().is_empty(), "{:?}", document.dangling());
        assert!(document.dangling_references().is_empty());
        assert_eq!(*document, compose(&world, &input, ward).unwrap(), "alone or among all");
        let words = reading::words(document);
        assert!(words.contains("Among the wards"), "{words}");
    }
    let north = reading::words(&all[1].1);
    assert!(north.contains("360 total notifiable offences were recorded in North"), "{north}");
    assert!(north.contains("Residents: 10,000 (mid-2019)"), "{north}");
    assert!(north.contains("[c]"), "{north}");
    assert!(reading::words(&all[0].1).contains("no population by ward held"));
}

#[test]
fn without_wards_it_says_what_to_do() {
    let (mut world, input) = world();
    world.wards = Vec::new();
    let told = compose_all(&world, &input).unwrap_err().to_string();
    assert!(told.contains("import data by ward"), "{told}");
}
