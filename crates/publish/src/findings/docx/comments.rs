//! The comments: those that the file has, then ours, whose numbers go on.

use markup::{Element, el};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::{Examined, Numbered, place, words};

/// Who comments.
const AUTHOR: &str = "Watchward";

/// The comments of a file.
pub(super) struct Comments {
    /// What stands before ours, and what behind.
    before: String,
    after: String,
    next: u32,
    namespace: Option<&'static str>,
    own: String,
}

impl Comments {
    /// Those that the file has; an empty part where it has none.
    pub(super) fn new(held: Option<&str>, namespace: &'static str) -> Result<Self, &'static str> {
        let Some(held) = held else {
            let before = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments xmlns:w=\"{namespace}\">"
            );
            let after = "</w:comments>".to_owned();
            return Ok(Self { before, after, next: 0, namespace: None, own: String::new() });
        };
        let (before, after) = super::parts::opened(held).ok_or("its comments are damaged")?;
        let declares = held.contains(&format!("xmlns:w=\"{namespace}\""));
        let next = highest(held)?.map_or(0, |highest| highest.saturating_add(1));
        let namespace = (!declares).then_some(namespace);
        Ok(Self { before, after, next, namespace, own: String::new() })
    }

    /// Adds what is to be said of a finding; the comment's number.
    /// Where it does not stand at the figure it says where that is.
    pub(super) fn add(
        &mut self,
        examined: &Examined<'_>,
        numbered: &Numbered<'_>,
        at_figure: bool,
    ) -> u32 {
        let number = self.next;
        self.next += 1;
        let lines = lines(examined, numbered, at_figure).into_iter();
        let paragraphs = lines.map(|line| {
            let text = el("w:t").attr("xml:space", "preserve").text(line);
            el("w:p").child(el("w:r").child(text))
        });
        let comment: Element = el("w:comment")
            .attr_if("xmlns:w", self.namespace)
            .attr("w:id", number.to_string())
            .attr("w:author", AUTHOR)
            .attr("w:initials", "W")
            .children(paragraphs);
        comment.write(&mut self.own);
        number
    }

    /// The part.
    pub(super) fn written(self) -> String {
        format!("{}{}{}", self.before, self.own, self.after)
    }
}

/// What a comment says, a paragraph each.
fn lines(examined: &Examined<'_>, numbered: &Numbered<'_>, at_figure: bool) -> Vec<String> {
    let finding = numbered.finding;
    let mut lines = vec![format!(
        "{}. {}: {} ({})",
        numbered.number,
        finding.severity.name(),
        finding.kind.name(),
        words::sure_word(finding.sure)
    )];
    if !at_figure {
        lines.push(format!("In: \u{201c}{}\u{201d}", finding.at.quote));
    }
    lines.push(format!("Says: {}", finding.says));
    lines.push(format!("Should be: {}", words::should(finding)));
    lines.push(finding.working.clone());
    lines.extend(
        numbered.beside().into_iter().map(|spot| {
            format!("Beside {}: \u{201c}{}\u{201d}", place(examined, spot), spot.quote)
        }),
    );
    lines.extend(numbered.accepted.map(words::acceptance));
    lines.push(format!("Mark {}", numbered.mark));
    lines
}

/// The highest number of a comment that there is.
fn highest(part: &str) -> Result<Option<u32>, &'static str> {
    let mut reader = Reader::from_str(part);
    let mut highest = None;
    loop {
        match reader.read_event().map_err(|_| "its comments are damaged")? {
            Event::Start(element) | Event::Empty(element)
                if element.local_name().as_ref() == "comment" =>
            {
                let ids = element.attributes().flatten();
                let ids = ids.filter(|one| one.key.local_name().as_ref() == "id");
                highest = ids.filter_map(|one| one.value.parse().ok()).chain(highest).max();
            }
            Event::Eof => return Ok(highest),
            _ => {}
        }
    }
}
