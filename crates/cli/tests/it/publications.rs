//! Reports in every form, people's words in them, and editions that stay what they were.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::street::{Partnership, bromley};

/// A report's command and the name of its files.
const REPORTS: [(&[&str], &str); 4] = [
    (&["assess"], "needs-assessment"),
    (&["performance"], "performance"),
    (&["ward", "--ward", "Penge and Cator"], "ward-profile"),
    (&["summary"], "summary"),
];

fn beginning(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap().into_iter().take(5).collect()
}

#[test]
fn every_report_comes_in_every_form() {
    let Some(bromley) = bromley() else { return };
    for (command, name) in REPORTS {
        let out = bromley.dir.path().join(name);
        let asked = [command, &["--to", "2021-02", "--out", out.to_str().unwrap()]].concat();
        let said = bromley.run(&asked);
        let place = match name {
            "ward-profile" => out.join("penge-and-cator"),
            _ => out,
        };
        assert!(said.contains(&format!("{name}.pdf")), "{said}");
        assert_eq!(beginning(&place.join(format!("{name}.pdf"))), b"%PDF-");
        for office in ["docx", "xlsx"] {
            let file = place.join(format!("{name}.{office}"));
            assert_eq!(beginning(&file)[..2], *b"PK", "{}", file.display());
        }
        let page = fs::read_to_string(place.join("index.html")).unwrap();
        assert!(page.contains(&format!("href=\"{name}.pdf\"")), "{name} leads to its PDF");
        let data: Value =
            serde_json::from_slice(&fs::read(place.join("figures.json")).unwrap()).unwrap();
        assert!(!data["figures"].as_array().unwrap().is_empty());
        assert!(fs::read_dir(place.join("tables")).unwrap().count() > 0);
    }
}

#[test]
fn only_the_forms_asked_for_are_written() {
    let Some(bromley) = bromley() else { return };
    let out = bromley.dir.path().join("one");
    let asked = ["summary", "--to", "2021-02", "--format", "xlsx", "--out", out.to_str().unwrap()];
    bromley.run(&asked);
    let names: Vec<_> = fs::read_dir(&out).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names, ["summary.xlsx"]);
    let said = bromley.fails(2, &["summary", "--to", "2021-02", "--format", "odt"]);
    assert!(said.contains("html, pdf, docx, xlsx, json"), "{said}");
}

#[test]
fn one_run_writes_a_report_for_each_area() {
    let Some(bromley) = bromley() else { return };
    let out = bromley.dir.path().join("all");
    let asked = ["assess", "--to", "2021-02", "--every-area", "--format", "html", "--out"];
    bromley.run(&[&asked[..], &[out.to_str().unwrap()]].concat());
    let pages = fs::read_dir(&out).unwrap().count();
    assert_eq!(pages, 32);
    let croydon = fs::read_to_string(out.join("croydon/index.html")).unwrap();
    assert!(croydon.contains("Croydon"));
}

#[test]
fn peoples_words_stand_in_their_section_and_a_broken_reference_stops_the_build() {
    let Some(bromley) = bromley() else { return };
    let folder = bromley.root().join("narrative/performance");
    fs::create_dir_all(&folder).unwrap();
    let text = folder.join("burglary.md");
    fs::write(
        &text,
        "Operation *Nightlight* began; burglary stood at {{burglary}}. We held 17 stalls.\n",
    )
    .unwrap();
    let out = bromley.dir.path().join("out");
    let asked =
        ["performance", "--to", "2021-02", "--format", "html", "--out", out.to_str().unwrap()];
    bromley.run(&asked);
    let page = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("<strong>Nightlight</strong>"));
    assert!(page.contains("1,474"));
    assert!(page.contains("17"), "a number typed by hand is listed as unchecked");
    let croydon = bromley.dir.path().join("croydon");
    let of_another =
        ["performance", "--to", "2021-02", "--format", "html", "--area", "Croydon", "--out"];
    bromley.run(&[&of_another[..], &[croydon.to_str().unwrap()]].concat());
    let page = fs::read_to_string(croydon.join("index.html")).unwrap();
    assert!(
        page.contains("Croydon") && !page.contains("Nightlight"),
        "Bromley's words are of Bromley"
    );
    fs::write(&text, "Burglary stood at {{burgalry}}.\n").unwrap();
    let said = bromley.fails(1, &asked);
    assert!(said.contains("narrative/performance/burglary.md"), "{said}");
    assert!(said.contains("burgalry"), "{said}");
}

