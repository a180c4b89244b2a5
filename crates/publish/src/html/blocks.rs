//! Blocks: one function a kind.

use document::{
    Block, CheckItem, Checklist, Detail, Document, KeyFigure, List, NotAvailable, Note, NoteKind,
};

use super::{drawings, inline, table};
use crate::markup::{Element, el};

pub(super) fn block(document: &Document, block: &Block) -> Element {
    match block {
        Block::Paragraph(text) => inline::text(document, el("p"), text),
        Block::List(list) => items(document, list),
        Block::Table(table) => table::table(document, table),
        Block::Chart(chart) => drawings::chart(document, chart),
        Block::TileMap(map) => drawings::tile_map(document, map),
        Block::Map(map) => drawings::map(document, map),
        Block::MapSeries(maps) => drawings::map_series(document, maps),
        Block::Note(note) => note_box(document, note),
        Block::KeyFigures(figures) => key_figures(document, figures),
        Block::Checklist(list) => checklist(document, list),
        Block::NotAvailable(missing) => not_available(missing),
        Block::SummaryList(details) => summary_list(document, details),
        Block::Narrative(narrative) => el("div")
            .class("narrative")
            .attr("id", &narrative.id)
            .children(narrative.blocks.iter().map(|inner| self::block(document, inner))),
    }
}

/// Names with what stands to each.
pub(super) fn summary_list(document: &Document, details: &[Detail]) -> Element {
    let lines = details.iter().map(|detail| {
        el("div").child(el("dt").text(&detail.name)).child(inline::text(
            document,
            el("dd"),
            &detail.value,
        ))
    });
    el("dl").class("summary").children(lines)
}

fn items(document: &Document, list: &List) -> Element {
    let items = list.items.iter().map(|item| inline::text(document, el("li"), item));
    el(if list.ordered { "ol" } else { "ul" }).class("list").children(items)
}

fn note_box(document: &Document, note: &Note) -> Element {
    let word = match note.kind {
        NoteKind::Information => "Note",
        NoteKind::Caveat => "Caution",
    };
    let title = if note.title.is_empty() {
        format!("{word}: ")
    } else {
        format!("{word}: {}. ", note.title.trim_end_matches('.'))
    };
    let kind = if note.kind == NoteKind::Caveat { "note caveat" } else { "note" };
    let body = el("p").child(el("strong").text(title));
    el("div").class(kind).child(inline::text(document, body, &note.body))
}

fn key_figures(document: &Document, figures: &[KeyFigure]) -> Element {
    let items = figures.iter().map(|figure| {
        let value = el("span").class("value");
        let value = inline::number(document, value, &figure.value.text, Some(&figure.value.id));
        el("li")
            .child(
                el("p").class("key").child(value).text(" ").child(el("span").text(&figure.label)),
            )
            .child(inline::text(document, el("p"), &figure.sentence))
    });
    el("ul").class("key-figures").children(items)
}

fn checklist(document: &Document, list: &Checklist) -> Element {
    let met = list.items.iter().filter(|i| i.met).count();
    let summary = format!("{}: {met} of {} included", list.title, list.items.len());
    let items = list.items.iter().map(|item| check_item(document, item));
    el("div")
        .class("checklist")
        .child(el("p").class("checklist-title").text(summary))
        .child(el("ul").children(items))
}

fn check_item(document: &Document, item: &CheckItem) -> Element {
    let (class, sign, word) = if item.met {
        ("tag met", "\u{2713} ", "Included")
    } else {
        ("tag unmet", "\u{2717} ", "Missing")
    };
    let tag =
        el("span").class(class).child(el("span").attr("aria-hidden", "true").text(sign)).text(word);
    let mut said = el("div").child(el("p").text(&item.asked));
    if !item.reference.is_empty() {
        said = said.child(el("p").class("small").text(&item.reference));
    }
    if !item.found.is_empty() {
        said = said.child(inline::text(document, el("p").class("small"), &item.found));
    }
    el("li").child(tag).child(said)
}

fn not_available(missing: &NotAvailable) -> Element {
    let reason = document::words::reason(&missing.reason.0);
    el("div").class("note").child(
        el("p")
            .child(el("strong").text(missing.what.trim_end_matches('.')))
            .text(format!(" is not available: {reason}.")),
    )
}
