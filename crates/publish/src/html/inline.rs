//! Runs of text.

use document::{FigureId, Inline, Target, Text};
use figure::Rag;

use super::writing::Writing;
use markup::{Element, el};

/// Adds a text to an element. A figure whose evidence the document holds leads there; one it does not is plain text.
pub(super) fn text(page: &Writing<'_>, element: Element, text: &Text) -> Element {
    text.0.iter().fold(element, |element, piece| match piece {
        Inline::Text(words) => element.text(words),
        Inline::Strong(words) => element.child(el("strong").text(words)),
        Inline::Figure(figure) => number(page, element, &figure.text, Some(&figure.id)),
        Inline::Link { text, href } if is_safe(href) => {
            element.child(el("a").attr("href", href).text(text))
        }
        Inline::Link { text, .. } => element.text(text),
        Inline::Page { text, to } => element.child(leading_to(page, to, text)),
        Inline::Reference(reference) => {
            element.child(el("a").attr("href", format!("#{}", reference.to)).text(&reference.text))
        }
        Inline::Rag(rag) => element.child(rating(*rag)),
        Inline::Footnote(remark) => element.child(footnote(page, remark)),
    })
}

/// Words that lead to another page of the site, where there is one.
pub(super) fn leading_to(page: &Writing<'_>, to: &Target, words: &str) -> Element {
    match page.addresses.page(to) {
        Some(address) => el("a").attr("href", address).text(words),
        None => el("span").text(words),
    }
}

/// Adds a number that leads to where it comes from, if the document holds that.
pub(super) fn number(
    page: &Writing<'_>,
    element: Element,
    words: &str,
    id: Option<&FigureId>,
) -> Element {
    match id.filter(|id| page.document.evidence.get(id).is_some()) {
        Some(id) => {
            page.speaks_of(id);
            let link = el("a").class("figure").attr("href", format!("#{}", anchor(id)));
            element.child(link.text(words))
        }
        None => element.text(words),
    }
}

/// A rating: its shape, its word and its tint.
pub(super) fn rating(rag: Rag) -> Element {
    let class = match rag {
        Rag::Green => "tag rag green",
        Rag::Amber => "tag rag amber",
        Rag::Red => "tag rag red",
        Rag::NotRated => "tag rag not-rated",
    };
    let shape = el("span").attr("aria-hidden", "true").text(rag.shape().to_string());
    el("span").class(class).child(shape).text(format!(" {}", rag.word()))
}

/// The mark of a footnote, whose words are set at the end of the section.
fn footnote(page: &Writing<'_>, remark: &Text) -> Element {
    let number = page.next_note();
    page.note(number, text(page, el("span"), remark));
    let mark = el("a")
        .attr("id", format!("note-{number}-mark"))
        .attr("href", format!("#note-{number}"))
        .child(el("span").class("unseen").text("Footnote "))
        .text(number.to_string());
    el("sup").class("fn").child(mark)
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
    use document::Document;

    #[test]
    fn a_link_that_would_run_is_only_words() {
        let document = Document::new("t", "p");
        let page = Writing::new(&document);
        let link = Text::new().with_link("here", "javascript:alert(1)").with_link("there", "#a");
        let shown = text(&page, el("p"), &link).render();
        assert_eq!(shown, "<p>here<a href=\"#a\">there</a></p>\n");
    }

    #[test]
    fn footnotes_are_numbered_on_and_lead_back() {
        let document = Document::new("t", "p");
        let page = Writing::new(&document);
        let inner = Text::from("one").with_footnote("in it");
        let _ = text(&page, el("p"), &Text::from("a").with_footnote(inner));
        let set = page.footnotes().map(|notes| notes.render()).unwrap_or_default();
        assert!(
            set.contains("<ol start=\"1\"><li id=\"note-1\">") && set.contains("id=\"note-2\"")
        );
        assert!(set.contains("href=\"#note-1-mark\"") && page.footnotes().is_none());
    }
}
