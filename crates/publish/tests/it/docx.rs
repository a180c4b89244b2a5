//! The Word file, read back part by part: what Word needs to open it, what a reader who cannot see it needs, and that its
//! numbers and words are the document's.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;
use std::sync::OnceLock;

use document::{Block, Document, DocumentKind, RowKind, Table};

use crate::sample;
use crate::structure::Node;

type Parts = BTreeMap<String, Vec<u8>>;

fn parts(bytes: &[u8]) -> Parts {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for i in 0..zip.len() {
        let mut file = zip.by_index(i).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        parts.insert(file.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// The sample, written once for all tests that only read it.
fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| publish::docx::docx(&sample::document()).unwrap())
}

fn written() -> Parts {
    parts(bytes())
}

fn xml(parts: &Parts, name: &str) -> Node {
    Node::read(std::str::from_utf8(&parts[name]).unwrap())
}

/// Every part that is XML: its name and what it holds.
fn all(parts: &Parts) -> Vec<(&str, Node)> {
    let is_xml = |name: &str| [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
    parts.keys().filter(|n| is_xml(n)).map(|n| (n.as_str(), xml(parts, n))).collect()
}

/// The words in it, without what fields are told to do.
fn words(node: &Node) -> String {
    let mut words = String::new();
    for inner in node.all() {
        match inner.name.as_str() {
            "w:t" => words.push_str(&inner.text),
            "w:br" | "w:tab" => words.push(' '),
            _ => {}
        }
    }
    words
}

fn style(paragraph: &Node) -> &str {
    paragraph.named("w:pStyle").first().map_or("", |style| style.attribute("w:val"))
}

/// A document's tables as they are shown, and their rows in the order of the file: totals last.
fn tables(document: &Document) -> Vec<Table> {
    let mut tables = Vec::new();
    for block in document.all_blocks() {
        let Block::Table(table) = block else { continue };
        let mut table = table.clone();
        table.rows.sort_by_key(|row| row.kind == RowKind::Total);
        tables.push(table);
    }
    tables
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    assert!(bytes() == publish::docx::docx(&sample::document()).unwrap());
}

#[test]
fn every_part_has_a_type_and_every_relation_leads_to_a_part() {
    let parts = written();
    let types = xml(&parts, "[Content_Types].xml");
    let endings: BTreeSet<&str> =
        types.named("Default").iter().map(|d| d.attribute("Extension")).collect();
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        assert!(endings.contains(ending), "{name} has a type");
    }
    for part in types.named("Override") {
        assert!(parts.contains_key(&part.attribute("PartName")[1..]), "{part:?}");
    }
    for (name, relations) in all(&parts).iter().filter(|(name, _)| name.contains("_rels/")) {
        let folder = name.split("_rels/").next().unwrap();
        let owner =
            format!("{folder}{}", name.split("_rels/").nth(1).unwrap().trim_end_matches(".rels"));
        let mut known = BTreeSet::new();
        for relation in relations.named("Relationship") {
            let target = relation.attribute("Target");
            if relation.attribute("TargetMode") != "External" {
                assert!(parts.contains_key(&format!("{folder}{target}")), "{name}: {target}");
            }
            assert!(known.insert(relation.attribute("Id").to_owned()), "{name}");
        }
        if owner == folder {
            continue;
        }
        let used: BTreeSet<String> = xml(&parts, &owner)
            .all()
            .iter()
            .flat_map(|n| ["r:id", "r:embed"].map(|a| n.attribute(a).to_owned()))
            .filter(|id| !id.is_empty())
            .collect();
        assert!(used.is_subset(&known), "{owner}: {used:?} of {known:?}");
    }
}

/// What the schema (ECMA-376, part 1, annex A) lets stand in an element, in its order. Word refuses a file that has it otherwise.
const ORDER: [(&str, &str); 10] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl rPr sectPr",
    ),
    (
        "w:rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing w kern position sz szCs highlight u \
         effect bdr shd vertAlign rtl cs lang",
    ),
    (
        "w:tblPr",
        "tblStyle tblpPr tblOverlap tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd \
         tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    ("w:tcPr", "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection vAlign"),
    (
        "w:sectPr",
        "headerReference footerReference footnotePr type pgSz pgMar pgBorders pgNumType cols vAlign titlePg docGrid",
    ),
    (
        "w:style",
        "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr \
         tblStylePr",
    ),
    ("w:tblStylePr", "pPr rPr tblPr trPr tcPr"),
    ("w:lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlJc pPr rPr"),
    (
        "w:settings",
        "zoom defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat \
         themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    ),
    ("w:numbering", "abstractNum num"),
];

#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let parts = written();
    for (part, root) in all(&parts) {
        for node in root.all() {
            let Some((_, order)) = ORDER.iter().find(|(name, _)| *name == node.name) else {
                continue;
            };
            let order: Vec<&str> = order.split_whitespace().collect();
            let places: Vec<usize> = node
                .children
                .iter()
                .map(|child| {
                    let name = child.name.trim_start_matches("w:");
                    order
                        .iter()
                        .position(|known| *known == name)
                        .unwrap_or_else(|| panic!("{part}: {name} in {}", node.name))
                })
                .collect();
            assert!(places.is_sorted(), "{part}: {:?}", node.children);
        }
    }
}

