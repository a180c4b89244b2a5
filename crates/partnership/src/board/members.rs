//! Who sits on a board: a person, or whoever holds a post, in a role, from a day to a day. Somebody can sit on it in two separate
//! times. An alternate comes for a member, and is none.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Row, params};
use serde::Serialize;

use super::boards::{self, BoardId};
use super::people::{PersonId, PostId, person_by_id, post_by_id};
use super::{all, in_order, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::{optional_parsed, parsed};
use crate::{Store, StoreError};

id!(
    /// The id of a membership.
    MembershipId,
    "membership"
);

kind!(
    /// What somebody is on a board.
    MembershipRole, "role", {
        /// Who leads its meetings.
        Chair = "chair",
        /// Who leads them otherwise.
        ViceChair = "vice-chair",
        /// A member.
        Member = "member",
        /// Who answers for its field in the council.
        PortfolioHolder = "portfolio-holder",
        /// Who comes and advises.
        Adviser = "adviser",
    }
);

/// Who sits there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// A person.
    Person(PersonId),
    /// Whoever holds a post.
    Post(PostId),
}

/// What is said of a membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMembership {
    /// The board.
    pub board: BoardId,
    /// Who.
    pub seat: Seat,
    /// As what.
    pub role: MembershipRole,
    /// For whom they come, where they are an alternate.
    pub alternate_for: Option<MembershipId>,
    /// From this day.
    pub first: Date,
    /// To this one; none as yet.
    pub last: Option<Date>,
}

/// A membership.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// Its id.
    pub id: MembershipId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewMembership,
}

const ALL: &str =
    "SELECT id, board, person, post, role, alternate_for, first, last FROM membership";

fn read(row: &Row<'_>) -> rusqlite::Result<Member> {
    let seat = match row.get::<_, Option<i64>>(2)? {
        Some(person) => Seat::Person(PersonId(person)),
        None => Seat::Post(PostId(row.get(3)?)),
    };
    let said = NewMembership {
        board: BoardId(row.get(1)?),
        seat,
        role: parsed(row, 4)?,
        alternate_for: row.get::<_, Option<i64>>(5)?.map(MembershipId),
        first: parsed(row, 6)?,
        last: optional_parsed(row, 7)?,
    };
    Ok(Member { id: MembershipId(row.get(0)?), said })
}

impl Store {
    /// Who sits on a board on a day, those who lead it first; alternates too.
    pub fn members(&self, board: BoardId, on: Date) -> Result<Vec<Member>, StoreError> {
        let sql = format!(
            "{ALL} WHERE board = ?1 AND first <= ?2 AND (last IS NULL OR last >= ?2) \
             ORDER BY alternate_for IS NOT NULL, \
             CASE role WHEN 'chair' THEN 0 WHEN 'vice-chair' THEN 1 ELSE 2 END, id"
        );
        self.read(|connection| all(connection, &sql, params![board.0, on.to_string()], read))
    }

    /// Everybody who sits or has sat on a board, those who joined last first; alternates too.
    pub fn memberships(&self, board: BoardId) -> Result<Vec<Member>, StoreError> {
        let sql = format!("{ALL} WHERE board = ?1 ORDER BY first DESC, id DESC");
        self.read(|connection| all(connection, &sql, [board.0], read))
    }

    /// Adds somebody to a board.
    pub fn add_member(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewMembership,
        now: Timestamp,
    ) -> Result<Member, StoreError> {
        in_order(new.first, new.last)?;
        self.write(|transaction| {
            boards::by_id(transaction, new.board)?;
            let (person, post) = match new.seat {
                Seat::Person(id) => (Some(person_by_id(transaction, id)?.id.0), None),
                Seat::Post(id) => (None, Some(post_by_id(transaction, id)?.id.0)),
            };
            if let Some(whose) = new.alternate_for {
                let of = format!("{ALL} WHERE id = ?1 AND board = ?2");
                one(transaction, &of, [whose.0, new.board.0], read, "membership")?;
            }
            transaction.execute(
                "INSERT INTO membership (board, person, post, role, alternate_for, first, last) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    new.board.0,
                    person,
                    post,
                    new.role.id(),
                    new.alternate_for.map(|id| id.0),
                    new.first.to_string(),
                    new.last.map(|last| last.to_string())
                ],
            )?;
            let id = transaction.last_insert_rowid();
            let added =
                one(transaction, &format!("{ALL} WHERE id = ?1"), [id], read, "membership")?;
            tell(transaction, may, "member.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Ends a membership with a day.
    pub fn end_membership(
        &self,
        may: &Granted<ManageBoard>,
        id: MembershipId,
        last: Date,
        now: Timestamp,
    ) -> Result<Member, StoreError> {
        self.write(|transaction| {
            let of = format!("{ALL} WHERE id = ?1");
            let before = one(transaction, &of, [id.0], read, "membership")?;
            in_order(before.said.first, Some(last))?;
            let sql = "UPDATE membership SET last = ?2 WHERE id = ?1";
            transaction.execute(sql, params![id.0, last.to_string()])?;
            let after = one(transaction, &of, [id.0], read, "membership")?;
            tell(transaction, may, "member.end", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }
}
