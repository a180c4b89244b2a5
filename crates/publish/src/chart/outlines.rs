//! A drawing as the plainest SVG there is: paths in flat colours. Letters are outlines, rims are paths of their own, patterns
//! are the lines and dots that they are made of. Office programs show that alike; with typefaces, paint orders and patterns
//! each does as it likes.

use std::fmt::Write as _;

use resvg::tiny_skia::{Path, PathSegment, Rect, Stroke, Transform};
use resvg::usvg::{self, Group, Node, Paint, PaintOrder, Pattern, Tree};

use markup::{Element, el};

/// No shape is filled with more lines or dots than this; a pattern this dense is as good as a colour.
const MOST: f32 = 20_000.0;

/// The drawing as such an SVG.
pub(super) fn outlines(tree: &Tree) -> String {
    let mut out = Out::default();
    out.group(tree.root(), Transform::default());
    let (width, height) = (tree.size().width(), tree.size().height());
    el("svg")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", format!("0 0 {} {}", short(width), short(height)))
        .attr("width", short(width))
        .attr("height", short(height))
        .child(el("defs").children(out.clips))
        .children(out.parts)
        .render()
}

/// What has been drawn so far.
#[derive(Default)]
struct Out {
    parts: Vec<Element>,
    clips: Vec<Element>,
}

impl Out {
    fn group(&mut self, group: &Group, place: Transform) {
        let place = place.pre_concat(group.transform());
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, place),
                Node::Path(path) if path.is_visible() => self.path(path, place),
                Node::Text(text) => self.group(text.flattened(), place),
                // The drawings hold no pictures.
                Node::Path(_) | Node::Image(_) => {}
            }
        }
    }

    fn path(&mut self, path: &usvg::Path, place: Transform) {
        let Some(shape) = path.data().clone().transform(place) else { return };
        let outline = data(&shape);
        if path.paint_order() == PaintOrder::FillAndStroke {
            self.filled(path, &shape, &outline, place);
            self.stroked(path, &outline, place);
        } else {
            self.stroked(path, &outline, place);
            self.filled(path, &shape, &outline, place);
        }
    }

    fn filled(&mut self, path: &usvg::Path, shape: &Path, outline: &str, place: Transform) {
        let Some(fill) = path.fill() else { return };
        let mut drawn = el("path");
        if fill.rule() == usvg::FillRule::EvenOdd {
            drawn = drawn.attr("fill-rule", "evenodd");
        }
        if fill.opacity().get() < 1.0 {
            drawn = drawn.attr("fill-opacity", short(fill.opacity().get()));
        }
        match fill.paint() {
            Paint::Color(colour) => {
                self.parts.push(drawn.attr("fill", hex(*colour)).attr("d", outline));
            }
            Paint::Pattern(pattern) => self.patterned(pattern, shape, outline, place),
            // The drawings use no gradients.
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => {}
        }
    }

    fn stroked(&mut self, path: &usvg::Path, outline: &str, place: Transform) {
        let Some(stroke) = path.stroke() else { return };
        let Paint::Color(colour) = stroke.paint() else { return };
        let scale = (place.sx * place.sy - place.kx * place.ky).abs().sqrt();
        let mut drawn = el("path")
            .attr("fill", "none")
            .attr("stroke", hex(*colour))
            .attr("stroke-width", short(stroke.width().get() * scale));
        if stroke.linejoin() == usvg::LineJoin::Round {
            drawn = drawn.attr("stroke-linejoin", "round");
        }
        if stroke.linecap() == usvg::LineCap::Round {
            drawn = drawn.attr("stroke-linecap", "round");
        }
        if let Some(dashes) = stroke.dasharray() {
            let dashes: Vec<String> = dashes.iter().map(|dash| short(dash * scale)).collect();
            drawn = drawn.attr("stroke-dasharray", dashes.join(" "));
        }
        if stroke.opacity().get() < 1.0 {
            drawn = drawn.attr("stroke-opacity", short(stroke.opacity().get()));
        }
        self.parts.push(drawn.attr("d", outline));
    }

    /// The shape's part of a pattern: its ground as a colour, its lines and dots cut by the shape.
    fn patterned(&mut self, pattern: &Pattern, shape: &Path, outline: &str, place: Transform) {
        let place = place.pre_concat(pattern.transform());
        let tile = pattern.rect();
        let Some(tiles) = Tiles::over(shape.bounds(), tile.width(), tile.height(), place) else {
            return;
        };
        let mut cut = Vec::new();
        for (piece, colour) in pieces(pattern.root(), Transform::default()) {
            let Some(piece) = tiles.within(&piece) else { continue };
            if tiles.is_whole(&piece) {
                self.parts.push(el("path").attr("fill", hex(colour)).attr("d", outline));
            } else {
                let drawn = tiles.repeated(&piece, tile.x(), tile.y(), place);
                cut.push(el("path").attr("fill", hex(colour)).attr("d", drawn));
            }
        }
        if cut.is_empty() {
            return;
        }
        let name = format!("cut-{}", self.clips.len() + 1);
        let clip = el("clipPath").attr("id", &name).child(el("path").attr("d", outline));
        self.clips.push(clip);
        self.parts.push(el("g").attr("clip-path", format!("url(#{name})")).children(cut));
    }
}

