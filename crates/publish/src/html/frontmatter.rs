//! What stands before the contents: how the document is to be handled, whose it is, which edition, what it says of itself,
//! and in which other forms it can be had.

use document::{Document, Edition};

use super::writing::{Place, Writing};
use super::{Alternative, blocks, inline};
use markup::{Element, el};

/// How many digits of the inputs' mark a reader is shown: enough to tell two editions apart.
const MARK: usize = 12;

/// The header of the page.
pub(super) fn header(page: &Writing<'_>, others: &[Alternative]) -> Element {
    let document = page.document;
    let band = el("div")
        .class("band")
        .child(el("div").class("wide").child(el("p").class("whose").text(&document.partnership)));
    let start = Place { label: "the start".to_owned(), id: "start".to_owned() };
    let top = page.at(start, || {
        let mut top =
            el("div").attr("id", "start").class("wide title").child(el("h1").text(&document.title));
        if !document.summary.is_empty() {
            top = top.child(inline::text(page, el("p").class("lead"), &document.summary));
        }
        if !document.details.is_empty() {
            top = top.child(blocks::summary_list(page, &document.details));
        }
        top.children(formats(others)).children(page.footnotes())
    });
    el("header")
        .children(marking(document))
        .child(band)
        .children(edition(&document.edition))
        .child(top)
        .children(document.notice.as_ref().map(|notice| {
            let words = el("p").class("wide").child(el("strong").text("Please note: "));
            el("div").class("notice").child(inline::text(page, words, notice))
        }))
}

/// The protective marking; it stands at the head and the foot.
pub(super) fn marking(document: &Document) -> Option<Element> {
    document.marking.as_ref().map(|marking| el("p").class("marking").text(marking.words()))
}

/// "Draft", "Published 17 June 2021", and the mark of what it was made from.
fn edition(edition: &Edition) -> Option<Element> {
    let mut line = el("p");
    if !edition.status.is_empty() {
        line = line.child(el("strong").class("tag").text(&edition.status)).text(" ");
    }
    if let Some(date) = &edition.date {
        line = line.text(format!("{date}. "));
    }
    if let Some(inputs) = &edition.inputs {
        let short: String = inputs.chars().take(MARK).collect();
        line = line.text("Made from inputs ").child(el("code").text(short)).text(".");
    }
    let said = !edition.status.is_empty() || edition.date.is_some() || edition.inputs.is_some();
    said.then(|| el("div").class("wide edition").child(line))
}

/// Links to the other forms.
fn formats(others: &[Alternative]) -> Option<Element> {
    if others.is_empty() {
        return None;
    }
    let items = others
        .iter()
        .map(|other| el("li").child(el("a").attr("href", &other.file).text(&other.name)));
    Some(el("div").class("formats").child(el("p").text("Also as")).child(el("ul").children(items)))
}
