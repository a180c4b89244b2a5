//! Boards, and the groups that work for them. One that is renamed keeps its former names, so that old papers lead to it.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::{all, not_taken, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::parsed;
use crate::{Store, StoreError, Wrong, text};

id!(
    /// The id of a board or group.
    BoardId,
    "board"
);

kind!(
    /// What a board is.
    BoardKind, "kind", {
        /// It decides, and meets in public.
        Board = "board",
        /// It works for a board.
        Group = "group",
    }
);

/// What is said of a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewBoard {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: BoardKind,
    /// The board that it works for.
    pub parent: Option<BoardId>,
    /// How many clear working days before a meeting its agenda is to be published: five for a board.
    pub notice_days: u8,
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Board {
    /// Its id.
    pub id: BoardId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewBoard,
    /// What it was called before, the last name first.
    pub former_names: Vec<String>,
}

const ALL: &str = "SELECT id, name, kind, parent, notice, \
    (SELECT json_group_array(name) FROM (SELECT name FROM board_name WHERE board = board.id ORDER BY until DESC)) \
    FROM board WHERE ended IS NULL";

fn read(row: &Row<'_>) -> rusqlite::Result<Board> {
    let names: String = row.get(5)?;
    let former_names = serde_json::from_str(&names).map_err(|source| {
        crate::store::column::unreadable(5, rusqlite::types::Type::Text, source)
    })?;
    let said = NewBoard {
        name: row.get(1)?,
        kind: parsed(row, 2)?,
        parent: row.get::<_, Option<i64>>(3)?.map(BoardId),
        notice_days: row.get(4)?,
    };
    Ok(Board { id: BoardId(row.get(0)?), said, former_names })
}

/// The board with this id.
pub(super) fn by_id(connection: &Connection, id: BoardId) -> Result<Board, StoreError> {
    one(connection, &format!("{ALL} AND board.id = ?1"), [id.0], read, "board")
}

fn free_name(connection: &Connection, name: &str) -> Result<(), StoreError> {
    not_taken(connection, "name", "SELECT count(*) FROM board WHERE name = ?1", [name])
}

impl Store {
    /// Every board and group, by name.
    pub fn boards(&self) -> Result<Vec<Board>, StoreError> {
        self.read(|connection| all(connection, &format!("{ALL} ORDER BY kind, name"), [], read))
    }

    /// The board with this id.
    pub fn board(&self, id: BoardId) -> Result<Board, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// Adds a board.
    pub fn add_board(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewBoard,
        now: Timestamp,
    ) -> Result<Board, StoreError> {
        let name = text::needed_line("name", "a name", &new.name)?;
        self.write(|transaction| {
            free_name(transaction, &name)?;
            if let Some(parent) = new.parent {
                by_id(transaction, parent)?;
            }
            transaction.execute(
                "INSERT INTO board (name, kind, parent, notice) VALUES (?1, ?2, ?3, ?4)",
                params![name, new.kind.id(), new.parent.map(|id| id.0), new.notice_days],
            )?;
            let added = by_id(transaction, BoardId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "board.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Gives a board another name, from a day on.
    pub fn rename_board(
        &self,
        may: &Granted<ManageBoard>,
        id: BoardId,
        name: &str,
        from: Date,
        now: Timestamp,
    ) -> Result<Board, StoreError> {
        let name = text::needed_line("name", "a name", name)?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            if before.said.name == name {
                return Ok(before);
            }
            free_name(transaction, &name)?;
            transaction.execute(
                "INSERT OR REPLACE INTO board_name (board, name, until) VALUES (?1, ?2, ?3)",
                params![id.0, before.said.name, from.to_string()],
            )?;
            transaction.execute("UPDATE board SET name = ?2 WHERE id = ?1", params![id.0, name])?;
            let after = by_id(transaction, id)?;
            tell(transaction, may, "board.rename", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Changes what a board is, for which board it works, and how long its notice is. Its name is changed by
    /// [`rename_board`](Self::rename_board), which keeps the former one.
    ///
    /// # Errors
    /// Where it would work for itself, by others or at once.
    pub fn edit_board(
        &self,
        may: &Granted<ManageBoard>,
        id: BoardId,
        (kind, parent, notice_days): (BoardKind, Option<BoardId>, u8),
        now: Timestamp,
    ) -> Result<Board, StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            let mut above = parent;
            while let Some(board) = above {
                if board == id {
                    return Err(StoreError::invalid("parent", Wrong::OwnParent));
                }
                above = by_id(transaction, board)?.said.parent;
            }
            transaction.execute(
                "UPDATE board SET kind = ?2, parent = ?3, notice = ?4 WHERE id = ?1",
                params![id.0, kind.id(), parent.map(|id| id.0), notice_days],
            )?;
            let after = by_id(transaction, id)?;
            if after != before {
                tell(transaction, may, "board.edit", id, (Some(&before), Some(&after)), now)?;
            }
            Ok(after)
        })
    }
}
