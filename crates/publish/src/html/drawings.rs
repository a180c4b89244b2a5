//! Charts and maps on a page: the finding, the drawing at the two sizes that a window can ask for, the source, and the
//! table behind it.

use document::{Chart, Document, Frame, Map, MapSeries, Table, TileMap};

use super::{appendix, table};
use crate::chart::{self, Size};
use crate::markup::{Element, el};

pub(super) fn chart(document: &Document, chart: &Chart) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw(chart, size));
    framed(document, &chart.frame, "chart", drawings, &chart.table())
}

pub(super) fn tile_map(document: &Document, map: &TileMap) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw_tiles(map, size));
    framed(document, &map.frame, "map", drawings, &map.table())
}

pub(super) fn map(document: &Document, map: &Map) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw_map(map, size));
    framed(document, &map.frame, "map", drawings, &map.table())
}

pub(super) fn map_series(document: &Document, maps: &MapSeries) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw_map_series(maps, size));
    framed(document, &maps.frame, "map", drawings, &maps.table())
}

/// The drawings in their frame; `what` they are: a chart or a map.
fn framed(
    document: &Document,
    frame: &Frame,
    what: &str,
    drawings: [Element; 2],
    behind: &Table,
) -> Element {
    let mut caption = el("figcaption").child(el("span").class("finding").text(&frame.title));
    if !frame.subtitle.is_empty() {
        caption = caption.text(" ").child(el("span").class("subtitle").text(&frame.subtitle));
    }
    let mut figure =
        el("figure").class("chart").attr("id", &frame.id).child(caption).children(drawings);
    let lines = [&frame.source, &frame.caveat].into_iter().filter(|line| !line.is_empty());
    figure = figure.children(lines.map(|line| el("p").class("small source").text(line)));
    let data = el("details")
        .class("data")
        .child(
            el("summary")
                .text(format!("The numbers behind this {what}"))
                .child(unseen(&frame.title)),
        )
        .child(table::grid(document, behind))
        .children(table::notes(behind))
        .child(el("p").class("small").child(table::download(&frame.file, &frame.title)));
    figure = figure.child(data);
    match appendix::about(document, &frame.from) {
        Some(about) => figure.child(about),
        None => figure,
    }
}

fn unseen(words: &str) -> Element {
    el("span").class("unseen").text(format!(": {words}"))
}
