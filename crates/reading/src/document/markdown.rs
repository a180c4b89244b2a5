//! Markdown, as `CommonMark` has it, with tables and footnotes.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Reading;
use super::assembly::Assembly;
use super::block::Kind;
use super::format::Format;
use super::tidy::raised;

/// Reads Markdown; every line keeps its number in the file.
pub(super) fn read(text: &str) -> Reading {
    let starts: Vec<usize> =
        std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut writer = Writer::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        let line = starts.partition_point(|start| *start <= range.start);
        writer.assembly.at(1, u32::try_from(line).unwrap_or(u32::MAX));
        writer.event(event);
    }
    let mut remarks = Vec::new();
    if writer.struck {
        remarks.push("Text that is struck through was left out.".to_owned());
    }
    Reading { format: Format::Markdown, pages: 1, blocks: writer.assembly.finish(), remarks }
}

#[derive(Default)]
struct Writer {
    assembly: Assembly,
    /// The number of the next item of each open list; none for bullets.
    lists: Vec<Option<u64>>,
    note: Option<String>,
    striking: bool,
    /// Within what stands before the text for programs.
    apart: bool,
    /// How deep in raised text, which Markdown writes as HTML does.
    raised: u32,
    struck: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::InlineHtml(tag) => match &*tag.to_ascii_lowercase() {
                "<sup>" => self.raised += 1,
                "</sup>" => self.raised = self.raised.saturating_sub(1),
                _ => {}
            },
            Event::SoftBreak | Event::HardBreak => self.assembly.line(),
            Event::FootnoteReference(name) => self.text(&format!("[{name}]")),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
            Event::Rule => self.assembly.end(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.apart {
            return;
        }
        if self.striking {
            self.struck = true;
            return;
        }
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                self.assembly.line();
            }
            if self.raised > 0 {
                self.assembly.text(&raised(part));
            } else {
                self.assembly.text(part);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph if self.assembly.is_fresh() => {}
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.assembly.begin(Kind::Paragraph);
            }
            Tag::Heading { level, .. } => self.assembly.begin(Kind::Heading(depth(level))),
            Tag::List(first) => self.lists.push(first),
            Tag::Item => {
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                self.assembly.begin(Kind::Item(depth));
                if let Some(Some(number)) = self.lists.last_mut() {
                    let mark = format!("{number}. ");
                    *number += 1;
                    self.assembly.text(&mark);
                }
            }
            Tag::Table(_) => self.assembly.begin_table(),
            Tag::TableHead => self.assembly.begin_row(true),
            Tag::TableRow => self.assembly.begin_row(false),
            Tag::TableCell => self.assembly.begin_cell(1),
            Tag::FootnoteDefinition(name) => self.note = Some(name.to_string()),
            Tag::Strikethrough => self.striking = true,
            Tag::MetadataBlock(_) => self.apart = true,
            _ => {}
        }
        if let Some(name) = self.note.take_if(|_| self.assembly.is_open()) {
            self.assembly.turn(Kind::Footnote);
            self.assembly.text(&format!("[{name}] "));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Heading(_) | TagEnd::Item => {
                self.assembly.end();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.assembly.end();
            }
            TagEnd::Table => self.assembly.end_table(),
            TagEnd::Strikethrough => self.striking = false,
            TagEnd::MetadataBlock(_) => self.apart = false,
            _ => {}
        }
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