/// What a pattern's tile holds, each piece as a shape with its colour.
fn pieces(group: &Group, place: Transform) -> Vec<(Path, usvg::Color)> {
    let place = place.pre_concat(group.transform());
    let mut found = Vec::new();
    for node in group.children() {
        match node {
            Node::Group(inner) => found.extend(pieces(inner, place)),
            Node::Path(path) => {
                if let Some(fill) = path.fill()
                    && let Paint::Color(colour) = fill.paint()
                {
                    found.extend(path.data().clone().transform(place).map(|p| (p, *colour)));
                }
                if let Some(stroke) = path.stroke()
                    && let Paint::Color(colour) = stroke.paint()
                {
                    let pen = Stroke { width: stroke.width().get(), ..Stroke::default() };
                    let line = path.data().stroke(&pen, 1.0).and_then(|p| p.transform(place));
                    found.extend(line.map(|p| (p, *colour)));
                }
            }
            Node::Image(_) | Node::Text(_) => {}
        }
    }
    found
}

/// The tiles that cover a shape.
struct Tiles {
    wide: f32,
    high: f32,
    /// The first and the last column, and the first and the last row.
    columns: (f32, f32),
    rows: (f32, f32),
}

impl Tiles {
    /// Those that cover these bounds; none where they would be too many.
    fn over(bounds: Rect, wide: f32, high: f32, place: Transform) -> Option<Self> {
        let bounds = bounds.transform(place.invert()?)?;
        let columns = ((bounds.left() / wide).floor(), (bounds.right() / wide).floor());
        let rows = ((bounds.top() / high).floor(), (bounds.bottom() / high).floor());
        let count = (columns.1 - columns.0 + 1.0) * (rows.1 - rows.0 + 1.0);
        (count <= MOST).then_some(Self { wide, high, columns, rows })
    }

    /// The part of a piece within its tile. A line may reach over the edge; it is cut there.
    fn within(&self, piece: &Path) -> Option<Piece> {
        let tile = Rect::from_xywh(0.0, 0.0, self.wide, self.high)?;
        let bounds = piece.bounds();
        let inside = tile.intersect(&bounds)?;
        let whole = inside == bounds;
        Some(if whole && !is_box(piece) { Piece::Shape(piece.clone()) } else { Piece::Box(inside) })
    }

    /// Whether a piece is the ground of the tile.
    fn is_whole(&self, piece: &Piece) -> bool {
        matches!(piece, Piece::Box(at) if at.width() >= self.wide && at.height() >= self.high)
    }

