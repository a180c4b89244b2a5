//! The frame of a chart of months: grid, months below, events across, and what is not held.

use document::{Event, MonthPoint};
use figure::{Month, write};

use super::Size;
use super::canvas::{Anchor, line, rimmed, text, width_of};
use super::room::Place;
use super::scale::{Scale, ticks};
use markup::{Element, el};

/// A panel: a rectangle in which months run from left to right and counts from zero at its foot.
#[derive(Debug, Clone)]
pub(super) struct Panel {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    pub(super) up: Scale,
    marks: Vec<f64>,
    places: usize,
    months: usize,
}

impl Panel {
    /// A panel whose scale takes in `highest`.
    pub(super) fn new(
        across: (f64, f64),
        down: (f64, f64),
        highest: f64,
        marks: u32,
        months: usize,
    ) -> Self {
        let (marks, places) = ticks(highest, marks, true);
        let top = marks.last().copied().unwrap_or(1.0);
        Self {
            left: across.0,
            right: across.1,
            top: down.0,
            bottom: down.1,
            up: Scale::new(top, down.1, down.0),
            marks,
            places,
            months,
        }
    }

    /// How much room the numbers at the left of such a panel take.
    pub(super) fn gutter(highest: f64, marks: u32, size: Size) -> f64 {
        let (marks, places) = ticks(highest, marks, true);
        let widest = marks.iter().map(|m| width_of(&write::decimal(*m, places), size.font()));
        widest.fold(0.0, f64::max) + 8.0
    }

    /// Where the month of this place in the row stands.
    pub(super) fn across(&self, i: usize) -> f64 {
        self.left + self.step() * (as_f64(i) + 0.5)
    }

    /// The width of one month.
    pub(super) fn step(&self) -> f64 {
        (self.right - self.left) / as_f64(self.months.max(1))
    }

    /// Where a point stands.
    pub(super) fn place(&self, i: usize, value: Option<f64>) -> Option<(f64, f64)> {
        value.map(|v| (self.across(i), self.up.place(v)))
    }

    /// The horizontal grid with its numbers.
    pub(super) fn grid(&self) -> Element {
        self.marks.iter().fold(el("g"), |group, &mark| {
            let y = self.up.place(mark);
            let colour = if mark == 0.0 { "muted" } else { "grid" };
            group.child(line((self.left, y), (self.right, y), colour, 1.0)).child(text(
                self.left - 6.0,
                y + 4.5,
                Anchor::End,
                "muted",
                &write::decimal(mark, self.places),
            ))
        })
    }

    /// The horizontal grid without its numbers.
    pub(super) fn lines(&self) -> Element {
        self.marks.iter().fold(el("g"), |group, &mark| {
            let colour = if mark == 0.0 { "muted" } else { "grid" };
            let y = self.up.place(mark);
            group.child(line((self.left, y), (self.right, y), colour, 1.0))
        })
    }

    /// Bands over the months that are not held.
    pub(super) fn gaps(&self, months: &[MonthPoint], pattern: &str) -> Element {
        let missing = |p: &MonthPoint| p.value.is_none() && !p.suppressed;
        months.iter().enumerate().filter(|(_, p)| missing(p)).fold(el("g"), |group, (i, _)| {
            let x = self.across(i) - self.step() / 2.0;
            group.child(
                el("rect")
                    .attr("fill", format!("url(#{pattern})"))
                    .at("x", x)
                    .at("y", self.top)
                    .at("width", self.step())
                    .at("height", self.bottom - self.top),
            )
        })
    }

    /// The months under the panel: names as often as they fit, the year at the first and at each January.
    pub(super) fn months(&self, months: &[MonthPoint], size: Size) -> Element {
        let every = [1usize, 3, 6, 12]
            .into_iter()
            .find(|n| as_f64(*n) * self.step() >= width_of("Mmm", size.font()) + 8.0)
            .unwrap_or(12);
        let mut group = el("g");
        let mut named_to = f64::NEG_INFINITY;
        let mut year_to = f64::NEG_INFINITY;
        let mut year_said = false;
        for (i, point) in months.iter().enumerate() {
            let x = self.across(i);
            let on_beat = (point.month.month() as usize - 1).is_multiple_of(every);
            let long = if point.month.month() == 1 { 7.0 } else { 4.0 };
            if on_beat || every == 1 {
                group = group.child(line((x, self.bottom), (x, self.bottom + long), "muted", 1.0));
            }
            let is_named = on_beat && x > named_to;
            if is_named {
                let name = &point.month.name()[..3];
                group = group.child(text(x, self.bottom + 20.0, Anchor::Middle, "muted", name));
                named_to = x + width_of("Mmm", size.font());
            }
            let opens = is_named && !year_said && !january_is_near(&months[i..], every);
            let names_year = (is_named && point.month.month() == 1) || opens;
            if names_year && x > year_to {
                let year = point.month.year().to_string();
                let x = x.max(width_of(&year, size.font()) / 2.0);
                group = group.child(text(x, self.bottom + 37.0, Anchor::Middle, "muted", &year));
                year_to = x + width_of("2020", size.font()) + 8.0;
                year_said = true;
            }
        }
        group
    }

