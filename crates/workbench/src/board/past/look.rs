//! What a person sees of a proposal: what is new, what is held already, what has to be settled.

use std::collections::BTreeMap;

use partnership::Store;
use serde::Serialize;

use super::known::{Known, known};
use super::proposed::{Of, PastMinutes, Proposed, What};
use crate::WorkbenchError;

/// How a change stands to the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It is not there yet.
    New,
    /// It is there already, and is not added twice.
    Held,
    /// It tells of an action that the records do not hold: its words stay in the minutes alone.
    Nowhere,
}

/// A proposal beside the records.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Look {
    /// How each change stands, by id.
    pub states: BTreeMap<String, State>,
    /// What somebody has to say before the changes with these ids can be kept.
    pub open: Vec<Open>,
}

/// Something that is to be settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Open {
    /// The changes that it keeps back.
    pub ids: Vec<String>,
    /// What it is, and what to do.
    pub says: String,
}

impl Look {
    /// How a change stands.
    pub fn state(&self, id: &str) -> State {
        self.states.get(id).copied().unwrap_or(State::New)
    }

    /// Whether a change waits for somebody to settle something.
    pub fn is_open(&self, id: &str) -> bool {
        self.open.iter().any(|open| open.ids.iter().any(|one| one == id))
    }
}

/// Holds a proposal against the records.
pub fn look(store: &Store, minutes: &PastMinutes) -> Result<Look, WorkbenchError> {
    let known = known(store, minutes)?;
    let state = |one: &Proposed| (one.id.clone(), state(&known, one));
    let states: BTreeMap<String, State> = minutes.proposed.iter().map(state).collect();
    let new = |one: &&Proposed| states.get(&one.id) == Some(&State::New);
    let open = open(minutes, minutes.proposed.iter().filter(new));
    Ok(Look { states, open })
}

/// How a change stands to what is known.
pub(super) fn state(known: &Known, one: &Proposed) -> State {
    match &one.what {
        _ if known.records.contains_key(&one.id) && !known.unheld.contains(&one.id) => State::Held,
        What::Update { of: Of::Earlier(_), .. } if !known.earlier.contains_key(&one.id) => {
            State::Nowhere
        }
        _ => State::New,
    }
}

/// What has to be settled among changes before they can be kept.
pub(super) fn open<'a>(
    minutes: &PastMinutes,
    changes: impl Iterator<Item = &'a Proposed>,
) -> Vec<Open> {
    let mut open = Vec::new();
    let mut stood: BTreeMap<&str, Vec<&Proposed>> = BTreeMap::new();
    for one in changes {
        let id = &one.id;
        let says = match &one.what {
            What::Board { name, .. } if name.is_empty() => {
                format!("{id}: the minutes do not name the board; type its name")
            }
            What::Meeting { date: None, .. } => {
                format!("{id}: the minutes do not say when the meeting was; type its day")
            }
            What::Action { words, owner: None, .. } => {
                format!(
                    "{id} ({}): nobody is named for it; say whose it is, or leave it out: \u{201c}{words}\u{201d}",
                    one.at
                )
            }
            What::Attendance { person, .. } => {
                stood.entry(person).or_default().push(one);
                continue;
            }
            _ => continue,
        };
        open.push(Open { ids: vec![id.clone()], says });
    }
    for (person, all) in stood.into_iter().filter(|(_, all)| all.len() > 1) {
        let each: Vec<String> = all.iter().map(|one| format!("{} ({})", one.id, one.at)).collect();
        open.push(Open {
            ids: all.iter().map(|one| one.id.clone()).collect(),
            says: format!(
                "{} is listed in two ways; keep one of {}",
                minutes.called(person),
                each.join(" and ")
            ),
        });
    }
    open
}
