//! A Word file while it is written: its paragraphs and tables so far, its footnotes, pictures and relations, and the names of
//! the places that can be led to.

use std::collections::BTreeMap;

use document::{Block, Document, FigureId, Section};

use super::back;
use super::package::Relations;
use super::pages::{self, Sheet};
use super::paragraph::{Paragraph, value};
use super::pictures::Picture;
use crate::provenance::{self, Record};
use markup::{Element, el};

/// Something that can be led to.
#[derive(Debug, Clone)]
pub(super) enum Target {
    /// A section, whose number Word gives; the words before the number.
    Section {
        /// Its bookmark.
        bookmark: String,
        /// Whether the words "Appendix A" are its number.
        whole: bool,
    },
    /// A table, chart or map, whose label is bookmarked.
    Labelled(String),
}

impl Target {
    /// Its bookmark.
    pub(super) fn bookmark(&self) -> &str {
        match self {
            Self::Section { bookmark, .. } | Self::Labelled(bookmark) => bookmark,
        }
    }
}

/// What stands in the run of the file.
pub(super) enum Piece {
    Paragraph(Paragraph),
    Table(Element),
    Other(Element),
}

/// A file that is being written, top to bottom.
pub(super) struct Writing<'a> {
    /// What is written.
    pub(super) document: &'a Document,
    /// Where its figures come from, shared.
    pub(super) records: Vec<Record<'a>>,
    /// Its charts and maps, by their ids.
    pub(super) pictures: BTreeMap<String, Picture>,
    /// Those that stand in the file so far, in their order.
    pub(super) media: Vec<Picture>,
    /// What the main part refers to.
    pub(super) relations: Relations,
    /// What the footnotes refer to.
    pub(super) note_relations: Relations,
    /// The footnotes.
    pub(super) notes: Vec<Element>,
    /// How many numbered lists there are.
    pub(super) numbered_lists: u32,
    /// The number that Word gave last to a caption of each kind.
    pub(super) captions: BTreeMap<String, u32>,
    /// Whether a footnote is being written; it can hold no other.
    pub(super) in_note: bool,
    body: Vec<Piece>,
    targets: BTreeMap<String, Target>,
    /// The number of each figure's record.
    places: BTreeMap<FigureId, usize>,
    ids: u32,
    section_starts: usize,
    is_first_section: bool,
}

