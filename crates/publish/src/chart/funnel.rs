//! Rates against populations: the average as a line, the limits as curves that narrow, areas as points whose shape says where
//! they lie, those outside named.

use document::{FunnelChart, FunnelPoint, Standing};

use super::Size;
use super::axes::as_f64;
use super::canvas::{
    Anchor, Shape, broken_line, label, line, point, rimmed, ring, text, width_of, wrapped,
};
use super::legend::Flow;
use super::months::{capital, highest};
use super::room::{Place, Room, spread};
use super::scale::Between;
use super::standing::Picture;
use markup::{Element, el};

pub(super) fn draw(chart: &FunnelChart, size: Size) -> Picture {
    let font = size.font();
    let high = if size == Size::Phone { 250.0 } else { 320.0 };
    let highest_rate =
        highest(chart.points.iter().map(|p| p.rate).chain(chart.limits.iter().map(|l| l.outer.1)));
    // A curve that shoots up over the smallest population does not press all others to the floor.
    let most = highest(chart.points.iter().map(|p| p.rate).chain([chart.average]));
    let top_value = highest_rate.min(most * 1.6);
    let heading = wrapped(&capital(&chart.unit), font * 1.1, size.width());
    let top = as_f64(heading.len()) * (font + 4.0) + 16.0;
    let beside = width_of("average", font) + 12.0;
    let least = chart
        .points
        .iter()
        .map(|p| p.rate)
        .chain(chart.limits.iter().map(|l| l.outer.0))
        .filter(|rate| rate.is_finite())
        .fold(f64::INFINITY, f64::min);
    let panel = Plot::new(
        (0.0, size.width() - beside),
        (top, top + high),
        (least.min(top_value), top_value),
        size,
    );
    let populations = || {
        let points = chart.points.iter().map(|p| p.population);
        points.chain(chart.limits.iter().map(|l| l.population)).filter(|n| n.is_finite())
    };
    let (low, far) =
        populations().fold((f64::INFINITY, 0.0_f64), |(low, far), n| (low.min(n), far.max(n)));
    let low = if low.is_finite() { low.min(far) } else { 0.0 };
    let across = Between::new((low, far), (panel.left + 6.0, panel.right - 4.0));

    let mut flow = Flow::new((0.0, size.width()), panel.bottom + font * 2.0 + 26.0, font);
    let signs = signs(chart, &mut flow);
    let head = heading.iter().zip(1u32..).map(|(words, i)| {
        text(0.0, f64::from(i) * (font + 4.0) - 4.0, Anchor::Start, "muted", words)
    });
    let mut svg = Picture::new(flow.end() + 4.0).children(head).children(panel.grid());
    let mut written_to = f64::NEG_INFINITY;
    for (mark, words) in across.round(if size == Size::Phone { 3 } else { 5 }) {
        let x = across.place(mark);
        let half = width_of(&words, font) / 2.0;
        svg = svg.child(line((x, panel.bottom), (x, panel.bottom + 4.0), "muted", 1.0));
        if x - half > written_to {
            svg = svg.child(text(x, panel.bottom + 19.0, Anchor::Middle, "muted", &words));
            written_to = x + half + 10.0;
        }
    }
    let below = capital(&chart.population);
    svg = svg
        .child(text(panel.right, panel.bottom + 19.0 + font + 4.0, Anchor::End, "muted", &below))
        .children(curves(chart, &panel, across));
    let at = |p: &FunnelPoint| (across.place(p.population), panel.up.place(p.rate));
    let mut points: Vec<&FunnelPoint> = chart.points.iter().collect();
    // The own area is drawn over the others.
    points.sort_by_key(|p| (p.own, p.standing != Standing::Within));
    svg.children(points.iter().map(|p| mark(p.standing, p.own, at(p))))
        .children(names(&points, &panel, &at, size))
        .children(ends(chart, &panel, size))
        .children(signs)
}

/// The plot: rates need not begin at nought, as what counts is where a point lies against the curves.
struct Plot {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    up: Between,
    marks: Vec<(f64, String)>,
}

impl Plot {
    fn new(
        (left, right): (f64, f64),
        (top, bottom): (f64, f64),
        (least, most): (f64, f64),
        size: Size,
    ) -> Self {
        let least = if least.is_finite() { least.min(most) } else { 0.0 };
        let room = (most - least).abs().max(most.abs() * 0.02) * 0.08;
        // Where nought is near it is shown.
        let low = if least < most * 0.35 { least.min(0.0) } else { least - room };
        let up = Between::new((low, most + room), (bottom, top));
        let marks = up.round(5);
        let gutter = highest(marks.iter().map(|(_, words)| width_of(words, size.font()))) + 8.0;
        Self { left: left + gutter, right, top, bottom, up, marks }
    }

