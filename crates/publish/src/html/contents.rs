//! The list of contents.

use document::{Document, Section};

use super::APPENDIX;
use crate::markup::{Element, el};

/// Sections and their subsections, to two levels, and the appendix.
pub(super) fn contents(document: &Document) -> Element {
    let mut list = list(&document.sections, 1);
    if !document.evidence.is_empty() {
        list = list.child(entry("", "Where each figure comes from", APPENDIX));
    }
    el("nav")
        .class("contents")
        .attr("aria-labelledby", "contents-title")
        .child(el("p").attr("id", "contents-title").class("contents-title").text("Contents"))
        .child(list)
}

fn list(sections: &[Section], level: usize) -> Element {
    let entries = sections.iter().map(|section| {
        let entry = entry(&section.number, &section.title, &section.id);
        if level < 2 && !section.subsections.is_empty() {
            entry.child(list(&section.subsections, level + 1))
        } else {
            entry
        }
    });
    el("ol").children(entries)
}

fn entry(number: &str, title: &str, id: &str) -> Element {
    let mut link = el("a").attr("href", format!("#{id}"));
    if !number.is_empty() {
        link = link.child(el("span").class("number").text(number)).text(" ");
    }
    el("li").child(link.text(title))
}
