//! What all parts are read by: starts, ends and texts, with the names that Word gives them.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::ReadingError;

/// What comes next in a part.
pub(super) enum Piece {
    /// An element begins.
    Start(Start),
    /// An element ends.
    End(String),
    /// Text.
    Text(String),
}

/// The beginning of an element.
pub(super) struct Start {
    /// Its name without prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Start {
    fn new(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().flatten().map(|attribute| {
            let value = quick_xml::escape::unescape(&attribute.value)
                .unwrap_or(Cow::Borrowed(&*attribute.value))
                .into_owned();
            (attribute.key.local_name().as_ref().to_owned(), value)
        });
        Self { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect() }
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| &**value)
    }

    /// The attribute `val`, which most elements have.
    pub(super) fn value(&self) -> &str {
        self.attribute("val").unwrap_or_default()
    }

    /// Whether an element that switches something on does so.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.value(), "0" | "false" | "off" | "none")
    }
}

/// Reads a part piece by piece.
pub(super) fn each(part: &str, mut take: impl FnMut(Piece)) -> Result<(), ReadingError> {
    let mut reader = Reader::from_str(part);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| ReadingError::damaged(error.to_string()))? {
            Event::Start(start) => {
                depth += 1;
                take(Piece::Start(Start::new(&start)));
            }
            Event::Empty(start) => {
                let start = Start::new(&start);
                let name = start.name.clone();
                take(Piece::Start(start));
                take(Piece::End(name));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                take(Piece::End(end.local_name().as_ref().to_owned()));
            }
            Event::Text(text) => take(Piece::Text(text.to_string())),
            Event::CData(text) => take(Piece::Text(text.to_string())),
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().ok().flatten().map(String::from);
                let letter =
                    letter.or_else(|| resolve_predefined_entity(&entity).map(str::to_owned));
                take(Piece::Text(letter.unwrap_or_default()));
            }
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(ReadingError::damaged("it is cut off")),
            _ => {}
        }
    }
}
