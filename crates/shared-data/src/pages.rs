//! Pages as others read them: a browser with axe, and the Nu validator. What reads them is in the folder `browser`; its
//! packages are installed as its lock file has them, into a folder of the caller's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{program, skip};

/// What a page may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nothing: it holds all that it needs.
    Alone,
    /// Files in its own folder: style, script, typeface.
    Site,
}

/// Reads these pages in a narrow and a wide window, light and dark. Where a program that it takes is absent, says so and
/// reads nothing.
///
/// # Panics
/// Where there is any fault: of axe or the validator, a request that the kind does not allow, an error of a script, a page that
/// scrolls sideways.
pub fn read_pages(scratch: &Path, kind: Kind, pages: &[PathBuf]) {
    let needed = [&["node"][..], &["npm"], &["java"], &["chromium", "google-chrome", "chrome"]];
    let found: Vec<Option<PathBuf>> = needed.iter().map(|names| program(names)).collect();
    let [Some(node), Some(npm), Some(_), Some(chromium)] = &found[..] else { return };

    let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser");
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        if let Err(problem) = fs::copy(scripts.join(name), scratch.join(name)) {
            panic!("{name} cannot be copied to {}: {problem}", scratch.display());
        }
    }
    let arguments = ["ci", "--ignore-scripts", "--prefer-offline"];
    if let Err(why) = run(Command::new(npm).args(arguments).current_dir(scratch)) {
        return skip("npm ci", &format!("npm cannot install what reads pages: {why}"));
    }
    let mut read = Command::new(node);
    read.arg(scripts.join("check.mjs")).arg(scratch);
    read.arg(if kind == Kind::Site { "site" } else { "alone" });
    let said = run(read.args(pages).env("WATCHWARD_CHROMIUM", chromium));
    let all_is_well = format!("{} pages read, 0 faults", pages.len());
    assert!(said.as_ref().is_ok_and(|said| said.contains(&all_is_well)), "{said:#?}");
}

/// What it says when it ends well, or else says.
fn run(command: &mut Command) -> Result<String, String> {
    let done = command.output().map_err(|problem| problem.to_string())?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    if done.status.success() {
        return Ok(said);
    }
    Err(format!("{said}{}", String::from_utf8_lossy(&done.stderr)))
}
