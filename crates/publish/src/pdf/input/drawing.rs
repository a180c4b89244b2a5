//! Charts and maps: which size of drawing, how wide it stands, and what is said of it.

use document::{Block, ChartKind, Frame};
use serde::Serialize;

use super::Making;
use super::blocks::Piece;
use super::text::printed;
use crate::chart::{self, Size};
use crate::markup::Element;
use crate::pdf::typeface;

/// The width of an upright page between its margins, in points. `style.typ` has the same margins.
pub(super) const UPRIGHT: f64 = 481.9;

/// Between two drawings side by side.
const GUTTER: f64 = 17.0;

/// As high as a drawing may stand with its words on an upright page.
const HIGHEST: f64 = 590.0;

/// No drawing of a pair is higher, so that two do not become a column.
const HIGHEST_IN_PAIR: f64 = 430.0;

/// A chart or map.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Figure {
    id: String,
    heading: String,
    subtitle: String,
    /// The drawing's path.
    file: String,
    /// What a reader who cannot see it is told.
    alt: Option<String>,
    /// Source and caveat.
    notes: Vec<String>,
    /// How wide it stands, in points.
    width: f64,
}

impl<'a> Making<'a> {
    /// A chart or map across the page.
    pub(super) fn figure(&mut self, block: &'a Block) -> Piece {
        let Some(frame) = block.frame() else { return Piece::Paragraph(Vec::new()) };
        let drawn = drawn(block, Size::Column).map(|drawing| drawing.render()).unwrap_or_default();
        let width = ratio(&drawn).map_or(UPRIGHT, |high| UPRIGHT.min(HIGHEST / high));
        Piece::Figure(self.framed(frame, &drawn, width))
    }

    /// Two charts or maps side by side, where both are of a kind that is read as well when small.
    pub(super) fn pair(&mut self, left: &'a Block, right: &'a Block) -> Option<[Figure; 2]> {
        if !(is_small(left) && is_small(right)) {
            return None;
        }
        let frames = (left.frame()?, right.frame()?);
        let drawings = [left, right].map(|block| drawn(block, Size::Phone));
        let [Some(left), Some(right)] = drawings.map(|d| d.map(|drawing| drawing.render())) else {
            return None;
        };
        let width = (UPRIGHT - GUTTER) / 2.0;
        if [&left, &right].iter().any(|d| ratio(d).is_none_or(|r| r * width > HIGHEST_IN_PAIR)) {
            return None;
        }
        Some([self.framed(frames.0, &left, width), self.framed(frames.1, &right, width)])
    }

    fn framed(&mut self, frame: &Frame, drawing: &str, width: f64) -> Figure {
        let file = format!("drawings/{}.svg", self.drawings.len() + 1);
        self.drawings.insert(file.clone(), typeface::printable(drawing).into_owned());
        let said = if frame.description.is_empty() { &frame.title } else { &frame.description };
        let notes = [&frame.source, &frame.caveat].into_iter().filter(|line| !line.is_empty());
        Figure {
            id: frame.id.clone(),
            heading: printed(&frame.heading()),
            subtitle: printed(&frame.subtitle),
            file,
            alt: (!said.is_empty()).then(|| printed(said)),
            notes: notes.map(|line| printed(line)).collect(),
            width,
        }
    }
}

/// Whether a chart is of a kind that two of can stand side by side.
fn is_small(block: &Block) -> bool {
    match block {
        Block::Chart(chart) => matches!(
            chart.kind,
            ChartKind::Months(_) | ChartKind::Bars(_) | ChartKind::Lines(_) | ChartKind::Control(_)
        ),
        Block::Map(_) | Block::TileMap(_) => true,
        _ => false,
    }
}

fn drawn(block: &Block, size: Size) -> Option<Element> {
    match block {
        Block::Chart(chart) => Some(chart::draw(chart, size)),
        Block::TileMap(map) => Some(chart::draw_tiles(map, size)),
        Block::Map(map) => Some(chart::draw_map(map, size)),
        Block::MapSeries(maps) => Some(chart::draw_map_series(maps, size)),
        _ => None,
    }
}

/// How high a drawing is for its width, from its view box.
fn ratio(drawing: &str) -> Option<f64> {
    let view = drawing.split_once("viewBox=\"")?.1.split('"').next()?;
    let numbers: Vec<f64> = view.split(' ').filter_map(|n| n.parse().ok()).collect();
    match numbers.as_slice() {
        [_, _, wide, high] if *wide > 0.0 && *high > 0.0 => Some(high / wide),
        _ => None,
    }
}
