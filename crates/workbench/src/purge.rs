//! Deleting dropped vintages for good. What a published edition was made from is kept unless it is told otherwise: without it
//! the edition cannot be built again.

use figure::VintageId;
use lake::Lake;

use crate::{Folder, WorkbenchError, publication};

/// A vintage that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// Its name.
    pub vintage: VintageId,
    /// The published editions that were made from it, by name.
    pub editions: Vec<String>,
}

/// Deletes the files of dropped vintages for good, and says which; `with` is dropped first. Where a published edition was made
/// from one of them it is an error and nothing is changed, unless `even_published`.
pub fn purge(
    folder: &Folder,
    with: Option<&VintageId>,
    even_published: bool,
) -> Result<Vec<Purged>, WorkbenchError> {
    let mut lake = Lake::open(folder.lake())?;
    if let Some(vintage) = with {
        lake.vintage(vintage)?;
    }
    let editions = publication::editions(folder)?;
    let made_from = |vintage: &VintageId| -> Vec<String> {
        let rests = |edition: &&publication::Edition| {
            edition.inputs.vintages.iter().any(|input| input.id == *vintage)
        };
        editions.iter().filter(rests).map(|edition| edition.name.clone()).collect()
    };
    let going = lake.all_vintages().iter().filter(|held| held.dropped || Some(&held.id) == with);
    for vintage in going {
        let editions = made_from(&vintage.id);
        if !editions.is_empty() && !even_published {
            return Err(WorkbenchError::RestsOn { vintage: vintage.id.clone(), editions });
        }
    }
    if let Some(vintage) = with {
        lake.drop_vintage(vintage)?;
    }
    let gone = lake.purge()?;
    let purged = |vintage| Purged { editions: made_from(&vintage), vintage };
    Ok(gone.into_iter().map(purged).collect())
}
