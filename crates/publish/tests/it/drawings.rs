//! Charts and the tile map as they are drawn.

use document::{Chart, ChartKind};
use publish::chart::{Size, svg, tile_map_svg};

use crate::sample;
use crate::structure::Node;

#[test]
fn months_as_they_are_drawn() {
    insta::assert_snapshot!("months", svg(&sample::months_chart(Some("2018-07")), Size::Column));
}

#[test]
fn bars_as_they_are_drawn() {
    insta::assert_snapshot!("bars", svg(&sample::bars_chart(), Size::Phone));
}

#[test]
fn lines_as_they_are_drawn() {
    insta::assert_snapshot!("lines", svg(&sample::lines_chart(), Size::Column));
}

#[test]
fn tiles_as_they_are_drawn() {
    insta::assert_snapshot!("tiles", tile_map_svg(&sample::tile_map(), Size::Column));
}

#[test]
fn each_other_kind_as_it_is_drawn() {
    insta::assert_snapshot!("months_expected", svg(&expected_months(), Size::Phone));
    insta::assert_snapshot!("bars_intervals", svg(&bars_with_intervals(), Size::Column));
    insta::assert_snapshot!("rank", svg(&sample::rank_chart(), Size::Column));
    insta::assert_snapshot!("funnel", svg(&sample::funnel_chart(), Size::Column));
    insta::assert_snapshot!("control", svg(&sample::control_chart(), Size::Column));
    insta::assert_snapshot!("slope", svg(&sample::slope_chart(), Size::Column));
    insta::assert_snapshot!("multiples", svg(&sample::multiples(), Size::Phone));
    insta::assert_snapshot!("stacked", svg(&sample::stacked_shares(), Size::Column));
    insta::assert_snapshot!("heat", svg(&sample::heat_table(), Size::Column));
}

/// Months with a band and two peaks, one of them provisional and without a band.
fn expected_months() -> Chart {
    let mut chart = sample::months_chart(Some("2018-07"));
    if let ChartKind::Months(months) = &mut chart.kind {
        for (i, point) in (0u32..).zip(&mut months.months) {
            let middle = 140.0 - f64::from(i);
            point.expected = (i > 11 && i != 35).then(|| [middle - 30.0, middle + 30.0].into());
            point.peak = i == 20 || i == 35;
        }
    }
    chart
}

fn bars_with_intervals() -> Chart {
    let mut chart = sample::bars_chart();
    if let ChartKind::Bars(bars) = &mut chart.kind {
        for bar in &mut bars.bars {
            bar.interval = bar.value.map(|value| [value * 0.8, value * 1.25].into());
        }
    }
    chart
}

/// One chart of every kind, as it comes.
fn every_kind() -> Vec<Chart> {
    vec![
        sample::months_chart(None),
        sample::months_chart(Some("2020-04")),
        expected_months(),
        sample::bars_chart(),
        bars_with_intervals(),
        sample::lines_chart(),
        sample::rank_chart(),
        sample::funnel_chart(),
        sample::control_chart(),
        sample::slope_chart(),
        sample::multiples(),
        sample::stacked_shares(),
        sample::heat_table(),
    ]
}

const SIZES: [Size; 3] = [Size::Phone, Size::Column, Size::Page];

/// Each text of a drawing: its words, its left, top, right and bottom as estimated, and its size.
fn texts(drawing: &Node) -> Vec<(String, [f64; 4], f64)> {
    fn walk(node: &Node, shift: (f64, f64), font: f64, out: &mut Vec<(String, [f64; 4], f64)>) {
        let number = |name: &str| node.attribute(name).parse::<f64>();
        let font = number("font-size").unwrap_or(font);
        let by: Vec<f64> = node
            .attribute("transform")
            .strip_prefix("translate(")
            .map(|by| by.trim_end_matches(')').split(' ').map(|v| v.parse().unwrap()).collect())
            .unwrap_or_default();
        let shift = match by.as_slice() {
            [x, y] => (shift.0 + x, shift.1 + y),
            _ => shift,
        };
        if node.name == "text" {
            // A narrow estimate: what does not fit by this does not fit in any font.
            let wide = 0.44 * font * f64::from(u32::try_from(node.text.chars().count()).unwrap());
            let (x, y) = (number("x").unwrap() + shift.0, number("y").unwrap() + shift.1);
            let left = match node.attribute("text-anchor") {
                "middle" => x - wide / 2.0,
                "end" => x - wide,
                _ => x,
            };
            let edges = [left, y - font * 0.7, left + wide, y + font * 0.2];
            out.push((node.text.clone(), edges, font));
        }
        for child in &node.children {
            walk(child, shift, font, out);
        }
    }
    let mut out = Vec::new();
    walk(drawing, (0.0, 0.0), 0.0, &mut out);
    out
}

