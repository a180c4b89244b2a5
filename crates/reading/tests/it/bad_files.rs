//! Files that cannot be read end in a message that says what to do; whatever the bytes are, reading ends.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use proptest::prelude::*;
use reading::ReadingError;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::docx::{file, p};

fn refused(bytes: &[u8]) -> ReadingError {
    let error = reading::read(bytes).unwrap_err();
    assert!(error.to_string().contains([';', ',']), "{error} says what to do");
    error
}

#[test]
fn what_is_no_document_is_said() {
    for bytes in [
        &b""[..],
        b"  \n ",
        b"\x89PNG\r\n\x1a\n...",
        b"{\\rtf1 hello}",
        b"\x00\x01\x02\x03\x00\x00",
    ] {
        assert!(matches!(refused(bytes), ReadingError::NotADocument { .. }));
    }
}

#[test]
fn packed_files_of_other_kinds_are_named() {
    let mimetype = |kind: &str| format!("application/vnd.oasis.opendocument.{kind}");
    for (part, content, wanted) in [
        ("xl/workbook.bin", String::new(), "(.xlsb)"),
        ("mimetype", mimetype("spreadsheet"), "(.ods)"),
        ("mimetype", mimetype("presentation"), "(.odp)"),
        ("content.xml", String::new(), "OpenDocument"),
        ("ppt/presentation.xml", String::new(), "presentation"),
        ("data.csv", String::new(), "archive"),
    ] {
        let said = refused(&zipped(part, content.as_bytes())).to_string();
        assert!(said.contains(wanted), "{said}");
    }
    assert!(matches!(refused(&zipped("xl/workbook.xml", b"")), ReadingError::Damaged { .. }));
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, packed).unwrap();
    zip.write_all(content).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn protected_files_of_office_are_said_to_be() {
    let old = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend([0; 512]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    for (name, wanted) in [
        ("", "before 2007"),
        ("Workbook", "(.xls)"),
        ("WordDocument", "(.doc)"),
        ("PowerPoint Document", "(.ppt)"),
    ] {
        let said = refused(&old(name)).to_string();
        assert!(said.contains(wanted) && said.contains("save it as"), "{said}");
    }
    // Word files and workbooks of today are packed in the same container when they are protected.
    assert_eq!(refused(&old("EncryptedPackage")), ReadingError::Encrypted);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let word = zipped("word/document.xml", &vec![b' '; 100 << 20]);
    let mut zip = ZipWriter::new_append(Cursor::new(crate::xlsx::sample())).unwrap();
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    zip.start_file("xl/worksheets/sheet9.xml", packed).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..257 {
        zip.write_all(&zeros).unwrap();
    }
    for bomb in [word, zip.finish().unwrap().into_inner()] {
        assert!(bomb.len() < 1 << 20);
        assert!(matches!(refused(&bomb), ReadingError::TooLarge { .. }));
    }
}

#[test]
fn a_word_file_of_nothing_has_no_text() {
    assert!(matches!(refused(&file(&p(" "))), ReadingError::NoText { .. }));
    let whole = file(&p("Some words"));
    for whole in [whole, crate::xlsx::sample()] {
        assert!(matches!(refused(&whole[..whole.len() / 2]), ReadingError::Damaged { .. }));
    }
}

#[test]
fn a_damaged_pdf_is_said_to_be() {
    assert!(matches!(refused(b"%PDF-1.7\nnothing that follows"), ReadingError::Damaged { .. }));
}

/// A PDF that opens only with a password, with a table of its objects or, as one that was damaged, without.
fn protected_pdf(has_table: bool) -> Vec<u8> {
    let objects = String::from_utf8(small_pdf()).unwrap();
    let (objects, _) = objects.split_once("trailer").unwrap();
    let key = "41".repeat(32);
    let mut pdf =
        format!("{objects}8 0 obj <</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>> endobj\n");
    let trailer = "trailer <</Root 1 0 R/Size 9/Encrypt 8 0 R/ID[<00><00>]>>\n";
    if has_table {
        let table = pdf.len();
        let places = (1..9).map(|number| pdf.find(&format!("\n{number} 0 obj")).unwrap() + 1);
        let places: Vec<String> = places.map(|at| format!("{at:010} 00000 n \n")).collect();
        let head = "xref\n0 9\n0000000000 65535 f \n";
        write!(pdf, "{head}{}{trailer}startxref\n{table}\n%%EOF\n", places.concat()).unwrap();
    } else {
        pdf += trailer;
    }
    pdf.into_bytes()
}

#[test]
fn a_protected_pdf_is_said_to_be() {
    for has_table in [true, false] {
        assert_eq!(refused(&protected_pdf(has_table)), ReadingError::Encrypted);
    }
}

/// So many pages that each show a picture of a whole sheet, as a scanner makes them.
fn scan(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 10)).collect();
    let kids = kids.join(" ");
    let picture = "5a".repeat(310 * 3508) + ">";
    let mut pdf = format!(
        "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[{kids}]/Count {pages}>> endobj\n\
         3 0 obj <</Length 30>> stream\nq 595 0 0 842 0 0 cm /P Do Q\nendstream endobj\n\
         4 0 obj <</Type/XObject/Subtype/Image/Width 2480/Height 3508/BitsPerComponent 1/ColorSpace/DeviceGray\
         /Filter/ASCIIHexDecode/Length {}>> stream\n{picture}\nendstream endobj\n",
        picture.len()
    );
    let shows = "/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</XObject<</P 4 0 R>>>>";
    for page in 10..pages + 10 {
        writeln!(pdf, "{page} 0 obj <</Type/Page/Parent 2 0 R{shows}>> endobj").unwrap();
    }
    (pdf + "trailer <</Root 1 0 R>>\n").into_bytes()
}

