//! Where a record of a CSV file ends, and what its fields are. A quotation mark counts only at the start of a field (as
//! publishers and spreadsheets write it), so a stray one inside a field does no harm; one that is never closed spoils its
//! own line and no other.

use memchr::{memchr, memchr_iter, memchr2, memrchr};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// No record is longer: the publisher's are 400 bytes at most. It bounds what is looked at for a closing quotation mark.
pub(super) const LONGEST: usize = 64 * 1024;

/// Where the record at the start of some bytes ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Before this byte, with its line end.
    Whole(usize),
    /// Its quotation mark is not closed within [`LONGEST`]; the next record starts at this byte.
    Unclosed(usize),
    /// It is longer than [`LONGEST`]; the next record starts at this byte.
    TooLong(usize),
    /// Not within these bytes.
    Beyond,
}

/// What runs out inside a record with quotation marks.
enum Runs {
    OutInQuotes,
    OutOfBytes,
}

/// Finds the end of the record that `data` starts with. `last` says that the file ends where `data` does.
pub(super) fn end_of_record(data: &[u8], last: bool) -> End {
    let window = &data[..data.len().min(LONGEST)];
    let full = window.len() == LONGEST;
    let line = memchr(b'\n', window);
    if line.is_none() && full {
        let rest = memchr(b'\n', &data[LONGEST..]);
        return End::TooLong(rest.map_or(data.len(), |end| LONGEST + end + 1));
    }
    let line_end = line.map_or(window.len(), |end| end + 1);
    if memchr(b'"', &window[..line_end]).is_none() {
        return if line.is_some() || last { End::Whole(line_end) } else { End::Beyond };
    }
    match end_with_quotes(window) {
        Ok(end) => End::Whole(end),
        Err(_) if full => End::Unclosed(line_end),
        Err(_) if !last => End::Beyond,
        Err(Runs::OutInQuotes) => End::Unclosed(line_end),
        Err(Runs::OutOfBytes) => End::Whole(window.len()),
    }
}

fn end_with_quotes(window: &[u8]) -> Result<usize, Runs> {
    let mut at = 0;
    loop {
        if window.get(at) == Some(&b'"') {
            at += 1;
            loop {
                at += memchr(b'"', &window[at..]).ok_or(Runs::OutInQuotes)? + 1;
                if window.get(at) != Some(&b'"') {
                    break;
                }
                at += 1;
            }
        }
        at += memchr2(b',', b'\n', &window[at..]).ok_or(Runs::OutOfBytes)? + 1;
        if window[at - 1] == b'\n' {
            return Ok(at);
        }
    }
}

/// Where the last record ends that ends within `data`, and whether what follows it belongs to a record that is too long
/// to be kept.
pub(super) fn end_of_last_record(data: &[u8]) -> (usize, bool) {
    let mut start = 0;
    loop {
        let rest = &data[start..];
        let plain = memchr(b'"', rest).unwrap_or(rest.len());
        start += memrchr(b'\n', &rest[..plain]).map_or(0, |end| end + 1);
        match end_of_record(&data[start..], false) {
            End::Whole(end) | End::Unclosed(end) => start += end,
            End::TooLong(end) => {
                start += end;
                if data[start - 1] != b'\n' {
                    return (start, true);
                }
            }
            End::Beyond => return (start, false),
        }
    }
}

/// The record without its line end.
pub(super) fn without_line_end(record: &[u8]) -> &[u8] {
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    record.strip_suffix(b"\r").unwrap_or(record)
}

/// The fields of one record: their text, one after the other with one byte between.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    text: &'a [u8],
    ends: &'a [usize],
    /// Whether a field holds a comma itself.
    commas: bool,
}

impl<'a> Fields<'a> {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, place: usize) -> &'a [u8] {
        let start = if place == 0 { 0 } else { self.ends[place - 1] + 1 };
        &self.text[start..self.ends[place]]
    }

    /// A hash of every field, the same however the record is quoted and its line ended. `order` lists the places in the
    /// publisher's order where the file has another.
    pub(super) fn hash(&self, order: Option<&[usize]>) -> u64 {
        if order.is_none() && !self.commas {
            return xxh3_64(self.text);
        }
        let mut text = Vec::with_capacity(self.text.len());
        let mut ends = Vec::with_capacity(self.ends.len());
        for place in 0..self.len() {
            text.extend_from_slice(self.get(order.map_or(place, |order| order[place])));
            ends.push(text.len());
            text.push(b',');
        }
        text.pop();
        if !self.commas {
            return xxh3_64(&text);
        }
        // With commas inside fields the text alone does not say where a field ends.
        for end in &ends {
            text.extend_from_slice(&end.to_le_bytes());
        }
        xxh3_64_with_seed(&text, 1)
    }
}

