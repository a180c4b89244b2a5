//! A partnership's folder: the one place that holds everything it has. Copy it to back it up.
//!
//! ```text
//! safer-bromley/
//! ├── watchward.toml     who we are and how our figures are made
//! ├── inbox/             drop publishers' files here
//! ├── lake/              what was imported
//! ├── partnership.db     people, annotations, saved views, and the trail of changes
//! ├── drafts/minutes/    past minutes that were read and wait to be confirmed
//! ├── narrative/         people's own words, one Markdown file a section, kept between editions
//! ├── published/         what was published
//! └── exempt/            packs of Part 2, for members of the board alone
//! ```

mod error;

use std::fs;
use std::path::{Path, PathBuf};

pub use error::FolderError;

use crate::settings::Settings;

/// The name of the file that makes a folder a partnership's.
pub const SETTINGS_FILE: &str = "watchward.toml";

/// The name of the file with the partnership's own records.
const RECORDS: &str = "partnership.db";

/// The name of the folder for files that come over the web; it is empty but while an import goes on.
const UPLOADS: &str = ".uploads";

/// The folder of what is published to members of the board alone; nothing is served from it without a permission.
const EXEMPT: &str = "exempt";

/// The folders inside, in the order that messages name them.
const ROOMS: [&str; 3] = ["inbox", "lake", "published"];

/// A partnership's folder, with its settings read and checked.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    /// Where the texts are that figures and documents are made by: the folder itself, or those kept with an edition.
    texts: PathBuf,
    settings: Settings,
}

impl Folder {
    /// Opens the folder `root`, which must hold a `watchward.toml`. Folders inside that are missing are made again: an empty
    /// `inbox` is easily lost when a folder is copied.
    pub fn open(root: &Path) -> Result<Self, FolderError> {
        let file = root.join(SETTINGS_FILE);
        if !root.is_dir() {
            return Err(FolderError::Absent { folder: root.to_owned() });
        }
        if !file.is_file() {
            return Err(FolderError::NotOurs { folder: root.to_owned() });
        }
        let settings = read_settings(&file)?;
        let folder = Self { root: root.to_owned(), texts: root.to_owned(), settings };
        folder.make_rooms()?;
        Ok(folder)
    }

    /// The same folder with other texts: its settings, measures, harm weights and narratives as they stand in `texts`.
    pub fn with_texts(&self, texts: &Path) -> Result<Self, FolderError> {
        let settings = read_settings(&texts.join(SETTINGS_FILE))?;
        Ok(Self { root: self.root.clone(), texts: texts.to_owned(), settings })
    }

