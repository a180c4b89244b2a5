//! The needs assessment of two made-up partnerships: one whose source tells everything apart, one like Preston.

use document::Block;
use reports::needs_assessment::{
    Assessment, Comparators, Deprivation, Event, Held, Indicator, Input, NamedComparator, Previous,
    Priority, SmallArea, compose,
};

use crate::invented::{Invented, area, month};
use crate::reading::{self, loose_numbers, numbered};

const MEASURES: &[(&str, &str, f64)] = &[
    ("tno", "Total notifiable offences", 500.0),
    ("vap", "Violence against the person", 150.0),
    ("vwi", "Violence with injury", 50.0),
    ("burglary", "Burglary", 40.0),
    ("burglary-residential", "Residential burglary", 30.0),
    ("theft-from-person", "Theft from the person", 10.0),
    ("robbery-personal", "Robbery of personal property", 8.0),
    ("tfmv", "Theft from a motor vehicle", 60.0),
    ("tomv", "Theft of a motor vehicle", 30.0),
    ("vehicle-offences", "Vehicle offences", 100.0),
    ("state-based", "State-based offences", 90.0),
    ("victim-based", "Victim-based offences", 410.0),
    ("drugs", "Drug offences", 20.0),
];

/// Everything told apart: five boroughs, three wards, populations; a zero base, hidden and missing cells.
fn everything() -> (Invented, Input) {
    let own = area("E09000006", "Exampleton");
    let mut world =
        Invented { group: "boroughs of Exampleshire".to_owned(), ..Invented::default() };
    let others = ["Aford", "Bford", "Cford", "Dford"];
    world.areas = vec![own.clone()];
    for (code, name) in (11..).zip(others) {
        world.areas.push(area(&format!("E090000{code}"), name));
    }
    world.wards = ["North", "South", "Town"]
        .iter()
        .zip(106..)
        .map(|(name, code)| area(&format!("E05000{code}"), name))
        .collect();
    for (place, people) in world.areas.iter().zip([100_000, 90_000, 90_000, 300_000, 50_000]) {
        world.population.insert(place.code.to_string(), people);
    }
    for &(id, title, each) in MEASURES {
        world.measure(id, title, "offences", None);
        for place in world.areas.clone() {
            let times = if place.name == "Dford" { 3.0 } else { 1.0 };
            world.count(id, &place, "2018-03", "2020-02", each * times);
            world.count(id, &place, "2020-03", "2021-02", each * times * 0.75);
        }
        for (ward, part) in world.wards.clone().iter().zip([0.2, 0.2, 0.5]) {
            world.count(id, ward, "2018-03", "2020-02", each * part);
            world.count(id, ward, "2020-03", "2021-02", each * part * 0.75);
        }
    }
    // No theft from the person at all in North the year before: a zero base. Few since: hidden.
    let north = world.wards[0].clone();
    world.count("theft-from-person", &north, "2018-03", "2020-02", 0.0);
    world.count("theft-from-person", &north, "2020-03", "2021-02", 0.25);
    world.hide_below = 5.0;
    // No burglary is held for Cford.
    let cford = world.areas[3].code.to_string();
    world.counts.remove(&("burglary".to_owned(), cford));
    let none = "not available: open data carry no such flag";
    world.measure("vwi-non-da", "Non-domestic violence with injury", "offences", Some(none));
    world.measure("asb-calls", "Anti-social behaviour calls", "calls", Some(none));
    world.last_is_provisional = true;

    let mut input = Input::new("Safer Exampleton Partnership", own, month("2021-02"));
    input.comparators =
        Comparators { label: "boroughs of Exampleshire".to_owned(), one: "borough".to_owned() };
    input.neighbours = vec!["Aford".to_owned(), "Cford".to_owned(), "Nowhere".to_owned()];
    input.priorities = vec![
        Priority::of_measure("Non-domestic violence", "vwi-non-da".parse().unwrap()),
        Priority::of_measure("Homes", "burglary-residential".parse().unwrap()),
        Priority {
            title: "Fraud".to_owned(),
            measures: vec![],
            note: "Set by the board.".to_owned(),
        },
    ];
    input.events = vec![Event { month: month("2020-03"), word: "first lockdown".to_owned() }];
    input.named_comparators = vec![NamedComparator {
        name: "2019".to_owned(),
        reason: "the last whole year before".to_owned(),
    }];
    input.indicators = vec![Indicator {
        title: "Size".to_owned(),
        unit: "hectares".to_owned(),
        source: "Made-up gazetteer".to_owned(),
        note: String::new(),
        values: vec![("Aford".to_owned(), 287.0)],
    }];
    input.held = vec![Held {
        retrieved: "2021-03-05".to_owned(),
        files: Vec::new(),
        source: figure::SourceId::new("made-up"),
        title: "Recorded crime".to_owned(),
        publisher: "A police service".to_owned(),
        licence: "Open Government Licence v3.0".to_owned(),
        vintage: figure::VintageId::new("made-up-2021-02-00000000"),
        months: Some((month("2018-03"), month("2021-02"))),
        missing_months: vec![],
        rows: 1234,
        rejects: 2,
        caveats: vec!["Ward counts leave out offences without a place.".to_owned()],
    }];
    (world, input)
}

