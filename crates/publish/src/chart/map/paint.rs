//! How each area is filled, and what is said of it. Colour is never the only sign: classes differ in lightness and each
//! figure is named; hot spots have a pattern and a letter; what is hidden is dotted, what is missing hatched.

use document::map::{Heat, MapKind, reading};
use document::{Cell, Classes, Readings, words};

use super::super::canvas::{self, line};
use super::super::legend::{self, Flow, SIGN, class_name};
use crate::palette;
use markup::{Element, el};

/// A fill and the words that go with it.
pub(super) struct Paint {
    fill: Fill,
    /// The colour of words on it; none where they need a rim.
    pub(super) ink: Option<&'static str>,
    /// "4.3 offences per 1,000 residents", "not shown, as the number is small".
    pub(super) said: String,
    /// The number as it is printed, or why there is none: `[c]`, `[x]`.
    pub(super) printed: String,
    /// The number for a program.
    pub(super) value: Option<f64>,
    /// The letter of a hot spot.
    pub(super) letter: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fill {
    Colour(&'static str),
    Pattern(Pattern),
}

/// The patterns, each with the end of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    Missing,
    Hidden,
    New,
    Fading,
}

impl Pattern {
    const ALL: [Self; 4] = [Self::Missing, Self::Hidden, Self::New, Self::Fading];

    fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Hidden => "hidden",
            Self::New => "new",
            Self::Fading => "fading",
        }
    }

    fn id(self, map: &str) -> String {
        format!("{map}-{}", self.word())
    }

    /// Its definition: slanting lines, dots, broad stripes, sparse dots.
    fn draw(self, map: &str) -> Element {
        let id = self.id(map);
        let ground = |edge: f64, colour: &str| canvas::block((0.0, 0.0), (edge, edge), colour);
        let tile = |edge: &str| {
            el("pattern")
                .attr("id", id.clone())
                .attr("width", edge)
                .attr("height", edge)
                .attr("patternUnits", "userSpaceOnUse")
        };
        let dot = |x: &str, colour: &str, r: &str| {
            el("circle")
                .class(&format!("f-{colour}"))
                .attr("fill", palette::light(colour))
                .attr("cx", x)
                .attr("cy", x)
                .attr("r", r)
        };
        match self {
            Self::Missing => tile("6")
                .attr("patternTransform", "rotate(45)")
                .child(ground(6.0, "paper"))
                .child(line((0.0, 0.0), (0.0, 6.0), "rule", 2.0)),
            Self::Hidden => tile("6").child(ground(6.0, "paper")).child(dot("3", "muted", "1.1")),
            Self::New => tile("8")
                .attr("patternTransform", "rotate(45)")
                .child(ground(8.0, "class-2"))
                .child(line((0.0, 4.0), (8.0, 4.0), "class-5", 3.0)),
            Self::Fading => {
                tile("8").child(ground(8.0, "class-1")).child(dot("4", "class-5", "1.4"))
            }
        }
    }
}

/// Which patterns a drawing has used, so that it defines and explains only those.
#[derive(Debug, Default)]
pub(super) struct Used(Vec<Pattern>);

impl Used {
    /// The fill of a shape.
    pub(super) fn fill(&mut self, shape: Element, paint: &Paint, map: &str) -> Element {
        match paint.fill {
            Fill::Colour(name) => {
                shape.class(&format!("f-{name}")).attr("fill", palette::light(name))
            }
            Fill::Pattern(pattern) => {
                if !self.0.contains(&pattern) {
                    self.0.push(pattern);
                }
                shape.attr("fill", format!("url(#{})", pattern.id(map)))
            }
        }
    }

    /// The definitions of what was used.
    pub(super) fn definitions(&self, map: &str) -> Element {
        let used = Pattern::ALL.into_iter().filter(|p| self.0.contains(p));
        el("defs").children(used.map(|p| p.draw(map)))
    }

