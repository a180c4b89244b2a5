//! The application as people use it, in a browser, against the program itself: on the demonstration, and on
//! publishers' real files.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::street::{PROGRAM, bromley, succeeds};

/// The program while it serves a folder; it is stopped when this is dropped.
pub struct Served {
    child: Child,
    pub address: String,
}

impl Served {
    /// Serves a folder on a free port of loopback.
    pub fn folder(root: &Path) -> Self {
        let mut child = Command::new(PROGRAM)
            .arg("-C")
            .arg(root)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit(' ').next().unwrap().trim_end_matches('/').to_owned();
        assert!(address.starts_with("http://127.0.0.1:"), "{line}");
        Self { child, address }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The demonstration without its counts by borough, which the analyst brings.
fn demonstration(dir: &Path) -> (PathBuf, PathBuf) {
    let whole = dir.join("demonstration");
    succeeds(Command::new(PROGRAM).arg("demo").arg(&whole));
    let root = dir.join("served");
    fs::create_dir(&root).unwrap();
    fs::copy(whole.join("watchward.toml"), root.join("watchward.toml")).unwrap();
    let mut brought = None;
    let mut others = Vec::new();
    for entry in fs::read_dir(whole.join("inbox")).unwrap() {
        let path = entry.unwrap().path();
        let is_borough = path.ends_with("demonstration-borough-crime.csv");
        if is_borough { brought = Some(path) } else { others.push(path) }
    }
    succeeds(Command::new(PROGRAM).arg("-C").arg(&root).arg("import").args(&others));
    (root, brought.expect("the demonstration has counts by borough"))
}

/// Serves a folder, has people use it, and reads every page of it. `told` is what the folder holds and what is brought to it,
/// as the script takes it.
fn used_by_people(dir: &Path, root: &Path, told: &Value) {
    // A port that is free now; the script's mail server takes it at once.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let settings = root.join("watchward.toml");
    let mut text = fs::read_to_string(&settings).unwrap();
    write!(text, "\n[mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"Safer <safer@example.org>\"\n").unwrap();
    fs::write(&settings, text).unwrap();
    let mut add = Command::new(PROGRAM);
    add.arg("-C").arg(root).args(["user", "add", "ann@example.org", "--name", "Ann Example"]);
    let said = succeeds(add.args(["--role", "administrator"]));
    let invitation =
        said.lines().map(str::trim).find(|line| line.starts_with("/invitation/")).unwrap();
    let served = Served::folder(root);
    let scratch = dir.join("npm");
    fs::create_dir(&scratch).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/site.mjs");
    let arguments =
        [served.address.clone(), invitation.to_owned(), port.to_string(), told.to_string()];
    let arguments = arguments.map(Into::into);
    let packages = shared_data::browser_packages();
    let Some(said) = shared_data::in_browser(&scratch, &packages, &script, &arguments) else {
        return;
    };
    assert!(said.as_ref().is_ok_and(|said| said.contains(" 0 faults")), "{said:#?}");
    println!("{}", said.unwrap_or_default());
}

#[test]
fn people_use_the_demonstration_with_mouse_by_keyboard_and_without_script() {
    let dir = tempfile::tempdir().unwrap();
    let (root, brought) = demonstration(dir.path());
    let told = json!({
        "measure": "/measures/burglary",
        "brought": {
            "files": [brought],
            "path": "/measures/burglary?to=2021-02",
            "shows": "1,474",
        },
    });
    used_by_people(dir.path(), &root, &told);
}

/// What the folder of real data holds besides the Metropolitan Police's counts to the end of 2021.
const BESIDES: [&str; 3] = [
    "boundaries/london_wards_2018.geojson",
    "boundaries/bromley_wards_2024_bgc.geojson",
    "postcodes/codepoint_open_br_2014-08.csv",
];

/// What the analyst brings: the next edition, to November 2023.
const NEXT: [&str; 2] = ["mps/borough_202112_202311.csv", "mps/ward_202112_202311.csv"];

#[test]
fn people_use_real_data_with_mouse_by_keyboard_and_without_script() {
    let all = |names: &[&str]| names.iter().map(|name| shared_data::data(name)).collect();
    let (Some(bromley), Some::<Vec<PathBuf>>(besides), Some::<Vec<PathBuf>>(next)) =
        (bromley(), all(&BESIDES), all(&NEXT))
    else {
        return;
    };
    bromley.import(&besides.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    let told = json!({
        // codepoint_open_br_2014-08.csv: E05000109.
        "postcode": "br1 1ab",
        "ward": "Bromley Town",
        "measure": "/measures/burglary",
        // borough_202112_202311.csv: Burglary of Bromley, December 2021 to November 2022.
        "brought": { "files": next, "path": "/measures/burglary?to=2022-11", "shows": "1,448" },
    });
    used_by_people(bromley.dir.path(), &bromley.root(), &told);
}

#[test]
fn headers_score_an_a_plus_by_the_observatory() {
    let dir = tempfile::tempdir().unwrap();
    let (root, _) = demonstration(dir.path());
    let served = Served::folder(&root);
    let scratch = dir.path().join("npm");
    fs::create_dir(&scratch).unwrap();
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/observatory");
    let paths = ["/", "/sign-in", "/wards", "/documents", "/data.json", "/nowhere", "/workspace"];
    let mut arguments = vec![served.address.as_str().into()];
    arguments.extend(paths.map(Into::into));
    let script = packages.join("score.mjs");
    let Some(said) = shared_data::in_browser(&scratch, &packages, &script, &arguments) else {
        return;
    };
    let said = said.unwrap();
    let lowest = said.lines().find_map(|line| line.strip_prefix("lowest score: ")).unwrap();
    // 100 is an A+; the scale ends at 135.
    assert!(lowest.parse::<u32>().unwrap() >= 120, "{said}");
}

/// A page on paper, and a text that stands on it.
const PRINTED: [(&str, &str); 8] = [
    ("/", "Crime in Bromley"),
    ("/measures", "Measures in Bromley"),
    ("/measures/burglary", "Burglary by ward"),
    ("/wards/E05000109", "Bromley Town"),
    ("/methods", "How"),
    ("/data", "mps-borough"),
    ("/documents", "Documents"),
    ("/about/privacy", "is not followed"),
];

/// What is of a screen and not of paper.
const OF_A_SCREEN: [&str; 7] = [
    "Skip to",
    "Sign in",
    "Copy table",
    "Download as CSV",
    "Download chart",
    "The numbers behind this chart",
    "Find my ward",
];

#[test]
fn a_printed_page_is_its_content_and_nothing_of_a_screen() {
    let Some(reader) = shared_data::program(&["pdftotext"]) else { return };
    let dir = tempfile::tempdir().unwrap();
    let (root, brought) = demonstration(dir.path());
    succeeds(Command::new(PROGRAM).arg("-C").arg(&root).arg("import").arg(brought));
    let served = Served::folder(&root);
    let scratch = dir.path().join("npm");
    fs::create_dir(&scratch).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/print.mjs");
    let mut arguments = vec![served.address.as_str().into(), dir.path().into()];
    arguments.extend(PRINTED.map(|(path, _)| path.into()));
    let packages = shared_data::browser_packages();
    let Some(said) = shared_data::in_browser(&scratch, &packages, &script, &arguments) else {
        return;
    };
    assert!(said.as_ref().is_ok_and(|said| said.contains(" 0 faults")), "{said:#?}");
    for (place, (path, wanted)) in PRINTED.into_iter().enumerate() {
        let pdf = dir.path().join(format!("{place}.pdf"));
        let text = succeeds(Command::new(&reader).arg(pdf).arg("-"));
        assert!(text.contains(wanted), "{path}: {text}");
        for never in OF_A_SCREEN {
            assert!(!text.contains(never), "{path} shows {never:?} on paper: {text}");
        }
        // Whoever holds the sheet finds the page again.
        assert!(text.contains(&format!("{}{path}", served.address)), "{path}: {text}");
    }
}

#[test]
fn what_keeps_it_from_serving_is_said() {
    let partnership = crate::street::Partnership::new("Bromley");
    let served = Served::folder(&partnership.root());
    let address = served.address.trim_start_matches("http://");
    let said = partnership.fails(1, &["serve", "--listen", address]);
    assert!(said.contains("taken by another program") && said.contains("--listen"), "{said}");
    let said = partnership.fails(1, &["serve", "--listen", "127.0.0.1:0"]);
    assert!(said.contains("being served by another process"), "{said}");
    let other = crate::street::Partnership::new("Bromley");
    let nothing = other.root().join("none.pem").display().to_string();
    let arguments =
        ["serve", "--listen", "127.0.0.1:0", "--certificate", &nothing, "--key", &nothing];
    assert!(other.fails(1, &arguments).contains("cannot be used"));
    assert!(
        other.fails(1, &["serve", "--listen", "192.0.2.1:8480"]).contains("cannot be listened on")
    );
}
