//! Answers as maps of wards.

use document::Block;
use figure::Table;

use super::Asking;
use crate::ward_map;

impl Asking<'_> {
    /// A map of this table's wards; none where their outlines are not held.
    pub fn map_of_wards(&self, id: &str, table: &Table) -> Option<Block> {
        ward_map::of_wards(id, self.input.ground.as_ref()?, table, None)
    }
}
