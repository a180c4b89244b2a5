//! The folder's records, opened at the console: whoever can read the folder may keep the board's papers.

use partnership::{Actor, Granted, ManageBoard, Store, StoreError};

use crate::{Folder, WorkbenchError};

/// The board's records with the permission to change them.
#[derive(Debug)]
pub struct Desk {
    /// The records.
    pub store: Store,
    /// The permission.
    pub may: Granted<ManageBoard>,
}

impl Desk {
    /// Opens the folder's records, in the name of whoever is at the console.
    pub fn open(folder: &Folder) -> Result<Self, WorkbenchError> {
        let store = Store::open(&folder.records())?;
        let may = Actor::console().grant().ok_or(StoreError::NotFound("permission"))?;
        Ok(Self { store, may })
    }
}
