//! A tile map: each area one equal tile, roughly in its place, with its name and number on it.

use document::{Tile, TileMap};
use figure::write;

use super::Size;
use super::canvas::{Anchor, block, drawing, fitted, hatching, text, width_of, wrapped};
use super::months::capital;
use crate::markup::{Element, el};
use crate::palette;

pub(super) fn draw(map: &TileMap, size: Size) -> Element {
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
    let (legend, height) = legend(map, bottom + 18.0, unknown.then_some(pattern.as_str()), size);

    let mut svg = drawing(&map.frame.id, &map.frame.title, &map.frame.description, size, height)
        .child(hatching(&pattern))
        .child(text(0.0, font, Anchor::Start, "muted", &capital(&map.unit)));
    // The own area's thicker rim is drawn last, so that no neighbour covers it.
    let (own, others): (Vec<&Tile>, Vec<&Tile>) = map.tiles.iter().partition(|t| t.own);
    for tile in others.into_iter().chain(own) {
        let at = (left + edge * f64::from(tile.column), top + edge * f64::from(tile.row));
        svg = svg.child(drawn(map, tile, at, edge, &pattern, size));
    }
    svg.child(legend)
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
        Some(value) => block((x + 1.0, y + 1.0), (inner, inner), class_name(map.class(value)).0),
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
    let ink = tile.value.map_or("ink", |v| class_name(map.class(v)).1);
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

/// The classes with their ranges, the rule they were made by, and what hatching means; with the height it all takes.
fn legend(map: &TileMap, top: f64, pattern: Option<&str>, size: Size) -> (Element, f64) {
    let font = size.font();
    let mut entries: Vec<(Element, String)> = (0..=map.breaks.len())
        .map(|class| (block((0.0, 0.0), (18.0, 14.0), class_name(class).0), range(map, class)))
        .collect();
    if let Some(pattern) = pattern {
        let hatched = el("rect")
            .attr("fill", format!("url(#{pattern})"))
            .attr("width", "18")
            .attr("height", "14");
        entries.push((hatched, "not shown or not held".to_owned()));
    }
    let mut group = el("g");
    let (mut x, mut y) = (0.0, top);
    for (swatch, words) in entries {
        let wide = 26.0 + width_of(&words, font) + 16.0;
        if x > 0.0 && x + wide > size.width() {
            x = 0.0;
            y += font + 10.0;
        }
        let swatch = swatch
            .attr(
                "transform",
                format!("translate({} {})", crate::markup::number(x), crate::markup::number(y)),
            )
            .attr("stroke", palette::light("rule"));
        group = group.child(swatch).child(text(x + 26.0, y + 12.0, Anchor::Start, "ink", &words));
        x += wide;
    }
    y += font + 16.0;
    let rule = if map.rule.is_empty() { String::new() } else { format!("Classes: {}.", map.rule) };
    for line in wrapped(&rule, font, size.width()) {
        group = group.child(text(0.0, y + 8.0, Anchor::Start, "muted", &line));
        y += font + 5.0;
    }
    (group, y)
}

/// "less than 4.3", "4.3 to less than 5.2", "7.1 and more".
fn range(map: &TileMap, class: usize) -> String {
    let below = class.checked_sub(1).and_then(|i| map.breaks.get(i));
    let whole = map.breaks.iter().all(|b| b.fract() == 0.0);
    let number = |v: &f64| if whole { write::count(*v) } else { write::rate(*v) };
    match (below, map.breaks.get(class)) {
        (None, None) => "all".to_owned(),
        (None, Some(to)) => format!("less than {}", number(to)),
        (Some(from), None) => format!("{} and more", number(from)),
        (Some(from), Some(to)) => format!("{} to less than {}", number(from), number(to)),
    }
}

/// A class's colour and that of the words on it.
fn class_name(class: usize) -> (&'static str, &'static str) {
    match class {
        0 => ("class-1", "on-class-1"),
        1 => ("class-2", "on-class-2"),
        2 => ("class-3", "on-class-3"),
        3 => ("class-4", "on-class-4"),
        _ => ("class-5", "on-class-5"),
    }
}
