//! The ranking of crime types, over figures made up in memory.

use reports::priority_ranking::{
    Concern, CriterionName, HarmTable, PriorityRanking, RankingInput, RankingWeights, rank,
};
use statistics::areas::HarmWeight;

use super::invented::{Invented, area, month};

/// Four types: many and light, few and grave, steady, and twice as many as the year before.
fn figures() -> Invented {
    let mut figures = Invented::default();
    let borough = area("E09000006", "Bromley");
    for (id, title, before, now) in [
        ("shoplifting", "Shoplifting", 200.0, 200.0),
        ("homicide", "Homicide", 0.25, 0.5),
        ("burglary", "Burglary", 60.0, 60.0),
        ("robbery", "Robbery", 20.0, 40.0),
    ] {
        figures.measure(id, title, "offences", None);
        figures.count(id, &borough, "2019-03", "2020-02", before);
        figures.count(id, &borough, "2020-03", "2021-02", now);
    }
    figures.measure("arson", "Arson", "offences", None);
    figures.areas = vec![borough];
    figures
}

fn input() -> RankingInput {
    RankingInput {
        area: area("E09000006", "Bromley"),
        to: month("2021-02"),
        weights: RankingWeights::default(),
        harm: None,
        concerns: Vec::new(),
    }
}

fn harm() -> HarmTable {
    let weights =
        [("shoplifting", 1.0), ("homicide", 8000.0), ("burglary", 40.0), ("robbery", 90.0)];
    HarmTable {
        scheme: "Invented weights".to_owned(),
        weights: weights
            .into_iter()
            .map(|(id, weight)| (id.parse().unwrap(), HarmWeight::exact(weight)))
            .collect(),
    }
}

fn place(ranked: &PriorityRanking, id: &str) -> usize {
    ranked.types.iter().find(|one| one.measure.as_str() == id).unwrap().rank
}

fn ranking(input: &RankingInput) -> PriorityRanking {
    rank(&figures(), input, &mut || ()).unwrap()
}

#[test]
fn without_harm_and_concern_it_ranks_by_what_is_known_and_says_so() {
    let ranked = ranking(&input());
    // By volume shoplifting leads; robbery is the only one that rose beyond chance.
    assert_eq!(ranked.types[0].measure.as_str(), "robbery");
    let shoplifting = &ranked.types[1];
    assert_eq!((shoplifting.measure.as_str(), shoplifting.rank_without[2]), ("shoplifting", 1));
    let harm = &ranked.criteria[1];
    assert!(harm.weight.abs() < 1e-12 && harm.note.starts_with("not used: no harm weights"));
    assert!(ranked.criteria[3].note.starts_with("not used: no survey"));
    assert_eq!(ranked.left_out[0].measure.as_str(), "arson");
    assert!(ranked.left_out[0].reason.0.contains("not held"));
    let sum: f64 = ranked.types[0].components.iter().map(|part| part.adds).sum();
    assert!((sum - ranked.types[0].score).abs() < 1e-12);
}

#[test]
fn harm_brings_the_grave_to_the_top_and_the_ranking_says_what_it_hangs_on() {
    let ranked = ranking(&RankingInput { harm: Some(harm()), ..input() });
    let homicide = ranked.types.iter().find(|one| one.measure.as_str() == "homicide").unwrap();
    let by = |criterion| {
        homicide.components.iter().find(|part| part.criterion == criterion).unwrap().clone()
    };
    // 6 × 8,000 is more than 480 × 90.
    assert_eq!(by(CriterionName::Harm).rank, Some(1));
    assert_eq!(by(CriterionName::Volume).rank, Some(4));
    assert!(homicide.rank_without[1] >= homicide.rank);
    assert!(homicide.places.from < homicide.places.to, "six events are no firm ground");
}

#[test]
fn a_change_that_chance_alone_gives_is_no_trend() {
    let ranked = ranking(&input());
    let trend = |id: &str| {
        let one = ranked.types.iter().find(|one| one.measure.as_str() == id).unwrap();
        one.components[2].value.unwrap()
    };
    // 6 after 3 is twice as many, and chance; 480 after 240 is not.
    assert!(trend("homicide").abs() < 1e-12);
    assert!(trend("robbery") > 60.0 && trend("robbery") < 100.0);
}

#[test]
fn concern_is_the_share_of_all_who_were_asked() {
    let concern = |measure: &str, named, asked| Concern {
        measure: measure.parse().unwrap(),
        named,
        asked,
        source: "Residents' survey".to_owned(),
    };
    let concerns = vec![
        concern("burglary", 300, 500),
        concern("burglary", 200, 500),
        concern("robbery", 1, 900),
    ];
    let ranked = ranking(&RankingInput { concerns, ..input() });
    let burglary = ranked.types.iter().find(|one| one.measure.as_str() == "burglary").unwrap();
    assert_eq!(burglary.components[3].value, Some(50.0));
    assert_eq!(ranked.criteria[3].known, 2);
    assert!(place(&ranked, "burglary") < place(&ranked, "robbery"));
}

#[test]
fn where_nothing_is_held_there_is_no_ranking() {
    let mut figures = figures();
    figures.counts.clear();
    let ranked = rank(&figures, &input(), &mut || ()).unwrap();
    assert!(ranked.types.is_empty());
    assert_eq!(ranked.left_out.len(), 5);
}
