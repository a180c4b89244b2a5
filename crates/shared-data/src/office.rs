//! `LibreOffice`, where it is installed: what it makes of a file that a test wrote.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Has `LibreOffice` convert a file in a folder of its own below `scratch`; gives that folder, or none, with a note, where it
/// is not installed.
///
/// # Panics
/// Where the file cannot be converted, or `LibreOffice` is absent and `WATCHWARD_REQUIRE_SHARED=1`.
pub fn convert(scratch: &Path, name: &str, bytes: &[u8], to: &str) -> Option<PathBuf> {
    let soffice = crate::program(&["soffice", "libreoffice"])?;
    let folder = scratch.join(format!("office-{name}"));
    match converted(&soffice, &folder, (name, bytes), to) {
        Ok(said) if said.status.success() => Some(folder),
        Ok(said) => panic!("{name}: {}", String::from_utf8_lossy(&said.stderr)),
        Err(error) => panic!("{name}: {error}"),
    }
}

fn converted(
    soffice: &Path,
    folder: &Path,
    (name, bytes): (&str, &[u8]),
    to: &str,
) -> io::Result<Output> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let file = folder.join(name);
    fs::write(&file, bytes)?;
    // A profile of its own, so that two conversions do not wait for each other.
    Command::new(soffice)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .arg(&file)
        .output()
}
