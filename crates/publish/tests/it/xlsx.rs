//! The workbook against the Government Analysis Function's checklist for spreadsheets, read back as raw XML; and `LibreOffice`
//! reads every cell of every table.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use document::Cell;

use crate::sample;
use crate::structure::Node;

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

/// Each worksheet: its name and its XML.
fn sheets(parts: &BTreeMap<String, String>) -> Vec<(String, Node)> {
    let book = Node::read(&parts["xl/workbook.xml"]);
    let names = book.named("sheet").into_iter().map(|s| s.attribute("name").to_owned());
    let read = |(i, name)| (name, Node::read(&parts[&format!("xl/worksheets/sheet{i}.xml")]));
    (1..).zip(names).map(read).collect()
}

fn strings(parts: &BTreeMap<String, String>) -> Vec<String> {
    let shared = Node::read(&parts["xl/sharedStrings.xml"]);
    shared.named("si").into_iter().map(|s| s.text.clone()).collect()
}

/// The cells of a worksheet by their address, texts as texts.
fn cells(sheet: &Node, strings: &[String]) -> BTreeMap<String, String> {
    let value = |c: &&Node| {
        let text = c.named("v").first().map_or(String::new(), |v| v.text.clone());
        let text = if c.attribute("t") == "s" {
            strings[text.parse::<usize>().unwrap()].clone()
        } else {
            text
        };
        (c.attribute("r").to_owned(), text)
    };
    sheet.named("c").iter().map(value).collect()
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = sample::document();
    assert_eq!(publish::xlsx::xlsx(&document).unwrap(), publish::xlsx::xlsx(&document).unwrap());
}

/// How many worksheets stand before the tables.
const FRONT: usize = 5;

#[test]
fn the_workbook_passes_the_published_checklist() {
    let document = sample::document();
    let parts = parts(&publish::xlsx::xlsx(&document).unwrap());
    let strings = strings(&parts);
    let sheets = sheets(&parts);
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[..FRONT], ["Cover", "Contents", "Notes", "Glossary", "Key_figures"]);
    assert_eq!(names.len() - FRONT, publish::csv::tables(&document).len(), "one table a worksheet");
    let book = &parts["xl/workbook.xml"];
    assert!(!book.contains("state=\"hidden\"") && !book.contains("activeTab"), "first sheet opens");
    assert!(parts.keys().all(|p| !p.contains("media") && !p.contains("drawing")), "no images");
    for (name, sheet) in &sheets {
        let cells = cells(sheet, &strings);
        assert!(!cells["A1"].is_empty(), "{name} has a title");
        assert!(sheet.named("mergeCell").is_empty(), "{name} merges cells");
        assert!(sheet.named("pane").is_empty(), "{name} freezes panes");
        assert!(sheet.named("autoFilter").is_empty(), "{name} filters");
        for row in sheet.named("row").iter().chain(&sheet.named("col")) {
            assert_eq!(row.attribute("hidden"), "", "{name} hides something");
        }
        // No blank row: every row from the first to the last is there, with something in it.
        let rows = sheet.named("row");
        for (i, row) in (1..).zip(&rows) {
            assert_eq!(row.attribute("r"), i.to_string(), "{name} has a blank row");
            assert!(row.named("v").iter().any(|v| !v.text.is_empty()), "{name}, row {i} is blank");
        }
        // The cursor stands in the first cell.
        assert!(sheet.named("selection").iter().all(|s| s.attribute("activeCell") == "A1"));
        if name != "Cover" {
            assert_eq!(sheet.named("tablePart").len(), 1, "{name}");
            assert!(cells.values().any(|c| c == "This worksheet contains one table."), "{name}");
        }
    }
    marked_up(&parts);
    letters(&parts);
    said_first(&parts, &cells(&sheets[0].1, &strings));
    let links = sheets[1].1.named("hyperlink").len();
    assert_eq!(links, names.len() - 2, "the contents lead to every worksheet but it and the cover");
}

/// Tables are marked up: names of their own, one header row, no heading twice or empty.
fn marked_up(parts: &BTreeMap<String, String>) {
    let mut names = BTreeSet::new();
    for (_, xml) in parts.iter().filter(|(name, _)| name.starts_with("xl/tables/")) {
        let table = Node::read(xml);
        let table = table.named("table")[0];
        assert!(names.insert(table.attribute("name").to_owned()), "a table's name twice");
        assert_ne!(table.attribute("headerRowCount"), "0");
        let heads: Vec<String> =
            table.named("tableColumn").iter().map(|c| c.attribute("name").to_lowercase()).collect();
        assert!(heads.iter().all(|h| !h.is_empty()));
        assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len(), "{heads:?}");
    }
}