/// Splits records into fields, keeping its memory from one to the next.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    ends: Vec<usize>,
    unquoted: Vec<u8>,
}

impl Splitter {
    /// Splits a record that has lost its line end.
    pub(super) fn split<'s>(&'s mut self, record: &'s [u8], quotes: bool) -> Fields<'s> {
        self.ends.clear();
        if quotes && memchr(b'"', record).is_some() {
            self.split_quoted(record);
            let commas = memchr_iter(b',', &self.unquoted).count() >= self.ends.len();
            return Fields { text: &self.unquoted, ends: &self.ends, commas };
        }
        self.ends.extend(memchr_iter(b',', record));
        self.ends.push(record.len());
        Fields { text: record, ends: &self.ends, commas: false }
    }

    fn split_quoted(&mut self, record: &[u8]) {
        self.unquoted.clear();
        let mut at = 0;
        loop {
            if record.get(at) == Some(&b'"') {
                at += 1;
                while let Some(end) = memchr(b'"', &record[at..]) {
                    self.unquoted.extend_from_slice(&record[at..at + end]);
                    at += end + 1;
                    if record.get(at) != Some(&b'"') {
                        break;
                    }
                    self.unquoted.push(b'"');
                    at += 1;
                }
            }
            let end = memchr(b',', &record[at..]);
            let plain = &record[at..end.map_or(record.len(), |end| at + end)];
            self.unquoted.extend_from_slice(plain);
            self.ends.push(self.unquoted.len());
            let Some(end) = end else { return };
            self.unquoted.push(b',');
            at += end + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(record: &str) -> Vec<String> {
        let mut splitter = Splitter::default();
        let fields = splitter.split(record.as_bytes(), true);
        (0..fields.len()).map(|i| String::from_utf8(fields.get(i).to_vec()).unwrap()).collect()
    }

    fn hash(record: &str, order: Option<&[usize]>) -> u64 {
        Splitter::default().split(record.as_bytes(), true).hash(order)
    }

    #[test]
    fn quotes_are_taken_off_and_commas_inside_them_kept() {
        assert_eq!(fields("a,\"On or near Great Central Railway, Quorn\",b").len(), 3);
        assert_eq!(fields("\"say \"\"no\"\"\",,\"x\""), ["say \"no\"", "", "x"]);
        assert_eq!(fields("5\" pipe,b"), ["5\" pipe", "b"]);
        assert_eq!(fields(""), [""]);
    }

    #[test]
    fn a_hash_is_of_the_fields_and_not_of_how_they_are_written() {
        assert_eq!(hash("a,b,c", None), hash("\"a\",b,\"c\"", None));
        assert_ne!(hash("\"a,b\",c", None), hash("a,\"b,c\"", None));
        assert_eq!(hash("b,a", Some(&[1, 0])), hash("a,b", None));
        assert_eq!(hash("c,\"a,b\"", Some(&[1, 0])), hash("\"a,b\",c", None));
    }

    #[test]
    fn a_record_ends_at_a_line_end_outside_quotation_marks() {
        assert_eq!(end_of_record(b"a,b\nc", false), End::Whole(4));
        assert_eq!(end_of_record(b"a,\"b\nc\"\nd", false), End::Whole(8));
        assert_eq!(end_of_record(b"a,5\" b\nc\n", false), End::Whole(7));
        assert_eq!(end_of_record(b"a,\"b\nc", false), End::Beyond);
        assert_eq!(end_of_record(b"a,\"b\nc", true), End::Unclosed(5));
        assert_eq!(end_of_record(b"a,\"b\"", true), End::Whole(5));
        assert_eq!(end_of_record(b"a,b", false), End::Beyond);
        let long = vec![b'x'; LONGEST + 5];
        assert_eq!(end_of_record(&long, false), End::TooLong(LONGEST + 5));
    }
}
