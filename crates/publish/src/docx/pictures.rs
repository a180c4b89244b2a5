//! Charts and maps as pictures: vector with its letters as outlines, so that it looks the same whatever typefaces a reader has,
//! and the same as PNG for programs that show no vectors.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use document::{Block, Document};

use super::drawings;
use crate::chart::{self, Drawn, Size};
use markup::Element;

use crate::PublishError;

/// How wide the PNG is: about 150 dots an inch on the page, for the few programs that show no vectors.
const PIXELS: u32 = 1000;

/// A chart or map.
pub(super) type Picture = Drawn;

/// Every chart and map of a document, by its id. They are drawn side by side, as many at once as the machine has cores.
pub(super) fn of(document: &Document) -> Result<BTreeMap<String, Picture>, PublishError> {
    let mut blocks = Vec::new();
    for block in document.all_blocks() {
        blocks.push(block);
        if let Block::Narrative(narrative) = block {
            blocks.extend(&narrative.blocks);
        }
    }
    let drawings: Vec<(&str, &Block)> =
        blocks.into_iter().filter_map(|b| Some((b.frame()?.id.as_str(), b))).collect();
    let at_once = thread::available_parallelism().map_or(1, NonZero::get);
    let each = drawings.len().div_ceil(at_once).max(1);
    thread::scope(|scope| {
        // Every other one, so that a run of large maps is shared out too.
        let lanes: Vec<_> = (0..at_once.min(drawings.len()))
            .map(|lane| {
                let mine = drawings.iter().skip(lane).step_by(at_once).take(each);
                scope.spawn(move || {
                    mine.map(|(id, block)| Ok(((*id).to_owned(), picture(block)?)))
                        .collect::<Result<Vec<_>, PublishError>>()
                })
            })
            .collect();
        let mut pictures = BTreeMap::new();
        for lane in lanes {
            let drawn = lane.join().map_err(|_| PublishError::Png {
                why: "the program that draws it broke off; please report it".to_owned(),
            })?;
            pictures.extend(drawn?);
        }
        Ok(pictures)
    })
}

/// As a column of text has it; where it is too high for a page so, and its letters would be made small, the size whose letters
/// stay larger.
fn picture(block: &Block) -> Result<Picture, PublishError> {
    let column = drawn(block, Size::Column)?;
    if letters(&column, Size::Column) >= Size::Column.font() * 0.9 {
        return Ok(column);
    }
    let page = drawn(block, Size::Page)?;
    let is_larger = letters(&page, Size::Page) > letters(&column, Size::Column);
    Ok(if is_larger { page } else { column })
}

/// How large its letters are on the page, as if it were as wide as a column.
fn letters(picture: &Picture, size: Size) -> f64 {
    let width = f64::from(drawings::measure(picture.width, picture.height).0);
    let full = f64::from(drawings::measure(1.0, 0.0).0);
    size.font() * (width / full) * Size::Column.width() / f64::from(picture.width)
}

fn drawn(block: &Block, size: Size) -> Result<Picture, PublishError> {
    let drawing: Option<Element> = match block {
        Block::Chart(chart) => Some(chart::draw(chart, size)),
        Block::TileMap(map) => Some(chart::draw_tiles(map, size)),
        Block::Map(map) => Some(chart::draw_map(map, size)),
        Block::MapSeries(maps) => Some(chart::draw_map_series(maps, size)),
        _ => None,
    };
    let svg = drawing.map_or_else(String::new, |drawing| drawing.render());
    chart::drawn(&svg, PIXELS)
}
