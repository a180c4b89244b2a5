//! Tables: caption first with its number, a head row that stands again on each page, units in the heads, numbers set right,
//! the own area marked, totals last, what is hidden or missing explained below.

use document::{Cell, Column, ColumnKind, Row, RowKind, Table};

use super::columns::Widths;
use super::paragraph::{Paragraph, line_break, run, styled, value};
use super::writing::{Writing, shade, width};
use super::{captions, inline, pages};
use markup::{Element, el};

/// With no more rows than this a table is kept on one page.
const WHOLE: usize = 20;

/// A table with all that stands around it; one too wide for an upright sheet lies on a sheet of its own.
pub(super) fn table(file: &mut Writing<'_>, table: &Table) {
    let widths = Widths::of(table);
    if widths.is_sideways() {
        file.start_sideways();
    }
    captions::caption(file, &table.id, &table.number, &table.caption);
    if !table.subtitle.is_empty() {
        file.push(Paragraph::of("CaptionMore", &table.subtitle).keep_next());
    }
    let is_followed = !table.source.is_empty() || !table.notes.is_empty();
    file.push_table(grid(table, &widths, is_followed));
    let mut notes = crate::table_notes::notes(table);
    if table.rows.iter().any(|row| row.kind == RowKind::Own) {
        notes.push("\u{25b8} marks the partnership\u{2019}s own area.".to_owned());
    }
    let mut under: Vec<Paragraph> =
        notes.iter().map(|note| Paragraph::of("Source", note)).collect();
    under.extend(captions::source(file, &table.source, &table.from));
    let count = under.len();
    for (i, line) in under.into_iter().enumerate() {
        file.push(if i + 1 < count { line.keep_next() } else { line });
    }
    if widths.is_sideways() {
        file.end_sideways();
    }
}

/// The table alone; a small one is kept on one page, with what follows it.
fn grid(table: &Table, widths: &Widths, is_followed: bool) -> Element {
    let (body, totals): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| row.kind != RowKind::Total);
    let look = Look {
        caption: table.heading(),
        description: &table.subtitle,
        names_rows: table.row_header == 0,
        has_total: !totals.is_empty(),
    };
    let heads = table.columns.iter().zip(&widths.columns).map(|(c, w)| head(c, *w));
    let head_row = el("w:tr").child(row_properties(true)).children(heads);
    let whole = table.rows.len() <= WHOLE;
    let count = table.rows.len();
    let rows = body.into_iter().chain(totals).enumerate();
    let keeps = |i: usize| whole && (is_followed || i + 1 < count);
    let rows = rows.map(|(i, row)| self::row(table, row, widths, keeps(i)));
    start(&look, &widths.columns).child(head_row).children(rows)
}

/// What a table's own properties say.
struct Look<'a> {
    caption: String,
    description: &'a str,
    names_rows: bool,
    has_total: bool,
}

/// A table without rows yet: style, widths, which of its rows and columns are heads, and its words for who cannot see it.
fn start(look: &Look<'_>, widths: &[u32]) -> Element {
    let flag = |on: bool| if on { "1" } else { "0" };
    let mut properties = el("w:tblPr")
        .child(value("w:tblStyle", "FiguresTable"))
        .child(width("w:tblW", widths.iter().sum()))
        .child(el("w:tblLayout").attr("w:type", "fixed"))
        .child(
            value("w:tblLook", "0000")
                .attr("w:firstRow", "1")
                .attr("w:lastRow", flag(look.has_total))
                .attr("w:firstColumn", flag(look.names_rows))
                .attr("w:lastColumn", "0")
                .attr("w:noHBand", "1")
                .attr("w:noVBand", "1"),
        )
        .child(value("w:tblCaption", &look.caption));
    if !look.description.is_empty() {
        properties = properties.child(value("w:tblDescription", look.description));
    }
    let columns = widths.iter().map(|w| el("w:gridCol").attr("w:w", w.to_string()));
    el("w:tbl").child(properties).child(el("w:tblGrid").children(columns))
}

/// No row is broken over two pages; a head row stands again on each.
fn row_properties(is_head: bool) -> Element {
    let properties = el("w:trPr").child(el("w:cantSplit"));
    if is_head { properties.child(el("w:tblHeader")) } else { properties }
}

