//! What stands before the first section: a long document has a cover, contents and lists of figures and tables; a short one
//! its title.

use document::{Block, Document, Section};

use super::paragraph::{Paragraph, field_end, field_start, leading_to, run, styled, tab};
use super::writing::Writing;
use super::{back, inline};
use markup::{Element, el};

/// How many digits of the inputs' mark a reader is shown: enough to tell two editions apart.
const MARK: usize = 12;

/// What stands over the contents until a reader has Word update them.
const HINT: &str = "For page numbers, select this list in Word and press F9.";

/// The cover, or the title of a short document.
pub(super) fn title(file: &mut Writing<'_>) {
    let document = file.document;
    file.push(Paragraph::of("Whose", &document.partnership));
    file.push(Paragraph::of("Title", &document.title));
    if !document.summary.is_empty() {
        let runs = inline::text(file, &document.summary);
        file.push(Paragraph::new("Subtitle").with_all(runs));
    }
    for detail in &document.details {
        let runs = inline::text(file, &detail.value);
        let name = styled("Strong", &detail.name);
        file.push(Paragraph::new("CoverDetail").with(name).with(tab()).with_all(runs));
    }
    edition(file);
    if let Some(notice) = &document.notice {
        let runs = inline::text(file, notice);
        let lead = styled("Strong", "Please note: ");
        file.push(Paragraph::new("Notice").with(lead).with_all(runs));
    }
}

/// "Status: draft", its date, and the mark of what it was made from.
fn edition(file: &mut Writing<'_>) {
    let edition = &file.document.edition;
    let short = |inputs: &String| inputs.chars().take(MARK).collect::<String>();
    let lines = [
        ("Status", Some(edition.status.clone()).filter(|s| !s.is_empty())),
        ("Date", edition.date.clone()),
        ("Made from inputs", edition.inputs.as_ref().map(short)),
    ];
    // What the details say already is not said again.
    let said = |name: &str| file.document.details.iter().any(|d| d.name == name);
    let lines: Vec<(&str, String)> = lines
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .filter(|(name, _)| !said(name))
        .collect();
    for (name, value) in lines {
        let line = Paragraph::new("CoverDetail").with(styled("Strong", name)).with(tab());
        file.push(line.with(run(&value)));
    }
}

/// A line of contents or of a list of figures.
struct Entry {
    style: &'static str,
    number: String,
    title: String,
    bookmark: String,
}

/// Contents and lists. They are fields: their lines lead to what they name, and Word gives them their pages when a reader has
/// it update them; until then no page is said, as none could be right.
pub(super) fn contents(file: &mut Writing<'_>) {
    if !file.document.kind.is_long() {
        return;
    }
    let mut entries = Vec::new();
    for section in &file.document.sections {
        section_entries(file, section, "", 1, &mut entries);
    }
    for section in &file.document.appendices {
        section_entries(file, section, "Appendix ", 1, &mut entries);
    }
    for (title, bookmark) in back::headings(file.document) {
        entries.push(Entry {
            style: "TOC1",
            number: String::new(),
            title: title.to_owned(),
            bookmark: bookmark.to_owned(),
        });
    }
    list(file, "Contents", "TOC \\o \"1-2\" \\h \\z", entries, true);
    let (figures, tables) = shown(file);
    list(file, "Figures", "TOC \\h \\z \\c \"Figure\"", figures, false);
    list(file, "Tables", "TOC \\h \\z \\c \"Table\"", tables, false);
}

fn section_entries(
    file: &Writing<'_>,
    section: &Section,
    word: &str,
    level: usize,
    entries: &mut Vec<Entry>,
) {
    let Some(target) = file.target(&section.id) else { return };
    entries.push(Entry {
        style: if level == 1 { "TOC1" } else { "TOC2" },
        number: if section.number.is_empty() {
            String::new()
        } else {
            format!("{word}{}", section.number)
        },
        title: section.title.clone(),
        bookmark: target.bookmark().to_owned(),
    });
    if level < 2 {
        for inner in &section.subsections {
            section_entries(file, inner, "", level + 1, entries);
        }
    }
}

/// The figures and the tables that have numbers.
fn shown(file: &Writing<'_>) -> (Vec<Entry>, Vec<Entry>) {
    let document: &Document = file.document;
    let entry = |id: &str, number: &str, title: &str| {
        let bookmark = file.target(id)?.bookmark().to_owned();
        let title = title.to_owned();
        let style = "TableofFigures";
        (!number.is_empty()).then(|| Entry { style, number: number.to_owned(), title, bookmark })
    };
    let (mut figures, mut tables) = (Vec::new(), Vec::new());
    for block in document.all_blocks() {
        if let Block::Table(table) = block {
            tables.extend(entry(&table.id, &table.number, &table.caption));
        } else if let Some(frame) = block.frame() {
            figures.extend(entry(&frame.id, &frame.number, &frame.title));
        }
    }
    (figures, tables)
}

/// A list as a field in a block that Word offers to update.
fn list(file: &mut Writing<'_>, title: &str, field: &str, entries: Vec<Entry>, starts: bool) {
    if entries.is_empty() {
        return;
    }
    let heading = if starts {
        Paragraph::of("TOCHeading", title).page_break(true)
    } else {
        Paragraph::of("TOCHeading", title)
    };
    let count = entries.len();
    let mut lines = vec![heading.keep_next().element()];
    // What Word sets in its place when the contents are updated has the pages.
    let mut starts_field = Some(field_start(field));
    if starts {
        let hint = Paragraph::new("Source").with_all(starts_field.take().unwrap_or_default());
        lines.push(hint.with(run(HINT)).element());
    }
    for (i, entry) in entries.into_iter().enumerate() {
        let mut line = Paragraph::new(entry.style);
        line = line.with_all(starts_field.take().unwrap_or_default());
        line = line.with(leading_to(&entry.bookmark, words(&entry)));
        if i + 1 == count {
            line = line.with(field_end());
        }
        lines.push(line.element());
    }
    if starts {
        let kind = el("w:docPartObj")
            .child(super::paragraph::value("w:docPartGallery", "Table of Contents"))
            .child(el("w:docPartUnique"));
        file.push_other(
            el("w:sdt").child(el("w:sdtPr").child(kind)).child(el("w:sdtContent").children(lines)),
        );
    } else {
        for line in lines {
            file.push_other(line);
        }
    }
}

fn words(entry: &Entry) -> Vec<Element> {
    let title = run(&entry.title);
    if entry.number.is_empty() {
        vec![title]
    } else if entry.style == "TableofFigures" {
        vec![run(&format!("{}: ", entry.number)), title]
    } else if entry.number.starts_with("Appendix") {
        vec![run(&format!("{} ", entry.number)), title]
    } else {
        vec![run(&entry.number), tab(), title]
    }
}
