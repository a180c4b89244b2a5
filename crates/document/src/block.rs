//! What stands in a section: one variant a kind of block.

use std::collections::BTreeSet;

use figure::Reason;
use serde::Serialize;

use crate::{Chart, FigureId, FigureRef, Map, MapSeries, Table, Text, TileMap};

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
            Self::Table(_)
            | Self::Chart(_)
            | Self::TileMap(_)
            | Self::Map(_)
            | Self::MapSeries(_)
            | Self::NotAvailable(_) => vec![],
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

    /// Adds the figures that it speaks of.
    pub(crate) fn mentioned<'a>(&'a self, ids: &mut BTreeSet<&'a FigureId>) {
        for text in self.texts() {
            ids.extend(text.figures().map(|f| &f.id));
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyFigure {
    /// The number.
    pub value: FigureRef,
    /// What it is: "burglary offences".
    pub label: String,
    /// What to make of it.
    pub sentence: Text,
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
