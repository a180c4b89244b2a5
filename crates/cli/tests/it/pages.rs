//! Short documents keep to their pages: a ward profile to two, a summary to one, on real data and on the demonstration.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::street::{PROGRAM, bromley, succeeds};

/// How many pages a PDF has, by poppler; none where it is not installed, which the test then says.
fn pages(pdf: &Path) -> Option<usize> {
    let Ok(told) = Command::new("pdfinfo").arg(pdf).output() else {
        eprintln!("skipped: pdfinfo (poppler-utils) is not installed");
        return None;
    };
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    let line = text.lines().find_map(|line| line.strip_prefix("Pages:"));
    Some(line.unwrap_or_else(|| panic!("{}\n{text}", pdf.display())).trim().parse().unwrap())
}

/// Writes the summary and the profiles of these wards as PDF; each keeps to its pages.
fn keep_to_their_pages(root: &Path, wards: &[&str]) {
    let out = root.join("printed");
    let run = |arguments: &[&str], out: &Path| {
        let mut command = Command::new(PROGRAM);
        command.arg("-C").arg(root).args(arguments);
        command.args(["--to", "2021-02", "--format", "pdf", "--out"]).arg(out);
        succeeds(&mut command)
    };
    run(&["summary"], &out);
    let Some(of_summary) = pages(&out.join("summary.pdf")) else { return };
    assert_eq!(of_summary, 1, "the summary");
    for ward in wards {
        run(&["ward", "--ward", ward], &out.join("wards"));
    }
    let mut seen = 0;
    for ward in std::fs::read_dir(out.join("wards")).unwrap() {
        let pdf = ward.unwrap().path().join("ward-profile.pdf");
        assert_eq!(pages(&pdf), Some(2), "{}", pdf.display());
        seen += 1;
    }
    assert_eq!(seen, wards.len());
}

/// What a profile can hold besides counts: outlines for its map, deprivation, and the ward of each small area.
const BESIDES: [&str; 5] = [
    "boundaries/london_wards_2018.geojson",
    "boundaries/london_borough.gpkg",
    "deprivation/imd2019_lsoa_london.csv",
    "lookups/lsoa11_lsoa21_lad22_EW.csv",
    "lookups/derived_lsoa11_to_ward2018_london_by_area.csv",
];

#[test]
fn real_wards_and_the_summary_keep_to_their_pages() {
    let Some(bromley) = bromley() else { return };
    // The longest name, the fewest offences, the most.
    let wards = ["Mottingham and Chislehurst North", "Darwin", "Bromley Town"];
    keep_to_their_pages(&bromley.root(), &wards);
    // With all that can be held there is the most to set.
    let Some(besides) =
        BESIDES.iter().map(|file| shared_data::data(file)).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    bromley.import(&besides.iter().map(PathBuf::as_path).collect::<Vec<_>>());
    keep_to_their_pages(&bromley.root(), &wards);
    let page = bromley.dir.path().join("page");
    let asked = ["ward", "--ward", "Darwin", "--to", "2021-02", "--format", "html", "--out"];
    bromley.run(&[&asked[..], &[page.to_str().unwrap()]].concat());
    let page = std::fs::read_to_string(page.join("darwin/index.html")).unwrap();
    assert!(page.contains("wards-map") && page.contains("deprivation-table"));
}

#[test]
fn the_demonstration_keeps_to_its_pages() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("demo");
    succeeds(Command::new(PROGRAM).arg("demo").arg(&root));
    let wards = ["Mottingham and Chislehurst North", "Darwin", "Bromley Town"];
    keep_to_their_pages(&root, &wards);
}
