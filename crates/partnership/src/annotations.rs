//! Annotations: what somebody knows of a series that its figures do not say, such as a lockdown, a change in recording or an
//! operation. Charts show them where they hold. A removed one is kept, so that it can be restored.

use std::collections::BTreeSet;

use figure::{AreaCode, MeasureId, Month};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::json;

use crate::access::{Annotate, Granted};
use crate::audit::{self, Change};
use crate::id::{id, kind};
use crate::store::column::{optional_parsed, parsed, stored, unreadable};
use crate::{Store, StoreError, Wrong, text};

id!(
    /// The id of an annotation.
    AnnotationId,
    "annotation"
);

kind!(
    /// What an annotation tells of.
    AnnotationKind, "kind", {
        /// People's lives were restricted: a lockdown.
        Restrictions = "restrictions",
        /// The same things are counted in another way from then on.
        RecordingChange = "recording-change",
        /// The police or a partner did something there.
        Operation = "operation",
        /// Something happened there.
        Event = "event",
        /// Anything else.
        Other = "other",
    }
);

/// What an annotation says, and of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The first month it holds for.
    pub first: Month,
    /// The last; none where it holds from then on.
    pub last: Option<Month>,
    /// What it tells of.
    pub kind: AnnotationKind,
    /// In words.
    pub words: String,
    /// The measures it is of; none named is all of them.
    pub measures: BTreeSet<MeasureId>,
    /// The area it is of; none is everywhere.
    pub area: Option<AreaCode>,
}

/// An annotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Annotation {
    /// Its id.
    pub id: AnnotationId,
    /// What it says.
    #[serde(flatten)]
    pub note: Note,
    /// Whether it was removed, and can be restored.
    pub is_removed: bool,
}

impl Note {
    fn checked(mut self) -> Result<Self, StoreError> {
        if self.last.is_some_and(|last| last < self.first) {
            return Err(StoreError::invalid("last", Wrong::EndsBefore));
        }
        self.words = text::words("words", &self.words)?;
        if self.words.is_empty() {
            return Err(StoreError::invalid("words", Wrong::Missing("what there is to know")));
        }
        Ok(self)
    }

    fn write_measures(&self, to: &Connection, id: AnnotationId) -> Result<(), StoreError> {
        to.execute("DELETE FROM annotation_measure WHERE annotation = ?1", [id.0])?;
        for measure in &self.measures {
            to.execute(
                "INSERT INTO annotation_measure (annotation, measure) VALUES (?1, ?2)",
                params![id.0, measure.as_str()],
            )?;
        }
        Ok(())
    }
}

impl Store {
    /// Every annotation that was not removed, the last ones first.
    pub fn annotations(&self) -> Result<Vec<Annotation>, StoreError> {
        self.read(|connection| select(connection, "removed IS NULL", []))
    }

    /// The annotations of a measure in any of these areas, such as a ward and its borough: those of these areas and those of
    /// everywhere, the last ones first.
    pub fn annotations_for(
        &self,
        measure: &MeasureId,
        areas: &[&AreaCode],
    ) -> Result<Vec<Annotation>, StoreError> {
        let areas = json!(areas.iter().map(|area| area.as_str()).collect::<Vec<_>>());
        self.read(|connection| {
            select(
                connection,
                "removed IS NULL AND (area IS NULL OR area IN (SELECT value FROM json_each(?2))) \
                 AND (EXISTS (SELECT 1 FROM annotation_measure WHERE annotation = id AND measure = ?1) \
                 OR NOT EXISTS (SELECT 1 FROM annotation_measure WHERE annotation = id))",
                params![measure.as_str(), areas.to_string()],
            )
        })
    }

    /// The annotation with this id, also where it was removed.
    pub fn annotation(&self, id: AnnotationId) -> Result<Annotation, StoreError> {
        self.read(|connection| by_id(connection, id))
    }

