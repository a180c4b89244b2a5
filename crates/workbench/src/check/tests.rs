//! Documents with a finding that is put by hand, so that what becomes of it does not hang on what is found.

use std::fs;
use std::path::{Path, PathBuf};

use checker::{Coverage, Finding, Kind, Severity, Spot, Sure};

use super::*;
use crate::{Look, Silent};

const LOOK: Look = Look { width: 80, styled: false, accepted: false };

/// A document that says "It fell by 11%." and a finding on the figure.
fn report(folder: &Path, name: &str) -> CheckReport {
    let path = folder.join(name);
    fs::write(&path, "It fell by 11%.\n").unwrap();
    let mut report = check(&[path], None, &mut Silent);
    assert!(report.unread.is_empty(), "{:?}", report.unread);
    let at =
        Spot { index: 0, page: None, line: 1, range: 11..14, quote: "It fell by 11%.".to_owned() };
    report.documents[0].checked = Checked {
        findings: vec![Finding {
            kind: Kind::PercentageChange,
            severity: Severity::Contradiction,
            sure: Sure::Certain,
            at,
            says: "11%".to_owned(),
            should: Some("\u{2212}9.79%".to_owned()),
            working: "129 is 9.79% less than 143.".to_owned(),
            against: Vec::new(),
        }],
        coverage: Coverage { claims: 1, checked: 1, contradict: 1 },
    };
    report
}

fn options(form: CheckForm, output: Option<PathBuf>) -> FormOptions {
    FormOptions { form, output, look: LOOK }
}

#[test]
fn a_finding_that_is_let_stand_contradicts_no_more_until_it_is_forgotten() {
    let dir = tempfile::tempdir().unwrap();
    let mut found = report(dir.path(), "a.txt");
    assert!(found.contradicts() && found.open() == 1);
    let mark = found.documents[0].checked.findings[0].mark();
    let decided = found.accept(&mark[..6], " As it was published. ", "Ann Example").unwrap();
    assert_eq!(decided[0].mark, mark);
    assert_eq!(decided[0].file, dir.path().join("a.txt.findings.toml"));
    assert!(!found.contradicts() && found.open() == 0);

    let mut again = report(dir.path(), "a.txt");
    assert!(!again.contradicts(), "it is kept beside the document");
    let printed = again.form(&options(CheckForm::Text, None)).unwrap().printed;
    assert!(printed.contains("Nothing else to look at. 1 was accepted."), "{printed}");
    again.forget(&mark).unwrap();
    assert!(again.contradicts() && report(dir.path(), "a.txt").contradicts());
}

#[test]
fn a_reason_and_a_name_are_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    let mut found = report(dir.path(), "a.txt");
    let mark = found.documents[0].checked.findings[0].mark();
    for (reason, name) in [(" ", "Ann Example"), ("As it was published.", "")] {
        assert!(found.accept(&mark, reason, name).unwrap_err().is_wrong_use());
    }
    assert!(!dir.path().join("a.txt.findings.toml").exists());
}

#[test]
fn files_are_put_beside_the_document_or_where_it_is_said_and_never_over_it() {
    let dir = tempfile::tempdir().unwrap();
    let found = report(dir.path(), "a.txt");
    let page = found.form(&options(CheckForm::Html, None)).unwrap();
    assert_eq!(page.files, [dir.path().join("a.txt.findings.html")]);
    let text = fs::read_to_string(&page.files[0]).unwrap();
    assert!(text.contains("<mark>11%</mark>"), "{text}");
    for form in [CheckForm::Text, CheckForm::Json, CheckForm::Sarif] {
        let file = dir.path().join("found");
        let written = found.form(&options(form, Some(file.clone()))).unwrap();
        assert!(written.printed.is_empty());
        let printed = found.form(&options(form, None)).unwrap().printed;
        assert!(printed.contains("11%") && printed == fs::read_to_string(file).unwrap());
    }
    let folder = dir.path().join("out");
    fs::create_dir(&folder).unwrap();
    let page = found.form(&options(CheckForm::Html, Some(folder.clone()))).unwrap();
    assert_eq!(page.files, [folder.join("a.txt.findings.html")]);
    let word = found.form(&options(CheckForm::Docx, None)).unwrap();
    assert!(word.files.is_empty() && word.refused[0].contains("a.txt is not a Word file"));

    let over = found.form(&options(CheckForm::Html, Some(dir.path().join("a.txt"))));
    assert!(over.unwrap_err().to_string().contains("never altered"));
    assert_eq!(fs::read_to_string(dir.path().join("a.txt")).unwrap(), "It fell by 11%.\n");
}