/// Street-level files alone: no population, no wards, three months missing.
fn like_preston() -> (Invented, Input) {
    let own = area("E07000123", "Preston");
    let mut world = Invented { group: "districts of Lancashire".to_owned(), ..Invented::default() };
    world.areas = vec![own.clone(), area("E07000117", "Burnley"), area("E07000118", "Chorley")];
    world.missing = ["2020-06", "2020-08", "2020-09"].map(month).into();
    for (id, title, unit) in [
        ("street-all-crime", "All crime (data.police.uk)", "offences"),
        ("street-burglary", "Burglary (data.police.uk)", "offences"),
        ("street-vehicle-crime", "Vehicle crime (data.police.uk)", "offences"),
        (
            "street-violence-and-sexual-offences",
            "Violence and sexual offences (data.police.uk)",
            "offences",
        ),
        ("street-theft-from-the-person", "Theft from the person (data.police.uk)", "offences"),
        ("asb", "Anti-social behaviour incidents", "incidents"),
    ] {
        world.measure(id, title, unit, None);
        for (place, times) in world.areas.clone().iter().zip([3.0, 2.0, 1.0]) {
            world.count(id, place, "2019-12", "2021-05", 100.0 * times);
        }
    }
    for &(id, title, _) in MEASURES {
        world.measure(id, title, "offences", None);
    }
    let mut input = Input::new("Preston Community Safety Partnership", own, month("2021-05"));
    input.comparators =
        Comparators { label: "districts of Lancashire".to_owned(), one: "district".to_owned() };
    input.neighbours = vec!["Chorley".to_owned()];
    (world, input)
}

fn composed((world, input): &(Invented, Input)) -> Assessment {
    compose(world, input).unwrap()
}

/// The captions of the tables of a published pack, each as a table or as what is missing.
const OF_THE_PACK: &[&str] = &[
    "Priority measures and other volume crime, the financial year so far",
    "among",
    "by ward",
    "Non-domestic violence with injury among",
    "Non-domestic violence with injury by ward",
    "Burglary among",
    "Burglary by ward",
    "Theft from the person among",
    "Theft from the person by ward",
    "All recorded crime by ward against the comparator period",
    "Neighbouring",
    "What each measure counts",
];

#[test]
fn every_table_of_the_pack_is_there_in_order_or_says_why_not() {
    for made in [everything(), like_preston()] {
        let captions = reading::captions(&composed(&made).document);
        let mut rest = captions.iter();
        for wanted in OF_THE_PACK {
            assert!(rest.any(|caption| caption.contains(wanted)), "{wanted} in {captions:#?}");
        }
    }
}

#[test]
fn tables_number_themselves_in_order() {
    for made in [everything(), like_preston()] {
        let document = composed(&made).document;
        assert_eq!(document.kind, document::DocumentKind::NeedsAssessment);
        assert_eq!(document.edition.status, "Draft");
        assert!(document.dangling_references().is_empty(), "{:?}", document.dangling_references());
        let numbers = numbered(&document);
        let wanted: Vec<String> = (1..=numbers.len()).map(|n| format!("Table {n}")).collect();
        assert_eq!(numbers, wanted);
        let appendices: Vec<&str> =
            document.appendices.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(appendices, ["caveats", "statutory-content", "data-used"]);
    }
}