    /// Adds an annotation.
    pub fn annotate(
        &self,
        may: &Granted<Annotate>,
        note: Note,
        now: Timestamp,
    ) -> Result<Annotation, StoreError> {
        let note = note.checked()?;
        self.write(|transaction| {
            transaction.execute(
                "INSERT INTO annotation (first, last, kind, words, area) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    note.first.to_string(),
                    note.last.map(|month| month.to_string()),
                    note.kind.id(),
                    note.words,
                    note.area.as_ref().map(AreaCode::as_str)
                ],
            )?;
            let id = AnnotationId(transaction.last_insert_rowid());
            note.write_measures(transaction, id)?;
            tell(transaction, may, "annotation.add", id, None, now)
        })
    }

    /// Changes an annotation.
    pub fn edit_annotation(
        &self,
        may: &Granted<Annotate>,
        id: AnnotationId,
        note: Note,
        now: Timestamp,
    ) -> Result<Annotation, StoreError> {
        let note = note.checked()?;
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            transaction.execute(
                "UPDATE annotation SET first = ?2, last = ?3, kind = ?4, words = ?5, area = ?6 WHERE id = ?1",
                params![
                    id.0,
                    note.first.to_string(),
                    note.last.map(|month| month.to_string()),
                    note.kind.id(),
                    note.words,
                    note.area.as_ref().map(AreaCode::as_str)
                ],
            )?;
            note.write_measures(transaction, id)?;
            tell(transaction, may, "annotation.edit", id, Some(&before), now)
        })
    }

    /// Removes an annotation: no chart shows it any more.
    pub fn remove_annotation(
        &self,
        may: &Granted<Annotate>,
        id: AnnotationId,
        now: Timestamp,
    ) -> Result<Annotation, StoreError> {
        self.mark(may, "annotation.remove", id, Some(now), now)
    }

    /// Restores an annotation that was removed.
    pub fn restore_annotation(
        &self,
        may: &Granted<Annotate>,
        id: AnnotationId,
        now: Timestamp,
    ) -> Result<Annotation, StoreError> {
        self.mark(may, "annotation.restore", id, None, now)
    }

    fn mark(
        &self,
        may: &Granted<Annotate>,
        what: &'static str,
        id: AnnotationId,
        removed: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Annotation, StoreError> {
        self.write(|transaction| {
            let before = by_id(transaction, id)?;
            // Pressed twice, it is done once.
            if before.is_removed == removed.is_some() {
                return Ok(before);
            }
            let sql = "UPDATE annotation SET removed = ?2 WHERE id = ?1";
            transaction.execute(sql, params![id.0, removed.map(stored)])?;
            tell(transaction, may, what, id, Some(&before), now)
        })
    }
}

/// Writes a change of an annotation into the trail; what it is now.
fn tell(
    transaction: &Connection,
    may: &Granted<Annotate>,
    what: &'static str,
    id: AnnotationId,
    before: Option<&Annotation>,
    now: Timestamp,
) -> Result<Annotation, StoreError> {
    let after = by_id(transaction, id)?;
    let change = Change {
        what,
        subject: id.to_string(),
        before: before.map(|before| json!(before)),
        after: Some(json!(after)),
    };
    audit::write(transaction, may.actor(), now, change)?;
    Ok(after)
}

fn by_id(connection: &Connection, id: AnnotationId) -> Result<Annotation, StoreError> {
    let sql = format!("{ALL} WHERE id = ?1");
    connection.query_row(&sql, [id.0], read).optional()?.ok_or(StoreError::NotFound("annotation"))
}

/// Annotations with their measures as one list.
const ALL: &str = "SELECT id, first, last, kind, words, area, removed, \
    (SELECT json_group_array(measure) FROM annotation_measure WHERE annotation = id) FROM annotation";

fn select(
    connection: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<Annotation>, StoreError> {
    let sql = format!("{ALL} WHERE {which} ORDER BY first DESC, id DESC");
    let mut statement = connection.prepare(&sql)?;
    let annotations = statement.query_map(values, read)?;
    Ok(annotations.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Annotation> {
    let measures: String = row.get(7)?;
    let measures = serde_json::from_str(&measures)
        .map_err(|source| unreadable(7, rusqlite::types::Type::Text, source))?;
    let note = Note {
        first: parsed(row, 1)?,
        last: optional_parsed(row, 2)?,
        kind: parsed(row, 3)?,
        words: row.get(4)?,
        measures,
        area: optional_parsed(row, 5)?,
    };
    let is_removed = row.get::<_, Option<i64>>(6)?.is_some();
    Ok(Annotation { id: AnnotationId(row.get(0)?), note, is_removed })
}
