//! Reads the rows of a CSV file: chunk by chunk, in parallel, good rows to a builder and bad ones to the rejects.

use std::io::Read;

use arrow::error::ArrowError;
use memchr::{memchr, memchr_iter};

use super::cutter::{CHUNK, Chunk, Cutter};
use super::fields::shown;
use super::header::Header;
use super::records::{End, Fields, LONGEST, Splitter, end_of_record, without_line_end};
use super::seen::Seen;
use super::waves::in_waves;
use crate::{Batch, FileContext, Reject, RejectReason, Sink, SourceError};

/// One row, its fields known by the publisher's columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    fields: Fields<'a>,
    header: &'a Header,
}

impl<'a> Row<'a> {
    /// The field of this of the publisher's columns.
    pub(super) fn get(&self, column: usize) -> &'a [u8] {
        self.fields.get(self.header.places[column])
    }

    /// A hash of every field.
    pub(super) fn hash(&self) -> u64 {
        self.fields.hash(self.header.order.as_deref())
    }
}

/// What is wrong with a row.
#[derive(Debug)]
pub(super) struct Fault {
    /// Which of the publisher's columns is to blame.
    pub(super) column: usize,
    /// What is wrong.
    pub(super) reason: RejectReason,
}

impl Fault {
    pub(super) fn new(column: usize, reason: RejectReason) -> Self {
        Self { column, reason }
    }
}

/// Whoever makes batches of good rows.
pub(super) trait Builder {
    /// Takes a row whole, or not at all.
    fn push(&mut self, row: &Row<'_>) -> Result<(), Fault>;

    /// The batch, and what was seen in it. None where no row was good.
    fn finish(self) -> Result<Option<(Batch, Seen)>, ArrowError>;
}

/// What a chunk comes to.
struct Parsed {
    good: Option<(Batch, Seen)>,
    /// With lines from 0.
    rejects: Vec<Reject>,
    lines: u64,
}

/// Reads a file to its end; gives what was seen in it.
pub(super) fn read_rows<B: Builder>(
    columns: &'static [&'static str],
    reader: &mut dyn Read,
    context: &FileContext,
    sink: &mut dyn Sink,
    make: impl Fn() -> B + Sync,
) -> Result<Seen, SourceError> {
    read_in_chunks(CHUNK, columns, reader, context, sink, make)
}

fn read_in_chunks<B: Builder>(
    size: usize,
    columns: &'static [&'static str],
    reader: &mut dyn Read,
    context: &FileContext,
    sink: &mut dyn Sink,
    make: impl Fn() -> B + Sync,
) -> Result<Seen, SourceError> {
    let file = &context.label;
    let unreadable = |source| SourceError::Io { file: file.clone(), source };
    let mut cutter = Cutter::new(reader, size);
    let first = cutter.first_record().map_err(unreadable)?;
    let header = Header::read(columns, &first, file)?;
    sink.progress(first.len() as u64);
    let mut lines = header.lines;
    let mut seen = Seen::default();
    in_waves(
        &mut cutter,
        unreadable,
        |chunk| {
            parse(chunk, &header, file, make())
                .map_err(|source| SourceError::Arrow { file: file.clone(), source })
        },
        |wave, bytes| {
            let mut batches = Vec::with_capacity(wave.len());
            for parsed in wave {
                let parsed = parsed?;
                for mut reject in parsed.rejects {
                    reject.line += lines + 1;
                    sink.reject(reject);
                }
                lines += parsed.lines;
                if let Some((batch, part)) = parsed.good {
                    seen.add(part);
                    batches.push(batch);
                }
            }
            if !batches.is_empty() {
                sink.batches(batches)?;
            }
            sink.progress(bytes);
            Ok(())
        },
    )?;
    Ok(seen)
}

fn parse<B: Builder>(
    chunk: &Chunk,
    header: &Header,
    file: &str,
    mut builder: B,
) -> Result<Parsed, ArrowError> {
    let mut rejects = Vec::new();
    let lines = for_each_record(chunk, header.width, |line, record| {
        let fault = match record {
            Ok(fields) => match builder.push(&Row { fields, header }) {
                Ok(()) => return,
                Err(fault) => {
                    let value = shown(fields.get(header.places[fault.column]));
                    (Some(header.columns[fault.column].to_owned()), value, fault.reason)
                }
            },
            Err((record, reason)) => (None, shown(record), reason),
        };
        let (column, value, reason) = fault;
        rejects.push(Reject { file: file.to_owned(), line, column, value, reason });
    });
    Ok(Parsed { good: builder.finish()?, rejects, lines })
}

/// Goes through the records of a chunk with the line each starts on, from 0: its fields where there are `width` of them and
/// they are text, else the record and what is wrong. Empty lines are passed over. Gives the number of lines.
pub(super) fn for_each_record(
    chunk: &Chunk,
    width: usize,
    mut take: impl FnMut(u64, Result<Fields<'_>, (&[u8], RejectReason)>),
) -> u64 {
    // Asked once a chunk, these spare asking once a row.
    let all_text = std::str::from_utf8(&chunk.bytes).is_ok();
    let quotes = memchr(b'"', &chunk.bytes).is_some();
    let mut splitter = Splitter::default();
    let mut line = 0;
    let mut rest = &chunk.bytes[..];
    while !rest.is_empty() {
        let end = match memchr(b'\n', rest) {
            Some(end) if !quotes && end < LONGEST => End::Whole(end + 1),
            _ => end_of_record(rest, chunk.last),
        };
        let (end, fault) = match end {
            End::Whole(end) => (end, None),
            End::TooLong(end) => (end, Some("is longer than 65,536 bytes, as no row is")),
            End::Unclosed(end) => (end, Some(UNCLOSED)),
            // Only what is never closed reaches beyond a chunk.
            End::Beyond => (memchr(b'\n', rest).map_or(rest.len(), |end| end + 1), Some(UNCLOSED)),
        };
        let (whole, after) = rest.split_at(end);
        let record = without_line_end(whole);
        let start = line;
        line += if quotes { memchr_iter(b'\n', whole).count().max(1) as u64 } else { 1 };
        rest = after;
        if let Some(fault) = fault {
            take(start, Err((record, RejectReason::Other(fault.to_owned()))));
        } else if record.is_empty() {
        } else if !all_text && std::str::from_utf8(record).is_err() {
            take(start, Err((record, RejectReason::NotText)));
        } else {
            let fields = splitter.split(record, quotes);
            if fields.len() == width {
                take(start, Ok(fields));
            } else {
                let reason = RejectReason::FieldCount { expected: width, found: fields.len() };
                take(start, Err((record, reason)));
            }
        }
    }
    line
}

const UNCLOSED: &str = "has a quotation mark that is never closed; close it or take it out";

#[cfg(test)]
mod tests;
