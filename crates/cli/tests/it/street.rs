//! Running the program in a folder of its own, and reading what it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The program that was built for these tests.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_watchward");

/// A partnership's folder that is gone when the test is.
pub struct Partnership {
    pub dir: TempDir,
}

impl Partnership {
    /// A new folder for this area.
    pub fn new(area: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().join("partnership");
        succeeds(Command::new(PROGRAM).arg("init").arg(&root).args(["--area", area]));
        Self { dir }
    }

    /// Its root.
    pub fn root(&self) -> PathBuf {
        self.dir.path().join("partnership")
    }

    /// The program, working on this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("-C").arg(self.root()).args(arguments);
        command
    }

    /// Runs it to a good end; what it printed.
    pub fn run(&self, arguments: &[&str]) -> String {
        succeeds(&mut self.command(arguments))
    }

    /// Runs it to a good end; the JSON it printed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.push("--json");
        serde_json::from_str(&self.run(&all)).unwrap()
    }

    /// Runs it to a bad end with this exit code; what it printed on both streams.
    pub fn fails(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().unwrap();
        let text = both(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{text}");
        text
    }

    /// Imports files.
    pub fn import(&self, paths: &[&Path]) -> String {
        let mut command = self.command(&["import"]);
        command.args(paths);
        succeeds(&mut command)
    }

    /// A figure by its JSON.
    pub fn figure(&self, measure: &str, area: &str, to: &str, more: &[&str]) -> Value {
        let mut arguments = vec!["figure", "--measure", measure, "--area", area, "--to", to];
        arguments.extend_from_slice(more);
        self.json(&arguments)
    }

    /// A table by its JSON.
    pub fn table(&self, measure: &str, areas: &str, to: &str) -> Value {
        self.json(&["table", "--measure", measure, "--areas", areas, "--to", to])
    }
}

/// What it printed on both streams.
pub fn both(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}

/// Runs a command to a good end; what it printed.
pub fn succeeds(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?} failed\n{}", both(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// The files of `shared/data/mps` and `population` that the pack's figures need; none where they are absent.
pub fn metropolitan() -> Option<Vec<PathBuf>> {
    [
        "mps/borough_201004_202111.csv",
        "mps/ward_202001_202112.csv",
        "population/borough_london_mid2019_broadage_summed_from_lsoa.csv",
        "population/borough_london_mid2020_broadage_summed_from_lsoa.csv",
        "population/derived_ward2018_london_mid2019_broadage.csv",
        "population/derived_ward2018_london_mid2020_broadage.csv",
    ]
    .into_iter()
    .map(shared_data::data)
    .collect()
}

/// Bromley with those files; none where they are absent.
pub fn bromley() -> Option<Partnership> {
    let files = metropolitan()?;
    let partnership = Partnership::new("Bromley");
    partnership.import(&files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    Some(partnership)
}

/// The rows' values of a table, in its order.
pub fn values(table: &Value) -> Vec<f64> {
    table["rows"].as_array().unwrap().iter().filter_map(|row| row["value"].as_f64()).collect()
}

/// A number rounded to so many decimals.
pub fn rounded(value: &Value, places: i32) -> f64 {
    let scale = 10f64.powi(places);
    (value.as_f64().unwrap() * scale).round() / scale
}
