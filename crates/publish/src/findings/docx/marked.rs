//! The main part with the marks where comments begin and end. A run that a mark falls into becomes two that look the same.

use std::collections::BTreeMap;

use super::anchors::Anchor;
use super::walk::{Shown, Walked};
use markup::{Element, el};

/// Marks to be set.
pub(super) struct Marks<'a> {
    part: &'a str,
    walked: &'a Walked,
    places: BTreeMap<usize, Place>,
}

/// What is set at one byte.
struct Place {
    within: Within,
    ends: Vec<u32>,
    starts: Vec<u32>,
}

/// What a mark falls into.
#[derive(Debug, Clone, Copy)]
enum Within {
    /// A paragraph, or what holds runs.
    Paragraph,
    /// A run, between two things in it.
    Run(usize),
    /// The text of a run.
    Text(usize, usize),
}

impl<'a> Marks<'a> {
    /// None yet.
    pub(super) fn new(part: &'a str, walked: &'a Walked) -> Self {
        Self { part, walked, places: BTreeMap::new() }
    }

    /// Marks where the comment with this number begins and ends.
    pub(super) fn mark(&mut self, anchor: &Anchor<'_>, comment: u32) {
        let (start, end) = match anchor {
            Anchor::Letters(first, last) => {
                let start = self.boundary(first, first.glyph.at.start);
                let end = self.boundary(last, last.glyph.at.end);
                match start.zip(end) {
                    Some(both) => both,
                    None => return,
                }
            }
            Anchor::Paragraph(paragraph) => (
                (paragraph.content.start, Within::Paragraph),
                (paragraph.content.end, Within::Paragraph),
            ),
            Anchor::Nowhere => return,
        };
        self.place(start).starts.push(comment);
        self.place(end).ends.push(comment);
    }

    fn place(&mut self, (at, within): (usize, Within)) -> &mut Place {
        let new = || Place { within, ends: Vec::new(), starts: Vec::new() };
        self.places.entry(at).or_insert_with(new)
    }

    /// Where a mark beside a letter falls: as far out as it can without anything else coming between.
    fn boundary(&self, shown: &Shown, at: usize) -> Option<(usize, Within)> {
        let number = shown.run?;
        let run = self.walked.runs.get(number)?;
        let mut at = at;
        if let Some(text) = shown.text {
            let element = self.walked.texts.get(text)?;
            if at == element.open.end {
                at = element.open.start;
            } else if at == element.close.start {
                at = element.close.end;
            } else {
                return Some((at, Within::Text(number, text)));
            }
        }
        if at == run.content() {
            Some((run.element.open.start, Within::Paragraph))
        } else if at == run.element.close.start {
            Some((run.element.close.end, Within::Paragraph))
        } else {
            Some((at, Within::Run(number)))
        }
    }

    /// The part with its marks; `namespace` is that of its elements.
    pub(super) fn written(&self, namespace: &str) -> String {
        // A part that calls the namespace by another name gets it with every mark.
        let declared = format!("xmlns:w=\"{namespace}\"");
        let namespace = (!self.part.contains(&declared)).then_some(namespace);
        // What is put between two bytes comes before what stands in place of the bytes behind.
        let mut edits: BTreeMap<(usize, bool), (usize, String)> = BTreeMap::new();
        for (at, place) in &self.places {
            let marks = place.marks(namespace);
            edits.insert((*at, false), (*at, self.split(place.within, &marks)));
            if let Within::Text(_, text) = place.within {
                let open = self.walked.texts[text].open.clone();
                edits.insert((open.start, true), (open.end, preserving(self.name(&open))));
            }
        }
        let mut out = String::with_capacity(self.part.len() + edits.len() * 200);
        let mut copied = 0;
        for ((start, _), (end, text)) in edits {
            out.push_str(&self.part[copied..start]);
            out.push_str(&text);
            copied = end;
        }
        out.push_str(&self.part[copied..]);
        out
    }

    fn split(&self, within: Within, marks: &str) -> String {
        let run = |number: usize| {
            let run = &self.walked.runs[number];
            let open = &self.part[run.element.open.clone()];
            let properties = &self.part[run.properties.clone()];
            (format!("</{}>", self.name(&run.element.open)), format!("{open}{properties}"))
        };
        match within {
            Within::Paragraph => marks.to_owned(),
            Within::Run(number) => {
                let (close, open) = run(number);
                format!("{close}{marks}{open}")
            }
            Within::Text(number, text) => {
                let (close, open) = run(number);
                let name = self.name(&self.walked.texts[text].open);
                format!("</{name}>{close}{marks}{open}{}", preserving(name))
            }
        }
    }

    /// The name of the element with this start tag, with its prefix.
    fn name(&self, open: &std::ops::Range<usize>) -> &'a str {
        let tag = self.part[open.clone()].trim_start_matches('<');
        tag.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'))
            .next()
            .unwrap_or_default()
    }
}

/// A start tag of a text whose spaces count at its ends too.
fn preserving(name: &str) -> String {
    format!("<{name} xml:space=\"preserve\">")
}

impl Place {
    fn marks(&self, namespace: Option<&str>) -> String {
        let mark = |name: &'static str, comment: &u32| {
            el(name).attr_if("xmlns:w", namespace).attr("w:id", comment.to_string())
        };
        let mut out = String::new();
        for comment in &self.ends {
            mark("w:commentRangeEnd", comment).write(&mut out);
            let reference = mark("w:commentReference", comment);
            let run: Element = el("w:r").attr_if("xmlns:w", namespace).child(reference);
            run.write(&mut out);
        }
        for comment in &self.starts {
            mark("w:commentRangeStart", comment).write(&mut out);
        }
        out
    }
}