    /// Opens `start` or the nearest folder above it that holds a `watchward.toml`, as one works inside a folder.
    pub fn find(start: &Path) -> Result<Self, FolderError> {
        let whole = std::path::absolute(start)
            .map_err(|source| FolderError::Read { path: start.to_owned(), source })?;
        match whole.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file()) {
            Some(root) => Self::open(root),
            None if whole.is_dir() => Err(FolderError::NotOurs { folder: start.to_owned() }),
            None => Err(FolderError::Absent { folder: start.to_owned() }),
        }
    }

    /// Makes a partnership's folder at `root` from the text of its `watchward.toml`, which is checked first. Nothing is ever
    /// overwritten: a folder that is one already is refused, and so is one with anything else in it.
    pub fn create(root: &Path, settings_text: &str) -> Result<Self, FolderError> {
        let settings = Settings::from_toml(settings_text)?;
        refuse_if_taken(root)?;
        let made = |path: &Path| {
            let path = path.to_owned();
            move |source| FolderError::Write { path, source }
        };
        fs::create_dir_all(root).map_err(made(root))?;
        let folder = Self { root: root.to_owned(), texts: root.to_owned(), settings };
        folder.make_rooms()?;
        // The settings come last: a folder that was only half made is not taken for a partnership's.
        let file = folder.settings_file();
        write_new(&file, settings_text.as_bytes()).map_err(made(&file))?;
        Ok(folder)
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What `watchward.toml` says.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// `watchward.toml`.
    pub fn settings_file(&self) -> PathBuf {
        self.root.join(SETTINGS_FILE)
    }

    /// The text of the settings, as they stand beside the other texts.
    pub(crate) fn settings_text(&self) -> Result<String, FolderError> {
        let path = self.texts.join(SETTINGS_FILE);
        fs::read_to_string(&path).map_err(|source| FolderError::Read { path, source })
    }

    /// Where publishers' files are dropped.
    pub fn inbox(&self) -> PathBuf {
        self.root.join(ROOMS[0])
    }

    /// Where the lake is.
    pub fn lake(&self) -> PathBuf {
        self.root.join(ROOMS[1])
    }

    /// The partnership's own records: people, annotations, views, and the trail of what was changed.
    pub fn records(&self) -> PathBuf {
        self.root.join(RECORDS)
    }

    /// Where files that come over the web are put until they are imported.
    pub fn uploads(&self) -> PathBuf {
        self.root.join(UPLOADS)
    }

    /// Where past minutes that were read wait to be confirmed.
    pub fn past_minutes(&self) -> PathBuf {
        self.root.join("drafts").join("minutes")
    }

    /// Where published documents go.
    pub fn published(&self) -> PathBuf {
        self.root.join(ROOMS[2])
    }

    /// Where packs of Part 2 go.
    pub fn exempt(&self) -> PathBuf {
        self.root.join(EXEMPT)
    }

    /// The partnership's own measures, where it has any: the file that `watchward.toml` names, if it is there.
    pub fn own_measures(&self) -> Option<PathBuf> {
        let file = self.texts.join(&self.settings.figures.own_measures);
        file.is_file().then_some(file)
    }

    /// The partnership's table of harm weights, where it has one: the file that `watchward.toml` names, if it is there.
    pub fn harm_weights(&self) -> Option<PathBuf> {
        let file = self.texts.join(&self.settings.ranking.harm_weights);
        file.is_file().then_some(file)
    }

    /// Where people's own words are kept: one folder a kind of report, one Markdown file a section.
    pub fn narratives(&self) -> PathBuf {
        self.texts.join("narrative")
    }

    /// Every text that figures and documents are made by, with its name within the folder, in the order of the names.
    pub fn texts(&self) -> Result<Vec<(String, PathBuf)>, FolderError> {
        let named = |path: PathBuf| {
            let name = path.strip_prefix(&self.texts).unwrap_or(&path);
            (name.to_string_lossy().replace('\\', "/"), path)
        };
        let mut texts = vec![named(self.texts.join(SETTINGS_FILE))];
        texts.extend(self.own_measures().into_iter().chain(self.harm_weights()).map(named));
        let mut markdown = Vec::new();
        below(&self.narratives(), &mut markdown)?;
        texts.extend(markdown.into_iter().map(named));
        texts.sort();
        Ok(texts)
    }

    fn make_rooms(&self) -> Result<(), FolderError> {
        for room in ROOMS {
            let path = self.root.join(room);
            if !path.is_dir() {
                fs::create_dir_all(&path).map_err(|source| FolderError::Write { path, source })?;
            }
        }
        Ok(())
    }
}

fn read_settings(file: &Path) -> Result<Settings, FolderError> {
    let text = fs::read_to_string(file)
        .map_err(|source| FolderError::Read { path: file.to_owned(), source })?;
    Ok(Settings::from_toml(&text)?)
}

/// Every Markdown file below a folder; none where there is no such folder.
fn below(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), FolderError> {
    if !folder.is_dir() {
        return Ok(());
    }
    let read = |source| FolderError::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        if path.is_dir() {
            below(&path, found)?;
        } else if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
    Ok(())
}

/// Refuses a place where a partnership's folder cannot be made without touching what is there.
pub(crate) fn refuse_if_taken(root: &Path) -> Result<(), FolderError> {
    if root.join(SETTINGS_FILE).exists() {
        return Err(FolderError::AlreadyOurs { folder: root.to_owned() });
    }
    if root.exists() && !root.is_dir() {
        return Err(FolderError::NotAFolder { path: root.to_owned() });
    }
    if !root.exists() {
        return Ok(());
    }
    let read = |source| FolderError::Read { path: root.to_owned(), source };
    for entry in fs::read_dir(root).map_err(read)? {
        let entry = entry.map_err(read)?;
        let name = entry.file_name();
        // What an interrupted `init` can leave behind is not in the way.
        let left_over = ROOMS.iter().any(|room| name == *room)
            && fs::read_dir(entry.path()).is_ok_and(|mut inside| inside.next().is_none());
        if !left_over {
            return Err(FolderError::NotEmpty {
                folder: root.to_owned(),
                holds: name.to_string_lossy().into_owned(),
            });
        }
    }
    Ok(())
}

/// Writes a file that must not be there yet.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
