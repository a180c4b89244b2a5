//! The body of a Word file: paragraphs, tables, breaks, notes.

use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Piece, Start, each};
use crate::ReadingError;
use crate::document::assembly::Assembly;
use crate::document::block::{Block, Kind};
use crate::document::tidy::raised;

/// A body being read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says of one kind of element whether it is open"
)]
pub(super) struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    assembly: Assembly,
    page: u32,
    /// The number of the paragraph.
    number: u32,
    properties: Properties,
    /// Whether the paragraph has begun in the assembly.
    begun: bool,
    /// Open elements whose text does not show: how deep.
    silent: u32,
    /// How deep in deleted text.
    deleted: u32,
    deleted_any: bool,
    /// Whether the run is hidden.
    hidden: bool,
    /// Whether it is raised.
    raised: bool,
    in_text: bool,
    in_properties: bool,
    /// Whether the part says where pages ended when it was last laid out.
    laid_out: bool,
    note: Option<String>,
}

/// What a paragraph's properties say.
#[derive(Default)]
struct Properties {
    style: String,
    heading: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
}

/// Elements whose text does not show. Of two ways to draw something the first counts, so that the fallback is silent.
const SILENT: [&str; 4] = ["Fallback", "instrText", "rPrChange", "pPrChange"];

impl<'a> Body<'a> {
    /// A body with the styles and the lists of its file.
    pub(super) fn new(styles: &'a Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            assembly: Assembly::default(),
            page: 1,
            number: 0,
            properties: Properties::default(),
            begun: false,
            silent: 0,
            deleted: 0,
            deleted_any: false,
            hidden: false,
            raised: false,
            in_text: false,
            in_properties: false,
            laid_out: false,
            note: None,
        }
    }

    /// Reads a part.
    pub(super) fn read(&mut self, part: &str) -> Result<(), ReadingError> {
        self.laid_out = part.contains("lastRenderedPageBreak");
        each(part, |piece| match piece {
            Piece::Start(start) => self.start(&start),
            Piece::End(name) => self.end(&name),
            Piece::Text(text) => self.text(&text),
        })
    }

    /// Reads the part of footnotes or endnotes.
    pub(super) fn read_notes(&mut self, part: &str) -> Result<(), ReadingError> {
        self.note = Some(String::new());
        let read = self.read(part);
        self.note = None;
        read
    }

    /// How many pages there are.
    pub(super) fn pages(&self) -> u32 {
        self.page
    }

    /// What was left out.
    pub(super) fn remarks(&self) -> Vec<String> {
        let deleted =
            "Text that tracked changes deleted was left out; text that they inserted was kept.";
        self.deleted_any.then(|| deleted.to_owned()).into_iter().collect()
    }

    /// The blocks.
    pub(super) fn finish(self) -> Vec<Block> {
        self.assembly.finish()
    }

    fn start(&mut self, start: &Start) {
        let name = &*start.name;
        if self.silent > 0 || SILENT.contains(&name) {
            self.silent += u32::from(SILENT.contains(&name));
            return;
        }
        match name {
            "del" | "moveFrom" => self.deleted += 1,
            "pPr" => self.in_properties = true,
            "p" => self.begin_paragraph(),
            "r" => (self.hidden, self.raised) = (false, false),
            "vanish" if !self.in_properties => self.hidden = start.is_on(),
            "rStyle" if !self.in_properties => self.raised = self.styles.is_raised(start.value()),
            "vertAlign" if !self.in_properties => self.raised = start.value() == "superscript",
            "t" => self.in_text = true,
            "delText" => self.deleted_any = true,
            "lastRenderedPageBreak" => self.turn_page(),
            "br" if start.attribute("type") == Some("page") => self.break_page(),
            "br" | "cr" if self.is_shown() => self.assembly.line(),
            "tab" if !self.in_properties => self.shown(" "),
            "noBreakHyphen" => self.shown("-"),
            "footnoteReference" | "endnoteReference" => {
                let mark = start.attribute("id").map(|id| format!("[{id}]"));
                self.shown(&mark.unwrap_or_default());
            }
            "footnote" | "endnote" if self.note.is_some() => {
                self.note = Some(start.attribute("id").unwrap_or_default().to_owned());
            }
            "tbl" => self.assembly.begin_table(),
            "tr" => self.assembly.begin_row(false),
            "tblHeader" => self.assembly.head_row(start.is_on()),
            "gridBefore" => self.assembly.begin_cell(columns(start)),
            "tc" => self.assembly.begin_cell(1),
            "gridSpan" => self.assembly.span(columns(start)),
            _ if self.in_properties => self.property(name, start),
            _ => {}
        }
    }

    fn property(&mut self, name: &str, start: &Start) {
        match name {
            "pStyle" => start.value().clone_into(&mut self.properties.style),
            "outlineLvl" => {
                self.properties.heading = start
                    .value()
                    .parse()
                    .ok()
                    .filter(|level| *level < 9)
                    .map(|level: u8| level + 1);
            }
            "numId" => self.properties.list = Some(start.value().to_owned()),
            "ilvl" => self.properties.level = start.value().parse().ok(),
            "pageBreakBefore" if start.is_on() => self.break_page(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if self.silent > 0 {
            self.silent -= u32::from(SILENT.contains(&name));
            return;
        }
        match name {
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "pPr" => self.in_properties = false,
            "p" => {
                self.assembly.end();
                self.begun = false;
            }
            "t" => self.in_text = false,
            "tbl" => self.assembly.end_table(),
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        self.assembly.end();
        self.number = self.number.saturating_add(1);
        self.properties = Properties::default();
        self.begun = false;
        self.in_properties = false;
    }

    /// A page that Word laid out begins.
    fn turn_page(&mut self) {
        self.page = self.page.saturating_add(1);
    }

    /// A break that the author set. Word marks the page behind it as well, so that in a file that Word laid out this says
    /// nothing new.
    fn break_page(&mut self) {
        if !self.laid_out {
            self.turn_page();
        }
    }

    fn is_shown(&self) -> bool {
        self.deleted == 0 && !self.hidden
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.silent == 0 {
            if self.raised {
                self.shown(&raised(text));
            } else {
                self.shown(text);
            }
        }
    }

    fn shown(&mut self, text: &str) {
        if !self.is_shown() {
            self.deleted_any |= self.deleted > 0 && !text.trim().is_empty();
            return;
        }
        self.assembly.at(self.page, self.number);
        if !self.begun {
            if text.trim().is_empty() {
                return;
            }
            self.begun = true;
            self.begin_block();
        }
        self.assembly.text(text);
    }

    fn begin_block(&mut self) {
        let properties = std::mem::take(&mut self.properties);
        if let Some(note) = &self.note {
            let mark = format!("[{note}] ");
            self.assembly.begin(Kind::Footnote);
            return self.assembly.text(&mark);
        }
        let styled = self.styles.list(&properties.style);
        let level = properties.level.or(styled.as_ref().map(|(_, level)| *level)).unwrap_or(0);
        let list = properties.list.or(styled.map(|(list, _)| list)).filter(|list| list != "0");
        let mark = list.as_ref().and_then(|list| self.numbering.next(list, level));
        let kind = match properties.heading.or_else(|| self.styles.heading(&properties.style)) {
            Some(heading) => Kind::Heading(heading),
            None if list.is_some() => Kind::Item(u8::try_from(level).unwrap_or(u8::MAX)),
            None => Kind::Paragraph,
        };
        self.assembly.begin(kind);
        if let Some(mark) = mark {
            self.assembly.text(&format!("{mark} "));
        }
    }
}

/// How many columns an element says.
fn columns(start: &Start) -> u16 {
    start.value().parse().unwrap_or(1).clamp(1, 100)
}
