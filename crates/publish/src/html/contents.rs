//! The list of contents: sections and appendices to two levels, and the figures and tables by their numbers.

use document::{Block, Document, Section};

use super::{glossary, records};
use crate::provenance;
use markup::{Element, el};

/// Where "Back to contents" leads.
pub(super) const ID: &str = "contents";

/// Sections and their subsections, to two levels, then what stands after them.
pub(super) fn contents(document: &Document) -> Element {
    let mut list = el("ol").children(entries(&document.sections, 1));
    let lettered = document.appendices.iter().map(|section| {
        let name = format!("Appendix {}", section.number);
        let entry = entry(&name, &section.title, &section.id);
        with_subsections(entry, section, 1)
    });
    list = list.children(lettered);
    if !document.glossary.is_empty() {
        list = list.child(entry("", glossary::TITLE, glossary::ID));
    }
    if !document.evidence.is_empty() {
        list = list.child(entry("", provenance::TITLE, records::ID));
    }
    el("nav")
        .class("contents")
        .attr("id", ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "contents-title")
        .child(el("p").attr("id", "contents-title").class("contents-title").text("Contents"))
        .child(list)
        .children(shown(document))
}

/// The way back to it, at the end of a section.
pub(super) fn way_back() -> Element {
    let link = el("a").attr("href", format!("#{ID}")).text("Back to contents");
    el("p").class("to-contents").child(link)
}

fn entries(sections: &[Section], level: usize) -> Vec<Element> {
    let entry = |section: &Section| {
        with_subsections(entry(&section.number, &section.title, &section.id), section, level)
    };
    sections.iter().map(entry).collect()
}

fn with_subsections(entry: Element, section: &Section, level: usize) -> Element {
    if level < 2 && !section.subsections.is_empty() {
        entry.child(el("ol").children(entries(&section.subsections, level + 1)))
    } else {
        entry
    }
}

fn entry(number: &str, title: &str, id: &str) -> Element {
    let mut link = el("a").attr("href", format!("#{id}"));
    if !number.is_empty() {
        link = link.child(el("span").class("number").text(number)).text(" ");
    }
    el("li").child(link.text(title))
}

/// Figures and tables that have numbers, to open; a document of a few needs no list.
fn shown(document: &Document) -> Vec<Element> {
    if !document.kind.is_long() {
        return Vec::new();
    }
    let blocks = document.all_blocks();
    let figures = blocks.iter().filter_map(|block| block.frame());
    let figures: Vec<Element> = figures
        .filter(|frame| !frame.number.is_empty())
        .map(|frame| entry(&frame.number, &frame.title, &frame.id))
        .collect();
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) if !table.number.is_empty() => Some(table),
        _ => None,
    });
    let tables: Vec<Element> =
        tables.map(|table| entry(&table.number, &table.caption, &table.id)).collect();
    [("Figures", figures), ("Tables", tables)]
        .into_iter()
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(what, entries)| {
            el("details")
                .class("lists")
                .child(el("summary").text(format!("{what} ({})", entries.len())))
                .child(el("ol").children(entries))
        })
        .collect()
}
