//! Packs: the agenda of a meeting with its papers, as it was published and never changed again. A late paper makes a further one,
//! in which every page keeps its number.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::meetings::{self, MeetingId, MeetingStatus};
use super::papers::PaperId;
use super::{all, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::{parsed, stored, time};
use crate::{Store, StoreError};

id!(
    /// The id of a pack.
    PackId,
    "pack"
);

kind!(
    /// Who may read a pack.
    PackPart, "part", {
        /// Everybody.
        Public = "public",
        /// Members of the board: the papers of Part 2.
        Exempt = "exempt",
    }
);

/// The pages on which a paper of a pack stands, as they are printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperPages {
    /// The paper.
    pub paper: PaperId,
    /// The first: "19", "37a".
    pub first: String,
    /// The last.
    pub last: String,
}

/// What is said of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPack {
    /// The meeting.
    pub meeting: MeetingId,
    /// Who may read it.
    pub part: PackPart,
    /// When it was published.
    pub published: Date,
    /// Its folder's name.
    pub name: String,
    /// SHA-256 over its files.
    pub sha256: String,
    /// Its papers in their order, with their pages.
    pub pages: Vec<PaperPages>,
}

/// A pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pack {
    /// Its id.
    pub id: PackId,
    /// 1 for the first of its meeting and part, 2 for that with late papers.
    pub number: i64,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom, by the name they had then.
    pub who: String,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewPack,
}

const ALL: &str = "SELECT id, meeting, part, number, published, name, sha256, at, who FROM pack";

fn read(row: &Row<'_>) -> rusqlite::Result<Pack> {
    let said = NewPack {
        meeting: MeetingId(row.get(1)?),
        part: parsed(row, 2)?,
        published: parsed(row, 4)?,
        name: row.get(5)?,
        sha256: row.get(6)?,
        pages: Vec::new(),
    };
    let (number, at) = (row.get(3)?, time(row, 7)?);
    Ok(Pack { id: PackId(row.get(0)?), number, at, who: row.get(8)?, said })
}

fn pages(row: &Row<'_>) -> rusqlite::Result<PaperPages> {
    Ok(PaperPages { paper: PaperId(row.get(0)?), first: row.get(1)?, last: row.get(2)? })
}

fn with_pages(connection: &Connection, mut pack: Pack) -> Result<Pack, StoreError> {
    let sql = "SELECT paper, first, last FROM pack_paper WHERE pack = ?1 ORDER BY rowid";
    pack.said.pages = all(connection, sql, [pack.id.0], pages)?;
    Ok(pack)
}

impl Store {
    /// The packs of a meeting, the last of each part first.
    pub fn packs(&self, meeting: MeetingId) -> Result<Vec<Pack>, StoreError> {
        let sql = format!("{ALL} WHERE meeting = ?1 ORDER BY number DESC, part DESC");
        self.read(|connection| {
            let found = all(connection, &sql, [meeting.0], read)?;
            found.into_iter().map(|pack| with_pages(connection, pack)).collect()
        })
    }

    /// The pack with this name.
    pub fn pack(&self, name: &str) -> Result<Pack, StoreError> {
        let sql = format!("{ALL} WHERE name = ?1");
        self.read(|connection| with_pages(connection, one(connection, &sql, [name], read, "pack")?))
    }

    /// Records a pack that was published; a meeting that was a draft is published with it.
    pub fn record_pack(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewPack,
        now: Timestamp,
    ) -> Result<Pack, StoreError> {
        self.write(|transaction| {
            let meeting = meetings::by_id(transaction, new.meeting)?;
            transaction.execute(
                "INSERT INTO pack (meeting, part, number, published, name, sha256, at, who) VALUES (?1, ?2, \
                 (SELECT coalesce(max(number), 0) + 1 FROM pack WHERE meeting = ?1 AND part = ?2), \
                 ?3, ?4, ?5, ?6, ?7)",
                params![
                    new.meeting.0,
                    new.part.id(),
                    new.published.to_string(),
                    new.name,
                    new.sha256,
                    stored(now),
                    may.actor().name()
                ],
            )?;
            let id = transaction.last_insert_rowid();
            for PaperPages { paper, first, last } in &new.pages {
                // One that was withdrawn since it was published keeps its pages.
                let sql = "INSERT INTO pack_paper (pack, paper, first, last) VALUES (?1, ?2, ?3, ?4)";
                transaction.execute(sql, params![id, paper.0, first, last])?;
            }
            if meeting.status == MeetingStatus::Draft && new.part == PackPart::Public {
                meetings::set_status(transaction, may, &meeting, MeetingStatus::Published, now)?;
            }
            let sql = format!("{ALL} WHERE id = ?1");
            let added = with_pages(transaction, one(transaction, &sql, [id], read, "pack")?)?;
            tell(transaction, may, "pack.publish", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }
}
