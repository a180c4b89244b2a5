//! Areas by place: a dot at each place on a thin line over the places that chance alone could have given.

use document::{RankChart, RankDot};

use super::Size;
use super::axes::as_f64;
use super::canvas::{
    Anchor, Shape, fitted, interval, line, point, rimmed, text, width_of, wrapped,
};
use super::months::highest;
use super::scale::Between;
use super::standing::{BOLD, Picture};
use markup::{Element, el};

pub(super) fn draw(chart: &RankChart, size: Size) -> Picture {
    let font = size.font();
    let phone = size == Size::Phone;
    let row = font + 8.0;
    let widest = |words: fn(&RankDot) -> &str| {
        highest(chart.dots.iter().map(|dot| width_of(words(dot), font) * 1.08))
    };
    let names = (widest(|dot| &dot.name) + 22.0).min(size.width() * if phone { 0.46 } else { 0.4 });
    let values = widest(|dot| &dot.text) + 12.0;
    let last = chart
        .dots
        .iter()
        .map(|dot| dot.interval.map_or(dot.place, |interval| interval.to.max(dot.place)))
        .max()
        .unwrap_or(1)
        .max(2);
    let scale = Between::new((1.0, as_f64(last)), (names + 10.0, size.width() - values - 10.0));
    let heading = wrapped(&format!("Place: 1 is the {}", chart.first), font * 1.1, size.width());
    let top = as_f64(heading.len()) * (font + 4.0) + font + 12.0;
    let bottom = top + row * as_f64(chart.dots.len());
    let head = heading.iter().zip(1u32..).map(|(words, i)| {
        text(0.0, f64::from(i) * (font + 4.0) - 4.0, Anchor::Start, "muted", words)
    });
    let mut svg = Picture::new(bottom + 6.0).children(head);
    for mark in places(last, if phone { 3 } else { 6 }) {
        let x = scale.place(as_f64(mark));
        svg = svg.child(line((x, top - 2.0), (x, bottom), "grid", 1.0)).child(text(
            x,
            top - 8.0,
            Anchor::Middle,
            "muted",
            &mark.to_string(),
        ));
    }
    let spots = |(i, dot)| Spot { dot, y: top + row * (as_f64(i) + 0.5), names, scale, size };
    svg.children(chart.dots.iter().enumerate().map(|each| spots(each).draw()))
}

/// The places at which the axis is marked: the first, the last, and round ones between, that stand apart.
fn places(last: usize, wanted: usize) -> Vec<usize> {
    let step = [1, 5, 10, 20, 50, 100, 200, 500, 1000]
        .into_iter()
        .find(|step| last / step <= wanted)
        .unwrap_or(last);
    let between = (1..last).map(|i| i * step).take_while(|place| place + step / 2 < last);
    let mut places: Vec<usize> = std::iter::once(1).chain(between).chain([last]).collect();
    places.dedup();
    places
}

/// Where one area stands.
struct Spot<'a> {
    dot: &'a RankDot,
    y: f64,
    names: f64,
    scale: Between,
    size: Size,
}

impl Spot<'_> {
    fn draw(&self) -> Element {
        let (dot, font) = (self.dot, self.size.font());
        let colour = if dot.own { "own" } else { "other" };
        let base = self.y + font * 0.36;
        let name = if dot.own { format!("\u{25b8} {}", dot.name) } else { dot.name.clone() };
        let shown = fitted(&name, font * if dot.own { BOLD } else { 1.0 }, self.names - 10.0);
        let x = self.scale.place(as_f64(dot.place));
        let mut group = el("g")
            .attr("font-weight", if dot.own { "700" } else { "400" })
            .child(text(self.names - 6.0, base, Anchor::End, "ink", &shown));
        if let Some(range) = dot.interval {
            let (from, to) =
                (self.scale.place(as_f64(range.from)), self.scale.place(as_f64(range.to)));
            let width = if dot.own { "3" } else { "2" };
            let bar = interval((from, to), (self.y, 4.0), colour);
            group = group.child(bar.attr("stroke-width", width));
        }
        let mark = if dot.own { Shape::Diamond } else { Shape::Circle };
        group.child(point((x, self.y), mark, colour, false)).child(rimmed(text(
            self.size.width(),
            base,
            Anchor::End,
            "ink",
            &dot.text,
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_marked_from_first_to_last() {
        assert_eq!(places(2, 6), [1, 2]);
        assert_eq!(places(5, 6), [1, 2, 3, 4, 5]);
        assert_eq!(places(22, 6), [1, 5, 10, 15, 22]);
        assert_eq!(places(12, 6), [1, 5, 12]);
        assert_eq!(places(32, 6), [1, 5, 10, 15, 20, 25, 32]);
        assert_eq!(places(300, 3).first(), Some(&1));
    }
}
