//! HTML as a browser's parser reads it, so that two writings of the same page can be compared, and a fixture's HTML be given
//! to a part as content.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use html5ever::tendril::TendrilSink as _;
use html5ever::{QualName, local_name, ns, parse_fragment};
use markup::{Content, Element, el};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Elements beside which white space is not shown.
const BLOCKS: [&str; 30] = [
    "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "footer", "h1", "h2", "h3",
    "h4", "header", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "section", "select",
    "summary", "table", "tbody", "td", "th", "ul",
];

/// An element or words.
#[derive(Debug, Clone)]
pub enum Node {
    Element(String, BTreeMap<String, String>, Vec<Self>),
    Text(String),
}

/// The nodes of a piece of HTML.
pub fn parse(html: &str) -> Vec<Node> {
    let context = QualName::new(None, ns!(html), local_name!("body"));
    let options = html5ever::ParseOpts::default();
    let dom = parse_fragment(RcDom::default(), options, context, vec![], false).one(html);
    let root = dom.document.children.borrow()[0].clone();
    root.children.borrow().iter().filter_map(read).collect()
}

fn read(handle: &Handle) -> Option<Node> {
    match &handle.data {
        NodeData::Text { contents } => Some(Node::Text(contents.borrow().to_string())),
        NodeData::Element { name, attrs, .. } => {
            let attributes = attrs.borrow();
            let attributes =
                attributes.iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
            let children = handle.children.borrow().iter().filter_map(read).collect();
            Some(Node::Element(name.local.to_string(), attributes.collect(), children))
        }
        _ => None,
    }
}

/// HTML in one writing: attributes and classes in order, each element on its line, white space as it is shown.
pub fn normal(html: &str) -> String {
    let mut out = String::new();
    write(&parse(html), 0, &mut out);
    out
}

fn write(nodes: &[Node], depth: usize, out: &mut String) {
    for (at, node) in nodes.iter().enumerate() {
        let is_block = |other: Option<&Node>| match other {
            None => true,
            Some(Node::Element(name, ..)) => BLOCKS.contains(&name.as_str()),
            Some(Node::Text(_)) => false,
        };
        match node {
            Node::Text(text) => {
                let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                if words.is_empty() {
                    continue;
                }
                if text.starts_with(char::is_whitespace)
                    && !is_block(at.checked_sub(1).map(|b| &nodes[b]))
                {
                    words.insert(0, ' ');
                }
                if text.ends_with(char::is_whitespace) && !is_block(nodes.get(at + 1)) {
                    words.push(' ');
                }
                writeln!(out, "{}“{words}”", "  ".repeat(depth)).unwrap();
            }
            Node::Element(name, attributes, children) => {
                write!(out, "{}<{name}", "  ".repeat(depth)).unwrap();
                for (key, value) in attributes {
                    match key.as_str() {
                        "class" => {
                            let mut classes: Vec<&str> = value.split_whitespace().collect();
                            classes.sort_unstable();
                            classes.dedup();
                            write!(out, " class={:?}", classes.join(" ")).unwrap();
                        }
                        _ => write!(out, " {key}={value:?}").unwrap(),
                    }
                }
                out.push_str(">\n");
                match (name.as_str(), &children[..]) {
                    ("textarea", [Node::Text(text)]) => writeln!(out, "{text:?}").unwrap(),
                    _ => write(children, depth + 1, out),
                }
            }
        }
    }
}

/// A piece of HTML as content of a part. Names live as long as the test.
pub fn content(html: &str) -> Content {
    let nodes = parse(html.trim());
    nodes.iter().fold(Content::new(), |content, node| match node {
        Node::Text(text) => content.text(text.clone()),
        Node::Element(..) => content.child(element(node)),
    })
}

fn element(node: &Node) -> Element {
    let Node::Element(name, attributes, children) = node else { unreachable!("an element") };
    let start = attributes
        .iter()
        .fold(el(name.clone().leak()), |e, (key, value)| e.attr(key.clone().leak(), value.clone()));
    children.iter().fold(start, |e, child| match child {
        Node::Text(text) => e.text(text.clone()),
        Node::Element(..) => e.child(element(child)),
    })
}

#[test]
fn what_is_shown_alike_is_equal_and_nothing_else() {
    let same = normal("<div id=a class='x y'><input disabled value=1>\n <b>c</b></div>");
    assert_eq!(
        same,
        normal("<div class='y x' id=\"a\">\n<input value='1' disabled=''><b> c </b></div>")
    );
    for other in [
        "<div id=a class='x y'><input value=1> <b>c</b></div>",
        "<div id=a class=x><input disabled value=1> <b>c</b></div>",
    ] {
        assert_ne!(same, normal(other));
    }
    assert_ne!(normal("<p>a <b>c</b></p>"), normal("<p>a<b>c</b></p>"));
    assert_ne!(normal("<textarea>\n a</textarea>"), normal("<textarea>a</textarea>"));
}
