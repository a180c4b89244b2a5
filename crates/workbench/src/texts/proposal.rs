//! A text as it would be, beside the text as it is.

use std::fs;
use std::path::{Path, PathBuf};

use figure::{AreaKind, MeasureId};

use super::{Edit, EditError, Groups, apply};
use crate::folder::SETTINGS_FILE;
use crate::{Folder, FolderError, Session, Settings};

/// A text that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFile {
    /// `watchward.toml`.
    Settings,
    /// The partnership's own measures, `measures.toml` where nothing else is said.
    OwnMeasures,
}

impl TextFile {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Settings, Self::OwnMeasures];

    /// Its name in an address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::OwnMeasures => "measures",
        }
    }

    /// The text of this name.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.slug() == slug)
    }

    /// What it is called where the folder does not say otherwise.
    pub fn name(self) -> &'static str {
        match self {
            Self::Settings => SETTINGS_FILE,
            Self::OwnMeasures => "measures.toml",
        }
    }

    /// Its name within the folder.
    pub(super) fn within(self, settings: &Settings) -> PathBuf {
        match self {
            Self::Settings => PathBuf::from(SETTINGS_FILE),
            Self::OwnMeasures => settings.figures.own_measures.clone(),
        }
    }

    /// The text as it stands in the folder; empty where there is no such file.
    pub fn read(self, folder: &Folder) -> Result<String, FolderError> {
        let path = folder.root().join(self.within(folder.settings()));
        match fs::read_to_string(&path) {
            Ok(text) => Ok(text),
            Err(source) if source.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
            Err(source) => Err(FolderError::Read { path, source }),
        }
    }
}

/// A line of a text that an edit adds or takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// It stays: shown for what is around it.
    Same(String),
    /// It goes.
    Gone(String),
    /// It comes.
    New(String),
}

/// A text as it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which text.
    pub file: TextFile,
    /// As it is.
    pub before: String,
    /// As it would be.
    pub after: String,
    /// Whether what somebody else changed meanwhile is in it.
    pub is_merged: bool,
    /// What it is about, by which the pages are chosen that show it.
    pub(super) about: About,
}

/// What a proposal is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum About {
    /// A measure of the catalogue.
    Measure(MeasureId),
    /// Whom the partnership is held against.
    Groups,
    /// Anything else.
    Else,
}

impl About {
    fn of(edit: &Edit) -> Self {
        match edit {
            Edit::Groups(_) => Self::Groups,
            Edit::Rule { measure: Some(id), .. }
            | Edit::Rating { measure: id, .. }
            | Edit::Title { measure: id, .. } => Self::Measure(id.clone()),
            _ => Self::Else,
        }
    }
}

impl Proposal {
    /// What comes of an edit of the folder's texts as they stand now.
    ///
    /// # Errors
    /// Where an answer cannot be used, or the text that would come of it.
    pub fn of(session: &Session, edit: &Edit) -> Result<Self, EditError> {
        let folder = session.folder();
        if let Edit::Groups(groups) = edit {
            known_districts(session, groups)?;
        }
        let file = apply::file_of(edit);
        let before = file.read(folder).map_err(crate::WorkbenchError::from)?;
        let (after, is_merged) = match edit {
            Edit::Whole { base, text, .. } => merged(base, &before, text)?,
            _ => (apply::apply(&before, edit)?, false),
        };
        if file == TextFile::Settings {
            Settings::from_toml(&after).map_err(|error| match error.key {
                Some(key) if !matches!(edit, Edit::Whole { .. }) => {
                    EditError::Answer { key, problem: error.problem }
                }
                _ => EditError::Text(error.to_string()),
            })?;
        } else {
            // The catalogue itself says what is wrong with it.
            let catalogue = measures::Catalogue::built_in().map_err(crate::WorkbenchError::from)?;
            let name = file.within(folder.settings()).display().to_string();
            catalogue
                .with_own(&after, &name)
                .map_err(|error| EditError::Text(error.to_string()))?;
        }
        Ok(Self { file, before, after, is_merged, about: About::of(edit) })
    }

    /// Whether nothing would change.
    pub fn is_nothing(&self) -> bool {
        self.before == self.after
    }

    /// The text's path in the folder.
    pub(super) fn path(&self, root: &Path, settings: &Settings) -> PathBuf {
        root.join(self.file.within(settings))
    }

    /// The lines that change, with a few around them.
    pub fn lines(&self) -> Vec<Line> {
        changed_lines(&self.before, &self.after)
    }
}

/// The lines that differ between two texts, with a few around them.
pub fn changed_lines(before: &str, after: &str) -> Vec<Line> {
    let patch = diffy::create_patch(before, after);
    let lines = patch.hunks().iter().flat_map(diffy::Hunk::lines);
    let text = |line: &str| line.trim_end_matches(['\n', '\r']).to_owned();
    lines
        .map(|line| match line {
            diffy::Line::Context(line) => Line::Same(text(line)),
            diffy::Line::Delete(line) => Line::Gone(text(line)),
            diffy::Line::Insert(line) => Line::New(text(line)),
        })
        .collect()
}

/// What somebody wrote from `base`, and what others made of it meanwhile, in one text.
fn merged(base: &str, now: &str, text: &str) -> Result<(String, bool), EditError> {
    // A browser sends lines with both signs of their end.
    let text = text.replace("\r\n", "\n");
    let base = base.replace("\r\n", "\n");
    if base == now || text == now {
        return Ok((text, false));
    }
    let merged = diffy::merge(&base, now, &text).map_err(|_| EditError::Conflict)?;
    Ok((merged, true))
}

/// Whether the register knows every area that is named, and as a district.
fn known_districts(session: &Session, groups: &Groups) -> Result<(), EditError> {
    let lists = [
        ("areas", &groups.areas),
        ("similar", &groups.similar),
        ("neighbours", &groups.neighbours),
    ];
    for (key, list) in lists {
        for name in list {
            let found = session
                .register()
                .find(name)
                .map_err(|error| EditError::answer(key, error.to_string()))?;
            let kind = found.code().kind();
            if kind != AreaKind::District {
                let problem =
                    format!("{name} is a {}, and only districts are compared", kind.word());
                return Err(EditError::answer(key, problem));
            }
        }
    }
    Ok(())
}
