//! The same small chart of months for each of several areas, on one scale: names above, the first and the last month below.

use document::{Frame, Multiple, Multiples};
use figure::write;

use super::Size;
use super::axes::{Panel, as_f64};
use super::canvas::{
    Anchor, Shape, broken_line, fitted, hatching, label, line, point, text, width_of, wrapped,
};
use super::legend::{Flow, Key};
use super::months::{capital, highest};
use super::standing::{BOLD, Picture};
use markup::{Element, el};

/// Between two panels.
const BETWEEN: f64 = 18.0;

/// The height of a panel.
const HIGH: f64 = 72.0;

pub(super) fn draw(frame: &Frame, chart: &Multiples, size: Size) -> Picture {
    draw_some(frame, chart, &chart.panels, size)
}

/// Some of the panels, on the scale of all.
pub(super) fn draw_some(
    frame: &Frame,
    chart: &Multiples,
    panels: &[Multiple],
    size: Size,
) -> Picture {
    let font = size.font();
    let abreast: usize = match size {
        Size::Phone => 2,
        Size::Column => 3,
        Size::Page => 4,
    };
    let abreast = abreast.min(panels.len().max(1));
    let top_value =
        highest(chart.panels.iter().flat_map(|panel| &panel.months).filter_map(|p| p.value));
    let gutter = Panel::gutter(top_value, 2, size);
    let room = size.width() - gutter - 8.0;
    let wide = (room - BETWEEN * as_f64(abreast - 1)) / as_f64(abreast);
    let rows: Vec<(&[Multiple], Head)> =
        panels.chunks(abreast).map(|row| (row, Head::new(row, wide, font))).collect();
    let top = font + 10.0;
    let bottom = rows.iter().fold(top, |y, (_, head)| y + head.height + HIGH + 30.0);
    let all = || panels.iter().flat_map(|panel| &panel.months);
    let missing = all().any(|p| p.value.is_none() && !p.suppressed);
    let pattern = format!("{}-{}-hatch", frame.id, size.word());
    let mut flow = Flow::new((0.0, size.width()), bottom + 6.0, font);
    let key = Key {
        missing: missing.then_some(pattern.as_str()),
        hollow: all().any(|p| p.provisional && p.value.is_some()),
        ..Key::default()
    };
    let signs = key.draw(&mut flow);
    let any_own = chart.panels.iter().any(|panel| panel.own);
    let mut svg = Picture::new(flow.end() + 4.0).child(text(
        0.0,
        font,
        Anchor::Start,
        "muted",
        &format!("{} a month", capital(&chart.unit)),
    ));
    if missing {
        svg = svg.child(hatching(&pattern));
    }
    let mut above = top;
    for (row, head) in &rows {
        let floor = above + head.height + HIGH;
        for (i, panel) in row.iter().enumerate() {
            let left = gutter + as_f64(i) * (wide + BETWEEN);
            let months = panel.months.len();
            let plot = Panel::new((left, left + wide), (floor - HIGH, floor), top_value, 2, months);
            // The numbers of the scale stand once a row.
            let grid = if i == 0 { plot.grid() } else { plot.lines() };
            svg = svg.children(head.draw(panel, (left, above)));
            if missing {
                svg = svg.child(plot.gaps(&panel.months, &pattern));
            }
            let colour = if panel.own || !any_own { "own" } else { "other" };
            svg = svg
                .child(grid)
                .children(drawn(&plot, panel, colour, size))
                .children(span(&plot, panel, font));
        }
        above = floor + 30.0;
    }
    svg.children(signs)
}

/// What stands above the panels of a row: as many lines for names and for notes as the longest of them needs, two at most.
struct Head {
    names: usize,
    notes: usize,
    wide: f64,
    font: f64,
    height: f64,
}

impl Head {
    fn new(row: &[Multiple], wide: f64, font: f64) -> Self {
        let most = |of: &dyn Fn(&Multiple) -> usize| row.iter().map(of).max().unwrap_or(0).min(2);
        let names = most(&|panel| wrapped(&name(panel), font * BOLD, wide).len());
        let notes = most(&|panel| wrapped(&panel.note, font, wide).len());
        let height = as_f64(names + notes) * (font + 3.0) + 14.0;
        Self { names, notes, wide, font, height }
    }

