//! Runs of text.

use document::{Document, FigureId, Inline, Text};

use crate::markup::{Element, el};

/// Adds a text to an element. A figure whose evidence the document holds leads there; one it does not is plain text.
pub(super) fn text(document: &Document, element: Element, text: &Text) -> Element {
    text.0.iter().fold(element, |element, piece| match piece {
        Inline::Text(words) => element.text(words),
        Inline::Strong(words) => element.child(el("strong").text(words)),
        Inline::Figure(figure) => number(document, element, &figure.text, Some(&figure.id)),
        Inline::Link { text, href } if is_safe(href) => {
            element.child(el("a").attr("href", href).text(text))
        }
        Inline::Link { text, .. } => element.text(text),
        Inline::Reference(reference) => {
            element.child(el("a").attr("href", format!("#{}", reference.to)).text(&reference.text))
        }
        Inline::Rag(rag) => {
            element.child(el("span").class("tag").text(format!("{} {}", rag.shape(), rag.word())))
        }
        Inline::Footnote(_) => element,
    })
}

/// Adds a number that leads to where it comes from, if the document holds that.
pub(super) fn number(
    document: &Document,
    element: Element,
    words: &str,
    id: Option<&FigureId>,
) -> Element {
    match id.filter(|id| document.evidence.get(id).is_some()) {
        Some(id) => element
            .child(el("a").class("figure").attr("href", format!("#{}", anchor(id))).text(words)),
        None => element.text(words),
    }
}

/// The place in the appendix of this piece of evidence.
pub(super) fn anchor(id: &FigureId) -> String {
    format!("from-{id}")
}

/// Addresses that a page may lead to: the web, mail, and itself. Nothing that runs.
fn is_safe(href: &str) -> bool {
    ["https://", "http://", "mailto:", "#"].iter().any(|start| href.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_would_run_is_only_words() {
        let document = Document::new("t", "p");
        let link = Text::new().with_link("here", "javascript:alert(1)").with_link("there", "#a");
        let shown = text(&document, el("p"), &link).render();
        assert_eq!(shown, "<p>here<a href=\"#a\">there</a></p>\n");
    }
}
