//! The map of wards to choose from: each ward is a link, by pointer and by keyboard, with and without script.

use std::fmt::Write as _;

use document::map::MapArea;
use markup::{Element, el};
use workbench::view::WardMap;

/// How wide the drawing is in its own units.
const WIDTH: f64 = 1_000.0;

/// The map; `label` says what it is for.
pub(super) fn element(map: &WardMap, label: &str) -> Option<Element> {
    let points = || map.wards.iter().flat_map(|ward| &ward.rings).flatten().copied();
    let west = points().map(|(x, _)| x).reduce(f64::min)?;
    let east = points().map(|(x, _)| x).reduce(f64::max)?;
    let south = points().map(|(_, y)| y).reduce(f64::min)?;
    let north = points().map(|(_, y)| y).reduce(f64::max)?;
    if east <= west || north <= south {
        return None;
    }
    let scale = WIDTH / (east - west);
    let wards = map.wards.iter().map(|ward| {
        let title = el("title").text(ward.name.as_str());
        let shape = el("path").attr("d", path(ward, (west, north), scale)).child(title);
        el("a")
            .attr("href", format!("/wards/{}", ward.code))
            .attr("aria-label", ward.name.as_str())
            .child(shape)
    });
    let height = (north - south) * scale;
    let drawing = el("svg")
        .class("map ward-map")
        .attr("viewBox", format!("-4 -4 {:.0} {:.0}", WIDTH + 8.0, height + 8.0))
        .attr("role", "group")
        .attr("aria-label", label)
        .children(wards);
    Some(drawing)
}

/// The outline of a ward, north up.
fn path(ward: &MapArea, (west, north): (f64, f64), scale: f64) -> String {
    let mut path = String::new();
    for ring in &ward.rings {
        for (at, (x, y)) in ring.iter().enumerate() {
            let sign = if at == 0 { 'M' } else { 'L' };
            // Writing into a text cannot fail.
            let _ = write!(path, "{sign}{:.0} {:.0}", (x - west) * scale, (north - y) * scale);
        }
        path.push('Z');
    }
    path
}
