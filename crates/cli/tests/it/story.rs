//! The guide's first ten minutes and its quarter as a story: its commands are run as they stand, its steps are gone in a browser,
//! and what it quotes is what the program says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::site::Served;
use crate::street::{PROGRAM, succeeds};

/// The section of the guide under this heading.
fn section(heading: &str) -> String {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide.md");
    let guide = fs::read_to_string(guide).unwrap();
    let (_, rest) = guide.split_once(&format!("\n## {heading}\n")).unwrap();
    rest.split("\n## ").next().unwrap().to_owned()
}

/// What stands in the blocks of this kind, one after the other.
fn blocks(section: &str, kind: &str) -> String {
    let open = format!("```{kind}\n");
    section.split(&open).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// Runs the section's commands in this folder, but for the one that serves until it is stopped; what they print.
fn run(section: &str, folder: &Path) -> String {
    let commands = blocks(section, "sh");
    let lines = commands.lines().filter(|line| !line.starts_with("watchward serve"));
    let script: Vec<&str> = lines.collect();
    let programs = Path::new(PROGRAM).parent().unwrap().display().to_string();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    succeeds(shell.arg("-ec").arg(script.join("\n")).current_dir(folder).env("PATH", path))
}

/// Words with one space between.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A publisher's file as it stood before the quarter: counts by month without the last three, own counts to February.
fn as_before(name: &str, text: &str) -> String {
    let before = |line: &str| -> Option<String> {
        if name.ends_with("-crime.csv") {
            return line.rsplitn(4, ',').last().map(str::to_owned);
        }
        let is_later = name.contains("own-counts") && line.get(..7).is_some_and(|m| m > "2021-02");
        (!is_later || line.starts_with("month")).then(|| line.to_owned())
    };
    text.lines().filter_map(before).map(|line| line + "\n").collect()
}

/// The folder as it stood when the quarter's files came, and those files.
fn before_the_quarter(dir: &Path) -> (PathBuf, Vec<PathBuf>) {
    let demo = dir.join("safer-demo");
    let (root, earlier) = (dir.join("story"), dir.join("earlier"));
    fs::create_dir(&root).unwrap();
    fs::create_dir(&earlier).unwrap();
    let mail = "\n[mail]\nserver = \"127.0.0.1\"\nport = 9\nsecurity = \"none\"\nfrom = \"Safer <safer@example.org>\"\n";
    let settings = fs::read_to_string(demo.join("watchward.toml")).unwrap();
    fs::write(root.join("watchward.toml"), settings + mail).unwrap();
    let mut new = Vec::new();
    for entry in fs::read_dir(demo.join("inbox")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let before = as_before(&name, &text);
        fs::write(earlier.join(&name), &before).unwrap();
        if !before.lines().eq(text.lines()) {
            new.push(path);
        }
    }
    new.sort();
    assert_eq!(new.len(), 3, "{new:?}");
    succeeds(Command::new(PROGRAM).arg("-C").arg(&root).arg("import").arg(&earlier));
    (root, new)
}

#[test]
fn the_guide_tells_a_quarter_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let said = run(&section("The first ten minutes"), dir.path());
    assert!(said.contains("/invitation/") && said.contains("invented"), "{said}");

    let story = section("A quarter as a story");
    let (root, files) = before_the_quarter(dir.path());
    let mut add = Command::new(PROGRAM);
    add.arg("-C").arg(&root).args(["user", "add", "coordinator@example.org"]);
    let said = succeeds(add.args(["--name", "Sam Coordinator", "--role", "coordinator"]));
    let invitation = said.lines().map(str::trim).find(|line| line.starts_with("/invitation/"));
    let served = Served::folder(&root);
    let scratch = dir.path().join("npm");
    fs::create_dir(&scratch).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/story.mjs");
    let packages = shared_data::browser_packages();
    let part = |arguments: Vec<std::ffi::OsString>| {
        let mut all = vec![served.address.as_str().into()];
        all.extend(arguments);
        shared_data::in_browser(&scratch, &packages, &script, &all).map(|said| said.unwrap())
    };
    let mut desk = vec!["desk".into(), invitation.unwrap().into()];
    desk.extend(files.into_iter().map(PathBuf::into_os_string));
    let Some(mut said) = part(desk) else { return };

    let narrative = root.join("narrative/performance");
    fs::create_dir_all(&narrative).unwrap();
    fs::write(narrative.join("asb-calls.md"), blocks(&story, "markdown")).unwrap();
    said += &run(&story, &root);
    // The site looks whether its folder has changed every few seconds.
    std::thread::sleep(std::time::Duration::from_secs(6));
    said += &part(vec!["published".into()]).unwrap_or_default();
    let said = plain(&said);
    let mut quoted = 0;
    for line in story.lines().filter_map(|line| line.strip_prefix("> ")) {
        assert!(said.contains(&plain(line)), "nothing says {line:?}: {said}");
        quoted += 1;
    }
    assert!(quoted >= 7, "{quoted}");
}
