//! What stands behind a document where it does not say it itself.

use figure::{Period, VintageId};

/// What whoever has a document checked knows of it. The default knows nothing: what a claim does not say itself is not
/// guessed, and the claim is not checkable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// The partnership's own area, by name or code: what "the borough" is, and a claim that names no place is about.
    pub place: Option<String>,
    /// The period that the document says it is about, for claims that name none.
    pub period: Option<Period>,
    /// The vintages that are held, the newest first: what a document may have been written from.
    pub vintages: Vec<VintageId>,
}