/// A file of the Met's with another count of Bromley's burglaries in January 2021.
fn revised(folder: &Path) -> std::path::PathBuf {
    let text =
        fs::read_to_string(shared_data::data("mps/borough_201004_202111.csv").unwrap()).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let month = lines[0].split(',').position(|name| name.trim() == "202101").unwrap();
    let row = lines
        .iter_mut()
        .find(|line| line.starts_with("Burglary,") && line.contains(",Bromley,"))
        .unwrap();
    let mut cells: Vec<String> = row.split(',').map(str::to_owned).collect();
    cells[month] = (cells[month].parse::<u64>().unwrap() + 5).to_string();
    *row = cells.join(",");
    let path = folder.join("borough_revised.csv");
    fs::write(&path, lines.join("\n") + "\n").unwrap();
    path
}

#[test]
fn an_edition_stays_what_it_was_and_says_what_has_changed_since() {
    let Some(bromley) = bromley() else { return };
    let publish = ["assess", "--to", "2021-02", "--publish", "2021-06-17"];
    let said = bromley.run(&publish);
    let name = "needs-assessment-2021-02-2021-06-17";
    assert!(said.contains(&format!("edition {name}")), "{said}");
    // Publishing the same again changes nothing; something else under its name is refused.
    bromley.run(&publish);
    let said = bromley.fails(1, &[&publish[..], &["--against", "2019-03..2020-02"]].concat());
    assert!(said.contains(name), "{said}");

    // Built again from its vintages, though another has come in since.
    let came = bromley.import(&[&revised(bromley.dir.path())]);
    assert!(!came.contains("already held"), "{came}");
    let said = bromley.run(&["editions", "verify"]);
    assert!(said.contains("has the same bytes"), "{said}");

    let changed = bromley.json(&["editions", "changes", name]);
    let figures = changed["figures"].as_array().unwrap();
    assert!(!figures.is_empty() && figures.len() < 400, "{}", figures.len());
    assert!(figures.iter().any(|f| f["what"].as_str().unwrap().contains("Burglary")));

    // The next edition looks back on this one.
    bromley.run(&["assess", "--to", "2021-02", "--publish", "2021-07-01", "--format", "html,pdf"]);
    let listed = bromley.json(&["editions"]);
    let last = &listed[1];
    assert_eq!(last["inputs"]["previous"]["name"], name);
    let page = fs::read_to_string(
        bromley.root().join("published/needs-assessment-2021-02-2021-07-01/index.html"),
    )
    .unwrap();
    assert!(page.contains("Figures of the last edition that are other now"));
    let said = bromley.run(&["editions", "verify"]);
    assert_eq!(said.matches("has the same bytes").count(), 2, "{said}");
    let between =
        bromley.json(&["editions", "changes", name, "needs-assessment-2021-02-2021-07-01"]);
    assert!(!between["figures"].as_array().unwrap().is_empty());

    // What editions were made from is kept, until it is said otherwise.
    let vintage = listed[0]["inputs"]["vintages"][0]["id"].as_str().unwrap();
    let said = bromley.fails(1, &["data", "drop", vintage, "--purge"]);
    assert!(said.contains("2 editions") && said.contains("--even-published"), "{said}");
    let said = bromley.run(&["data", "drop", vintage, "--purge", "--even-published"]);
    assert!(said.contains(&format!("Deleted {vintage} for good")) && said.contains(name), "{said}");
    let said = bromley.fails(1, &["editions", "verify", name]);
    assert!(
        said.contains("its files are as they were published; it cannot be built again"),
        "{said}"
    );
    assert!(said.contains(&format!("{vintage} is not held any more")), "{said}");
    assert!(said.contains("1 edition cannot be built again"), "{said}");

    // One changed byte is seen.
    let file = bromley.root().join("published").join(name).join("needs-assessment.docx");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    let said = bromley.fails(1, &["editions", "verify", name]);
    assert!(said.contains("needs-assessment.docx was altered"), "{said}");
}

#[test]
fn editions_say_what_to_do_where_there_is_none() {
    let partnership = Partnership::new("Bromley");
    let said = partnership.run(&["editions"]);
    assert!(said.contains("--publish"), "{said}");
    let said = partnership.fails(2, &["editions", "changes", "spring"]);
    assert!(said.contains("--publish"), "{said}");
}
