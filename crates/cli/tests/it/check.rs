//! `watchward check`: finished documents, in every form, with what is let stand. It needs no partnership's folder.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::street::{PROGRAM, both};

/// An invented report with one change that its counts contradict.
const REPORT: &str = "Introduction\n\nThis paper is about crime in the town, and what was done about it over the year.\n\
                      Burglary offences decreased from 1,451 offences in 2019 to 1,256 offences in 2020, a decrease of 12% over\n\
                      the year in all of the wards of the town.\n";

/// The same with the change that the counts give.
const GOOD: &str = "Introduction\n\nThis paper is about crime in the town, and what was done about it over the year.\n\
                    Burglary offences decreased from 1,451 offences in 2019 to 1,256 offences in 2020, a decrease of 13% over\n\
                    the year in all of the wards of the town.\n";

/// A folder for documents.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Runs `watchward check` in the folder; the exit code and what was said on each stream.
    fn check(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = self.output(arguments);
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    }

    fn output(&self, arguments: &[&str]) -> Output {
        Command::new(PROGRAM)
            .current_dir(self.0.path())
            .arg("check")
            .args(arguments)
            .output()
            .unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let (_, said, _) = self.check(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
    }
}

#[test]
fn what_contradicts_ends_with_3_and_what_does_not_with_0() {
    let desk = Desk::new();
    desk.put("report.txt", REPORT);
    desk.put("good.txt", GOOD);
    let (code, said, wrong) = desk.check(&["report.txt"]);
    assert_eq!((code, &*wrong), (3, ""), "{said}");
    for wanted in [
        "report.txt\n",
        "Contradicts",
        "Burglary offences decreased",
        "line 4",
        "says",
        "should be",
        "working",
        "mark",
    ] {
        assert!(said.contains(wanted), "{wanted:?} is not in\n{said}");
    }
    assert!(said.contains("--accept MARK --reason") && !said.contains('\u{1b}'), "{said}");
    assert!(said.contains("13.44%") && !said.contains("Introduction"), "{said}");
    let (code, said, _) = desk.check(&["good.txt"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Nothing to look at.") && !said.contains("--accept"), "{said}");
    let (code, both, _) = desk.check(&["good.txt", "report.txt"]);
    assert_eq!(code, 3);
    assert!(both.find("good.txt").unwrap() < both.find("report.txt").unwrap());
    assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_a_name_and_looked_at_again() {
    let desk = Desk::new();
    desk.put("report.txt", REPORT);
    let found = desk.json(&["report.txt"]);
    let marks: Vec<&str> = found["documents"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["mark"].as_str().unwrap())
        .collect();
    assert!(!marks.is_empty());
    let (code, _, said) = desk.check(&["report.txt", "--accept", marks[0]]);
    assert_eq!(code, 2, "{said}");
    let by = ["--reason", "As the force published it.", "--by", "Ann Example"];
    let (code, _, said) = desk.check(&[&["report.txt", "--accept", "0000000"][..], &by].concat());
    assert_eq!(code, 2);
    assert!(said.contains("no finding has the mark 0000000"), "{said}");
    let blank = ["report.txt", "--accept", marks[0], "--reason", " ", "--by", "Ann Example"];
    assert_eq!(desk.check(&blank).0, 2);

    for mark in &marks {
        let (code, said, _) =
            desk.check(&[&["report.txt", "--accept", &mark[..8]][..], &by].concat());
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("Accepted: ") && said.contains("report.txt.findings.toml"), "{said}");
    }
    let kept = fs::read_to_string(desk.0.path().join("report.txt.findings.toml")).unwrap();
    for wanted in [
        "[[accepted]]",
        marks[0],
        "As the force published it.",
        "Ann Example",
        "Burglary offences decreased",
    ] {
        assert!(kept.contains(wanted), "{wanted:?} is not in\n{kept}");
    }
    let (code, said, _) = desk.check(&["report.txt"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("Nothing else to look at.") && !said.contains("Ann Example"), "{said}");
    let (code, said, _) = desk.check(&["report.txt", "--all"]);
    assert_eq!(code, 0);
    assert!(said.contains("Accepted (") && said.contains("by Ann Example on "), "{said}");

    // The document changes: what was accepted is told, and kept.
    desk.put("report.txt", GOOD);
    let (code, said, _) = desk.check(&["report.txt"]);
    assert_eq!(code, 0);
    assert!(said.contains("Accepted before, no longer found"), "{said}");
    desk.put("report.txt", REPORT);
    let (code, said, _) = desk.check(&["report.txt", "--forget", &marks[0][..8]]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("To be looked at again: "), "{said}");
    assert!(desk.json(&["report.txt"])["documents"][0]["findings"][0]["accepted"].is_null());
    let (code, _, said) = desk.check(&["report.txt", "--forget", &marks[0][..8]]);
    assert_eq!(code, 2);
    assert!(said.contains("nothing that was accepted has the mark"), "{said}");

    desk.put("report.txt.findings.toml", "[[accepted]]\nmark = 5\n");
    let (code, _, said) = desk.check(&["report.txt"]);
    assert_eq!(code, 1);
    assert!(said.contains("report.txt.findings.toml cannot be used"), "{said}");
}

#[test]
fn every_form_is_written_where_it_belongs_and_twice_the_same() {
    let desk = Desk::new();
    let path = desk.put("report.txt", REPORT);
    for form in ["text", "json", "sarif"] {
        let (code, said, _) = desk.check(&["report.txt", "--format", form]);
        assert_eq!((code, &said), (3, &desk.check(&["report.txt", "--format", form]).1));
        let (code, told, _) =
            desk.check(&["report.txt", "--format", form, "--output", "out/found"]);
        assert_eq!((code, &*told), (3, "Written: out/found\n"));
        let written = fs::read_to_string(desk.0.path().join("out/found")).unwrap();
        assert!(said.starts_with(&written), "{said}\n{written}");
    }
    let (code, said, _) = desk.check(&["report.txt", "--format", "html"]);
    assert_eq!((code, &*said), (3, "Written: report.txt.findings.html\n"));
    let page = fs::read(desk.0.path().join("report.txt.findings.html")).unwrap();
    assert!(String::from_utf8_lossy(&page).contains("<mark>12%</mark>"));
    desk.check(&["report.txt", "--format", "html", "--output", "again.html"]);
    assert_eq!(page, fs::read(desk.0.path().join("again.html")).unwrap());

    let (code, _, said) = desk.check(&["report.txt", "--format", "docx"]);
    assert_eq!(code, 1);
    assert!(
        said.contains("report.txt is not a Word file") && said.contains("--format html"),
        "{said}"
    );
    let (code, _, said) = desk.check(&["report.txt", "--format", "html", "--output", "report.txt"]);
    assert_eq!(code, 2);
    assert!(said.contains("never altered"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), REPORT);
}

/// A Word file with one paragraph a line.
fn word(lines: &str) -> Vec<u8> {
    use std::io::Write as _;
    let paragraph = |line| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{line}</w:t></w:r></w:p>");
    let paragraphs: Vec<String> = lines.lines().map(paragraph).collect();
    let paragraphs = paragraphs.concat();
    let main = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" \
                 ContentType=\"application/xml\"/></Types>";
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", &main)] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_file_gets_comments_in_a_copy() {
    let desk = Desk::new();
    let original = word(REPORT);
    let path = desk.put("report.docx", &original);
    let (code, said, _) = desk.check(&["report.docx", "--format", "docx"]);
    assert_eq!((code, &*said), (3, "Written: report.docx.findings.docx\n"));
    assert_eq!(fs::read(path).unwrap(), original);
    let copy = fs::read(desk.0.path().join("report.docx.findings.docx")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&copy)).unwrap();
    let comments = std::io::read_to_string(zip.by_name("word/comments.xml").unwrap()).unwrap();
    assert!(
        comments.contains("w:author=\"Watchward\"") && comments.contains("1,451"),
        "{comments}"
    );
    let (_, said, _) = desk.check(&["report.docx"]);
    assert!(said.contains("paragraph 4"), "{said}");
    desk.check(&["report.docx", "--format", "docx", "--output", "again.docx"]);
    assert_eq!(copy, fs::read(desk.0.path().join("again.docx")).unwrap());
}

#[test]
fn what_cannot_be_read_is_told_and_the_others_are_checked() {
    let desk = Desk::new();
    desk.put("report.txt", REPORT);
    desk.put("damaged.pdf", b"%PDF-1.7\nnothing that follows");
    desk.put("locked.docx", office("EncryptedPackage"));
    desk.put("scan.png", b"\x89PNG\r\n\x1a\n...");
    desk.put("empty.txt", "");
    let names = ["damaged.pdf", "locked.docx", "absent.txt", "report.txt", "scan.png", "empty.txt"];
    let (code, said, wrong) = desk.check(&names);
    assert_eq!(code, 1, "{wrong}");
    assert!(said.contains("Burglary offences decreased"), "{said}");
    for wanted in [
        "damaged.pdf was not checked\n  because: the document is damaged",
        "locked.docx was not checked\n  because: the document is protected by a password",
        "absent.txt could not be read; check that it is there",
        "scan.png was not checked\n  because: this is a picture, which is not read; have its text recognised first (OCR)",
        "empty.txt was not checked\n  because: this is an empty file",
        "5 of 6 documents could not be checked",
    ] {
        assert!(wrong.contains(wanted), "{wanted:?} is not in\n{wrong}");
    }
    let output = desk.output(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", both(&output));
}

/// What protected files of Office begin with, and the name of what is in them.
fn office(name: &str) -> Vec<u8> {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 64], &name].concat()
}

#[test]
fn a_pack_of_a_hundred_pages_is_told_in_every_form() {
    let Some(pack) = shared_data::document("safer-bromley-board-pack-2021-06.txt") else { return };
    let desk = Desk::new();
    fs::copy(&pack, desk.0.path().join("pack.txt")).unwrap();
    for form in ["text", "json", "sarif", "html"] {
        let (code, _, said) = desk.check(&["pack.txt", "--format", form]);
        assert!(code == 3 || code == 0, "{form}: {said}");
    }
    let page = fs::read_to_string(desk.0.path().join("pack.txt.findings.html")).unwrap();
    crate::structure::Node::read(&page);
}

#[test]
fn in_a_partnerships_folder_figures_are_held_against_its_data() {
    let dir = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output =
            Command::new(PROGRAM).current_dir(dir.path()).args(arguments).output().unwrap();
        (output.status.code().unwrap(), both(&output))
    };
    let made = run(&["init", "ours", "--area", "Bromley"]);
    assert_eq!(made.0, 0, "{}", made.1);
    let months = ["2020-01", "2020-02"].map(|month| format!("{month},Bromley,burglary,120\n"));
    fs::write(dir.path().join("own.csv"), format!("month,area,measure,value\n{}", months.concat()))
        .unwrap();
    let imported = run(&["-C", "ours", "import", "own.csv"]);
    assert_eq!(imported.0, 0, "{}", imported.1);
    let said =
        |count: &str| format!("There were {count} burglaries in Bromley in February 2020.\n");
    fs::write(dir.path().join("right.txt"), said("120")).unwrap();
    fs::write(dir.path().join("wrong.txt"), said("210")).unwrap();

    assert_eq!(run(&["check", "wrong.txt"]).0, 0, "there is nothing to hold it against");
    let right = run(&["check", "right.txt", "--data", "ours"]);
    assert_eq!(right.0, 0, "{}", right.1);
    for arguments in
        [&["check", "wrong.txt", "--data", "ours"][..], &["-C", "ours", "check", "wrong.txt"]]
    {
        let (code, text) = run(arguments);
        assert_eq!(code, 3, "{text}");
        assert!(text.contains("In 210 two digits are swapped."), "{text}");
    }
    let (code, text) = run(&["check", "wrong.txt", "--data", "."]);
    assert!(matches!(code, 1 | 2), "{code}: {text}");
}
