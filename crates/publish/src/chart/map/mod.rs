//! Maps: areas filled by class, circles for counts, hot spots with letters, and several maps side by side. North is up.
//!
//! On a page the legend and the inset stand at the right of the map, else under it; the key of names that did not fit stands
//! under both. A map that is to stand alone has its title above it and its source below.

mod circles;
mod furniture;
mod key;
mod labels;
mod names;
mod paint;
mod pane;
mod paths;
mod region;
mod series;
mod sheet;
mod view;

use document::Map;
use document::map::MapKind;

use self::names::Names;
use self::paint::{Paint, Used, paint};
use self::pane::Shapes;
pub(super) use self::series::draw as draw_series;
use self::sheet::Sheet;
use super::Size;
use super::legend;
use super::months::capital;
use super::standing::Alone;
use crate::palette;
use markup::{Element, el};

/// Maps of more areas than this name none of them: a key of them would be longer than the table.
const NAMED: usize = 60;

pub(super) fn draw(map: &Map, size: Size, alone: Alone) -> Element {
    let id = format!("{}-{}", map.frame.id, size.word());
    let sheet = Sheet::new(&map.frame, size, alone);
    let shapes = Shapes::new(&map.ground, sheet.map_width(), sheet.highest());
    let paints: Vec<Paint> =
        map.ground.areas.iter().map(|area| paint(&map.kind, &area.code)).collect();
    let mut used = Used::default();
    let areas: Vec<Element> = paints
        .iter()
        .enumerate()
        .map(|(i, paint)| shapes.area(i, shapes.path(i), paint, &mut used, &id))
        .collect();
    let names = Names::new(map, &shapes, &paints, size.small());
    let mut drawn = sheet.begin();
    let top = drawn.top();
    let (line, width) = border(map);
    let areas = el("g")
        .class(&format!("s-{line}"))
        .attr("stroke", palette::light(line))
        .attr("stroke-width", width)
        .children(areas);
    let window = shapes.window(&id, (0.0, top), vec![areas], names.draw(size.small()));

    let (mut flow, aside) = drawn.words(shapes.view.height, map.ground.inset.is_some());
    let mut beside = vec![flow.print(&capital(unit(&map.kind)), "ink")];
    flow.gap(3.0);
    beside.extend(match &map.kind {
        MapKind::Choropleth(map) => legend::classes(&mut flow, &map.classes),
        MapKind::Circles(_) => names.circles_legend(&mut flow),
        MapKind::HotSpots(_) => paint::heat_legend(&mut flow, &id, &mut used),
    });
    beside.extend(used.gaps(&mut flow, &id));
    beside.push(match &map.kind {
        MapKind::Choropleth(map) => legend::rule(&mut flow, &map.classes),
        MapKind::Circles(_) => el("g"),
        MapKind::HotSpots(map) => paint::heat_rule(&mut flow, &map.rule),
    });
    let mut words_end = flow.end();
    if let Some(inset) = &map.ground.inset {
        let mut flow = aside.unwrap_or(flow);
        flow.gap(8.0);
        beside.push(furniture::inset(&mut flow, inset, sheet.inset_width(), size.font()));
        words_end = words_end.max(flow.end());
    }
    let key_top = drawn.under(words_end) + 8.0;
    let (key, end) = key::draw(&names.key(), key_top, size.width(), size.small());
    beside.push(key);
    let strip = furniture::strip(
        &shapes.view,
        (0.0, shapes.view.width),
        top + shapes.view.height + 16.0,
        size.font(),
    );
    drawn.add([used.definitions(&id), window, strip]);
    drawn.add(beside);
    drawn.end(if end > key_top { end } else { words_end })
}

fn unit(kind: &MapKind) -> &str {
    match kind {
        MapKind::Choropleth(map) => &map.unit,
        MapKind::Circles(map) => &map.unit,
        MapKind::HotSpots(_) => "",
    }
}

/// The colour and width of the lines between areas: light between fills, grey on paper, finer where there are many.
fn border(map: &Map) -> (&'static str, &'static str) {
    let colour = match &map.kind {
        MapKind::Choropleth(_) => "paper",
        MapKind::Circles(_) | MapKind::HotSpots(_) => "other",
    };
    (colour, if map.ground.areas.len() > NAMED { ".4" } else { ".8" })
}
