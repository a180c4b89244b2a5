//! Disks that are full or cannot be written: real ones, small and in memory, mounted for a process of its own.
#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::Command;

use partnership::{Annotate, Store, StoreError, Verdict};

use crate::World;

/// Names the mounted folder for the test that runs in it.
const MOUNTED: &str = "WATCHWARD_TEST_MOUNTED";
/// Mounts a disk of so many kilobytes on a folder, and runs this test binary's tests in it one after the other: the second
/// when nothing can be written any more.
const SCRIPT: &str = r#"mount -t tmpfs -o size="$1"k none "$2" || exit 77
"$3" --exact "$4" || exit 1
[ -z "$5" ] && exit 0
mount -o remount,ro "$2" || exit 77
exec "$3" --exact "$5""#;

fn on_a_disk(kilobytes: u32, first: &str, second: &str) {
    let Some(unshare) = shared_data::program(&["unshare"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let ran = Command::new(unshare)
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", SCRIPT, "sh"])
        .arg(kilobytes.to_string())
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .args([first, second])
        .env(MOUNTED, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
    if said.contains("unshare: ") || ran.status.code() == Some(77) {
        return shared_data::skip("unshare", "this system lets no user mount a disk of their own");
    }
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
}

fn mounted() -> Option<PathBuf> {
    std::env::var_os(MOUNTED).map(PathBuf::from)
}

#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    on_a_disk(1_000, "disks::in_a_full_disk", "");
}

#[test]
fn in_a_full_disk() {
    let Some(folder) = mounted() else { return };
    std::fs::write(folder.join("ballast"), vec![1; 200 * 1024]).unwrap();
    let path = folder.join("partnership.db");
    let store = Store::open(&path).unwrap();
    let now = "2021-06-17T09:00:00Z".parse().unwrap();
    let mut written = 0;
    let mut write = || {
        let finding = format!("finding {written}");
        let note = "x".repeat(1_500);
        store.look_at(&World::may::<Annotate>(), &finding, Verdict::LookedAt, &note, now)?;
        written += 1;
        Ok(written)
    };
    let error = loop {
        match write() {
            Ok(written) => assert!(written < 10_000, "the disk never fills"),
            Err(error) => break error,
        }
    };
    assert!(matches!(error, StoreError::DiskFull { .. }), "{error:?}");
    let copied = store.backup_to(&folder.join("copy.db"));
    assert!(matches!(copied, Err(StoreError::DiskFull { .. })), "{copied:?}");
    let names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("copy")), "{names:?}");
    // What was written can be read, and with room made it goes on.
    let before = store.findings_looked_at(&World::may()).unwrap().len();
    std::fs::remove_file(folder.join("ballast")).unwrap();
    let written = write().unwrap();
    assert_eq!(written, before + 1);
    assert_eq!(store.findings_looked_at(&World::may()).unwrap().len(), written);
    assert_eq!(Store::check(&path).unwrap(), written as u64);
}

#[test]
fn a_disk_that_cannot_be_written_is_told() {
    on_a_disk(4_000, "disks::while_it_can_be_written", "disks::when_it_cannot_be_written");
}

#[test]
fn while_it_can_be_written() {
    let Some(folder) = mounted() else { return };
    let store = Store::open(&folder.join("partnership.db")).unwrap();
    store.backup_to(&folder.join("copy.db")).unwrap();
}

#[test]
fn when_it_cannot_be_written() {
    let Some(folder) = mounted() else { return };
    let told = |path: &Path| {
        let error = Store::open(path).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error:?}");
        assert!(error.to_string().contains("may be written by this user"), "{error}");
    };
    told(&folder.join("partnership.db"));
    told(&folder.join("new.db"));
    // A copy can be checked where it lies.
    assert_eq!(Store::check(&folder.join("copy.db")).unwrap(), 0);
}