/// Every cell is set in a sans-serif of at least 12 points. (The first font is the workbook's own, in which nothing is set.)
fn letters(parts: &BTreeMap<String, String>) {
    let styles = Node::read(&parts["xl/styles.xml"]);
    let fonts = styles.named("fonts")[0].named("font");
    for font in fonts.iter().skip(1) {
        assert_eq!(font.named("name")[0].attribute("val"), "Arial");
        assert!(font.named("sz")[0].attribute("val").parse::<f64>().unwrap() >= 12.0);
    }
    let core = Node::read(&parts["docProps/core.xml"]);
    assert_eq!(core.named("dc:creator")[0].text, "Safer Exampletown Partnership");
    assert_eq!(core.named("dc:title")[0].text, "Crime needs assessment to February 2021");
}

/// The cover says whose it is, its licence, and what each symbol means.
fn said_first(parts: &BTreeMap<String, String>, cover: &BTreeMap<String, String>) {
    let all: Vec<&str> = cover.values().map(String::as_str).collect();
    let all = all.join("\n");
    for words in [
        "OFFICIAL-SENSITIVE: Members of the board only",
        "Produced by Safer Exampletown Partnership",
        "Invented for a demonstration; free of any licence.",
        "Please note: this is a demonstration",
        "[c] means",
        "[x] means",
        "[z] means",
    ] {
        assert!(all.contains(words), "{words}");
    }
    assert!(parts["docProps/custom.xml"].contains("en-GB"));
}

#[test]
fn numbers_are_numbers_and_stand_whole() {
    let document = sample::document();
    let parts = parts(&publish::xlsx::xlsx(&document).unwrap());
    let strings = strings(&parts);
    let tables = publish::csv::tables(&document);
    for ((name, sheet), table) in sheets(&parts).iter().skip(FRONT).zip(&tables) {
        let rows = sheet.named("row");
        let body = &rows[rows.len() - table.rows.len()..];
        for (row, wanted) in body.iter().zip(&table.rows) {
            for (c, cell) in row.named("c").iter().zip(&wanted.cells) {
                let value = c.named("v").first().map_or("", |v| &v.text);
                match cell {
                    Cell::Number { value: number, .. } if number.is_finite() => {
                        assert_eq!(c.attribute("t"), "", "{name}: a number as text");
                        let held: f64 = value.parse().unwrap();
                        assert!((held - number).abs() <= number.abs() * 1e-12, "{held} {number}");
                    }
                    other => {
                        let shown = shown(other);
                        assert_eq!(strings[value.parse::<usize>().unwrap()], shown, "{name}");
                    }
                }
            }
        }
    }
}

#[test]
fn libreoffice_reads_every_table_whole() {
    let document = sample::document();
    let bytes = publish::xlsx::xlsx(&document).unwrap();
    let to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let Some(folder) =
        shared_data::convert(Path::new(env!("CARGO_TARGET_TMPDIR")), "sample.xlsx", &bytes, to)
    else {
        return;
    };
    let tables = publish::csv::tables(&document);
    let parts = parts(&bytes);
    let names = sheets(&parts).into_iter().skip(FRONT).map(|(name, _)| name);
    for (name, table) in names.zip(&tables) {
        let file = folder.join(format!("sample-{name}.csv"));
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let body = &lines[lines.len() - table.rows.len()..];
        for (line, row) in body.iter().zip(&table.rows) {
            for cell in &row.cells {
                let held = match cell {
                    Cell::Number { value, text, .. } => {
                        let near = |field: &str| {
                            field
                                .parse::<f64>()
                                .is_ok_and(|f| (f - value).abs() <= value.abs() * 1e-9 + 1e-9)
                        };
                        line.split(',').any(near) || line.contains(text.as_str())
                    }
                    cell => line.contains(shown(cell)),
                };
                assert!(held, "{name}: {} is not in {line}", cell.shown());
            }
        }
    }
}

/// What stands in a cell that is no number.
fn shown(cell: &Cell) -> &str {
    if cell.shown().is_empty() { "[z]" } else { cell.shown() }
}
