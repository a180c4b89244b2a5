//! The files of a folder and of those inside it, sorted by name, and which names are never data.

use std::fs;
use std::path::{Path, PathBuf};

use crate::SourceError;

/// Folders inside folders beyond which nobody keeps data.
const DEEPEST: usize = 16;

/// A file of a folder.
pub(super) struct File {
    /// Where it is.
    pub(super) path: PathBuf,
    /// Its name from the folder on, with `/` between.
    pub(super) label: String,
}

/// Every file below a folder, by name. Links to folders are not followed, so no walk goes round in circles.
pub(super) fn files(folder: &Path, problems: &mut Vec<SourceError>) -> Vec<File> {
    let mut files = Vec::new();
    walk(folder, "", 0, &mut files, problems);
    files.sort_by(|a, b| a.label.cmp(&b.label));
    files
}

fn walk(
    folder: &Path,
    above: &str,
    depth: usize,
    files: &mut Vec<File>,
    problems: &mut Vec<SourceError>,
) {
    let failed = |path: &Path, source| SourceError::Io { file: path.display().to_string(), source };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(source) => {
            problems.push(failed(folder, source));
            return;
        }
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(source) => {
                problems.push(failed(folder, source));
                continue;
            }
        };
        let name = entry.file_name().to_string_lossy().into_owned();
        let label = if above.is_empty() { name } else { format!("{above}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth < DEEPEST => {
                walk(&entry.path(), &label, depth + 1, files, problems);
            }
            Ok(kind) if kind.is_file() => files.push(File { path: entry.path(), label }),
            Ok(kind) if kind.is_symlink() && entry.path().is_file() => {
                files.push(File { path: entry.path(), label });
            }
            Ok(_) => problems.push(SourceError::Unreadable {
                file: label,
                problem: "is neither a file nor a folder within 16 folders; move it out".to_owned(),
            }),
            Err(source) => problems.push(failed(&entry.path(), source)),
        }
    }
}

/// Whether a name is one that systems and publishers put beside data: nothing in it is looked at.
pub(super) fn is_not_data(label: &str) -> bool {
    let mut parts = label.split('/').rev();
    let name = parts.next().unwrap_or(label).to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or(&name);
    let beside =
        matches!(stem, "readme" | "licence" | "license" | "copying" | "changelog" | "metadata");
    name.is_empty()
        || name.starts_with('.')
        || name.starts_with("~$")
        || matches!(name.as_str(), "thumbs.db" | "desktop.ini")
        || (beside && !matches!(name.rsplit('.').next(), Some("csv" | "json")))
        || parts.any(|folder| folder == "__MACOSX" || folder.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::is_not_data;

    #[test]
    fn what_systems_leave_behind_is_not_data() {
        for name in [
            ".DS_Store",
            "a/Thumbs.db",
            "__MACOSX/2021-02/._x.csv",
            "README.md",
            "licence.txt",
            "~$a.xlsx",
            ".git/x",
        ] {
            assert!(is_not_data(name), "{name}");
        }
        for name in ["2021-02/2021-02-met-street.csv", "readme.csv", "licences-issued.csv", "a.txt"]
        {
            assert!(!is_not_data(name), "{name}");
        }
    }
}
