//! What stands in a section: one variant a kind of block.

use std::collections::BTreeSet;

use figure::Reason;
use serde::Serialize;

use crate::{
    Chart, Detail, FigureId, FigureRef, Frame, Map, MapSeries, Table, Text, TileMap, Trend,
};

/// A block of a section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A tile map.
    TileMap(TileMap),
    /// A map.
    Map(Box<Map>),
    /// Several maps side by side.
    MapSeries(Box<MapSeries>),
    /// What a reader must know, set apart.
    Note(Note),
    /// The few figures that matter most.
    KeyFigures(Vec<KeyFigure>),
    /// What the law or a template asks for, each item ticked or missing.
    Checklist(Checklist),
    /// What a reader would look for here, and why it is not here.
    NotAvailable(NotAvailable),
    /// Names with what stands to each, one line a name: what a header of a report says of itself.
    SummaryList(Vec<Detail>),
    /// What a person wrote, kept between editions.
    Narrative(Narrative),
}

impl Block {
    /// A paragraph of these words.
    pub fn paragraph(words: impl Into<Text>) -> Self {
        Self::Paragraph(words.into())
    }

    /// What a reader would look for here, and why it is not here.
    pub fn not_available(what: impl Into<String>, reason: Reason) -> Self {
        Self::NotAvailable(NotAvailable { what: what.into(), reason })
    }

    /// The texts in it.
    pub fn texts(&self) -> Vec<&Text> {
        match self {
            Self::Paragraph(text) => vec![text],
            Self::List(list) => list.items.iter().collect(),
            Self::Note(note) => vec![&note.body],
            Self::KeyFigures(figures) => figures.iter().map(|f| &f.sentence).collect(),
            Self::Checklist(list) => list.items.iter().map(|i| &i.found).collect(),
            Self::SummaryList(details) => details.iter().map(|d| &d.value).collect(),
            Self::Narrative(narrative) => narrative.blocks.iter().flat_map(Self::texts).collect(),
            Self::Table(_)
            | Self::Chart(_)
            | Self::TileMap(_)
            | Self::Map(_)
            | Self::MapSeries(_)
            | Self::NotAvailable(_) => vec![],
        }
    }

    /// The same texts, to be given their cross-references.
    pub(crate) fn texts_mut(&mut self) -> Vec<&mut Text> {
        match self {
            Self::Paragraph(text) => vec![text],
            Self::List(list) => list.items.iter_mut().collect(),
            Self::Note(note) => vec![&mut note.body],
            Self::KeyFigures(figures) => figures.iter_mut().map(|f| &mut f.sentence).collect(),
            Self::Checklist(list) => list.items.iter_mut().map(|i| &mut i.found).collect(),
            Self::SummaryList(details) => details.iter_mut().map(|d| &mut d.value).collect(),
            Self::Narrative(narrative) => {
                narrative.blocks.iter_mut().flat_map(Self::texts_mut).collect()
            }
            Self::Table(_)
            | Self::Chart(_)
            | Self::TileMap(_)
            | Self::Map(_)
            | Self::MapSeries(_)
            | Self::NotAvailable(_) => vec![],
        }
    }

    /// What stands around it, where it is a chart or a map.
    pub fn frame(&self) -> Option<&Frame> {
        match self {
            Self::Chart(chart) => Some(&chart.frame),
            Self::TileMap(map) => Some(&map.frame),
            Self::Map(map) => Some(&map.frame),
            Self::MapSeries(maps) => Some(&maps.frame),
            _ => None,
        }
    }

    pub(crate) fn frame_mut(&mut self) -> Option<&mut Frame> {
        match self {
            Self::Chart(chart) => Some(&mut chart.frame),
            Self::TileMap(map) => Some(&mut map.frame),
            Self::Map(map) => Some(&mut map.frame),
            Self::MapSeries(maps) => Some(&mut maps.frame),
            _ => None,
        }
    }

