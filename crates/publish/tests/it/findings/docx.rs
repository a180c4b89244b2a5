//! Comments in a copy of a Word file: at the figure, with everything else as it was.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use checker::{Kind, Severity};
use publish::findings::docx::commented;

use super::{Sample, Told, contradiction};
use crate::sample;
use crate::structure::Node;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A file of these parts.
fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().flatten().map(|name| name.to_string()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        zip.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts[name].clone()).unwrap()
}

/// A file with what makes it hard: runs that part a figure, formats, a link, a list, a table, tracked changes, a text box, a
/// note, a header, an entity, a ligature, and two comments.
fn hard() -> Vec<u8> {
    let body = "\
        <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Burglary &amp; theft</w:t></w:r></w:p>\
        <w:p w:rsidR=\"00A1\"><w:pPr><w:jc w:val=\"both\"/></w:pPr>\
        <w:commentRangeStart w:id=\"4\"/><w:r w:rsidR=\"00A2\"><w:rPr><w:b/><w:i/></w:rPr><w:t>Burglary fell by 1</w:t></w:r>\
        <w:commentRangeEnd w:id=\"4\"/><w:r><w:commentReference w:id=\"4\"/></w:r>\
        <w:r><w:rPr><w:color w:val=\"FF0000\"/></w:rPr><w:t>1%</w:t><w:tab/><w:t xml:space=\"preserve\"> on the year &lt; before,</w:t></w:r>\
        <w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>gone 12%</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t xml:space=\"preserve\"> by 12% and</w:t></w:r></w:ins>\
        <w:hyperlink r:id=\"rId1\"><w:r><w:t>to 12% again</w:t></w:r></w:hyperlink>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden 99%</w:t></w:r>\
        <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>\
        <w:r><w:t>The ﬁrst of  5 wards</w:t><w:br/><w:t>had 40 of 5 kinds</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Total</w:t></w:r></w:p></w:tc>\
        <w:tc><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>99</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:r><w:t>Before the box.</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In the box 77%</w:t></w:r></w:p>\
        </w:txbxContent></w:pict></w:r></w:p>\
        <w:p><w:r><w:t>Last 3</w:t></w:r><w:r><w:t>3% and 34%</w:t></w:r></w:p>\
        <w:p><w:r><w:t>Tab</w:t><w:tab/><w:t>87 and 88</w:t></w:r></w:p>";
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let comments = format!(
        "<w:comments xmlns:w=\"{W}\"><w:comment w:id=\"4\" w:author=\"Ann\"><w:p><w:r><w:t>Is it?</w:t></w:r></w:p></w:comment>\
         <w:comment w:id=\"7\" w:author=\"Ann\"><w:p/></w:comment></w:comments>"
    );
    let notes = format!(
        "<w:footnotes xmlns:w=\"{W}\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>A note of 55%</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let header =
        format!("<w:hdr xmlns:w=\"{W}\"><w:p><w:r><w:t>Header of 66%</w:t></w:r></w:p></w:hdr>");
    let numbering = format!(
        "<w:numbering xmlns:w=\"{W}\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
        <Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>\
        </Types>";
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{R}/hyperlink\" Target=\"https://example.org/\" TargetMode=\"External\"/>\
         <Relationship Id=\"rId2\" Type=\"{R}/comments\" Target=\"comments.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{R}/footnotes\" Target=\"footnotes.xml\"/>\
         <Relationship Id=\"rId4\" Type=\"{R}/numbering\" Target=\"numbering.xml\"/></Relationships>"
    );
    zipped(&[
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", root),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", relations),
        ("word/comments.xml", comments),
        ("word/footnotes.xml", notes),
        ("word/numbering.xml", numbering),
        ("word/header1.xml", header),
    ])
}

/// What each comment is on, by its number: the text between its marks, and the paragraph that it begins in.
fn commented_texts(main: &str) -> BTreeMap<u32, String> {
    let mut open: BTreeMap<u32, String> = BTreeMap::new();
    let mut done = BTreeMap::new();
    let id = |node: &Node| node.attribute("w:id").parse::<u32>().unwrap();
    for node in Node::read(main).all() {
        match &*node.name {
            "w:commentRangeStart" => drop(open.insert(id(node), String::new())),
            "w:commentRangeEnd" => {
                let text = open.remove(&id(node)).expect("it began before it ends");
                assert!(done.insert(id(node), text).is_none(), "once");
            }
            "w:t" => open.values_mut().for_each(|text| text.push_str(&node.text)),
            _ => {}
        }
    }
    assert!(open.is_empty(), "every comment ends: {open:?}");
    done
}

