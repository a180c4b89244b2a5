//! A document as a Word file, for those who must edit it: Word's own heading, caption, contents and footnote styles; numbers,
//! cross-references and lists as fields that Word keeps; head rows on every table; every chart and map with words for who
//! cannot see it; wide tables on sheets of their own. It opens in Word and in `LibreOffice` alike.
//!
//! The file format is Office Open XML (ECMA-376, Transitional). No crate writes alternative texts, head rows, fields and
//! language, so the parts are written here, over the same elements that pages and drawings are made of.

mod back;
mod blocks;
mod captions;
mod columns;
mod drawings;
mod front;
mod inline;
mod lists;
mod looks;
mod package;
mod pages;
mod paragraph;
mod pictures;
mod settings;
mod styles;
mod table;
mod theme;
mod writing;

use document::{Document, Section};

use self::package::{Package, Relations};
use self::paragraph::{Paragraph, run};
use self::writing::Writing;
use crate::PublishError;
use markup::{Element, el};

/// The start of the types of a Word file's parts.
macro_rules! kind {
    ($part:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.wordprocessingml.", $part, "+xml")
    };
}

/// The type of the part that holds colours and typefaces.
const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// A document as a Word file.
///
/// # Errors
/// Where a chart or map cannot be drawn as a picture.
pub fn docx(document: &Document) -> Result<Vec<u8>, PublishError> {
    let mut file = Writing::new(document, pictures::of(document)?);
    front::title(&mut file);
    front::contents(&mut file);
    for section in &document.sections {
        self::section(&mut file, section, lists::SECTIONS, 0);
    }
    for section in &document.appendices {
        self::section(&mut file, section, lists::APPENDICES, 0);
    }
    back::back(&mut file);
    packed(file)
}

/// A section with its heading at this level of this list of numbers.
fn section(file: &mut Writing<'_>, section: &Section, list: u32, level: u32) {
    let words = [run(&section.title)];
    let words = match file.target(&section.id).map(|t| t.bookmark().to_owned()) {
        Some(bookmark) => file.bookmarked(&bookmark, words),
        None => words.to_vec(),
    };
    let style = match level {
        0 => "Heading1",
        1 => "Heading2",
        2 => "Heading3",
        3 => "Heading4",
        _ => "Heading5",
    };
    let heading = Paragraph::new(style).with_all(words).keep_next();
    let heading = if section.number.is_empty() {
        heading.in_list(0, 0)
    } else if list == lists::SECTIONS {
        heading
    } else {
        heading.in_list(list, level.min(lists::LEVELS - 1))
    };
    file.push(heading);
    for block in &section.blocks {
        blocks::block(file, block);
    }
    for inner in &section.subsections {
        self::section(file, inner, list, level + 1);
    }
}

/// The parts in their package.
fn packed(mut file: Writing<'_>) -> Result<Vec<u8>, PublishError> {
    let document = file.document;
    let is_long = document.kind.is_long();
    let body = root("w:document").child(file.body());
    let mut package = Package::default();
    let mut whole = Relations::default();
    whole.part("officeDocument", "word/document.xml");
    whole.part_of(
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml",
    );
    whole.part("extended-properties", "docProps/app.xml");
    package.relations("_rels/.rels", &whole);

    for (relation, part, kind, root) in [
        ("styles", "styles.xml", kind!("styles"), styles::styles(is_long)),
        ("numbering", "numbering.xml", kind!("numbering"), lists::numbering(file.numbered_lists)),
        ("settings", "settings.xml", kind!("settings"), settings::settings()),
        ("footnotes", "footnotes.xml", kind!("footnotes"), footnotes(&mut file)),
        ("fontTable", "fontTable.xml", kind!("fontTable"), theme::faces()),
        ("theme", "theme.xml", THEME, theme::theme()),
    ] {
        file.relations.part(relation, part);
        package.xml(&format!("word/{part}"), kind, &root);
    }
    package.relations("word/_rels/footnotes.xml.rels", &file.note_relations);
    let with_cover: &[bool] = if is_long { &[false, true] } else { &[false] };
    for &is_cover in with_cover {
        let first = if is_cover { "-first" } else { "" };
        let lines = |lines: Vec<Paragraph>| lines.into_iter().map(Paragraph::element);
        let head = root("w:hdr").children(lines(pages::header(&file, is_cover)));
        package.xml(&format!("word/header{first}.xml"), kind!("header"), &head);
        let foot = root("w:ftr").children(lines(pages::footer(&file, is_cover)));
        package.xml(&format!("word/footer{first}.xml"), kind!("footer"), &foot);
    }
    package.xml("word/document.xml", kind!("document.main"), &body);
    package.relations("word/_rels/document.xml.rels", &file.relations);
    for (i, picture) in file.media.drain(..).enumerate() {
        package.picture(&format!("word/media/figure-{}.png", i + 1), picture.png);
        package.picture(&format!("word/media/figure-{}.svg", i + 1), picture.svg.into_bytes());
    }
    let properties = "application/vnd.openxmlformats-package.core-properties+xml";
    package.xml("docProps/core.xml", properties, &settings::core(document));
    let program = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.xml("docProps/app.xml", program, &settings::app());
    package.bytes(&document.title)
}

/// The footnotes, and the rule between them and the text.
fn footnotes(file: &mut Writing<'_>) -> Element {
    let rules = [
        ("separator", "-1", el("w:separator")),
        ("continuationSeparator", "0", el("w:continuationSeparator")),
    ];
    let rules = rules.map(|(kind, id, rule)| {
        let line = Paragraph::new("FootnoteText").with(el("w:r").child(rule));
        el("w:footnote").attr("w:type", kind).attr("w:id", id).child(line.element())
    });
    root("w:footnotes").children(rules).children(std::mem::take(&mut file.notes))
}

/// The outermost element of a part, with the namespaces that it may use.
fn root(name: &'static str) -> Element {
    el(name)
        .attr("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .attr("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        .attr("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")
        .attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
}
