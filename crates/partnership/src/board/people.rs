//! People who come to meetings, and the posts they hold. An action can belong to a post, and is then whoever's holds it.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::Serialize;

use super::organisations::{self, OrganisationId};
use super::{all, in_order, not_taken, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::id;
use crate::store::column::{optional_parsed, parsed};
use crate::{Store, StoreError, text};

id!(
    /// The id of a person.
    PersonId,
    "person"
);
id!(
    /// The id of a post.
    PostId,
    "post"
);

/// What is said of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPerson {
    /// Their name.
    pub name: String,
    /// Rank or honorific: "Inspector", "Councillor".
    pub rank: Option<String>,
    /// Whom they speak for.
    pub organisation: Option<OrganisationId>,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// What is said of them.
    #[serde(flatten)]
    pub said: NewPerson,
}

impl Person {
    /// With rank: "Inspector Ann Example".
    pub fn full_name(&self) -> String {
        match &self.said.rank {
            Some(rank) => format!("{rank} {}", self.said.name),
            None => self.said.name.clone(),
        }
    }
}

/// What is said of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPost {
    /// Its title: "Community Safety Manager".
    pub title: String,
    /// Whose it is.
    pub organisation: Option<OrganisationId>,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewPost,
}

/// Who holds a post, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holding {
    /// The post.
    pub post: PostId,
    /// Who holds it.
    pub person: PersonId,
    /// From this day.
    pub first: Date,
    /// To this one; none as yet.
    pub last: Option<Date>,
}

const PEOPLE: &str = "SELECT id, name, rank, organisation FROM person WHERE gone IS NULL";
const POSTS: &str = "SELECT id, title, organisation FROM post WHERE ended IS NULL";

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let organisation = row.get::<_, Option<i64>>(3)?.map(OrganisationId);
    let said = NewPerson { name: row.get(1)?, rank: row.get(2)?, organisation };
    Ok(Person { id: PersonId(row.get(0)?), said })
}

fn post(row: &Row<'_>) -> rusqlite::Result<Post> {
    let organisation = row.get::<_, Option<i64>>(2)?.map(OrganisationId);
    Ok(Post { id: PostId(row.get(0)?), said: NewPost { title: row.get(1)?, organisation } })
}

fn holding(row: &Row<'_>) -> rusqlite::Result<Holding> {
    Ok(Holding {
        post: PostId(row.get(0)?),
        person: PersonId(row.get(1)?),
        first: parsed(row, 2)?,
        last: optional_parsed(row, 3)?,
    })
}

/// The person with this id.
pub(super) fn person_by_id(connection: &Connection, id: PersonId) -> Result<Person, StoreError> {
    one(connection, &format!("{PEOPLE} AND id = ?1"), [id.0], person, "person")
}

/// The post with this id.
pub(super) fn post_by_id(connection: &Connection, id: PostId) -> Result<Post, StoreError> {
    one(connection, &format!("{POSTS} AND id = ?1"), [id.0], post, "post")
}

/// Refuses an organisation that there is not.
fn is_there(
    connection: &Connection,
    organisation: Option<OrganisationId>,
) -> Result<(), StoreError> {
    organisation.map_or(Ok(()), |id| organisations::by_id(connection, id).map(|_| ()))
}

impl Store {
    /// Everybody who comes to meetings, by name.
    pub fn people_of_boards(&self) -> Result<Vec<Person>, StoreError> {
        self.read(|connection| all(connection, &format!("{PEOPLE} ORDER BY name, id"), [], person))
    }

    /// Every post, by title.
    pub fn posts(&self) -> Result<Vec<Post>, StoreError> {
        self.read(|connection| all(connection, &format!("{POSTS} ORDER BY title, id"), [], post))
    }

    /// Who holds posts on a day.
    pub fn holdings(&self, on: Date) -> Result<Vec<Holding>, StoreError> {
        let sql = "SELECT post, person, first, last FROM holding \
                   WHERE first <= ?1 AND (last IS NULL OR last >= ?1) ORDER BY post, first";
        self.read(|connection| all(connection, sql, [on.to_string()], holding))
    }

    /// The person with this id.
    pub fn person(&self, id: PersonId) -> Result<Person, StoreError> {
        self.read(|connection| person_by_id(connection, id))
    }

    /// The post with this id.
    pub fn post(&self, id: PostId) -> Result<Post, StoreError> {
        self.read(|connection| post_by_id(connection, id))
    }

