//! The document itself as one self-contained page, with a mark at each figure that there is something to say of and the list
//! of what is said beside it. A mark leads to its finding by its number, and a finding back to its mark. It needs no script,
//! fetches nothing, and prints.

mod document;
mod list;
mod marks;

use markup::{Element, el};

use super::{Examined, Sorted, words};
use crate::html::alone;

/// Where the list of findings stands.
const FINDINGS: &str = "findings";

/// Where the document begins.
const DOCUMENT: &str = "document";

/// A document with what was found in it. Findings that were accepted are told apart, and marked all the same.
pub fn page(examined: &Examined<'_>) -> String {
    let sorted = Sorted::new(examined);
    let inside = el("main")
        .class("page examined")
        .attr("id", "content")
        .attr("tabindex", "-1")
        .child(list::findings(examined, &sorted))
        .child(document::whole(examined, &sorted));
    let body = el("body")
        .child(
            el("a")
                .class("skip")
                .attr("href", format!("#{FINDINGS}"))
                .text("Skip to what was found"),
        )
        .child(header(examined, &sorted))
        .child(inside)
        .child(footer());
    alone(examined.name, WHOSE, body)
}

/// Whose the page is.
const WHOSE: &str = "Figures checked with Watchward";

fn header(examined: &Examined<'_>, sorted: &Sorted<'_>) -> Element {
    let coverage = &examined.checked.coverage;
    let remarks =
        words::unjudged(coverage).into_iter().chain(examined.reading.remarks.iter().cloned());
    let band = el("div")
        .class("band")
        .child(el("div").class("wide").child(el("p").class("whose").text(WHOSE)));
    let title = el("div")
        .class("wide title")
        .child(el("h1").text(examined.name))
        .child(el("p").class("lead").text(words::coverage(coverage)))
        .child(
            el("p")
                .text(format!("{} ", words::to_look_at(sorted)))
                .child(el("a").attr("href", format!("#{DOCUMENT}")).text("Go to the document")),
        )
        .children(remarks.map(|remark| el("p").class("small").text(remark)));
    el("header").child(band).child(title)
}

fn footer() -> Element {
    let said = "This page is for whoever wrote the document. It was made on this computer, and nothing was sent anywhere. \
                A figure without a mark was not found to contradict anything; that is not to say that it is right.";
    el("footer").child(el("div").class("wide").child(el("p").text(said)))
}
