//! Shares of a whole, one bar a whole: parts differ by pattern as well as by colour, the number stands in each, and the names
//! stand over the first bar where they fit, else in a key.

use document::{Frame, StackedBar, StackedShares};
use figure::write;

use super::Size;
use super::axes::as_f64;
use super::canvas::{Anchor, block, fitted, line, text, width_of};
use super::legend::{Flow, SIGN, sign};
use super::months::highest;
use super::scale::Scale;
use super::standing::{BOLD, Picture};
use crate::palette;
use markup::{Element, el, number};

/// The colours of the parts; each but the first has a pattern too.
const COLOURS: [&str; 4] = ["line-1", "line-2", "line-3", "line-4"];

pub(super) fn draw(frame: &Frame, chart: &StackedShares, size: Size) -> Picture {
    let font = size.font();
    let phone = size == Size::Phone;
    let id = format!("{}-{}", frame.id, size.word());
    let names = highest(chart.bars.iter().map(|bar| width_of(&called(bar), font) * BOLD)) + 14.0;
    let names = if phone { 0.0 } else { names.min(size.width() * 0.5) };
    let scale = Scale::new(100.0, names, size.width());
    let thick = font + 12.0;
    let row = if phone { thick + font + 18.0 } else { thick + 12.0 };
    let parts = chart.parts.len().min(COLOURS.len());
    let direct = over(chart, parts, scale, size);
    let mut flow = Flow::new((0.0, size.width()), 2.0, font);
    let signs: Vec<Element> = if direct.is_empty() {
        let each = chart.parts.iter().take(parts).enumerate();
        each.map(|(i, part)| flow.entry(sign(filled(&id, i, (0.0, 0.0), SIGN)), part)).collect()
    } else {
        Vec::new()
    };
    let top = if direct.is_empty() { flow.end() + 8.0 } else { font + 10.0 };
    let bottom = top + row * as_f64(chart.bars.len());
    let mut svg = Picture::new(bottom + 6.0).child(patterns(&id)).children(signs).children(direct);
    for (i, bar) in chart.bars.iter().enumerate() {
        let y = top + row * as_f64(i);
        let at = if phone { y + font + 6.0 } else { y };
        svg = svg.child(name(bar, y, (at, thick), names, size));
        svg = svg.children(segments(bar, parts, &id, scale, (at, thick), size));
    }
    svg
}

fn called(bar: &StackedBar) -> String {
    if bar.own { format!("\u{25b8} {}", bar.name) } else { bar.name.clone() }
}

/// A bar's name: before it, on a phone over it.
fn name(bar: &StackedBar, y: f64, (at, thick): (f64, f64), names: f64, size: Size) -> Element {
    let font = size.font();
    let words = called(bar);
    let wider = if bar.own { BOLD } else { 1.0 };
    let weight = if bar.own { "700" } else { "400" };
    let phone = size == Size::Phone;
    let room = if phone { size.width() } else { names - 12.0 };
    let words = fitted(&words, font * wider, room);
    let text = if phone {
        text(0.0, y + font, Anchor::Start, "ink", &words)
    } else {
        text(names - 10.0, at + thick / 2.0 + font * 0.36, Anchor::End, "ink", &words)
    };
    text.attr("font-weight", weight)
}

/// Each part from where the one before ended, with its number where it fits.
fn segments(
    bar: &StackedBar,
    parts: usize,
    id: &str,
    scale: Scale,
    (y, thick): (f64, f64),
    size: Size,
) -> Vec<Element> {
    let font = size.font();
    let mut from = 0.0;
    let mut out = Vec::new();
    for (i, share) in bar.shares.iter().take(parts).enumerate() {
        let Some(share) = share.filter(|share| share.is_finite() && *share > 0.0) else { continue };
        let share = share.min(100.0 - from).max(0.0);
        let (left, right) = (scale.place(from), scale.place(from + share));
        from += share;
        out.push(filled(id, i, (left, y), (right - left, thick)));
        out.push(line((right, y), (right, y + thick), "paper", 2.0));
        let words = write::percent(share);
        let wide = width_of(&words, font);
        if wide + 10.0 < right - left {
            let middle = f64::midpoint(left, right);
            let base = y + thick / 2.0 + font * 0.36;
            let chip =
                block((middle - wide / 2.0 - 3.0, y + 4.0), (wide + 6.0, thick - 8.0), "paper");
            let on_solid = i == 0;
            let colour = if on_solid { "paper" } else { "ink" };
            if !on_solid {
                out.push(chip.attr("rx", "3"));
            }
            out.push(text(middle, base, Anchor::Middle, colour, &words));
        }
    }
    if from < 99.5 {
        // What is not known of the whole.
        let left = scale.place(from);
        out.push(
            block((left, y), (scale.place(100.0) - left, thick), "paper")
                .attr("stroke", palette::light("rule"))
                .with_class("s-rule")
                .attr("stroke-dasharray", "3 3"),
        );
    }
    out
}

/// The parts' names over the first bar; none where any does not fit over its part.
fn over(chart: &StackedShares, parts: usize, scale: Scale, size: Size) -> Vec<Element> {
    let font = size.font();
    let Some(bar) = chart.bars.first().filter(|_| size != Size::Phone) else { return Vec::new() };
    let mut from = 0.0;
    let mut written_to = f64::NEG_INFINITY;
    let mut out = Vec::new();
    for (part, share) in chart.parts.iter().take(parts).zip(&bar.shares) {
        let share = share.filter(|share| share.is_finite()).unwrap_or(0.0);
        let left = scale.place(from);
        let wide = width_of(part, font) * BOLD;
        from += share;
        if left < written_to + 8.0 || left + wide > size.width() || share <= 0.0 {
            return Vec::new();
        }
        written_to = left + wide;
        out.push(text(left, font, Anchor::Start, "ink", part).attr("font-weight", "600"));
        out.push(line((left + 0.5, font + 4.0), (left + 0.5, font + 9.0), "event", 1.0));
    }
    out
}

/// A rectangle filled as this part is.
fn filled(id: &str, part: usize, at: (f64, f64), size: (f64, f64)) -> Element {
    if part == 0 {
        return block(at, size, COLOURS[0]);
    }
    el("rect")
        .attr("fill", format!("url(#{id}-part-{part})"))
        .at("x", at.0)
        .at("y", at.1)
        .at("width", size.0.max(0.0))
        .at("height", size.1.max(0.0))
}

/// The patterns: slanting lines, dots, lines that slant the other way, in the page's colour on the part's.
fn patterns(id: &str) -> Element {
    let pattern = |part: usize, edge: f64, turn: &str| {
        let pattern = el("pattern")
            .attr("id", format!("{id}-part-{part}"))
            .attr("width", number(edge))
            .attr("height", number(edge))
            .attr("patternUnits", "userSpaceOnUse")
            .child(block((0.0, 0.0), (edge, edge), COLOURS[part]));
        if turn.is_empty() { pattern } else { pattern.attr("patternTransform", turn) }
    };
    let dot = el("circle")
        .class("f-paper")
        .attr("fill", palette::light("paper"))
        .attr("cx", "3.5")
        .attr("cy", "3.5")
        .attr("r", "1.4");
    el("defs")
        .child(pattern(1, 7.0, "rotate(45)").child(line((0.0, 0.0), (0.0, 7.0), "paper", 2.0)))
        .child(pattern(2, 7.0, "").child(dot))
        .child(
            pattern(3, 9.0, "rotate(-45)")
                .child(line((0.0, 0.0), (0.0, 9.0), "paper", 2.0))
                .child(line((0.0, 0.0), (9.0, 0.0), "paper", 2.0)),
        )
}
