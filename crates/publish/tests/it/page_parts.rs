//! The parts of a page: each is there where a document asks for it, leads where it should, and is gone where it does not.

use document::{Block, Document, Section, Text};
use publish::html::{Alternative, page, page_with};
use serde_json::Value;

use crate::sample;
use crate::structure::Node;

fn read(document: &Document) -> Node {
    Node::read(&page(document))
}

fn with_class<'a>(page: &'a Node, class: &str) -> Vec<&'a Node> {
    let has = |node: &&Node| node.attribute("class").split(' ').any(|own| own == class);
    page.all().into_iter().filter(has).collect()
}

#[test]
fn a_plain_page_has_the_style_of_nothing_that_is_not_on_it() {
    let mut plain = Document::new("A plain report", "Safer Exampletown Partnership");
    plain.sections.push(Section::new("one", "One").with(Block::paragraph("Words.")));
    plain.number();
    let markup = page(&plain);
    let full = page(&sample::document());
    for class in [
        ".key-figures",
        ".checklist",
        ".note",
        ".narrative",
        ".footnotes",
        ".rag",
        ".tag",
        ".glossary",
        ".marking",
        ".edition",
        ".formats",
        ".notice",
        ".facts",
        ".scroll",
        ".map-tools",
        "svg.drawing",
        ".f-own",
        "--line-1",
        "summary-list",
    ] {
        assert!(!markup.contains(class), "{class}");
        assert!(full.contains(class) || class == ".formats", "{class}");
    }
    assert!(markup.len() < 9_000, "{} bytes", markup.len());
}

#[test]
fn footnotes_are_numbered_through_and_lead_there_and_back() {
    let root = read(&sample::document());
    let marks = with_class(&root, "fn");
    assert_eq!(marks.len(), 4);
    for (i, mark) in marks.iter().enumerate() {
        let number = i + 1;
        let link = mark.named("a")[0];
        assert_eq!(link.text, format!("Footnote {number}"));
        assert_eq!(link.attribute("href"), format!("#note-{number}"));
        let note = root.all().into_iter().find(|n| n.attribute("id") == format!("note-{number}"));
        let back = with_class(note.unwrap(), "back")[0].attribute("href").to_owned();
        assert_eq!(back, format!("#{}", link.attribute("id")));
    }
    assert_eq!(with_class(&root, "footnotes").len(), 2, "at the end of each section that has any");
}

#[test]
fn cross_references_say_numbers_and_lead_there() {
    let root = read(&sample::document());
    let overview = root.all().into_iter().find(|n| n.attribute("id") == "overview").unwrap();
    let link = |to: &str| {
        let links = overview.named("a").into_iter();
        links.filter(|a| a.attribute("href") == to).map(|a| a.text.clone()).next().unwrap()
    };
    assert_eq!(link("#table-towns"), "Table 1");
    assert_eq!(link("#map-towns"), "Figure 3");
    assert_eq!(link("#caveats"), "appendix A");
}

#[test]
fn a_rating_is_a_shape_and_a_word() {
    let ratings: Vec<String> =
        with_class(&read(&sample::document()), "rag").iter().map(|n| n.text.clone()).collect();
    for wanted in ["\u{25cf} Green", "\u{25b2} Amber", "\u{25a0} Red", "\u{25cb} Not rated"] {
        assert!(ratings.iter().any(|text| text == wanted), "{wanted}: {ratings:?}");
    }
}

#[test]
fn the_marking_stands_first_and_last() {
    let document = sample::document();
    let markings = with_class(&read(&document), "marking").len();
    assert_eq!(markings, 2);
    let markup = page(&document);
    assert!(markup.find("class=\"marking\"") < markup.find("<h1>"));
    let mut public = document;
    public.marking = None;
    assert!(!page(&public).contains("OFFICIAL"));
}

#[test]
fn contents_name_appendices_figures_tables_and_abbreviations() {
    let root = read(&sample::document());
    let contents = &root.named("nav")[0].text;
    for wanted in [
        "Appendix A Assumptions and caveats",
        "Figure 1 Burglary in Exampletown fell",
        "Table 2 How each measure goes",
        "Abbreviations used",
        "Where each figure comes from",
    ] {
        assert!(contents.contains(wanted), "{wanted}");
    }
    let terms = root.named("dl").into_iter().find(|n| n.attribute("class") == "glossary").unwrap();
    assert!(terms.text.contains("TNO") && !terms.text.contains("ASB"), "{}", terms.text);
}

