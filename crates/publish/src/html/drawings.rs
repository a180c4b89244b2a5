//! Charts and maps on a page: the finding, the drawing at the two sizes that a window can ask for, the source, and the
//! table behind it.

use document::{Chart, Frame, Map, MapSeries, Table, TileMap, Trend};

use super::records;
use super::table;
use super::writing::{Place, Writing};
use crate::chart::{self, Size};
use crate::palette;
use markup::{Element, el};

pub(super) fn chart(page: &Writing<'_>, chart: &Chart) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw(chart, size));
    framed(page, &chart.frame, "chart", drawings, &chart.table())
}

pub(super) fn tile_map(page: &Writing<'_>, map: &TileMap) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw_tiles(map, size));
    framed(page, &map.frame, "map", drawings, &map.table())
}

pub(super) fn map(page: &Writing<'_>, map: &Map) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw_map(map, size));
    framed(page, &map.frame, "map", drawings, &map.table())
}

pub(super) fn map_series(page: &Writing<'_>, maps: &MapSeries) -> Element {
    let drawings = [Size::Phone, Size::Column].map(|size| chart::draw_map_series(maps, size));
    framed(page, &maps.frame, "map", drawings, &maps.table())
}

/// A few numbers, small.
pub(super) fn trend(trend: &Trend) -> Element {
    coloured_by_the_page(chart::draw_trend(trend))
}

/// The drawings in their frame; `what` they are: a chart or a map.
fn framed(
    page: &Writing<'_>,
    frame: &Frame,
    what: &str,
    drawings: [Element; 2],
    behind: &Table,
) -> Element {
    let label = if frame.number.is_empty() { frame.title.clone() } else { frame.number.clone() };
    let place = Place { label, id: frame.id.clone() };
    page.at(place, || {
        let mut caption = el("figcaption")
            .attr("id", table::caption(&frame.id))
            .child(el("span").class("finding").text(frame.heading()));
        if !frame.subtitle.is_empty() {
            caption = caption.text(" ").child(el("span").class("subtitle").text(&frame.subtitle));
        }
        let lines = [&frame.source, &frame.caveat].into_iter().filter(|line| !line.is_empty());
        let tools = (!page.alone).then(|| table::tools(page, &frame.file, &frame.id, true));
        let data = match &frame.told_by {
            Some(table) => numbers_in(table, what, &frame.heading()),
            None => numbers_behind(page, frame, what, behind),
        };
        el("figure")
            .class("chart")
            .attr("id", &frame.id)
            .child(caption)
            .children(drawings.map(coloured_by_the_page))
            .children(lines.map(|line| el("p").class("small source").text(line)))
            .child(data)
            .children(tools)
            .children(records::about(page, &frame.from))
    })
}

/// The table behind a drawing, to open in place.
fn numbers_behind(page: &Writing<'_>, frame: &Frame, what: &str, behind: &Table) -> Element {
    let words = format!("The numbers behind this {what}");
    el("details")
        .class("data")
        .child(el("summary").text(words).child(unseen(&frame.heading())))
        .child(table::grid(page, behind))
        .children(table::notes(behind))
        .children(page.alone.then(|| {
            el("p").class("small").children(table::download(page, &frame.file, &frame.title))
        }))
}

/// The way to the table of the document that has the same numbers.
fn numbers_in(table: &str, what: &str, heading: &str) -> Element {
    let words = format!("The numbers behind this {what} are in the table");
    let link = el("a").attr("href", format!("#{table}")).text(words).child(unseen(heading));
    el("p").class("small data").child(link)
}

fn unseen(words: &str) -> Element {
    el("span").class("unseen").text(format!(": {words}"))
}

/// A drawing without what the page's own style says again: its light colours, its font, the rims of its texts, and where
/// texts start by default.
fn coloured_by_the_page(drawing: Element) -> Element {
    drawing.filtered(&|all, name, value| {
        let of =
            |wanted: &str| all.iter().find(|(name, _)| *name == wanted).map(|(_, v)| v.as_str());
        let told_by = |letter: &str| {
            let classes = of("class").unwrap_or_default().split(' ');
            classes.filter_map(|class| class.strip_prefix(letter)).any(|colour| {
                palette::COLOURS.iter().any(|known| known.name == colour && known.light == value)
            })
        };
        let is_rim = of("paint-order").is_some();
        match (name, value) {
            ("fill", _) => !told_by("f-"),
            ("stroke", _) => !is_rim && !told_by("s-"),
            ("stroke-width", "4") | ("stroke-linejoin", "round") => !is_rim,
            ("text-anchor", "start") | ("font-family" | "xmlns", _) => false,
            _ => true,
        }
    })
}
