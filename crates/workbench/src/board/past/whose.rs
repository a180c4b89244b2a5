//! Whose an action is, as somebody typed it.

use partnership::board::Owner;
use partnership::{Store, StoreError};
use reading::minutes::letters;

use super::propose::is_everybody;
use super::proposed::{PastMinutes, What, Whose};

/// Whoever is meant: by the id of a change, else by a name that the minutes propose or the records hold; none where nobody is.
pub(super) fn whose(
    store: &Store,
    minutes: &PastMinutes,
    typed: &str,
) -> Result<Option<Whose>, StoreError> {
    let key = letters(typed);
    if is_everybody(typed) {
        return Ok(Some(Whose::Everybody));
    }
    let proposed = minutes.proposed.iter().find(|one| match &one.what {
        What::Person { name, .. } | What::Organisation { name } | What::Board { name, .. } => {
            one.id == typed || letters(name) == key
        }
        What::Post { title, .. } => one.id == typed || letters(title) == key,
        _ => false,
    });
    if let Some(one) = proposed {
        return Ok(Some(Whose::Proposed(one.id.clone())));
    }
    let fits = |said: &str| letters(said) == key;
    let person = store.people_of_boards()?.into_iter().find(|one| fits(&one.said.name));
    if let Some(one) = person {
        return Ok(Some(Whose::Held(Owner::Person(one.id))));
    }
    let post = store.posts()?.into_iter().find(|one| fits(&one.said.title));
    if let Some(one) = post {
        return Ok(Some(Whose::Held(Owner::Post(one.id))));
    }
    let board = store.boards()?.into_iter().find(|one| fits(&one.said.name));
    if let Some(one) = board {
        return Ok(Some(Whose::Held(Owner::Board(one.id))));
    }
    let organisation = store
        .organisations()?
        .into_iter()
        .find(|one| fits(&one.said.name) || one.said.short.as_deref().is_some_and(fits));
    Ok(organisation.map(|one| Whose::Held(Owner::Organisation(one.id))))
}
