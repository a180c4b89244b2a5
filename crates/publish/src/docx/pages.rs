//! Sheets of paper, and what stands at the head and foot of each page: the marking, whose document it is, its notice, page of
//! pages.

use super::paragraph::{Paragraph, field, run};
use super::writing::Writing;
use markup::{Element, el};

/// How a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Upright,
    Sideways,
}

/// The sides of A4, in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;

/// The margin left and right.
const MARGIN: u32 = 1247;

/// How wide the text of an upright sheet is.
pub(super) const UPRIGHT: u32 = SHORT - 2 * MARGIN;

/// How wide the text of a sheet on its side is.
pub(super) const SIDEWAYS: u32 = LONG - 2 * MARGIN;

/// What a line of text leaves free at its right, so that it is no longer than can be read with ease.
pub(super) const RAGGED: u32 = 850;

/// How long a line of text is.
pub(super) const LINE: u32 = UPRIGHT - RAGGED;

/// How high a picture may be and leave room for its caption and source on the page.
pub(super) const HIGHEST: u32 = 10_800;

/// The properties of a section of pages. The first names heads and feet, and has none but the marking on a cover.
pub(super) fn section(file: &mut Writing<'_>, sheet: Sheet, is_first: bool) -> Element {
    let mut properties = el("w:sectPr");
    let has_cover = file.document.kind.is_long();
    if is_first {
        let mut named =
            vec![("header", "default", "header.xml"), ("footer", "default", "footer.xml")];
        if has_cover {
            named.insert(1, ("header", "first", "header-first.xml"));
            named.push(("footer", "first", "footer-first.xml"));
        }
        for (kind, pages, target) in named {
            let relation = file.relations.part(kind, target);
            let element = if kind == "header" { "w:headerReference" } else { "w:footerReference" };
            properties = properties.child(el(element).attr("w:type", pages).attr("r:id", relation));
        }
    }
    let (wide, high) = match sheet {
        Sheet::Upright => (SHORT, LONG),
        Sheet::Sideways => (LONG, SHORT),
    };
    let mut size = el("w:pgSz").attr("w:w", wide.to_string()).attr("w:h", high.to_string());
    if sheet == Sheet::Sideways {
        size = size.attr("w:orient", "landscape");
    }
    let margins = el("w:pgMar")
        .attr("w:top", "1361")
        .attr("w:right", MARGIN.to_string())
        .attr("w:bottom", "1247")
        .attr("w:left", MARGIN.to_string())
        .attr("w:header", "567")
        .attr("w:footer", "510")
        .attr("w:gutter", "0");
    properties = properties.child(size).child(margins);
    if is_first && has_cover { properties.child(el("w:titlePg")) } else { properties }
}

/// The head of a page; on a cover only the marking stands there.
pub(super) fn header(file: &Writing<'_>, is_cover: bool) -> Vec<Paragraph> {
    let mut lines = marking(file);
    if !is_cover {
        let document = file.document;
        let running = format!("{} \u{2013} {}", document.partnership, document.title);
        lines.push(Paragraph::of("Header", &running));
    }
    at_least_one(lines, "HeaderEmpty")
}

/// The foot of a page.
pub(super) fn footer(file: &Writing<'_>, is_cover: bool) -> Vec<Paragraph> {
    let mut lines = Vec::new();
    if !is_cover {
        let number = |name: &str| field(name, [run("1")]);
        let count = Paragraph::of("Footer", "Page ")
            .with_all(number("PAGE"))
            .with(run(" of "))
            .with_all(number("NUMPAGES"));
        lines.push(count);
        if let Some(notice) = &file.document.notice {
            lines.push(Paragraph::of("FooterNotice", &format!("Please note: {notice}")));
        }
    }
    lines.extend(marking(file));
    at_least_one(lines, "HeaderEmpty")
}

fn marking(file: &Writing<'_>) -> Vec<Paragraph> {
    let marking = file.document.marking.as_ref();
    marking.map(|marking| Paragraph::of("Marking", &marking.words())).into_iter().collect()
}

/// A head or foot must hold a paragraph.
fn at_least_one(mut lines: Vec<Paragraph>, style: &'static str) -> Vec<Paragraph> {
    if lines.is_empty() {
        lines.push(Paragraph::new(style));
    }
    lines
}
