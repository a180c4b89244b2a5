//! How much an import holds in memory before it goes to disk.

/// The limits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Cells of counts.
    pub(super) cells: usize,
    /// Bytes of rows that may be duplicates.
    pub(super) held: usize,
    /// Suspected keys looked for in one pass over all of them.
    pub(super) keys: u64,
}

impl Default for Limits {
    /// Together with the filter and two waves of rows, well under half a gigabyte.
    fn default() -> Self {
        Self { cells: 1 << 19, held: 32 << 20, keys: 1 << 20 }
    }
}
