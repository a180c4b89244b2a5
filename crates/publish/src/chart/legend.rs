//! What signs mean: a sign with its words, one after the other in lines, and the rule of the classes under them.

use document::Classes;

use super::canvas::{Anchor, Shape, block, line, point, ring, text, width_of, wrapped};
use crate::palette;
use markup::{Element, el, number};

/// The room that a sign takes.
pub(super) const SIGN: (f64, f64) = (18.0, 14.0);

/// Between a sign's left side and its words.
const INDENT: f64 = 26.0;

/// Fonts differ; words that are to be broken into lines are taken to be so much wider.
const SLACK: f64 = 1.1;

/// Entries that flow from left to right and down, within a column.
pub(super) struct Flow {
    left: f64,
    right: f64,
    font: f64,
    x: f64,
    y: f64,
    /// How far down the last entry reaches.
    bottom: f64,
}

impl Flow {
    /// An empty flow between these sides, from this height on.
    pub(super) fn new((left, right): (f64, f64), top: f64, font: f64) -> Self {
        Self { left, right, font, x: left, y: top, bottom: top }
    }

    /// A sign (drawn at 0, 0) with its words. Words that are too long for the column go on under themselves.
    pub(super) fn entry(&mut self, sign: Element, words: &str) -> Element {
        let wide = INDENT + width_of(words, self.font) + 16.0;
        if self.x > self.left && self.x + wide > self.right {
            self.break_line();
        }
        let place = format!("translate({} {})", number(self.x), number(self.y));
        let mut group = el("g").child(el("g").attr("transform", place).child(sign));
        let lines = if self.x > self.left {
            vec![words.to_owned()]
        } else {
            wrapped(words, self.font * SLACK, self.right - self.left - INDENT)
        };
        let mut base = self.y + 12.0;
        for line in &lines {
            group = group.child(text(self.x + INDENT, base, Anchor::Start, "ink", line));
            base += self.font + 3.0;
        }
        self.bottom = self.bottom.max(base - 12.0 - 3.0);
        self.x += wide;
        if lines.len() > 1 {
            self.break_line();
        }
        group
    }

    /// Lines of small print across the column, under what is there.
    pub(super) fn print(&mut self, words: &str, colour: &str) -> Element {
        let mut group = el("g");
        if self.bottom > self.y || self.x > self.left {
            self.break_line();
        }
        for line in wrapped(words, self.font * SLACK, self.right - self.left) {
            let base = self.y + 12.0;
            group = group.child(text(self.left, base, Anchor::Start, colour, &line));
            self.bottom = self.y + self.font;
            self.y += self.font + 5.0;
        }
        group
    }

    /// A circle of this radius (drawn about 0, 0) with the count that it stands for.
    pub(super) fn circle(&mut self, disc: Element, radius: f64, count: f64) -> Element {
        let words = figure::write::count(count);
        let wide = radius * 2.0 + 8.0 + width_of(&words, self.font) + 16.0;
        if self.x > self.left && self.x + wide > self.right {
            self.break_line();
        }
        let (x, y) = (self.x + radius + 1.0, self.y + radius);
        let place = format!("translate({} {})", number(x), number(y));
        let base = y + self.font * 0.36;
        let group = el("g").child(el("g").attr("transform", place).child(disc)).child(text(
            x + radius + 6.0,
            base,
            Anchor::Start,
            "ink",
            &words,
        ));
        self.bottom = self.bottom.max(self.y + radius * 2.0);
        self.x += wide;
        group
    }

    /// Its left side.
    pub(super) fn left(&self) -> f64 {
        self.left
    }

    /// Down to the next line, and so much further.
    pub(super) fn gap(&mut self, more: f64) {
        if self.x > self.left {
            self.break_line();
        }
        self.y += more;
    }

    /// Where the next line would begin.
    pub(super) fn end(&self) -> f64 {
        if self.x > self.left { self.bottom + 10.0 } else { self.y }
    }

    fn break_line(&mut self) {
        self.x = self.left;
        self.y = self.bottom.max(self.y) + 10.0;
        self.bottom = self.y;
    }
}

/// The classes, each colour with its range.
pub(super) fn classes(flow: &mut Flow, classes: &Classes) -> Vec<Element> {
    (0..classes.count())
        .map(|class| {
            flow.entry(sign(block((0.0, 0.0), SIGN, class_name(class).0)), &classes.range(class))
        })
        .collect()
}

/// The rule that the classes were made by.
pub(super) fn rule(flow: &mut Flow, classes: &Classes) -> Element {
    let words = classes.rule().words();
    if words.is_empty() {
        return el("g");
    }
    flow.print(&format!("Classes: {words}."), "muted")
}

/// What the signs of a chart of months mean.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Key<'a> {
    /// The pattern over months that are not held.
    pub(super) missing: Option<&'a str>,
    /// Whether a point is hollow.
    pub(super) hollow: bool,
    /// What the pale band is.
    pub(super) band: Option<&'a str>,
    /// What a ring is.
    pub(super) ring: Option<&'a str>,
}

impl Key<'_> {
    /// The signs with their words.
    pub(super) fn draw(self, flow: &mut Flow) -> Vec<Element> {
        let middle = (SIGN.0 / 2.0, SIGN.1 / 2.0);
        let dot = |hollow| point(middle, Shape::Circle, "own", hollow);
        let mut out = Vec::new();
        if let Some(words) = self.band {
            let edge = |y| line((0.0, y), (SIGN.0, y), "other", 1.0);
            let band =
                el("g").child(block((0.0, 0.0), SIGN, "band")).children([edge(0.0), edge(SIGN.1)]);
            out.push(flow.entry(band, words));
        }
        if let Some(words) = self.ring {
            out.push(flow.entry(el("g").child(dot(false)).child(ring(middle)), words));
        }
        if self.hollow {
            out.push(flow.entry(dot(true), "provisional"));
        }
        if let Some(pattern) = self.missing {
            out.push(flow.entry(patterned(pattern), "not held"));
        }
        out
    }
}

/// A sign filled with a pattern.
pub(super) fn patterned(pattern: &str) -> Element {
    let sign = el("rect").attr("fill", format!("url(#{pattern})"));
    self::sign(sign.at("width", SIGN.0).at("height", SIGN.1))
}

/// A sign with a thin rim.
pub(super) fn sign(shape: Element) -> Element {
    el("g").class("s-rule").attr("stroke", palette::light("rule")).child(shape)
}

/// A class's colour and that of the words on it.
pub(super) fn class_name(class: usize) -> (&'static str, &'static str) {
    match class {
        0 => ("class-1", "on-class-1"),
        1 => ("class-2", "on-class-2"),
        2 => ("class-3", "on-class-3"),
        3 => ("class-4", "on-class-4"),
        _ => ("class-5", "on-class-5"),
    }
}
