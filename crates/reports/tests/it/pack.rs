//! The pack's figures beside made-up ones: every one is there, and each outcome comes about where it should.

use reports::reproducing_the_pack::{Outcome, PackFigures, reproduce, reproduce_from};

use crate::invented::{Invented, area};

const FEW: &str = r#"
[pack]
title = "A pack"
area = "Exampleton"
[causes.later]
title = "Later vintage"
why = "Counts grow."
[[table]]
id = "Table 2"
line = 10
title = "Burglary by borough"
columns = [
  { head = "Rank", kind = "rank", measure = "burglary", period = "2020-03..2021-02", cause = "later" },
  { head = "Rate", kind = "rate", measure = "burglary", period = "2020-03..2021-02", cause = "later" },
]
rows = [
  { line = 11, name = "Exampleton", printed = ["1", "4.75"] },
  { line = 12, name = "A-ford", area = "Aford", printed = ["2", "9.6"] },
]
[[claim]]
line = 20
says = "Change"
printed = "-20%"
kind = "percent-change"
measure = "burglary"
period = "2020-03..2021-02"
against = "2019-03..2020-02"
[[claim]]
line = 21
says = "Average"
printed = "481"
kind = "average"
measure = "burglary"
period = "2020-03..2021-02"
cause = "later"
[[claim]]
line = 21
says = "Average, cut"
printed = "409"
kind = "average"
measure = "burglary"
period = "2020-02..2020-11"
[[claim]]
line = 22
says = "Rate of all"
printed = "6.40"
kind = "group-rate"
measure = "burglary"
period = "2020-03..2021-02"
[[claim]]
line = 23
says = "Knife crime"
printed = "5"
kind = "value"
measure = "knives"
period = "2020-03..2021-02"
[[claim]]
line = 24
says = "Hectares"
printed = "6058"
kind = "stated"
"#;

fn world() -> Invented {
    let mut world = Invented { group: "boroughs".to_owned(), ..Invented::default() };
    world.areas = vec![area("E09000006", "Exampleton"), area("E09000004", "Aford")];
    world.measure("burglary", "Burglary", "offences", None);
    world.measure("knives", "Knife crime", "offences", Some("not available: no such flag"));
    for (place, people) in world.areas.clone().iter().zip([100_000, 50_000]) {
        world.population.insert(place.code.to_string(), people);
        world.count("burglary", place, "2019-03", "2020-02", 50.0);
        world.count("burglary", place, "2020-03", "2021-02", 40.0);
    }
    // An odd count, so that the mean of two ends in a half: 50 and 49 in February 2020.
    let own = world.areas[0].clone();
    world.count("burglary", &own, "2020-02", "2020-02", 49.0);
    world
}

#[test]
fn each_outcome_comes_about() {
    let page = reproduce_from(FEW, &world()).unwrap();
    let outcomes: Vec<Outcome> = page.figures().map(|f| f.outcome.clone()).collect();
    let none = figure::Reason::new("not available: no such flag");
    assert_eq!(
        outcomes,
        [
            Outcome::Same,
            Outcome::Differs, // 4.80 against 4.75
            Outcome::Same,
            Outcome::Same,
            Outcome::Same,
            Outcome::Differs, // 480 against 481
            Outcome::CutOff,  // 409.5 rounds to 410
            Outcome::Same,
            Outcome::NotAvailable(none),
            Outcome::NotAsked,
        ]
    );
    let markdown = page.markdown();
    assert!(
        markdown.contains("| 11 | Exampleton: Rate | 4.75 | 4.80 | +0.05 | Later vintage |"),
        "{markdown}"
    );
    assert!(markdown.contains("| 21 | Average | 481 | 480 | −1 | Later vintage |"), "{markdown}");
    assert!(markdown.contains("**Later vintage** (2): Counts grow."), "{markdown}");
    assert!(markdown.contains("| **All** | 10 | 5 | 1 | 2 | 1 | 1 |"), "{markdown}");
    assert_eq!(markdown, reproduce_from(FEW, &world()).unwrap().markdown());
}

#[test]
fn a_mistake_in_the_table_is_named_with_its_line() {
    let short = FEW.replace(r#"printed = ["2", "9.6"]"#, r#"printed = ["2"]"#);
    let error = reproduce_from(&short, &world()).unwrap_err().to_string();
    assert!(error.contains("Table 2") && error.contains("line 12"), "{error}");
    let words = FEW.replace(r#"printed = "481""#, r#"printed = "many""#);
    let error = reproduce_from(&words, &world()).unwrap_err().to_string();
    assert!(error.contains("\"many\" is not a number"), "{error}");
}

#[test]
fn the_committed_table_holds_every_table_of_the_pack() {
    let toml = include_str!("../../data/pack-figures.toml");
    let pack: PackFigures = toml::from_str(toml).unwrap();
    let rows: Vec<(String, usize)> =
        pack.table.iter().map(|t| (t.id.clone(), t.rows.len())).collect();
    let wanted = [6, 32, 6, 32, 6, 32, 8, 32, 6, 32, 9];
    for (number, rows_wanted) in (1..=11).zip(wanted) {
        let id = format!("Table {number}");
        assert!(rows.contains(&(id.clone(), rows_wanted)), "{id}: {rows:?}");
    }
    let cells: usize = pack.table.iter().flat_map(|t| &t.rows).map(|r| r.printed.len()).sum();
    assert_eq!(cells + pack.claim.len(), 834);
    for table in &pack.table {
        for column in &table.columns {
            let cause = column.asked.cause.as_ref().unwrap();
            assert!(pack.causes.contains_key(cause), "{cause}");
        }
    }
}

#[test]
fn without_any_data_every_figure_says_so() {
    let mut world = world();
    world.measures.clear();
    let page = reproduce(&world).unwrap();
    assert_eq!(page.figures().count(), 834);
    let told = page.figures().filter(|f| f.ours.is_some()).count();
    assert_eq!(told, 0);
}
