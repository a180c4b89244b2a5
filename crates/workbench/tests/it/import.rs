//! Importing: each publication names the checksum of what was read, and comes in once.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use figure::FileUsed;
use tempfile::TempDir;
use workbench::init::InitOptions;
use workbench::{Folder, Outcome, Silent};
use zip::write::SimpleFileOptions;

use crate::fetch::{BOROUGHS, archive};

fn folder(dir: &TempDir) -> Folder {
    let options = InitOptions { area: "Bromley".into(), ..InitOptions::default() };
    workbench::make_folder(&dir.path().join("partnership"), &options).unwrap().folder
}

/// Imports the file: what became of it, and the files its vintage names.
fn import(folder: &Folder, path: &Path) -> (Outcome, Vec<FileUsed>) {
    let report = workbench::import(folder, &[path.to_owned()], &mut Silent).unwrap();
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    let [came] = report.imported.as_slice() else { panic!("{report:?}") };
    let lake = lake::Lake::open(folder.lake()).unwrap();
    let record = lake.vintage(&came.vintage).unwrap();
    (came.outcome, record.files.iter().map(|file| file.file.clone()).collect())
}

fn file(dir: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = dir.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn a_vintage_names_the_checksum_of_what_was_read() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir);
    let loose = file(&dir, "b.csv", BOROUGHS);
    let sum = sources::sha256(&loose, &mut |_| {}).unwrap();
    let used = FileUsed { name: "b.csv".into(), sha256: sum.clone() };
    assert_eq!(import(&folder, &loose), (Outcome::Added, vec![used.clone()]));

    // A file that is a publication by itself is the same one inside an archive.
    let mut zip = zip::ZipWriter::new(fs::File::create(dir.path().join("b.zip")).unwrap());
    zip.start_file("inside.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(BOROUGHS.as_bytes()).unwrap();
    zip.finish().unwrap();
    assert_eq!(import(&folder, &dir.path().join("b.zip")), (Outcome::AlreadyHeld, vec![used]));

    // An archive of many files is itself the publication.
    let archive = file(&dir, "police.zip", archive());
    let sum = sources::sha256(&archive, &mut |_| {}).unwrap();
    let used = FileUsed { name: "police.zip".into(), sha256: sum };
    assert_eq!(import(&folder, &archive), (Outcome::Added, vec![used]));
}

#[test]
fn the_same_bytes_come_in_once_and_others_of_the_same_size_as_well() {
    let dir = tempfile::tempdir().unwrap();
    let folder = folder(&dir);
    assert_eq!(import(&folder, &file(&dir, "b.csv", BOROUGHS)).0, Outcome::Added);
    assert_eq!(import(&folder, &file(&dir, "again.csv", BOROUGHS)).0, Outcome::AlreadyHeld);
    let revised = BOROUGHS.replace("90,91", "90,92");
    assert_eq!(import(&folder, &file(&dir, "b.csv", revised)).0, Outcome::Added);
}
