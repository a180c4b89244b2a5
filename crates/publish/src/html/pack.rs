//! A pack as one page: the agenda leads to the papers, each paper is a section with what it says, and pages that somebody
//! brought are there as their words, each under the number that the PDF prints on it.

use std::fmt::Write as _;

use document::{
    AgendaEntry, BroughtPages, Document, Pack, PackPaper, PaperBody, Target, Text, words,
};
use markup::{Element, el};
use serde_json::json;

use super::embed::{Addresses, Picture, prefixed};
use super::writing::Writing;
use super::{
    Alternative, blocks, footer, frontmatter, glossary, head, inline, records, schema, script,
    section, whole,
};
use crate::dates;
use crate::pack::{PackPages, PaperPages, beside};

/// Where the agenda stands. A dot is in no paper's id, so that none can be the same.
const AGENDA: &str = "pack.agenda";

/// Where the content begins.
const CONTENT: &str = "pack.content";

/// A pack as a page that leads to its other forms.
pub(crate) fn page(pack: &Pack, pages: &PackPages, others: &[Alternative]) -> String {
    let front = front(pack);
    let scripts = script::held(pack.papers.iter().filter_map(|paper| match &paper.body {
        PaperBody::Set(document) => Some(&**document),
        PaperBody::Pages(_) => None,
    }));
    let writing = Writing::of_pack(&front, 1, &Nowhere);
    let header = frontmatter::header(&writing, others);
    let cover = pack.cover.iter().map(|words| inline::text(&writing, el("p"), words));
    let cover: Vec<Element> = cover.collect();
    let main = el("main")
        .attr("id", CONTENT)
        .attr("tabindex", "-1")
        .children((!cover.is_empty()).then(|| el("div").class("cover").children(cover)))
        .child(agenda(&writing, pack, pages))
        .children(pack.papers.iter().map(|paper| self::paper(paper, pages)));
    let body = el("body")
        .child(
            el("a").class("skip").attr("href", format!("#{CONTENT}")).text("Skip to the content"),
        )
        .child(header)
        .child(el("div").class("page").child(contents(pack)).child(main))
        .child(footer(&front, ""))
        .children(script::elements(&scripts));
    whole(head(&front, &data(pack), &scripts, &body), body)
}

/// A pack has no tables beside it and no other pages.
struct Nowhere;

impl Addresses for Nowhere {
    fn page(&self, _: &Target) -> Option<String> {
        None
    }

    fn table(&self, _: &str) -> Option<String> {
        None
    }

    fn drawing(&self, _: &str, _: Picture) -> Option<String> {
        None
    }

    fn figures(&self) -> Option<String> {
        None
    }
}

/// What the page says first, as a document says it.
fn front(pack: &Pack) -> Document {
    let mut front = Document::new(&pack.title, &pack.partnership);
    front.summary = Text::from(pack.description());
    front.details.clone_from(&pack.details);
    front.notice.clone_from(&pack.notice);
    front.marking.clone_from(&pack.marking);
    front.edition = pack.edition.clone();
    front.licences = pack.all_licences().into_iter().map(str::to_owned).collect();
    front
}

/// The list of papers beside them.
fn contents(pack: &Pack) -> Element {
    let entry = |to: &str, number: &str, title: &str| {
        let link = el("a").attr("href", format!("#{to}"));
        let link = if number.is_empty() {
            link
        } else {
            link.child(el("span").class("number").text(number)).text(" ")
        };
        el("li").child(link.text(title))
    };
    let papers = pack.papers.iter().map(|paper| entry(&paper.id, &paper.item, &paper.title));
    el("nav")
        .class("contents")
        .attr("id", "pack.contents")
        .attr("aria-labelledby", "pack.contents-title")
        .child(el("p").attr("id", "pack.contents-title").class("contents-title").text("Contents"))
        .child(el("ol").child(entry(AGENDA, "", "Agenda")).children(papers))
}

fn agenda(writing: &Writing<'_>, pack: &Pack, pages: &PackPages) -> Element {
    let mut before: Option<&Text> = None;
    let items: Vec<Element> = pack
        .agenda
        .iter()
        .map(|entry| {
            let is_alike = entry.excluded.is_some() && before == entry.excluded.as_ref();
            before = entry.excluded.as_ref();
            let said = (pack.without_paper(entry), is_alike);
            item(writing, entry, &pack.papers_of(entry), pages, said)
        })
        .collect();
    el("section")
        .attr("id", AGENDA)
        .child(writing.heading(1).text("Agenda"))
        .child(el("ul").class("agenda").children(items))
        .children(writing.footnotes())
}

/// An item; with what is said where it has no paper, and whether the public is excluded by the words of the item before it.
fn item(
    writing: &Writing<'_>,
    entry: &AgendaEntry,
    papers: &[&PackPaper],
    pages: &PackPages,
    (without_paper, is_alike): (&str, bool),
) -> Element {
    let mut said = el("div").child(el("p").class("title").text(&entry.title));
    if !entry.purpose.is_empty() {
        said = said.child(inline::text(writing, el("p"), &entry.purpose));
    }
    if !entry.presenter.is_empty() {
        said = said.child(el("p").class("small").text(format!("Presented by {}", entry.presenter)));
    }
    if is_alike {
        said = said.child(el("p").text("Heard without the public, by the same resolution."));
    } else if let Some(words) = &entry.excluded {
        let line = el("p").child(el("strong").text("Heard without the public. "));
        said = said.child(inline::text(writing, line, words));
    }
    let place = match papers {
        [] => el("p").class("where").text(without_paper),
        [only] => el("p").class("where").child(link(only, entry, pages)),
        several => {
            let each = several.iter().map(|paper| el("li").child(link(paper, entry, pages)));
            el("ul").class("where").children(each)
        }
    };
    el("li").child(el("span").class("number").text(&entry.number)).child(said).child(place)
}

