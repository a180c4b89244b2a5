//! Hot spots: the places where more is counted than chance lets expect, on wards, LSOAs, hexagons or cells, with how sure
//! that is, how much they hold, and whether they were hot before.
//!
//! A map of hundreds of places shows hot spots by chance alone. So each test allows for as many places as were looked at,
//! the same question is asked of earlier periods, and every answer says what going by last year's map would have come to. It
//! says where, never why.

mod answer;
mod cells;
mod found;
mod geojson;
mod gi;
mod heat;
mod hiding;
mod how;
mod input;
mod kde;
mod lasting;
mod looked;
mod page;
mod places;
mod rows;
mod scan;
mod shares;
mod tables;
mod words;

pub use answer::{
    HotSpotCluster, HotSpotHeat, HotSpotMoran, HotSpotNumbers, HotSpotRow, HotSpotShapes,
    HotSpotShare, HotSpots,
};
pub use geojson::geojson;
pub use input::{
    HotSpotMethod, HotSpotSettings, HotSpotsInput, HotSpotsOn, LEAST_METRES, MOST_EARLIER,
    NamedShape, Place, PlacedCount,
};
pub(crate) use page::blocks;
pub use page::page;
pub use tables::table;

use crate::ReportsError;
use found::{Found, look};
use hiding::Hidden;
use looked::Looked;
use places::Places;

/// Looks for hot spots. What counts do not allow is an answer with a reason; a question that nothing can answer is an error.
///
/// # Errors
/// Where the input does not make sense by itself, or a shape cannot be placed on the globe.
pub fn find(input: &HotSpotsInput) -> Result<HotSpots, ReportsError> {
    input.check()?;
    let places = Places::of(input)?;
    let now = look(input, &places, 0, None)?;
    let mut earlier: Vec<(usize, Found)> = Vec::new();
    for period in 1..=input.earlier.len() {
        let found = look(input, &places, period, now.bandwidth)?;
        // A period of which nothing can be said is not one in which nothing was hot.
        if found.reason.is_none() {
            earlier.push((period, found));
        }
    }
    let hidden = Hidden::of(&places, &now, input.settings.hide_below);
    Looked { input, places, now, earlier, hidden }.answer()
}
