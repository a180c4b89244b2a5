//! For build scripts only: packages of npm, brought in by `npm ci` and the lock file beside the script, in a copy under
//! `OUT_DIR`, so that the source tree stays as it is. What is made of them goes into the program itself and nothing is
//! fetched when it runs.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What npm needs to know what to fetch.
const PACKAGE_FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// Packages that were fetched.
#[derive(Debug)]
pub struct Packages {
    /// The crate whose build script this is.
    crate_folder: PathBuf,
    /// Where `node_modules` is: `OUT_DIR/assets`.
    folder: PathBuf,
}

/// Fetches the packages that the build script's crate names, and hands them to `make`. Where that fails, says so to cargo
/// as `what` that could not be had, and what to do.
pub fn fetch(what: &str, make: impl FnOnce(&Packages) -> Result<(), String>) {
    if let Err(problem) = Packages::fetch().and_then(|packages| make(&packages)) {
        let name = env::var("CARGO_PKG_NAME").unwrap_or_default();
        println!("cargo::error=There is no {what}: {problem}");
        println!(
            "cargo::error=Install Node.js with npm (Debian: apt-get install nodejs npm), see that npm reaches a registry, and \
             build again. Packages fetched are named in crates/{name}/package-lock.json."
        );
    }
}

impl Packages {
    fn fetch() -> Result<Self, String> {
        println!("cargo::rerun-if-changed=build.rs");
        let crate_folder = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
        let folder = PathBuf::from(variable("OUT_DIR")?).join("assets");
        fs::create_dir_all(&folder).map_err(|e| at(&folder, e))?;
        for name in PACKAGE_FILES {
            println!("cargo::rerun-if-changed={name}");
            let from = crate_folder.join(name);
            fs::copy(&from, folder.join(name)).map_err(|e| at(&from, e))?;
        }
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut command = Command::new(npm);
        command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
        run("npm ci", &mut command)?;
        Ok(Self { crate_folder, folder })
    }

    /// Runs a script of the crate with Node.js in the folder of the packages. It is told the crate's folder, and builds again
    /// when anything in `watched`, a folder of the crate, changes.
    pub fn node(&self, script: &str, watched: &str) -> Result<(), String> {
        println!("cargo::rerun-if-changed={watched}");
        let mut command = Command::new("node");
        command
            .arg(self.crate_folder.join(script))
            .arg(&self.crate_folder)
            .current_dir(&self.folder);
        run(script, &mut command)
    }
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("cargo did not set {name}"))
}

fn at(path: &Path, problem: impl Display) -> String {
    format!("{}: {problem}", path.display())
}

/// Runs it to its end; where it fails, with the first lines of what it says.
fn run(name: &str, command: &mut Command) -> Result<(), String> {
    let done = command.output().map_err(|e| format!("{name} could not be started ({e})"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).take(6).collect();
    Err(format!("{name} failed: {}", lines.join("; ")))
}
