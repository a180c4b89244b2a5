//! Several measures month by month on one axis, each with its own colour, dash and shape, named at its end.

use document::{Frame, Line, LinesChart};
use figure::write;

use super::Size;
use super::axes::{Panel, as_f64, panel_title};
use super::canvas::{Anchor, Shape, broken_line, hatching, label, point, width_of};
use super::legend::{Flow, Key};
use super::months::{capital, highest};
use super::standing::Picture;
use markup::{Element, el};

/// How the first, second, third and fourth line are told apart.
const STYLES: [(&str, &str, Shape); 4] = [
    ("line-1", "", Shape::Circle),
    ("line-2", "7 3", Shape::Square),
    ("line-3", "2 3", Shape::Triangle),
    ("line-4", "9 3 2 3", Shape::Diamond),
];

const HEIGHT: f64 = 240.0;
const NAMES: f64 = 46.0;

pub(super) fn draw(frame: &Frame, chart: &LinesChart, size: Size) -> Picture {
    let font = size.font();
    let lines: Vec<(&Line, (&str, &str, Shape))> = chart.lines.iter().zip(STYLES).collect();
    let points = chart.lines.first().map_or(&[][..], |l| &l.months);
    let top_value = highest(chart.lines.iter().flat_map(|l| &l.months).filter_map(|p| p.value));
    let phone = size == Size::Phone;
    let beside = if phone {
        10.0
    } else {
        lines.iter().map(|(l, _)| width_of(&l.name, font) * 1.06).fold(0.0, f64::max) + 20.0
    };
    let legend = if phone { as_f64(lines.len()) * (font + 7.0) } else { 0.0 };
    let top = legend + font + 14.0;
    let gutter = Panel::gutter(top_value, 4, size);
    let first = points.first().map(|p| p.month);
    let across = (gutter, size.width() - beside);
    let panel = Panel::new(across, (top, top + HEIGHT), top_value, 4, points.len()).below_words(
        &chart.events,
        first,
        size,
    );

    let missing = points.iter().any(|p| p.value.is_none() && !p.suppressed);
    let hollow = points.iter().any(|p| p.provisional && p.value.is_some());
    let pattern = format!("{}-{}-hatch", frame.id, size.word());
    let mut flow = Flow::new((0.0, size.width()), panel.bottom + NAMES, font);
    let key = Key { missing: missing.then_some(pattern.as_str()), hollow, ..Key::default() };
    let signs = key.draw(&mut flow);
    let height = flow.end() + 4.0;
    let mut svg = Picture::new(height);
    if missing {
        svg = svg.child(hatching(&pattern)).child(panel.gaps(points, &pattern));
    }
    svg = svg
        .child(panel_title(0.0, legend + font, &format!("{} a month", capital(&chart.unit))))
        .child(panel.grid())
        .child(panel.events(&chart.events, first, size))
        .child(panel.months(points, size));
    for (line, style) in &lines {
        svg = svg.child(drawn(&panel, line, *style));
    }
    svg = if phone {
        svg.children(legends(&lines, size))
    } else {
        svg.children(names(&panel, &lines, size))
    };
    svg.children(signs)
}

fn drawn(panel: &Panel, line: &Line, (colour, dash, shape): (&str, &str, Shape)) -> Element {
    let places: Vec<_> =
        line.months.iter().enumerate().map(|(i, p)| panel.place(i, p.value)).collect();
    let marks = places
        .iter()
        .zip(&line.months)
        .filter_map(|(place, month)| place.map(|at| point(at, shape, colour, month.provisional)));
    el("g").child(broken_line(&places, colour, dash)).children(marks)
}

/// Names at the lines' ends with the last number under each, moved apart where they would meet.
fn names(panel: &Panel, lines: &[(&Line, (&str, &str, Shape))], size: Size) -> Vec<Element> {
    let mut ends: Vec<(f64, &str, f64)> = lines
        .iter()
        .filter_map(|(line, _)| {
            let value = line.months.iter().rev().find_map(|p| p.value)?;
            Some((panel.up.place(value), line.name.as_str(), value))
        })
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let apart = size.font() * 2.0 + 8.0;
    let mut lowest = f64::NEG_INFINITY;
    ends.iter()
        .flat_map(|(y, name, value)| {
            let y = y.max(lowest + apart);
            lowest = y;
            let x = panel.right + 8.0;
            [
                label(x, y + 1.0, Anchor::Start, name),
                super::canvas::text(
                    x,
                    y + size.font() + 3.0,
                    Anchor::Start,
                    "muted",
                    &write::count(*value),
                ),
            ]
        })
        .collect()
}

/// On a phone, where there is no room at the ends: a piece of each line with its name, above the panel.
fn legends(lines: &[(&Line, (&str, &str, Shape))], size: Size) -> Vec<Element> {
    lines
        .iter()
        .enumerate()
        .map(|(i, (line, (colour, dash, shape)))| {
            let y = as_f64(i) * (size.font() + 7.0) + size.font() * 0.6;
            el("g")
                .child(broken_line(&[Some((0.0, y)), Some((30.0, y))], colour, dash))
                .child(point((15.0, y), *shape, colour, false))
                .child(label(38.0, y + size.font() * 0.36, Anchor::Start, &line.name))
        })
        .collect()
}
