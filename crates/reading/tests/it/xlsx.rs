//! Workbooks: what stands in their cells, sheet by sheet and row by row.

use std::io::{Cursor, Write};
use std::path::Path;

use reading::ReadingError;
use reading::document::{Block, Format, Kind, Reading, Table};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sheet of a test's workbook: its name, what its tag says beside, its rows, what follows them.
pub type Sheet<'a> = (&'a str, &'a str, &'a str, &'a str);

/// A workbook of sheets, with styles: 1 is a whole per cent, 2 a day as the country writes it, 3 thousands with commas, 4 pounds.
pub fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let main = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let numbered = || sheets.iter().enumerate().map(|(at, sheet)| (at + 1, sheet));
    let list = |(at, (name, more, ..)): (usize, &Sheet<'_>)| {
        format!(r#"<sheet name="{name}" sheetId="{at}" r:id="r{at}" {more}/>"#)
    };
    let relation = |(at, _): (usize, &Sheet<'_>)| {
        format!(
            r#"<Relationship Id="r{at}" Type="{link}/worksheet" Target="worksheets/sheet{at}.xml"/>"#
        )
    };
    let kind = |(at, _): (usize, &Sheet<'_>)| {
        format!(
            r#"<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{office}.worksheet+xml"/>"#
        )
    };
    let listed: String = numbered().map(list).collect();
    let relations: String = numbered().map(relation).collect();
    let kinds: String = numbered().map(kind).collect();
    let style = |format: u32| {
        format!(
            r#"<xf numFmtId="{format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
        )
    };
    let styles = [0, 9, 14, 3, 164].map(style).concat();
    let strings = "<si><t>Burglary</t></si><si><r><t>Robb</t></r><r><t>ery</t></r></si>";
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                r#"{head}<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{office}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{office}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{office}.sharedStrings+xml"/>{kinds}</Types>"#
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                r#"{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{link}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                r#"{head}<Relationships xmlns="{package}/relationships">{relations}<Relationship Id="s1" Type="{link}/styles" Target="styles.xml"/><Relationship Id="s2" Type="{link}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                r#"{head}<workbook {main} xmlns:r="{link}"><sheets>{listed}</sheets></workbook>"#
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                r#"{head}<styleSheet {main}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$£-809]#,##0"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">{styles}</cellXfs></styleSheet>"#
            ),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!(r#"{head}<sst {main} count="2" uniqueCount="2">{strings}</sst>"#),
        ),
    ];
    for (at, (_, _, rows, after)) in numbered() {
        let sheet =
            format!("{head}<worksheet {main}><sheetData>{rows}</sheetData>{after}</worksheet>");
        parts.push((format!("xl/worksheets/sheet{at}.xml"), sheet));
    }
    packed(&parts)
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A cell of words.
fn t(place: &str, words: &str) -> String {
    format!(r#"<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>"#)
}

/// A cell of a number in a style.
fn n(place: &str, style: u32, number: &str) -> String {
    format!(r#"<c r="{place}" s="{style}"><v>{number}</v></c>"#)
}

fn row(number: u32, cells: &[String]) -> String {
    format!(r#"<row r="{number}">{}</row>"#, cells.concat())
}

/// A sheet with a title, a table with a merged head, an empty row, another table, and a note; one that is hidden; one more.
pub fn sample() -> Vec<u8> {
    let first = [
        row(1, &[t("A1", "Offences in wards"), "<c r=\"B1\"/>".to_owned()]),
        row(
            3,
            &[
                t("B3", "Offence"),
                t("C3", "Twelve months"),
                t("D3", "hidden under the merged cell"),
                t("E3", "Change"),
            ],
        ),
        row(4, &[t("C4", "2019"), n("D4", 0, "2020")]),
        row(
            5,
            &[
                r#"<c r="B5" t="s"><v>0</v></c>"#.to_owned(),
                n("C5", 3, "1256"),
                n("D5", 3, "1451"),
                r#"<c r="E5" s="1"><f>D5/C5-1</f><v>0.15525477707006370</v></c>"#.to_owned(),
            ],
        ),
        row(
            6,
            &[r#"<c r="B6" t="s"><v>1</v></c>"#.to_owned(), n("C6", 0, "12"), n("D6", 0, "12.5")],
        ),
        row(7, &[t("B7", "Source: invented&#10;for a test")]),
        row(10, &[t("A10", "Day"), t("B10", "Cost"), t("C10", "Closed"), t("D10", "Share")]),
        row(
            11,
            &[
                n("A11", 2, "44348"),
                n("B11", 4, "46928"),
                r#"<c r="C11" t="b"><v>1</v></c>"#.to_owned(),
                r#"<c r="D11" t="e"><v>#DIV/0!</v></c>"#.to_owned(),
            ],
        ),
    ];
    let merged = r#"<mergeCells count="1"><mergeCell ref="C3:D3"/></mergeCells>"#;
    let second = row(1, &[t("A1", "Nobody sees this")]);
    let third = row(
        2,
        &[
            t("A2", "Wards"),
            r#"<c r="B2"><f>SUM(B3:B4)</f></c>"#.to_owned(),
            r#"<c r="C2" t="str"><f>""</f><v></v></c>"#.to_owned(),
        ],
    );
    workbook(&[
        ("Table 1", "", &first.concat(), merged),
        ("Workings", r#"state="hidden""#, &second, ""),
        ("Table 2", "", &third, ""),
    ])
}

fn tables(reading: &Reading) -> Vec<&Table> {
    let table = |block: &'_ Block| matches!(block.kind, Kind::Table(_));
    let tables = reading.blocks.iter().filter(|block| table(block));
    tables
        .filter_map(|block| if let Kind::Table(table) = &block.kind { Some(table) } else { None })
        .collect()
}

#[test]
fn a_workbook_is_read_sheet_by_sheet_and_row_by_row() {
    let reading = reading::read(&sample()).unwrap();
    assert_eq!((reading.format, reading.pages), (Format::Xlsx, 2));
    let kinds: Vec<_> = reading
        .blocks
        .iter()
        .map(|block| {
            (block.all_lines().next().map(|line| (line.page, line.number)).unwrap(), block.text())
        })
        .collect();
    let wanted = [
        ((1, 1), "Table 1"),
        ((1, 1), "Offences in wards"),
        (
            (1, 3),
            "Offence\tTwelve months\tChange\n\t2019\t2020\nBurglary\t1,256\t1,451\t16%\nRobbery\t12\t12.5",
        ),
        ((1, 7), "Source: invented for a test"),
        ((1, 10), "Day\tCost\tClosed\tShare\n01/06/2021\t£46,928\tTRUE\t#DIV/0!"),
        ((2, 1), "Table 2"),
        ((2, 2), "Wards"),
    ];
    assert_eq!(kinds, wanted.map(|(place, text)| (place, text.to_owned())));
    let [first, second] = *tables(&reading) else { panic!("{:#?}", reading.blocks) };
    let spans: Vec<u16> = first.rows[0].cells.iter().map(|cell| cell.span).collect();
    assert_eq!(spans, [1, 2, 1]);
    assert!(first.rows.iter().chain(&second.rows).all(|row| !row.head), "nothing is judged");
    let rows: Vec<u32> = first
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| &cell.blocks)
        .map(|block| block.lines[0].number)
        .collect();
    assert_eq!(rows, [3, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6]);
    let [hidden, uncomputed] = &*reading.remarks else { panic!("{:#?}", reading.remarks) };
    assert!(hidden.contains("\"Workings\" is hidden"));
    assert!(uncomputed.starts_with("1 formula(s) have no value"), "{uncomputed}");
}

/// A table that `LibreOffice` saves as a workbook: its percentages, its dates and its formulas are what it shows.
const FLAT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N2"><number:day/><number:text> </number:text><number:month number:style="long" number:textual="true"/><number:text> </number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="C1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="C2" style:family="table-cell" style:data-style-name="N2"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Wards">
<table:table-row><table:table-cell table:number-columns-spanned="3" office:value-type="string"><text:p>Burglary by ward</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
<table:table-row><table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Ward</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Offences</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Share</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>North</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="143"/><table:table-cell table:style-name="C1" table:formula="of:=[.B4]/[.B6]"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>South</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="57"/><table:table-cell table:style-name="C1" table:formula="of:=[.B5]/[.B6]"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Total</text:p></table:table-cell><table:table-cell table:formula="of:=SUM([.B4:.B5])"/><table:table-cell table:style-name="C2" office:value-type="date" office:date-value="2021-06-01"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document>"#;

#[test]
fn a_workbook_of_libreoffice_says_what_its_sheet_shows() {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let Some(folder) = shared_data::convert(scratch, "wards.fods", FLAT.as_bytes(), "xlsx") else {
        return;
    };
    let reading = reading::read(&std::fs::read(folder.join("wards.xlsx")).unwrap()).unwrap();
    assert_eq!(reading.remarks, Vec::<String>::new());
    let text = "Wards\n\nBurglary by ward\n\nWard\tOffences\tShare\nNorth\t143\t71.5%\nSouth\t57\t28.5%\nTotal\t200\t1 June 2021";
    assert_eq!(reading.text(), text);
    let rows: Vec<u32> = reading.lines().map(|line| line.number).collect();
    assert_eq!(rows, [1, 1, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6]);
}

#[test]
fn a_sheet_that_is_too_large_or_has_no_words_is_said_to_be() {
    let empty = workbook(&[("Sheet1", "", "", "")]);
    assert_eq!(reading::read(&empty).unwrap_err(), ReadingError::NoText { pages: 1 });
    // A few rows that each go to the last column hold millions of empty cells.
    let rows: String = (1..200)
        .map(|at| row(at, &[t(&format!("A{at}"), "x"), t(&format!("XFD{at}"), "y")]))
        .collect();
    let wide = workbook(&[("Sheet1", "", &rows, "")]);
    assert!(matches!(
        reading::read(&wide),
        Err(ReadingError::TooLarge { what: "the number of its cells", .. })
    ));
    // One that names no column of a sheet would hold more than a million.
    let beyond = workbook(&[("Sheet1", "", &row(1, &[t("A1", "x"), t("CELLD1", "y")]), "")]);
    assert!(matches!(reading::read(&beyond), Err(ReadingError::Damaged { .. })));
    // What packs well can be long.
    let rows: String =
        (1..200).map(|at| row(at, &[t(&format!("A{at}"), &"long ".repeat(40_000))])).collect();
    let long = workbook(&[("Sheet1", "", &rows, "")]);
    assert!(matches!(reading::read(&long), Err(ReadingError::TooLarge { what: "its text", .. })));
}
