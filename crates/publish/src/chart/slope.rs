//! Two periods side by side, a line between them for each area: strong where a test calls it a change, thin where it may be
//! chance; the own area in its own colour.

use document::{SlopeChart, SlopeLine};
use figure::Verdict;

use super::Size;
use super::axes::as_f64;
use super::canvas::{
    Anchor, Shape, broken_line, fitted, line, point, rimmed, text, width_of, wrapped,
};
use super::legend::{Flow, SIGN};
use super::months::{capital, highest};
use super::room::spread;
use super::scale::Between;
use super::standing::{BOLD, Picture};
use markup::{Element, el};

pub(super) fn draw(chart: &SlopeChart, size: Size) -> Picture {
    let font = size.font();
    let row = font + 4.0;
    let held: Vec<&SlopeLine> =
        chart.lines.iter().filter(|l| l.before.is_some() || l.after.is_some()).collect();
    let high = (as_f64(held.len()) * row + 20.0).max(260.0);
    let left = highest(held.iter().map(|l| width_of(&l.texts.0, font) * BOLD)) + 16.0;
    let names = highest(held.iter().map(|l| width_of(&said(l), font) * BOLD)) + 18.0;
    let names = names.min(size.width() * if size == Size::Phone { 0.58 } else { 0.45 });
    let (from, to) = (left, size.width() - names);
    let heads = [&chart.before, &chart.after]
        .map(|words| wrapped(&capital(words), font * BOLD, size.width() / 2.0 - 8.0));
    let above = as_f64(heads.iter().map(Vec::len).max().unwrap_or(1)) * (font + 3.0);
    let top = font + 16.0 + above + 6.0;
    let bottom = top + high;
    let values =
        || held.iter().flat_map(|l| [l.before, l.after]).flatten().filter(|v| v.is_finite());
    let low = values().fold(f64::INFINITY, f64::min);
    let low = if low.is_finite() { low } else { 0.0 };
    let up = Between::new((low, values().fold(low, f64::max)), (bottom - font, top + font));

    let mut flow = Flow::new((0.0, size.width()), bottom + 12.0, font);
    let mut below = signs(&held, &mut flow);
    let left_out: Vec<&str> = chart
        .lines
        .iter()
        .filter(|l| l.before.is_none() && l.after.is_none())
        .map(|l| l.name.as_str())
        .collect();
    if !left_out.is_empty() {
        let words = format!("Not shown, as too small or not held: {}.", left_out.join(", "));
        below.push(flow.print(&words, "muted"));
    }
    let mut svg = Picture::new(flow.end() + 4.0).child(text(
        0.0,
        font,
        Anchor::Start,
        "muted",
        &capital(&chart.unit),
    ));
    for (lines, (x, anchor)) in
        heads.iter().zip([(0.0, Anchor::Start), (size.width(), Anchor::End)])
    {
        svg = svg.children(lines.iter().zip(1u32..).map(|(words, n)| {
            let base = font + 10.0 + f64::from(n) * (font + 3.0);
            text(x, base, anchor, "ink", words).attr("font-weight", "600")
        }));
    }
    svg = [from, to]
        .into_iter()
        .fold(svg, |svg, x| svg.child(line((x, top), (x, bottom), "rule", 1.0)));
    let mut order = held.clone();
    // What is strong is drawn over what is thin.
    order.sort_by_key(|l| (l.own, is_change(l)));
    svg = svg.children(order.iter().map(|l| drawn(l, (from, to), up)));
    svg.children(labels(&held, (from, to), (top + font, bottom), up, size)).children(below)
}

fn is_change(line: &SlopeLine) -> bool {
    matches!(line.verdict, Some(Verdict::Higher | Verdict::Lower))
}

/// "▼ 927 Penge": direction where it is a change, number and name.
fn said(line: &SlopeLine) -> String {
    let way = match line.verdict {
        Some(Verdict::Higher) => "\u{25b2} ",
        Some(Verdict::Lower) => "\u{25bc} ",
        _ => "",
    };
    let own = if line.own { "\u{25b8} " } else { "" };
    format!("{} {way}{own}{}", line.texts.1, line.name)
}

