//! Papers: what a board is asked to read before it meets. A paper is written here in Markdown, brought as a file that is kept as
//! it is, or made from figures, from minutes or from what is outstanding.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;

use super::agenda::{self, Exempt, ItemId};
use super::meetings::{self, MeetingId};
use super::versions::{self, Version};
use super::{all, one, tell};
use crate::access::{Granted, ManageBoard};
use crate::id::{id, kind};
use crate::store::column::parsed;
use crate::{Store, StoreError, Wrong, secret, text};

id!(
    /// The id of a paper.
    PaperId,
    "paper"
);

kind!(
    /// A line of the block at the head of a report, in the order in which it is printed.
    PaperField, "field", {
        /// Its number: "CSD 21071".
        ReportNumber = "report-number",
        /// Who decides.
        DecisionMaker = "decision-maker",
        /// "Non Urgent Non Executive Non Key".
        DecisionType = "decision-type",
        /// Whom to ask, by post.
        ContactOfficer = "contact-officer",
        /// Who answers for it, by post.
        ChiefOfficer = "chief-officer",
        /// The wards it is about.
        Wards = "wards",
        /// Why it is before the board.
        Reason = "reason",
        /// What the board is asked to resolve.
        Recommendation = "recommendation",
        /// Which policy it serves.
        Policy = "policy",
        /// What it costs, and who pays.
        Financial = "financial",
        /// Whom it takes, and how long.
        Staff = "staff",
        /// What the law asks.
        Legal = "legal",
        /// Whom it touches.
        Impact = "impact",
        /// What the ward's councillors think.
        WardViews = "ward-views",
        /// Sections of the form that do not apply.
        NotApplicable = "not-applicable",
        /// Background documents, and where they are.
        Background = "background",
    }
);

/// What a paper is made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperSource {
    /// Its text, which is written here.
    Written,
    /// A file, which is kept as it was brought.
    Brought(BroughtFile),
    /// Figures, frozen when it was made.
    Report,
    /// The minutes of a meeting.
    Minutes(MeetingId),
    /// What is outstanding.
    Matters,
}

impl PaperSource {
    /// Its id, as it is stored and typed.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Brought(_) => "brought",
            Self::Report => "report",
            Self::Minutes(_) => "minutes",
            Self::Matters => "matters",
        }
    }
}

/// A file that was brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BroughtFile {
    /// Its name, as it was brought.
    pub name: String,
    /// SHA-256 of what is in it, by which the store keeps it.
    pub sha256: String,
}

/// What is said of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewPaper {
    /// The meeting.
    pub meeting: MeetingId,
    /// The item that it belongs to; none while it has none.
    pub item: Option<ItemId>,
    /// Its title.
    pub title: String,
    /// What it is made from.
    pub source: PaperSource,
    /// Why it is kept from the public, where it is.
    pub exempt: Option<Exempt>,
    /// How it is to be handled, where it is OFFICIAL-SENSITIVE: "Members of the board only".
    pub handling: Option<String>,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// Its id.
    pub id: PaperId,
    /// What is said of it.
    #[serde(flatten)]
    pub said: NewPaper,
    /// What the block at its head says.
    pub fields: BTreeMap<PaperField, String>,
}

const ALL: &str = "SELECT paper.id, paper.meeting, paper.item, paper.title, paper.source, paper.file, paper.file_name, \
    paper.minutes_of, paper.exempt, paper.exempt_reason, paper.handling FROM paper";

fn read(row: &Row<'_>) -> rusqlite::Result<Paper> {
    let file = row.get::<_, Option<String>>(5)?.zip(row.get::<_, Option<String>>(6)?);
    let minutes: Option<i64> = row.get(7)?;
    let source: String = row.get(4)?;
    // The store holds a file just where one was brought, and a meeting just where it is of minutes.
    let source = match (file, minutes) {
        (Some((sha256, name)), _) => PaperSource::Brought(BroughtFile { name, sha256 }),
        (_, Some(meeting)) => PaperSource::Minutes(MeetingId(meeting)),
        _ if source == PaperSource::Report.id() => PaperSource::Report,
        _ if source == PaperSource::Matters.id() => PaperSource::Matters,
        _ => PaperSource::Written,
    };
    let exempt = row.get::<_, Option<u8>>(8)?.zip(row.get::<_, Option<String>>(9)?);
    let said = NewPaper {
        meeting: MeetingId(row.get(1)?),
        item: row.get::<_, Option<i64>>(2)?.map(ItemId),
        title: row.get(3)?,
        source,
        exempt: exempt.map(|(paragraph, reason)| Exempt { paragraph, reason }),
        handling: row.get(10)?,
    };
    Ok(Paper { id: PaperId(row.get(0)?), said, fields: BTreeMap::new() })
}

