//! Where the tiles of a schematic map lie: every area one equal square, roughly in place. Nothing can be measured on it.

use figure::AreaCode;

use super::tables::Tables;
use crate::folder::FolderError;

/// A tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaTile {
    /// The area.
    pub code: AreaCode,
    /// Its name.
    pub name: String,
    /// Its column, from 0 at the left.
    pub column: u32,
    /// Its row, from 0 at the top.
    pub row: u32,
}

/// The tiles of the 32 London boroughs.
pub fn borough_tiles() -> Result<Vec<AreaTile>, FolderError> {
    let boroughs = Tables::read()?.areas.borough;
    boroughs.into_iter().map(|borough| tile(&borough.code, borough.name, borough.tile)).collect()
}

/// The tiles of Bromley's wards as they were until May 2022.
pub fn ward_tiles() -> Result<Vec<AreaTile>, FolderError> {
    let wards = Tables::read()?.areas.ward;
    wards.into_iter().map(|ward| tile(&ward.code, ward.name, ward.tile)).collect()
}

fn tile(code: &str, name: String, (column, row): (u32, u32)) -> Result<AreaTile, FolderError> {
    let code = code
        .parse()
        .map_err(|error: figure::AreaCodeError| FolderError::Demonstration(error.to_string()))?;
    Ok(AreaTile { code, name, column, row })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_areas_share_a_tile() {
        for (tiles, count) in [(borough_tiles().unwrap(), 32), (ward_tiles().unwrap(), 22)] {
            let places: BTreeSet<_> = tiles.iter().map(|tile| (tile.column, tile.row)).collect();
            let codes: BTreeSet<_> = tiles.iter().map(|tile| &tile.code).collect();
            assert_eq!((tiles.len(), places.len(), codes.len()), (count, count, count));
        }
    }
}