#[test]
fn every_style_list_and_place_that_is_named_exists() {
    let parts = written();
    let styles = xml(&parts, "word/styles.xml");
    let known: BTreeSet<&str> =
        styles.named("w:style").iter().map(|s| s.attribute("w:styleId")).collect();
    let numbering = xml(&parts, "word/numbering.xml");
    let lists: BTreeSet<&str> =
        numbering.named("w:num").iter().map(|n| n.attribute("w:numId")).chain(["0"]).collect();
    let body = xml(&parts, "word/document.xml");
    let mut ids = BTreeSet::new();
    let mut places = BTreeSet::new();
    for mark in body.named("w:bookmarkStart") {
        let name = mark.attribute("w:name");
        assert!(name.len() <= 40 && name.starts_with(|c: char| c.is_ascii_alphabetic()), "{name}");
        assert!(places.insert(name.to_owned()), "{name} twice");
        assert!(ids.insert(mark.attribute("w:id").to_owned()));
    }
    for (part, root) in all(&parts) {
        for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
            for named in root.named(kind) {
                let style = named.attribute("w:val");
                assert!(known.contains(style), "{part}: {style}");
            }
        }
        for named in root.named("w:numPr").iter().flat_map(|n| n.named("w:numId")) {
            assert!(lists.contains(named.attribute("w:val")), "{part}: {named:?}");
        }
        for link in root.named("w:hyperlink") {
            let anchor = link.attribute("w:anchor");
            assert!(anchor.is_empty() || places.contains(anchor), "{part}: {anchor}");
        }
        for field in root.named("w:instrText") {
            let mut told = field.text.split_whitespace();
            if told.next() == Some("REF") {
                let place = told.next().unwrap();
                assert!(places.contains(place), "{part}: {place}");
            }
        }
        let marks = |kind: &str| {
            let all = root.named("w:fldChar");
            all.iter().filter(|m| m.attribute("w:fldCharType") == kind).count()
        };
        assert_eq!(marks("begin"), marks("end"), "{part}: fields are ended");
        assert_eq!(marks("begin"), marks("separate"), "{part}: fields show something");
    }
}

