//! What a file is, by what is in it: names lie.

use std::borrow::Cow;

use super::parts;
use crate::ReadingError;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A Word file (Office Open XML).
    Docx,
    /// A workbook (Office Open XML).
    Xlsx,
    /// A PDF.
    Pdf,
}

/// Files that are something else: how they begin, what they are, what to do.
const OTHERS: [(&[u8], &str, &str); 8] = [
    (b"{\\rtf", "rich text (RTF)", "save it as a Word file (.docx) or as PDF"),
    (b"\x89PNG", "a picture", "have its text recognised first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "have its text recognised first (OCR)"),
    (b"II*\0", "a picture", "have its text recognised first (OCR)"),
    (b"MM\0*", "a picture", "have its text recognised first (OCR)"),
    (b"GIF8", "a picture", "have its text recognised first (OCR)"),
    (b"%!PS", "PostScript", "save it as PDF"),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
];

/// Recognises a file.
pub(super) fn recognise(bytes: &[u8]) -> Result<Format, ReadingError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadingError::NotADocument {
            what: "an empty file",
            instead: "choose the file again",
        });
    }
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK") {
        return parts::recognise(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(old_office(bytes));
    }
    if let Some((_, what, instead)) = OTHERS.iter().find(|(mark, ..)| bytes.starts_with(mark)) {
        return Err(ReadingError::NotADocument { what, instead });
    }
    let text = decode(bytes)?;
    Ok(if is_html(&text) {
        Format::Html
    } else if is_markdown(&text) {
        Format::Markdown
    } else {
        Format::Text
    })
}

/// What the container of Office before 2007 holds: protected files of today are packed in it too.
const OLD: [(&str, &str, &str); 3] = [
    (
        "Workbook",
        "a workbook of Excel before 2007 (.xls)",
        "open it and save it as a workbook (.xlsx)",
    ),
    (
        "WordDocument",
        "a Word file of before 2007 (.doc)",
        "open it and save it as a Word file (.docx) or as PDF",
    ),
    ("PowerPoint Document", "a presentation of before 2007 (.ppt)", "open it and save it as PDF"),
];

fn old_office(bytes: &[u8]) -> ReadingError {
    let names = |name: &str| {
        let mark: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(mark.len()).any(|window| window == mark)
    };
    if names("EncryptedPackage") {
        return ReadingError::Encrypted;
    }
    let found = OLD.iter().find(|(name, ..)| names(name));
    let (what, instead) = found.map_or(
        ("a file of Office before 2007", "open it and save it as a Word file (.docx) or as PDF"),
        |(_, what, instead)| (*what, *instead),
    );
    ReadingError::NotADocument { what, instead }
}

/// The text of a file: by its byte order mark, else UTF-8, else the Windows code page.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadingError> {
    let text = if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        encoding.decode_without_bom_handling(&bytes[mark..]).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    let strange = text
        .chars()
        .filter(|letter| letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{c}'))
        .count();
    if text.contains('\0') || strange * 50 > text.len() {
        return Err(ReadingError::NotADocument {
            what: "a file without text",
            instead: "choose a document: text, Markdown, a web page, a Word file (.docx), a workbook (.xlsx) or a PDF",
        });
    }
    Ok(text)
}

fn is_html(text: &str) -> bool {
    let mut start = text.trim_start();
    while let Some(comment) = start.strip_prefix("<!--").or_else(|| start.strip_prefix("<?xml")) {
        let Some(end) = comment.find('>') else { return false };
        start = comment[end + 1..].trim_start();
    }
    let start: String = start.chars().take(14).collect::<String>().to_ascii_lowercase();
    let heads = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<main",
        "<h1",
        "<div",
        "<p>",
        "<table",
    ];
    heads.iter().any(|head| start.starts_with(head))
}

/// Whether the marks of Markdown are there: a heading or a table is enough, of weaker ones two kinds.
/// Whether a text begins with lines of "name: value" for programs between two rules of hyphens.
fn has_front_matter(text: &str) -> bool {
    /// More lines are no front matter.
    const MOST: usize = 60;
    let mut lines = text.lines().map(str::trim_end);
    let begins = lines.next() == Some("---");
    let named = lines
        .next()
        .is_some_and(|line| line.split_once(':').is_some_and(|(name, _)| !name.contains(' ')));
    begins && named && lines.take(MOST).any(|line| line == "---")
}

fn is_markdown(text: &str) -> bool {
    let mut lines = text.lines().take(2_000).map(str::trim_end);
    let heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let ruler = |line: &str| {
        line.contains("--")
            && line.contains('|')
            && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' '))
    };
    let weak = [
        text.contains("\n```"),
        text.contains("**") && text.matches("**").count() > 1,
        text.contains("](") && text.contains('['),
        text.contains("\n> "),
    ];
    has_front_matter(text)
        || lines.any(|line| heading(line) || ruler(line))
        || weak.iter().filter(|is_so| **is_so).count() > 1
}
