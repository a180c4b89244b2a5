//! The page, checked as WCAG 2.2 asks: what a machine can tell of it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use document::{Block, Document, FigureRef, Inline, Section, Text};

use crate::sample;
use crate::structure::Node;

fn page() -> &'static Node {
    static PAGE: LazyLock<Node> =
        LazyLock::new(|| Node::read(&publish::html::page(&sample::document())));
    &PAGE
}

#[test]
fn the_page_is_left_for_a_look_in_a_browser() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("sample.html"), publish::html::page(&sample::document())).unwrap();
}

#[test]
fn ids_are_unique_and_every_address_within_the_page_exists() {
    let page = page();
    let mut ids = BTreeSet::new();
    for node in page.all() {
        if let Some(id) = node.attributes.get("id") {
            assert!(ids.insert(id.clone()), "id {id} twice");
        }
    }
    for node in page.all() {
        for name in ["aria-labelledby", "aria-describedby"] {
            for id in node.attribute(name).split_whitespace() {
                assert!(ids.contains(id), "{name} {id}");
            }
        }
        if let Some(id) = node.attribute("href").strip_prefix('#') {
            assert!(ids.contains(id), "link to {id}");
        }
        if let Some(id) = node.attribute("fill").strip_prefix("url(#") {
            assert!(ids.contains(id.trim_end_matches(')')), "pattern {id}");
        }
    }
}

#[test]
fn headings_step_down_one_at_a_time() {
    let page = page();
    let mut level = 0;
    for node in page.all() {
        let Some(own) = node.name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) else {
            continue;
        };
        assert!(own <= level + 1, "h{own} after h{level}: {}", node.text);
        assert!(!node.text.trim().is_empty());
        level = own;
    }
    assert_eq!(page.named("h1").len(), 1);
}

#[test]
fn the_page_has_its_landmarks_language_and_skip_link() {
    let page = page();
    assert_eq!(page.named("html")[0].attribute("lang"), "en-GB");
    for landmark in ["header", "nav", "main", "footer"] {
        assert_eq!(page.named(landmark).len(), 1, "{landmark}");
    }
    let first = page.named("a")[0];
    assert_eq!(first.attribute("href"), "#content");
    assert_eq!(page.named("main")[0].attribute("id"), "content");
}

#[test]
fn every_table_has_a_caption_and_every_head_a_scope() {
    let page = page();
    let tables = page.named("table");
    assert_eq!(tables.len(), 18, "three shown, fifteen behind charts and maps");
    for table in tables {
        assert_eq!(table.children[0].name, "caption");
        let columns = table.named("thead")[0].named("th").len();
        for row in table.named("tr") {
            assert_eq!(row.children.len(), columns, "{}", row.text);
        }
        for row in table.named("tbody")[0].named("tr") {
            let heads = row.named("th");
            assert_eq!(heads.len(), 1, "{}", row.text);
        }
        for head in table.named("th") {
            let wanted = ["col", "row"].contains(&head.attribute("scope"));
            assert!(wanted, "{}", head.text);
        }
    }
}

#[test]
fn every_drawing_is_described_and_its_numbers_can_be_read() {
    let page = page();
    let mut drawings = page.named("svg");
    drawings.retain(|svg| svg.attribute("class").starts_with("drawing"));
    assert_eq!(drawings.len(), 30, "fifteen, at two sizes");
    for svg in drawings {
        assert_eq!(svg.attribute("role"), "img");
        assert!(!svg.named("title")[0].text.is_empty());
        assert!(svg.named("desc")[0].text.len() > 20, "{}", svg.named("desc")[0].text);
        let size: f64 = svg.attribute("font-size").parse().unwrap();
        for node in svg.all() {
            let own = node.attributes.get("font-size").map_or(size, |s| s.parse().unwrap());
            assert!(own >= 12.0, "{own} px");
        }
    }
    for figure in page.named("figure") {
        assert!(!figure.named("table").is_empty(), "{}", figure.attribute("id"));
    }
}

#[test]
fn every_figure_in_a_text_leads_to_its_provenance() {
    let page = page();
    let links: Vec<&Node> =
        page.named("a").into_iter().filter(|a| a.attribute("class") == "figure").collect();
    assert!(links.len() > 15, "{}", links.len());
    for link in links {
        let id = link.attribute("href").trim_start_matches('#');
        let target = page.all().into_iter().find(|n| n.attribute("id") == id).unwrap();
        assert!(target.text.contains("Exampletown"), "{}", target.text);
    }
    let appendix =
        page.all().into_iter().find(|n| n.attribute("class") == "provenance").unwrap().text.clone();
    for wanted in [
        "invented counts.csv",
        "5e1f0a77c3d5",
        "SELECT sum(count)",
        "Offences recorded as burglary",
        "24 rows used",
    ] {
        assert!(appendix.contains(wanted), "{wanted}");
    }
}

