//! The tree that a report is, and the one place where figures become sentences.
//!
//! A [`Document`] holds sections, sections hold blocks: paragraphs with figures in them, tables, charts, maps, notes. It says what a reader is told and where each number came from, never how it looks; `publish` renders it.
//! [`words`] turns figures into plain English, so that a page, a table and an alternative text agree word for word.
//!
//! A number in a text is an [`Inline::Figure`]: what is printed, and the [`FigureId`] of the figure it was read off.
//! The document's [`Evidence`] holds every such figure, so each number can be opened to its provenance.
//!
//! ```
//! use document::{Block, Document, Section, Text};
//!
//! let mut document = Document::new("Crime needs assessment", "Safer Exampletown Partnership");
//! let mut overview = Section::new("overview", "Overview");
//! overview.blocks.push(Block::Paragraph(Text::from("Recorded crime fell.")));
//! document.sections.push(overview);
//! document.number();
//! assert_eq!(document.sections[0].number, "1");
//! assert!(document.dangling().is_empty());
//! ```

mod block;
mod cell;
mod chart;
mod classes;
mod evidence;
mod glossary;
mod id;
pub mod map;
mod marking;
mod numbering;
mod pack;
mod report;
mod table;
mod target;
mod text;
mod tile_map;
mod trend;
pub mod words;

pub use block::{
    Block, CheckItem, Checklist, KeyFigure, List, Narrative, NotAvailable, Note, NoteKind,
};
pub use cell::Cell;
pub use chart::{
    Bar, BarsChart, Chart, ChartKind, ControlChart, ControlPoint, Event, Frame, FunnelChart,
    FunnelLimits, FunnelPoint, HeatCell, HeatRow, HeatTable, Line, LinesChart, MonthPoint,
    MonthsChart, Multiple, Multiples, RankChart, RankDot, SlopeChart, SlopeLine, StackedBar,
    StackedShares, Standing,
};
pub use classes::{ClassRule, Classes};
pub use evidence::{Entry, Evidence};
pub use glossary::Term;
pub use id::{FigureId, slug};
pub use map::{Map, MapKind, MapSeries, Readings};
pub use marking::Marking;
pub use pack::{AgendaEntry, BroughtPages, Pack, PackPaper, PackPart, PaperBody};
pub use report::{Detail, Document, DocumentKind, Edition, Section};
pub use table::{Column, ColumnKind, Row, RowKind, Table};
pub use target::Target;
pub use text::{FigureRef, Inline, Reference, Text};
pub use tile_map::{Tile, TileMap};
pub use trend::Trend;
