//! Files that belong to another one and stand beside it under the same name: a shapefile's outlines have their names in one
//! file and their coordinate system in a second. The file that is named after the whole is read, and the others with it.

use std::fs;
use std::path::{Path, PathBuf};

/// Files that make one data set.
struct Family {
    /// How the name of the file ends that is read.
    main: &'static str,
    /// How those end that are read with it.
    with: &'static [&'static str],
    /// How those end that it can be read without: indexes, which can be made again.
    without: &'static [&'static str],
}

const FAMILIES: [Family; 2] = [
    Family {
        main: "shp",
        with: &["cpg", "dbf", "prj"],
        without: &["shx", "sbn", "sbx", "qix", "qpj", "qmd", "shp.xml"],
    },
    Family { main: "gpkg", with: &["gpkg-wal"], without: &["gpkg-shm", "gpkg-journal"] },
];

/// Whether a file, by its lower-case name, is one that belongs to another.
pub(super) fn main_of(name: &str) -> Option<(&str, &'static str)> {
    FAMILIES.iter().find_map(|family| {
        let endings = family.with.iter().chain(family.without);
        endings.filter_map(|ending| stem(name, ending)).map(|stem| (stem, family.main)).next()
    })
}

/// Of a file's name, the names of those that are read with it, each with its ending.
pub(super) fn read_with(name: &str) -> impl Iterator<Item = (String, &'static str)> {
    let lower = name.to_ascii_lowercase();
    let family = FAMILIES
        .iter()
        .find_map(|family| stem(&lower, family.main).map(|stem| (stem.to_owned(), family.with)));
    family.into_iter().flat_map(|(stem, with)| {
        with.iter().map(move |ending| (format!("{stem}.{ending}"), *ending))
    })
}

/// A file of a folder by its name, whatever the case of its letters.
pub(super) fn in_folder(beside: &Path, name: &str) -> Option<PathBuf> {
    let folder = beside.parent()?;
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|n| n.to_string_lossy().to_lowercase() == name))
        .collect();
    found.sort();
    found.into_iter().next()
}

fn stem<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    name.strip_suffix(ending)?.strip_suffix('.').filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_belongs_to_what() {
        assert_eq!(main_of("wards.dbf"), Some(("wards", "shp")));
        assert_eq!(main_of("wards.shp.xml"), Some(("wards", "shp")));
        assert_eq!(main_of("wards.gpkg-wal"), Some(("wards", "gpkg")));
        for other in ["wards.shp", "wards.csv", ".dbf", "dbf"] {
            assert_eq!(main_of(other), None, "{other}");
        }
        let with: Vec<String> = read_with("Wards.SHP").map(|(name, _)| name).collect();
        assert_eq!(with, ["wards.cpg", "wards.dbf", "wards.prj"]);
        assert_eq!(read_with("wards.csv").count(), 0);
    }
}