/// The drawings of every kind at every size, read.
fn drawn() -> Vec<(String, Node)> {
    let charts = every_kind();
    let each = charts.iter().flat_map(|chart| {
        SIZES.map(|size| (format!("{} {size:?}", chart.frame.id), svg(chart, size)))
    });
    let tiles =
        SIZES.map(|size| (format!("tiles {size:?}"), tile_map_svg(&sample::tile_map(), size)));
    each.chain(tiles)
        .map(|(name, markup)| (name, Node::read(&markup).named("svg")[0].clone()))
        .collect()
}

#[test]
fn nothing_is_drawn_outside_the_drawing_at_any_size() {
    for (name, drawing) in drawn() {
        let view: Vec<f64> =
            drawing.attribute("viewBox").split(' ').map(|v| v.parse().unwrap()).collect();
        let (right, bottom) = (view[0] + view[2], view[1] + view[3]);
        for node in drawing.all() {
            let at = |names: &[&str]| -> Vec<f64> {
                names.iter().filter_map(|name| node.attributes.get(*name)?.parse().ok()).collect()
            };
            for x in at(&["x", "x1", "x2", "cx"]) {
                assert!((view[0]..=right).contains(&x), "{name}: x {x} of {right}");
            }
            for y in at(&["y", "y1", "y2", "cy"]) {
                assert!((view[1]..=bottom).contains(&y), "{name}: y {y} of {bottom}");
            }
        }
        for (words, [x, y, to_x, to_y], _) in texts(&drawing) {
            let inside =
                x >= view[0] - 0.5 && to_x <= right + 0.5 && y >= view[1] && to_y <= bottom;
            assert!(inside, "{name}: \"{words}\" stands at {x}, {y} to {to_x}, {to_y}");
        }
    }
}

#[test]
fn texts_are_large_enough_and_none_is_written_over_another() {
    for (name, drawing) in drawn() {
        let texts = texts(&drawing);
        for (words, _, font) in &texts {
            assert!(*font >= 12.0, "{name}: \"{words}\" is {font} px high");
        }
        for (i, (one, a, _)) in texts.iter().enumerate() {
            for (other, b, _) in &texts[i + 1..] {
                let meet = a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
                assert!(!meet, "{name}: \"{one}\" and \"{other}\" at {a:?} and {b:?}");
            }
        }
    }
}

#[test]
fn each_drawing_says_what_it_shows_and_where_it_is_from() {
    for (chart, size) in every_kind().iter().zip(SIZES.into_iter().cycle()) {
        let markup = svg(chart, size);
        let root = Node::read(&markup);
        let drawing = root.named("svg")[0];
        let (title, desc) = (root.named("title")[0], root.named("desc")[0]);
        assert_eq!(title.text, chart.frame.title);
        assert_eq!(desc.text, chart.frame.description);
        let ids = format!("{} {}", title.attribute("id"), desc.attribute("id"));
        assert_eq!(drawing.attribute("aria-labelledby"), ids);
        let said: Vec<&str> = root.named("text").iter().map(|t| t.text.as_str()).collect();
        let said = said.join(" ");
        for words in [&chart.frame.title, &chart.frame.subtitle, &chart.frame.source] {
            for word in words.split_whitespace() {
                assert!(said.contains(word), "{}: {word} of \"{words}\"", chart.frame.id);
            }
        }
    }
}

#[test]
fn every_colour_in_use_is_one_of_the_palette() {
    for (name, drawing) in drawn() {
        for node in drawing.all() {
            for attribute in ["fill", "stroke"] {
                let colour = node.attribute(attribute);
                if !colour.starts_with('#') {
                    continue;
                }
                let classes = node.attribute("class");
                let prefix = if attribute == "fill" { "f-" } else { "s-" };
                let named = classes.split(' ').find_map(|class| class.strip_prefix(prefix));
                if let Some(named) = named {
                    assert_eq!(publish::palette::light(named), colour, "{name}: {classes}");
                }
                let known = publish::palette::COLOURS.iter().any(|c| c.light == colour);
                assert!(known, "{name}: {colour}");
            }
        }
    }
}

#[test]
fn a_missing_month_is_a_gap_and_a_provisional_one_hollow() {
    let markup = svg(&sample::months_chart(Some("2018-07")), Size::Column);
    let root = Node::read(&markup);
    let path = root.named("path")[0].attribute("d").to_owned();
    assert_eq!(path.matches('M').count(), 2, "{path}");
    let hollow =
        root.named("circle").iter().filter(|c| c.attribute("class").starts_with("f-paper")).count();
    assert_eq!(hollow, 2, "the month and its key");
    assert!(markup.contains("not held") && markup.contains("provisional"));
    assert!(markup.contains("first lockdown"));
}

#[test]
fn only_the_own_area_is_dark() {
    let root = Node::read(&svg(&sample::bars_chart(), Size::Column));
    let count =
        |class: &str| root.named("rect").iter().filter(|r| r.attribute("class") == class).count();
    assert_eq!((count("f-own"), count("f-other")), (1, 11));
}

