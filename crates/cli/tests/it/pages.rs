//! Short documents keep to their pages: a ward profile to two, a summary to one, on real data and on the demonstration.

use std::path::Path;
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

/// Writes every ward profile and the summary as PDF; each keeps to its pages.
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

#[test]
fn real_wards_and_the_summary_keep_to_their_pages() {
    let Some(bromley) = bromley() else { return };
    // The longest name, the fewest offences, the most.
    let wards = ["Mottingham and Chislehurst North", "Darwin", "Bromley Town"];
    keep_to_their_pages(&bromley.root(), &wards);
}

#[test]
fn the_demonstration_keeps_to_its_pages() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("demo");
    succeeds(Command::new(PROGRAM).arg("demo").arg(&root));
    let wards = ["Mottingham and Chislehurst North", "Darwin", "Bromley Town"];
    keep_to_their_pages(&root, &wards);
}
