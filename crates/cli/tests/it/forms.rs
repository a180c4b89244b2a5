//! Each report of the demonstration, held in outline in each form, and the forms against each other: a table, a number or a
//! heading that one form loses or tells otherwise is seen here, whichever crate lost it.

mod outline;
mod printed;
mod written;

use std::path::{Path, PathBuf};
use std::process::Command;

use outline::{squeezed, tidy};
use written::REPORTS;

use crate::street::PROGRAM;

#[test]
fn the_page_of_each_report_has_its_outline() {
    for report in REPORTS {
        insta::assert_snapshot!(format!("{}_html", report.name), outline::page(&report.page()));
    }
}

#[test]
fn the_word_file_of_each_report_has_its_outline() {
    for report in REPORTS {
        insta::assert_snapshot!(format!("{}_docx", report.name), outline::word(&report.word()));
    }
}

#[test]
fn the_workbook_of_each_report_has_its_sheets() {
    for report in REPORTS {
        insta::assert_snapshot!(format!("{}_xlsx", report.name), outline::sheets(&report.sheets()));
    }
}

#[test]
fn the_data_of_each_report_have_their_counts() {
    for report in REPORTS {
        insta::assert_snapshot!(format!("{}_json", report.name), outline::data(&report.data()));
    }
}

#[test]
fn the_pdf_of_each_report_has_its_bookmarks_and_its_beginning() {
    let programs = ["qpdf", "pdftotext"].map(|name| shared_data::program(&[name]));
    let [Some(qpdf), Some(pdftotext)] = programs else { return };
    for report in REPORTS {
        let mut said = format!("{} pages\n\nBookmarks\n", report.pdf_pages());
        outline::bookmarks(&report.bookmarks(&qpdf), 0, &mut said);
        said += "\nThe first page begins\n";
        let first = report.pdf_text(&pdftotext, &["-l", "1"]);
        said += &first.lines().take(10).map(str::trim_end).collect::<Vec<_>>().join("\n");
        insta::assert_snapshot!(format!("{}_pdf", report.name), said);
    }
}

/// Our own reports and our pack are true: as anybody's files nothing of them contradicts, neither without the data nor against
/// them.
#[test]
fn nothing_contradicts_in_any_form_of_a_document_as_it_is_read_back() {
    let forms = ["html", "docx", "pdf", "xlsx"];
    let mut files: Vec<PathBuf> =
        forms.iter().flat_map(|form| REPORTS.iter().map(move |report| report.file(form))).collect();
    files.extend(written::packs());
    let checked = |data: &[&Path]| {
        let mut check = Command::new(PROGRAM);
        check.arg("check").args(&files).current_dir(std::env::temp_dir());
        let out =
            check.args(data.iter().flat_map(|data| [Path::new("--data"), data])).output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout);
        assert_eq!(out.status.code(), Some(0), "with the data of {data:?}:\n{said}");
    };
    checked(&[]);
    checked(&[written::demonstration()]);
}

/// Tables of the text and those behind drawings.
#[test]
fn every_table_of_the_page_is_in_the_word_file_and_in_the_workbook() {
    for report in REPORTS {
        let captions = outline::captions(&report.page());
        assert!(!captions.is_empty(), "{}", report.name);
        let word = outline::word_captions(&report.word());
        let contents = outline::contents(&report.sheets());
        for caption in captions {
            assert!(has(&word, &caption), "{}.docx has no {caption:?}: {word:?}", report.name);
            assert!(has(&contents, &caption), "{}.xlsx: no {caption:?}: {contents:?}", report.name);
        }
    }
}

#[test]
fn every_table_of_the_page_is_in_the_pdf() {
    let Some(pdftotext) = shared_data::program(&["pdftotext"]) else { return };
    for report in REPORTS {
        let text = squeezed(&report.pdf_text(&pdftotext, &[]));
        for caption in outline::captions(&report.page()) {
            assert!(text.contains(&squeezed(&caption)), "{}.pdf has no {caption:?}", report.name);
        }
    }
}

/// Whether one of these headings, numbered or not, is of this title.
fn has(headings: &[String], title: &str) -> bool {
    headings.iter().any(|heading| {
        heading == title
            || heading.split_once(": ").is_some_and(|(_, unnumbered)| unnumbered == title)
    })
}

/// The summary's workbook is of its drawing alone, and need not hold them.
#[test]
fn key_figures_are_printed_the_same_in_every_form() {
    let pdftotext = shared_data::program(&["pdftotext"]);
    let mut seen = 0;
    for report in REPORTS {
        let word = outline::word_key_figures(&report.word());
        let data = report.data();
        let sheets = report.sheets();
        let pdf = pdftotext.as_deref().map(|program| squeezed(&report.pdf_text(program, &[])));
        let keys = outline::key_figures(&report.page());
        assert_eq!(word.len(), keys.len(), "{}.docx: {word:?}", report.name);
        for (key, in_word) in keys.iter().zip(word) {
            let said = tidy(&format!("{} {}", key.value, key.label));
            assert_eq!(in_word, said, "{}.docx", report.name);
            if let Some(text) = &pdf {
                assert!(text.contains(&squeezed(&said)), "{}.pdf has no {said:?}", report.name);
            }
            let held = printed::of_data(&data, &key.figure, report.area);
            assert!(held.contains(&key.value), "{}: {said}, data: {held:?}", report.name);
            let in_sheets = printed::of_sheets(&sheets).any(|cell| cell == key.value);
            assert!(in_sheets || report.name == "summary", "{}.xlsx has no {said:?}", report.name);
            seen += 1;
        }
    }
    assert!(seen > 0, "no report has key figures");
}
