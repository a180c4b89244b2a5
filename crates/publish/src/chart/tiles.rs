//! A tile map: each area one equal tile, roughly in its place, with its name and number on it.

use document::{Tile, TileMap};

use super::Size;
use super::canvas::{Anchor, block, fitted, hatching, text, width_of};
use super::legend::{self, Flow, class_name};
use super::months::capital;
use super::standing::Picture;
use crate::palette;
use markup::{Element, el};

pub(super) fn draw(map: &TileMap, size: Size) -> Picture {
    let font = size.font();
    let columns = map.tiles.iter().map(|t| t.column + 1).max().unwrap_or(1);
    let rows = map.tiles.iter().map(|t| t.row + 1).max().unwrap_or(1);
    let edge =
        (size.width() / f64::from(columns)).min(if size == Size::Phone { 60.0 } else { 76.0 });
    let left = (size.width() - edge * f64::from(columns)) / 2.0;
    let top = font + 14.0;
    let bottom = top + edge * f64::from(rows);
    let pattern = format!("{}-{}-hatch", map.frame.id, size.word());
    let unknown = map.tiles.iter().any(|t| t.value.is_none());
    let mut flow = Flow::new((0.0, size.width()), bottom + 18.0, font);
    let mut legend = legend::classes(&mut flow, &map.classes);
    if unknown {
        legend.push(flow.entry(legend::patterned(&pattern), "not shown or not held"));
    }
    legend.push(legend::rule(&mut flow, &map.classes));
    let height = flow.end() + 4.0;

    let mut svg = Picture::new(height).child(hatching(&pattern)).child(text(
        0.0,
        font,
        Anchor::Start,
        "muted",
        &capital(&map.unit),
    ));
    // The own area's thicker rim is drawn last, so that no neighbour covers it.
    let (own, others): (Vec<&Tile>, Vec<&Tile>) = map.tiles.iter().partition(|t| t.own);
    for tile in others.into_iter().chain(own) {
        let at = (left + edge * f64::from(tile.column), top + edge * f64::from(tile.row));
        svg = svg.child(drawn(map, tile, at, edge, &pattern, size));
    }
    svg.children(legend)
}

fn drawn(
    map: &TileMap,
    tile: &Tile,
    (x, y): (f64, f64),
    edge: f64,
    pattern: &str,
    size: Size,
) -> Element {
    let font = size.small();
    let inner = edge - 2.0;
    let square = match tile.value {
        Some(value) => {
            block((x + 1.0, y + 1.0), (inner, inner), class_name(map.classes.of(value)).0)
        }
        None => el("rect")
            .attr("fill", format!("url(#{pattern})"))
            .at("x", x + 1.0)
            .at("y", y + 1.0)
            .at("width", inner)
            .at("height", inner),
    };
    let square = if tile.own {
        square.attr("stroke", palette::light("ink")).attr("stroke-width", "3")
    } else {
        square.attr("stroke", palette::light("rule")).attr("stroke-width", "1")
    };
    let ink = tile.value.map_or("ink", |v| class_name(map.classes.of(v)).1);
    let words = |base: f64, words: &str, weight: &'static str| {
        let shown = if width_of(words, font) > edge - 4.0 {
            fitted(words, font, edge - 2.0)
        } else {
            words.to_owned()
        };
        text(x + edge / 2.0, base, Anchor::Middle, ink, &shown)
            .at("font-size", font)
            .attr("font-weight", weight)
    };
    let rim = if tile.own { "tile own-tile" } else { "tile" };
    el("g")
        .class(rim)
        .child(square)
        .child(words(y + edge / 2.0 - 3.0, &tile.label, if tile.own { "700" } else { "400" }))
        .child(words(y + edge / 2.0 + font, &tile.text, "600"))
}
