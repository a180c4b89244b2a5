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

/// Every place named in a drawing, to see that nothing is drawn outside it.
fn places(node: &Node, names: &[&str]) -> Vec<f64> {
    let values = node.all().into_iter().flat_map(|n| {
        names.iter().filter_map(|name| n.attributes.get(*name)?.parse().ok()).collect::<Vec<f64>>()
    });
    values.collect()
}

#[test]
fn nothing_is_drawn_outside_the_drawing_at_any_size() {
    for size in [Size::Phone, Size::Column, Size::Page] {
        let charts = [
            sample::months_chart(None),
            sample::months_chart(Some("2020-04")),
            sample::bars_chart(),
            sample::lines_chart(),
        ];
        let drawn =
            charts.iter().map(|c| svg(c, size)).chain([tile_map_svg(&sample::tile_map(), size)]);
        for markup in drawn {
            let root = Node::read(&markup);
            let drawing = root.named("svg")[0];
            let view: Vec<f64> =
                drawing.attribute("viewBox").split(' ').map(|v| v.parse().unwrap()).collect();
            for x in places(drawing, &["x", "x1", "x2", "cx"]) {
                assert!(
                    (view[0]..=view[0] + view[2]).contains(&x),
                    "{size:?}: x {x} of {}",
                    view[2]
                );
            }
            for y in places(drawing, &["y", "y1", "y2", "cy"]) {
                assert!(
                    (view[1]..=view[1] + view[3]).contains(&y),
                    "{size:?}: y {y} of {}",
                    view[3]
                );
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

#[test]
fn a_chart_with_nothing_in_it_is_still_a_drawing() {
    let mut empty: Vec<Chart> =
        vec![sample::months_chart(None), sample::bars_chart(), sample::lines_chart()];
    for chart in &mut empty {
        match &mut chart.kind {
            ChartKind::Months(months) => months.months.clear(),
            ChartKind::Bars(bars) => bars.bars.clear(),
            ChartKind::Lines(lines) => lines.lines.clear(),
            _ => unreachable!("no other kind is in the list"),
        }
        let markup = svg(chart, Size::Column);
        assert!(!markup.contains("NaN") && !markup.contains("inf"), "{markup}");
        Node::read(&markup);
    }
    let mut nothing = sample::months_chart(None);
    if let ChartKind::Months(months) = &mut nothing.kind {
        for point in &mut months.months {
            point.value = None;
            point.rolling_12 = None;
        }
    }
    assert!(!svg(&nothing, Size::Phone).contains("NaN"));
}
