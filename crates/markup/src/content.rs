//! What stands in an element, before it is known in which: words, elements, or some of both.

use crate::{Element, Node};

/// Words and elements in their order. Made from a text, an element, or built up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Content(Vec<Node>);

impl Content {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// With this text at its end.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.0.push(Node::Text(text.into()));
        self
    }

    /// With this element at its end.
    pub fn child(mut self, child: impl Into<Element>) -> Self {
        self.0.push(Node::Element(child.into()));
        self
    }

    /// With this content at its end.
    pub fn then(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is words alone.
    pub fn is_text(&self) -> bool {
        self.0.iter().all(|node| matches!(node, Node::Text(_)))
    }

    pub(crate) fn into_nodes(self) -> Vec<Node> {
        self.0
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

impl From<Element> for Content {
    fn from(element: Element) -> Self {
        Self::new().child(element)
    }
}

impl<E: Into<Element>> FromIterator<E> for Content {
    fn from_iter<I: IntoIterator<Item = E>>(elements: I) -> Self {
        Self(elements.into_iter().map(|element| Node::Element(element.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::el;

    #[test]
    fn words_and_elements_keep_their_order() {
        let content = Content::from("a ").child(el("b").text("<")).then("c");
        assert!(!content.is_text());
        assert_eq!(el("p").content(content).render(), "<p>a <b>&lt;</b>c</p>\n");
    }
}
