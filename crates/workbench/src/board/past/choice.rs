//! What somebody confirmed: which changes, and in which words.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use partnership::Store;

use super::known::Known;
use super::look::{Open, open, state};
use super::proposed::{BOARD, PastMinutes, Proposed, What};
use super::whose::whose;
use super::{PastError, State};
use crate::WorkbenchError;

/// What is confirmed.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// Which changes.
    pub chosen: Chosen,
    /// Which are left out of them.
    pub without: BTreeSet<String>,
    /// Other words for a change, by its id.
    pub words: BTreeMap<String, String>,
    /// Whose an action is, by its id: a name, a post, a group or an organisation, the id of one that is proposed, or "everybody".
    pub owners: BTreeMap<String, String>,
    /// The name of the board that met, where the minutes call it otherwise.
    pub board: Option<String>,
    /// The day of the meeting, where the minutes do not say.
    pub date: Option<Date>,
}

/// Which changes are confirmed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Chosen {
    /// All of them.
    #[default]
    All,
    /// Those with these ids.
    Some(BTreeSet<String>),
}

impl Choice {
    /// The proposal in the words that somebody confirmed.
    pub fn applied(
        &self,
        store: &Store,
        minutes: &PastMinutes,
    ) -> Result<PastMinutes, WorkbenchError> {
        let chosen = match &self.chosen {
            Chosen::All => None,
            Chosen::Some(ids) => Some(ids),
        };
        let named = chosen.into_iter().flatten().chain(&self.without);
        for id in named.chain(self.words.keys()).chain(self.owners.keys()) {
            minutes.find(id).ok_or_else(|| PastError::NotThere(id.clone()))?;
        }
        let mut applied = minutes.clone();
        for one in &mut applied.proposed {
            let id = &one.id;
            let board = self.board.as_ref().filter(|_| id == BOARD);
            if let Some(words) = board.or_else(|| self.words.get(id)) {
                let missing = || PastError::NotChanged { id: id.clone(), what: "words" };
                words.clone_into(one.what.words_mut().ok_or_else(missing)?);
            }
            if let Some(typed) = self.owners.get(id) {
                let What::Action { owner, .. } = &mut one.what else {
                    return Err(PastError::NotChanged { id: id.clone(), what: "owner" }.into());
                };
                let found = whose(store, minutes, typed)?;
                let missing = || PastError::NoOwner { id: id.clone(), typed: typed.clone() };
                *owner = Some(found.ok_or_else(missing)?);
            }
            if let (What::Meeting { date, .. }, Some(typed)) = (&mut one.what, self.date) {
                *date = Some(typed);
            }
        }
        Ok(applied)
    }

    /// The changes that are new and confirmed, once nothing among them is open and nothing that they need is missing.
    pub(super) fn confirmed<'a>(
        &self,
        minutes: &'a PastMinutes,
        known: &Known,
    ) -> Result<Vec<&'a Proposed>, PastError> {
        let is_chosen = |one: &&Proposed| {
            let named = match &self.chosen {
                Chosen::All => true,
                Chosen::Some(ids) => ids.contains(&one.id),
            };
            named && !self.without.contains(&one.id) && state(known, one) == State::New
        };
        let confirmed: Vec<&Proposed> = minutes.proposed.iter().filter(is_chosen).collect();
        let mut unsettled = open(minutes, confirmed.iter().copied());
        let is_there =
            |id: &str| known.records.contains_key(id) || confirmed.iter().any(|one| one.id == id);
        for one in &confirmed {
            let missing: Vec<&str> =
                one.what.needs().into_iter().filter(|id| !is_there(id)).collect();
            if !missing.is_empty() {
                let says = format!(
                    "{} cannot be kept without {}; confirm that too, or leave {} out",
                    one.id,
                    missing.join(" and "),
                    one.id
                );
                unsettled.push(Open { ids: vec![one.id.clone()], says });
            }
        }
        if !unsettled.is_empty() {
            return Err(PastError::Unsettled(unsettled));
        }
        if confirmed.is_empty() { Err(PastError::NothingNew) } else { Ok(confirmed) }
    }
}
