//! Pages as others read them: a browser with axe, and the Nu validator. What reads them is in the folder `browser`; its
//! packages are installed as its lock file has them, into a folder of the caller's.

use std::ffi::OsString;
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
    let scripts = browser_packages();
    let mut arguments = vec![if kind == Kind::Site { "site".into() } else { "alone".into() }];
    arguments.extend(pages.iter().map(|page| page.clone().into_os_string()));
    let Some(said) = in_browser(scratch, &scripts, &scripts.join("check.mjs"), &arguments) else {
        return;
    };
    let all_is_well = format!("{} pages read, 0 faults", pages.len());
    assert!(said.as_ref().is_ok_and(|said| said.contains(&all_is_well)), "{said:#?}");
}

/// The packages of a browser that is driven, and of axe.
pub fn browser_packages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("browser")
}

/// Runs a script that drives a browser: with a folder that holds its packages, by the lists in `packages`, as first argument,
/// then these. What it said, or why it failed; none where a program that it takes is absent, which is said.
///
/// # Panics
/// Where the packages' lists cannot be copied into `scratch`.
pub fn in_browser(
    scratch: &Path,
    packages: &Path,
    script: &Path,
    arguments: &[OsString],
) -> Option<Result<String, String>> {
    let needed = [&["node"][..], &["npm"], &["java"], &["chromium", "google-chrome", "chrome"]];
    let found: Vec<Option<PathBuf>> = needed.iter().map(|names| program(names)).collect();
    let [Some(node), Some(npm), Some(_), Some(chromium)] = &found[..] else { return None };
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        if let Err(problem) = fs::copy(packages.join(name), scratch.join(name)) {
            panic!("{name} cannot be copied to {}: {problem}", scratch.display());
        }
    }
    let install = ["ci", "--ignore-scripts", "--prefer-offline"];
    if let Err(why) = run(Command::new(npm).args(install).current_dir(scratch)) {
        skip("npm ci", &format!("npm cannot install what reads pages: {why}"));
        return None;
    }
    let mut read = Command::new(node);
    read.arg(script).arg(scratch).args(arguments).env("WATCHWARD_CHROMIUM", chromium);
    Some(run(&mut read))
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
