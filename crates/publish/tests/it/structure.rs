//! A small reader of pages: elements with their attributes and texts, from well-formed markup only.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

#[derive(Debug, Default, Clone)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    /// Reads markup; fails on anything that is not well-formed.
    pub fn read(markup: &str) -> Self {
        let mut reader = Reader::from_str(markup);
        reader.config_mut().check_end_names = true;
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().unwrap_or_else(|e| panic!("not well-formed: {e}")) {
                Event::Start(start) => open.push(Self::opened(&start)),
                Event::Empty(start) => open.last_mut().unwrap().children.push(Self::opened(&start)),
                Event::End(_) => {
                    let node = open.pop().unwrap();
                    let parent = open.last_mut().unwrap();
                    parent.text.push_str(&node.text);
                    parent.children.push(node);
                }
                Event::Text(text) => {
                    open.last_mut().unwrap().text.push_str(&text);
                }
                Event::GeneralRef(name) => {
                    let sign = match &*name {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        other => panic!("an entity that XML does not know: {other}"),
                    };
                    open.last_mut().unwrap().text.push_str(sign);
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1, "elements left open");
        open.pop().unwrap()
    }

    fn opened(start: &BytesStart<'_>) -> Self {
        let attributes = start.attributes().map(|a| {
            let a = a.expect("attributes are quoted and not repeated");
            let name = a.key.as_ref().to_owned();
            (name, a.value.to_string())
        });
        Self {
            name: start.name().as_ref().to_owned(),
            attributes: attributes.collect(),
            ..Self::default()
        }
    }

    /// It and everything in it, in order.
    pub fn all(&self) -> Vec<&Self> {
        let mut found = vec![self];
        for child in &self.children {
            found.extend(child.all());
        }
        found
    }

    pub fn named(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|n| n.name == name).collect()
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}
