//! A few numbers in order, as small as a word: a line and its last point. It has no axis, so that its words say its ends.

use document::Trend;
use markup::{Element, el, number};

use crate::palette;

/// How wide and high it is, with room for the last point.
const WIDTH: f64 = 120.0;
const HEIGHT: f64 = 28.0;
const ROOM: f64 = 4.0;

/// The span that is drawn is at least this share of the highest number, so that a small change looks small.
const LEAST_SPAN: f64 = 0.25;

/// The drawing.
pub(crate) fn draw(trend: &Trend) -> Element {
    let known = || trend.values.iter().flatten().copied();
    let (low, high) = known().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let span = (high - low).max(high.abs() * LEAST_SPAN).max(1.0);
    let middle = f64::midpoint(low, high);
    #[expect(clippy::cast_precision_loss, reason = "a trend has a few dozen numbers")]
    let place = |at: usize, value: f64| {
        let steps = (trend.values.len().max(2) - 1) as f64;
        let x = ROOM + (WIDTH - 2.0 * ROOM) * at as f64 / steps;
        let y = HEIGHT / 2.0 - (HEIGHT - 2.0 * ROOM) * (value - middle) / span;
        (x, y)
    };
    let mut line = String::new();
    let mut last = None;
    let mut pen_is_down = false;
    for (at, value) in trend.values.iter().enumerate() {
        let Some(value) = value else {
            pen_is_down = false;
            continue;
        };
        let (x, y) = place(at, *value);
        line.push(if pen_is_down { 'L' } else { 'M' });
        line.extend([number(x), ",".to_owned(), number(y)]);
        pen_is_down = true;
        last = Some((x, y));
    }
    let own = palette::light("own");
    let stroke = el("path")
        .class("s-own")
        .attr("d", line)
        .attr("fill", "none")
        .attr("stroke", own)
        .attr("stroke-width", "1.5");
    let point = last.map(|(x, y)| {
        el("circle").class("f-own").at("cx", x).at("cy", y).attr("r", "3").attr("fill", own)
    });
    el("svg")
        .class("trend")
        .attr("viewBox", format!("0 0 {} {}", number(WIDTH), number(HEIGHT)))
        .attr("role", "img")
        .attr("aria-label", &trend.said)
        .child(stroke)
        .children(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(values: &[Option<f64>]) -> String {
        draw(&Trend { values: values.to_vec(), said: "from a to b".to_owned() }).render()
    }

    #[test]
    fn a_gap_stays_a_gap_and_a_small_change_small() {
        let gap = drawn(&[Some(100.0), None, Some(0.0)]);
        assert!(gap.contains("d=\"M4,4M116,24\"") && gap.contains("cx=\"116\""), "{gap}");
        let small = drawn(&[Some(100.0), Some(99.0)]);
        assert!(small.contains("d=\"M4,13.6L116,14.4\""), "{small}");
        assert!(drawn(&[None]).contains("d=\"\""));
    }
}
