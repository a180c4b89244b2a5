//! Charts and maps: which size of drawing, how wide it stands, and what is said of it.

use document::{Block, ChartKind, DocumentKind, Frame};
use serde::Serialize;

use super::Making;
use super::blocks::Piece;
use super::text::printed;
use crate::chart::{self, Size};
use crate::pdf::typeface;
use markup::Element;

/// The width of an upright page between its margins, in points. `style.typ` has the same margins.
pub(super) const UPRIGHT: f64 = 481.9;

/// Between two drawings side by side.
const GUTTER: f64 = 17.0;

/// As high as a drawing may stand with its words on an upright page.
const HIGHEST: f64 = 640.0;

/// No drawing of a pair is higher, so that two do not become a column.
const HIGHEST_IN_PAIR: f64 = 430.0;

/// As high as a drawing should stand where pages are few.
const LOW: f64 = 335.0;

/// A drawing that is flatter than this goes across the page; a higher one is no larger than its words must be.
const FLAT: f64 = 0.6;

/// As many small charts as stand on a page.
const PANELS: usize = 12;

/// A chart or map.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Figure {
    id: String,
    heading: String,
    subtitle: String,
    /// The drawing: one, or parts that may stand on two pages.
    parts: Vec<Drawn>,
    /// Source and caveat.
    notes: Vec<String>,
    /// How wide it stands, in points.
    width: f64,
    #[serde(skip)]
    narrowest: f64,
}

/// A drawing, or a part of one.
#[derive(Debug, Serialize)]
struct Drawn {
    /// Its path.
    file: String,
    /// What a reader who cannot see it is told.
    alt: Option<String>,
}

impl Figure {
    /// No larger than its words must be.
    pub(super) fn tighten(&mut self) {
        self.width = self.narrowest;
    }
}

/// The width in points at which the words of a drawing of this size are 9 points high.
fn narrowest(size: Size) -> f64 {
    9.0 * size.width() / size.small()
}

impl Making {
    /// A chart or map across the page.
    pub(super) fn figure(&mut self, block: &Block) -> Piece {
        let Some(frame) = block.frame() else { return Piece::Paragraph(Vec::new()) };
        // A summary is set in two columns; on the two pages of a ward profile a drawing is one of several.
        let (size, wide, high) = match self.kind {
            DocumentKind::Summary => (Size::Phone, (UPRIGHT - GUTTER) / 2.0, HIGHEST_IN_PAIR),
            DocumentKind::WardProfile => (Size::Column, UPRIGHT, LOW),
            _ => (Size::Column, UPRIGHT, HIGHEST),
        };
        let drawn = drawn(block, size);
        let ratio = drawn.iter().filter_map(|drawing| ratio(drawing)).fold(0.0, f64::max);
        let wide = if ratio > FLAT { wide.min(narrowest(size) * 1.01) } else { wide };
        let width = wide.min(high / ratio).max(narrowest(size));
        Piece::Figure(self.framed(frame, &drawn, size, width))
    }

    /// Two charts or maps side by side, where both are of a kind that is read as well when small.
    pub(super) fn pair(&mut self, left: &Block, right: &Block) -> Option<[Figure; 2]> {
        if !(is_small(left) && is_small(right)) {
            return None;
        }
        let frames = (left.frame()?, right.frame()?);
        let [left, right] = [left, right].map(|block| drawn(block, Size::Phone));
        let width = (UPRIGHT - GUTTER) / 2.0;
        if left.iter().chain(&right).any(|d| ratio(d).is_none_or(|r| r * width > HIGHEST_IN_PAIR)) {
            return None;
        }
        Some([
            self.framed(frames.0, &left, Size::Phone, width),
            self.framed(frames.1, &right, Size::Phone, width),
        ])
    }

    fn framed(&mut self, frame: &Frame, drawings: &[String], size: Size, width: f64) -> Figure {
        let said = if frame.description.is_empty() { &frame.title } else { &frame.description };
        let id = self.id(&frame.id);
        let of = drawings.len();
        let parts = drawings.iter().zip(1..).map(|(drawing, n)| {
            let file = format!("drawings/{}.svg", self.drawings.len() + 1);
            self.drawings.insert(file.clone(), typeface::printable(drawing).into_owned());
            // What is said of the whole is said once.
            let alt = match (of, n) {
                (1, _) => said.clone(),
                (_, 1) => format!("{said} Part 1 of {of}."),
                _ => format!("The same, part {n} of {of}."),
            };
            Drawn { file, alt: (!said.is_empty()).then(|| printed(&alt)) }
        });
        let notes = [&frame.source, &frame.caveat].into_iter().filter(|line| !line.is_empty());
        Figure {
            id,
            heading: printed(&frame.heading()),
            subtitle: printed(&frame.subtitle),
            parts: parts.collect(),
            notes: notes.map(|line| printed(line)).collect(),
            width,
            narrowest: narrowest(size),
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

/// A chart or map as drawn: one drawing, or the parts of one that would be too high for a page.
fn drawn(block: &Block, size: Size) -> Vec<String> {
    let drawn = match block {
        Block::Chart(chart) => chart::draw_in_parts(chart, size, PANELS),
        Block::TileMap(map) => vec![chart::draw_tiles(map, size)],
        Block::Map(map) => vec![chart::draw_map(map, size)],
        Block::MapSeries(maps) => vec![chart::draw_map_series(maps, size)],
        _ => Vec::new(),
    };
    drawn.iter().map(Element::render).collect()
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
