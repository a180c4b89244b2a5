//! People's own words: the Markdown files under `narrative/`, one folder a kind of report, one file a section, kept between
//! editions. A ward's stand in a folder of its code within that.

use std::fs;
use std::path::Path;

use document::Document;
use figure::{Against, Month, Period};
use reports::narrative::{self, Defaults, NarrativeText};

use crate::{FolderError, Session, WorkbenchError};

/// Sets what people wrote about this kind of report (of this ward, where it is of one) into its sections.
pub(crate) fn set(
    session: &Session,
    document: &mut Document,
    ward: Option<&str>,
    to: Month,
    against: &Against,
) -> Result<(), WorkbenchError> {
    // What people wrote is of their own area.
    if !session.is_about_own_area() {
        return Ok(());
    }
    let kind = document.kind.slug();
    let (place, within) = match ward {
        Some(ward) => {
            let ward = ward.to_lowercase();
            (session.folder().narratives().join(kind).join(&ward), format!("{kind}/{ward}"))
        }
        None => (session.folder().narratives().join(kind), kind.to_owned()),
    };
    let texts = read(&place, &format!("narrative/{within}"))?;
    if texts.is_empty() {
        return Ok(());
    }
    let defaults = Defaults {
        area: ward.map_or_else(|| session.own_area().to_owned(), str::to_owned),
        period: Period::rolling_12(to),
        against: against.clone(),
    };
    narrative::set(document, &texts, session.figures(), &defaults)?;
    document.number();
    Ok(())
}

/// The texts of a folder, in the order of their names; none where there is no such folder.
fn read(place: &Path, named: &str) -> Result<Vec<NarrativeText>, WorkbenchError> {
    if !place.is_dir() {
        return Ok(Vec::new());
    }
    let unread = |source| FolderError::Read { path: place.to_owned(), source };
    let mut texts = Vec::new();
    for entry in fs::read_dir(place).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let Some(section) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        if path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        let markdown = fs::read_to_string(&path)
            .map_err(|source| FolderError::Read { path: path.clone(), source })?;
        let section = section.to_owned();
        texts.push(NarrativeText { path: format!("{named}/{section}.md"), section, markdown });
    }
    texts.sort_by(|a, b| a.section.cmp(&b.section));
    Ok(texts)
}
