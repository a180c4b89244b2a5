//! The main part, walked as a reading of it walks: each paragraph with the letters that show, and where in the part each of
//! them stands. What does not show, and in what order paragraphs are counted, is as `reading` has it; were it not, a comment
//! would stand at its paragraph, not at its figure.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::super::align::{Glyph, glyphs};

/// A main part that was walked.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Its paragraphs in the order in which they begin.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Its runs.
    pub(super) runs: Vec<Run>,
    /// The text elements of its runs.
    pub(super) texts: Vec<Element>,
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// What shows of it.
    pub(super) shown: Vec<Shown>,
    /// Where its content begins, behind its properties, and where it ends.
    pub(super) content: Range<usize>,
    /// The paragraph of the text itself: for one in a text box, that which the box belongs to.
    pub(super) outer: usize,
}

/// A letter that shows.
#[derive(Debug)]
pub(super) struct Shown {
    /// The letter, with its bytes in the part.
    pub(super) glyph: Glyph,
    /// The run it stands in, where a comment can begin in that.
    pub(super) run: Option<usize>,
    /// The text element it stands in; none for a sign that is an element by itself.
    pub(super) text: Option<usize>,
}

/// An element by its tags.
#[derive(Debug, Clone, Default)]
pub(super) struct Element {
    /// Its start tag.
    pub(super) open: Range<usize>,
    /// Its end tag.
    pub(super) close: Range<usize>,
}

/// A run.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// Its tags.
    pub(super) element: Element,
    /// Its properties; empty where it has none.
    pub(super) properties: Range<usize>,
    depth: usize,
    /// Whether it is of a formula or a drawing, whose runs are others than those of the text.
    foreign: bool,
}

impl Run {
    /// Where what stands in it begins.
    pub(super) fn content(&self) -> usize {
        self.element.open.end.max(self.properties.end)
    }
}

/// Elements whose text does not show.
const SILENT: [&str; 4] = ["Fallback", "instrText", "rPrChange", "pPrChange"];

