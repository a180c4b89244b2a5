//! Making a partnership's folder, for any area of England and Wales.

mod place;
mod questions;
mod template;

use std::path::Path;

use geography::Register;

pub use place::Place;
pub use questions::{Question, folder_name, questions};

use crate::folder::{Folder, FolderError, refuse_if_taken};

/// What is known when a folder is made; everything else is asked for in its `watchward.toml`.
#[derive(Debug, Clone, Default)]
pub struct InitOptions {
    /// The area that the partnership is responsible for: a name or code.
    pub area: String,
    /// The partnership's name; none makes one from the area's.
    pub name: Option<String>,
    /// The areas most like it, where they are known already.
    pub similar: Vec<String>,
    /// The year of the mid-year estimate that every rate is to be divided by; none leaves the rule.
    pub population: Option<i32>,
}

/// A folder that was made, with what its owner should know.
#[derive(Debug, Clone)]
pub struct Initialised {
    /// The folder.
    pub folder: Folder,
    /// Sentences to print: what was taken for granted, and what to do next.
    pub notes: Vec<String>,
}

/// Makes a partnership's folder at `dir`. Nothing that is there is ever overwritten. An area that the register does not know
/// is taken at its word, with a note: its codes come with the first look-up that is imported.
pub fn init(
    dir: &Path,
    options: &InitOptions,
    register: &Register,
) -> Result<Initialised, FolderError> {
    // Before any question of areas: a folder that is taken is the more useful thing to hear of.
    refuse_if_taken(dir)?;
    let place = Place::find(register, &options.area)?;
    let folder = Folder::create(dir, &template::settings_text(&place, options))?;
    let mut notes = place.notes();
    notes.push(format!(
        "{} says who you are and how your figures are made; every line is explained, and yours to change.",
        folder.settings_file().display()
    ));
    notes.push(format!(
        "Drop publishers' files into {} and run: watchward import",
        folder.inbox().display()
    ));
    Ok(Initialised { folder, notes })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::settings::ComparatorRule;

    fn register() -> Register {
        Register::built_in().unwrap()
    }

    fn options(area: &str) -> InitOptions {
        InitOptions { area: area.to_owned(), ..InitOptions::default() }
    }

    #[test]
    fn a_london_borough_is_compared_with_the_boroughs() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("safer-bromley");
        let made = init(&root, &options("London Borough of Bromley"), &register()).unwrap();
        let settings = made.folder.settings();
        assert_eq!(settings.partnership.area, "Bromley");
        assert_eq!(settings.partnership.area_key(), "E09000006");
        assert_eq!(settings.partnership.name, "Safer Bromley Partnership");
        assert_eq!(settings.comparators.group, ComparatorRule::LondonBoroughs);
        assert!(settings.similar.areas.is_empty());
        assert!(!settings.named_comparators.is_empty() && !settings.events.is_empty());
        for room in ["inbox", "lake", "published"] {
            assert!(root.join(room).is_dir(), "{room}");
        }
        assert_eq!(Folder::open(&root).unwrap().settings(), settings);
        let text = fs::read_to_string(made.folder.settings_file()).unwrap();
        for words in ["narrative/needs-assessment/burglary.md", "{{burglary percent}}"] {
            assert!(
                text.contains(words),
                "nothing says where a partnership's own words stand: {words}"
            );
        }
        assert_eq!(Folder::find(&root.join("inbox")).unwrap().settings(), settings);
    }

    #[test]
    fn an_area_that_is_not_built_in_is_taken_at_its_word() {
        let dir = tempfile::tempdir().unwrap();
        let made = init(dir.path(), &options("Preston"), &register()).unwrap();
        let settings = made.folder.settings();
        assert_eq!(
            (settings.partnership.area.as_str(), &settings.partnership.code),
            ("Preston", &None)
        );
        assert_eq!(settings.comparators.group, ComparatorRule::SameForce);
        assert!(made.notes[0].contains("import an ONS look-up"), "{:?}", made.notes);
        let text = fs::read_to_string(made.folder.settings_file()).unwrap();
        for word in ["London", "Bromley", "borough", "MOPAC", "Met Police"] {
            assert!(!text.contains(word), "{word} stands in the file of another place");
        }
    }

    #[test]
    fn what_stands_in_remarks_is_taken_without_their_signs() {
        let mut lines = template::SERVING.lines().map(|line| line.trim_start_matches("# "));
        let is_setting = |line: &&str| line.starts_with('[') || line.contains(" = ");
        let text: Vec<&str> = lines.by_ref().filter(is_setting).collect();
        let text = format!("[partnership]\nname = \"a\"\narea = \"b\"\n{}", text.join("\n"));
        let settings = crate::Settings::from_toml(&text).unwrap();
        assert!(settings.mail.is_some() && settings.sign_in.openid.is_some(), "{text}");
    }

    #[test]
    fn quotes_and_backslashes_in_a_name_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let name = "The \"Safer\" \\ Partnership\n= 1";
        let options = InitOptions {
            name: Some(name.to_owned()),
            similar: vec!["King's Lynn \"and\"".to_owned()],
            population: Some(2019),
            ..options("Preston")
        };
        let settings = init(dir.path(), &options, &register()).unwrap().folder.settings().clone();
        assert_eq!(settings.partnership.name, name);
        assert_eq!(settings.similar.areas, options.similar);
        assert_eq!(settings.figures.population, Some(2019));
    }

    #[test]
    fn a_ward_or_a_region_is_no_partnerships_area() {
        let dir = tempfile::tempdir().unwrap();
        let error = init(dir.path(), &options("Penge Cator"), &register()).unwrap_err().to_string();
        assert!(error.contains("is a ward") && error.contains("district"), "{error}");
        let error = init(dir.path(), &options("  "), &register()).unwrap_err().to_string();
        assert!(error.contains("--area"), "{error}");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "nothing may be left behind");
    }

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        init(dir.path(), &options("Bromley"), &register()).unwrap();
        fs::write(dir.path().join("watchward.toml"), "mine").unwrap();
        let error = init(dir.path(), &options("Bromley"), &register()).unwrap_err();
        assert!(matches!(error, FolderError::AlreadyOurs { .. }), "{error}");
        assert_eq!(fs::read_to_string(dir.path().join("watchward.toml")).unwrap(), "mine");

        let other = tempfile::tempdir().unwrap();
        fs::write(other.path().join("letter.txt"), "Dear").unwrap();
        let error = init(other.path(), &options("Bromley"), &register()).unwrap_err();
        assert!(error.to_string().contains("it holds \"letter.txt\""), "{error}");
        assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);

        let error =
            init(&other.path().join("letter.txt"), &options("Bromley"), &register()).unwrap_err();
        assert!(matches!(error, FolderError::NotAFolder { .. }), "{error}");
    }

    #[test]
    fn a_folder_that_is_none_says_what_to_do() {
        let dir = tempfile::tempdir().unwrap();
        let error = Folder::open(dir.path()).unwrap_err().to_string();
        assert!(error.contains("watchward init"), "{error}");
        let error = Folder::find(&dir.path().join("nowhere")).unwrap_err().to_string();
        assert!(
            error.contains("there is no folder") && error.contains("watchward init"),
            "{error}"
        );
    }
}