    /// A piece in every tile. What reaches from edge to edge is one long piece, so that no seam shows.
    fn repeated(&self, piece: &Piece, x: f32, y: f32, place: Transform) -> String {
        let mut out = String::new();
        let mut add = |path: Option<Path>| {
            if let Some(path) = path.and_then(|p| p.transform(place.pre_translate(x, y))) {
                out.push_str(&data(&path));
            }
        };
        let (first, last) = (self.columns.0 * self.wide, (self.columns.1 + 1.0) * self.wide);
        let (top, bottom) = (self.rows.0 * self.high, (self.rows.1 + 1.0) * self.high);
        let boxed = |left: f32, top: f32, right: f32, bottom: f32| {
            Rect::from_ltrb(left, top, right, bottom).map(path_of)
        };
        match piece {
            Piece::Box(at) if at.height() >= self.high => {
                for column in steps(self.columns) {
                    let left = column * self.wide;
                    add(boxed(left + at.left(), top, left + at.right(), bottom));
                }
            }
            Piece::Box(at) if at.width() >= self.wide => {
                for row in steps(self.rows) {
                    let above = row * self.high;
                    add(boxed(first, above + at.top(), last, above + at.bottom()));
                }
            }
            piece => {
                let path = match piece {
                    Piece::Box(at) => path_of(*at),
                    Piece::Shape(path) => path.clone(),
                };
                for column in steps(self.columns) {
                    for row in steps(self.rows) {
                        let by = Transform::from_translate(column * self.wide, row * self.high);
                        add(path.clone().transform(by));
                    }
                }
            }
        }
        out
    }
}

/// What stands in a tile: something straight that fills a box, or another shape.
enum Piece {
    Box(Rect),
    Shape(Path),
}

fn path_of(at: Rect) -> Path {
    resvg::tiny_skia::PathBuilder::from_rect(at)
}

/// Whether a path has no curve: in a tile such a path is a box.
fn is_box(path: &Path) -> bool {
    path.segments().all(|s| !matches!(s, PathSegment::QuadTo(..) | PathSegment::CubicTo(..)))
}

fn steps((first, last): (f32, f32)) -> impl Iterator<Item = f32> {
    std::iter::successors(Some(first), |at| Some(at + 1.0)).take_while(move |at| *at <= last)
}

/// A path as SVG writes it.
fn data(path: &Path) -> String {
    let mut out = String::with_capacity(path.len() * 12);
    let mut point = |sign: char, points: &[resvg::tiny_skia::Point]| {
        out.push(sign);
        for (i, point) in points.iter().enumerate() {
            if i > 0 {
                out.push(' ');
            }
            number(&mut out, point.x);
            out.push(' ');
            number(&mut out, point.y);
        }
    };
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(to) => point('M', &[to]),
            PathSegment::LineTo(to) => point('L', &[to]),
            PathSegment::QuadTo(by, to) => point('Q', &[by, to]),
            PathSegment::CubicTo(by, and, to) => point('C', &[by, and, to]),
            PathSegment::Close => point('Z', &[]),
        }
    }
    out
}

/// A number with at most two decimals.
fn number(out: &mut String, value: f32) {
    let start = out.len();
    let _ = write!(out, "{value:.2}");
    while out.ends_with('0') {
        out.pop();
    }
    if out.ends_with('.') {
        out.pop();
    }
    if &out[start..] == "-0" {
        out.truncate(start);
        out.push('0');
    }
}

fn short(value: f32) -> String {
    let mut out = String::new();
    number(&mut out, value);
    out
}

fn hex(colour: usvg::Color) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlined(inside: &str) -> String {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\">{inside}</svg>"
        );
        Tree::from_str(&svg, &usvg::Options::default())
            .map_or_else(|e| e.to_string(), |t| outlines(&t))
    }

    #[test]
    fn a_rim_is_painted_first_and_apart() {
        let line =
            "<path d=\"M0 0L9 9\" fill=\"#000000\" stroke=\"#ffffff\" paint-order=\"stroke\" />";
        let svg = outlined(line);
        let (rim, fill) = (svg.find("stroke=\"#ffffff\""), svg.find("fill=\"#000000\""));
        assert!(rim.is_some() && rim < fill, "{svg}");
        assert!(!svg.contains("paint-order"));
    }

    #[test]
    fn a_pattern_becomes_its_ground_and_its_lines() {
        let svg = outlined(
            "<defs><pattern id=\"p\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" \
             fill=\"#eeeeee\" /><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#111111\" stroke-width=\"2\" />\
             </pattern></defs><rect x=\"12\" width=\"12\" height=\"12\" fill=\"url(#p)\" />",
        );
        assert!(!svg.contains("pattern") && svg.contains("clip-path=\"url(#cut-1)\""), "{svg}");
        // Two columns and the edge of a third, each a line one unit wide, as its other half is cut off by the tile.
        assert!(svg.contains("M12 0L13 0L13 18L12 18Z") && svg.contains("M18 0L19 0"), "{svg}");
    }
}
