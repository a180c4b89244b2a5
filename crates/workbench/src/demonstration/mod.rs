//! The demonstration: a partnership that can be looked at without any data at hand. A generator makes publishers' files, in
//! the publishers' layouts, into a partnership's folder; the same way that real files take leads from there. It needs no
//! network and gives the same bytes each time.
//!
//! The figures are invented, but not at random: their totals are those of a published board pack, line by line
//! (`data/demonstration-targets.toml`), and their months follow the course of the pandemic as that pack describes it.
//! Populations are implied by the pack's rates, and maps are schematic tiles. The folder's settings say that it is a
//! demonstration, so that every page made from it says so too.

mod board;
mod boroughs;
mod calls;
mod files;
mod random;
mod tables;
mod tiles;
mod wards;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::path::Path;

use figure::Month;

use crate::folder::{Folder, FolderError, refuse_if_taken, write_new};

pub(crate) use board::meet;
pub use files::GeneratedFile;
pub use tiles::{AreaTile, borough_tiles, ward_tiles};

/// The settings of the demonstration's partnership.
const SETTINGS: &str = include_str!("../../data/demonstration-watchward.toml");

/// The first month with data, March 2018, as [`Month::index`] counts.
const FIRST: i32 = 2018 * 12 + 2;

/// How many months there are: March 2018 to May 2021.
const MONTHS: usize = 39;

/// The three years from March to February, and the three months after them, as places in the list of months.
const YEARS: [Range<usize>; 4] = [0..12, 12..24, 24..36, 36..39];

/// The year to February 2020 among them.
const BEFORE: usize = 1;

/// The year to February 2021.
const LATEST: usize = 2;

/// The borough whose partnership it is.
const OWN: &str = "E09000006";

/// Makes the demonstration's folder at `dir`, with its publishers' files in the inbox. A folder with anything in it is
/// refused.
pub fn demo(dir: &Path) -> Result<Folder, FolderError> {
    refuse_if_taken(dir)?;
    let generated = generate()?;
    let folder = Folder::create(dir, SETTINGS)?;
    for file in &generated {
        let path = folder.inbox().join(file.name);
        write_new(&path, &file.bytes).map_err(|source| FolderError::Write { path, source })?;
    }
    Ok(folder)
}

/// The publishers' files of the demonstration, by name.
pub fn generate() -> Result<Vec<GeneratedFile>, FolderError> {
    let tables = tables::Tables::read()?;
    let crimes = boroughs::crimes(&tables)?;
    let own = tables.areas.borough.iter().position(|borough| borough.code == OWN);
    let own = own.and_then(|place| crimes.get(place));
    let own =
        own.ok_or_else(|| FolderError::Demonstration(format!("{OWN} is not in the table")))?;
    let by_ward = wards::crimes(&tables, own)?;
    files::write(&tables, &crimes, &by_ward)
}

/// The month that the demonstration's needs assessment goes to: February 2021.
pub fn to() -> Month {
    restrictions().plus(11)
}

/// The first month with restrictions, March 2020.
fn restrictions() -> Month {
    first().plus(24)
}

/// The first month with data.
#[expect(
    clippy::expect_used,
    reason = "the constant is a month, as every test of this module shows"
)]
fn first() -> Month {
    Month::from_index(FIRST).expect("March 2018 is a month")
}

/// The months with data, in order.
fn months() -> impl Iterator<Item = Month> {
    (0..MONTHS).map(month)
}

/// The month at this place.
fn month(place: usize) -> Month {
    first().plus(i32::try_from(place).unwrap_or(0))
}

/// The place of a month.
fn place_of(month: Month) -> usize {
    usize::try_from(month.index() - FIRST).unwrap_or(0)
}
