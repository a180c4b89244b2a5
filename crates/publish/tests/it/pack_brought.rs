//! PDFs that somebody brought, in the PDF of a pack: their words, their shapes, and those that cannot be set.

use std::path::Path;
use std::process::Command;

use document::{BroughtPages, Pack, PaperBody};
use publish::pack::pdf;

use crate::pack::{left, pages, printed};
use crate::pdf::python;
use crate::sample::pack as sample;

#[test]
fn the_text_of_a_brought_page_can_be_taken_out() {
    let file = pdf(&sample::pack()).unwrap();
    let Some(pages) = pages(&left("pack-text.pdf", &file), file.pages.total) else { return };
    let of_police = file.pages.papers["police-update"].0.len();
    assert!(of_police >= 4, "{of_police}");
    let text = pages.concat().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text.matches("told in words that were brought").count(), 2);
}

/// Each is told in words what stands on a page that was brought, or that it could not be read.
#[test]
fn a_brought_page_has_its_words_as_alternative_text() {
    let Some(python) = python() else { return };
    let place = left("pack-alternative.pdf", &pdf(&sample::pack()).unwrap());
    let script = "
import sys, pikepdf
def every(kids):
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and '/S' in kid:
            yield kid
            yield from every(kid.get('/K', pikepdf.Array()))
pdf = pikepdf.open(sys.argv[1])
for e in every(pdf.Root.StructTreeRoot.K):
    if '/Alt' in e: print(str(e.Alt))
";
    let out = Command::new(python).args(["-c", script]).arg(place).output().unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    for wanted in [
        "Police update to the board\n",
        "Contents Shifts Day Team Monday Blue team\n",
        "Page 4 of Police update June.pdf, whose words could not be read.\n",
    ] {
        assert!(said.contains(wanted), "{wanted}: {said}");
    }
}

/// A pack of nothing but a brought paper with these bytes.
fn of_bytes(bytes: Vec<u8>) -> Pack {
    let file = "Scan of a letter.pdf".to_owned();
    let pages = PaperBody::Pages(Box::new(BroughtPages { file, bytes, pages: vec![] }));
    Pack { papers: vec![sample::paper("scan", "5", "Police update", pages)], ..sample::pack() }
}

#[test]
fn a_damaged_or_locked_pdf_is_named() {
    let why = |bytes: &[u8]| pdf(&of_bytes(bytes.to_vec())).unwrap_err().to_string();
    for bytes in [&b""[..], b"no PDF at all", b"%PDF-1.7\n%%EOF\n"] {
        let said = why(bytes);
        assert!(said.contains("Scan of a letter.pdf") && said.contains("again"), "{said}");
    }
    let Some(qpdf) = shared_data::program(&["qpdf"]) else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let [plain, locked] = ["letter.pdf", "letter-locked.pdf"].map(|name| folder.join(name));
    std::fs::write(&plain, publish::pdf::pdf(&sample::update()).unwrap()).unwrap();
    let lock = ["--encrypt", "secret", "owner", "256", "--"];
    let done = Command::new(qpdf).args(lock).args([&plain, &locked]).status().unwrap();
    assert!(done.success());
    let said = why(&std::fs::read(locked).unwrap());
    assert!(said.contains("Scan of a letter.pdf") && said.contains("password"), "{said}");
}

#[test]
fn a_pdf_of_a_later_version_and_sheets_of_any_shape_can_be_set() {
    let Some(qpdf) = shared_data::program(&["qpdf"]) else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let [plain, turned] = ["shapes.pdf", "shapes-turned.pdf"].map(|name| folder.join(name));
    std::fs::write(&plain, publish::pdf::pdf(&sample::update()).unwrap()).unwrap();
    let how = ["--force-version=2.0", "--rotate=+90:1"];
    let done = Command::new(qpdf).args(how).args([&plain, &turned]).status().unwrap();
    assert!(done.success());
    let file = pdf(&of_bytes(std::fs::read(turned).unwrap())).unwrap();
    assert!(file.bytes.starts_with(b"%PDF-2.0"));
    left("pack-shapes.pdf", &file);
}

#[test]
fn a_brought_pdf_of_three_hundred_pages_is_set_whole() {
    let Some(qpdf) = shared_data::program(&["qpdf"]) else { return };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let [four, many] = ["long-of-four.pdf", "long.pdf"].map(|name| folder.join(name));
    std::fs::write(&four, publish::pdf::pdf(&sample::update()).unwrap()).unwrap();
    let mut join = Command::new(qpdf);
    join.args(["--empty", "--pages"]);
    for _ in 0..75 {
        join.arg(&four).arg("1-4");
    }
    assert!(join.arg("--").arg(&many).status().unwrap().success());
    let file = pdf(&of_bytes(std::fs::read(many).unwrap())).unwrap();
    assert_eq!(file.pages.papers["scan"].0.len(), 300);
    let Some(pages) = pages(&left("pack-long.pdf", &file), file.pages.total) else { return };
    let numbers: Vec<&str> = pages.iter().map(|page| printed(page)).collect();
    let wanted: Vec<String> = (1..=file.pages.total).map(|number| number.to_string()).collect();
    assert_eq!(numbers, wanted);
}