fn with_fields(connection: &Connection, mut paper: Paper) -> Result<Paper, StoreError> {
    let sql = "SELECT field, words FROM paper_field WHERE paper = ?1";
    let found = all(connection, sql, [paper.id.0], |row| Ok((parsed(row, 0)?, row.get(1)?)))?;
    paper.fields = found.into_iter().collect();
    Ok(paper)
}

/// The paper with this id.
pub(super) fn by_id(connection: &Connection, id: PaperId) -> Result<Paper, StoreError> {
    let sql = format!("{ALL} WHERE paper.id = ?1 AND NOT withdrawn");
    with_fields(connection, one(connection, &sql, [id.0], read, "paper")?)
}

impl NewPaper {
    fn checked(mut self) -> Result<Self, StoreError> {
        self.title = text::needed_line("title", "a title", &self.title)?;
        self.exempt = self.exempt.map(Exempt::checked).transpose()?;
        self.handling = text::optional_line("handling", self.handling.as_deref())?;
        if let PaperSource::Brought(file) = &mut self.source {
            file.name = text::needed_line("file", "a file", &file.name)?;
        }
        Ok(self)
    }

    /// Refuses an item of another meeting, and minutes that are not there.
    fn hangs_together(&self, connection: &Connection) -> Result<(), StoreError> {
        meetings::by_id(connection, self.meeting)?;
        if let Some(item) = self.item
            && agenda::by_id(connection, item)?.said.meeting != self.meeting
        {
            return Err(StoreError::NotFound("item"));
        }
        if let PaperSource::Minutes(of) = self.source {
            meetings::by_id(connection, of)?;
        }
        Ok(())
    }
}

/// Puts a paper into its row, which is there already where it has an id.
fn put(
    transaction: &Connection,
    id: Option<PaperId>,
    new: &NewPaper,
) -> Result<PaperId, StoreError> {
    let file = match &new.source {
        PaperSource::Brought(file) => Some(file),
        _ => None,
    };
    let minutes_of = match new.source {
        PaperSource::Minutes(meeting) => Some(meeting.0),
        _ => None,
    };
    let exempt = new.exempt.as_ref();
    transaction.execute(
        "INSERT INTO paper (id, meeting, item, title, source, file, file_name, minutes_of, exempt, exempt_reason, handling) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET item = excluded.item, \
         title = excluded.title, source = excluded.source, file = excluded.file, file_name = excluded.file_name, \
         minutes_of = excluded.minutes_of, exempt = excluded.exempt, exempt_reason = excluded.exempt_reason, \
         handling = excluded.handling",
        params![
            id.map(|id| id.0),
            new.meeting.0,
            new.item.map(|item| item.0),
            new.title,
            new.source.id(),
            file.map(|file| file.sha256.as_str()),
            file.map(|file| file.name.as_str()),
            minutes_of,
            exempt.map(|exempt| exempt.paragraph),
            exempt.map(|exempt| exempt.reason.as_str()),
            new.handling,
        ],
    )?;
    Ok(id.unwrap_or_else(|| PaperId(transaction.last_insert_rowid())))
}

impl Store {
    /// The papers of a meeting that were not withdrawn, in the order of its agenda; those without an item are last.
    pub fn papers(&self, meeting: MeetingId) -> Result<Vec<Paper>, StoreError> {
        self.read(|connection| {
            let agenda = agenda::of_meeting(connection, meeting)?;
            let sql = format!("{ALL} WHERE paper.meeting = ?1 AND NOT withdrawn ORDER BY paper.id");
            let mut papers = all(connection, &sql, [meeting.0], read)?;
            let place = |paper: &Paper| {
                let item = paper.said.item?;
                agenda.iter().position(|one| one.id == item)
            };
            papers.sort_by_key(|paper| place(paper).unwrap_or(usize::MAX));
            papers.into_iter().map(|paper| with_fields(connection, paper)).collect()
        })
    }

