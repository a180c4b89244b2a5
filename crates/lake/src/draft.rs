//! A vintage before it is held, and what became of it.

use figure::{SourceId, VintageId};
use sources::{Source, Table};

/// What is known of a vintage before its files are read. Everything else follows from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VintageDraft {
    /// Its source.
    pub source: SourceId,
    /// The source's table.
    pub table: Table,
    /// The publisher, for every output.
    pub publisher: String,
    /// The licence line, for every output.
    pub licence: String,
    /// Whether its newest month is incomplete and grows in later vintages.
    pub provisional: bool,
    /// When the publisher's file was retrieved, RFC 3339 in UTC.
    pub retrieved: String,
    /// When it is imported (now), RFC 3339 in UTC. No figure depends on it.
    pub imported: String,
}

impl VintageDraft {
    /// The draft of a vintage of this source.
    pub fn of(source: &Source, retrieved: impl Into<String>, imported: impl Into<String>) -> Self {
        Self {
            source: SourceId::new(source.id),
            table: source.table,
            publisher: source.publisher.to_owned(),
            licence: source.licence.to_owned(),
            provisional: source.provisional,
            retrieved: retrieved.into(),
            imported: imported.into(),
        }
    }
}

/// What became of a vintage that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// It is new, and held from now on.
    Added(VintageId),
    /// The same files are held already: nothing changed.
    AlreadyHeld(VintageId),
    /// The same files were held and dropped: the vintage is back.
    Restored(VintageId),
}

impl Imported {
    /// The vintage.
    pub fn id(&self) -> &VintageId {
        match self {
            Self::Added(id) | Self::AlreadyHeld(id) | Self::Restored(id) => id,
        }
    }
}