#[test]
fn tables_hold_every_row() {
    let made = everything();
    let document = composed(&made).document;
    for (id, rows) in [
        ("all-crime-by-area-table", 5),
        ("all-crime-by-ward-table", 4),
        ("theft-from-the-person-by-area", 5),
        ("vehicles-by-area", 5),
        ("theft-of-vehicles-by-ward", 4),
    ] {
        let table = document
            .all_blocks()
            .into_iter()
            .find_map(|b| match b {
                Block::Table(t) if t.id == id => Some(t.clone()),
                _ => None,
            })
            .unwrap();
        assert_eq!(table.rows.len(), rows, "{}", reading::table(&table));
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{id}");
    }
}

#[test]
fn what_cannot_be_had_says_why() {
    let words = reading::words(&composed(&everything()).document);
    assert!(words.contains("open data carry no such flag"), "{words}");
    assert!(
        words.contains("Shown instead is violence with injury, which takes in domestic abuse.")
    );
    assert!(words.contains("there is no area \"Nowhere\""), "a neighbour that is unknown is a row");
    assert!(words.contains("Deprivation: not available"));
    assert!(words.contains("No measure in the data held shows how it goes."));
    assert!(words.contains("[c]"), "the hidden ward is hidden");
}

#[test]
fn hidden_counts_appear_nowhere() {
    let document = composed(&everything()).document;
    for block in document.all_blocks() {
        let Block::Table(table) = block else { continue };
        if table.id != "theft-from-the-person-by-ward" {
            continue;
        }
        let row = table.rows.iter().find(|r| table.name_of(r) == "North").unwrap();
        let shown: Vec<&str> = row.cells.iter().map(document::Cell::shown).collect();
        assert!(shown[1..].iter().all(|s| !s.bytes().any(|b| b.is_ascii_digit())), "{shown:?}");
        return;
    }
    panic!("no such table");
}

#[test]
fn ties_and_zero_bases_and_verdicts() {
    let (mut world, input) = everything();
    // No offence at all in North the year before, and many since: a rise without a percentage.
    let north = world.wards[0].clone();
    world.count("tno", &north, "2018-03", "2020-02", 0.0);
    let document = compose(&world, &input).unwrap().document;
    let row = |id: &str, name: &str| {
        let blocks = document.all_blocks();
        let table = blocks.iter().find_map(|b| match b {
            Block::Table(t) if t.id == id => Some(t),
            _ => None,
        });
        let table = table.unwrap();
        let row = table.rows.iter().find(|r| table.name_of(r) == name).unwrap();
        row.cells.iter().map(|c| c.shown().to_owned()).collect::<Vec<String>>()
    };
    assert_eq!(row("all-crime-by-area-table", "Aford")[1], "3=", "a tie is marked");
    assert_eq!(row("all-crime-by-area-table", "Bford")[1], "3=");
    assert_eq!(row("all-crime-by-area-table", "Dford")[1], "5", "and the next place skipped");
    let change = |name: &str| {
        let cells = row("change-by-ward", name);
        [cells[1].clone(), cells[4].clone(), cells[5].clone(), cells[6].clone()]
    };
    assert_eq!(change("North"), ["900", "0", "[x]", "higher"]);
    assert_eq!(change("Town"), ["2,250", "3,000", "−25.0%", "lower"]);
    let words = reading::words(&document);
    assert!(words.contains("no percentage is made of a base of none: North"), "{words}");
    assert!(words.contains("The fall is larger than chance alone would give"));
    assert!(words.contains("The count for the 12 months to February 2021 is provisional"));
    assert!(!words.contains("NaN") && !words.contains("inf"));
}

