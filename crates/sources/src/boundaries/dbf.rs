//! The table of a shapefile: a dBase file of rows of fixed width. Every value is read as the text that it is written in.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Where the descriptions of the fields begin, and how long each is.
const FIELDS: usize = 32;

/// A row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum DbfRow {
    /// Its values, one a field.
    Stands(Vec<String>),
    /// The same of a row that is marked as deleted.
    Deleted(Vec<String>),
}

/// A table in memory.
pub(super) struct Dbf<'a> {
    heads: Vec<String>,
    /// Where each field begins and ends in a row.
    places: Vec<(usize, usize)>,
    rows: &'a [u8],
    width: usize,
    count: usize,
    encoding: &'static Encoding,
}

impl<'a> Dbf<'a> {
    /// Reads the head. Without an encoding named beside it the table's own mark counts, else UTF-8 where the rows are that,
    /// else Windows-1252.
    pub(super) fn new(
        bytes: &'a [u8],
        encoding: Option<&'static Encoding>,
    ) -> Result<Self, String> {
        let number = |at: usize, length: usize| -> Option<usize> {
            let bytes = bytes.get(at..at + length)?;
            Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | usize::from(byte)))
        };
        let cut = || "is cut off or damaged".to_owned();
        let (count, head, width) = (
            number(4, 4).ok_or_else(cut)?,
            number(8, 2).ok_or_else(cut)?,
            number(10, 2).ok_or_else(cut)?,
        );
        let fields = bytes.get(FIELDS..head).ok_or_else(cut)?;
        let rows = bytes.get(head..).ok_or_else(cut)?;
        let (mut heads, mut places, mut at) = (Vec::new(), Vec::new(), 1);
        // A carriage return ends the descriptions.
        for field in fields.chunks_exact(FIELDS).take_while(|field| field[0] != b'\r') {
            let name = field[..11].split(|&byte| byte == 0).next().unwrap_or_default();
            heads.push(String::from_utf8_lossy(name).trim().to_owned());
            let end = at + usize::from(field[16]);
            places.push((at, end));
            at = end;
        }
        if heads.is_empty() || at > width {
            return Err(cut());
        }
        if count.checked_mul(width).is_none_or(|length| length > rows.len()) {
            return Err(format!("is cut off: it should have {count} rows"));
        }
        let marked = match bytes.get(29) {
            Some(0x03 | 0x57) => Some(WINDOWS_1252),
            _ => None,
        };
        let guess = if std::str::from_utf8(rows).is_ok() { UTF_8 } else { WINDOWS_1252 };
        let encoding = encoding.or(marked).unwrap_or(guess);
        Ok(Self { heads, places, rows, width, count, encoding })
    }

    /// The heads of its fields.
    pub(super) fn heads(&self) -> &[String] {
        &self.heads
    }

    /// How many rows it has, deleted ones with them.
    pub(super) fn rows(&self) -> usize {
        self.count
    }

    /// A row, from 0.
    pub(super) fn row(&self, number: usize) -> Option<DbfRow> {
        if number >= self.count {
            return None;
        }
        let start = number * self.width;
        let row = self.rows.get(start..start + self.width)?;
        let value = |&(from, to): &(usize, usize)| {
            let (text, _) = self.encoding.decode_without_bom_handling(&row[from..to]);
            text.trim_matches(|c: char| c.is_whitespace() || c == '\0').to_owned()
        };
        let values = self.places.iter().map(value).collect();
        Some(if row[0] == b'*' { DbfRow::Deleted(values) } else { DbfRow::Stands(values) })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A table of text fields as a program writes it; a row that begins with `*` is deleted.
    pub(in super::super) fn table(fields: &[(&str, u8)], rows: &[(u8, &[&[u8]])]) -> Vec<u8> {
        let width = 1 + fields.iter().map(|field| u16::from(field.1)).sum::<u16>();
        let head = u16::try_from(33 + 32 * fields.len()).unwrap();
        let mut bytes = vec![3, 122, 1, 1];
        bytes.extend(u32::try_from(rows.len()).unwrap().to_le_bytes());
        bytes.extend(head.to_le_bytes());
        bytes.extend(width.to_le_bytes());
        bytes.resize(32, 0);
        for (name, length) in fields {
            let mut field = [0; 32];
            field[..name.len()].copy_from_slice(name.as_bytes());
            (field[11], field[16]) = (b'C', *length);
            bytes.extend(field);
        }
        bytes.push(b'\r');
        for (flag, values) in rows {
            bytes.push(*flag);
            for (value, (_, length)) in values.iter().zip(fields) {
                let mut value = value.to_vec();
                value.resize(usize::from(*length), b' ');
                bytes.extend(value);
            }
        }
        bytes
    }

    #[test]
    fn rows_are_read_in_their_encoding_and_deleted_ones_keep_their_place() {
        let latin = table(
            &[("CODE", 4), ("NAME", 8)],
            &[(b' ', &[b"a", b"Caf\xE9"]), (b'*', &[b"b", b"gone"]), (b' ', &[b"c", b""])],
        );
        let dbf = Dbf::new(&latin, None).unwrap();
        assert_eq!(dbf.heads(), ["CODE", "NAME"]);
        let stands =
            |code: &str, name: &str| Some(DbfRow::Stands(vec![code.to_owned(), name.to_owned()]));
        assert_eq!(dbf.row(0), stands("a", "Café"));
        assert_eq!(dbf.row(1), Some(DbfRow::Deleted(vec!["b".to_owned(), "gone".to_owned()])));
        assert_eq!(dbf.row(2), stands("c", ""));
        assert_eq!(dbf.row(3), None);

        let utf8 = table(&[("NAME", 8)], &[(b' ', &["Café".as_bytes()])]);
        let name = |encoding| Dbf::new(&utf8, encoding).unwrap().row(0);
        assert_eq!(name(None), Some(DbfRow::Stands(vec!["Café".to_owned()])));
        assert_eq!(name(Some(WINDOWS_1252)), Some(DbfRow::Stands(vec!["CafÃ©".to_owned()])));
    }

    #[test]
    fn a_table_that_is_cut_off_is_refused() {
        let whole = table(&[("CODE", 4)], &[(b' ', &[b"a"])]);
        for length in [0, 5, 20, 40, whole.len() - 1] {
            assert!(Dbf::new(&whole[..length], None).is_err(), "{length}");
        }
        assert!(Dbf::new(&whole, None).is_ok());
    }
}
