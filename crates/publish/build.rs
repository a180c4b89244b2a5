//! Brings the typeface into the build: `npm ci` by the committed lock file, in a copy of it under `OUT_DIR`, so that the
//! source tree stays as it is. The files then go into the program itself and nothing is fetched when it runs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What npm needs to know what to fetch.
const PACKAGE_FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

fn main() {
    if let Err(problem) = fetch() {
        println!("cargo::error=The typeface of PDFs and drawings could not be fetched: {problem}");
        println!(
            "cargo::error=Install Node.js with npm (Debian: apt-get install nodejs npm), see that npm reaches a registry, and \
             build again. Packages fetched are named in crates/publish/package-lock.json."
        );
    }
}

fn fetch() -> Result<(), String> {
    println!("cargo::rerun-if-changed=build.rs");
    let from = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let to = PathBuf::from(variable("OUT_DIR")?).join("assets");
    fs::create_dir_all(&to).map_err(|e| format!("{}: {e}", to.display()))?;
    for name in PACKAGE_FILES {
        println!("cargo::rerun-if-changed={name}");
        let (from, to) = (from.join(name), to.join(name));
        fs::copy(&from, &to).map_err(|e| format!("{}: {e}", from.display()))?;
    }
    npm(&to)
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("cargo did not set {name}"))
}

fn npm(folder: &Path) -> Result<(), String> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let done = Command::new(program)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output()
        .map_err(|e| format!("npm could not be started ({e})"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).take(4).collect();
    Err(format!("npm ci failed: {}", lines.join("; ")))
}