/// Walks a part.
pub(super) fn walk(part: &str) -> Result<Walked, &'static str> {
    let mut walker = Walker::default();
    let mut reader = Reader::from_str(part);
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|_| "its main part is damaged")?;
        let at = start..position(&reader);
        match event {
            Event::Start(element) => walker.start(&element, at, false),
            Event::Empty(element) => {
                walker.start(&element, at.clone(), true);
                walker.end(element.local_name().as_ref(), at);
            }
            Event::End(element) => walker.end(element.local_name().as_ref(), at),
            Event::Text(text) => {
                let moved = |glyph: Glyph| Glyph {
                    at: at.start + glyph.at.start..at.start + glyph.at.end,
                    ..glyph
                };
                walker.letters(glyphs(&text).into_iter().map(moved));
            }
            Event::GeneralRef(entity) => {
                let letter = entity.resolve_char_ref().ok().flatten().map(String::from);
                let letter =
                    letter.or_else(|| resolve_predefined_entity(&entity).map(str::to_owned));
                walker.sign(&letter.unwrap_or_default(), &at);
            }
            Event::CData(_) => return Err("its text is written in a way that Word does not write"),
            Event::Eof => return Ok(walker.walked),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[derive(Default)]
struct Walker {
    walked: Walked,
    depth: usize,
    silent: usize,
    deleted: usize,
    hidden: bool,
    in_properties: bool,
    in_text: bool,
    boxes: usize,
    /// The paragraphs that are open, the outermost first.
    paragraphs: Vec<usize>,
    /// The runs that are open.
    runs: Vec<usize>,
    text: Option<usize>,
}

impl Walker {
    fn start(&mut self, element: &BytesStart<'_>, at: Range<usize>, is_empty: bool) {
        self.depth += 1;
        let name = element.local_name();
        let name = name.as_ref();
        if self.silent > 0 || SILENT.contains(&name) {
            self.silent += usize::from(SILENT.contains(&name));
            return;
        }
        match name {
            "del" | "moveFrom" => self.deleted += 1,
            "txbxContent" => self.boxes += 1,
            "pPr" => self.in_properties = true,
            "p" => self.paragraph(at),
            "r" => {
                self.hidden = false;
                let foreign = element.name().as_ref().starts_with(['m', 'a']);
                let (element, depth) = (Element { open: at, close: 0..0 }, self.depth);
                self.runs.push(self.walked.runs.len());
                self.walked.runs.push(Run { element, properties: 0..0, depth, foreign });
            }
            "rPr" => {
                if let Some(run) = self.own_run(1) {
                    run.properties = at;
                }
            }
            "vanish" if !self.in_properties => self.hidden = is_on(element),
            "t" => {
                self.in_text = true;
                self.text = Some(self.walked.texts.len());
                self.walked.texts.push(Element { open: at, close: 0..0 });
            }
            "noBreakHyphen" if is_empty => self.sign_element("-", &at),
            "footnoteReference" | "endnoteReference" if is_empty => {
                let id = attribute(element, "id");
                self.sign_element(&id.map(|id| format!("[{id}]")).unwrap_or_default(), &at);
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, at: Range<usize>) {
        self.in_properties = false;
        let number = self.walked.paragraphs.len();
        let outer = match self.paragraphs.first() {
            Some(outer) if self.boxes > 0 => *outer,
            _ => number,
        };
        let paragraph = Paragraph { shown: Vec::new(), content: at.end..at.end, outer };
        self.walked.paragraphs.push(paragraph);
        self.paragraphs.push(number);
    }

    /// The run that is open, where what begins or ends now stands so deep in it.
    fn own_run(&mut self, deeper: usize) -> Option<&mut Run> {
        let run = self.walked.runs.get_mut(*self.runs.last()?)?;
        (run.depth + deeper == self.depth).then_some(run)
    }

    fn end(&mut self, name: &str, at: Range<usize>) {
        if self.silent > 0 {
            self.silent -= usize::from(SILENT.contains(&name));
            self.depth = self.depth.saturating_sub(1);
            return;
        }
        match name {
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "txbxContent" => self.boxes = self.boxes.saturating_sub(1),
            "pPr" => {
                self.in_properties = false;
                if let Some(number) = self.paragraphs.last() {
                    self.walked.paragraphs[*number].content.start = at.end;
                }
            }
            "p" => {
                if let Some(number) = self.paragraphs.pop() {
                    self.walked.paragraphs[number].content.end = at.start;
                }
            }
            "rPr" => {
                if let Some(run) = self.own_run(1) {
                    run.properties.end = at.end;
                }
            }
            "r" => {
                if let Some(run) = self.runs.pop() {
                    self.walked.runs[run].element.close = at;
                }
            }
            "t" => {
                self.in_text = false;
                if let Some(text) = self.text.take() {
                    self.walked.texts[text].close = at;
                }
            }
            _ => {}
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn is_shown(&self) -> bool {
        self.deleted == 0 && !self.hidden && self.silent == 0
    }

    fn letters(&mut self, letters: impl Iterator<Item = Glyph>) {
        if !self.in_text || !self.is_shown() {
            return;
        }
        let run = self.run();
        let text = self.text;
        if let Some(paragraph) = self.walked.paragraphs.last_mut() {
            paragraph.shown.extend(letters.map(|glyph| Shown { glyph, run, text }));
        }
    }

    /// A sign that is written by its name.
    fn sign(&mut self, sign: &str, at: &Range<usize>) {
        let letters = glyphs(sign).into_iter().map(|glyph| Glyph { at: at.clone(), ..glyph });
        self.letters(letters);
    }

    /// A sign that is an element by itself.
    fn sign_element(&mut self, sign: &str, at: &Range<usize>) {
        if !self.is_shown() {
            return;
        }
        let run = self.run();
        let letters = glyphs(sign).into_iter().map(|glyph| Glyph { at: at.clone(), ..glyph });
        if let Some(paragraph) = self.walked.paragraphs.last_mut() {
            paragraph.shown.extend(letters.map(|glyph| Shown { glyph, run, text: None }));
        }
    }

    /// The run that is open, unless a comment cannot begin in it: Word takes none in a text box.
    fn run(&self) -> Option<usize> {
        let [run] = *self.runs else { return None };
        (self.boxes == 0 && !self.walked.runs[run].foreign).then_some(run)
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.to_string())
}

fn is_on(element: &BytesStart<'_>) -> bool {
    let value = attribute(element, "val");
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}
