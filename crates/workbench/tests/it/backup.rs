//! The restore drill: a folder that is in use is backed up, restored and verified; and what is said of one that was altered.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use partnership::Store;
use workbench::{
    BackupError, Folder, NewAccount, Role, Roles, Silent, Users, WorkbenchError, backup,
    demonstration, import, restore_backup, verify_backup, verify_folder,
};

/// Every file below a folder, but the store's own working files.
fn files(root: &Path, at: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files(root, &path, found);
        } else if !name.starts_with("partnership.db") && !name.contains(".lock") {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
}

fn person(number: usize) -> NewAccount {
    NewAccount {
        email: format!("p{number}@example.org"),
        name: format!("Person {number}"),
        organisation: None,
        roles: Roles::of(&[Role::BoardMember]),
    }
}

#[test]
fn everything_is_back_after_a_drill_and_every_hash_is_equal() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().join("safer-anywhere");
    let folder = demonstration::demo(&at).unwrap();
    import(&folder, &[], &mut Silent).unwrap();
    fs::create_dir_all(at.join("narrative/needs-assessment")).unwrap();
    fs::write(at.join("narrative/needs-assessment/overview.md"), "Our own words.").unwrap();
    let users = Users::open(&folder).unwrap();
    users.add(person(0)).unwrap();

    // Somebody goes on working while it is backed up.
    let zip = dir.path().join("backup.zip");
    let done = AtomicBool::new(false);
    let made = std::thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut written = 1;
            while !done.load(Ordering::Relaxed) {
                users.add(person(written)).unwrap();
                written += 1;
                // Others come to write too.
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            written
        });
        let made = backup(&folder, &zip, &mut Silent);
        // Before it is looked at: a failure ends the test and does not wait for the writer.
        done.store(true, Ordering::Relaxed);
        let made = made.unwrap();
        assert!(writing.join().unwrap() > 1);
        made
    });
    assert!(made.files.iter().any(|file| file.path == "partnership.db"));
    assert_eq!(verify_backup(&zip, &mut Silent).unwrap(), made);
    let again = backup(&folder, &zip, &mut Silent);
    assert!(matches!(again, Err(WorkbenchError::Backup(BackupError::Exists(_)))), "{again:?}");

    let back = dir.path().join("restored");
    restore_backup(&zip, &back, &mut Silent).unwrap();
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    files(&at, &at, &mut before);
    files(&back, &back, &mut after);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert!(before == after, "a file differs");
    let restored = Folder::open(&back).unwrap();
    let found = verify_folder(&restored, &mut Silent).unwrap();
    assert_eq!(found.faults, Vec::<String>::new());
    assert!(found.trail.unwrap() >= 1 && found.vintages > 3 && found.rows > 1_000, "{found:?}");
    assert!(!Users::open(&restored).unwrap().all().unwrap().is_empty());
    let taken = restore_backup(&zip, &back, &mut Silent);
    assert!(matches!(taken, Err(WorkbenchError::Backup(BackupError::NotEmpty(_)))), "{taken:?}");
}

#[test]
fn what_was_altered_or_cut_off_is_found_and_restores_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let folder = demonstration::demo(&dir.path().join("folder")).unwrap();
    let zip = dir.path().join("backup.zip");
    backup(&folder, &zip, &mut Silent).unwrap();
    let whole = fs::read(&zip).unwrap();
    let back = dir.path().join("back");
    for at in [100, whole.len() / 2, whole.len() * 3 / 4] {
        let mut altered = whole.clone();
        altered[at] ^= 0x20;
        fs::write(&zip, &altered).unwrap();
        assert!(restore_backup(&zip, &back, &mut Silent).is_err(), "{at}");
        assert!(!back.exists(), "{at}: something was restored");
    }
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        fs::write(&zip, &whole[..length]).unwrap();
        let cut = verify_backup(&zip, &mut Silent);
        assert!(
            matches!(cut, Err(WorkbenchError::Backup(BackupError::NotWhole { .. }))),
            "{cut:?}"
        );
    }
}

#[test]
fn a_fault_of_the_folder_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let at = dir.path().join("folder");
    let folder = demonstration::demo(&at).unwrap();
    import(&folder, &[], &mut Silent).unwrap();
    Store::open(&folder.records()).unwrap();
    assert_eq!(verify_folder(&folder, &mut Silent).unwrap().faults.len(), 0);
    let mut found = BTreeMap::new();
    files(&at, &at.join("lake"), &mut found);
    let (name, bytes) = found.into_iter().find(|(name, _)| name.ends_with("rows.parquet")).unwrap();
    fs::write(at.join(&name), &bytes[..bytes.len() / 2]).unwrap();
    let faults = verify_folder(&folder, &mut Silent).unwrap().faults;
    let vintage = name.rsplit('/').nth(1).unwrap();
    assert!(faults.len() == 1 && faults[0].contains(vintage), "{faults:?}");
}
