//! A Word file put together for a test.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A Word file with a body, two styles of headings and a numbered list.
pub fn file(body: &str) -> Vec<u8> {
    let head = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
    let space = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    let style = |id: &str, name: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>"#
        )
    };
    let styles = format!(
        "{head}<w:styles {space}>{}{}</w:styles>",
        style("Title", "Title"),
        style("H1", "heading 1")
    );
    let numbering = format!(
        r#"{head}<w:numbering {space}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"#
    );
    let footnotes = format!(
        r#"{head}<w:footnotes {space}><w:footnote w:id="2"><w:p><w:r><w:t>Counted by wards.</w:t></w:r></w:p></w:footnote></w:footnotes>"#
    );
    let footer =
        format!("{head}<w:ftr {space}><w:p><w:r><w:t>Draft minutes</w:t></w:r></w:p></w:ftr>");
    let document = format!("{head}<w:document {space}><w:body>{body}</w:body></w:document>");
    let types = [
        ("document.main", "document"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("footnotes", "footnotes"),
        ("footer", "footer1"),
    ];
    let office = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let of_part = |(kind, part): (&str, &str)| {
        format!(r#"<Override PartName="/word/{part}.xml" ContentType="{office}.{kind}+xml"/>"#)
    };
    let defaults = r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#;
    let content = format!(
        r#"{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{}</Types>"#,
        types.map(of_part).concat()
    );
    let schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |(kind, target): (&str, &str)| {
        format!(r#"<Relationship Id="r{kind}" Type="{schema}/{kind}" Target="{target}"/>"#)
    };
    let relations = |all: &[(&str, &str)]| {
        let all: String = all.iter().copied().map(relation).collect();
        format!(
            r#"{head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{all}</Relationships>"#
        )
    };
    let parts = [
        ("[Content_Types].xml", content),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
                ("footer", "footer1.xml"),
            ]),
        ),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/footnotes.xml", footnotes),
        ("word/footer1.xml", footer),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A paragraph.
pub fn p(text: &str) -> String {
    format!("<w:p>{}</w:p>", run(text))
}

/// A paragraph of a style.
pub fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text))
}

/// An item of the list.
pub fn item(text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>"#,
        run(text)
    )
}

/// A run.
pub fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// A table: rows of cells of paragraphs.
pub fn table(rows: &[&[String]]) -> String {
    let cell = |paragraphs: &String| format!("<w:tc>{paragraphs}</w:tc>");
    let row =
        |cells: &&[String]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let side = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4"/>"#);
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map(side).concat();
    let columns = r#"<w:gridCol w:w="2400"/>"#.repeat(rows.first().map_or(0, |row| row.len()));
    let look = format!(
        "<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    );
    format!("<w:tbl>{look}{}</w:tbl>", rows.iter().map(row).collect::<String>())
}