impl<'a> Writing<'a> {
    /// Nothing written yet.
    pub(super) fn new(document: &'a Document, pictures: BTreeMap<String, Picture>) -> Self {
        let records =
            if back::has_records(document) { provenance::records(document) } else { Vec::new() };
        let held = |record: &Record<'a>, place: usize| {
            let ids = record.entries.iter().map(|(id, _)| ((*id).clone(), place));
            ids.collect::<Vec<_>>()
        };
        let places = records.iter().zip(1..).flat_map(|(record, place)| held(record, place));
        let places = places.collect();
        Self {
            document,
            records,
            places,
            pictures,
            media: Vec::new(),
            relations: Relations::default(),
            note_relations: Relations::default(),
            notes: Vec::new(),
            numbered_lists: 0,
            captions: BTreeMap::new(),
            in_note: false,
            body: Vec::new(),
            targets: targets(document),
            ids: 0,
            section_starts: 0,
            is_first_section: true,
        }
    }

    /// Adds a paragraph.
    pub(super) fn push(&mut self, paragraph: Paragraph) {
        self.body.push(Piece::Paragraph(paragraph));
    }

    /// Adds a table. Word would take two in a row for one, so something small stands between.
    pub(super) fn push_table(&mut self, table: Element) {
        if matches!(self.body.last(), Some(Piece::Table(_))) {
            self.push(Paragraph::new("Between"));
        }
        self.body.push(Piece::Table(table));
    }

    /// Adds something else.
    pub(super) fn push_other(&mut self, element: Element) {
        self.body.push(Piece::Other(element));
    }

    /// A number that nothing else has: of a bookmark or a picture.
    pub(super) fn next_id(&mut self) -> u32 {
        self.ids += 1;
        self.ids
    }

    /// What stands under this id.
    pub(super) fn target(&self, id: &str) -> Option<&Target> {
        self.targets.get(id)
    }

    /// The number of the record that a figure was read off; none where the file does not say.
    pub(super) fn record_of(&self, id: &FigureId) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// These runs, bookmarked.
    pub(super) fn bookmarked(
        &mut self,
        name: &str,
        runs: impl IntoIterator<Item = Element>,
    ) -> Vec<Element> {
        let id = self.next_id().to_string();
        let mut marked = vec![el("w:bookmarkStart").attr("w:id", &id).attr("w:name", name)];
        marked.extend(runs);
        marked.push(el("w:bookmarkEnd").attr("w:id", &id));
        marked
    }

    /// Starts a sheet of its own, lying on its side: what stood before ends its pages, but for what leads to what comes now.
    pub(super) fn start_sideways(&mut self) {
        let leads = |piece: &Piece| matches!(piece, Piece::Paragraph(p) if p.leads());
        let mut at = self.body.len();
        while at > self.section_starts && leads(&self.body[at - 1]) {
            at -= 1;
        }
        self.end_section_at(at, Sheet::Upright);
    }

    /// Ends the sheet that lies on its side.
    pub(super) fn end_sideways(&mut self) {
        self.end_section_at(self.body.len(), Sheet::Sideways);
    }

    fn end_section_at(&mut self, at: usize, sheet: Sheet) {
        if at <= self.section_starts {
            return;
        }
        let properties = self.section(sheet);
        let free = |p: &Paragraph| !p.is_end_of_section();
        if let Some(Piece::Paragraph(last)) = self
            .body
            .get_mut(at - 1)
            .filter(|piece| matches!(piece, Piece::Paragraph(p) if free(p)))
        {
            last.ends_section(properties);
            self.section_starts = at;
        } else {
            let mut end = Paragraph::new("Between");
            end.ends_section(properties);
            self.body.insert(at, Piece::Paragraph(end));
            self.section_starts = at + 1;
        }
    }

    /// The properties of a section of pages; the first names the heads and feet, which the others take over.
    fn section(&mut self, sheet: Sheet) -> Element {
        let is_first = std::mem::replace(&mut self.is_first_section, false);
        pages::section(self, sheet, is_first)
    }

    /// The body, ended.
    pub(super) fn body(&mut self) -> Element {
        if !matches!(self.body.last(), Some(Piece::Paragraph(_))) {
            self.push(Paragraph::new("Between"));
        }
        let last = self.section(Sheet::Upright);
        let pieces = std::mem::take(&mut self.body).into_iter().map(|piece| match piece {
            Piece::Paragraph(paragraph) => paragraph.element(),
            Piece::Table(element) | Piece::Other(element) => element,
        });
        el("w:body").children(pieces).child(last)
    }

    /// The list number of a new numbered list.
    pub(super) fn new_numbered_list(&mut self) -> u32 {
        self.numbered_lists += 1;
        super::lists::FIRST_NUMBERED + self.numbered_lists - 1
    }
}

/// Every id that a document can lead to, with its bookmark.
fn targets(document: &Document) -> BTreeMap<String, Target> {
    let mut targets = BTreeMap::new();
    for section in &document.sections {
        of_section(section, false, &mut targets);
    }
    for section in &document.appendices {
        of_section(section, true, &mut targets);
    }
    for block in document.all_blocks() {
        let id = match block {
            Block::Table(table) => &table.id,
            Block::Narrative(narrative) => &narrative.id,
            block => match block.frame() {
                Some(frame) => &frame.id,
                None => continue,
            },
        };
        let bookmark = name(id, targets.len());
        targets.entry(id.clone()).or_insert(Target::Labelled(bookmark));
    }
    targets
}

fn of_section(section: &Section, whole: bool, targets: &mut BTreeMap<String, Target>) {
    let bookmark = name(&section.id, targets.len());
    targets.entry(section.id.clone()).or_insert(Target::Section { bookmark, whole });
    for inner in &section.subsections {
        of_section(inner, false, targets);
    }
}

/// A bookmark's name: it starts with a letter, holds letters, digits and underscores, and has at most 40 of them.
fn name(id: &str, place: usize) -> String {
    let plain: String =
        id.chars().take(26).map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("to_{plain}_{}", place + 1)
}

/// The size of a picture or page, in twentieths of a point.
pub(super) fn width(name: &'static str, twips: u32) -> Element {
    el(name).attr("w:w", twips.to_string()).attr("w:type", "dxa")
}

/// A shade behind what it belongs to.
pub(super) fn shade(colour: &str) -> Element {
    value("w:shd", "clear").attr("w:color", "auto").attr("w:fill", super::styles::hex(colour))
}
