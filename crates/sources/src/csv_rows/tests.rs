//! Rows: their lines, their faults and their limits.

use super::*;
use crate::Kept;

/// Rows with their lines, and what is said of the others.
type Read = (Vec<(u64, Vec<String>)>, Vec<String>);

fn read(bytes: &[u8]) -> Result<Read, SourceError> {
    let file = FileContext::new("a.csv");
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
    for text in ["\u{FEFF}a,b\n1,2\n\n3,\"x\ny\"\n5,6", "a,b\r\n1,2\r\n\r\n3,\"x\r\ny\"\r\n5,6\r\n"]
    {
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
