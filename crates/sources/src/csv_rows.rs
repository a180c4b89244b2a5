//! The rows of a CSV file: header first, then one row at a time with its line, checked for its number of fields and its
//! encoding. Memory is bounded whatever the bytes are: a record and a header have limits, and an unclosed quotation mark
//! runs into them instead of swallowing the file.

use std::io::Read;

use csv_core::ReadRecordResult;

use crate::text::{self, BOM, Encoding, FromWindows1252};
use crate::{FileContext, Reject, RejectReason, Sink, SourceError};

/// The longest record, header included, in bytes.
pub(crate) const MAX_RECORD: usize = 1 << 20;
/// The most columns a header may have. The widest published layout has some 150.
pub(crate) const MAX_COLUMNS: usize = 4096;
const BUFFER: usize = 64 * 1024;

/// The rows of one file.
pub(crate) struct Rows<'r> {
    read: Box<dyn Read + 'r>,
    label: String,
    core: csv_core::Reader,
    input: Vec<u8>,
    start: usize,
    end: usize,
    output: Vec<u8>,
    output_len: usize,
    ends: Vec<usize>,
    ends_len: usize,
    line: u64,
    consumed: u64,
    header: Vec<String>,
}

/// One row whose fields are text and as many as the header's.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    /// The line it begins on, from 1.
    pub(crate) line: u64,
    label: &'a str,
    header: &'a [String],
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Row<'a> {
    /// The field of this column, trimmed.
    pub(crate) fn get(&self, column: usize) -> &'a str {
        let start = if column == 0 { 0 } else { self.ends.get(column - 1).copied().unwrap_or(0) };
        let end = self.ends.get(column).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or("").trim()
    }

    /// The row left out because of this column's value.
    pub(crate) fn reject(&self, column: usize, reason: RejectReason) -> Reject {
        let head = self.header.get(column).cloned();
        Reject::new(self.label, self.line, head, self.get(column), reason)
    }

    /// The field as a count: a whole number that is not below zero.
    pub(crate) fn count(&self, column: usize) -> Result<i64, Reject> {
        count(self.get(column)).map_err(|reason| self.reject(column, reason))
    }

    /// The field where it must not be empty.
    pub(crate) fn required(&self, column: usize) -> Result<&'a str, Reject> {
        match self.get(column) {
            "" => Err(self.reject(column, RejectReason::Missing)),
            text => Ok(text),
        }
    }
}

/// A published count: digits, with a minus only to be told that it is negative. Thousands separators are not guessed at.
pub(crate) fn count(text: &str) -> Result<i64, RejectReason> {
    if text.is_empty() {
        return Err(RejectReason::Missing);
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(RejectReason::NotANumber);
    }
    match text.parse::<i64>() {
        Ok(value) if value >= 0 => Ok(value),
        Ok(_) => Err(RejectReason::Negative),
        Err(_) => Err(RejectReason::NotANumber),
    }
}

impl<'r> Rows<'r> {
    /// Reads the header.
    pub(crate) fn new(
        read: &'r mut dyn Read,
        file: &FileContext,
        encoding: Encoding,
    ) -> Result<Self, SourceError> {
        let label = file.label.clone();
        let mut start = Vec::with_capacity(BUFFER);
        read.by_ref()
            .take(BUFFER as u64)
            .read_to_end(&mut start)
            .map_err(|source| SourceError::Io { file: label.clone(), source })?;
        if let Some(problem) = text::trouble(&start) {
            return Err(SourceError::Unreadable { file: label, problem: problem.to_owned() });
        }
        let windows = encoding == Encoding::Utf8OrWindows1252 && !text::is_utf8_start(&start);
        let skip = if start.starts_with(BOM) { BOM.len() } else { 0 };
        let mut head = std::io::Cursor::new(start);
        head.set_position(skip as u64);
        let whole = head.chain(read);
        let read: Box<dyn Read + 'r> =
            if windows { Box::new(FromWindows1252::new(whole)) } else { Box::new(whole) };
        let mut rows = Self {
            read,
            label,
            core: csv_core::Reader::new(),
            input: vec![0; BUFFER],
            start: 0,
            end: 0,
            output: vec![0; 4096],
            output_len: 0,
            ends: vec![0; 256],
            ends_len: 0,
            line: 1,
            consumed: 0,
            header: Vec::new(),
        };
        let Some(line) = rows.record()? else {
            return Err(rows.unreadable("has no header; download or export it again"));
        };
        let text = rows.text().ok_or_else(|| {
            rows.layout(line, "the header is not text in UTF-8; save the file as \"CSV UTF-8\"")
        })?;
        let row = Row { line, label: "", header: &[], text, ends: &rows.ends[..rows.ends_len] };
        rows.header = (0..rows.ends_len).map(|column| row.get(column).to_owned()).collect();
        Ok(rows)
    }

