//! Organisations: the partners, statutory and others.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{all, not_taken, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::id;
use crate::{Store, StoreError, text};

id!(
    /// The id of an organisation.
    OrganisationId,
    "organisation"
);

/// What is said of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewOrganisation {
    /// Its name.
    pub name: String,
    /// What minutes call it: "CCG".
    pub short: Option<String>,
    /// Whether the law names it as a responsible authority.
    pub is_statutory: bool,
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewOrganisation,
}

const ALL: &str = "SELECT id, name, short, statutory FROM organisation WHERE ended IS NULL";

fn read(row: &Row<'_>) -> rusqlite::Result<Organisation> {
    let said = NewOrganisation { name: row.get(1)?, short: row.get(2)?, is_statutory: row.get(3)? };
    Ok(Organisation { id: OrganisationId(row.get(0)?), said })
}

/// The organisation with this id.
pub(super) fn by_id(
    connection: &Connection,
    id: OrganisationId,
) -> Result<Organisation, StoreError> {
    one(connection, &format!("{ALL} AND id = ?1"), [id.0], read, "organisation")
}

impl NewOrganisation {
    fn checked(mut self) -> Result<Self, StoreError> {
        self.name = text::needed_line("name", "a name", &self.name)?;
        self.short = text::optional_line("short", self.short.as_deref())?;
        Ok(self)
    }
}

impl Store {
    /// Every organisation, by name.
    pub fn organisations(&self) -> Result<Vec<Organisation>, StoreError> {
        self.read(|connection| all(connection, &format!("{ALL} ORDER BY name"), [], read))
    }

    /// The organisation with this id.
    pub fn organisation(&self, id: OrganisationId) -> Result<Organisation, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// Adds an organisation.
    ///
    /// # Errors
    /// Where there is one of this name.
    pub fn add_organisation(
        &self,
        may: &Granted<ManageBoard>,
        new: NewOrganisation,
        now: Timestamp,
    ) -> Result<Organisation, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            let sql = "SELECT count(*) FROM organisation WHERE name = ?1";
            not_taken(transaction, "name", sql, [&new.name])?;
            transaction.execute(
                "INSERT INTO organisation (name, short, statutory) VALUES (?1, ?2, ?3)",
                params![new.name, new.short, new.is_statutory],
            )?;
            let added = by_id(transaction, OrganisationId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "organisation.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Changes what is said of an organisation.
    ///
    /// # Errors
    /// Where another one has the name.
    pub fn edit_organisation(
        &self,
        may: &Granted<ManageBoard>,
        id: OrganisationId,
        new: NewOrganisation,
        now: Timestamp,
    ) -> Result<Organisation, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            let sql = "SELECT count(*) FROM organisation WHERE name = ?1 AND id <> ?2";
            not_taken(transaction, "name", sql, params![new.name, id.0])?;
            transaction.execute(
                "UPDATE organisation SET name = ?2, short = ?3, statutory = ?4 WHERE id = ?1",
                params![id.0, new.name, new.short, new.is_statutory],
            )?;
            let after = by_id(transaction, id)?;
            tell(transaction, may, "organisation.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }
}