#[test]
fn what_is_hidden_or_missing_says_why_under_its_table() {
    let page = page();
    let table =
        page.all().into_iter().find(|n| n.attribute("id") == "table-towns").unwrap().text.clone();
    assert!(table.contains("[c]") && table.contains("[c]: not shown"), "{table}");
    assert!(table.contains("[x]: not available: no population held."), "{table}");
}

#[test]
fn the_notice_comes_before_the_content_and_on_every_sheet() {
    let markup = publish::html::page(&sample::document());
    let notice = markup.find("class=\"notice\"").unwrap();
    assert!(notice < markup.find("<main").unwrap());
    let foot =
        "content:\"OFFICIAL-SENSITIVE: Members of the board only\\a this is a demonstration.";
    assert!(markup.contains(foot));
    assert!(markup.contains("content:\"OFFICIAL-SENSITIVE: Members of the board only\\a Safer"));
    let mut public = sample::document();
    public.marking = None;
    let markup = publish::html::page(&public);
    assert!(markup.contains("@bottom-left{content:\"this is a demonstration."));
}

/// The scripts that run, and the policy that lets them.
fn scripts_and_policy(page: &Node) -> (Vec<String>, String) {
    let runs = page.named("script").into_iter();
    let runs = runs.filter(|script| script.attribute("type") != "application/ld+json");
    let metas = page.named("meta");
    let policy = metas.iter().find(|m| !m.attribute("http-equiv").is_empty()).unwrap();
    (runs.map(|script| script.text.clone()).collect(), policy.attribute("content").to_owned())
}

#[test]
fn nothing_is_fetched_and_nothing_runs_but_three_scripts_that_the_policy_names() {
    let page = page();
    for node in page.all() {
        assert!(node.attribute("src").is_empty() && node.name != "link", "{node:?}");
        assert!(!node.attributes.keys().any(|name| name.starts_with("on")), "{node:?}");
    }
    let (scripts, policy) = scripts_and_policy(page);
    assert_eq!(scripts.len(), 3);
    assert!(scripts[0].contains("svg.map") && scripts[1].contains("a.figure"));
    assert!(scripts[2].contains("aria-sort"));
    assert!(scripts.iter().all(|script| !script.contains("// ")));
    assert_eq!(policy.matches("'sha256-").count(), 4, "{policy}");
    let mut without = sample::document();
    without.sections.retain(|section| section.id != "maps");
    let (scripts, policy) = scripts_and_policy(&Node::read(&publish::html::page(&without)));
    assert!(scripts.len() == 2 && policy.matches("'sha256-").count() == 3, "{policy}");
    let plain = Document::new("t", "p");
    let (scripts, policy) = scripts_and_policy(&Node::read(&publish::html::page(&plain)));
    assert!(scripts.is_empty() && policy.matches("'sha256-").count() == 1, "{policy}");
}

#[test]
fn a_figure_without_evidence_is_plain_text() {
    let figure = sample::figure("Burglary", 9.0, 8.0, figure::Verdict::WithinChance);
    let mut document = Document::new("t", "p");
    let number = Inline::Figure(FigureRef::new("9", &figure));
    document.sections.push(Section::new("a", "A").with(Block::Paragraph(Text(vec![number]))));
    assert_eq!(document.dangling().len(), 1);
    assert!(publish::html::page(&document).contains("<p>9</p>"));
    assert!(sample::document().dangling().is_empty());
}

#[test]
fn the_same_document_is_the_same_page() {
    assert_eq!(publish::html::page(&sample::document()), publish::html::page(&sample::document()));
}

/// The fragment of the page between two places, for a snapshot.
fn fragment(from: &str, to: &str) -> String {
    let markup = publish::html::page(&sample::document());
    let start = markup.find(from).unwrap();
    let end = start + markup[start..].find(to).unwrap() + to.len();
    markup[start..end].to_owned()
}

#[test]
fn a_section_as_it_is_written() {
    insta::assert_snapshot!("overview", fragment("<section id=\"overview\">", "</section>"));
}

#[test]
fn a_table_as_it_is_written() {
    insta::assert_snapshot!("table", fragment("<figure class=\"table", "</figure>"));
}

#[test]
fn a_checklist_as_it_is_written() {
    insta::assert_snapshot!("checklist", fragment("<div class=\"checklist\">", "</section>"));
}

#[test]
fn a_record_as_it_is_written() {
    insta::assert_snapshot!("record", fragment("<section class=\"record\">", "</section>"));
}