#[test]
fn headings_go_down_by_one_and_say_what_the_document_says() {
    let document = sample::document();
    let parts = written();
    let body = xml(&parts, "word/document.xml");
    let mut last = 0;
    let mut titles = Vec::new();
    for paragraph in body.named("w:p") {
        let level = match style(paragraph) {
            "RecordHeading" => 2,
            name => match name.strip_prefix("Heading").and_then(|level| level.parse().ok()) {
                Some(level) => level,
                None => continue,
            },
        };
        assert!(level <= last + 1, "{} comes after level {last}", words(paragraph));
        assert!(!words(paragraph).is_empty());
        last = level;
        titles.push(words(paragraph));
    }
    let wanted: Vec<&str> = document
        .sections
        .iter()
        .chain(&document.appendices)
        .flat_map(|section| [vec![section], section.subsections.iter().collect()].concat())
        .map(|section| section.title.as_str())
        .collect();
    let found: Vec<&str> = titles.iter().map(String::as_str).collect();
    assert!(wanted.iter().all(|title| found.contains(title)), "{found:?}");
    // Contents lead to every one of them, and say no page that Word has not worked out.
    let contents = body.named("w:sdt")[0];
    for title in wanted.iter().filter(|title| **title != "How changes are tested") {
        assert!(words(contents).contains(title), "{title}");
    }
}

#[test]
fn captions_say_the_documents_numbers_and_count_themselves() {
    let document = sample::document();
    let parts = written();
    let body = xml(&parts, "word/document.xml");
    let captions: Vec<String> =
        body.named("w:p").into_iter().filter(|p| style(p) == "Caption").map(words).collect();
    let wanted: Vec<String> = document
        .all_blocks()
        .into_iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.heading()),
            block => block.frame().map(document::Frame::heading),
        })
        .collect();
    assert_eq!(captions, wanted);
    let counted = body.named("w:instrText").into_iter().filter(|i| i.text.contains("SEQ ")).count();
    assert_eq!(counted, wanted.len());
    assert!(words(&body).contains("See Table 1, Figure 3, section\u{a0}1.1 and appendix A"));
}

#[test]
fn every_picture_has_words_and_both_its_forms() {
    let document = sample::document();
    let parts = written();
    let body = xml(&parts, "word/document.xml");
    let relations = xml(&parts, "word/_rels/document.xml.rels");
    let part = |id: &str| {
        let all = relations.named("Relationship");
        let relation = all.iter().find(|r| r.attribute("Id") == id).unwrap();
        format!("word/{}", relation.attribute("Target"))
    };
    let pictures = body.named("w:drawing");
    assert_eq!(pictures.len(), document.figures().len());
    let mut ids = BTreeSet::new();
    for (picture, frame) in pictures.iter().zip(document.figures()) {
        let told = picture.named("wp:docPr")[0];
        assert!(!told.attribute("descr").is_empty() && told.attribute("descr").len() > 10);
        assert_eq!(told.attribute("descr"), frame.description);
        assert_eq!(told.attribute("title"), frame.title);
        assert!(ids.insert(told.attribute("id").to_owned()));
        let png = &parts[&part(picture.named("a:blip")[0].attribute("r:embed"))];
        assert!(png.starts_with(b"\x89PNG"));
        let svg = &parts[&part(picture.named("asvg:svgBlip")[0].attribute("r:embed"))];
        let svg = Node::read(std::str::from_utf8(svg).unwrap());
        // Office programs differ in letters, patterns and paint orders; there are none.
        let plain = ["svg", "defs", "clipPath", "g", "path"];
        let names: BTreeSet<String> =
            svg.children[0].all().iter().map(|n| n.name.clone()).collect();
        assert!(names.iter().all(|name| plain.contains(&name.as_str())), "{names:?}");
        assert!(svg.all().iter().all(|n| n.attribute("paint-order").is_empty()));
    }
}