#[test]
fn a_change_within_chance_is_called_no_change() {
    let (mut world, input) = everything();
    let own = world.areas[0].clone();
    world.count("burglary", &own, "2020-03", "2021-02", 39.0);
    let words = reading::words(&compose(&world, &input).unwrap().document);
    assert!(words.contains("Burglary showed no change beyond chance."), "{words}");
    assert!(words.contains("Burglary in Exampleton showed no change beyond chance"));
    assert!(!words.contains("Burglary in Exampleton fell"));
}

#[test]
fn no_sentence_claims_a_cause() {
    for made in [everything(), like_preston(), with_all_that_may_be_held()] {
        for text in reading::texts(&composed(&made).document) {
            let said = text.to_string().to_lowercase();
            // That a count is provisional or hidden has a reason; that crime changed has none here.
            let said = said.replace("is provisional, because it includes", "");
            let said = said.replace("are not shown because the counts are small", "");
            let said = said.replace("is not shown because the counts are small", "");
            for cause in [
                "because",
                "due to",
                "caused",
                "as a result",
                "led to",
                "thanks to",
                "owing to",
                "driven by",
            ] {
                assert!(!said.contains(cause), "\"{cause}\" in: {said}");
            }
        }
    }
}

#[test]
fn every_number_in_a_paragraph_opens_to_a_figure() {
    for made in [everything(), like_preston(), with_all_that_may_be_held()] {
        let assessment = composed(&made);
        assert!(assessment.document.dangling().is_empty(), "{:?}", assessment.document.dangling());
        for text in reading::texts(&assessment.document) {
            let said = text.to_string();
            for token in loose_numbers(&text) {
                assert!(is_no_count(&token, &said), "\"{token}\" opens to nothing in: {said}");
            }
        }
    }
}

/// Numbers that need not open: years and months, the twelve months, per 1,000, law, a figure's own interval and test, and
/// how many areas were ranked.
fn is_no_count(token: &str, said: &str) -> bool {
    let year =
        [4, 7].contains(&token.len()) && (token.starts_with("19") || token.starts_with("20"));
    let law = token.contains('/') || token.starts_with("mid-") || token.starts_with("made-up");
    let around = |before: &str, after: &str| said.contains(&format!("{before}{token}{after}"));
    year || law
        || token == "1,000"
        || token == "95%"
        || around("", " months")
        || around("95% interval ", " to ")
        || (said.contains("95% interval") && around(" to ", ";"))
        || around("(p = ", "")
        || around("(p less than ", "")
        || around(" of ", " boroughs of")
        || around(" of ", " districts of")
        || around("the ", " boroughs of")
        || around("the ", " districts of")
        || around(" of the ", " wards")
        || around(" of ", " wards")
        || around(" in any of ", " wards")
        // What an earlier edition said stands as words: its file may be held no longer.
        || said.contains("figures that both editions give")
        || said.contains("was revised from")
        || around("; in ", " others")
        || around("", " could not be tested")
        || around("sections ", " to")
        || around(" to ", ")")
        || around("regulations ", " to")
        || around("regulation ", " ")
        || around(" to ", ", which apply")
}

/// Harm weights, deprivation, an earlier edition, similar areas and an answer of people.
fn with_all_that_may_be_held() -> (Invented, Input) {
    let (world, mut input) = everything();
    input.similar.areas = vec!["Bford".to_owned()];
    input.similar.reason = "Most alike in residents and housing.".to_owned();
    let weight = |value| statistics::areas::HarmWeight::exact(value);
    let weights = [("vap", 10.0), ("burglary", 30.0)];
    input.ranking.harm = Some(reports::priority_ranking::HarmTable {
        scheme: "Made-up weights".to_owned(),
        weights: weights.into_iter().map(|(id, w)| (id.parse().unwrap(), weight(w))).collect(),
    });
    let small = |ward: usize, decile| SmallArea { ward: Some(world.wards[ward].clone()), decile };
    input.deprivation = Some(Deprivation {
        title: "Made-up index".to_owned(),
        one: "LSOA".to_owned(),
        publisher: "A department".to_owned(),
        licence: "Open Government Licence v3.0".to_owned(),
        vintage: figure::VintageId::new("made-up-index-2019-00000000"),
        caveats: vec!["Ranks compare areas.".to_owned()],
        small_areas: vec![small(0, 1), small(0, 4), small(1, 9), small(2, 10)],
    });
    let then = compose(&world, &input).unwrap();
    let mut published: Vec<figure::Figure> = then.figures().into_iter().cloned().collect();
    let burglary = published.iter_mut().find(|f| f.measure.as_str() == "burglary").unwrap();
    burglary.value = burglary.value.map(|value| value + 7.0);
    input.previous =
        Some(Previous { edition: "needs-assessment-1".to_owned(), figures: published });
    input.answers.plan_implemented = Some("Half of its actions were done.".to_owned());
    (world, input)
}