/// "Pages 5 to 14", leading to the paper, whose title stands before it where it is not the item's.
fn link(paper: &PackPaper, entry: &AgendaEntry, pages: &PackPages) -> Element {
    let numbers = pages.papers.get(&paper.id).map(PaperPages::words).unwrap_or_default();
    let late = if paper.late_after.is_some() { " (late paper)" } else { "" };
    let link = el("a").attr("href", format!("#{}", paper.id));
    if paper.title == entry.title {
        link.text(format!("{numbers}{late}"))
            .child(el("span").class("unseen").text(format!(": {}", paper.title)))
    } else {
        link.text(format!("{}: {}{late}", paper.title, words::lower_first(&numbers)))
    }
}

fn paper(paper: &PackPaper, pages: &PackPages) -> Element {
    let numbers = pages.papers.get(&paper.id).cloned().unwrap_or_default();
    let mut place = numbers.words();
    if !place.is_empty() {
        place.push_str(" of the pack.");
    }
    if let Some(after) = paper.late_after {
        // Writing to a string cannot fail.
        let _ = write!(place, " This paper came after the others. It follows page {after}.");
    }
    let outer = el("section")
        .attr("id", &paper.id)
        .child(el("h2").text(paper.heading()))
        .child(el("p").class("small").text(place));
    let outer = match &paper.body {
        PaperBody::Set(document) => outer.children(set(paper, document)),
        PaperBody::Pages(brought) => outer.children(self::brought(paper, brought, &numbers.0)),
    };
    let back = el("a").attr("href", format!("#{AGENDA}")).text("Back to the agenda");
    outer.child(el("p").class("to-agenda").child(back))
}

/// What a paper says that is set with the pack. Whatever has an id in it has the paper's before it.
fn set(paper: &PackPaper, document: &Document) -> Vec<Element> {
    let writing = Writing::of_pack(document, 2, &Nowhere);
    let mut said = Vec::new();
    if document.title != paper.title {
        said.push(el("p").class("lead").child(el("strong").text(&document.title)));
    }
    if !document.summary.is_empty() {
        said.push(inline::text(&writing, el("p").class("lead"), &document.summary));
    }
    if let Some(notice) = &document.notice {
        let words = el("p").child(el("strong").text("Please note: "));
        said.push(el("div").class("note caveat").child(inline::text(&writing, words, notice)));
    }
    if !document.details.is_empty() {
        said.push(blocks::summary_list(&writing, &document.details));
    }
    said.extend(writing.footnotes());
    said.extend(document.sections.iter().map(|s| section(&writing, s, "section", 1)));
    said.extend(document.appendices.iter().map(|s| section(&writing, s, "appendix", 1)));
    said.extend(glossary::section(&writing));
    said.extend(records::appendix(&writing));
    let prefix = format!("{}.", paper.id);
    said.into_iter().map(|element| prefixed(element, &prefix)).collect()
}

/// The words of pages that were brought, under these numbers, and the way to the file itself.
fn brought(paper: &PackPaper, brought: &BroughtPages, numbers: &[String]) -> Vec<Element> {
    let file = el("a").attr("href", beside(paper)).text(format!("{} (PDF)", brought.file));
    let note = el("p")
        .text("This paper was brought as a PDF. Below are its words as they could be read; its pictures and its layout are in ")
        .child(file)
        .text(".");
    let nothing = Document::new("", "");
    let page = |(number, place): (&String, usize)| {
        // A table's name is its own on its page alone.
        let prefix = format!("{}.{}.", paper.id, place + 1);
        let writing = Writing::of_pack(&nothing, 2, &Nowhere);
        let read = brought.pages.get(place).map_or(&[][..], Vec::as_slice);
        let words: Vec<Element> = read.iter().map(|block| blocks::block(&writing, block)).collect();
        let outer = el("section")
            .attr("id", format!("pack.page-{number}"))
            .child(el("h3").text(format!("Page {number} of the pack")));
        if words.is_empty() {
            let words =
                "The words of this page could not be read. They are in the file as it was brought.";
            return outer.child(el("p").text(words));
        }
        let words = words.into_iter().chain(writing.footnotes());
        outer.children(words.map(|element| prefixed(element, &prefix)))
    };
    let pages = numbers.iter().zip(0..).map(page);
    [el("div").class("note").child(note)].into_iter().chain(pages).collect()
}

/// What the page says of itself to machines.
fn data(pack: &Pack) -> String {
    let mut said = json!({
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "name": pack.title,
        "description": pack.description(),
        "inLanguage": "en-GB",
        "publisher": { "@type": "Organization", "name": pack.partnership },
    });
    if let Some(date) = pack.edition.date.as_deref().and_then(dates::iso) {
        said["datePublished"] = json!(date);
    }
    if let Some(marking) = &pack.marking {
        said["conditionsOfAccess"] = json!(marking.words());
    }
    schema::safe(&said)
}
