//! One measure month by month between control limits: the centre as a line, the limits as dashed lines named at their ends,
//! months that are signals ringed and named.

use document::{ControlChart, ControlPoint, Frame, MonthPoint};
use figure::write;

use super::Size;
use super::axes::{Panel, panel_title};
use super::canvas::{
    Anchor, Shape, broken_line, hatching, label, point, rimmed, ring, text, width_of,
};
use super::legend::{Flow, Key};
use super::months::{NAMES, capital, highest};
use super::room::{Place, Room, spread};
use super::standing::Picture;
use markup::Element;

const HEIGHT: f64 = 240.0;

/// At most so many signals are named in the drawing.
const NAMED: usize = 3;

pub(super) fn draw(frame: &Frame, chart: &ControlChart, size: Size) -> Picture {
    let font = size.font();
    let months: Vec<MonthPoint> = chart.points.iter().map(month).collect();
    let uppers = chart.points.iter().filter_map(|p| Some(p.limits?.2));
    let top_value = highest(months.iter().filter_map(|p| p.value).chain(uppers));
    let ends = ends(chart, size);
    let beside = highest(ends.iter().map(|end| width_of(&end.words, font).max(40.0) * 1.06));
    let first = months.first().map(|p| p.month);
    let top = font + 14.0;
    let across = (Panel::gutter(top_value, 4, size), size.width() - beside - 10.0);
    let panel = Panel::new(across, (top, top + HEIGHT), top_value, 4, months.len()).below_words(
        &chart.events,
        first,
        size,
    );
    let missing = months.iter().any(|p| p.value.is_none());
    let pattern = format!("{}-{}-hatch", frame.id, size.word());
    let mut flow = Flow::new((0.0, size.width()), panel.bottom + NAMES, font);
    let key = Key {
        missing: missing.then_some(pattern.as_str()),
        hollow: months.iter().any(|p| p.provisional && p.value.is_some()),
        ring: chart
            .points
            .iter()
            .any(|p| !p.signal.is_empty())
            .then_some("signal: more than the usual noise"),
        band: None,
    };
    let signs = key.draw(&mut flow);
    let title = format!("{} a month", capital(&chart.unit));
    let mut room = Room::default();
    room.take(Place::of_text(0.0, font, Anchor::Start, &title, font));
    for place in panel.words_of(&chart.events, first, size) {
        room.take(place);
    }
    let mut svg = Picture::new(flow.end() + 4.0);
    if missing {
        svg = svg.child(hatching(&pattern)).child(panel.gaps(&months, &pattern));
    }
    let places: Vec<_> = months.iter().enumerate().map(|(i, p)| panel.place(i, p.value)).collect();
    let marks = places.iter().zip(&months).filter_map(|(place, month)| {
        place.map(|at| point(at, Shape::Circle, "own", month.provisional))
    });
    svg.child(panel_title(0.0, font, &title))
        .child(panel.grid())
        .child(panel.events(&chart.events, first, size))
        .child(panel.months(&months, size))
        .child(limits(&panel, chart, |limits| limits.0, ""))
        .child(limits(&panel, chart, |limits| limits.1, "7 4"))
        .child(limits(&panel, chart, |limits| limits.2, "7 4"))
        .child(broken_line(&places, "own", ""))
        .children(marks)
        .children(named(&panel, chart, &mut room, size))
        .children(end_labels(&panel, &ends, size))
        .children(signs)
}

fn month(point: &ControlPoint) -> MonthPoint {
    MonthPoint {
        month: point.month,
        value: point.value,
        rolling_12: None,
        provisional: point.provisional,
        suppressed: false,
        expected: None,
        peak: false,
    }
}

/// A limit as steps, one a month.
fn limits(
    panel: &Panel,
    chart: &ControlChart,
    of: fn((f64, f64, f64)) -> f64,
    dash: &str,
) -> Element {
    let half = panel.step() / 2.0;
    let steps = chart.points.iter().enumerate().flat_map(|(i, point)| {
        let y = point.limits.map(|limits| panel.up.place(of(limits).max(0.0)));
        [-half, half].map(|by| y.map(|y| (panel.across(i) + by, y)))
    });
    let steps: Vec<_> = steps.collect();
    broken_line(&steps, "event", dash).with("stroke-width", "1.2")
}

/// A line's name and number at its end.
struct End {
    value: f64,
    words: String,
}

fn ends(chart: &ControlChart, size: Size) -> Vec<End> {
    let Some((centre, lower, upper)) = chart.points.iter().rev().find_map(|point| point.limits)
    else {
        return Vec::new();
    };
    let limit = if size == Size::Phone { "" } else { " limit" };
    let end = |words: String, value: f64| End { value, words };
    vec![
        end(format!("upper{limit}"), upper),
        end("centre".to_owned(), centre),
        end(format!("lower{limit}"), lower.max(0.0)),
    ]
}

/// Names and numbers at the lines' ends, moved apart where they would meet.
fn end_labels(panel: &Panel, ends: &[End], size: Size) -> Vec<Element> {
    let font = size.font();
    let wanted: Vec<f64> = ends.iter().map(|end| panel.up.place(end.value)).collect();
    let apart = font * 2.0 + 5.0;
    let placed = spread(&wanted, apart, (panel.top, panel.bottom - font * 0.6));
    let x = panel.right + 8.0;
    let each = ends.iter().zip(placed).flat_map(|(end, y)| {
        [
            text(x, y - 1.0, Anchor::Start, "muted", &end.words),
            label(x, y + font + 1.0, Anchor::Start, &write::count(end.value)),
        ]
    });
    each.collect()
}

/// Rings around signals, with number and month as far as there is room.
fn named(panel: &Panel, chart: &ControlChart, room: &mut Room, size: Size) -> Vec<Element> {
    let at = |i: usize, point: &ControlPoint| panel.place(i, point.value);
    for (i, point) in chart.points.iter().enumerate() {
        if let Some(place) = at(i, point) {
            room.mark(Place::of_mark(place, 3.0));
        }
    }
    let signals: Vec<_> = chart
        .points
        .iter()
        .enumerate()
        .filter(|(_, point)| !point.signal.is_empty())
        .filter_map(|(i, point)| Some((at(i, point)?, point)))
        .collect();
    let mut out: Vec<Element> = signals.iter().map(|(place, _)| ring(*place)).collect();
    // Where there are many, only those farthest from the centre are named; the table has all.
    let distance = |point: &ControlPoint| {
        point.value.zip(point.limits).map_or(0.0, |(value, limits)| (value - limits.0).abs())
    };
    let mut signals = signals;
    signals.sort_by(|a, b| distance(b.1).total_cmp(&distance(a.1)));
    for (place, point) in signals.into_iter().take(NAMED) {
        let value = point.value.map(write::count).unwrap_or_default();
        let words = format!("{value} in {}", point.month.short_label());
        if let Some((x, y, anchor)) = room.beside(place, &words, size.font(), panel.bounds()) {
            out.push(rimmed(text(x, y, anchor, "ink", &words)));
        }
    }
    out
}
