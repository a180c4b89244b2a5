//! Tables: caption first, units in the heads, every row named, the own area marked, what is hidden or missing explained.

use document::{Cell, Column, ColumnKind, Row, RowKind, Table};

use super::embed::Picture;
use super::writing::{Place, Writing};
use super::{drawings, inline, records};
use markup::{Element, el};

/// With more columns than this a table is given the whole width of the window, and a sheet of its own, sideways, on paper.
const UPRIGHT: usize = 8;

/// With no more rows than this a table stands on one sheet of paper, whatever comes before it.
const WHOLE: usize = 20;

/// A column with a text longer than this is one of words, which are not to stand one below the other.
const PHRASE: usize = 24;

/// So is one whose head and unit are longer than this.
const LONG_HEAD: usize = 40;

/// A table as a figure with its notes, its file and where it comes from.
pub(super) fn table(page: &Writing<'_>, table: &Table) -> Element {
    let label = if table.number.is_empty() { &table.caption } else { &table.number };
    page.at(Place { label: label.clone(), id: table.id.clone() }, || {
        let mut source = el("p").class("small source");
        if !table.source.is_empty() {
            source = source.text(format!("{} ", table.source));
        }
        let class = match (table.columns.len() > UPRIGHT, table.rows.len() > WHOLE) {
            (true, _) => "table wide-table",
            (false, false) => "table whole",
            (false, true) => "table",
        };
        el("figure")
            .class(class)
            .attr("id", &table.id)
            .child(grid(page, table))
            .children(notes(table))
            .child(source.children(of_page(page, table)))
            .children((!page.alone).then(|| tools(page, &table.file, &table.id, false)))
            .children(records::about(page, &table.from))
    })
}

/// The link to its file that stands after its source, on a page that stands alone.
fn of_page(page: &Writing<'_>, table: &Table) -> Option<Element> {
    if page.alone { download(page, &table.file, &table.heading()) } else { None }
}

/// A link to the table's file.
pub(super) fn download(page: &Writing<'_>, file: &str, what: &str) -> Option<Element> {
    let link = el("a").attr("href", page.addresses.table(file)?).attr("download", "download");
    Some(
        link.text("Download the numbers (CSV)")
            .child(el("span").class("unseen").text(format!(": {what}"))),
    )
}

/// What can be taken along from a page of a site: the table as a file, and the drawing of this id in two forms. A script adds
/// that the table can be copied.
pub(super) fn tools(page: &Writing<'_>, file: &str, id: &str, is_drawn: bool) -> Element {
    let mut links: Vec<(&str, String)> = Vec::new();
    links.extend(page.addresses.table(file).map(|address| ("Download as CSV", address)));
    if is_drawn {
        let of = |picture| page.addresses.drawing(id, picture);
        links.extend(of(Picture::Svg).map(|address| ("Download chart (SVG)", address)));
        links.extend(of(Picture::Png).map(|address| ("Download chart (PNG)", address)));
    }
    el("div").class("tools").children(links.into_iter().map(|(words, address)| {
        el("a")
            .attr("href", address)
            .attr("download", "download")
            .attr("aria-describedby", caption(id))
            .text(words)
    }))
}

/// The id of the caption of what has this id.
pub(super) fn caption(id: &str) -> String {
    format!("{id}-caption")
}

/// The table alone, in a region that scrolls where the window is narrow and can be reached by keyboard to do so.
pub(super) fn grid(page: &Writing<'_>, table: &Table) -> Element {
    let caption_id = caption(&table.id);
    let mut caption = el("caption")
        .attr("id", &caption_id)
        .child(el("span").class("finding").text(table.heading()));
    if !table.subtitle.is_empty() {
        caption = caption.text(" ").child(el("span").class("subtitle").text(&table.subtitle));
    }
    let heads = table.columns.iter().enumerate().map(|(i, c)| head(c, has_words(table, i, c)));
    let (body, totals): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| row.kind != RowKind::Total);
    let mut inside = el("table")
        .child(caption)
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(body.into_iter().map(|r| row(page, table, r))));
    if !totals.is_empty() {
        let rows = totals.into_iter().map(|r| row(page, table, r));
        inside = inside.child(el("tfoot").children(rows));
    }
    el("div")
        .class("scroll")
        .attr("role", "group")
        .attr("tabindex", "0")
        .attr("aria-labelledby", caption_id)
        .child(inside)
}

/// Whether a column needs room for words, in its cells or in its head; the names of rows have theirs.
fn has_words(table: &Table, place: usize, column: &Column) -> bool {
    let head = column.title.chars().count() + column.unit.chars().count();
    let mut cells = table.rows.iter().filter_map(|row| row.cells.get(place));
    head > LONG_HEAD
        || (place != table.row_header
            && column.kind != ColumnKind::Numbers
            && cells.any(|cell| cell.shown().chars().count() > PHRASE))
}

fn head(column: &Column, words: bool) -> Element {
    let class = match (column.kind == ColumnKind::Numbers, words) {
        (true, true) => "n words",
        (true, false) => "n",
        (false, true) => "words",
        (false, false) => "",
    };
    let head = classed(el("th").attr("scope", "col"), class).text(&column.title);
    if column.unit.is_empty() {
        head
    } else {
        head.text(" ").child(el("span").class("unit").text(&column.unit))
    }
}

fn row(page: &Writing<'_>, table: &Table, row: &Row) -> Element {
    let line = match row.kind {
        RowKind::Plain => el("tr"),
        RowKind::Own => el("tr").class("own"),
        RowKind::Total => el("tr").class("total"),
    };
    let cells = row.cells.iter().enumerate().map(|(i, cell)| {
        let numbers = table.columns.get(i).is_some_and(|c| c.kind == ColumnKind::Numbers);
        let class = if numbers { "n" } else { "" };
        if i == table.row_header {
            row_head(page, row, cell, class)
        } else {
            data(page, cell, class)
        }
    });
    line.children(cells)
}

fn row_head(page: &Writing<'_>, row: &Row, cell: &Cell, class: &str) -> Element {
    let head = classed(el("th").attr("scope", "row"), class);
    let named = |head: Element| match cell {
        Cell::Page { text, to } => head.child(inline::leading_to(page, to, text)),
        cell => head.text(cell.shown()),
    };
    if row.kind == RowKind::Own {
        let marker = el("span").class("marker").attr("aria-hidden", "true");
        named(head.child(marker.text("\u{25b8}\u{a0}")))
            .child(el("span").class("unseen").text(" (own area)"))
    } else {
        named(head)
    }
}

fn data(page: &Writing<'_>, cell: &Cell, class: &str) -> Element {
    let place = classed(el("td"), class);
    match cell {
        // On a page of a site the table as a whole opens to what it was read from.
        Cell::Number { text, from, .. } => {
            inline::number(page, place, text, from.as_ref().filter(|_| page.alone))
        }
        Cell::Page { text, to } => place.child(inline::leading_to(page, to, text)),
        Cell::Trend(trend) => place.child(drawings::trend(trend)),
        Cell::Rag(rag) => place.child(inline::rating(*rag)),
        cell => place.text(cell.shown()),
    }
}

fn classed(element: Element, class: &str) -> Element {
    if class.is_empty() { element } else { element.class(class) }
}

/// What stands under a table: its notes, each a line.
pub(super) fn notes(table: &Table) -> Vec<Element> {
    let notes = crate::table_notes::notes(table);
    notes.into_iter().map(|note| el("p").class("small").text(note)).collect()
}