/// What every number of a chart becomes, whatever it was.
fn with_numbers(chart: &mut Chart, number: &dyn Fn(f64) -> Option<f64>) {
    let month = |point: &mut document::MonthPoint| {
        point.value = point.value.and_then(number);
        point.rolling_12 = point.rolling_12.and_then(number);
        point.expected = point
            .expected
            .and_then(|range| Some([number(range.lower)?, number(range.upper)?].into()));
    };
    match &mut chart.kind {
        ChartKind::Months(chart) => chart.months.iter_mut().for_each(month),
        ChartKind::Bars(chart) => {
            for bar in &mut chart.bars {
                bar.value = bar.value.and_then(number);
                bar.interval = bar.value.map(|value| [value, value].into());
            }
        }
        ChartKind::Lines(chart) => {
            chart.lines.iter_mut().flat_map(|line| &mut line.months).for_each(month);
        }
        ChartKind::Rank(chart) => chart.dots.iter_mut().for_each(|dot| dot.interval = None),
        ChartKind::Funnel(chart) => {
            chart.points.retain_mut(|point| match number(point.rate) {
                Some(rate) => {
                    (point.rate, point.population) = (rate, rate);
                    true
                }
                None => false,
            });
        }
        ChartKind::Control(chart) => {
            for point in &mut chart.points {
                point.value = point.value.and_then(number);
                point.limits = point.value.map(|value| (value, value, value));
            }
        }
        ChartKind::Slope(chart) => {
            for line in &mut chart.lines {
                (line.before, line.after) =
                    (line.before.and_then(number), line.after.and_then(number));
            }
        }
        ChartKind::Multiples(chart) => {
            chart.panels.iter_mut().flat_map(|panel| &mut panel.months).for_each(month);
        }
        ChartKind::Stacked(chart) => {
            for bar in &mut chart.bars {
                bar.shares.iter_mut().for_each(|share| *share = share.and_then(number));
            }
        }
        ChartKind::Heat(chart) => {
            for cell in chart.rows.iter_mut().flat_map(|row| &mut row.cells) {
                cell.value = cell.value.and_then(number);
            }
        }
    }
}

/// As many things in the chart as this.
fn with_only(chart: &mut Chart, n: usize) {
    match &mut chart.kind {
        ChartKind::Months(chart) => chart.months.truncate(n),
        ChartKind::Bars(chart) => chart.bars.truncate(n),
        ChartKind::Lines(chart) => {
            chart.lines.truncate(n);
            chart.lines.iter_mut().for_each(|line| line.months.truncate(n));
        }
        ChartKind::Rank(chart) => chart.dots.truncate(n),
        ChartKind::Funnel(chart) => {
            chart.points.truncate(n);
            chart.limits.truncate(n);
        }
        ChartKind::Control(chart) => chart.points.truncate(n),
        ChartKind::Slope(chart) => chart.lines.truncate(n),
        ChartKind::Multiples(chart) => {
            chart.panels.truncate(n);
            chart.panels.iter_mut().for_each(|panel| panel.months.truncate(n));
        }
        ChartKind::Stacked(chart) => chart.bars.truncate(n),
        ChartKind::Heat(chart) => {
            chart.rows.truncate(n);
            chart.months.truncate(n);
        }
    }
}

#[test]
fn a_drawing_holds_whatever_the_data_are() {
    let numbers: [&dyn Fn(f64) -> Option<f64>; 7] = [
        &|_| None,
        &|_| Some(0.0),
        &|value| Some(value * 1e9),
        &|value| Some(value * 1e-9),
        &|value| Some(-value),
        &|_| Some(f64::NAN),
        &|_| Some(f64::INFINITY),
    ];
    for chart in every_kind() {
        for size in SIZES {
            let variants = numbers.iter().map(|number| {
                let mut chart = chart.clone();
                with_numbers(&mut chart, number);
                chart
            });
            let few = [0, 1, 2].map(|n| {
                let mut chart = chart.clone();
                with_only(&mut chart, n);
                chart
            });
            for chart in variants.chain(few) {
                let markup = svg(&chart, size);
                let plain = markup.replace("information", "");
                assert!(!plain.contains("NaN") && !plain.contains("inf"), "{markup}");
                Node::read(&markup);
            }
        }
    }
}

#[test]
fn a_peak_is_ringed_and_named_and_the_range_has_a_word() {
    let markup = svg(&expected_months(), Size::Column);
    let root = Node::read(&markup);
    let rings = root.named("circle").iter().filter(|c| c.attribute("r") == "6.5").count();
    assert_eq!(rings, 3, "two months and their key");
    assert!(markup.contains("176 in Nov 2019") || markup.contains("in Nov 2019"));
    assert!(markup.contains("range that earlier months let expect"));
    assert_eq!(markup.matches("class=\"f-band\"").count(), 2, "the band and its key");
}

#[test]
fn parts_of_a_whole_are_told_apart_without_their_colours() {
    let markup = svg(&sample::stacked_shares(), Size::Column);
    let root = Node::read(&markup);
    let patterns = root.named("pattern").len();
    assert!(patterns >= 3, "every part but the first has a pattern: {patterns}");
    for part in ["Residential", "Business", "Outbuildings", "Other"] {
        assert!(markup.contains(&format!(">{part}<")), "{part} is named in the drawing");
    }
}
