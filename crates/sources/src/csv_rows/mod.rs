//! The rows of a CSV file: header first, then one row at a time with its line, checked for its number of fields and its
//! encoding. Memory is bounded whatever the bytes are: a record and a header have limits, and an unclosed quotation mark
//! runs into them instead of swallowing the file.

mod row;

use std::io::Read;

use csv_core::ReadRecordResult;

pub(crate) use row::Row;

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
    notes: bool,
}

impl<'r> Rows<'r> {
    /// Reads the header.
    pub(crate) fn new(
        read: &'r mut dyn Read,
        file: &FileContext,
        encoding: Encoding,
    ) -> Result<Self, SourceError> {
        let mut rows = Self::without_header(read, file, encoding, &[])?;
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

    /// Rows of a file whose first line is one of them; the heads are those that its publisher prints elsewhere.
    pub(crate) fn without_header(
        mut read: &'r mut dyn Read,
        file: &FileContext,
        encoding: Encoding,
        heads: &[&str],
    ) -> Result<Self, SourceError> {
        let label = file.label.clone();
        let mut start = Vec::with_capacity(BUFFER);
        Read::by_ref(&mut read)
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
        Ok(Self {
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
            header: heads.iter().map(|&head| head.to_owned()).collect(),
            notes: false,
        })
    }

    /// Passes over rows that hold nothing, or nothing but a text in their first field: notes below a table.
    pub(crate) fn allow_notes(&mut self) {
        self.notes = true;
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
            if self.notes && self.is_note() {
                continue;
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

    fn is_note(&self) -> bool {
        let first = self.ends[..self.ends_len].first().copied().unwrap_or(0);
        self.output[first..self.output_len].iter().all(u8::is_ascii_whitespace)
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
                    return Some(Reject::new(
                        &self.label,
                        line,
                        head,
                        &value,
                        RejectReason::NotText,
                    ));
                }
            }
        }
        let (expected, found) = (self.header.len(), self.ends_len);
        (expected != found).then(|| {
            let value =
                String::from_utf8_lossy(&self.output[..self.ends.first().copied().unwrap_or(0)]);
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
mod tests;
