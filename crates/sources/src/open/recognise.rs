//! Which source a file is of, from its first bytes: every source is asked, by header.

use std::io::Read;

use super::container::Recognised;
use super::nearest;
use super::walk::is_not_data;
use crate::csv_rows::Rows;
use crate::text::{self, Encoding};
use crate::workbook::{self, Workbook};
use crate::{FileContext, Peek, Source, SourceError, code_point_open, register};

/// Bytes looked at. A header of the widest published layout takes some five thousand.
const PEEK: usize = 64 * 1024;

/// Looks at the start of a file and says what it is.
pub(super) fn recognise(mut read: &mut dyn Read, file: &FileContext) -> Recognised {
    if is_not_data(&file.label) {
        return Recognised::Ignored("is not data".to_owned());
    }
    let name = file.name.to_ascii_lowercase();
    if [".part", ".partial", ".crdownload", ".download", ".tmp"]
        .iter()
        .any(|end| name.ends_with(end))
    {
        return Recognised::Unknown(
            "is a download that was not finished; finish it first".to_owned(),
        );
    }
    let mut start = Vec::with_capacity(PEEK);
    if let Err(error) = Read::by_ref(&mut read).take(PEEK as u64).read_to_end(&mut start) {
        return Recognised::Unreadable(format!(
            "could not be read ({error}); check it, or download it again"
        ));
    }
    if workbook::is_packed(&start) {
        return packed(&mut start.as_slice().chain(read), file);
    }
    let bytes_only = Peek { name: &file.name, bytes: &start, start: "", header: &[], sheets: &[] };
    if let Some(source) = ask(&bytes_only) {
        return Recognised::Source(source);
    }
    if let Some(problem) = text::trouble(&start) {
        return if has_other_kind(&name) {
            Recognised::Ignored("is not data that is read here".to_owned())
        } else {
            Recognised::Unreadable(problem.to_owned())
        };
    }
    let text = text::decode_start(&start);
    let first = text.trim_start().as_bytes().first();
    let json = matches!(first, Some(b'[' | b'{'));
    let table = !json && first != Some(&b'<');
    let header = if table { header(&start, file) } else { Ok(Vec::new()) };
    let header = match header {
        Ok(header) => header,
        Err(problem) => return Recognised::Unreadable(problem),
    };
    let peek = Peek { name: &file.name, bytes: &start, start: &text, header: &header, sheets: &[] };
    match ask(&peek) {
        Some(source) => Recognised::Source(source),
        None if json => Recognised::Unknown(
            "is JSON, but neither an answer of police.uk's interface with crimes in it nor boundaries in GeoJSON".to_owned(),
        ),
        None if code_point_open::only_names_columns(&peek) => Recognised::Ignored(
            "names the columns of Code-Point Open and holds no postcode".to_owned(),
        ),
        None => match nearest::describe(&header) {
            Some(sentence) => Recognised::Unknown(sentence),
            None if has_other_kind(&name) => {
                Recognised::Ignored("is not data that is read here".to_owned())
            }
            None if !table => Recognised::Unknown(
                "is a page or a document of markup, but not boundaries in KML".to_owned(),
            ),
            None => Recognised::Unknown(nearest::unlike_any(&header)),
        },
    }
}

/// The header, where the first bytes hold all of it.
fn header(start: &[u8], file: &FileContext) -> Result<Vec<String>, String> {
    if start.len() == PEEK && !start.contains(&b'\n') && !start.contains(&b'\r') {
        let columns = memchr::memchr_iter(b',', start).count() + 1;
        let first = text::decode_start(&start[..40]);
        return Err(format!(
            "has a first line that does not end within 64 KiB ({columns} columns and more, beginning \"{first}\"); no \
             publisher's layout is so wide: download it again"
        ));
    }
    let mut bytes = start;
    match Rows::new(&mut bytes, file, Encoding::Utf8OrWindows1252) {
        Ok(rows) => Ok(rows.header().to_vec()),
        Err(SourceError::Layout { line, problem, .. }) => Err(format!("(line {line}): {problem}")),
        Err(SourceError::Unreadable { problem, .. }) => Err(problem),
        Err(other) => Err(other.to_string()),
    }
}

/// A workbook, or an archive inside an archive.
fn packed(read: &mut dyn Read, file: &FileContext) -> Recognised {
    match Workbook::read(read, &file.label) {
        Ok(book) => {
            let sheets = book.names();
            let peek =
                Peek { name: &file.name, bytes: &[], start: "", header: &[], sheets: &sheets };
            match ask(&peek) {
                Some(source) => Recognised::Source(source),
                None => Recognised::Unknown(format!(
                    "is a workbook of no layout that is read here (its sheets are {}); save the sheet that is wanted as CSV",
                    nearest::list(&sheets)
                )),
            }
        }
        Err(_) if file.name.to_ascii_lowercase().ends_with(".zip") => Recognised::Unknown(
            "is an archive inside an archive; take it out and import it by itself".to_owned(),
        ),
        Err(SourceError::Unreadable { problem, .. }) => Recognised::Unreadable(problem),
        Err(other) => Recognised::Unreadable(other.to_string()),
    }
}

fn ask(peek: &Peek<'_>) -> Option<&'static Source> {
    register::all().iter().copied().find(|source| (source.recognise)(peek))
}

/// Kinds of file that stand beside data and are read elsewhere, or not at all: pictures, documents.
fn has_other_kind(name: &str) -> bool {
    const KINDS: [&str; 13] = [
        "txt", "md", "pdf", "doc", "docx", "htm", "html", "xml", "rtf", "png", "jpg", "jpeg", "log",
    ];
    name.rsplit_once('.').is_some_and(|(_, kind)| KINDS.contains(&kind))
}
