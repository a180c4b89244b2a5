//! One measure month by month: a line with points, the range that earlier months let expect as a pale band, peaks ringed and
//! named, and its rolling 12 months in a small panel of their own.

use document::{Frame, MonthPoint, MonthsChart};
use figure::write;

use super::Size;
use super::axes::{Panel, panel_title};
use super::canvas::{
    Anchor, Shape, area, broken_line, dots, hatching, label, point, ring, width_of,
};
use super::legend::{Flow, Key};
use super::room::{Place, Room};
use super::standing::Picture;
use markup::Element;

/// The height of the panel of months, of the rolling panel, of the months' names under a panel.
const MONTHS: f64 = 210.0;
const ROLLING: f64 = 84.0;
pub(super) const NAMES: f64 = 46.0;

/// At most so many peaks are named, the highest first; all are ringed.
const PEAKS: usize = 3;

pub(super) fn draw(frame: &Frame, chart: &MonthsChart, size: Size) -> Picture {
    let (points, font) = (&chart.months, size.font());
    let uppers = points.iter().filter_map(|p| Some(p.expected?.upper));
    let highest = highest(points.iter().filter_map(|p| p.value).chain(uppers));
    let rolling_highest = self::highest(points.iter().filter_map(|p| p.rolling_12));
    let has_rolling = points.iter().any(|p| p.rolling_12.is_some());
    let gutter = Panel::gutter(highest, 4, size).max(Panel::gutter(rolling_highest, 2, size));
    let across = (gutter, size.width() - 10.0);
    let top = font + 14.0;
    let first = points.first().map(|p| p.month);
    let panel = Panel::new(across, (top, top + MONTHS), highest, 4, points.len()).below_words(
        &chart.events,
        first,
        size,
    );
    let rolling_top = panel.bottom + NAMES + font + 22.0;
    let rolling =
        Panel::new(across, (rolling_top, rolling_top + ROLLING), rolling_highest, 2, points.len());
    let last_panel = if has_rolling { &rolling } else { &panel };

    let missing = points.iter().any(|p| p.value.is_none() && !p.suppressed);
    let pattern = format!("{}-{}-hatch", frame.id, size.word());
    let names_height = if has_rolling { 16.0 } else { NAMES };
    let mut flow = Flow::new((0.0, size.width()), last_panel.bottom + names_height, font);
    let key = Key {
        missing: missing.then_some(pattern.as_str()),
        hollow: points.iter().any(|p| p.provisional && p.value.is_some()),
        band: points
            .iter()
            .any(|p| p.expected.is_some())
            .then_some("range that earlier months let expect"),
        ring: points.iter().any(|p| p.peak).then_some("peak: high for its season or its past"),
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
        svg = svg.child(hatching(&pattern)).child(panel.gaps(points, &pattern));
    }
    svg = svg
        .children(band(&panel, points))
        .child(panel_title(0.0, font, &title))
        .child(panel.grid())
        .child(panel.events(&chart.events, first, size))
        .child(panel.months(points, size))
        .child(line_of(&panel, points, |p| p.value))
        .children(marks(&panel, points))
        .children(named(&panel, points, &mut room, size));
    if has_rolling {
        svg = svg
            .child(panel_title(0.0, rolling_top - 16.0, "12 months to each month"))
            .child(rolling.grid())
            .child(line_of(&rolling, points, |p| p.rolling_12))
            .children(ends(&rolling, points, size));
    }
    svg.children(signs)
}

/// The pale band of the expected range with its thin edges, broken where a month has none.
fn band(panel: &Panel, points: &[MonthPoint]) -> Vec<Element> {
    let half = panel.step() / 2.0;
    let ranges: Vec<_> = points
        .iter()
        .enumerate()
        .map(|(i, point)| point.expected.map(|range| (panel.across(i), range)))
        .collect();
    let runs = ranges.split(Option::is_none).filter(|run| !run.is_empty());
    runs.flat_map(|run| {
        let run: Vec<_> = run.iter().flatten().collect();
        let side = |of: fn(&figure::Interval) -> f64| -> Vec<(f64, f64)> {
            let at = |(x, range): &(f64, figure::Interval)| {
                (*x, panel.up.place(of(range).max(0.0)).clamp(panel.top, panel.bottom))
            };
            let inner: Vec<(f64, f64)> = run.iter().map(|place| at(place)).collect();
            let first = inner.first().map(|(x, y)| (x - half, *y));
            let last = inner.last().map(|(x, y)| (x + half, *y));
            first.into_iter().chain(inner.iter().copied()).chain(last).collect()
        };
        let (above, below) = (side(|range| range.upper), side(|range| range.lower));
        let edge = |side: &[(f64, f64)]| {
            let places: Vec<_> = side.iter().copied().map(Some).collect();
            broken_line(&places, "other", "").with("stroke-width", "1")
        };
        let edges = [edge(&above), edge(&below)];
        std::iter::once(area(&above, &below, "band")).chain(edges)
    })
    .collect()
}

fn line_of(panel: &Panel, points: &[MonthPoint], value: fn(&MonthPoint) -> Option<f64>) -> Element {
    let places: Vec<_> = points.iter().enumerate().map(|(i, p)| panel.place(i, value(p))).collect();
    broken_line(&places, "own", "")
}

