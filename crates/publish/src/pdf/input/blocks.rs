//! Blocks, and which of them share a row or need a sheet on its side.

use document::{Block, Checklist, NoteKind};
use serde::Serialize;

use super::drawing::Figure;
use super::table::Grid;
use super::text::{Run, printed};
use super::{Line, Making};

/// A block.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Piece {
    Paragraph(Vec<Run>),
    List {
        ordered: bool,
        items: Vec<Vec<Run>>,
    },
    Table(Grid),
    /// Tables that are too wide for an upright sheet.
    Sideways(Vec<Grid>),
    Figure(Figure),
    /// Two charts or maps side by side.
    Pair(Box<[Figure; 2]>),
    Note {
        caution: bool,
        title: String,
        body: Vec<Run>,
    },
    KeyFigures(Vec<Key>),
    Checklist {
        title: String,
        items: Vec<Check>,
    },
    Missing {
        what: String,
        why: String,
    },
    SummaryList(Vec<Line>),
    Narrative {
        blocks: Vec<Piece>,
        unchecked: Vec<String>,
    },
}

impl Piece {
    /// Makes drawings a little smaller.
    pub(super) fn tighten(&mut self) {
        if let Self::Figure(figure) = self {
            figure.tighten();
        }
    }
}

/// One of the few figures that matter most.
#[derive(Debug, Serialize)]
pub(super) struct Key {
    value: String,
    label: String,
    sentence: Vec<Run>,
}

/// One thing that is asked for.
#[derive(Debug, Serialize)]
pub(super) struct Check {
    met: bool,
    asked: String,
    reference: String,
    found: Vec<Run>,
}

impl Making {
    /// Blocks in their order. Two small charts that follow each other share a row; wide tables that follow each other share
    /// sheets on their sides.
    pub(super) fn pieces(&mut self, blocks: &[Block]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            if let Some(next) = after.first()
                && let Some(pair) = self.pair(block, next)
            {
                pieces.push(Piece::Pair(Box::new(pair)));
                rest = &after[1..];
                continue;
            }
            match (self.piece(block), pieces.last_mut()) {
                (Piece::Sideways(more), Some(Piece::Sideways(tables))) => tables.extend(more),
                (piece, _) => pieces.push(piece),
            }
        }
        pieces
    }

    fn piece(&mut self, block: &Block) -> Piece {
        match block {
            Block::Paragraph(text) => Piece::Paragraph(self.runs(text)),
            Block::List(list) => Piece::List {
                ordered: list.ordered,
                items: list.items.iter().map(|item| self.runs(item)).collect(),
            },
            Block::Table(table) => {
                let grid = Grid::of(table, self.id(&table.id));
                if grid.is_sideways() { Piece::Sideways(vec![grid]) } else { Piece::Table(grid) }
            }
            Block::Note(note) => Piece::Note {
                caution: note.kind == NoteKind::Caveat,
                title: printed(&note.title),
                body: self.runs(&note.body),
            },
            Block::KeyFigures(figures) => {
                let key = |figure: &document::KeyFigure| Key {
                    value: printed(&figure.value.text),
                    label: printed(&figure.label),
                    sentence: self.runs(&figure.sentence),
                };
                Piece::KeyFigures(figures.iter().map(key).collect())
            }
            Block::Checklist(list) => self.checklist(list),
            Block::NotAvailable(missing) => {
                let (what, why) = missing.said();
                Piece::Missing { what: printed(&what), why: printed(&why) }
            }
            Block::SummaryList(details) => Piece::SummaryList(self.lines(details)),
            Block::Narrative(narrative) => Piece::Narrative {
                blocks: self.pieces(&narrative.blocks),
                unchecked: narrative.unchecked.iter().map(|words| printed(words)).collect(),
            },
            Block::Chart(_) | Block::TileMap(_) | Block::Map(_) | Block::MapSeries(_) => {
                self.figure(block)
            }
        }
    }

    fn checklist(&self, list: &Checklist) -> Piece {
        let met = list.items.iter().filter(|item| item.met).count();
        let check = |item: &document::CheckItem| Check {
            met: item.met,
            asked: printed(&item.asked),
            reference: printed(&item.reference),
            found: self.runs(&item.found),
        };
        Piece::Checklist {
            title: printed(&format!("{}: {met} of {} included", list.title, list.items.len())),
            items: list.items.iter().map(check).collect(),
        }
    }
}
