//! One self-contained page: style, drawings and data about itself inside it, nothing fetched. It is made to WCAG 2.2 AA and
//! to be well-formed XML too, so that it can be checked by machine. A page with figures or maps has small scripts, by which
//! figures open, maps move and tables are put in order; any other page has none.
//!
//! A number in a text leads to the place in the appendix that says what it is, how it was asked for and which files it was
//! read from. A table or chart opens the same below itself.
//!
//! [`embedded`] sets a document into a page of a site instead.

mod blocks;
mod contents;
mod drawings;
mod embed;
mod frontmatter;
mod glossary;
mod inline;
pub(crate) mod pack;
mod records;
mod schema;
mod script;
mod style;
mod table;
mod writing;

use document::{Document, Section};

pub use self::embed::{Addresses, Embedded, Embedding, Picture, embedded};
pub use self::script::Script;
use self::writing::{Place, Writing};
use markup::{Element, el};

/// The same document in another form, in a file beside the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// What a reader calls it: "PDF", "Word", "Spreadsheet".
    pub name: String,
    /// Its address, as the page has it: "needs-assessment.pdf".
    pub file: String,
    /// Its media type: "application/pdf".
    pub media_type: String,
}

/// The style of every document that is set into a page, under the class `document`; in light and in dark.
pub fn stylesheet() -> String {
    style::sheet()
}

/// A document as a page.
pub fn page(document: &Document) -> String {
    page_with(document, &[])
}

/// A document as a page that leads to its other forms.
pub fn page_with(document: &Document, others: &[Alternative]) -> String {
    let scripts = script::held([document]);
    let body = body(&Writing::new(document), others, &scripts);
    let data = schema::data(document, others);
    whole(head(document, &data, &scripts, &body), body)
}

fn whole(head: Element, body: Element) -> String {
    let mut out = String::from("<!DOCTYPE html>\n");
    el("html").attr("lang", "en-GB").child(head).child(body).write(&mut out);
    out.push('\n');
    out
}

/// A page of whatever `body` is, with the look of a document but nothing that runs: `title` is what it is, `whose` whose.
pub(crate) fn alone(title: &str, whose: &str, body: Element) -> String {
    let style = format!("{}{}", style::of(&body), running(title, whose, ""));
    let head = head_of(script::policy(&[], None), title, whose, None);
    let head = head.child(el("style").verbatim(style));
    whole(head, body)
}

/// What stands before a page's body: `document` says whose it is and what, `data` the same to machines.
fn head(document: &Document, data: &str, scripts: &[Script], body: &Element) -> Element {
    let style = format!("{}{}", style::of(body), paper(document));
    let policy = script::policy(scripts, Some(data));
    let summary = document.summary.to_string();
    head_of(policy, &document.title, &document.partnership, Some(summary))
        .child(el("style").verbatim(style))
        .child(schema::element(data))
}

fn head_of(policy: Element, title: &str, whose: &str, summary: Option<String>) -> Element {
    let summary = summary.map(|text| el("meta").attr("name", "description").attr("content", text));
    el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(policy)
        .child(
            el("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
        )
        .child(el("title").text(format!("{title} \u{2013} {whose}")))
        .children(summary)
        .child(el("meta").attr("name", "color-scheme").attr("content", "light dark"))
}

/// What stands at the head and foot of each printed page: the marking, whose document it is, its notice, page of pages.
fn paper(document: &Document) -> String {
    let foot = document.notice.as_ref().map_or(String::new(), ToString::to_string);
    let Some(marking) = &document.marking else {
        return running(&document.title, &document.partnership, &foot);
    };
    let head = css_text(&format!("{} \u{2013} {}", document.partnership, document.title));
    let foot = css_text(&foot);
    let marking = css_text(&marking.words());
    let centre = "font:bold 9pt system-ui,sans-serif;white-space:pre-line";
    format!(
        "@page{{@top-center{{{centre};content:\"{marking}\\a {head}\"}}\
         @bottom-center{{{centre};content:\"{marking}\\a {foot}\"}}}}\n"
    )
}

/// The head and foot of each printed page where there is no marking.
fn running(title: &str, whose: &str, foot: &str) -> String {
    let head = css_text(&format!("{whose} \u{2013} {title}"));
    let foot = css_text(foot);
    format!("@page{{@top-left{{content:\"{head}\"}}@bottom-left{{content:\"{foot}\"}}}}\n")
}

/// A text inside a style's quotation marks: everything but plain letters, digits and spaces by its number.
fn css_text(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' | '.' | ',' | ':' | '-' => c.to_string(),
            c if c.is_control() => String::new(),
            c => format!("\\{:06x}", u32::from(c)),
        })
        .collect()
}

fn body(page: &Writing<'_>, others: &[Alternative], scripts: &[Script]) -> Element {
    let document = page.document;
    let header = frontmatter::header(page, others);
    let mut main = el("main").attr("id", "content").attr("tabindex", "-1");
    main = main.children(document.sections.iter().map(|s| section(page, s, "section", 1)));
    main = main.children(document.appendices.iter().map(|s| section(page, s, "appendix", 1)));
    main = main.children(glossary::section(page)).children(records::appendix(page));
    el("body")
        .child(el("a").class("skip").attr("href", "#content").text("Skip to the content"))
        .child(header)
        .child(el("div").class("page").child(contents::contents(document)).child(main))
        .child(footer(document, TRACED))
        .children(script::elements(scripts))
}

/// A section with its heading, so many levels below the title; `word` is what it is called: a section or an appendix.
fn section(page: &Writing<'_>, section: &Section, word: &str, below: usize) -> Element {
    let heading = page.heading(below);
    let number = match (word, below) {
        ("appendix", 1) => format!("Appendix {}", section.number),
        _ => section.number.clone(),
    };
    let heading = if section.number.is_empty() {
        heading
    } else {
        heading.child(el("span").class("number").text(number)).text(" ")
    };
    let label = if section.number.is_empty() {
        section.title.clone()
    } else {
        format!("{word} {}", section.number)
    };
    page.at(Place { label, id: section.id.clone() }, || {
        let outer = el("section").attr("id", &section.id);
        let outer = if below == 1 && word == "appendix" { outer.class("appendix") } else { outer };
        let written = outer
            .child(heading.text(&section.title))
            .children(section.blocks.iter().map(|block| blocks::block(page, block)))
            .children(section.subsections.iter().map(|s| self::section(page, s, word, below + 1)));
        if below > 1 {
            return written;
        }
        written.children(page.footnotes()).children(page.has_contents.then(contents::way_back))
    })
}

/// What the foot of a page says of its figures.
const TRACED: &str = " Every figure on this page can be traced to its source.";

fn footer(document: &Document, of_figures: &str) -> Element {
    let mut inside = el("div").class("wide");
    if !document.licences.is_empty() {
        let lines = document.licences.iter().map(|line| el("li").text(line));
        inside = inside
            .child(el("p").child(el("strong").text("Licences of the data")))
            .child(el("ul").class("licences").children(lines));
    }
    inside = inside.child(el("p").text(format!(
        "{}. Made with Watchward.{of_figures}",
        document.partnership.trim_end_matches('.')
    )));
    el("footer").child(inside).children(frontmatter::marking(document))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_cannot_be_left() {
        assert_eq!(css_text("A \"}</style>"), "A \\000022\\00007d\\00003c\\00002fstyle\\00003e");
    }
}
