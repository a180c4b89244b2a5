//! Documents of every format, the minutes read from them, and their figures checked. The first byte says which format; what
//! follows is its text, or for a packed one the parts that matter, each ended by a zero.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a plain format begins with, by its byte.
const STARTS: [(u8, &[u8]); 5] = [
    (b't', b""),
    (b'm', b"# Minutes\n\n"),
    (b'h', b"<!doctype html>"),
    (b'p', b"%PDF-1.7\n"),
    (b'r', b"Present:\n\n1   TITLE\n\nRESOLVED that "),
];

/// The parts of a Word file.
const WORD: [&str; 4] =
    ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"];
/// The parts of a workbook, after those that say where the others are.
const WORKBOOK: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"];
/// Where a workbook says what its parts are.
const RELATIONS: [(&str, &[u8]); 2] = [
    ("_rels/.rels", include_bytes!("../seeds/root.rels")),
    ("xl/_rels/workbook.xml.rels", include_bytes!("../seeds/workbook.rels")),
];

fuzz_target!(
    // The libraries for PDFs and workbooks may panic, which reading takes for a damaged file; a panic that leaves it is still
    // caught by the fuzzer.
    init: std::panic::set_hook(Box::new(|panic| eprintln!("{panic}"))),
    |data: &[u8]| {
        let Some((&format, rest)) = data.split_first() else { return };
        let bytes = match format {
            b'w' => packed(&WORD, rest, &[]),
            b'x' => packed(&WORKBOOK, rest, &RELATIONS),
            _ => match STARTS.iter().find(|(known, _)| *known == format) {
                Some((_, start)) => [start, rest].concat(),
                None => data.to_vec(),
            },
        };
        match reading::read(&bytes) {
            Ok(reading) => {
                assert!(reading.lines().all(|line| line.page >= 1 && line.number >= 1));
                drop(reading::minutes::read(&reading));
                let checked = checker::check(&reading);
                assert!(checked.coverage.checked <= checked.coverage.claims);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
);

/// A packed file of parts.
fn packed(names: &[&str], data: &[u8], fixed: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let parts = names.iter().copied().zip(data.split(|byte| *byte == 0));
    for (name, part) in parts.chain(fixed.iter().copied()) {
        zip.start_file(name, stored).expect("names differ");
        zip.write_all(part).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}
