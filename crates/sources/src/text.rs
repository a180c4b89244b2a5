//! Text: what encoding a file's first bytes are in. Publishers write UTF-8, with a byte order mark or without; one old
//! file is in Windows-1252; analysts' own may come as UTF-16 from a spreadsheet, which is refused with what to do.

use std::io::{self, Read};

use encoding_rs::WINDOWS_1252;

/// The UTF-8 byte order mark.
pub(crate) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// What a source allows its files to be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// The same, or else Windows-1252.
    Utf8OrWindows1252,
}

/// Why bytes at the start of a file show that it is not text we read; none where nothing is wrong with them.
pub(crate) fn trouble(start: &[u8]) -> Option<&'static str> {
    if start.is_empty() {
        return Some("is empty; download or export it again");
    }
    let marked = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
    // Latin text in UTF-16 without a mark has a zero in every second byte.
    let zeros = |first: usize| {
        start.len() >= 8 && start[..8].iter().skip(first).step_by(2).all(|&byte| byte == 0)
    };
    if marked || (zeros(0) != zeros(1)) {
        return Some(
            "is written in UTF-16, which is not read; save it as \"CSV UTF-8 (comma delimited)\"",
        );
    }
    start.contains(&0).then_some(
        "is not text (it holds zero bytes); if it is a workbook or an archive, it is damaged: download it again",
    )
}

/// Whether the bytes are UTF-8, save for a character cut off at their end.
pub(crate) fn is_utf8_start(start: &[u8]) -> bool {
    match std::str::from_utf8(start) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}

/// The first bytes of a file as text without a byte order mark: UTF-8, else as Windows-1252, which cannot fail.
pub(crate) fn decode_start(start: &[u8]) -> String {
    let start = start.strip_prefix(BOM).unwrap_or(start);
    if is_utf8_start(start) {
        return String::from_utf8_lossy(start).trim_end_matches('\u{FFFD}').to_owned();
    }
    WINDOWS_1252.decode_without_bom_handling(start).0.into_owned()
}

/// Bytes in Windows-1252, read as UTF-8. Each byte is one character, so no state is carried from read to read.
pub(crate) struct FromWindows1252<R> {
    inner: R,
    raw: Vec<u8>,
    decoded: Vec<u8>,
    taken: usize,
}

impl<R: Read> FromWindows1252<R> {
    /// Reads `inner` as Windows-1252.
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, raw: vec![0; 16 * 1024], decoded: Vec::new(), taken: 0 }
    }
}

impl<R: Read> Read for FromWindows1252<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.decoded.len() {
            let read = self.inner.read(&mut self.raw)?;
            let text = WINDOWS_1252.decode_without_bom_handling(&self.raw[..read]).0;
            self.decoded.clear();
            self.decoded.extend_from_slice(text.as_bytes());
            self.taken = 0;
        }
        let ready = &self.decoded[self.taken..];
        let given = ready.len().min(buffer.len());
        buffer[..given].copy_from_slice(&ready[..given]);
        self.taken += given;
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text_is_said_to_be_so() {
        assert!(trouble(b"").unwrap().contains("empty"));
        assert!(trouble(b"\xFF\xFEm\0o\0").unwrap().contains("UTF-16"));
        assert!(trouble(b"m\0o\0n\0t\0h\0").unwrap().contains("UTF-16"));
        assert!(trouble(b"\0m\0o\0n\0t\0h").unwrap().contains("UTF-16"));
        assert!(trouble(b"abc\0def").unwrap().contains("not text"));
        assert_eq!(trouble(b"month,area"), None);
        assert_eq!(trouble("café".as_bytes()), None);
    }

    #[test]
    fn windows_1252_is_read_as_utf8() {
        let mut text = String::new();
        FromWindows1252::new(&b"House price (\xA3) \x96 2014"[..])
            .read_to_string(&mut text)
            .unwrap();
        assert_eq!(text, "House price (£) – 2014");
        assert_eq!(decode_start(b"\xEF\xBB\xBFcaf\xC3\xA9"), "café");
        assert_eq!(decode_start(b"caf\xE9 now"), "café now");
        assert_eq!(decode_start(b"cut caf\xC3"), "cut caf");
    }
}
