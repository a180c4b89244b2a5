//! What a drawing carries in itself when it stands alone: title and subtitle above it, source and caveat below it, a margin
//! around it and paper under it. On a page, in a document or in a slide these stand around the drawing as texts.

use document::Frame;

use super::Size;
use super::canvas::{Anchor, block, drawing, text, wrapped};
use super::legend::Flow;
use markup::{Element, el, number};

/// Whether a drawing has its title and source in it, or the page around it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alone {
    Yes,
    No,
}

/// Bold words are so much wider.
pub(super) const BOLD: f64 = 1.2;

/// The paper around a drawing that stands alone.
const MARGIN: f64 = 16.0;

/// What was drawn, and how high it is.
pub(super) struct Picture {
    pub(super) parts: Vec<Element>,
    pub(super) height: f64,
}

impl Picture {
    /// An empty picture of this height.
    pub(super) fn new(height: f64) -> Self {
        Self { parts: Vec::new(), height }
    }

    /// With this over what is there.
    pub(super) fn child(mut self, part: Element) -> Self {
        self.parts.push(part);
        self
    }

    /// With these over what is there.
    pub(super) fn children(mut self, parts: impl IntoIterator<Item = Element>) -> Self {
        self.parts.extend(parts);
        self
    }
}

/// The picture as a drawing.
pub(super) fn framed(frame: &Frame, size: Size, alone: Alone, picture: Picture) -> Element {
    if alone == Alone::No {
        let svg = drawing(&frame.id, &frame.title, &frame.description, size, picture.height);
        return svg.children(picture.parts);
    }
    let (mut parts, top) = head(frame, size);
    let shift = format!("translate(0 {})", number(top));
    parts.push(el("g").attr("transform", shift).children(picture.parts));
    let (below, bottom) = foot(frame, size, top + picture.height);
    parts.extend(below);
    on_paper(frame, size, bottom, parts)
}

/// These parts on a sheet of paper with a margin.
pub(super) fn on_paper(frame: &Frame, size: Size, height: f64, parts: Vec<Element>) -> Element {
    let (wide, high) = (size.width() + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let view = [-MARGIN, -MARGIN, wide, high].map(number).join(" ");
    drawing(&frame.id, &frame.title, &frame.description, size, height)
        .with("viewBox", view)
        .attr("width", number(wide))
        .attr("height", number(high))
        .child(block((-MARGIN, -MARGIN), (wide, high), "paper"))
        .children(parts)
}

/// Title and subtitle, and where what is under them begins.
pub(super) fn head(frame: &Frame, size: Size) -> (Vec<Element>, f64) {
    let (font, wide) = (size.font(), size.width());
    let mut parts = Vec::new();
    let mut y = 0.0;
    let large = font * 1.2;
    for line in wrapped(&frame.title, large * BOLD, wide) {
        let title = text(0.0, y + large, Anchor::Start, "ink", &line);
        parts.push(title.at("font-size", large).attr("font-weight", "700"));
        y += large + 5.0;
    }
    for line in wrapped(&frame.subtitle, font * 1.1, wide) {
        parts.push(text(0.0, y + font, Anchor::Start, "muted", &line));
        y += font + 5.0;
    }
    (parts, y + 8.0)
}

/// Source and caveat under what ends here, and where they end.
pub(super) fn foot(frame: &Frame, size: Size, bottom: f64) -> (Vec<Element>, f64) {
    let mut flow = Flow::new((0.0, size.width()), bottom + 6.0, size.small());
    let lines = [&frame.source, &frame.caveat].into_iter().filter(|line| !line.is_empty());
    let parts = lines.map(|line| flow.print(line, "muted").at("font-size", size.small())).collect();
    (parts, flow.end())
}
