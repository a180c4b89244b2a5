//! The document with its findings as a page.

use std::collections::{BTreeMap, BTreeSet};

use publish::findings::html::page;

use super::{Sample, report};
use crate::structure::Node;

/// The page of the sample, with one finding accepted and one that is gone.
pub fn markup() -> String {
    let mut sample = report().accepting(4).accepting(5);
    sample.checked.findings.pop();
    page(&sample.examined())
}

#[test]
fn every_mark_leads_to_its_finding_and_back() {
    let page = Node::read(&markup());
    let mut ids = BTreeMap::new();
    for node in page.all() {
        if let Some(id) = node.attributes.get("id") {
            assert!(ids.insert(id.clone(), node.clone()).is_none(), "id {id} twice");
        }
    }
    for node in page.all() {
        if let Some(id) = node.attribute("href").strip_prefix('#') {
            assert!(ids.contains_key(id), "link to {id}");
        }
    }
    for number in 1..=5 {
        let mark = &ids[&format!("mark-{number}")];
        assert_eq!(mark.attribute("href"), format!("#finding-{number}"));
        assert!(mark.text.contains(&format!("(finding {number})")), "{}", mark.text);
        let finding = &ids[&format!("finding-{number}")];
        let back = finding.named("a").into_iter().map(|link| link.attribute("href").to_owned());
        assert!(back.collect::<BTreeSet<_>>().contains(&format!("#mark-{number}")));
    }
    // Two findings on one figure are one mark with two numbers.
    let marks: Vec<String> = page.named("mark").iter().map(|mark| mark.text.clone()).collect();
    assert_eq!(marks, ["11% increase", "11%", "99", "4.4"]);
    assert!(
        ids["line-2"].text.starts_with("and 129 offences"),
        "what it is held against is led to"
    );
}

#[test]
fn the_page_holds_all_of_the_document_and_runs_nothing() {
    let sample = report();
    let text = page(&sample.examined());
    let node = Node::read(&text);
    let read = node.all().into_iter().find(|node| node.attribute("id") == "document").unwrap();
    let words =
        |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().concat();
    let mut shown = words(&read.text);
    for gone in [
        "(finding1)",
        "(finding2)",
        "(finding3)",
        "(finding4)",
        "(finding5)",
        "(finding6)",
        "Thedocument",
    ] {
        shown = shown.replace(gone, "");
    }
    assert_eq!(shown, words(REPORT_SHOWN));
    assert!(!text.contains("<script") && !text.contains("http://") && !text.contains("https://"));
    assert!(text.contains("script-src 'none'") && text.contains("report &lt;1&gt;.txt"));
    assert_eq!(text, page(&report().examined()));
}

/// The report as it is shown: the sign of an item is that which was printed.
const REPORT_SHOWN: &str = super::REPORT;

#[test]
fn headings_step_down_and_severities_are_said_in_words() {
    let page = Node::read(&markup());
    let mut level = 0;
    for node in page.all() {
        if let Some(own) = node.name.strip_prefix('h').and_then(|n| n.parse::<u32>().ok()) {
            assert!(own <= level + 1, "h{own} after h{level}: {}", node.text);
            level = own;
        }
    }
    let tags: Vec<_> =
        page.all().into_iter().filter(|node| node.attribute("class").starts_with("tag")).collect();
    let tags: Vec<&str> = tags.iter().map(|tag| &*tag.text).collect();
    assert_eq!(tags, ["Contradicts", "Accepted", "Accepted before, no longer found"]);
}

#[test]
fn pages_are_marked_and_a_range_that_is_none_marks_its_line() {
    let mut sample = Sample::new(
        "two.txt",
        "One.\n\u{c}Two \u{2014} 12% of it.\n".as_bytes(),
        &[super::contradiction("12%", "12%", "13%")],
    );
    sample.checked.findings[0].at.range = 5..90;
    let page = Node::read(&page(&sample.examined()));
    assert_eq!(page.named("mark")[0].text, "Two \u{2014} 12% of it.");
    let marks = page.all().into_iter().filter(|node| node.attribute("class") == "page-mark");
    assert_eq!(marks.map(|node| &*node.text).collect::<Vec<_>>(), ["Page 2"]);
}
