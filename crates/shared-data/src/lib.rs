//! For tests only: the real open data beside the project, and the programs that a machine may lack. Tests that need it read it in place, and say plainly when they
//! were skipped because it is absent.
//!
//! `WATCHWARD_SHARED` names the folder (default: `shared` beside the project's own). With `WATCHWARD_REQUIRE_SHARED=1` an
//! absent file fails the test. Where `WATCHWARD_SHARED_LOG` names a file, every use and skip is noted there as one line,
//! from which the test command counts "N ran on shared data, M skipped".

mod office;
mod pages;
mod typeset;

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

pub use office::convert;
pub use pages::{Kind, browser_packages, in_browser, read_pages};
pub use typeset::set_in_pages;

/// The folder of shared material, whether or not it exists.
pub fn root() -> PathBuf {
    env::var_os("WATCHWARD_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    )
}

/// A file of `shared/data`, such as `mps/ward_202001_202112.csv`; none, with a note, where it is absent.
///
/// # Panics
/// Where the file is absent and `WATCHWARD_REQUIRE_SHARED=1`.
pub fn data(name: &str) -> Option<PathBuf> {
    find(&Path::new("data").join(name))
}

/// A file of `shared/documents`.
///
/// # Panics
/// Where the file is absent and `WATCHWARD_REQUIRE_SHARED=1`.
pub fn document(name: &str) -> Option<PathBuf> {
    find(&Path::new("documents").join(name))
}

/// A file of `shared/reference`.
///
/// # Panics
/// Where the file is absent and `WATCHWARD_REQUIRE_SHARED=1`.
pub fn reference(name: &str) -> Option<PathBuf> {
    find(&Path::new("reference").join(name))
}

/// A program that a test needs and this machine may lack, by any of its names: `["chromium", "google-chrome"]`; none, with a
/// note, where no folder of `PATH` holds it.
///
/// # Panics
/// Where it is absent and `WATCHWARD_REQUIRE_SHARED=1`.
pub fn program(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let mut places = names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
    let found = places.find(|place| place.is_file());
    let wanted = names.first().copied().unwrap_or_default();
    if found.is_some() {
        note("ran", Path::new(wanted));
    } else {
        skip(wanted, &format!("no {} is installed", names.join(" or ")));
    }
    found
}

/// Notes that a test cannot run here, for want of this and for this reason.
///
/// # Panics
/// Where `WATCHWARD_REQUIRE_SHARED=1`.
pub fn skip(wanted: &str, why: &str) {
    note("skipped", Path::new(wanted));
    assert!(!is_required(), "{why} and WATCHWARD_REQUIRE_SHARED=1");
    eprintln!("skipped: {why}");
}

/// Whether a skip is a failure.
fn is_required() -> bool {
    env::var_os("WATCHWARD_REQUIRE_SHARED").is_some_and(|value| value == "1")
}

fn find(name: &Path) -> Option<PathBuf> {
    let path = root().join(name);
    let there = path.exists();
    note(if there { "ran" } else { "skipped" }, name);
    if there {
        return Some(path);
    }
    assert!(
        !is_required(),
        "{} is absent and WATCHWARD_REQUIRE_SHARED=1; set WATCHWARD_SHARED to the shared folder",
        path.display()
    );
    eprintln!("skipped: {} is absent", path.display());
    None
}

/// One line a test and outcome. A note that cannot be written is not worth failing a test for.
fn note(outcome: &str, name: &Path) {
    let Some(log) = env::var_os("WATCHWARD_SHARED_LOG") else { return };
    if let Ok(mut file) = OpenOptions::new().create(true).append(true).open(log) {
        let test = std::thread::current().name().unwrap_or("?").to_owned();
        let binary = env::current_exe()
            .ok()
            .and_then(|exe| exe.file_stem().map(|stem| stem.to_string_lossy().into_owned()));
        let line =
            format!("{outcome}\t{}\t{test}\t{}\n", binary.unwrap_or_default(), name.display());
        let _ = file.write_all(line.as_bytes());
    }
}