    fn grid(&self) -> Vec<Element> {
        let floor = line((self.left, self.bottom), (self.right, self.bottom), "muted", 1.0);
        let marks = self.marks.iter().flat_map(|(mark, words)| {
            let y = self.up.place(*mark);
            [
                line((self.left, y), (self.right, y), "grid", 1.0),
                text(self.left - 6.0, y + 4.5, Anchor::End, "muted", words),
            ]
        });
        marks.chain([floor]).collect()
    }
}

/// How an area is marked: by its shape, and darker outside the limits.
fn mark(standing: Standing, own: bool, at: (f64, f64)) -> Element {
    let shape = match standing {
        Standing::FarBelow => Shape::Downwards,
        Standing::FarAbove => Shape::Triangle,
        Standing::Below | Standing::Above => Shape::Diamond,
        Standing::Within => Shape::Circle,
    };
    let colour = match standing {
        _ if own => "own",
        Standing::Within => "other",
        _ => "event",
    };
    let mark = point(at, shape, colour, false);
    if own { el("g").child(ring(at)).child(mark) } else { mark }
}

/// The average and the limits. Where a curve leaves the panel it ends.
fn curves(chart: &FunnelChart, panel: &Plot, across: Between) -> Vec<Element> {
    let curve = |of: &dyn Fn(&document::FunnelLimits) -> f64, dash: &str| {
        let places: Vec<_> = chart
            .limits
            .iter()
            .map(|limits| {
                let y = panel.up.place(of(limits));
                (y >= panel.top && y <= panel.bottom).then(|| (across.place(limits.population), y))
            })
            .collect();
        broken_line(&places, "event", dash).with("stroke-width", "1.2")
    };
    let y = panel.up.place(chart.average);
    vec![
        line((panel.left, y), (panel.right, y), "event", 1.2),
        curve(&|l| l.inner.0, "2 3"),
        curve(&|l| l.inner.1, "2 3"),
        curve(&|l| l.outer.0, "8 4"),
        curve(&|l| l.outer.1, "8 4"),
    ]
}

/// The names of the lines at their right ends.
fn ends(chart: &FunnelChart, panel: &Plot, size: Size) -> Vec<Element> {
    let font = size.font();
    let mut ends = vec![("average".to_owned(), chart.average)];
    if let Some(last) = chart.limits.last() {
        ends.extend([
            ("99.8%".to_owned(), last.outer.1),
            ("95%".to_owned(), last.inner.1),
            ("95%".to_owned(), last.inner.0),
            ("99.8%".to_owned(), last.outer.0),
        ]);
    }
    let wanted: Vec<f64> =
        ends.iter().map(|(_, value)| panel.up.place(*value) + font * 0.36).collect();
    let placed = spread(&wanted, font + 3.0, (panel.top, panel.bottom));
    let x = panel.right + 6.0;
    ends.iter()
        .zip(placed)
        .map(|((words, _), y)| text(x, y, Anchor::Start, "muted", words))
        .collect()
}

/// The own area and those outside by name, the own and the farthest first, as far as there is room.
fn names(
    points: &[&FunnelPoint],
    panel: &Plot,
    at: &dyn Fn(&FunnelPoint) -> (f64, f64),
    size: Size,
) -> Vec<Element> {
    let mut room = Room::default();
    for point in points {
        room.mark(Place::of_mark(at(point), 5.0));
    }
    let mut wanted: Vec<&&FunnelPoint> =
        points.iter().filter(|p| p.own || p.standing != Standing::Within).collect();
    wanted.sort_by_key(|p| (!p.own, !p.standing.is_far()));
    let bounds = Place {
        left: panel.left,
        top: panel.top - size.font(),
        right: panel.right,
        bottom: panel.bottom,
    };
    let each = wanted.iter().filter_map(|point| {
        let (x, y, anchor) = room.beside(at(point), &point.name, size.font(), bounds)?;
        Some(if point.own {
            label(x, y, anchor, &point.name)
        } else {
            rimmed(text(x, y, anchor, "ink", &point.name))
        })
    });
    each.collect()
}

/// What the shapes mean, as far as they are used.
fn signs(chart: &FunnelChart, flow: &mut Flow) -> Vec<Element> {
    let all = [
        Standing::FarAbove,
        Standing::Above,
        Standing::Within,
        Standing::Below,
        Standing::FarBelow,
    ];
    let used = all.into_iter().filter(|s| chart.points.iter().any(|p| p.standing == *s));
    // Above and below the 95% limits have one shape: the curve between them says which.
    let mut seen = Vec::new();
    used.filter_map(|standing| {
        let words = match standing {
            Standing::Above | Standing::Below => "outside the 95% limits",
            other => other.words(),
        };
        let is_new = !seen.contains(&words);
        seen.push(words);
        is_new.then(|| flow.entry(mark(standing, false, (9.0, 7.0)), words))
    })
    .collect()
}