#[test]
fn a_comment_stands_at_its_figure_whatever_the_figure_is_made_of() {
    let original = hard();
    let told = [
        contradiction("Burglary fell", "11%", "9.8%"),
        contradiction("Burglary fell", "year < before", "9.8%"),
        contradiction("Burglary fell", "12% and", "13%"),
        contradiction("first of", "5 wards", "6"),
        contradiction("first of", "5 wards", "7"),
        contradiction("had 40", "5 kinds", "6"),
        Told { kind: Kind::SumOfParts, ..contradiction("99", "99", "89") },
        contradiction("In the box", "77%", "78%"),
        contradiction("Last", "33%", "34%"),
        Told { severity: Severity::Remark, ..contradiction("Last", "34%", "35%") },
        contradiction("Tab", "87", "86"),
        contradiction("Tab", "88", "86"),
        contradiction("A note", "55%", "56%"),
        contradiction("Header", "66%", "67%"),
    ];
    let sample = Sample::new("hard.docx", &original, &told);
    let copy = commented(&sample.examined(), false).unwrap();
    let (before, after) = (parts(&original), parts(&copy));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (name, bytes) in &before {
        let is_changed = ["word/document.xml", "word/comments.xml"].contains(&&**name);
        assert_eq!(bytes == &after[name], !is_changed, "{name}");
    }
    let main = text(&after, "word/document.xml");
    let wanted = [
        (4, "Burglary fell by 1"),
        (8, "11%"),
        (9, "year < before"),
        (10, "12% and"),
        (11, "5 wards"),
        (12, "5 wards"),
        (13, "5 kinds"),
        (14, "99"),
        // Word takes no comment in a text box: it stands on the paragraph that the box belongs to.
        (15, "Before the box.In the box 77%"),
        (16, "33%"),
        (17, "34%"),
        (18, "87"),
        (19, "88"),
        (20, "Burglary & theft"),
        (21, "Burglary & theft"),
    ];
    let found = commented_texts(&main);
    assert_eq!(found, wanted.map(|(id, text)| (id, text.to_owned())).into());
    for id in found.keys() {
        assert_eq!(main.matches(&format!("<w:commentReference w:id=\"{id}\"")).count(), 1, "{id}");
    }
    // A run that is parted keeps its format: bold italic before the figure and in it.
    assert!(main.contains("<w:r w:rsidR=\"00A2\"><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space=\"preserve\">Burglary fell by </w:t></w:r>"), "{main}");
    assert!(main.contains("<w:r w:rsidR=\"00A2\"><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space=\"preserve\">1</w:t></w:r>"), "{main}");
    // A run that is the figure as a whole is not parted.
    assert!(main.contains("<w:commentRangeStart w:id=\"14\"></w:commentRangeStart><w:r><w:rPr><w:b/></w:rPr><w:t>99</w:t></w:r>"), "{main}");
    // Read again it is the same document.
    assert_eq!(reading::read(&copy).unwrap().blocks, reading::read(&original).unwrap().blocks);

    let comments = Node::read(&text(&after, "word/comments.xml"));
    let comments = comments.named("w:comment").into_iter().cloned().collect::<Vec<_>>();
    let authors: Vec<_> = comments.iter().map(|one| one.attribute("w:author")).collect();
    assert_eq!((&authors[..2], authors.len()), (&["Ann", "Ann"][..], 16));
    assert!(authors[2..].iter().all(|author| *author == "Watchward"));
    for wanted in [
        "1. Contradicts: Percentage change (certain)",
        "Says: 11%",
        "Should be: 9.8%",
        "The working of 11%.",
    ] {
        assert!(comments[2].text.contains(wanted), "{}", comments[2].text);
    }
    // Where the comment cannot stand at the figure it says where that is.
    let tells_where = |at: &usize| comments[*at].text.contains("In: \u{201c}");
    let elsewhere: Vec<usize> = (0..comments.len()).filter(tells_where).collect();
    assert_eq!(elsewhere, [9, 14, 15]);
    assert_eq!(copy, commented(&sample.examined(), false).unwrap(), "the same bytes");
    leave("hard", &copy);
}

/// Leaves a file for a look in Word or `LibreOffice`.
fn leave(name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("{name}.findings.docx")), bytes).unwrap();
}

#[test]
fn our_own_word_file_gets_its_first_comments() {
    let original = publish::docx::docx(&sample::document()).unwrap();
    let reading = reading::read(&original).unwrap();
    let is_figure =
        |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_digit() || c == ',');
    // The first figure of each of some paragraphs and cells.
    let lines =
        reading.blocks.iter().filter(|block| block.kind != reading::document::Kind::Running);
    let figures = lines.flat_map(reading::document::Block::all_lines).filter_map(|line| {
        line.text
            .split_whitespace()
            .find(is_figure)
            .map(|figure| (line.text.clone(), figure.to_owned()))
    });
    let told: Vec<Told> = figures
        .take(12)
        .map(|(line, figure)| contradiction(line.leak(), figure.leak(), "another"))
        .collect();
    assert!(told.len() > 8);
    let sample = Sample::new("ours.docx", &original, &told).accepting(0);
    let copy = commented(&sample.examined(), false).unwrap();
    let after = parts(&copy);
    let texts = commented_texts(&text(&after, "word/document.xml"));
    let wanted: Vec<&str> = told[1..].iter().map(|told| told.says).collect();
    assert_eq!(texts.values().collect::<Vec<_>>(), wanted);
    for (name, bytes) in parts(&original) {
        let is_changed =
            ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]
                .contains(&&*name);
        assert_eq!(bytes == after[&name], !is_changed, "{name}");
    }
    assert!(text(&after, "[Content_Types].xml").contains("/word/comments.xml"));
    assert!(text(&after, "word/_rels/document.xml.rels").contains("Target=\"comments.xml\""));
    assert_eq!(reading::read(&copy).unwrap().blocks, reading.blocks);
    let all = commented(&sample.examined(), true).unwrap();
    assert_eq!(commented_texts(&text(&parts(&all), "word/document.xml")).len(), told.len());
    assert!(
        text(&parts(&all), "word/comments.xml").contains("Accepted by Ann Example on 9 June 2021")
    );
    leave("ours", &copy);
}

#[test]
fn what_is_no_word_file_is_refused_with_what_to_do() {
    let sample = Sample::new("a.txt", b"It fell by 11%.", &[contradiction("fell", "11%", "12%")]);
    let error = commented(&sample.examined(), false).unwrap_err();
    assert!(error.to_string().contains("a.txt"), "{error}");
}