    /// Name and note, which stand on the panel and not at the top of the row.
    fn draw(&self, panel: &Multiple, (x, y): (f64, f64)) -> Vec<Element> {
        let names = self.lines(&name(panel), BOLD, self.names);
        let notes = self.lines(&panel.note, 1.0, self.notes);
        let step = self.font + 3.0;
        let first = y + self.height - 10.0 - as_f64(names.len() + notes.len()) * step + self.font;
        let weight = if panel.own { "700" } else { "600" };
        let said = names
            .iter()
            .map(|words| (words, "ink", weight))
            .chain(notes.iter().map(|words| (words, "muted", "400")));
        said.enumerate()
            .map(|(i, (words, colour, weight))| {
                let base = first + as_f64(i) * step;
                text(x, base, Anchor::Start, colour, words).attr("font-weight", weight)
            })
            .collect()
    }

    /// The words in so many lines at most; the last ends in an ellipsis where they are too long.
    fn lines(&self, words: &str, wider: f64, most: usize) -> Vec<String> {
        let mut lines = wrapped(words, self.font * wider, self.wide);
        if lines.len() > most && most > 0 {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(rest);
        }
        lines.iter().map(|line| fitted(line, self.font * wider, self.wide)).collect()
    }
}

fn name(panel: &Multiple) -> String {
    if panel.own { format!("\u{25b8}{}", panel.name) } else { panel.name.clone() }
}

/// The line with its last point and number.
fn drawn(plot: &Panel, panel: &Multiple, colour: &str, size: Size) -> Vec<Element> {
    let places: Vec<_> =
        panel.months.iter().enumerate().map(|(i, p)| plot.place(i, p.value)).collect();
    let width = if panel.own { "2.5" } else { "2" };
    let mut out = vec![broken_line(&places, colour, "").with("stroke-width", width)];
    let alone = |i: usize| {
        let at = |i: Option<usize>| i.and_then(|i| places.get(i).copied().flatten());
        at(i.checked_sub(1)).is_none() && at(Some(i + 1)).is_none()
    };
    let last = panel.months.iter().rposition(|p| p.value.is_some());
    for (i, place) in places.iter().enumerate() {
        let Some(place) = *place else { continue };
        let is_last = Some(i) == last;
        let provisional = panel.months.get(i).is_some_and(|p| p.provisional);
        if is_last || provisional || alone(i) {
            out.push(point(place, Shape::Circle, colour, provisional));
        }
        if let Some(value) = panel.months.get(i).and_then(|p| p.value).filter(|_| is_last) {
            let words = write::count(value);
            let x = (plot.right + 6.0).min(place.0 + width_of(&words, size.font()) / 2.0);
            let above = place.1 - 8.0;
            let y = if above - size.font() < plot.top - 6.0 {
                place.1 + size.font() + 6.0
            } else {
                above
            };
            out.push(label(x, y, Anchor::End, &words));
        }
    }
    out
}

/// The first and the last month, under the panel.
fn span(plot: &Panel, panel: &Multiple, font: f64) -> Vec<Element> {
    let (Some(first), Some(last)) = (panel.months.first(), panel.months.last()) else {
        return Vec::new();
    };
    let base = plot.bottom + 19.0;
    let tick = |x: f64| line((x, plot.bottom), (x, plot.bottom + 4.0), "muted", 1.0);
    // Where both do not fit their years must do.
    let long = [first, last].map(|point| point.month.short_label());
    let both: f64 = long.iter().map(|words| width_of(words, font)).sum();
    let [from, to] = if both + 6.0 < plot.right - plot.left {
        long
    } else {
        [first, last].map(|point| point.month.year().to_string())
    };
    let ends = [(plot.left, Anchor::Start, from), (plot.right, Anchor::End, to)];
    ends.into_iter()
        .flat_map(|(x, anchor, words)| {
            [tick(x), el("g").child(text(x, base, anchor, "muted", &words))]
        })
        .collect()
}