fn table_of(document: &document::Document, id: &str) -> document::Table {
    let blocks = document.all_blocks().into_iter();
    let mut tables = blocks.filter_map(|b| match b {
        Block::Table(t) if t.id == id => Some(t.clone()),
        _ => None,
    });
    tables.next().unwrap_or_else(|| panic!("no table {id}"))
}

#[test]
fn what_is_held_fills_every_section() {
    let document = composed(&with_all_that_may_be_held()).document;
    assert!(document.dangling().is_empty(), "{:?}", document.dangling());
    assert!(document.dangling_references().is_empty(), "{:?}", document.dangling_references());
    let words = reading::words(&document);
    // 40 × 0.75 × 12 = 360 burglaries of weight 30 beside 1,350 of violence of weight 10.
    let harm = table_of(&document, "types-by-harm");
    let first: Vec<&str> = harm.rows[0].cells.iter().map(document::Cell::shown).collect();
    assert_eq!((first[0], first[1]), ("Violence against the person", "13,500"), "{first:?}");
    assert_eq!(harm.rows.len(), 2);
    let deciles = table_of(&document, "deprivation-by-decile");
    assert_eq!(deciles.rows[0].cells[1].shown(), "1");
    let by_ward = table_of(&document, "deprivation-by-ward");
    assert_eq!(by_ward.rows[0].cells[0].shown(), "North");
    assert_eq!(by_ward.rows[0].cells[3].shown(), "2.5");
    let revisions = table_of(&document, "revisions");
    assert_eq!(revisions.rows.len(), 1, "{}", reading::table(&revisions));
    let revised: Vec<&str> = revisions.rows[0].cells.iter().map(document::Cell::shown).collect();
    assert_eq!(revised[2..5], ["367", "360", "−7"]);
    assert!(words.contains("was revised from 367 to 360, 7 fewer"), "{words}");
    assert!(words.contains("They were chosen for this reason: Most alike"));
    assert!(words.contains("Half of its actions were done."));
    let plan = table_of(&document, "plan-measures");
    let ratings: Vec<&str> =
        plan.rows.iter().map(|r| r.cells.last().map_or("", document::Cell::shown)).collect();
    assert_eq!(ratings, ["Not rated", "Green", "Not rated"]);
    assert_eq!(
        table_of(&document, "kinds").rows[0].cells[0].shown(),
        "Violence against the person"
    );
}

#[test]
fn what_is_not_held_is_missing_with_its_reason() {
    let words = reading::words(&composed(&everything()).document);
    for missing in [
        "holds no table of harm weights",
        "no index of deprivation is held",
        "no earlier edition is stored",
        "outlines of wards are not held",
        "A count of victims by age, sex and ethnicity: no source held tells it",
        "names no similar areas",
    ] {
        assert!(words.contains(missing), "{missing} in {words}");
    }
}

#[test]
fn every_ward_has_a_profile() {
    let made = everything();
    let document = composed(&made).document;
    let profiles = document.sections.iter().find(|s| s.id == "ward-profiles").unwrap();
    let names: Vec<&str> = profiles.subsections.iter().map(|s| s.title.as_str()).collect();
    assert_eq!(names.len(), made.0.wards.len());
    let town = profiles.subsections.iter().find(|s| s.title == "Town").unwrap();
    let said = reading::block(&town.blocks[0]);
    assert!(
        said.contains("2,250 total notifiable offences, 50.0% of those in Exampleton"),
        "{said}"
    );
    assert!(said.contains("25.0% fewer than in the comparator period (3,000)"), "{said}");
}

