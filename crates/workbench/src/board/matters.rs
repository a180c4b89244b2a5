//! Matters outstanding, from the records: every action that the board has not closed, exactly once.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use partnership::Store;
use partnership::board::{AgendaItem, BoardId, ItemId};
use reports::board::{Matter, Matters, Update};

use super::names::Names;
use crate::WorkbenchError;

/// Whose eyes records are set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's: what was heard without the public is left out.
    Public,
    /// Members' alone, beside what the public reads: just what was heard without the public.
    Exempt,
    /// Members', whole.
    Whole,
}

impl Scope {
    /// Whether an item is for these eyes.
    pub(super) fn shows(self, item: &AgendaItem) -> bool {
        match self {
            Self::Public => item.said.exempt.is_none(),
            Self::Exempt => item.said.exempt.is_some(),
            Self::Whole => true,
        }
    }
}

/// What is outstanding for a meeting of the board on this day, as far as it is for these eyes.
pub fn matters_outstanding(
    store: &Store,
    partnership: &str,
    (board, on): (BoardId, Date),
    scope: Scope,
) -> Result<Matters, WorkbenchError> {
    let names = Names::of(store, on)?;
    let mut agendas: BTreeMap<ItemId, (AgendaItem, Date)> = BTreeMap::new();
    for meeting in store.meetings(board)? {
        for item in store.agenda(meeting.id)? {
            agendas.insert(item.id, (item, meeting.said.date));
        }
    }
    let (mut matters, mut is_partial) = (Vec::new(), false);
    for action in store.outstanding(board)? {
        let Some((item, met)) = agendas.get(&action.said.item) else { continue };
        if *met > on {
            continue;
        }
        if !scope.shows(item) {
            is_partial = true;
            continue;
        }
        let resolutions = match action.said.resolution {
            Some(_) => store.resolutions(item.id)?,
            None => Vec::new(),
        };
        let resolution = resolutions.into_iter().find(|one| Some(one.id) == action.said.resolution);
        let (due, due_on) = match &action.said.due {
            Some(due) => Names::due(store, due)?,
            None => (String::new(), None),
        };
        let updates = store.action_updates(action.id)?.into_iter().map(|update| Update {
            date: update.at.to_zoned(TimeZone::UTC).date(),
            words: update.words,
        });
        matters.push(Matter {
            minute: item.number.clone(),
            title: item.said.title.clone(),
            meeting: *met,
            resolution: resolution.map(|one| one.said.words).unwrap_or_default(),
            words: action.said.words.clone(),
            owner: names.owner(action.said.owner),
            due,
            due_on,
            updates: updates.collect(),
        });
    }
    Ok(Matters {
        partnership: partnership.to_owned(),
        board: store.board(board)?.said.name,
        on,
        is_partial,
        matters,
    })
}
