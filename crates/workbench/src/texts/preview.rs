//! What a proposal would change for readers: the pages that show most are composed with the texts as they are and as they would
//! be, over the same data, and held against each other.

use std::fs;
use std::path::Path;

use document::Document;
use figure::{Against, PeriodLength};
use partnership::Annotation;
use tempfile::TempDir;

use super::pages::{Difference, differences};
use super::proposal::About;
use super::{Line, Proposal};
use crate::view::{self, MeasureView, MeasuresView};
use crate::{FolderError, Session, Settings, WorkbenchError, assess, performance};

/// What a proposal would change.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The lines of the text.
    pub lines: Vec<Line>,
    /// What readers would see differently.
    pub differences: Vec<Difference>,
    /// The pages that were looked at; none where the folder holds no data yet.
    pub pages: Vec<String>,
}

/// What a proposal would change, with these annotations at the charts.
///
/// # Errors
/// Where the folder cannot be read, or the text would name what is not there, such as a measure.
pub fn preview(
    session: &Session,
    annotations: &[Annotation],
    proposal: &Proposal,
) -> Result<Preview, WorkbenchError> {
    // The texts are read as pages are composed, and stay as long.
    let (_texts, then) = checked(session, proposal)?;
    let then = then.with_annotations(annotations);
    let mut found: Vec<Difference> = colour(session, &then).into_iter().collect();
    let (now, then) = (pages(session, proposal)?, pages(&then, proposal)?);
    for ((name, before), (_, after)) in now.iter().zip(&then) {
        found.extend(differences(name, before, after));
    }
    let pages = now.into_iter().map(|(name, _)| name).collect();
    Ok(Preview { lines: proposal.lines(), differences: found, pages })
}

/// Whether the folder can be asked with the proposal among its texts: a look at what would change finds the same.
///
/// # Errors
/// Where the folder cannot be read, or the text would name what is not there, such as a measure.
pub fn check(session: &Session, proposal: &Proposal) -> Result<(), WorkbenchError> {
    checked(session, proposal).map(drop)
}

/// The same data with the proposal among the texts, and the place that holds them.
fn checked(session: &Session, proposal: &Proposal) -> Result<(TempDir, Session), WorkbenchError> {
    let texts = texts_with(session, proposal)?;
    let then = session.with_texts(texts.path())?;
    then.check_measures()?;
    Ok((texts, then))
}

/// The colour of every page, where it is another.
fn colour(now: &Session, then: &Session) -> Option<Difference> {
    let of = |session: &Session| session.folder().settings().partnership.colour.clone();
    let (before, after) = (of(now), of(then));
    let (page, place) = ("Every page".to_owned(), "Colour of its head".to_owned());
    (before != after).then_some(Difference { page, place, before, after })
}

/// The pages that show most of what the texts decide, and those that show what this proposal is about.
fn pages(
    session: &Session,
    proposal: &Proposal,
) -> Result<Vec<(String, Document)>, WorkbenchError> {
    let Some(to) = view::latest_month(session) else { return Ok(Vec::new()) };
    let whole = MeasuresView { area: None, length: PeriodLength::Rolling12, to: None };
    let mut pages = vec![view::home(session, None)?, view::measures(session, &whole)?];
    pages.push(performance::compose(session, to, Against::Previous)?);
    match &proposal.about {
        About::Measure(id) => pages.push(view::measure(session, &MeasureView::new(id.clone()))?),
        // Similar and neighbouring areas have tables in the needs assessment alone.
        About::Groups => pages.push(assess::compose(session, to, Against::Previous, None)?),
        About::Else => {}
    }
    Ok(pages.into_iter().map(|document| (document.title.clone(), document)).collect())
}

/// The folder's texts with the proposal among them, in a place of their own.
fn texts_with(session: &Session, proposal: &Proposal) -> Result<TempDir, WorkbenchError> {
    let folder = session.folder();
    let place = tempfile::tempdir()
        .map_err(|source| FolderError::Write { path: std::env::temp_dir(), source })?;
    let write = |path: &Path, bytes: &[u8]| {
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(path, bytes))
            .map_err(|source| FolderError::Write { path: path.to_owned(), source })
    };
    let mut texts = folder.texts()?;
    // The text may name other files beside it than before.
    if let Ok(settings) = Settings::from_toml(&proposal.after) {
        for name in [&settings.figures.own_measures, &settings.ranking.harm_weights] {
            let path = folder.root().join(name);
            if path.is_file() {
                texts.push((name.display().to_string(), path));
            }
        }
    }
    for (name, path) in texts {
        let bytes = fs::read(&path).map_err(|source| FolderError::Read { path, source })?;
        write(&place.path().join(name), &bytes)?;
    }
    let changed = proposal.path(place.path(), folder.settings());
    write(&changed, proposal.after.as_bytes())?;
    Ok(place)
}