    /// The table that it is, or that stands behind it; a chart or map has one, a text none.
    pub fn table(&self) -> Option<Table> {
        match self {
            Self::Table(table) => Some(table.clone()),
            Self::Chart(chart) => Some(chart.table()),
            Self::TileMap(map) => Some(map.table()),
            Self::Map(map) => Some(map.table()),
            Self::MapSeries(maps) => Some(maps.table()),
            _ => None,
        }
    }

    /// The figures that it speaks of, in order of their names.
    pub fn figures(&self) -> BTreeSet<&FigureId> {
        let mut ids = BTreeSet::new();
        self.mentioned(&mut ids);
        ids
    }

    /// Adds the figures that it speaks of.
    pub(crate) fn mentioned<'a>(&'a self, ids: &mut BTreeSet<&'a FigureId>) {
        for text in self.texts() {
            ids.extend(text.figures().into_iter().map(|f| &f.id));
        }
        match self {
            Self::Table(table) => {
                ids.extend(&table.from);
                ids.extend(table.rows.iter().flat_map(|r| &r.cells).filter_map(|c| c.from()));
            }
            Self::Chart(chart) => ids.extend(&chart.frame.from),
            Self::TileMap(map) => ids.extend(&map.frame.from),
            Self::Map(map) => map.mentioned(ids),
            Self::MapSeries(maps) => maps.mentioned(ids),
            Self::KeyFigures(figures) => ids.extend(figures.iter().map(|f| &f.value.id)),
            Self::Narrative(narrative) => {
                narrative.blocks.iter().for_each(|block| block.mentioned(ids));
            }
            _ => {}
        }
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// Whether the order matters; then it is numbered.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Text>,
}

/// Why a note is set apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum NoteKind {
    /// Good to know.
    Information,
    /// A caveat without which a figure misleads.
    Caveat,
}

/// What a reader must know, set apart from the run of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Why it is set apart.
    pub kind: NoteKind,
    /// Its heading; empty for none.
    pub title: String,
    /// What it says.
    pub body: Text,
}

/// One of the few figures that matter most: the number large, what it is, and the sentence that says what to make of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeyFigure {
    /// The number.
    pub value: FigureRef,
    /// What it is: "burglary offences".
    pub label: String,
    /// What to make of it.
    pub sentence: Text,
    /// How it came there, drawn small where the form draws it; none for the number alone.
    pub trend: Option<Trend>,
}

/// What a person wrote: their own words about a section, kept between editions. Figures stand in it by reference; numbers
/// that were typed by hand are listed as unchecked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Narrative {
    /// Its name in an address after `#`, unique in the document.
    pub id: String,
    /// Who wrote it or where it is kept: "narrative/burglary.md".
    pub from: String,
    /// What it says: paragraphs and lists.
    pub blocks: Vec<Block>,
    /// Numbers in it that no figure stands behind, each with the words around it: an excerpt without marks, so that whoever
    /// shows it sets them.
    pub unchecked: Vec<String>,
}

/// What the law or a template asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checklist {
    /// What it is a list of.
    pub title: String,
    /// Its items.
    pub items: Vec<CheckItem>,
}

/// One thing that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckItem {
    /// What is asked for.
    pub asked: String,
    /// Where it is asked for: "SI 2007/1830, reg. 6(2)(a)".
    pub reference: String,
    /// Whether it is here.
    pub met: bool,
    /// Where it is found, or what is missing.
    pub found: Text,
}

/// What a reader would look for here, and why it is not here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotAvailable {
    /// What is missing: "Table 4: violence with injury other than domestic abuse, by borough".
    pub what: String,
    /// Why.
    pub reason: Reason,
}

impl NotAvailable {
    /// What is missing, and why, as two sentences: "Similar boroughs: not available." and "The folder names none."
    pub fn said(&self) -> (String, String) {
        let what = self.what.trim_end_matches('.');
        let why = crate::words::upper_first(crate::words::reason(&self.reason.0));
        (format!("{what}: not available."), format!("{why}."))
    }
}
