//! What stands beside every map: the scale in round kilometres, north, and where the areas lie in their region.

use document::map::Inset;

use super::paths;
use super::view::{Point, Rect, View};
use crate::chart::canvas::{Anchor, line, text, wrapped};
use crate::chart::legend::Flow;
use crate::palette;
use markup::{Element, el, number};

/// The scale, from this point rightwards, and north at the right end of the strip.
pub(super) fn strip(view: &View, (left, right): (f64, f64), y: f64, font: f64) -> Element {
    let mut group = el("g");
    if let Some((metres, words)) = view.metres((right - left) * 0.3).and_then(round_length) {
        let end = left + 1.0 + view.pixels(metres);
        let tick = |x: f64| line((x, y - 4.0), (x, y + 4.0), "muted", 1.5);
        group = group
            .child(line((left + 1.0, y), (end, y), "muted", 1.5))
            .child(tick(left + 1.0))
            .child(tick(end))
            .child(
                text(end + 7.0, y + font * 0.36, Anchor::Start, "muted", &words)
                    .with_class("scale")
                    .attr("data-km", (metres / 1000.0).to_string()),
            );
    }
    let (x, top) = (right - 6.0, y - 9.0);
    group.child(north((x, top))).child(text(
        x - 10.0,
        y + font * 0.36,
        Anchor::End,
        "muted",
        "North",
    ))
}

/// A small arrow upwards.
fn north((x, top): Point) -> Element {
    let head = format!(
        "{},{} {},{} {},{}",
        number(x),
        number(top),
        number(x + 4.5),
        number(top + 8.0),
        number(x - 4.5),
        number(top + 8.0)
    );
    el("g").child(line((x, top + 6.0), (x, top + 18.0), "muted", 1.5)).child(
        el("polygon").class("f-muted").attr("fill", palette::light("muted")).attr("points", head),
    )
}

/// The longest round length of at most so many metres, with its words: "5 km", "200 m".
fn round_length(most: f64) -> Option<(f64, String)> {
    let steps = (0..8).flat_map(|power| [1.0, 2.0, 5.0].map(|m| m * 10f64.powi(power)));
    let length = steps.take_while(|length| *length <= most).last()?;
    let words = if length < 1000.0 {
        format!("{} m", number(length))
    } else {
        format!("{} km", figure::write::count(length / 1000.0))
    };
    Some((length, words))
}

/// The own area in its region, with its title under it.
pub(super) fn inset(flow: &mut Flow, inset: &Inset, width: f64, font: f64) -> Element {
    let region = inset.region.iter().flat_map(|o| &o.rings).chain(&inset.own);
    let view = View::fit(region, width, width);
    let rim = Rect { left: 0.0, top: 0.0, right: view.width, bottom: view.height };
    let shape = |rings: &[document::map::Ring], fill: &str| {
        el("path")
            .class(&format!("f-{fill}"))
            .attr("fill", palette::light(fill))
            .attr("d", paths::data(&paths::clipped(&view.rings(rings), rim)))
    };
    let top = flow.end();
    let around = inset.region.iter().map(|outline| shape(&outline.rings, "tint"));
    let drawn = el("g")
        .class("s-other")
        .attr("stroke", palette::light("other"))
        .attr("stroke-width", ".6")
        .attr("stroke-linejoin", "round")
        .attr("transform", format!("translate({} {})", number(flow.left()), number(top)))
        .children(around)
        .child(shape(&inset.own, "own"));
    flow.gap(view.height + 2.0);
    let mut group = el("g").child(drawn);
    for words in wrapped(&inset.title, font, f64::INFINITY) {
        group = group.child(flow.print(&words, "muted"));
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round() {
        let words = |most: f64| round_length(most).map(|r| r.1);
        assert_eq!(words(7300.0).as_deref(), Some("5 km"));
        assert_eq!(words(999.0).as_deref(), Some("500 m"));
        assert_eq!(words(2000.0).as_deref(), Some("2 km"));
        assert_eq!(words(2_345_678.0).as_deref(), Some("2,000 km"));
        assert_eq!(words(0.3), None);
        assert_eq!(words(f64::NAN), None);
    }
}
