//! Runs of text.

use document::{FigureId, Inline, Reference, Text};
use figure::Rag;

use super::captions;
use super::paragraph::{Paragraph, field, in_style, leading_to, run, styled};
use super::writing::{Target, Writing};
use markup::{Element, el};

/// A text as runs.
pub(super) fn text(file: &mut Writing<'_>, text: &Text) -> Vec<Element> {
    text.0.iter().flat_map(|piece| inline(file, piece)).collect()
}

fn inline(file: &mut Writing<'_>, piece: &Inline) -> Vec<Element> {
    match piece {
        Inline::Text(words) | Inline::Page { text: words, .. } => vec![run(words)],
        Inline::Strong(words) => vec![styled("Strong", words)],
        Inline::Figure(figure) => vec![number(file, "FigureNumber", &figure.text, &figure.id)],
        Inline::Link { text, href } => vec![link(file, text, href)],
        Inline::Reference(to) => reference(file, to),
        Inline::Rag(rag) => vec![rating(*rag)],
        Inline::Footnote(remark) => footnote(file, remark),
    }
}

/// A number that leads to the record that it was read off, if the file holds that, and names itself to who points at it.
pub(super) fn number(file: &Writing<'_>, style: &str, words: &str, id: &FigureId) -> Element {
    let shown = styled(style, words);
    match (file.record_of(id), file.document.evidence.get(id)) {
        (Some(record), Some(entry)) => {
            // Word shows at most 260 characters.
            let title: String = entry.title().chars().take(250).collect();
            leading_to(&captions::record(record), [shown]).attr("w:tooltip", title)
        }
        _ => shown,
    }
}

/// A rating: its shape, its word and its tint.
pub(super) fn rating(rag: Rag) -> Element {
    styled(tag(rag), &rated(rag))
}

/// "● Green".
pub(super) fn rated(rag: Rag) -> String {
    format!("{}\u{a0}{}", rag.shape(), rag.word().replace(' ', "\u{a0}"))
}

/// The character style of a rating.
pub(super) fn tag(rag: Rag) -> &'static str {
    match rag {
        Rag::Green => "TagGreen",
        Rag::Amber => "TagAmber",
        Rag::Red => "TagRed",
        Rag::NotRated => "TagNotRated",
    }
}

/// A link; words alone where it leads nowhere that a document may lead to.
fn link(file: &mut Writing<'_>, words: &str, href: &str) -> Element {
    if let Some(id) = href.strip_prefix('#') {
        return match file.target(id) {
            Some(target) => leading_to(target.bookmark(), [styled("Hyperlink", words)]),
            None => run(words),
        };
    }
    if !["https://", "http://", "mailto:"].iter().any(|start| href.starts_with(start)) {
        return run(words);
    }
    let relations = if file.in_note { &mut file.note_relations } else { &mut file.relations };
    let relation = relations.link(href);
    el("w:hyperlink")
        .attr("r:id", relation)
        .attr("w:history", "1")
        .child(styled("Hyperlink", words))
}

/// A cross-reference: Word works out its number anew when fields are updated. No page is said: pages move while a document is
/// edited, and a number that Word has not worked out would be wrong.
fn reference(file: &Writing<'_>, to: &Reference) -> Vec<Element> {
    let words = to.text.as_str();
    match file.target(&to.to) {
        Some(Target::Labelled(bookmark)) => field(&format!("REF {bookmark} \\h"), [run(words)]),
        Some(Target::Section { bookmark, whole: true }) => {
            field(&format!("REF {bookmark} \\r \\h"), [run(words)])
        }
        Some(Target::Section { bookmark, whole: false }) => {
            let (before, number) = words.rsplit_once(' ').unwrap_or(("", words));
            let mut runs = Vec::new();
            if !before.is_empty() {
                runs.push(run(&format!("{before}\u{a0}")));
            }
            runs.extend(field(&format!("REF {bookmark} \\r \\h"), [run(number)]));
            runs
        }
        None => vec![run(words)],
    }
}

/// A footnote at the foot of the page. One within another stands in brackets, as Word knows none such.
fn footnote(file: &mut Writing<'_>, remark: &Text) -> Vec<Element> {
    if file.in_note {
        let mut runs = vec![run(" (")];
        runs.extend(text(file, remark));
        runs.push(run(")"));
        return runs;
    }
    file.in_note = true;
    let said = text(file, remark);
    file.in_note = false;
    let number = (file.notes.len() + 1).to_string();
    let paragraph = Paragraph::new("FootnoteText")
        .with(in_style("FootnoteReference").child(el("w:footnoteRef")))
        .with(run(" "))
        .with_all(said);
    file.notes.push(el("w:footnote").attr("w:id", &number).child(paragraph.element()));
    vec![in_style("FootnoteReference").child(el("w:footnoteReference").attr("w:id", number))]
}