#[test]
fn every_table_has_heads_a_name_and_its_cells() {
    let document = sample::document();
    let parts = written();
    let body = xml(&parts, "word/document.xml");
    let all = body.named("w:tbl");
    for table in &all {
        let rows = table.named("w:tr");
        assert_eq!(rows[0].named("w:tblHeader").len(), 1, "{}", words(rows[0]));
        assert!(rows[1..].iter().all(|row| row.named("w:tblHeader").is_empty()));
        assert!(rows.iter().all(|row| row.named("w:cantSplit").len() == 1));
        assert!(!table.named("w:tblCaption")[0].attribute("w:val").is_empty());
        let columns = table.named("w:gridCol").len();
        for row in rows {
            let cells = row.named("w:tc");
            assert_eq!(cells.len(), columns);
            assert!(cells.iter().all(|c| c.children.last().is_some_and(|p| p.name == "w:p")));
        }
    }
    let shown: Vec<&&Node> = all
        .iter()
        .filter(|t| t.named("w:tblCaption")[0].attribute("w:val").starts_with("Table"))
        .collect();
    let wanted = tables(&document);
    assert_eq!(shown.len(), wanted.len());
    for (node, table) in shown.iter().zip(&wanted) {
        let rows = node.named("w:tr");
        assert_eq!(rows.len(), table.rows.len() + 1);
        for (row, wanted) in rows[1..].iter().zip(&table.rows) {
            for (cell, wanted) in row.named("w:tc").iter().zip(&wanted.cells) {
                assert!(words(cell).ends_with(wanted.shown()) || words(cell).contains('\u{a0}'));
            }
        }
    }
    // Tables never touch, or Word would take them for one.
    let kinds: Vec<&str> =
        body.named("w:body")[0].children.iter().map(|c| c.name.as_str()).collect();
    assert!(!kinds.windows(2).any(|pair| pair == ["w:tbl", "w:tbl"]));
    assert_eq!(kinds[kinds.len() - 2..], ["w:p", "w:sectPr"]);
}

#[test]
fn a_wide_table_lies_on_a_sheet_of_its_own() {
    let parts = written();
    let body = xml(&parts, "word/document.xml");
    let sheets: Vec<&str> =
        body.named("w:pgSz").iter().map(|size| size.attribute("w:orient")).collect();
    assert_eq!(sheets, ["", "landscape", ""]);
    let first = body.named("w:sectPr")[0];
    assert_eq!(first.named("w:titlePg").len(), 1);
    assert_eq!(first.named("w:headerReference").len(), 2);
}

#[test]
fn a_short_document_has_its_title_and_no_contents() {
    let mut document = sample::document();
    document.kind = DocumentKind::WardProfile;
    document.sections.truncate(2);
    let parts = parts(&publish::docx::docx(&document).unwrap());
    let body = xml(&parts, "word/document.xml");
    assert!(body.named("w:sdt").is_empty() && body.named("w:titlePg").is_empty());
    assert!(!parts.contains_key("word/header-first.xml"));
    assert_eq!(words(body.named("w:p")[1]), document.title);
    // It has no room for where each figure comes from; its licences are a line.
    let links = body.named("w:hyperlink");
    assert!(links.iter().all(|link| !link.attribute("w:anchor").starts_with("record")));
    let last = words(body.named("w:p").last().unwrap());
    assert!(last.starts_with("Licences of the data: Invented for a demonstration"), "{last}");
}

#[test]
fn what_a_file_says_of_itself_is_the_documents() {
    let parts = written();
    let core = xml(&parts, "docProps/core.xml");
    assert_eq!(core.named("dc:title")[0].text, "Crime needs assessment to February 2021");
    assert_eq!(core.named("dc:creator")[0].text, "Safer Exampletown Partnership");
    assert_eq!(core.named("dc:language")[0].text, "en-GB");
    assert!(core.named("dcterms:created").is_empty(), "a draft has no date");
    let mut document = sample::document();
    document.edition.date = Some("17 June 2021".to_owned());
    document.sections.clear();
    let parts = super::docx::parts(&publish::docx::docx(&document).unwrap());
    let core = xml(&parts, "docProps/core.xml");
    assert_eq!(core.named("dcterms:created")[0].text, "2021-06-17T00:00:00Z");
    let language = xml(&parts, "word/styles.xml");
    assert_eq!(language.named("w:lang")[0].attribute("w:val"), "en-GB");
    let foot = words(&xml(&parts, "word/footer.xml"));
    assert!(foot.contains("Page 1 of 1") && foot.contains("OFFICIAL-SENSITIVE"), "{foot}");
}

