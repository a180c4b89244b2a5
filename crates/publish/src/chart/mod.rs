//! Charts and maps as SVG, drawn by hand over plain scales: a line or bar stands for a number and nothing else does.
//! Direct labels, few light grid lines, bars and axes from zero, shapes and dashes beside colours. Each drawing carries its
//! finding and a description for readers who cannot see it, and can be had at three sizes, at none of which its texts are
//! smaller than 12 px.

mod axes;
mod bars;
mod canvas;
mod control;
mod funnel;
mod heat;
mod legend;
mod lines;
mod map;
mod months;
mod multiples;
mod outlines;
mod png;
mod rank;
mod room;
mod scale;
mod slope;
mod stacked;
mod standing;
mod tiles;
mod trend;

use document::{Block, Chart, ChartKind, Document, Frame, Map, MapSeries, TileMap};

pub use self::png::png;
pub(crate) use self::png::{Drawn, drawn};
use self::standing::{Alone, Picture, framed};
pub(crate) use self::trend::draw as draw_trend;
use markup::Element;

/// How wide a drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A phone of 320 px, less its margins.
    Phone,
    /// A column of text, 640 px.
    Column,
    /// A page, 960 px.
    Page,
}

impl Size {
    /// The width of the drawing.
    pub fn width(self) -> f64 {
        match self {
            Self::Phone => 288.0,
            Self::Column => 640.0,
            Self::Page => 960.0,
        }
    }

    /// The size of its texts: large enough that, where a page makes the drawing a little smaller, no text falls below 12 px.
    pub fn font(self) -> f64 {
        match self {
            Self::Phone => 13.0,
            Self::Column => 14.0,
            Self::Page => 15.0,
        }
    }

    /// The size of its smallest texts.
    pub fn small(self) -> f64 {
        self.font() - 0.5
    }

    /// The size's name in classes and ids.
    pub fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Column => "column",
            Self::Page => "page",
        }
    }
}

/// A chart as an SVG that stands alone: with its title, subtitle, source, licence and caveat.
pub fn svg(chart: &Chart, size: Size) -> String {
    framed(&chart.frame, size, Alone::Yes, picture(chart, size)).render()
}

/// A tile map as an SVG that stands alone: with its title, subtitle, source, licence and caveat.
pub fn tile_map_svg(map: &TileMap, size: Size) -> String {
    framed(&map.frame, size, Alone::Yes, tiles::draw(map, size)).render()
}

/// A map as an SVG that stands alone: with its title, subtitle, source, licence and caveat.
pub fn map_svg(map: &Map, size: Size) -> String {
    map::draw(map, size, Alone::Yes).render()
}

/// Maps side by side as an SVG that stands alone: with their title, subtitle, source, licence and caveat.
pub fn map_series_svg(maps: &MapSeries, size: Size) -> String {
    map::draw_series(maps, size, Alone::Yes).render()
}

/// The chart or map of this id in a document, as an SVG that stands alone, with what every reader of the document must be told;
/// none where it has none of the id.
pub fn of_document(document: &Document, id: &str, size: Size) -> Option<String> {
    let of_id = |block: &&&Block| block.frame().is_some_and(|frame| frame.id == id);
    let mut block = (*document.all_blocks().iter().find(of_id)?).clone();
    let notice = document.notice.as_ref().map(ToString::to_string).unwrap_or_default();
    let told = |frame: &mut Frame| {
        let said = [notice.as_str(), frame.caveat.as_str()];
        frame.caveat = said.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
    };
    match &mut block {
        Block::Chart(chart) => {
            told(&mut chart.frame);
            Some(svg(chart, size))
        }
        Block::TileMap(map) => {
            told(&mut map.frame);
            Some(tile_map_svg(map, size))
        }
        Block::Map(map) => {
            told(&mut map.frame);
            Some(map_svg(map, size))
        }
        Block::MapSeries(maps) => {
            told(&mut maps.frame);
            Some(map_series_svg(maps, size))
        }
        _ => None,
    }
}

/// A chart to stand in a page or document that has its title and source around it.
pub(crate) fn draw(chart: &Chart, size: Size) -> Element {
    framed(&chart.frame, size, Alone::No, picture(chart, size))
}

/// The same in parts, for a form whose pages end: small charts no more than so many in one part. Any other chart is one part.
pub(crate) fn draw_in_parts(chart: &Chart, size: Size, most: usize) -> Vec<Element> {
    match &chart.kind {
        ChartKind::Multiples(panels) if panels.panels.len() > most => panels
            .panels
            .chunks(most.max(1))
            .map(|some| multiples::draw_some(&chart.frame, panels, some, size))
            .map(|picture| framed(&chart.frame, size, Alone::No, picture))
            .collect(),
        _ => vec![draw(chart, size)],
    }
}

/// A tile map, as [`draw`].
pub(crate) fn draw_tiles(map: &TileMap, size: Size) -> Element {
    framed(&map.frame, size, Alone::No, tiles::draw(map, size))
}

/// A map, as [`draw`].
pub(crate) fn draw_map(map: &Map, size: Size) -> Element {
    map::draw(map, size, Alone::No)
}

/// Maps side by side, as [`draw`].
pub(crate) fn draw_map_series(maps: &MapSeries, size: Size) -> Element {
    map::draw_series(maps, size, Alone::No)
}

fn picture(chart: &Chart, size: Size) -> Picture {
    match &chart.kind {
        ChartKind::Months(months) => months::draw(&chart.frame, months, size),
        ChartKind::Bars(bars) => bars::draw(bars, size),
        ChartKind::Lines(lines) => lines::draw(&chart.frame, lines, size),
        ChartKind::Rank(rank) => rank::draw(rank, size),
        ChartKind::Multiples(panels) => multiples::draw(&chart.frame, panels, size),
        ChartKind::Funnel(funnel) => funnel::draw(funnel, size),
        ChartKind::Control(control) => control::draw(&chart.frame, control, size),
        ChartKind::Slope(slope) => slope::draw(slope, size),
        ChartKind::Stacked(shares) => stacked::draw(&chart.frame, shares, size),
        ChartKind::Heat(heat) => heat::draw(&chart.frame, heat, size),
    }
}
