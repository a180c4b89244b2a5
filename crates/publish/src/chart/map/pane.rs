//! One map: shapes, borders and names in a window of its own, which a script on the page can move and enlarge.

use document::map::{Ground, Outline, Ring};

use super::paint::{Paint, Used};
use super::paths;
use super::view::{Point, Rect, View};
use crate::palette;
use markup::{Element, el};

/// The shapes of a ground as they stand on one drawing.
pub(super) struct Shapes<'a> {
    pub(super) ground: &'a Ground,
    pub(super) view: View,
    /// Each area's rings.
    pub(super) areas: Vec<Vec<Vec<Point>>>,
}

impl<'a> Shapes<'a> {
    /// All areas, as large as they can be.
    pub(super) fn new(ground: &'a Ground, width: f64, highest: f64) -> Self {
        let rings = ground.areas.iter().flat_map(|a| &a.rings).chain(&ground.outline);
        let view = View::fit(rings, width, highest);
        let areas = ground.areas.iter().map(|a| view.rings(&a.rings)).collect();
        Self { ground, view, areas }
    }

    /// The window at this place, with what `areas` draws into it between neighbours and borders, and `names` over all.
    pub(super) fn window(
        &self,
        id: &str,
        (x, y): Point,
        areas: Vec<Element>,
        names: Vec<Element>,
    ) -> Element {
        let view = &self.view;
        let plane = el("g")
            .class("plane")
            .attr("stroke-linejoin", "round")
            .child(self.around())
            .child(el("g").class("areas").children(areas))
            .child(self.borders(id))
            .child(el("g").class("names").attr("aria-hidden", "true").children(names));
        el("svg")
            .class("view")
            .at("x", x)
            .at("y", y)
            .at("width", view.width)
            .at("height", view.height)
            .attr("viewBox", {
                let size = [view.width, view.height].map(markup::number);
                format!("0 0 {} {}", size[0], size[1])
            })
            .child(plane)
    }

    /// One area with its title and what a program may read of it.
    pub(super) fn area(
        &self,
        i: usize,
        shape: Element,
        paint: &Paint,
        used: &mut Used,
        map: &str,
    ) -> Element {
        let Some(area) = self.ground.areas.get(i) else { return el("g") };
        let mut group = el("g").class("area").attr("data-code", &area.code);
        if let Some(value) = paint.value {
            group = group.attr("data-value", value.to_string());
        }
        group
            .child(el("title").text(format!("{}: {}", area.name, paint.said)))
            .child(used.fill(shape, paint, map))
    }

    /// The path of an area.
    pub(super) fn path(&self, i: usize) -> Element {
        el("path").attr("fill-rule", "evenodd").attr("d", self.data(i))
    }

    /// The path of an area for several maps to use.
    pub(super) fn shared(&self, i: usize, id: &str) -> Element {
        shared_path(id, self.data(i)).attr("fill-rule", "evenodd")
    }

    fn data(&self, i: usize) -> String {
        paths::data(self.areas.get(i).map_or(&[][..], Vec::as_slice))
    }

    /// Neighbours, in grey.
    fn around(&self) -> Element {
        let shapes = self.ground.around.iter().map(|outline| self.clipped(outline));
        el("g")
            .class("f-tint s-rule")
            .attr("fill", palette::light("tint"))
            .attr("stroke", palette::light("rule"))
            .children(shapes.filter(|d| !d.is_empty()).map(|d| el("path").attr("d", d)))
    }

    /// Borders over the areas: wards over LSOAs, the own outline, the own area's rim.
    fn borders(&self, id: &str) -> Element {
        let own = self.ground.areas.iter().filter(|a| a.own).flat_map(|a| &a.rings);
        let own: Vec<Ring> = own.cloned().collect();
        // On a small map lines are finer.
        let fine = if self.view.width < 250.0 { 0.6 } else { 1.0 };
        let mut borders = el("g").class("borders").attr("fill", "none");
        let over: String = self.ground.over.iter().map(|o| self.clipped(o)).collect();
        if !over.is_empty() {
            // A line of the page's colour under it keeps it visible on a fill of its own lightness.
            let over_id = format!("{id}-over");
            let under = shared_path(&over_id, over);
            let line = el("use").attr("href", format!("#{over_id}"));
            borders = borders
                .child(stroked("paper", fine * 2.6).child(under))
                .child(stroked("ink", fine * 1.2).child(line));
        }
        for (rings, width) in [(&self.ground.outline, 2.0), (&own, 3.0)] {
            let line = paths::data(&self.view.rings(rings));
            if !line.is_empty() {
                borders =
                    borders.child(stroked("ink", fine * width).child(el("path").attr("d", line)));
            }
        }
        borders
    }

    fn clipped(&self, outline: &Outline) -> String {
        // Cut a little outside, so that no line shows along the rim.
        let rim = Rect::about(
            (self.view.width / 2.0, self.view.height / 2.0),
            (self.view.width + 8.0, self.view.height + 8.0),
        );
        paths::data(&paths::clipped(&self.view.rings(&outline.rings), rim))
    }
}

/// A path that others use. A style does not reach what is used, so it says itself that its line keeps its width.
fn shared_path(id: &str, data: String) -> Element {
    el("path").attr("id", id).attr("vector-effect", "non-scaling-stroke").attr("d", data)
}

/// A group of lines of this colour and width.
fn stroked(colour: &str, width: f64) -> Element {
    el("g")
        .class(&format!("s-{colour}"))
        .attr("stroke", palette::light(colour))
        .at("stroke-width", width)
}