#[test]
fn the_strongest_findings_come_first() {
    let document = composed(&everything()).document;
    let summary = &document.sections[0];
    assert_eq!((summary.id.as_str(), summary.title.as_str()), ("summary", "Executive summary"));
    let lists: Vec<&Block> =
        summary.blocks.iter().filter(|b| matches!(b, Block::List(_))).collect();
    let said = reading::block(lists[0]);
    let first = said.lines().next().unwrap();
    assert!(first.starts_with("Total notifiable offences in Exampleton fell by"), "{said}");
    assert!(said.lines().count() <= 6);
}

#[test]
fn the_state_of_the_law_is_ticked_or_missing() {
    let mut made = everything();
    let ticks = |made: &(Invented, Input)| {
        let document = composed(made).document;
        let list = document.all_blocks().into_iter().find_map(|b| match b {
            Block::Checklist(list) => Some(list.clone()),
            _ => None,
        });
        list.unwrap().items.iter().map(|i| i.met).collect::<Vec<bool>>()
    };
    assert_eq!(ticks(&made), [true, true, false, false, false, false, false, false, false]);
    made.1.answers.substance_misuse = Some("Treatment data are in the annex.".to_owned());
    made.1.answers.why_changed = Some("The board's analysis is in the annex.".to_owned());
    assert_eq!(ticks(&made), [true, true, true, false, true, false, false, false, false]);
}

#[test]
fn a_partnership_without_population_or_wards_has_the_same_sections() {
    let titles = |a: &Assessment| {
        let all = &a.document.sections;
        all.iter().map(|s| s.id.clone()).collect::<Vec<_>>()
    };
    let preston = composed(&like_preston());
    assert_eq!(titles(&preston), titles(&composed(&everything())));
    let words = reading::words(&preston.document);
    assert!(
        !words.contains("London") && !words.contains("borough") && !words.contains("MOPAC"),
        "{words}"
    );
    assert!(words.contains("Rates per 1,000 residents are not available: no population held."));
    assert!(words.contains("The rate is not available: no population held."), "{words}");
    assert!(words.contains("June, August and September 2020 are not held"), "{words}");
    assert!(words.contains("in the 8 months to May 2021"), "the held months are shown: {words}");
    assert!(words.contains("no wards are held"));
    assert!(words.contains("do not tell theft of a vehicle from theft out of one"));
    let rolling_across = preston
        .series()
        .iter()
        .flat_map(|s| &s.months)
        .any(|m| m.rolling_12.is_some() && m.month > month("2020-05"));
    assert!(!rolling_across, "no twelve months across a missing one");
}

#[test]
fn the_same_input_gives_the_same_words_and_files() {
    let made = everything();
    let (a, b) = (composed(&made), composed(&made));
    assert_eq!(a.document, b.document);
    let mut names: Vec<String> = a.files().into_iter().map(|t| t.file).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "two tables would share a file: {names:?}");
    assert!(!a.figures().is_empty() && !a.tables().is_empty() && !a.series().is_empty());
}

fn ids_of(sections: &[document::Section], ids: &mut Vec<String>) {
    for s in sections {
        ids.push(s.id.clone());
        for block in &s.blocks {
            match block {
                Block::Table(t) => ids.push(t.id.clone()),
                Block::Chart(c) => ids.push(c.frame.id.clone()),
                _ => {}
            }
        }
        ids_of(&s.subsections, ids);
    }
}

#[test]
fn names_within_the_document_are_unique() {
    for made in [everything(), like_preston()] {
        let document = composed(&made).document;
        let mut ids: Vec<String> = Vec::new();
        ids_of(&document.sections, &mut ids);
        ids_of(&document.appendices, &mut ids);
        let count = ids.len();
        ids.sort();
        let before = ids.clone();
        ids.dedup();
        assert_eq!(ids.len(), count, "{before:?}");
    }
}

#[test]
fn a_demonstration_says_so() {
    let (world, mut input) = everything();
    input.demonstration = Some("Made-up figures.".to_owned());
    let document = compose(&world, &input).unwrap().document;
    assert_eq!(document.notice.unwrap().to_string(), "Made-up figures.");
}
