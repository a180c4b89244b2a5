//! A person's own narrative, set in a section of a made-up report.

use document::{Block, Column, Document, Inline, Section, Table};
use figure::{Against, Period};
use reports::narrative::{self, Defaults, NarrativeText};

use crate::invented::{Invented, area, month};

fn world() -> Invented {
    let mut world = Invented { group: "boroughs".to_owned(), ..Invented::default() };
    world.areas = vec![area("E09000006", "Bromley"), area("E09000007", "Camden")];
    world.wards = vec![area("E05000124", "Penge and Cator")];
    for place in ["E09000006", "E09000007"] {
        world.population.insert(place.to_owned(), 100_000);
    }
    world.measure("burglary", "Burglary", "offences", None);
    world.measure("robbery", "Robbery", "offences", None);
    for (place, each) in world.areas.clone().iter().zip([100.0, 200.0]) {
        world.count("burglary", place, "2019-03", "2020-02", each * 2.0);
        world.count("burglary", place, "2020-03", "2021-02", each);
        world.count("robbery", place, "2019-03", "2021-02", 0.25);
    }
    let ward = world.wards[0].clone();
    world.count("burglary", &ward, "2019-03", "2021-02", 7.0);
    world.hide_below = 5.0;
    world
}

fn report() -> Document {
    let mut document = Document::new("Crime", "Safer Bromley");
    let table = Table::new("by-ward", "Burglary by ward", vec![Column::words("Ward")]);
    document.sections.push(
        Section::new("burglary", "Burglary")
            .with(Block::paragraph("It fell."))
            .with(Block::Table(table)),
    );
    document
}

fn set(section: &str, markdown: &str) -> Result<Document, String> {
    let mut document = report();
    let text = NarrativeText {
        section: section.to_owned(),
        path: format!("narrative/needs-assessment/{section}.md"),
        markdown: markdown.to_owned(),
    };
    let defaults = Defaults {
        area: "Bromley".to_owned(),
        period: Period::rolling_12(month("2021-02")),
        against: Against::Previous,
    };
    narrative::set(&mut document, &[text], &world(), &defaults).map_err(|e| e.to_string())?;
    document.number();
    Ok(document)
}

fn words(document: &Document) -> Vec<String> {
    let Some(Block::Narrative(narrative)) = document.sections[0].blocks.last() else {
        panic!("no narrative")
    };
    narrative.blocks.iter().flat_map(Block::texts).map(ToString::to_string).collect()
}

#[test]
fn figures_stand_by_reference() {
    let document = set(
        "burglary",
        "## What we did\n\nBurglary came to **{{burglary}}**, {{burglary percent}} ({{burglary change}}) from\n\
         {{burglary before}}; a rate of {{burglary rate}}, {{burglary rank}}. See [[by-ward]].\n\n\
         - {{burglary area=\"Penge and Cator\"}} in Penge\n- {{burglary to=2020-12 from=2020-12}} in December\n\n\
         {{burglary sentence}}\n",
    )
    .unwrap();
    let said = words(&document);
    assert_eq!(said[0], "What we did");
    assert_eq!(
        said[1],
        "Burglary came to 1,200, 50.0% (1,200) from 2,400; a rate of 12.0, 1st. See Table 1."
    );
    assert_eq!(said[2..4], ["84 in Penge", "100 in December"]);
    assert!(said[4].starts_with("1,200 burglary offences were recorded in Bromley"), "{}", said[4]);
    assert!(document.dangling().is_empty(), "every figure is among the evidence");
    assert!(document.dangling_references().is_empty());
    assert!(document.appendices.is_empty(), "nothing was typed by hand");
    let Some(Block::Narrative(narrative)) = document.sections[0].blocks.last() else { panic!() };
    assert!(matches!(narrative.blocks[0].texts()[0].0[0], Inline::Strong(_)));
}

#[test]
fn numbers_typed_by_hand_are_listed() {
    let document =
        set("burglary", "In March 2020 we fitted 250 locks, twice the 2019 number.").unwrap();
    assert_eq!(document.appendices[0].id, narrative::UNCHECKED);
    let listed: Vec<String> = document.appendices[0]
        .all_blocks()
        .iter()
        .flat_map(|b| b.texts())
        .map(ToString::to_string)
        .collect();
    assert_eq!(listed.len(), 2, "{listed:?}");
    assert!(listed[1].contains("we fitted 250 locks"), "{listed:?}");
    assert!(
        listed[1].ends_with("(narrative/needs-assessment/burglary.md, section 1)"),
        "{listed:?}"
    );
}

#[test]
fn an_excerpt_begins_and_ends_with_words() {
    let document = set(
        "burglary",
        "Burglary came to \"{{burglary}}\". Officers made some 40 visits.\" A board of 9 (",
    )
    .unwrap();
    let Some(Block::Narrative(narrative)) = document.sections[0].blocks.last() else { panic!() };
    // Each form sets an ellipsis before and after.
    assert_eq!(
        narrative.unchecked,
        ["Officers made some 40 visits. A board of 9", "some 40 visits. A board of 9"]
    );
    let listed = document.appendices[0].all_blocks();
    let listed: Vec<String> =
        listed.iter().flat_map(|b| b.texts()).map(ToString::to_string).collect();
    assert!(
        listed[1].starts_with(
            "\u{201c}\u{2026}Officers made some 40 visits. A board of 9\u{2026}\u{201d} ("
        ),
        "{listed:?}"
    );
}

#[test]
fn what_does_not_resolve_says_where_and_what_to_do() {
    let path = "narrative/needs-assessment/burglary.md";
    for (markdown, at, wanted) in [
        (
            "Up to\nnow {{burglery}}.",
            "line 2, column 5",
            "no measure \"burglery\"; nearest: burglary",
        ),
        ("{{burglary number}}", "line 1, column 1", "\"number\" is nothing that a figure has"),
        ("{{burglary to=2018-02}}", "line 1, column 1", "has no such number"),
        ("{{burglary area=Nowhere}}", "line 1, column 1", "Nowhere"),
        ("{{burglary", "line 1, column 1", "is not closed"),
        ("{{robbery}}", "line 1, column 1", "is hidden because it is small"),
        ("a [[by-word]]", "line 1, column 3", "nearest: by-ward"),
        ("[here](#by-wart)", "line 1, column 1", "nearest: by-ward"),
        ("[here](page.html)", "line 1, column 1", "leads nowhere"),
        ("a\n\nb <b>c</b>", "line 3, column 3", "HTML"),
        ("<div>x</div>", "line 1, column 1", "HTML"),
        ("![a](b.png)", "line 1, column 1", "picture"),
        (
            "We met:\n\n| Ward | Homes |\n| --- | --- |\n| Penge | 40 |",
            "line 3, column 1",
            "as a list",
        ),
    ] {
        let error = set("burglary", markdown).unwrap_err();
        assert!(error.starts_with(&format!("{path}, {at}: ")), "{markdown}: {error}");
        assert!(error.contains(wanted), "{markdown}: {error}");
    }
    let error = set("burglery", "Words.").unwrap_err();
    assert!(
        error.contains("no section \"burglery\"") && error.contains("nearest: burglary"),
        "{error}"
    );
}

#[test]
fn links_lead_out_or_within() {
    let document =
        set("burglary", "[Plan](https://example.org/plan), and [the wards](#by-ward).").unwrap();
    assert_eq!(words(&document), ["Plan, and the wards (Table 1)."]);
}
