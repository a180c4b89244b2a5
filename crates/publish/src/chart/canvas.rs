//! What every drawing is made of: size, texts, lines, marks. Colours are set twice, as attributes for a drawing that stands
//! alone and as classes so that a page's own light and dark colours win.

use super::Size;
use crate::palette;
use markup::{Element, el, number};

/// Where a text stands against its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A drawing, its finding and its description.
pub(super) fn drawing(
    id: &str,
    title: &str,
    description: &str,
    size: Size,
    height: f64,
) -> Element {
    let name = format!("{id}-{}", size.word());
    el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .class(&format!("drawing at-{}", size.word()))
        .attr("viewBox", format!("0 0 {} {}", number(size.width()), number(height)))
        .attr(
            "font-family",
            "'Source Sans 3', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
        )
        .at("font-size", size.font())
        .attr("role", "img")
        .attr("aria-labelledby", format!("{name}-title {name}-desc"))
        .child(el("title").attr("id", format!("{name}-title")).text(title))
        .child(el("desc").attr("id", format!("{name}-desc")).text(description))
}

/// A text in a colour of the palette.
pub(super) fn text(x: f64, y: f64, anchor: Anchor, colour: &str, words: &str) -> Element {
    el("text")
        .class(&format!("f-{colour}"))
        .attr("fill", palette::light(colour))
        .at("x", x)
        .at("y", y)
        .attr("text-anchor", anchor.word())
        .text(words)
}

/// A text that stands out.
pub(super) fn label(x: f64, y: f64, anchor: Anchor, words: &str) -> Element {
    rimmed(text(x, y, anchor, "ink", words).attr("font-weight", "600"))
}

/// A text with a rim of the page's colour, so that lines behind it do not cut it.
pub(super) fn rimmed(text: Element) -> Element {
    text.attr("paint-order", "stroke")
        .attr("stroke", palette::light("paper"))
        .attr("stroke-width", "4")
        .attr("stroke-linejoin", "round")
}

/// A straight line.
pub(super) fn line(from: (f64, f64), to: (f64, f64), colour: &str, width: f64) -> Element {
    el("line")
        .class(&format!("s-{colour}"))
        .attr("stroke", palette::light(colour))
        .at("stroke-width", width)
        .at("x1", from.0)
        .at("y1", from.1)
        .at("x2", to.0)
        .at("y2", to.1)
}

/// A filled rectangle.
pub(super) fn block(at: (f64, f64), size: (f64, f64), colour: &str) -> Element {
    el("rect")
        .class(&format!("f-{colour}"))
        .attr("fill", palette::light(colour))
        .at("x", at.0)
        .at("y", at.1)
        .at("width", size.0.max(0.0))
        .at("height", size.1.max(0.0))
}

/// A line through points; where a point is missing the line is broken, never bridged.
pub(super) fn broken_line(points: &[Option<(f64, f64)>], colour: &str, dash: &str) -> Element {
    let mut path = String::new();
    let mut drawing = false;
    for point in points {
        match point {
            Some((x, y)) => {
                path.push(if drawing { 'L' } else { 'M' });
                path.push_str(&number(*x));
                path.push(' ');
                path.push_str(&number(*y));
                drawing = true;
            }
            None => drawing = false,
        }
    }
    let path = el("path")
        .class(&format!("s-{colour}"))
        .attr("stroke", palette::light(colour))
        .attr("fill", "none")
        .attr("stroke-width", "2")
        .attr("stroke-linejoin", "round")
        .attr("d", if path.is_empty() { "M0 0".to_owned() } else { path });
    if dash.is_empty() { path } else { path.attr("stroke-dasharray", dash) }
}

/// An interval that lies level from one place to another, with a stop at each end that reaches so far up and down.
pub(super) fn interval((from, to): (f64, f64), (y, reach): (f64, f64), colour: &str) -> Element {
    let stop = |x: f64| format!("M{} {}V{}", number(x), number(y - reach), number(y + reach));
    let level = format!("M{} {}H{}", number(from), number(y), number(to));
    el("path")
        .class(&format!("s-{colour}"))
        .attr("stroke", palette::light(colour))
        .attr("fill", "none")
        .attr("d", format!("{}{level}{}", stop(from), stop(to)))
}

/// Round points of one colour, many at little cost: strokes without a length, whose ends are round.
pub(super) fn dots(places: &[(f64, f64)], colour: &str) -> Option<Element> {
    let each: Vec<String> =
        places.iter().map(|(x, y)| format!("M{} {}h0", number(*x), number(*y))).collect();
    let path = el("path")
        .class(&format!("s-{colour}"))
        .attr("stroke", palette::light(colour))
        .attr("stroke-width", "6.2")
        .attr("stroke-linecap", "round")
        .attr("d", each.concat());
    (!places.is_empty()).then_some(path)
}

