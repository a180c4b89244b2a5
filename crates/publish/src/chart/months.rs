//! One measure month by month: a line with points, and its rolling 12 months in a small panel of their own.

use document::{Frame, MonthPoint, MonthsChart};
use figure::write;

use super::Size;
use super::axes::{Panel, key, panel_title};
use super::canvas::{Anchor, Shape, broken_line, hatching, label, point, width_of};
use super::standing::Picture;
use crate::markup::{Element, el};

/// The height of the panel of months, of the rolling panel, of the months' names under a panel.
const MONTHS: f64 = 210.0;
const ROLLING: f64 = 84.0;
const NAMES: f64 = 46.0;

pub(super) fn draw(frame: &Frame, chart: &MonthsChart, size: Size) -> Picture {
    let points = &chart.months;
    let highest = highest(points.iter().filter_map(|p| p.value));
    let rolling_highest = self::highest(points.iter().filter_map(|p| p.rolling_12));
    let has_rolling = points.iter().any(|p| p.rolling_12.is_some());
    let gutter = Panel::gutter(highest, 4, size).max(Panel::gutter(rolling_highest, 2, size));
    let across = (gutter, size.width() - 10.0);
    let top = size.font() + 14.0;
    let first = points.first().map(|p| p.month);
    let panel = Panel::new(across, (top, top + MONTHS), highest, 4, points.len()).below_words(
        &chart.events,
        first,
        size,
    );
    let rolling_top = panel.bottom + NAMES + size.font() + 22.0;
    let rolling =
        Panel::new(across, (rolling_top, rolling_top + ROLLING), rolling_highest, 2, points.len());
    let last_panel = if has_rolling { &rolling } else { &panel };

    let missing = points.iter().any(|p| p.value.is_none() && !p.suppressed);
    let hollow = points.iter().any(|p| p.provisional && p.value.is_some());
    let pattern = format!("{}-{}-hatch", frame.id, size.word());
    let key_height = if missing || hollow { 26.0 } else { 0.0 };
    let names_height = if has_rolling { 6.0 } else { NAMES };
    let height = last_panel.bottom + names_height + key_height + 4.0;

    let mut svg = Picture::new(height);
    if missing {
        svg = svg.child(hatching(&pattern)).child(panel.gaps(points, &pattern));
    }
    svg = svg
        .child(panel_title(0.0, size.font(), &format!("{} a month", capital(&chart.unit))))
        .child(panel.grid())
        .child(panel.events(&chart.events, first, size))
        .child(panel.months(points, size))
        .child(line_of(&panel, points, |p| p.value))
        .children(marks(&panel, points))
        .children(named(&panel, points, size));
    if has_rolling {
        svg = svg
            .child(panel_title(0.0, rolling_top - 16.0, "12 months to each month"))
            .child(rolling.grid())
            .child(line_of(&rolling, points, |p| p.rolling_12))
            .children(ends(&rolling, points, size));
    }
    if missing || hollow {
        let y = height - 8.0;
        svg = svg.child(key(gutter, y, missing.then_some(pattern.as_str()), hollow, size));
    }
    svg
}

fn line_of(panel: &Panel, points: &[MonthPoint], value: fn(&MonthPoint) -> Option<f64>) -> Element {
    let places: Vec<_> = points.iter().enumerate().map(|(i, p)| panel.place(i, value(p))).collect();
    broken_line(&places, "own", "")
}

/// A point for each month, hollow where it is provisional.
fn marks(panel: &Panel, points: &[MonthPoint]) -> Vec<Element> {
    points
        .iter()
        .enumerate()
        .filter_map(|(i, p)| Some((panel.place(i, p.value)?, p.provisional)))
        .map(|(place, provisional)| point(place, Shape::Circle, "own", provisional))
        .collect()
}

/// The highest, the lowest and the last month, by name and number.
fn named(panel: &Panel, points: &[MonthPoint], size: Size) -> Vec<Element> {
    let held: Vec<(usize, f64)> =
        points.iter().enumerate().filter_map(|(i, p)| Some((i, p.value?))).collect();
    let (Some(&last), Some(&highest), Some(&lowest)) = (
        held.last(),
        held.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)),
        held.iter().rev().min_by(|a, b| a.1.total_cmp(&b.1)),
    ) else {
        return Vec::new();
    };
    let words = |(i, value): (usize, f64)| match points.get(i) {
        Some(p) => format!("{} in {}", write::count(value), p.month.short_label()),
        None => write::count(value),
    };
    let mut labels = Vec::new();
    // A label beside the last month's would run into it; the last month's own number says as much.
    let clear = |(i, _): &(usize, f64)| {
        panel.across(last.0) - panel.across(*i) > width_of("000 in Mmm 0000", size.font())
    };
    if clear(&highest) {
        labels.push(ring(panel, highest));
        labels.push(panel.value(highest.0, highest.1, false, &words(highest), size));
    }
    if clear(&lowest) && lowest.0.abs_diff(highest.0) > 1 {
        labels.push(ring(panel, lowest));
        labels.push(panel.value(lowest.0, lowest.1, true, &words(lowest), size));
    }
    let rising = held.len() < 2 || held[held.len() - 2].1 <= last.1;
    labels.push(panel.value(last.0, last.1, !rising, &write::count(last.1), size));
    labels
}

fn ring(panel: &Panel, (i, value): (usize, f64)) -> Element {
    el("circle")
        .class("s-own")
        .attr("stroke", crate::palette::light("own"))
        .attr("fill", "none")
        .at("cx", panel.across(i))
        .at("cy", panel.up.place(value))
        .attr("r", "6")
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
    values.fold(0.0, f64::max)
}

/// A word with a capital, at the head of an axis.
pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
