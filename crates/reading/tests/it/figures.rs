//! How figures come through: what print puts around them does not change them, in any format.

use crate::docx::{file, p, run, table};
use crate::typeset::pdf;

/// A sentence with all that can go wrong, as every format should give it: the mark of a note, a minus that was set as a dash,
/// thousands held together by a hard and by a thin space, a ligature, a raised ending of a word.
const WANTED: &str = "Burglary was 1,474² on the 21st, a change of –9%, of 46\u{202f}928 and 12\u{202f}345 efficient homes³ in all.";

fn raised(text: &str) -> String {
    let run = run(text);
    run.replace("<w:r>", r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>"#)
}

fn word() -> Vec<u8> {
    let parts = [
        run("Burglary was 1,474"),
        raised("2"),
        run(" on the 21"),
        raised("st"),
        run(", a change of –9%, of 46\u{a0}928 and 12\u{2009}345 e\u{fb03}cient homes"),
        raised("3"),
        run(" in all."),
    ];
    file(&format!("<w:p>{}</w:p>", parts.concat()))
}

const MARKED_UP: &str = "Burglary was 1,474<sup>2</sup> on the 21<sup>st</sup>, a change of –9%, of 46\u{a0}928 and 12\u{2009}345 \
                         e\u{fb03}cient homes<sup>3</sup> in all.";

#[test]
fn figures_come_through_alike_from_word_markdown_and_html() {
    let html = format!("<!doctype html><p>{MARKED_UP}");
    let markdown = format!("# Board\n\n{MARKED_UP}\n");
    for bytes in [word(), html.into_bytes(), markdown.into_bytes()] {
        let reading = reading::read(&bytes).unwrap();
        assert!(reading.blocks.iter().any(|block| block.text() == WANTED), "{}", reading.text());
    }
    // In plain text the hard spaces alone are there to be kept.
    let text = reading::read("Of 46\u{a0}928 homes, –9%.".as_bytes()).unwrap().text();
    assert_eq!(text, "Of 46\u{202f}928 homes, –9%.");
}

#[test]
fn figures_come_through_alike_from_a_pdf() {
    let Some(bytes) = pdf("figures.docx", &word()) else { return };
    let reading = reading::read(&bytes).unwrap();
    assert!(reading.blocks.iter().any(|block| block.text() == WANTED), "{}", reading.text());
}

#[test]
fn a_style_raises_too_and_a_note_of_the_document_is_named() {
    let mark = r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>"#;
    let bytes = file(&format!("<w:p>{}{mark}{}</w:p>", run("There were 1,474"), run(" offences.")));
    let reading = reading::read(&bytes).unwrap();
    assert!(
        reading.text().starts_with("There were 1,474[2] offences.\n\n[2] Counted by wards."),
        "{}",
        reading.text()
    );
}

#[test]
fn the_words_that_print_parts_are_whole_and_columns_do_not_mix() {
    let left = "Burglary fell in all of the wards that were looked at over the twelve months, by 12% to 1,256 of\u{ad}fences in the north.";
    let right = "Robbery rose in three of the wards that were looked at over the twelve months, by 7% to 214 offences in the south.";
    let long = |text: &str| [text; 6].join(" ");
    let columns = r#"<w:sectPr><w:cols w:num="2" w:space="720"/></w:sectPr>"#;
    let pushed = r#"<w:p><w:r><w:br w:type="column"/></w:r></w:p>"#;
    let body = format!("{}{pushed}{}{columns}", p(&long(left)), p(&long(right)));
    let Some(bytes) = pdf("columns.docx", &file(&body)) else { return };
    let reading = reading::read(&bytes).unwrap();
    let text = reading.text().split_whitespace().collect::<Vec<_>>().join(" ");
    let plain = |text: &str| long(text).replace('\u{ad}', "");
    assert!(text.contains(&plain(left)) && text.contains(&plain(right)), "{text}");
}

#[test]
fn a_caption_stands_before_its_table_and_head_rows_are_marked() {
    let heads: &[String] = &[p("Ward"), p("Offences")];
    let row: &[String] = &[p("North"), p("143")];
    let marked =
        table(&[heads, row]).replacen("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1);
    let caption = r#"<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:r><w:t>Table 1: Burglary by ward</w:t></w:r></w:p>"#;
    let reading = reading::read(&file(&format!("{caption}{marked}"))).unwrap();
    let reading::document::Kind::Table(table) = &reading.blocks[1].kind else {
        panic!("{:#?}", reading.blocks)
    };
    assert_eq!(reading.blocks[0].text(), "Table 1: Burglary by ward");
    assert_eq!(table.rows.iter().map(|row| row.head).collect::<Vec<_>>(), [true, false]);
    // As a PDF, which says nothing of heads, the caption still comes first.
    let Some(bytes) = pdf("caption.docx", &file(&format!("{caption}{marked}"))) else { return };
    let reading = reading::read(&bytes).unwrap();
    assert!(
        reading.text().starts_with("Table 1: Burglary by ward\n\nWard\tOffences\nNorth\t143"),
        "{}",
        reading.text()
    );
}
