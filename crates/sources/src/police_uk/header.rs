//! A header: which of the publisher's columns stands where in a file.

use super::records::{LONGEST, Splitter, without_line_end};
use crate::SourceError;
use crate::text::{BOM, trouble};

/// Whether a first line has every one of the columns, in any order.
pub(super) fn has_all(header: &[String], columns: &[&str]) -> bool {
    columns.iter().all(|column| header.iter().any(|field| field == column))
}

/// The places of the publisher's columns.
#[derive(Debug)]
pub(super) struct Header {
    /// The publisher's names, in the publisher's order.
    pub(super) columns: &'static [&'static str],
    /// For each of them, its place in the file.
    pub(super) places: Vec<usize>,
    /// How many fields the file's records have.
    pub(super) width: usize,
    /// Every place, the publisher's columns first, where the file's order is not the publisher's.
    pub(super) order: Option<Vec<usize>>,
    /// How many lines it takes up.
    pub(super) lines: u64,
}

impl Header {
    /// Reads a file's first record.
    pub(super) fn read(
        columns: &'static [&'static str],
        record: &[u8],
        file: &str,
    ) -> Result<Self, SourceError> {
        let fault =
            |problem: String| SourceError::Layout { file: file.to_owned(), line: 1, problem };
        if let Some(trouble) = trouble(record) {
            return Err(fault(format!("the file {trouble}")));
        }
        if record.len() >= LONGEST {
            let problem = "the first line is longer than 65,536 bytes, so it is no header of the \
                           publisher's; download the file again";
            return Err(fault(problem.to_owned()));
        }
        let text = record.strip_prefix(BOM).unwrap_or(record);
        let mut splitter = Splitter::default();
        let fields = splitter.split(without_line_end(text), true);
        let names: Vec<String> = (0..fields.len())
            .map(|place| String::from_utf8_lossy(fields.get(place)).trim().to_owned())
            .collect();
        let mut places = Vec::with_capacity(columns.len());
        for column in columns {
            let mut found = names.iter().enumerate().filter(|(_, name)| name == column);
            match (found.next(), found.next()) {
                (Some((place, _)), None) => places.push(place),
                (None, _) => {
                    return Err(fault(format!(
                        "the column \"{column}\" is missing; the file's columns are {}; use the \
                         file as its publisher made it",
                        listed(&names)
                    )));
                }
                (Some(_), Some(_)) => {
                    return Err(fault(format!(
                        "the column \"{column}\" stands there twice; use the file as its publisher \
                         made it"
                    )));
                }
            }
        }
        let width = names.len();
        let others = (0..width).filter(|place| !places.contains(place));
        let order: Vec<usize> = places.iter().copied().chain(others).collect();
        let order = order.iter().enumerate().any(|(i, &place)| i != place).then_some(order);
        let lines = memchr::memchr_iter(b'\n', record).count() as u64;
        Ok(Self { columns, places, width, order, lines })
    }
}

/// The first twenty names; a header can be a million columns wide.
fn listed(names: &[String]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(20)
        .map(|name| format!("\"{}\"", name.chars().take(40).collect::<String>()))
        .collect();
    let more = if names.len() > 20 { " and more" } else { "" };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["Month", "Type"];

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        let header = Header::read(COLUMNS, b"\xef\xbb\xbfMonth,Type\r\n", "a.csv").unwrap();
        assert_eq!((header.places, header.order, header.lines), (vec![0, 1], None, 1));
        let header = Header::read(COLUMNS, b"x,\"Type\",Month\n", "a.csv").unwrap();
        assert_eq!(header.places, [2, 1]);
        assert_eq!(header.order.unwrap(), [2, 1, 0]);
    }

    #[test]
    fn a_renamed_or_doubled_column_is_named() {
        let error = Header::read(COLUMNS, b"Month,Kind\n", "a.csv").unwrap_err().to_string();
        assert!(error.contains("a.csv, line 1: the column \"Type\" is missing"), "{error}");
        let error = Header::read(COLUMNS, b"Month,Type,Type\n", "a.csv").unwrap_err().to_string();
        assert!(error.contains("twice"), "{error}");
        assert!(Header::read(COLUMNS, b"", "a.csv").is_err());
        assert!(
            Header::read(COLUMNS, b"\xff\xfeM\0", "a.csv")
                .unwrap_err()
                .to_string()
                .contains("UTF-16")
        );
        assert!(Header::read(COLUMNS, &vec![b','; LONGEST], "a.csv").is_err());
    }
}