    /// The same panel, lower by as much room as the events' words take above it.
    pub(super) fn below_words(
        mut self,
        events: &[Event],
        first: Option<Month>,
        size: Size,
    ) -> Self {
        let rows = self.placed(events, first, size).iter().map(|p| p.row + 1).max().unwrap_or(0);
        let by = as_f64(rows) * row_height(size);
        self.top += by;
        self.bottom += by;
        self.up = self.up.lowered(by);
        self
    }

    /// Events as thin vertical lines, each with its word above the panel.
    pub(super) fn events(&self, events: &[Event], first: Option<Month>, size: Size) -> Element {
        let placed = self.placed(events, first, size);
        let rows = placed.iter().map(|p| p.row + 1).max().unwrap_or(0);
        let y_of = |row: usize| self.top - 7.0 - as_f64(rows - 1 - row) * row_height(size);
        let lines = placed.iter().map(|p| {
            let top = y_of(p.row) - size.small() * 0.8;
            line((p.x, top), (p.x, self.bottom), "event", 1.0).attr("stroke-dasharray", "2 3")
        });
        let words = placed.iter().map(|p| {
            let at = if p.leftwards { p.x - 4.0 } else { p.x + 4.0 };
            let anchor = if p.leftwards { Anchor::End } else { Anchor::Start };
            rimmed(text(at, y_of(p.row), anchor, "event", p.word).at("font-size", size.small()))
        });
        el("g").children(lines).children(words)
    }

    /// Where the events' words go: in the first row in which they meet no other.
    fn placed<'a>(&self, events: &'a [Event], first: Option<Month>, size: Size) -> Vec<Placed<'a>> {
        let mut ends: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        for event in events {
            let since = first.map_or(-1, |first| event.month.index() - first.index());
            let Some(i) = usize::try_from(since).ok().filter(|i| *i < self.months) else {
                continue;
            };
            let x = self.across(i) - self.step() / 2.0;
            let wide = width_of(&event.word, size.small()) + 8.0;
            let leftwards = x + wide > self.right;
            let (from, to) = if leftwards { (x - wide, x) } else { (x, x + wide) };
            let row = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
            if row == ends.len() {
                ends.push(to);
            } else {
                ends[row] = to;
            }
            placed.push(Placed { x, row, leftwards, word: &event.word });
        }
        placed
    }

    /// The places of the events' words.
    pub(super) fn words_of(
        &self,
        events: &[Event],
        first: Option<Month>,
        size: Size,
    ) -> Vec<Place> {
        let placed = self.placed(events, first, size);
        let rows = placed.iter().map(|p| p.row + 1).max().unwrap_or(0);
        let each = placed.iter().map(|p| {
            let y = self.top - 7.0 - as_f64(rows - 1 - p.row) * row_height(size);
            let (x, anchor) =
                if p.leftwards { (p.x - 4.0, Anchor::End) } else { (p.x + 4.0, Anchor::Start) };
            Place::of_text(x, y, anchor, p.word, size.small())
        });
        each.collect()
    }

    /// Where labels may stand.
    pub(super) fn bounds(&self) -> Place {
        Place { left: self.left, top: 0.0, right: self.right + 9.0, bottom: self.bottom - 2.0 }
    }
}

/// An event's line, and the row of its word.
struct Placed<'a> {
    x: f64,
    row: usize,
    leftwards: bool,
    word: &'a str,
}

/// The height of a row of events' words.
fn row_height(size: Size) -> f64 {
    size.small() + 4.0
}

/// Whether a January stands so soon after the first month that both years would not fit.
fn january_is_near(months: &[MonthPoint], every: usize) -> bool {
    let near = if every >= 6 { 4 } else { every + 1 };
    months.iter().take(near + 1).skip(1).any(|p| p.month.month() == 1)
}

/// A small whole number as a measure of length.
pub(super) fn as_f64(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

/// A caption inside a drawing, above a panel.
pub(super) fn panel_title(x: f64, y: f64, words: &str) -> Element {
    text(x, y, Anchor::Start, "muted", words)
}
