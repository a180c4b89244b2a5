//! Elements of HTML and SVG. What is built here is well-formed and escaped: there is no way to write a stray tag or an
//! unescaped text.

mod content;

use std::collections::BTreeSet;

pub use content::Content;

/// An element with its attributes and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Element(Element),
    Text(String),
    /// Style or data whose own syntax is not HTML's; the writer sees to it that it holds no `<` and no `&`.
    Verbatim(String),
}

/// Elements that never have content and are written `<name />`.
const VOID: [&str; 12] = [
    "br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "polygon", "rect", "wbr",
];

/// An empty element.
pub fn el(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// With this attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With this attribute where there is a value for it.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With this attribute that is true by standing there, such as `disabled`, where it is true. Written `disabled=""`, so
    /// that a page is well-formed XML too.
    pub fn flag(self, name: &'static str, is_so: bool) -> Self {
        if is_so { self.attr(name, "") } else { self }
    }

    /// With this attribute, a length or position in a drawing.
    pub fn at(self, name: &'static str, value: f64) -> Self {
        self.attr(name, number(value))
    }

    /// With this class.
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// With one more class.
    pub fn with_class(mut self, more: &str) -> Self {
        match self.attributes.iter_mut().find(|(name, _)| *name == "class") {
            Some((_, classes)) => {
                classes.push(' ');
                classes.push_str(more);
                self
            }
            None => self.class(more),
        }
    }

    /// With one more class, where that is so.
    pub fn class_if(self, more: &str, is_so: bool) -> Self {
        if is_so { self.with_class(more) } else { self }
    }

    /// With this attribute in place of the one of the same name.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.retain(|(held, _)| *held != name);
        self.attr(name, value)
    }

    /// With this text at its end.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// With this element at its end.
    pub fn child(mut self, child: impl Into<Self>) -> Self {
        self.children.push(Node::Element(child.into()));
        self
    }

    /// With these elements at its end.
    pub fn children<E: Into<Self>>(mut self, children: impl IntoIterator<Item = E>) -> Self {
        self.children.extend(children.into_iter().map(|child| Node::Element(child.into())));
        self
    }

    /// With this content at its end.
    pub fn content(mut self, content: impl Into<Content>) -> Self {
        self.children.extend(content.into().into_nodes());
        self
    }

    /// With style or data at its end, as it stands. It must hold no `<` and no `&`.
    pub fn verbatim(mut self, content: String) -> Self {
        debug_assert!(!content.contains(['<', '&']), "not to be written verbatim");
        self.children.push(Node::Verbatim(content));
        self
    }

    /// Adds the elements and classes in it, as a style's selectors write them: `table`, `.note`.
    pub fn selectors(&self, found: &mut BTreeSet<String>) {
        if !found.contains(self.name) {
            found.insert(self.name.to_owned());
        }
        for (_, classes) in self.attributes.iter().filter(|(name, _)| *name == "class") {
            found.extend(classes.split(' ').map(|class| format!(".{class}")));
        }
        for child in &self.children {
            if let Node::Element(element) = child {
                element.selectors(found);
            }
        }
    }

    /// Without the attributes that `keep` refuses; it is told all of the element's attributes, and the one in question.
    pub fn filtered(
        mut self,
        keep: &impl Fn(&[(&'static str, String)], &str, &str) -> bool,
    ) -> Self {
        let all = self.attributes.clone();
        self.attributes.retain(|(name, value)| keep(&all, name, value));
        for child in &mut self.children {
            if let Node::Element(element) = child {
                *element = std::mem::replace(element, el("g")).filtered(keep);
            }
        }
        self
    }

    /// With the values of attributes, its own and of what stands in it, that `write` gives in place of those there are.
    pub fn with_values(mut self, write: &impl Fn(&str, &str) -> Option<String>) -> Self {
        for (name, value) in &mut self.attributes {
            if let Some(other) = write(name, value) {
                *value = other;
            }
        }
        for child in &mut self.children {
            if let Node::Element(element) = child {
                *element = std::mem::replace(element, el("g")).with_values(write);
            }
        }
        self
    }

    /// As text.
    pub fn render(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// Adds it to a text.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
        if VOID.contains(&self.name) {
            out.push_str(" />");
            return;
        }
        out.push('>');
        if SPACE_KEPT.contains(&self.name) && self.begins_with_line() {
            out.push('\n');
        }
        for child in &self.children {
            match child {
                Node::Element(element) => element.write(out),
                Node::Text(text) => escape(text, out),
                Node::Verbatim(text) => out.push_str(text),
            }
        }
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
        if BLOCKS.contains(&self.name) {
            out.push('\n');
        }
    }

    fn begins_with_line(&self) -> bool {
        let first = self.children.first();
        matches!(first, Some(Node::Text(text)) if text.starts_with('\n'))
    }
}

/// Elements whose text is shown with its white space. A browser leaves out a line break that stands first in them, so one
/// that is meant is written twice.
const SPACE_KEPT: [&str; 2] = ["pre", "textarea"];

/// Elements after which a line ends, so that a page can be read and compared line by line.
const BLOCKS: [&str; 22] = [
    "aside",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "figure",
    "figcaption",
    "footer",
    "h1",
    "h2",
    "h3",
    "header",
    "li",
    "nav",
    "ol",
    "p",
    "section",
    "svg",
    "table",
    "tr",
    "ul",
];

/// Escapes what would be markup, and leaves out control characters, which no page may hold.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

/// A length or position with at most one decimal. What is no number stands at nought, as a drawing cannot hold it.
pub fn number(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let link = el("a").attr("href", "\"><script>").text("<b> & \u{0} \u{7f}c");
        assert_eq!(link.render(), "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp;  c</a>");
    }

    #[test]
    fn a_flag_stands_only_where_it_is_true() {
        let input = el("input").flag("disabled", true).flag("checked", false);
        let input = input.attr_if("value", Some("a")).attr_if("id", None::<String>);
        assert_eq!(input.render(), "<input disabled=\"\" value=\"a\" />");
    }

    #[test]
    fn what_was_typed_keeps_its_first_line_break() {
        assert_eq!(el("textarea").text("\na\r\n b").render(), "<textarea>\n\na\n b</textarea>");
        assert_eq!(el("textarea").text("a").render(), "<textarea>a</textarea>");
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!([1.0, 0.05, -0.04, 12.345].map(number), ["1", "0.1", "0", "12.3"]);
        assert_eq!([f64::NAN, f64::INFINITY].map(number), ["0", "0"]);
    }
}