    /// Who has held a post, the last first.
    pub fn holders(&self, post: PostId) -> Result<Vec<Holding>, StoreError> {
        let sql =
            "SELECT post, person, first, last FROM holding WHERE post = ?1 ORDER BY first DESC";
        self.read(|connection| all(connection, sql, [post.0], holding))
    }

    /// Adds a person.
    pub fn add_person(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewPerson,
        now: Timestamp,
    ) -> Result<Person, StoreError> {
        let name = text::needed_line("name", "a name", &new.name)?;
        let rank = text::optional_line("rank", new.rank.as_deref())?;
        self.write(|transaction| {
            is_there(transaction, new.organisation)?;
            transaction.execute(
                "INSERT INTO person (name, rank, organisation) VALUES (?1, ?2, ?3)",
                params![name, rank, new.organisation.map(|id| id.0)],
            )?;
            let added = person_by_id(transaction, PersonId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "person.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Adds a post.
    pub fn add_post(
        &self,
        may: &Granted<ManageBoard>,
        new: &NewPost,
        now: Timestamp,
    ) -> Result<Post, StoreError> {
        let title = text::needed_line("title", "a title", &new.title)?;
        self.write(|transaction| {
            is_there(transaction, new.organisation)?;
            let organisation = new.organisation.map(|id| id.0);
            let sql = "SELECT count(*) FROM post WHERE title = ?1 AND organisation IS ?2";
            not_taken(transaction, "title", sql, params![title, organisation])?;
            transaction.execute(
                "INSERT INTO post (title, organisation) VALUES (?1, ?2)",
                params![title, organisation],
            )?;
            let added = post_by_id(transaction, PostId(transaction.last_insert_rowid()))?;
            tell(transaction, may, "post.add", added.id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Gives a post to somebody, from a day on. Whoever held it before holds it to the day before.
    pub fn give_post(
        &self,
        may: &Granted<ManageBoard>,
        given: &Holding,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        in_order(given.first, given.last)?;
        self.write(|transaction| {
            post_by_id(transaction, given.post)?;
            person_by_id(transaction, given.person)?;
            let before = given.first.yesterday().map_err(|_| StoreError::NotFound("day"))?;
            transaction.execute(
                "UPDATE holding SET last = ?2 WHERE post = ?1 AND last IS NULL AND first < ?3",
                params![given.post.0, before.to_string(), given.first.to_string()],
            )?;
            transaction.execute(
                "INSERT INTO holding (post, person, first, last) VALUES (?1, ?2, ?3, ?4)",
                params![
                    given.post.0,
                    given.person.0,
                    given.first.to_string(),
                    given.last.map(|last| last.to_string())
                ],
            )?;
            tell(transaction, may, "post.give", given.post, (None, Some(given)), now)
        })
    }

    /// Changes what is said of a person.
    pub fn edit_person(
        &self,
        may: &Granted<ManageBoard>,
        id: PersonId,
        new: &NewPerson,
        now: Timestamp,
    ) -> Result<Person, StoreError> {
        let name = text::needed_line("name", "a name", &new.name)?;
        let rank = text::optional_line("rank", new.rank.as_deref())?;
        self.write(|transaction| {
            let before = person_by_id(transaction, id)?;
            is_there(transaction, new.organisation)?;
            transaction.execute(
                "UPDATE person SET name = ?2, rank = ?3, organisation = ?4 WHERE id = ?1",
                params![id.0, name, rank, new.organisation.map(|id| id.0)],
            )?;
            let after = person_by_id(transaction, id)?;
            tell(transaction, may, "person.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }

    /// Changes what is said of a post.
    ///
    /// # Errors
    /// Where the organisation has another one of this title.
    pub fn edit_post(
        &self,
        may: &Granted<ManageBoard>,
        id: PostId,
        new: &NewPost,
        now: Timestamp,
    ) -> Result<Post, StoreError> {
        let title = text::needed_line("title", "a title", &new.title)?;
        self.write(|transaction| {
            let before = post_by_id(transaction, id)?;
            is_there(transaction, new.organisation)?;
            let organisation = new.organisation.map(|id| id.0);
            let sql =
                "SELECT count(*) FROM post WHERE title = ?1 AND organisation IS ?2 AND id <> ?3";
            not_taken(transaction, "title", sql, params![title, organisation, id.0])?;
            let sql = "UPDATE post SET title = ?2, organisation = ?3 WHERE id = ?1";
            transaction.execute(sql, params![id.0, title, organisation])?;
            let after = post_by_id(transaction, id)?;
            tell(transaction, may, "post.edit", id, (Some(&before), Some(&after)), now)?;
            Ok(after)
        })
    }
}