    /// The heads of the columns, trimmed.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// Where the column of this head stands, or what to say where it does not.
    pub(crate) fn column(&self, head: &str) -> Result<usize, SourceError> {
        self.header.iter().position(|column| column == head).ok_or_else(|| {
            self.layout(
                1,
                format!("the column \"{head}\" is missing; the header must hold it as published"),
            )
        })
    }

    /// The next good row. Rows that are not text, or have too few or too many fields, go to the sink as rejects.
    pub(crate) fn next(&mut self, sink: &mut dyn Sink) -> Result<Option<Row<'_>>, SourceError> {
        let line = loop {
            let Some(line) = self.record()? else {
                self.report(sink);
                return Ok(None);
            };
            if self.consumed >= 1 << 20 {
                self.report(sink);
            }
            match self.fault(line) {
                Some(reject) => sink.reject(reject),
                None => break line,
            }
        };
        let text = self.text().unwrap_or("");
        let ends = &self.ends[..self.ends_len];
        Ok(Some(Row { line, label: &self.label, header: &self.header, text, ends }))
    }

    /// An error of the layout on this line.
    pub(crate) fn layout(&self, line: u64, problem: impl Into<String>) -> SourceError {
        SourceError::Layout { file: self.label.clone(), line, problem: problem.into() }
    }

    fn unreadable(&self, problem: &str) -> SourceError {
        SourceError::Unreadable { file: self.label.clone(), problem: problem.to_owned() }
    }

    fn report(&mut self, sink: &mut dyn Sink) {
        sink.progress(std::mem::take(&mut self.consumed));
    }

    /// The record as text, where every field is.
    fn text(&self) -> Option<&str> {
        let text = std::str::from_utf8(&self.output[..self.output_len]).ok()?;
        self.ends[..self.ends_len].iter().all(|&end| text.is_char_boundary(end)).then_some(text)
    }

    fn fault(&self, line: u64) -> Option<Reject> {
        if self.text().is_none() {
            let mut start = 0;
            for (column, &end) in self.ends[..self.ends_len].iter().enumerate() {
                let field = &self.output[start..end];
                start = end;
                if std::str::from_utf8(field).is_err() {
                    let value = String::from_utf8_lossy(field);
                    let head = self.header.get(column).cloned();
                    return Some(Reject::new(&self.label, line, head, &value, RejectReason::NotText));
                }
            }
        }
        let (expected, found) = (self.header.len(), self.ends_len);
        (expected != found).then(|| {
            let value = String::from_utf8_lossy(&self.output[..self.ends.first().copied().unwrap_or(0)]);
            let reason = RejectReason::FieldCount { expected, found };
            Reject::new(&self.label, line, None, &value, reason)
        })
    }

    /// Reads one record into `output` and `ends`; gives the line it begins on.
    fn record(&mut self) -> Result<Option<u64>, SourceError> {
        // Line ends before the record: the second half of CRLF, and empty lines.
        loop {
            if self.start == self.end && !self.fill()? {
                return Ok(None);
            }
            match self.input[self.start] {
                b'\n' => self.line += 1,
                b'\r' => {}
                _ => break,
            }
            self.start += 1;
            self.consumed += 1;
        }
        let line = self.line;
        (self.output_len, self.ends_len) = (0, 0);
        loop {
            let (result, read, written, ended) = self.core.read_record(
                &self.input[self.start..self.end],
                &mut self.output[self.output_len..],
                &mut self.ends[self.ends_len..],
            );
            let taken = &self.input[self.start..self.start + read];
            self.line += memchr::memchr_iter(b'\n', taken).count() as u64;
            self.start += read;
            self.consumed += read as u64;
            self.output_len += written;
            self.ends_len += ended;
            match result {
                ReadRecordResult::Record => return Ok(Some(line)),
                ReadRecordResult::End => return Ok(None),
                // At the end of the file the parser is given nothing once more, and ends the record.
                ReadRecordResult::InputEmpty => {
                    self.fill()?;
                }
                ReadRecordResult::OutputFull if self.output.len() < MAX_RECORD => {
                    self.output.resize(self.output.len() * 2, 0);
                }
                ReadRecordResult::OutputEndsFull if self.ends.len() < MAX_COLUMNS => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                ReadRecordResult::OutputFull => {
                    return Err(self.layout(
                        line,
                        "the row that begins here is longer than 1 MiB; look for a quotation mark that is never closed",
                    ));
                }
                ReadRecordResult::OutputEndsFull => {
                    let first = self.output[..self.ends[0].min(40)].escape_ascii().to_string();
                    return Err(self.layout(
                        line,
                        format!(
                            "the row has more than {MAX_COLUMNS} columns, the first is \"{first}\"; no publisher's \
                             layout has so many: download the file again"
                        ),
                    ));
                }
            }
        }
    }

    fn fill(&mut self) -> Result<bool, SourceError> {
        loop {
            match self.read.read(&mut self.input) {
                Ok(read) => {
                    (self.start, self.end) = (0, read);
                    return Ok(read > 0);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(source) => {
                    return Err(SourceError::Io { file: self.label.clone(), source });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kept;

    fn read(bytes: &[u8]) -> Result<(Vec<(u64, Vec<String>)>, Vec<String>), SourceError> {
        let file = FileContext { label: "a.csv".into(), name: "a.csv".into() };
        let (mut bytes, mut kept) = (bytes, Kept::default());
        let mut rows = Rows::new(&mut bytes, &file, Encoding::Utf8)?;
        let columns = rows.header().len();
        let mut out = Vec::new();
        while let Some(row) = rows.next(&mut kept)? {
            out.push((row.line, (0..columns).map(|i| row.get(i).to_owned()).collect()));
        }
        Ok((out, kept.rejects.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for text in ["\u{FEFF}a,b\n1,2\n\n3,\"x\ny\"\n5,6", "a,b\r\n1,2\r\n\r\n3,\"x\r\ny\"\r\n5,6\r\n"] {
            let (rows, rejects) = read(text.as_bytes()).unwrap();
            assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 4, 6], "{text:?}");
            assert_eq!(rows[0].1, ["1", "2"]);
            assert!(rejects.is_empty());
        }
    }

    #[test]
    fn bad_rows_are_named_and_the_others_kept() {
        let (rows, rejects) = read(b"a,b\n1,2\n1,2,3\n1\nx,caf\xE9\n5,6\n").unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(
            rejects,
            [
                "a.csv, line 3: \"1\" has 3 fields where the header has 2",
                "a.csv, line 4: \"1\" has 1 fields where the header has 2",
                "a.csv, line 5, column \"b\": \"caf\u{FFFD}\" is not text in the file's encoding",
            ]
        );
    }

    #[test]
    fn a_character_split_between_fields_is_not_text() {
        let (rows, rejects) = read(b"a,b\n\xC3,\xA9\n").unwrap();
        assert!(rows.is_empty());
        assert_eq!(rejects.len(), 1);
    }

    #[test]
    fn a_million_columns_and_an_unclosed_quotation_mark_are_refused() {
        let wide = "column,".repeat(1_000_000);
        let error = read(wide.as_bytes()).unwrap_err().to_string();
        assert!(error.starts_with("a.csv, line 1: the row has more than 4096 columns"), "{error}");
        let open = format!("a,b\n1,\"{}", "x\n".repeat(1_500_000));
        let error = read(open.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("line 2: the row that begins here is longer than 1 MiB"), "{error}");
    }
}
