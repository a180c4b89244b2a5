//! Programs: other systems that keep records here, each by a token of its own and under its own name. A token is shown once, is
//! stored as its hash, holds for as many days as it was made for, and is revoked at any time. What a program does stands in the
//! trail under its name, without an account.

use jiff::{Timestamp, ToSpan as _};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::json;

use crate::access::{Actor, Granted, ManageAccounts};
use crate::audit::{self, Change};
use crate::id::id;
use crate::roles::Roles;
use crate::secret::{Secret, hash};
use crate::store::column::{optional_time, parsed, stored, time};
use crate::{Store, StoreError, Wrong, text};

/// For how many days a token holds where nothing else is asked for.
pub const PROGRAM_DAYS: u16 = 365;
/// For how many days it can hold at most.
pub const MOST_PROGRAM_DAYS: u16 = 730;

id!(
    /// The id of a program.
    ProgramId,
    "program"
);

/// A program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Program {
    /// Its id.
    pub id: ProgramId,
    /// Its name, as the trail has it: "Committee system".
    pub name: String,
    /// What it may do is what people of these roles may.
    pub roles: Roles,
    /// When its token was made.
    pub created: Timestamp,
    /// When it ends.
    pub expires: Timestamp,
    /// When it was revoked.
    pub revoked: Option<Timestamp>,
}

/// A program that was made just now.
#[derive(Debug)]
pub struct NewProgram {
    /// The program.
    pub program: Program,
    /// Its token: to be given to it, and to be had this once.
    pub token: Secret,
}

const ALL: &str = "SELECT id, name, roles, created, expires, revoked FROM program";

fn read(row: &Row<'_>) -> rusqlite::Result<Program> {
    Ok(Program {
        id: ProgramId(row.get(0)?),
        name: row.get(1)?,
        roles: parsed(row, 2)?,
        created: time(row, 3)?,
        expires: time(row, 4)?,
        revoked: optional_time(row, 5)?,
    })
}

fn by_id(connection: &Connection, id: ProgramId) -> Result<Program, StoreError> {
    let sql = format!("{ALL} WHERE id = ?1");
    connection.query_row(&sql, [id.0], read).optional()?.ok_or(StoreError::NotFound("program"))
}

fn by_name(connection: &Connection, name: &str) -> Result<Option<Program>, StoreError> {
    let sql = format!("{ALL} WHERE name = ?1 AND revoked IS NULL");
    Ok(connection.query_row(&sql, [name], read).optional()?)
}

/// Refuses a name by which the trail would take a program for something else: another program, a person, the console.
fn is_free(connection: &Connection, name: &str) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT name FROM account")?;
    let people: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let ours = [Actor::console(), Actor::program()];
    let ours = ours.iter().map(Actor::name);
    let mut others = people.iter().map(String::as_str).chain(ours);
    let is_taken = others.any(|other| text::folded(other) == text::folded(name));
    if is_taken || by_name(connection, name)?.is_some() {
        return Err(StoreError::invalid("name", Wrong::NameTaken));
    }
    Ok(())
}

impl Store {
    /// Makes a program with these roles, whose token holds for so many days.
    ///
    /// # Errors
    /// Where a person or another program has the name, or the days are none or too many.
    pub fn add_program(
        &self,
        may: &Granted<ManageAccounts>,
        (name, roles, days): (&str, &Roles, u16),
        now: Timestamp,
    ) -> Result<NewProgram, StoreError> {
        let name = text::needed_line("name", "a name for the program", name)?;
        if roles.is_empty() {
            return Err(StoreError::invalid("roles", Wrong::NoRole));
        }
        if !(1..=MOST_PROGRAM_DAYS).contains(&days) {
            let most = usize::from(MOST_PROGRAM_DAYS);
            return Err(StoreError::invalid("days", Wrong::Days { most }));
        }
        let (token, expires) = (Secret::new()?, now + (24 * i64::from(days)).hours());
        let program = self.write(|transaction| {
            is_free(transaction, &name)?;
            transaction.execute(
                "INSERT INTO program (name, token, roles, created, expires) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![name, token.hash(), roles.stored(), stored(now), stored(expires)],
            )?;
            let added = by_id(transaction, ProgramId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "program.add", (None, &added), now)?;
            Ok(added)
        })?;
        Ok(NewProgram { program, token })
    }

    /// Every program, those whose token was revoked too, by name.
    pub fn programs(&self, _may: &Granted<ManageAccounts>) -> Result<Vec<Program>, StoreError> {
        self.read(|connection| {
            let mut statement = connection.prepare(&format!("{ALL} ORDER BY name, id"))?;
            let programs = statement.query_map([], read)?;
            Ok(programs.collect::<Result<_, _>>()?)
        })
    }

    /// Revokes the token of the program of this name: it opens nothing any more.
    pub fn revoke_program(
        &self,
        may: &Granted<ManageAccounts>,
        name: &str,
        now: Timestamp,
    ) -> Result<Program, StoreError> {
        self.write(|transaction| {
            let before =
                by_name(transaction, name.trim())?.ok_or(StoreError::NotFound("program"))?;
            let sql = "UPDATE program SET revoked = ?2 WHERE id = ?1";
            transaction.execute(sql, params![before.id.0, stored(now)])?;
            let after = by_id(transaction, before.id)?;
            tell(transaction, may, "program.revoke", (Some(&before), &after), now)?;
            Ok(after)
        })
    }

    /// Who acts with a program's token; nobody where there is no such token, or it holds no more.
    pub fn program(&self, token: &str, now: Timestamp) -> Result<Option<Actor>, StoreError> {
        self.read(|connection| {
            let sql = format!("{ALL} WHERE token = ?1 AND expires > ?2 AND revoked IS NULL");
            let values = params![hash(token), stored(now)];
            let found = connection.query_row(&sql, values, read).optional()?;
            Ok(found.map(|program| Actor::of_program(program.name, program.roles)))
        })
    }
}

fn tell(
    transaction: &Connection,
    may: &Granted<ManageAccounts>,
    what: &'static str,
    (before, after): (Option<&Program>, &Program),
    now: Timestamp,
) -> Result<(), StoreError> {
    let change = Change {
        what,
        subject: after.id.to_string(),
        before: before.map(|before| json!(before)),
        after: Some(json!(after)),
    };
    audit::write(transaction, may.actor(), now, change)
}