#[test]
fn two_documents_of_one_name_do_not_become_one_file() {
    let dir = tempfile::tempdir().unwrap();
    let mut found = CheckReport::default();
    for folder in ["one", "two"] {
        let folder = dir.path().join(folder);
        fs::create_dir(&folder).unwrap();
        found.documents.extend(report(&folder, "a.txt").documents);
    }
    assert_eq!(found.form(&options(CheckForm::Html, None)).unwrap().files.len(), 2);
    let both = found.form(&options(CheckForm::Html, Some(dir.path().join("out"))));
    assert!(both.unwrap_err().is_wrong_use());
}

#[test]
fn a_folder_is_one_document_of_its_files() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("pack");
    fs::create_dir_all(folder.join("late")).unwrap();
    fs::write(folder.join("10 report.txt"), "Three were lost.\n").unwrap();
    fs::write(folder.join("2 minutes.txt"), "Four were lost.\nFive were found.\n").unwrap();
    fs::write(folder.join("late/37a.txt"), "None.\n").unwrap();
    fs::write(folder.join("picture.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    fs::write(folder.join("2 minutes.txt.findings.html"), "<p>Made here.").unwrap();
    fs::write(folder.join("findings.toml"), "# nothing yet\n").unwrap();
    let mut found = check(std::slice::from_ref(&folder), None, &mut Silent);
    assert_eq!(found.unread.len(), 1);
    assert!(found.unread[0].to_string().ends_with("picture.png was not checked"));
    let [document] = &mut *found.documents else { panic!("one document") };
    let names: Vec<_> = document.files.iter().map(|file| (&*file.name, file.first)).collect();
    assert_eq!(names, [("2 minutes.txt", 0), ("10 report.txt", 2), ("late/37a.txt", 3)]);
    document.checked = report(dir.path(), "a.txt").documents.remove(0).checked;
    let at = &mut document.checked.findings[0].at;
    (at.index, at.range, at.quote) = (2, 0..5, "Three were lost.".to_owned());
    let mark = document.checked.findings[0].mark();
    let printed = found.form(&options(CheckForm::Text, None)).unwrap().printed;
    assert!(printed.contains("10 report.txt, line 1\n"), "{printed}");
    let page = found.form(&options(CheckForm::Html, None)).unwrap();
    assert_eq!(page.files, [dir.path().join("pack.findings.html")]);
    let page = fs::read_to_string(&page.files[0]).unwrap();
    assert!(
        page.contains("<h3 class=\"file\">10 report.txt</h3>")
            && page.contains("<mark>Three</mark>"),
        "{page}"
    );
    let sarif = found.form(&options(CheckForm::Sarif, None)).unwrap().printed;
    assert!(
        sarif.contains("pack/10%20report.txt") && sarif.contains("\"text\": \"Three\""),
        "{sarif}"
    );
    found.accept(&mark, "It is so.", "Ann Example").unwrap();
    assert!(
        fs::read_to_string(folder.join("findings.toml")).unwrap().starts_with("# nothing yet\n")
    );
    assert!(
        found.form(&options(CheckForm::Docx, None)).unwrap().refused[0]
            .contains("pack is not a Word file")
    );
}
