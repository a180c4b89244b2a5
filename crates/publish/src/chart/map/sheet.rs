//! The sheet a map is drawn on: what stands above it, beside it and below it.

use document::Frame;

use crate::chart::Size;
use crate::chart::canvas::drawing;
use crate::chart::legend::Flow;
use crate::chart::standing::{self, Alone};
use markup::Element;

/// Between the map and what stands beside it.
const GUTTER: f64 = 20.0;

/// The width of an inset.
const INSET: f64 = 150.0;

/// Under the map, for scale and north.
const STRIP: f64 = 34.0;

/// A sheet of a size.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    frame: &'a Frame,
    size: Size,
    alone: Alone,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(frame: &'a Frame, size: Size, alone: Alone) -> Self {
        Self { frame, size, alone }
    }

    /// How wide a map is.
    pub(super) fn map_width(self) -> f64 {
        match self.size {
            Size::Page => self.size.width() - 250.0 - GUTTER,
            Size::Phone | Size::Column => self.size.width(),
        }
    }

    /// How high a map may be.
    pub(super) fn highest(self) -> f64 {
        match self.size {
            Size::Phone => 400.0,
            Size::Column => 560.0,
            Size::Page => 760.0,
        }
    }

    /// How wide the inset is.
    pub(super) fn inset_width(self) -> f64 {
        if self.size == Size::Page { 200.0 } else { INSET }
    }

    /// The sheet with its head: title and subtitle where it is to stand alone.
    pub(super) fn begin(self) -> Drawn<'a> {
        let (parts, y) = match self.alone {
            Alone::Yes => standing::head(self.frame, self.size),
            Alone::No => (Vec::new(), 0.0),
        };
        Drawn { sheet: self, top: y, bottom: y, parts }
    }
}

/// A sheet that is being drawn on.
pub(super) struct Drawn<'a> {
    sheet: Sheet<'a>,
    top: f64,
    bottom: f64,
    parts: Vec<Element>,
}

impl Drawn<'_> {
    /// Where the map begins.
    pub(super) fn top(&self) -> f64 {
        self.top
    }

    /// Where words go: beside a map of this height on a page, else under its scale; and where the inset goes, if that has
    /// a place of its own.
    pub(super) fn words(&mut self, height: f64, inset: bool) -> (Flow, Option<Flow>) {
        let size = self.sheet.size;
        let below = self.below(height);
        match size {
            Size::Column if inset => {
                let (top, font, split) = (below.end(), size.font(), size.width() - INSET);
                let words = Flow::new((0.0, split - GUTTER), top, font);
                (words, Some(Flow::new((split, size.width()), top - 14.0, font)))
            }
            Size::Phone | Size::Column => (below, None),
            Size::Page => {
                let left = self.sheet.map_width() + GUTTER;
                (Flow::new((left, size.width()), self.top + 2.0, size.font()), None)
            }
        }
    }

    /// The height below both the map and words that reach so far down.
    pub(super) fn under(&self, words: f64) -> f64 {
        self.bottom.max(words)
    }

    /// Where words go under a map of this height, across the sheet.
    pub(super) fn below(&mut self, height: f64) -> Flow {
        self.bottom = self.top + height + STRIP;
        let size = self.sheet.size;
        Flow::new((0.0, size.width()), self.bottom + 6.0, size.font())
    }

    /// Adds these parts, over those before them.
    pub(super) fn add(&mut self, parts: impl IntoIterator<Item = Element>) {
        self.parts.extend(parts);
    }

    /// The drawing, with source and caveat at its foot where it is to stand alone. `words` is how far down words reach.
    pub(super) fn end(mut self, words: f64) -> Element {
        let (frame, size) = (self.sheet.frame, self.sheet.size);
        let bottom = self.bottom.max(words);
        if self.sheet.alone == Alone::Yes {
            let (below, end) = standing::foot(frame, size, bottom);
            self.parts.extend(below);
            return standing::on_paper(frame, size, end + 4.0, self.parts).with_class("map");
        }
        drawing(&frame.id, &frame.title, &frame.description, size, bottom + 4.0)
            .children(self.parts)
            .with_class("map")
    }
}
