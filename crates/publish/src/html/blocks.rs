//! Blocks: one function a kind.

use document::{
    Block, CheckItem, Checklist, Detail, KeyFigure, List, Narrative, NotAvailable, Note, NoteKind,
};

use super::writing::{Place, Writing};
use super::{drawings, inline, table};
use markup::{Element, el};

pub(super) fn block(page: &Writing<'_>, block: &Block) -> Element {
    match block {
        Block::Paragraph(text) => inline::text(page, el("p"), text),
        Block::List(list) => items(page, list),
        Block::Table(table) => table::table(page, table),
        Block::Chart(chart) => drawings::chart(page, chart),
        Block::TileMap(map) => drawings::tile_map(page, map),
        Block::Map(map) => drawings::map(page, map),
        Block::MapSeries(maps) => drawings::map_series(page, maps),
        Block::Note(note) => note_box(page, note),
        Block::KeyFigures(figures) => key_figures(page, figures),
        Block::Checklist(list) => checklist(page, list),
        Block::NotAvailable(missing) => not_available(missing),
        Block::SummaryList(details) => summary_list(page, details),
        Block::Narrative(narrative) => self::narrative(page, narrative),
    }
}

/// A person's own words: set apart, so that nobody takes them for what was counted.
fn narrative(page: &Writing<'_>, narrative: &Narrative) -> Element {
    let title = format!("{}-title", narrative.id);
    let here =
        Place { label: "the partnership\u{2019}s own words".to_owned(), id: narrative.id.clone() };
    page.at(here, || {
        let inside = narrative.blocks.iter().map(|inner| block(page, inner));
        let boxed = el("div")
            .class("narrative")
            .attr("id", &narrative.id)
            .attr("role", "group")
            .attr("aria-labelledby", &title)
            .child(
                el("p")
                    .class("narrative-title")
                    .attr("id", &title)
                    .text("In the partnership\u{2019}s own words"),
            )
            .children(inside);
        if narrative.unchecked.is_empty() {
            return boxed;
        }
        let count = narrative.unchecked.len();
        let noun = if count == 1 { "number" } else { "numbers" };
        let found = narrative
            .unchecked
            .iter()
            .map(|words| el("li").text(format!("\u{2026}{words}\u{2026}")));
        boxed.child(
            el("details")
                .child(el("summary").text(format!("{count} {noun} typed by hand, not checked")))
                .child(el("ul").children(found)),
        )
    })
}

/// Names with what stands to each.
pub(super) fn summary_list(page: &Writing<'_>, details: &[Detail]) -> Element {
    let lines = details.iter().map(|detail| {
        el("div").child(el("dt").text(&detail.name)).child(inline::text(
            page,
            el("dd"),
            &detail.value,
        ))
    });
    el("dl").class("summary-list").children(lines)
}

fn items(page: &Writing<'_>, list: &List) -> Element {
    let items = list.items.iter().map(|item| inline::text(page, el("li"), item));
    el(if list.ordered { "ol" } else { "ul" }).class("list").children(items)
}

fn note_box(page: &Writing<'_>, note: &Note) -> Element {
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
    el("div").class(kind).child(inline::text(page, body, &note.body))
}

fn key_figures(page: &Writing<'_>, figures: &[KeyFigure]) -> Element {
    let items = figures.iter().map(|figure| {
        let value = el("span").class("value");
        let value = inline::number(page, value, &figure.value.text, Some(&figure.value.id));
        el("li")
            .child(
                el("p").class("key").child(value).text(" ").child(el("span").text(&figure.label)),
            )
            .children(figure.trend.as_ref().map(drawings::trend))
            .child(inline::text(page, el("p"), &figure.sentence))
    });
    el("ul").class("key-figures").children(items)
}

fn checklist(page: &Writing<'_>, list: &Checklist) -> Element {
    let met = list.items.iter().filter(|i| i.met).count();
    let summary = format!("{}: {met} of {} included", list.title, list.items.len());
    let items = list.items.iter().map(|item| check_item(page, item));
    el("div")
        .class("checklist")
        .child(el("p").class("checklist-title").text(summary))
        .child(el("ul").children(items))
}

fn check_item(page: &Writing<'_>, item: &CheckItem) -> Element {
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
        said = said.child(inline::text(page, el("p").class("small"), &item.found));
    }
    el("li").child(tag).child(said)
}

fn not_available(missing: &NotAvailable) -> Element {
    let (what, why) = missing.said();
    el("div").class("note").child(el("p").child(el("strong").text(what)).text(format!(" {why}")))
}
