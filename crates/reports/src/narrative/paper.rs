//! A text that is a paper of its own: its headings begin sections, and it may have tables.

use document::{Document, Section, slug};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::resolve::Resolver;
use super::{Defaults, NarrativeText, markdown};
use crate::ReportsError;
use figure::Figures;

/// A heading of the text: its level, its words, and the bytes that it and what stands under it take.
struct Part {
    level: HeadingLevel,
    title: String,
    start: usize,
    body: usize,
}

/// The sections of a text, with the figures that it refers to among the document's evidence, and the numbers in it that were typed
/// by hand. What stands before the first heading stands in a section of its own, titled `before`. A heading below another becomes
/// a subsection of it; those below a subsection stand in it as strong words.
///
/// # Errors
/// As for a narrative, but that tables may stand in it.
pub(crate) fn sections(
    document: &mut Document,
    text: &NarrativeText,
    before: &str,
    figures: &dyn Figures,
    defaults: &Defaults,
) -> Result<(Vec<Section>, Vec<String>), ReportsError> {
    let targets = document.labels();
    let mut resolver = Resolver {
        path: &text.path,
        figures,
        defaults,
        evidence: &mut document.evidence,
        targets: &targets,
    };
    let parts = parts(&text.markdown);
    let top = parts.iter().map(|part| part.level).min().unwrap_or(HeadingLevel::H1);
    let mut sections: Vec<Section> = Vec::new();
    let mut typed = Vec::new();
    let first = parts.first().map_or(text.markdown.len(), |part| part.start);
    let opening = Part { level: top, title: before.to_owned(), start: 0, body: 0 };
    let ends = parts.iter().map(|part| part.start).skip(1).chain([text.markdown.len()]);
    let all = [(&opening, first)].into_iter().chain(parts.iter().zip(ends));
    for (part, end) in all {
        // Spaces in place of what stands before keep every place of an error right.
        let body = kept(&text.markdown, part.body, end);
        let mut id = format!("{}-{}", text.section, slug(&part.title));
        while taken(&sections, &id) {
            id.push_str("-2");
        }
        let (blocks, by_hand) = markdown::blocks(&body, Some((&id, &part.title)), &mut resolver)?;
        if part.body == 0 && blocks.is_empty() {
            continue;
        }
        typed.extend(by_hand);
        let mut section = Section::new(id, part.title.as_str());
        section.blocks = blocks;
        match sections.last_mut() {
            Some(above) if part.level > top => above.subsections.push(section),
            _ => sections.push(section),
        }
    }
    Ok((sections, typed))
}

fn taken(sections: &[Section], id: &str) -> bool {
    sections.iter().any(|one| one.id == id || taken(&one.subsections, id))
}

/// The text of these bytes, with as many lines and columns before it as it has in the file.
fn kept(markdown: &str, start: usize, end: usize) -> String {
    let before = markdown.get(..start).unwrap_or_default();
    let mut text: String = before.chars().filter(|c| *c == '\n').collect();
    text.push_str(markdown.get(start..end).unwrap_or_default());
    text
}

/// The headings of the first and second level that the text uses.
fn parts(markdown: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut open = false;
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open = true;
                let (start, body) = (range.start, range.end);
                parts.push(Part { level, title: String::new(), start, body });
            }
            Event::End(TagEnd::Heading(_)) => open = false,
            Event::Text(words) | Event::Code(words) if open => {
                parts.last_mut().into_iter().for_each(|part| part.title.push_str(&words));
            }
            _ => {}
        }
    }
    let top = parts.iter().map(|part| part.level).min();
    let second = parts.iter().map(|part| part.level).filter(|level| Some(*level) > top).min();
    parts.retain(|part| Some(part.level) == top || Some(part.level) == second);
    parts
}
