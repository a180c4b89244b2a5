//! What the fuzz targets of publishers' files share.
#![cfg(feature = "publishers")]

use std::io::Cursor;

use sources::{FileContext, Kept};

/// Reads the bytes as a file of a source, below one of its headers that the first byte chooses; the last choice is none.
pub fn below(source: &str, headers: &[&str], data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else { return };
    let header = headers.get(usize::from(choice) % (headers.len() + 1)).copied().unwrap_or("");
    let bytes = [header.as_bytes(), rest].concat();
    read(source, &bytes);
}

/// Reads the bytes as a file of a source.
pub fn read(source: &str, bytes: &[u8]) {
    let file = FileContext::new("mid-2019.csv");
    let source = sources::by_id(source).expect("the register has it");
    let mut kept = Kept::default();
    if let Err(error) = (source.read)(&mut Cursor::new(bytes), &file, &mut kept) {
        assert!(!error.to_string().is_empty());
    }
    for reject in kept.rejects {
        assert!(!reject.to_string().is_empty());
    }
}
