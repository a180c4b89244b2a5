//! What documents are held against where there is a partnership's folder: its figures.

use checker::{Checked, Scope};
use lake::VintageRecord;
use reading::Reading;

use crate::{Folder, Session, WorkbenchError};

/// A folder's figures, and what is known of documents about its area.
pub struct DataBehind {
    session: Session,
    scope: Scope,
}

impl DataBehind {
    /// The figures of a folder. What a document says of no place is taken for the partnership's own area.
    pub fn of(folder: Folder) -> Result<Self, WorkbenchError> {
        let session = Session::open(folder)?;
        let mut vintages: Vec<&VintageRecord> = session.lake().vintages().iter().collect();
        vintages.sort_by(|a, b| b.lateness().cmp(&a.lateness()));
        let vintages = vintages.into_iter().map(|record| record.id.clone()).collect();
        let place = session.own().ok().map(|own| own.name);
        let scope = Scope { place, period: None, vintages };
        Ok(Self { session, scope })
    }

    /// Checks a document, and holds against the figures what can be bound to them.
    pub(super) fn check(&self, reading: &Reading) -> Checked {
        checker::check_against(reading, self.session.figures(), &self.scope)
    }
}
