//! The wards of the own area as a map to choose from.

use document::map::MapArea;
use figure::Month;
use sources::Table;

use crate::{Session, WorkbenchError, assess};

/// The wards of the own area with their outlines, in metres on the British National Grid.
#[derive(Debug, Clone)]
pub struct WardMap {
    /// The wards, each with its code, name and rings.
    pub wards: Vec<MapArea>,
    /// Licence lines of the outlines.
    pub licences: Vec<String>,
}

/// The wards of the own area as they stood in this month; none where not every ward's outline is held.
///
/// # Errors
/// Where the own area is not known, or the outlines cannot be read.
pub fn ward_map(session: &Session, to: Month) -> Result<Option<WardMap>, WorkbenchError> {
    let Some(wards) = assess::ward_areas(session, to)? else { return Ok(None) };
    Ok(Some(WardMap { wards, licences: session.licences_of(&[Table::Boundaries]) }))
}