fn style(line: &SlopeLine) -> (&'static str, &'static str) {
    match (line.own, is_change(line)) {
        (true, true) => ("own", "3"),
        (true, false) => ("own", "2"),
        (false, true) => ("event", "1.8"),
        (false, false) => ("other", "1"),
    }
}

fn drawn(line: &SlopeLine, (from, to): (f64, f64), up: Between) -> Element {
    let ends = [line.before.map(|v| (from, up.place(v))), line.after.map(|v| (to, up.place(v)))];
    let (colour, width) = style(line);
    let dash = if is_change(line) || line.verdict.is_none() { "" } else { "5 3" };
    let marks = ends.iter().flatten().map(|at| point(*at, Shape::Circle, colour, false));
    el("g").child(broken_line(&ends, colour, dash).with("stroke-width", width)).children(marks)
}

/// Numbers at the left ends, numbers and names at the right, moved apart where they would meet.
fn labels(
    lines: &[&SlopeLine],
    (from, to): (f64, f64),
    (top, bottom): (f64, f64),
    up: Between,
    size: Size,
) -> Vec<Element> {
    let font = size.font();
    let spaced = |value: fn(&SlopeLine) -> Option<f64>| -> Vec<(usize, f64)> {
        let wanted: Vec<(usize, f64)> = lines
            .iter()
            .enumerate()
            .filter_map(|(i, l)| Some((i, up.place(value(l)?) + font * 0.36)))
            .collect();
        let heights: Vec<f64> = wanted.iter().map(|(_, y)| *y).collect();
        let placed = spread(&heights, font + 2.0, (top, bottom + font * 0.36));
        wanted.iter().map(|(i, _)| *i).zip(placed).collect()
    };
    let weight = |l: &SlopeLine| if l.own { "700" } else { "400" };
    let room = size.width() - to - 15.0;
    let mut out: Vec<Element> = Vec::new();
    for (i, y) in spaced(|l| l.before) {
        let Some(l) = lines.get(i) else { continue };
        out.extend(leader(
            l.before.map(|v| up.place(v)),
            (from - 2.0, from - 6.0),
            y - font * 0.36,
        ));
        let number = text(from - 9.0, y, Anchor::End, "ink", &l.texts.0);
        out.push(rimmed(number.attr("font-weight", weight(l))));
    }
    for (i, y) in spaced(|l| l.after) {
        let Some(l) = lines.get(i) else { continue };
        out.extend(leader(l.after.map(|v| up.place(v)), (to + 2.0, to + 12.0), y - font * 0.36));
        let words = fitted(&said(l), font * if l.own { BOLD } else { 1.0 }, room);
        let name = text(to + 15.0, y, Anchor::Start, "ink", &words);
        out.push(rimmed(name.attr("font-weight", weight(l))));
    }
    out
}

/// A thin line from an end to its label, where that stands elsewhere.
fn leader(end: Option<f64>, (from, to): (f64, f64), label: f64) -> Option<Element> {
    let end = end.filter(|end| (end - label).abs() > 2.0)?;
    Some(line((from, end), (to, label), "rule", 1.0))
}

/// What the lines mean.
fn signs(lines: &[&SlopeLine], flow: &mut Flow) -> Vec<Element> {
    let middle = SIGN.1 / 2.0;
    let piece = |colour: &str, width: &'static str, dash: &str| {
        broken_line(&[Some((0.0, middle)), Some((SIGN.0, middle))], colour, dash)
            .with("stroke-width", width)
    };
    let mut out = Vec::new();
    if lines.iter().any(|l| is_change(l)) {
        let words = "\u{25bc} lower or \u{25b2} higher than chance alone would give";
        out.push(flow.entry(piece("event", "1.8", ""), words));
    }
    if lines.iter().any(|l| l.verdict == Some(Verdict::WithinChance)) {
        out.push(flow.entry(piece("other", "1", "5 3"), "within the range expected by chance"));
    }
    out
}