    /// What hidden and missing look like, where there are any.
    pub(super) fn gaps(&self, flow: &mut Flow, map: &str) -> Vec<Element> {
        let gaps = [
            (Pattern::Hidden, "[c] not shown, as the number is small"),
            (Pattern::Missing, "[x] no data"),
        ];
        gaps.into_iter()
            .filter(|(pattern, _)| self.0.contains(pattern))
            .map(|(pattern, words)| flow.entry(legend::patterned(&pattern.id(map)), words))
            .collect()
    }
}

/// How the area of this code is filled on a map of this kind.
pub(super) fn paint(kind: &MapKind, code: &str) -> Paint {
    match kind {
        MapKind::Choropleth(map) => of_class(&map.classes, &map.values, &map.unit, code),
        MapKind::Circles(map) => {
            let paint = plain(&reading(&map.values, code), &map.unit);
            Paint { ink: paint.value.map(|_| "ink"), ..paint }
        }
        MapKind::HotSpots(map) => match map.spots.get(code) {
            Some(spot) => {
                let found = plain(&spot.value, &map.unit);
                let (fill, ink) = heat(spot.heat);
                Paint {
                    fill,
                    ink,
                    said: format!("{}; {}", spot.heat.word(), found.said),
                    letter: spot.heat.letter(),
                    ..found
                }
            }
            None => plain(&Cell::Missing(figure::Reason::new("")), &map.unit),
        },
    }
}

/// An area filled by its class.
pub(super) fn of_class(classes: &Classes, values: &Readings, unit: &str, code: &str) -> Paint {
    let paint = plain(&reading(values, code), unit);
    let Some(value) = paint.value else { return paint };
    let (fill, ink) = class_name(classes.of(value));
    Paint { fill: Fill::Colour(fill), ink: Some(ink), ..paint }
}

fn heat(heat: Heat) -> (Fill, Option<&'static str>) {
    match heat {
        Heat::Persistent => (Fill::Colour("class-5"), Some("on-class-5")),
        Heat::New => (Fill::Pattern(Pattern::New), None),
        Heat::Fading => (Fill::Pattern(Pattern::Fading), None),
        Heat::Not => (Fill::Colour("paper"), Some("ink")),
    }
}

/// An area without a colour of its own, and what is said of it.
fn plain(cell: &Cell, unit: &str) -> Paint {
    let (fill, said, value) = match cell {
        Cell::Number { value, text, .. } if value.is_finite() => {
            let one = (*value - 1.0).abs() < f64::EPSILON;
            let unit = if one { words::singular(unit) } else { unit.to_owned() };
            (Fill::Colour("paper"), format!("{text} {unit}"), Some(*value))
        }
        Cell::Suppressed => {
            let said = "not shown, as the number is small".to_owned();
            (Fill::Pattern(Pattern::Hidden), said, None)
        }
        _ => (Fill::Pattern(Pattern::Missing), "no data".to_owned(), None),
    };
    let printed = cell.shown().to_owned();
    Paint { fill, ink: None, said: said.trim_end().to_owned(), printed, value, letter: None }
}

/// How hot spots were found.
pub(super) fn heat_rule(flow: &mut Flow, rule: &str) -> Element {
    if rule.is_empty() {
        return el("g");
    }
    flow.print(&format!("{}.", rule.trim_end_matches('.')), "muted")
}

/// What the fills of hot spots mean, each with its letter.
pub(super) fn heat_legend(flow: &mut Flow, map: &str, used: &mut Used) -> Vec<Element> {
    Heat::ALL
        .into_iter()
        .map(|kind| {
            let (fill, ink) = heat(kind);
            let paint = Paint { fill, ink, ..plain(&Cell::Empty, "") };
            let swatch = el("rect").at("width", SIGN.0).at("height", SIGN.1);
            let sign = legend::sign(used.fill(swatch, &paint, map));
            let words = match kind.letter() {
                Some(letter) => format!("{letter}  {}", kind.meaning()),
                None => kind.meaning().to_owned(),
            };
            flow.entry(sign, &words)
        })
        .collect()
}
