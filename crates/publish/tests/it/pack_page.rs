//! The page of a pack, checked as WCAG 2.2 asks: what a machine can tell of it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use document::{Pack, PaperBody};
use publish::html::Alternative;
use publish::pack::{PackPages, page_with, pdf};

use crate::sample::pack as sample;
use crate::structure::Node;

/// The sample with a late paper, and the numbers that its PDF prints.
fn late() -> &'static (Pack, PackPages) {
    static LATE: LazyLock<(Pack, PackPages)> = LazyLock::new(|| {
        let first = pdf(&sample::pack()).unwrap().pages;
        let last = first.papers["matters-outstanding"].last().parse().unwrap();
        let pack = sample::with_a_late_paper(last);
        let pages = pdf(&pack).unwrap().pages;
        (pack, pages)
    });
    &LATE
}

/// The page, as a browser test reads it too.
pub fn markup() -> String {
    let (pack, pages) = late();
    let pdf = Alternative {
        name: "PDF".to_owned(),
        file: "pack.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
    };
    page_with(pack, pages, &[pdf])
}

fn page() -> &'static Node {
    static PAGE: LazyLock<Node> = LazyLock::new(|| Node::read(&markup()));
    &PAGE
}

fn by_id(id: &str) -> &'static Node {
    page()
        .all()
        .into_iter()
        .find(|node| node.attribute("id") == id)
        .unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn ids_are_unique_across_papers_and_every_address_within_exists() {
    let mut ids = BTreeSet::new();
    for node in page().all() {
        if let Some(id) = node.attributes.get("id") {
            assert!(ids.insert(id.clone()), "id {id} twice");
        }
    }
    for node in page().all() {
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
    // The papers have ids in common, each of which is its own.
    for paper in ["matters-outstanding", "crime-assessment", "late-news"] {
        assert!(ids.contains(&format!("{paper}.overview")), "{paper}");
    }
}

#[test]
fn headings_step_down_one_at_a_time() {
    let mut level = 0;
    for node in page().all() {
        let Some(own) = node.name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) else {
            continue;
        };
        assert!(own <= level + 1, "h{own} after h{level}: {}", node.text);
        assert!(!node.text.trim().is_empty());
        level = own;
    }
    assert_eq!(page().named("h1").len(), 1);
    for landmark in ["header", "nav", "main", "footer"] {
        assert_eq!(page().named(landmark).len(), 1, "{landmark}");
    }
}

#[test]
fn the_agenda_leads_to_each_paper_and_says_its_printed_pages() {
    let (pack, pages) = late();
    let agenda = by_id("pack.agenda");
    for paper in &pack.papers {
        let link = agenda
            .named("a")
            .into_iter()
            .find(|link| link.attribute("href") == format!("#{}", paper.id))
            .unwrap();
        let words = pages.papers[&paper.id].words();
        let said = link.text.to_lowercase();
        assert!(said.contains(&words.to_lowercase()), "{words} is not in {said}");
        assert!(by_id(&paper.id).text.contains(&format!("{words} of the pack.")), "{words}");
    }
    assert!(agenda.text.contains("Spoken update") && agenda.text.contains("Not for publication"));
    assert_eq!(agenda.text.matches("section 100A(4)").count(), 1);
    assert!(agenda.text.contains("by the same resolution"));
}

#[test]
fn brought_pages_are_there_as_their_words_under_their_printed_numbers() {
    let (_, pages) = late();
    let section = by_id("police-update");
    let numbers = &pages.papers["police-update"].0;
    let headings: Vec<&str> = section.named("h3").iter().map(|h| h.text.as_str()).collect();
    let wanted: Vec<String> = numbers.iter().map(|n| format!("Page {n} of the pack")).collect();
    assert_eq!(headings, wanted);
    let first = by_id(&format!("pack.page-{}", numbers[0]));
    assert!(first.text.contains("Police update to the board"));
    // Two pages have a table of the same name.
    assert_eq!(section.named("table").len(), 2);
    let last = by_id(&format!("pack.page-{}", numbers[3]));
    assert!(last.text.contains("could not be read"), "{}", last.text);
    let file = section.named("a").into_iter().find(|a| a.text == "Police update June.pdf (PDF)");
    assert_eq!(file.unwrap().attribute("href"), "papers/police-update.pdf");
}

#[test]
fn a_paper_that_is_set_has_its_details_blocks_and_evidence() {
    let section = by_id("matters-outstanding");
    assert!(section.named("dl")[0].text.contains("CS 21/14"));
    let generated = by_id("crime-assessment");
    assert!(!generated.named("svg").is_empty());
    let figures: Vec<&Node> =
        generated.named("a").into_iter().filter(|a| a.attribute("class") == "figure").collect();
    assert!(!figures.is_empty());
    for figure in figures {
        assert!(figure.attribute("href").starts_with("#crime-assessment.from-"));
    }
}

#[test]
fn it_fetches_nothing_and_runs_what_its_policy_names() {
    let markup = markup();
    let policy =
        page().all().into_iter().find(|node| !node.attribute("http-equiv").is_empty()).unwrap();
    let scripts = markup.matches("<script").count();
    assert_eq!(policy.attribute("content").matches("'sha256-").count(), scripts);
    for never in ["<img", "<iframe", "<link", "src=\"", "@import"] {
        assert!(!markup.contains(never), "{never}");
    }
}

#[test]
fn what_stands_in_one_pack_never_stands_in_another() {
    let marker = "Quernmarker";
    let (public, pages) = late();
    let mut exempt = public.clone();
    exempt.papers[0].title = marker.to_owned();
    if let PaperBody::Set(document) = &mut exempt.papers[0].body {
        document.title = marker.to_owned();
    }
    assert!(publish::pack::page(&exempt, pages).contains(marker));
    assert!(!publish::pack::page(public, pages).contains(marker));
}