#[test]
fn a_markup_character_stays_a_character() {
    let mut document = Document::new("Crime < harm & \"fear\"", "P & Q");
    document
        .sections
        .push(document::Section::new("a", "A & B").with(Block::paragraph("1 < 2 \u{1}& 3 > 2")));
    document.number();
    let parts = parts(&publish::docx::docx(&document).unwrap());
    let body = words(&xml(&parts, "word/document.xml"));
    assert!(body.contains("Crime < harm & \"fear\"") && body.contains("1 < 2 & 3 > 2"), "{body}");
}

/// The file as a reader has it: each paragraph with its style, each table row by row.
#[test]
fn the_file_reads_as_the_document_does() {
    let parts = written();
    let body = xml(&parts, "word/document.xml");
    let mut lines = Vec::new();
    for piece in &body.named("w:body")[0].children {
        match piece.name.as_str() {
            "w:p" => lines.push(format!("{}: {}", style(piece), words(piece))),
            "w:tbl" => {
                for row in piece.named("w:tr") {
                    let cells: Vec<String> = row.named("w:tc").into_iter().map(words).collect();
                    lines.push(format!("  | {}", cells.join(" | ")));
                }
            }
            "w:sdt" => lines
                .extend(piece.named("w:p").iter().map(|p| format!("{}: {}", style(p), words(p)))),
            _ => {}
        }
    }
    insta::assert_snapshot!("docx_read", lines.join("\n"));
    let table = body.named("w:tbl").into_iter().find(|t| words(t).contains("Kettlewick")).unwrap();
    let mut rows = String::new();
    for row in table.named("w:tr").into_iter().take(2) {
        show(row, 0, &mut rows);
    }
    insta::assert_snapshot!("docx_table", rows);
}

/// Markup, one element a line.
fn show(node: &Node, depth: usize, out: &mut String) {
    let attributes: Vec<String> =
        node.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let text = if node.name == "w:t" { format!(": {}", node.text) } else { String::new() };
    let indent = "  ".repeat(depth);
    let _ = writeln!(out, "{indent}{}{}{text}", node.name, attributes.concat());
    for child in &node.children {
        show(child, depth + 1, out);
    }
}

/// `LibreOffice` reads every table with its head row and every cell.
#[test]
fn another_program_reads_every_table_without_loss() {
    let document = sample::document();
    let Some(folder) =
        shared_data::convert(Path::new(env!("CARGO_TARGET_TMPDIR")), "sample.docx", bytes(), "odt")
    else {
        return;
    };
    let parts = parts(&std::fs::read(folder.join("sample.odt")).unwrap());
    let content = xml(&parts, "content.xml");
    let ours = xml(&written(), "word/document.xml");
    let (theirs, ours) = (content.named("table:table"), ours.named("w:tbl"));
    assert_eq!(theirs.len(), ours.len());
    for (theirs, ours) in theirs.iter().zip(&ours) {
        assert_eq!(theirs.named("table:table-header-rows").len(), 1, "{}", words(ours));
        let plain = |words: &str| words.split_whitespace().collect::<String>();
        let read: Vec<String> =
            theirs.named("table:table-cell").iter().map(|c| plain(&c.text)).collect();
        let wrote: Vec<String> = ours.named("w:tc").iter().map(|c| plain(&words(c))).collect();
        assert_eq!(read, wrote);
    }
    // And every picture with its words.
    let told: Vec<&str> = content.named("svg:desc").iter().map(|d| d.text.as_str()).collect();
    for frame in document.figures() {
        assert!(told.contains(&frame.description.as_str()), "{}", frame.id);
    }
}