/// A point for each month, hollow where it is provisional.
fn marks(panel: &Panel, points: &[MonthPoint]) -> Vec<Element> {
    let held = points.iter().enumerate();
    let held = held.filter_map(|(i, p)| Some((panel.place(i, p.value)?, p.provisional)));
    let (hollow, full): (Vec<_>, Vec<_>) = held.partition(|(_, provisional)| *provisional);
    let full: Vec<(f64, f64)> = full.into_iter().map(|(place, _)| place).collect();
    let hollow = hollow.into_iter().map(|(place, _)| point(place, Shape::Circle, "own", true));
    dots(&full, "own").into_iter().chain(hollow).collect()
}

/// Rings around peaks; and the last month, the peaks, the highest and the lowest month by number and name, as far as there
/// is room for them.
fn named(panel: &Panel, points: &[MonthPoint], room: &mut Room, size: Size) -> Vec<Element> {
    let held: Vec<(usize, &MonthPoint, f64)> =
        points.iter().enumerate().filter_map(|(i, p)| Some((i, p, p.value?))).collect();
    let place = |i: usize, value: f64| (panel.across(i), panel.up.place(value));
    for (i, _, value) in &held {
        room.mark(Place::of_mark(place(*i, *value), 3.0));
    }
    let Some(last) = held.last() else { return Vec::new() };
    let mut peaks: Vec<_> = held.iter().filter(|(_, p, _)| p.peak).collect();
    peaks.sort_by(|a, b| b.2.total_cmp(&a.2));
    let mut out: Vec<Element> = peaks.iter().map(|(i, _, value)| ring(place(*i, *value))).collect();
    let highest = held.iter().rev().max_by(|a, b| a.2.total_cmp(&b.2));
    let lowest = held.iter().rev().min_by(|a, b| a.2.total_cmp(&b.2));
    let ends = highest.into_iter().chain(lowest).filter(|(_, p, _)| !p.peak);
    // The last month's number is always there, short; the others bring their month.
    let mut said = vec![last.0];
    let (x, y) = place(last.0, last.2);
    let (rising, short) =
        (held.len() < 2 || held[held.len() - 2].2 <= last.2, write::count(last.2));
    let middle = (x + 6.0 - width_of(&short, size.font()) * 0.53).min(x);
    let (above, below) =
        ((middle, y - 9.0, Anchor::Middle), (middle, y + 9.0 + size.font() * 0.8, Anchor::Middle));
    let ways = if rising { [above, below] } else { [below, above] };
    if let Some((x, y, anchor)) = room.first_of(&ways, &short, size.font(), panel.bounds()) {
        out.push(label(x, y, anchor, &short));
    }
    for (i, point, value) in peaks.into_iter().take(PEAKS).chain(ends) {
        if said.contains(i) {
            continue;
        }
        said.push(*i);
        let words = format!("{} in {}", write::count(*value), point.month.short_label());
        let (x, y) = place(*i, *value);
        let up = (x, y - 11.0, Anchor::Middle);
        let down = (x, y + 11.0 + size.font() * 0.8, Anchor::Middle);
        let right = |y| (x + 10.0, y, Anchor::Start);
        let left = |y| (x - 10.0, y, Anchor::End);
        let is_low = lowest.is_some_and(|low| low.0 == *i);
        let level = y + size.font() * 0.36;
        let ways = if is_low {
            [down, right(down.1), left(down.1), right(level), left(level), up]
        } else {
            [up, right(up.1), left(up.1), right(level), left(level), down]
        };
        if let Some((x, y, anchor)) = room.first_of(&ways, &words, size.font(), panel.bounds()) {
            out.push(label(x, y, anchor, &words));
        }
    }
    out
}

/// The first and the last rolling year, by number.
fn ends(panel: &Panel, points: &[MonthPoint], size: Size) -> Vec<Element> {
    let held: Vec<(usize, f64)> =
        points.iter().enumerate().filter_map(|(i, p)| Some((i, p.rolling_12?))).collect();
    let Some((&first, &last)) = held.first().zip(held.last()) else { return Vec::new() };
    let number = |(i, value): (usize, f64), anchor: Anchor| {
        let y = panel.up.place(value);
        let roomy = y - size.font() > panel.top - 8.0;
        let y = if roomy { y - 7.0 } else { y + size.font() + 4.0 };
        let x = if matches!(anchor, Anchor::End) { panel.right + 6.0 } else { panel.across(i) };
        label(x, y, anchor, &write::count(value))
    };
    let mut out = vec![number(last, Anchor::End)];
    if panel.across(last.0) - panel.across(first.0) > 90.0 {
        out.push(number(first, Anchor::Start));
    }
    out.push(point((panel.across(last.0), panel.up.place(last.1)), Shape::Circle, "own", false));
    out
}

pub(super) fn highest(values: impl Iterator<Item = f64>) -> f64 {
    values.filter(|value| value.is_finite()).fold(0.0, f64::max)
}

/// A word with a capital, at the head of an axis.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