#[test]
fn a_record_says_against_what_and_leads_back_to_where_it_is_spoken_of() {
    let root = read(&sample::document());
    let record =
        root.all().into_iter().find(|n| n.attribute("id").starts_with("from-burglary")).unwrap();
    for wanted in [
        "Held against the 12 months to February 2020: 2,738 offences.",
        "The fall is larger than chance alone would give (p less than 0.001, score test).",
        "Chosen because: the last year before the first lockdown.",
    ] {
        assert!(record.text.contains(wanted), "{wanted}: {}", record.text);
    }
    let back = with_class(record, "ways-back")[0];
    assert!(back.text.starts_with("Back to section 1, "), "{}", back.text);
    assert_eq!(back.named("a")[0].attribute("href"), "#overview");
}

#[test]
fn a_person_s_own_words_are_set_apart_with_what_nobody_checked() {
    let root = read(&sample::document());
    let narrative = with_class(&root, "narrative")[0];
    assert!(narrative.text.starts_with("In the partnership\u{2019}s own words"));
    assert!(narrative.text.contains("1 number typed by hand, not checked"));
}

fn alternatives() -> Vec<Alternative> {
    let form = |name: &str, file: &str, media_type: &str| Alternative {
        name: name.to_owned(),
        file: file.to_owned(),
        media_type: media_type.to_owned(),
    };
    vec![
        form("PDF", "needs-assessment.pdf", "application/pdf"),
        form("Data (JSON)", "figures.json", "application/json"),
    ]
}

#[test]
fn other_forms_are_offered_where_they_stand_beside() {
    let markup = page_with(&sample::document(), &alternatives());
    assert!(markup.contains("<a href=\"needs-assessment.pdf\">PDF</a>"));
    assert!(!page(&sample::document()).contains("Also as"));
}

#[test]
fn the_page_tells_machines_of_one_data_set() {
    let mut document = sample::document();
    document.edition.date = Some("17 June 2021".to_owned());
    document.licences = vec!["Licensed under the Open Government Licence v3.0.".to_owned()];
    let root = Node::read(&page_with(&document, &alternatives()));
    let scripts = root.named("script");
    let data: Vec<_> =
        scripts.iter().filter(|s| s.attribute("type") == "application/ld+json").collect();
    assert_eq!(data.len(), 1);
    assert_eq!(data[0].text.matches("\"@type\":\"Dataset\"").count(), 1);
    let said: Value = serde_json::from_str(&data[0].text).unwrap();
    assert_eq!(said["name"], "Crime needs assessment to February 2021");
    assert_eq!(said["creator"]["name"], "Safer Exampletown Partnership");
    assert_eq!(said["dateModified"], "2021-06-17");
    assert_eq!(
        said["license"][0],
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    );
    assert_eq!(said["temporalCoverage"], "2018-03/2021-02");
    assert_eq!(said["spatialCoverage"][0]["identifier"], "E07000999");
    assert_eq!(said["isAccessibleForFree"], true);
    assert!(said["identifier"].as_str().unwrap().starts_with("needs-assessment-9f2c41"));
    assert!(said["description"].as_str().unwrap().len() >= 50);
    let forms: Vec<(&str, &str)> = said["distribution"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["contentUrl"].as_str().unwrap(), d["encodingFormat"].as_str().unwrap()))
        .collect();
    assert!(forms.contains(&("tables/table-towns.csv", "text/csv")), "{forms:?}");
    assert!(forms.contains(&("figures.json", "application/json")), "{forms:?}");
}

#[test]
fn a_wide_table_has_a_sheet_of_its_own() {
    let root = read(&sample::document());
    let wide: Vec<&str> =
        with_class(&root, "wide-table").iter().map(|n| n.attribute("id")).collect();
    assert_eq!(wide, ["table-months"]);
}

#[test]
fn a_footnote_in_the_summary_is_set_under_it() {
    let mut document = Document::new("t", "p");
    document.summary = Text::from("In short.").with_footnote("And a remark.");
    let header = read(&document).named("header")[0].clone();
    assert!(header.text.contains("And a remark."));
}