fn head(column: &Column, wide: u32) -> Element {
    let style = if column.kind == ColumnKind::Numbers { "TableHeadNumber" } else { "TableHead" };
    let mut words = Paragraph::of(style, &column.title).keep_next();
    if !column.unit.is_empty() {
        words = words.with(line_break()).with(styled("Unit", &column.unit));
    }
    let properties = el("w:tcPr").child(width("w:tcW", wide)).child(value("w:vAlign", "bottom"));
    el("w:tc").child(properties).child(words.element())
}

fn row(table: &Table, row: &Row, widths: &Widths, keep_next: bool) -> Element {
    let cells = table.columns.iter().zip(&widths.columns).enumerate().map(|(i, (column, wide))| {
        let numbers = column.kind == ColumnKind::Numbers;
        let style = if numbers { "TableNumber" } else { "TableText" };
        let mut words = Paragraph::new(style);
        if keep_next {
            words = words.keep_next();
        }
        let cell = row.cells.get(i).unwrap_or(&Cell::Empty);
        let is_name = i == table.row_header;
        words = words.with_all(shown(cell, row.kind, is_name));
        let mut properties = el("w:tcPr").child(width("w:tcW", *wide));
        if row.kind == RowKind::Total {
            properties = properties.child(total_rule());
        }
        if row.kind == RowKind::Own {
            properties = properties.child(shade("band"));
        }
        el("w:tc").child(properties).child(words.element())
    });
    el("w:tr").child(row_properties(false)).children(cells)
}

/// The rule above a total.
fn total_rule() -> Element {
    let rule = value("w:top", "single")
        .attr("w:sz", "8")
        .attr("w:space", "0")
        .attr("w:color", super::styles::hex("ink"));
    el("w:tcBorders").child(rule)
}

fn shown(cell: &Cell, kind: RowKind, is_name: bool) -> Vec<Element> {
    let mut words = cell.shown().to_owned();
    if kind == RowKind::Own && is_name {
        words = format!("\u{25b8}\u{a0}{words}");
    }
    match (cell, kind) {
        (Cell::Rag(rag), _) => vec![inline::rating(*rag)],
        _ if words.is_empty() => vec![],
        (_, RowKind::Plain) => vec![run(&words)],
        _ => vec![styled("Strong", &words)],
    }
}

/// A table of words without a number: a checklist, a glossary, a list of names.
pub(super) struct Simple {
    /// What it is, for those who cannot see it.
    pub(super) caption: String,
    /// Its heads.
    pub(super) heads: Vec<&'static str>,
    /// Each column's share of the width, in per cent.
    pub(super) shares: Vec<u32>,
    /// Its rows, cell by cell.
    pub(super) rows: Vec<Vec<SimpleCell>>,
}

/// A cell of words: its paragraphs.
pub(super) struct SimpleCell(Vec<Paragraph>);

impl SimpleCell {
    /// These words.
    pub(super) fn words(words: &str) -> Self {
        Self::runs(vec![run(words)])
    }

    /// These words, which name the row.
    pub(super) fn name(words: &str) -> Self {
        Self::runs(vec![styled("Strong", words)])
    }

    /// These runs.
    pub(super) fn runs(runs: Vec<Element>) -> Self {
        Self(vec![Paragraph::new("TableText").with_all(runs)])
    }

    /// With these words below, small.
    pub(super) fn then_small(mut self, words: &str) -> Self {
        self.0.push(Paragraph::new("TableText").with(styled("Unit", words)));
        self
    }
}

impl Simple {
    /// As it stands in the file.
    pub(super) fn element(self) -> Element {
        let widths: Vec<u32> = self.shares.iter().map(|s| pages::UPRIGHT * s / 100).collect();
        let look =
            Look { caption: self.caption, description: "", names_rows: true, has_total: false };
        let heads = self.heads.iter().map(|words| Column::words(*words));
        let heads: Vec<Element> = heads.zip(&widths).map(|(c, w)| head(&c, *w)).collect();
        let rows = self.rows.into_iter().map(|cells| {
            let cells = cells.into_iter().zip(&widths).map(|(cell, wide)| {
                let properties = el("w:tcPr").child(width("w:tcW", *wide));
                let words = cell.0.into_iter().map(Paragraph::element);
                el("w:tc").child(properties).children(words)
            });
            el("w:tr").child(row_properties(false)).children(cells)
        });
        let head_row = el("w:tr").child(row_properties(true)).children(heads);
        start(&look, &widths).child(head_row).children(rows)
    }
}
