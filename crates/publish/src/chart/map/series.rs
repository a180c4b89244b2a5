//! Several maps of the same areas side by side. Their shapes are written once and used by each.

use document::MapSeries;
use document::map::MapPanel;

use super::furniture;
use super::paint::{Used, of_class};
use super::pane::Shapes;
use super::sheet::Sheet;
use crate::chart::Size;
use crate::chart::axes::as_f64;
use crate::chart::canvas::{Anchor, text, wrapped};
use crate::chart::legend;
use crate::chart::months::capital;
use crate::chart::standing::{Alone, BOLD};
use crate::palette;
use markup::{Element, el};

/// Between two maps.
const BETWEEN: f64 = 16.0;

pub(in crate::chart) fn draw(maps: &MapSeries, size: Size, alone: Alone) -> Element {
    let id = format!("{}-{}", maps.frame.id, size.word());
    let abreast = abreast(maps.panels.len(), size);
    let width = (size.width() - BETWEEN * as_f64(abreast - 1)) / as_f64(abreast);
    let shapes = Shapes::new(&maps.ground, width, width * 1.5);
    let font = size.font();
    let titles: Vec<Vec<String>> =
        maps.panels.iter().map(|p| wrapped(&p.title, font * BOLD, width)).collect();
    let lines = titles.iter().map(Vec::len).max().unwrap_or(0);
    let head = as_f64(lines) * (font + 3.0) + 5.0;
    let row = shapes.view.height + head + 16.0;
    let mut drawn = Sheet::new(&maps.frame, size, alone).begin();
    let mut used = Used::default();
    let mut panels = Vec::new();
    for (i, panel) in maps.panels.iter().enumerate() {
        let x = (width + BETWEEN) * as_f64(i % abreast);
        let y = drawn.top() + row * as_f64(i / abreast);
        // Titles stand on their map, not on the top of the row.
        let above = titles.get(i).map_or(&[][..], Vec::as_slice);
        let first = y + head - 5.0 - as_f64(above.len()) * (font + 3.0) + font;
        panels.extend(above.iter().enumerate().map(|(line, words)| {
            let base = first + as_f64(line) * (font + 3.0);
            text(x, base, Anchor::Start, "ink", words).attr("font-weight", "600")
        }));
        let place = Place { id: &id, number: i, at: (x, y + head) };
        panels.push(window(maps, panel, &shapes, &place, &mut used));
    }
    let rows = maps.panels.len().div_ceil(abreast);
    let height = (row * as_f64(rows) - 16.0).max(0.0);
    let mut flow = drawn.below(height);
    let mut below = vec![flow.print(&capital(&maps.unit), "ink")];
    flow.gap(3.0);
    below.extend(legend::classes(&mut flow, &maps.classes));
    below.extend(used.gaps(&mut flow, &id));
    below.push(legend::rule(&mut flow, &maps.classes));
    let strip = furniture::strip(&shapes.view, (0.0, width), drawn.top() + height + 16.0, font);
    let paths = (0..maps.ground.areas.len()).map(|i| shapes.shared(i, &shape_id(&id, i)));
    drawn.add([el("defs").children(paths), used.definitions(&id)]);
    drawn.add(panels);
    drawn.add([strip]);
    drawn.add(below);
    drawn.end(flow.end())
}

/// Which of the maps it is, and where it stands.
struct Place<'a> {
    id: &'a str,
    number: usize,
    at: (f64, f64),
}

fn window(
    maps: &MapSeries,
    panel: &MapPanel,
    shapes: &Shapes<'_>,
    place: &Place<'_>,
    used: &mut Used,
) -> Element {
    let id = place.id;
    let areas = maps.ground.areas.iter().enumerate().map(|(i, area)| {
        let mut paint = of_class(&maps.classes, &panel.values, &maps.unit, &area.code);
        paint.said = format!("{}, {}", paint.said, panel.title);
        let shape = el("use").attr("href", format!("#{}", shape_id(id, i)));
        shapes.area(i, shape, &paint, used, id)
    });
    let areas = el("g")
        .class("s-paper")
        .attr("stroke", palette::light("paper"))
        .attr("stroke-width", ".6")
        .children(areas);
    shapes.window(&format!("{id}-{}", place.number), place.at, vec![areas], Vec::new())
}

fn shape_id(map: &str, i: usize) -> String {
    format!("{map}-area-{i}")
}

/// How many maps stand abreast: as many as are readable, and no row with a single one left over where that can be helped.
fn abreast(maps: usize, size: Size) -> usize {
    let most = match size {
        Size::Phone => 2,
        Size::Column => 3,
        Size::Page => 4,
    };
    let abreast = maps.clamp(1, most);
    if abreast > 2 && maps % abreast == 1 { abreast - 1 } else { abreast }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_map_stands_alone_in_a_row_if_it_can_be_helped() {
        let rows = [0, 1, 2, 3, 4, 5, 6, 8].map(|n| abreast(n, Size::Column));
        assert_eq!(rows, [1, 1, 2, 3, 2, 3, 3, 3]);
        assert_eq!(abreast(5, Size::Phone), 2);
    }
}
