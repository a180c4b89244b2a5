//! Areas in order, one bar each from zero, the own area standing out in the dark colour and in bold.

use document::{Bar, BarsChart};

use super::Size;
use super::axes::as_f64;
use super::canvas::{Anchor, block, fitted, interval, line, rimmed, text, width_of};
use super::months::{capital, highest};
use super::scale::Scale;
use super::standing::Picture;
use markup::{Element, el};

pub(super) fn draw(chart: &BarsChart, size: Size) -> Picture {
    let font = size.font();
    let row = if size == Size::Phone { font * 2.0 + 9.0 } else { font + 8.0 };
    let top = font * if chart.mark.is_some() { 2.0 } else { 1.0 } + 18.0;
    let bottom = top + row * as_f64(chart.bars.len());
    let widest = |words: fn(&Bar) -> &str| {
        chart.bars.iter().map(|b| width_of(words(b), font) * 1.06).fold(0.0, f64::max)
    };
    let values = widest(|b| &b.text) + 10.0;
    let names = (widest(|b| &b.name) + 22.0).min(size.width() * 0.42);
    let left = if size == Size::Phone { 0.0 } else { names };
    let top_value =
        highest(chart.bars.iter().filter_map(reach).chain(chart.mark.as_ref().map(|m| m.0)));
    let scale = Scale::new(top_value, left, size.width() - values);

    let mut svg = Picture::new(bottom + 6.0).child(text(
        0.0,
        font,
        Anchor::Start,
        "muted",
        &capital(&chart.unit),
    ));
    let rows = || chart.bars.iter().enumerate().map(|(i, bar)| (bar, top + row * as_f64(i)));
    let spot = |y: f64| Spot { y, row, names, scale, size };
    svg = svg.children(rows().map(|(bar, y)| spot(y).bar(bar)));
    if let Some((value, word)) = &chart.mark {
        let x = scale.place(*value);
        let leftwards = x > size.width() / 2.0;
        let (anchor, at) =
            if leftwards { (Anchor::End, x + 4.0) } else { (Anchor::Start, x - 4.0) };
        svg = svg
            .child(line((x, top - 5.0), (x, bottom), "event", 1.5).attr("stroke-dasharray", "4 3"))
            .child(text(at, top - 9.0, anchor, "event", word));
    }
    svg = svg.children(rows().filter_map(|(bar, y)| spot(y).interval(bar)));
    // Words come last, so that no line cuts them.
    svg.children(rows().map(|(bar, y)| spot(y).words(bar)))
}

/// How far to the right a bar and its interval reach.
fn reach(bar: &Bar) -> Option<f64> {
    Some(bar.interval.map_or(bar.value?, |interval| interval.upper.max(bar.value.unwrap_or(0.0))))
}

/// Where one area's bar stands.
struct Spot {
    y: f64,
    row: f64,
    names: f64,
    scale: Scale,
    size: Size,
}

impl Spot {
    /// The top and the thickness of the bar. On a phone the name stands above it.
    fn span(&self) -> (f64, f64) {
        let font = self.size.font();
        if self.size == Size::Phone {
            (self.y + font + 4.0, 9.0)
        } else {
            (self.y + (self.row - font) / 2.0, font)
        }
    }

    fn end(&self, bar: &Bar) -> f64 {
        self.scale.place(bar.value.unwrap_or(0.0))
    }

    /// The interval over the bar's end: a thin line with stops, on a rim that parts it from the bar.
    fn interval(&self, bar: &Bar) -> Option<Element> {
        let (range, _) = bar.interval.zip(bar.value)?;
        let (top, thick) = self.span();
        let middle = top + thick / 2.0;
        let (from, to) = (self.scale.place(range.lower.max(0.0)), self.scale.place(range.upper));
        let half = thick * 0.28;
        let stroke = |colour: &str, width: &'static str| {
            interval((from, to), (middle, half), colour).attr("stroke-width", width)
        };
        Some(el("g").child(stroke("paper", "4")).child(stroke("ink", "1.5")))
    }

    fn bar(&self, bar: &Bar) -> Element {
        let (top, thick) = self.span();
        let base = self.scale.place(0.0);
        let colour = if bar.own { "own" } else { "other" };
        block((base, top), (self.end(bar) - base, thick), colour)
    }

    /// The area's name, and its value at the bar's end.
    fn words(&self, bar: &Bar) -> Element {
        let (font, phone) = (self.size.font(), self.size == Size::Phone);
        let (top, thick) = self.span();
        let middle = top + thick * 0.5 + font * 0.36;
        let name = if bar.own { format!("\u{25b8} {}", bar.name) } else { bar.name.clone() };
        let room = if phone { self.size.width() - 60.0 } else { self.names - 12.0 };
        let name = fitted(&name, font * if bar.own { 1.06 } else { 1.0 }, room);
        let name = if phone {
            text(0.0, self.y + font, Anchor::Start, "ink", &name)
        } else {
            text(self.names - 8.0, middle, Anchor::End, "ink", &name)
        };
        let end = bar.interval.map_or(0.0, |interval| self.scale.place(interval.upper));
        let number = text(end.max(self.end(bar)) + 5.0, middle, Anchor::Start, "ink", &bar.text);
        let weight = if bar.own { "700" } else { "400" };
        el("g").attr("font-weight", weight).child(rimmed(name)).child(rimmed(number))
    }
}
