//! Blocks: one function a kind.

use document::{
    Block, CheckItem, Checklist, Detail, KeyFigure, List, Narrative, NotAvailable, Note, NoteKind,
};

use super::lists::BULLETS;
use super::paragraph::{Paragraph, run, styled};
use super::table::{self, Simple, SimpleCell};
use super::writing::Writing;
use super::{drawings, inline};

/// In which styles running text is set: as the document's own, or as a person's own words.
#[derive(Debug, Clone, Copy)]
struct Voice {
    paragraph: &'static str,
    item: &'static str,
    /// How far items are set in.
    left: u32,
}

const DOCUMENT: Voice = Voice { paragraph: "BodyText", item: "ListItem", left: 360 };
const PERSON: Voice = Voice { paragraph: "Narrative", item: "NarrativeItem", left: 644 };

/// A list of no more items than this is kept on one page.
const WHOLE: usize = 4;

pub(super) fn block(file: &mut Writing<'_>, block: &Block) {
    voiced(file, block, DOCUMENT);
}

fn voiced(file: &mut Writing<'_>, block: &Block, voice: Voice) {
    match block {
        Block::Paragraph(text) => {
            let runs = inline::text(file, text);
            let paragraph = Paragraph::new(voice.paragraph).with_all(runs);
            // "The largest kinds:" is nothing without what it leads to.
            let leads = text.to_string().trim_end().ends_with(':');
            file.push(if leads { paragraph.keep_next() } else { paragraph });
        }
        Block::List(list) => items(file, list, voice),
        Block::Table(table) => table::table(file, table),
        Block::Chart(_) | Block::TileMap(_) | Block::Map(_) | Block::MapSeries(_) => {
            if let Some(frame) = block.frame() {
                drawings::drawing(file, frame);
            }
        }
        Block::Note(note) => note_box(file, note),
        Block::KeyFigures(figures) => {
            for figure in figures {
                key_figure(file, figure);
            }
        }
        Block::Checklist(list) => checklist(file, list),
        Block::NotAvailable(missing) => not_available(file, missing),
        Block::SummaryList(details) => summary_list(file, details),
        Block::Narrative(narrative) => self::narrative(file, narrative),
    }
}

fn items(file: &mut Writing<'_>, list: &List, voice: Voice) {
    let number = if list.ordered { file.new_numbered_list() } else { BULLETS };
    let count = list.items.len();
    for (i, item) in list.items.iter().enumerate() {
        let runs = inline::text(file, item);
        let item = Paragraph::new(voice.item).in_list(number, 0).set_in(voice.left, 360);
        let item = item.with_all(runs);
        file.push(if count <= WHOLE && i + 1 < count { item.keep_next() } else { item });
    }
}

fn note_box(file: &mut Writing<'_>, note: &Note) {
    let (style, word) = match note.kind {
        NoteKind::Information => ("Note", "Note"),
        NoteKind::Caveat => ("Caution", "Caution"),
    };
    let title = if note.title.is_empty() {
        format!("{word}: ")
    } else {
        format!("{word}: {}. ", note.title.trim_end_matches('.'))
    };
    let runs = inline::text(file, &note.body);
    file.push(Paragraph::new(style).with(styled("Strong", &title)).with_all(runs));
}

fn not_available(file: &mut Writing<'_>, missing: &NotAvailable) {
    let (what, why) = missing.said();
    file.push(Paragraph::new("Note").with(styled("Strong", &what)).with(run(&format!(" {why}"))));
}

/// The number large with what it is, then what to make of it.
fn key_figure(file: &mut Writing<'_>, figure: &KeyFigure) {
    let number = inline::number(file, "KeyNumber", &figure.value.text, &figure.value.id);
    file.push(
        Paragraph::new("KeyFigure")
            .with(number)
            .with(run(&format!(" {}", figure.label)))
            .keep_next(),
    );
    let runs = inline::text(file, &figure.sentence);
    file.push(Paragraph::new("KeyFigureText").with_all(runs));
}

/// A person's own words: set apart, so that nobody takes them for what was counted; plain paragraphs to go on writing in.
fn narrative(file: &mut Writing<'_>, narrative: &Narrative) {
    let title = [run("In the partnership\u{2019}s own words")];
    let title = match file.target(&narrative.id).map(|t| t.bookmark().to_owned()) {
        Some(bookmark) => file.bookmarked(&bookmark, title),
        None => title.to_vec(),
    };
    file.push(Paragraph::new("NarrativeTitle").with_all(title).keep_next());
    for inner in &narrative.blocks {
        voiced(file, inner, PERSON);
    }
    if narrative.unchecked.is_empty() {
        return;
    }
    let count = narrative.unchecked.len();
    let noun = if count == 1 { "number" } else { "numbers" };
    let found: Vec<String> =
        narrative.unchecked.iter().map(|words| format!("\u{2026}{words}\u{2026}")).collect();
    let words = format!("{count} {noun} typed by hand, not checked: {}", found.join("; "));
    file.push(Paragraph::of("NarrativeUnchecked", &words));
}

/// Names with what stands to each, as a table whose first column names its rows.
fn summary_list(file: &mut Writing<'_>, details: &[Detail]) {
    let rows = details
        .iter()
        .map(|detail| {
            let value = inline::text(file, &detail.value);
            vec![SimpleCell::name(&detail.name), SimpleCell::runs(value)]
        })
        .collect();
    let table = Simple {
        caption: "What this part says of itself".to_owned(),
        heads: vec!["Item", "Detail"],
        shares: vec![30, 70],
        rows,
    };
    file.push_table(table.element());
    file.push(Paragraph::new("Between"));
}

fn checklist(file: &mut Writing<'_>, list: &Checklist) {
    let met = list.items.iter().filter(|i| i.met).count();
    let title = format!("{}: {met} of {} included", list.title, list.items.len());
    file.push(Paragraph::of("ListTitle", &title).keep_next());
    let rows = list.items.iter().map(|item| check_item(file, item)).collect();
    let table = Simple {
        caption: title,
        heads: vec!["Status", "What is asked for", "Where it is, or what is missing"],
        shares: vec![16, 46, 38],
        rows,
    };
    file.push_table(table.element());
    file.push(Paragraph::new("Between"));
}

fn check_item(file: &mut Writing<'_>, item: &CheckItem) -> Vec<SimpleCell> {
    let (style, words) = if item.met {
        ("TagGreen", "\u{2713}\u{a0}Included")
    } else {
        ("TagRed", "\u{2717}\u{a0}Missing")
    };
    let mut asked = SimpleCell::words(&item.asked);
    if !item.reference.is_empty() {
        asked = asked.then_small(&item.reference);
    }
    let found = inline::text(file, &item.found);
    vec![SimpleCell::runs(vec![styled(style, words)]), asked, SimpleCell::runs(found)]
}
