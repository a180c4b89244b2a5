//! A batch: some rows of one table, and what tells each of them from the others.

use arrow::record_batch::RecordBatch;

/// What tells a row from the others of its vintage. The hashes are 64 bits of XXH3 over the row's fields as published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowIdentity {
    /// The publisher gave the row an identifier: a row equal in every field to the first one held with that identifier is a
    /// duplicate; a different row with the same identifier is kept and reported.
    Identified {
        /// The identifier's hash.
        key: u64,
        /// The whole row's hash.
        row: u64,
    },
    /// The publisher numbers its records, and the number alone makes the row: any further row with it is a duplicate
    /// (answers of an interface, which overlap). A record that also carries the identifier of its event is held against
    /// the rows with that identifier as well, as any identified row is.
    Numbered {
        /// The number's hash.
        number: u64,
        /// The event's identifier's hash and the whole row's, where it carries one.
        event: Option<(u64, u64)>,
    },
    /// No identifier: an equal row may be another event, so it is kept and counted as one that cannot be told apart.
    Anonymous {
        /// The whole row's hash.
        row: u64,
    },
}

/// The identities of a batch's rows, where its source has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// Rows are what they say: counts by month and area. Nothing is looked for.
    Plain,
    /// One identity a row, in order.
    Rows(Vec<RowIdentity>),
}

/// Some rows of one table.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The rows, in the schema of their [`crate::Table`].
    pub rows: RecordBatch,
    /// What tells them apart.
    pub identity: Identity,
}