/// A ring around a point that is to be seen.
pub(super) fn ring((x, y): (f64, f64)) -> Element {
    el("circle")
        .class("s-ink")
        .attr("stroke", palette::light("ink"))
        .attr("stroke-width", "1.5")
        .attr("fill", "none")
        .at("cx", x)
        .at("cy", y)
        .attr("r", "6.5")
}

/// The area between two lines, each from left to right.
pub(super) fn area(above: &[(f64, f64)], below: &[(f64, f64)], colour: &str) -> Element {
    let places = above.iter().chain(below.iter().rev());
    let corners: Vec<String> =
        places.map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
    el("polygon")
        .class(&format!("f-{colour}"))
        .attr("fill", palette::light(colour))
        .attr("points", corners.join(" "))
}

/// The shapes of points, so that lines differ without their colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Circle,
    Square,
    Triangle,
    Downwards,
    Diamond,
}

/// A point; a provisional one is hollow.
pub(super) fn point((x, y): (f64, f64), shape: Shape, colour: &str, hollow: bool) -> Element {
    let fill = if hollow { "paper" } else { colour };
    let corners = |offsets: &[(f64, f64)]| -> String {
        let places: Vec<String> = offsets
            .iter()
            .map(|(dx, dy)| format!("{},{}", number(x + dx), number(y + dy)))
            .collect();
        places.join(" ")
    };
    let mark = match shape {
        Shape::Circle => {
            el("circle").at("cx", x).at("cy", y).at("r", if hollow { 3.5 } else { 2.6 })
        }
        Shape::Square => el("polygon")
            .attr("points", corners(&[(-3.0, -3.0), (3.0, -3.0), (3.0, 3.0), (-3.0, 3.0)])),
        Shape::Triangle => {
            el("polygon").attr("points", corners(&[(0.0, -4.0), (3.6, 3.0), (-3.6, 3.0)]))
        }
        Shape::Downwards => {
            el("polygon").attr("points", corners(&[(0.0, 4.0), (3.6, -3.0), (-3.6, -3.0)]))
        }
        Shape::Diamond => el("polygon")
            .attr("points", corners(&[(0.0, -4.2), (4.2, 0.0), (0.0, 4.2), (-4.2, 0.0)])),
    };
    mark.class(&format!("f-{fill} s-{colour}"))
        .attr("fill", palette::light(fill))
        .attr("stroke", palette::light(colour))
        .attr("stroke-width", if hollow { "2" } else { "1" })
}

/// A pattern of slanting lines, for what is not held.
pub(super) fn hatching(id: &str) -> Element {
    el("defs").child(
        el("pattern")
            .attr("id", id)
            .attr("width", "6")
            .attr("height", "6")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", "rotate(45)")
            .child(line((0.0, 0.0), (0.0, 6.0), "rule", 2.0)),
    )
}

/// About how wide a text is. No font is at hand when a chart is drawn, so this errs on the wide side.
pub(super) fn width_of(words: &str, size: f64) -> f64 {
    let units: f64 = words
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | ' ' | ':' => 0.31,
            'f' | 't' | 'r' | '(' | ')' | '-' => 0.4,
            'm' | 'w' | 'M' | 'W' => 0.9,
            c if c.is_uppercase() => 0.68,
            _ => 0.57,
        })
        .sum();
    units * size
}

/// The text, or as much of it as fits with an ellipsis.
pub(super) fn fitted(words: &str, size: f64, width: f64) -> String {
    if width_of(words, size) <= width {
        return words.to_owned();
    }
    let mut kept = String::new();
    for c in words.chars() {
        kept.push(c);
        if width_of(&kept, size) + 0.9 * size > width {
            kept.pop();
            break;
        }
    }
    format!("{}\u{2026}", kept.trim_end())
}

/// The words in lines that fit.
pub(super) fn wrapped(words: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_of(line, size) + width_of(word, size) + size * 0.31 <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_not_bridged() {
        let path = broken_line(
            &[Some((0.0, 1.0)), Some((1.0, 1.0)), None, Some((3.0, 1.0)), Some((4.0, 1.0))],
            "own",
            "",
        );
        assert!(path.render().contains("d=\"M0 1L1 1M3 1L4 1\""), "{}", path.render());
    }

    #[test]
    fn long_lines_are_wrapped() {
        assert_eq!(wrapped("one two three", 10.0, 1000.0), ["one two three"]);
        assert_eq!(wrapped("one two three", 10.0, 30.0), ["one", "two", "three"]);
        assert!(wrapped("", 10.0, 30.0).is_empty());
    }

    #[test]
    fn long_names_are_cut_with_a_sign_of_it() {
        assert_eq!(fitted("Darwin", 13.0, 200.0), "Darwin");
        let cut = fitted("Chelsfield and Pratts Bottom", 13.0, 100.0);
        assert!(cut.ends_with('\u{2026}') && width_of(&cut, 13.0) <= 105.0, "{cut}");
    }
}