#[test]
fn a_scan_of_300_pages_is_said_to_be_one_in_time() {
    let begun = std::time::Instant::now();
    assert_eq!(refused(&scan(300)), ReadingError::NoText { pages: 300 });
    let took = begun.elapsed();
    println!("a scan of 300 pages: said in {took:?}");
    assert!(took.as_secs() < 30, "{took:?}");
}

/// A page with text in two columns and a table's lines; the typeface is drawn by the file itself.
pub fn small_pdf() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n\
      3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n\
      4 0 obj <</Length 99>> stream\nBT /F1 12 Tf 20 200 Td (aba) Tj ET 10 10 m 200 10 l S 10 10 100 50 re S\nendstream endobj\n\
      5 0 obj <</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 98/Widths[500 500]\
      /Encoding<</Differences[97/a/b]>>/CharProcs<</a 6 0 R/b 6 0 R>>/Resources<<>>/ToUnicode 7 0 R>> endobj\n\
      6 0 obj <</Length 30>> stream\n500 0 d0 0 0 400 400 re f\nendstream endobj\n\
      7 0 obj <</Length 120>> stream\n/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n\
      2 beginbfchar <61> <0041> <62> <0042> endbfchar endcmap\nendstream endobj\ntrailer <</Root 1 0 R>>\n"
        .to_vec()
}

#[test]
fn a_small_pdf_is_read() {
    let reading = reading::read(&small_pdf()).unwrap();
    assert_eq!((reading.pages, &*reading.text()), (1, "ABA"));
}

/// Minutes as a web page.
fn html() -> Vec<u8> {
    let rows = "<tr><th>Minute<th>Action<th>Who<tr><td>1 Plan<p>Agreed.<td>Write the plan<td>RT";
    format!("<!doctype html><h1>Board</h1><p>Minutes of 14 May 2024<p>Present:<ul><li>Ruth Thorn</ul><table>{rows}</table>").into_bytes()
}

fn ends(bytes: &[u8]) {
    match reading::read(bytes) {
        Ok(reading) => {
            for block in &reading.blocks {
                let text = block.text();
                assert!(block.line_at(text.len()).is_some() || block.lines.is_empty());
            }
            let _ = reading::minutes::read(&reading);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        ends(&bytes);
    }

    #[test]
    fn any_text_ends(text in "\\PC{0,300}", marks in "[#*|0-9.a-zA-Z \n\t\u{c}()-]{0,400}") {
        ends(format!("{marks}\n{text}").as_bytes());
        ends(format!("Present:\n{marks}\n\n1   TITLE\n\nRESOLVED that {text}").as_bytes());
        ends(format!("<html><table>{text}<td>{marks}").as_bytes());
    }

    #[test]
    fn cut_off_and_turned_over_bytes_end(which in 0..6_usize, cut in 0..200_u8, flips in proptest::collection::vec((any::<u32>(), 0..8_u8), 0..6)) {
        let whole = match which {
            0 => small_pdf(),
            1 => crate::other_styles::table_of_minutes(true),
            2 => include_bytes!("fixtures/riverside.md").to_vec(),
            3 => html(),
            4 => crate::xlsx::sample(),
            _ => crate::pack::OTHER.into(),
        };
        let keep = if cut >= 100 { whole.len() } else { whole.len() * usize::from(cut) / 100 };
        let mut bytes = whole[..keep].to_vec();
        for (at, bit) in flips {
            let length = u32::try_from(bytes.len()).unwrap();
            if length > 0 {
                bytes[usize::try_from(at % length).unwrap()] ^= 1 << bit;
            }
        }
        ends(&bytes);
    }
}