    /// The paper with this id.
    pub fn paper(&self, id: PaperId) -> Result<Paper, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// Adds a paper. A file that is brought with it is kept first, by [`Store::keep_file`].
    pub fn add_paper(
        &self,
        may: &Granted<ManageBoard>,
        new: NewPaper,
        now: Timestamp,
    ) -> Result<Paper, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            new.hangs_together(transaction)?;
            let id = put(transaction, None, &new)?;
            let added = by_id(transaction, id)?;
            tell(transaction, may, "paper.add", id, (None, Some(&added)), now)?;
            Ok(added)
        })
    }

    /// Says anew what a paper is. It stays with its meeting.
    pub fn edit_paper(
        &self,
        may: &Granted<ManageBoard>,
        id: PaperId,
        new: NewPaper,
        now: Timestamp,
    ) -> Result<Paper, StoreError> {
        let new = new.checked()?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            if new.meeting != before.said.meeting {
                return Err(StoreError::NotFound("paper"));
            }
            new.hangs_together(transaction)?;
            put(transaction, Some(id), &new)?;
            let after = by_id(transaction, id)?;
            if after != before {
                tell(transaction, may, "paper.change", id, (Some(&before), Some(&after)), now)?;
            }
            Ok(after)
        })
    }

    /// Writes lines of the block at a paper's head; an empty one is taken away.
    pub fn head_paper(
        &self,
        may: &Granted<ManageBoard>,
        id: PaperId,
        fields: &BTreeMap<PaperField, String>,
        now: Timestamp,
    ) -> Result<Paper, StoreError> {
        let checked =
            |(field, words): (&PaperField, &String)| Ok((*field, text::words(field.id(), words)?));
        let fields: Vec<(PaperField, String)> =
            fields.iter().map(checked).collect::<Result<_, StoreError>>()?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            for (field, words) in &fields {
                let sql = if words.is_empty() {
                    "DELETE FROM paper_field WHERE paper = ?1 AND field = ?2 AND ?3 = ''"
                } else {
                    "INSERT OR REPLACE INTO paper_field (paper, field, words) VALUES (?1, ?2, ?3)"
                };
                transaction.execute(sql, params![id.0, field.id(), words])?;
            }
            let after = by_id(transaction, id)?;
            if after != before {
                tell(transaction, may, "paper.head", id, (Some(&before), Some(&after)), now)?;
            }
            Ok(after)
        })
    }

    /// Takes a paper back. What it said stays in the trail and in its versions.
    pub fn withdraw_paper(
        &self,
        may: &Granted<ManageBoard>,
        id: PaperId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            transaction.execute("UPDATE paper SET withdrawn = 1 WHERE id = ?1", [id.0])?;
            tell(transaction, may, "paper.withdraw", id, (Some(&before), None), now)
        })
    }

    /// Keeps a file as it was brought. The same file is kept once. Its SHA-256, by which it is asked for.
    pub fn keep_file(
        &self,
        _may: &Granted<ManageBoard>,
        bytes: &[u8],
    ) -> Result<String, StoreError> {
        let sha256 = secret::sha256(bytes);
        self.write(|transaction| {
            let sql = "INSERT OR IGNORE INTO paper_file (sha256, bytes) VALUES (?1, ?2)";
            transaction.execute(sql, params![sha256, bytes])?;
            Ok(())
        })?;
        Ok(sha256)
    }

    /// A file as it was brought.
    pub fn brought_file(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let sql = "SELECT bytes FROM paper_file WHERE sha256 = ?1";
        let found = self.read(|connection| {
            Ok(connection.query_row(sql, [sha256], |row| row.get(0)).optional()?)
        })?;
        found.ok_or(StoreError::NotFound("file"))
    }

    /// What a written paper says, or what a generated one is made from, as of its last version.
    pub fn paper_text(&self, id: PaperId) -> Result<Option<Version>, StoreError> {
        self.read(|connection| versions::of(connection, versions::PAPER, id.0, None))
    }

    /// A paper's version of this number.
    pub fn paper_version(&self, id: PaperId, version: i64) -> Result<Version, StoreError> {
        self.read(|connection| versions::of(connection, versions::PAPER, id.0, Some(version)))?
            .ok_or(StoreError::NotFound("version"))
    }

    /// Saves what a written paper says. `base` is the version that whoever wrote it began with, 0 where there was none; what
    /// others saved meanwhile is kept.
    ///
    /// # Errors
    /// Where somebody else has changed the same lines, or the paper is not written here.
    pub fn save_paper(
        &self,
        may: &Granted<ManageBoard>,
        (id, base): (PaperId, i64),
        typed: &str,
        now: Timestamp,
    ) -> Result<Version, StoreError> {
        let typed = text::long("text", typed)?;
        self.write(|transaction| {
            if by_id(transaction, id)?.said.source != PaperSource::Written {
                return Err(StoreError::invalid("text", Wrong::NotWritten));
            }
            versions::save(transaction, may, (versions::PAPER, id.0, base), typed, now)
        })
    }

    /// Freezes what a generated paper is made from: its last version from now on.
    ///
    /// # Errors
    /// Where the paper is not made from figures.
    pub fn freeze_paper(
        &self,
        may: &Granted<ManageBoard>,
        id: PaperId,
        made_from: &str,
        now: Timestamp,
    ) -> Result<Version, StoreError> {
        self.write(|transaction| {
            // What somebody wrote is never written over by what figures are made from.
            if by_id(transaction, id)?.said.source != PaperSource::Report {
                return Err(StoreError::NotFound("paper that is made from figures"));
            }
            versions::append(transaction, may, (versions::PAPER, id.0), made_from, now)
        })
    }
}
