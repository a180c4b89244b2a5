//! Web pages, read token by token: no tree is built, so that no depth of nesting is too much.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::Reading;
use super::assembly::Assembly;
use super::block::Kind;
use super::format::Format;
use super::tidy::raised;

/// Elements whose text is not shown.
const HIDDEN: [&str; 7] = ["script", "style", "template", "noscript", "title", "svg", "iframe"];
/// Elements that begin a block.
const BLOCKS: [&str; 23] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "blockquote",
    "pre",
    "dt",
    "details",
    "summary",
    "legend",
    "dd",
    "figure",
    "figcaption",
    "address",
    "caption",
    "form",
    "fieldset",
    "hr",
];

/// Reads a page; every line keeps the number that it has in the file.
pub(super) fn read(text: &str) -> Reading {
    let sink = Sink(RefCell::new(Writer::default()));
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    // It stops only where a sink asks for a script to run, which this one never does.
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let writer = tokenizer.sink.0.into_inner();
    let mut remarks = Vec::new();
    if writer.deleted_any {
        remarks.push("Text that is marked as deleted was left out.".to_owned());
    }
    Reading { format: Format::Html, pages: 1, blocks: writer.assembly.finish(), remarks }
}

struct Sink(RefCell<Writer>);

#[derive(Default)]
struct Writer {
    assembly: Assembly,
    /// The hidden element that is open, and how many of its kind.
    hidden: Option<(String, u32)>,
    deleted: u32,
    deleted_any: bool,
    /// How deep in raised text.
    raised: u32,
    lists: Vec<Option<u32>>,
    /// Whether the head of a table is open.
    head: bool,
    /// Whether the row has head cells only, so far.
    only_heads: bool,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        writer.assembly.at(1, u32::try_from(line).unwrap_or(u32::MAX));
        match token {
            Token::CharacterTokens(text) => writer.text(&text, line),
            Token::TagToken(tag) => return writer.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Writer {
    fn text(&mut self, text: &str, line: u64) {
        if self.hidden.is_some() {
            return;
        }
        if self.deleted > 0 {
            self.deleted_any |= !text.trim().is_empty();
            return;
        }
        // The tokenizer counts to the end of the text it hands over.
        let breaks = u64::try_from(text.matches('\n').count()).unwrap_or(0);
        for (at, part) in (0..).zip(text.split('\n')) {
            if at > 0 {
                self.assembly.line();
            }
            let number = line.saturating_sub(breaks).saturating_add(at).max(1);
            self.assembly.at(1, u32::try_from(number).unwrap_or(u32::MAX));
            if self.raised > 0 {
                self.assembly.text(&raised(part));
            } else {
                self.assembly.text(part);
            }
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let is_start = tag.kind == TagKind::StartTag;
        if let Some((hidden, depth)) = &mut self.hidden {
            if hidden == name && !tag.self_closing {
                *depth = if is_start { *depth + 1 } else { depth.saturating_sub(1) };
            }
            if *depth == 0 {
                self.hidden = None;
            }
            return TokenSinkResult::Continue;
        }
        if is_start && HIDDEN.contains(&name) && !tag.self_closing {
            self.hidden = Some((name.to_owned(), 1));
            return match name {
                "script" | "style" | "iframe" | "noscript" => {
                    TokenSinkResult::RawData(RawKind::Rawtext)
                }
                "title" => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            };
        }
        if is_start {
            self.start(name, tag);
        } else {
            self.end(name);
        }
        TokenSinkResult::Continue
    }

    fn start(&mut self, name: &str, tag: &Tag) {
        match name {
            "br" => self.assembly.line(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.assembly.begin(Kind::Heading(name.as_bytes()[1] - b'0'));
            }
            "ul" => self.lists.push(None),
            "ol" => self.lists.push(Some(number(tag, "start").unwrap_or(1))),
            "li" => self.item(),
            "table" => self.assembly.begin_table(),
            "thead" => self.head = true,
            "tbody" | "tfoot" => self.head = false,
            "tr" => {
                self.assembly.begin_row(self.head);
                self.only_heads = true;
            }
            "td" | "th" => {
                let span = |name| {
                    let span = number(tag, name).and_then(|span| u16::try_from(span).ok());
                    span.unwrap_or(1).clamp(1, 100)
                };
                self.assembly.begin_cell(span("colspan"));
                self.assembly.rows(span("rowspan"));
                // A row of head cells alone heads the columns, wherever it stands.
                self.only_heads &= name == "th";
                self.assembly.head_row(self.head || self.only_heads);
            }
            "del" | "s" | "strike" if !tag.self_closing => self.deleted += 1,
            "sup" if !tag.self_closing => self.raised += 1,
            name if BLOCKS.contains(&name) && !(name == "p" && self.assembly.is_fresh()) => {
                self.assembly.end();
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.assembly.begin(Kind::Item(depth));
        if let Some(Some(number)) = self.lists.last_mut() {
            let mark = format!("{number}. ");
            *number = number.saturating_add(1);
            self.assembly.text(&mark);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "ul" | "ol" => {
                self.lists.pop();
                self.assembly.end();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "td" | "th" => self.assembly.end(),
            "thead" => self.head = false,
            "table" => {
                self.head = false;
                self.assembly.end_table();
            }
            "del" | "s" | "strike" => self.deleted = self.deleted.saturating_sub(1),
            "sup" => self.raised = self.raised.saturating_sub(1),
            name if BLOCKS.contains(&name) => self.assembly.end(),
            _ => {}
        }
    }
}

fn number(tag: &Tag, attribute: &str) -> Option<u32> {
    tag.attrs
        .iter()
        .find(|found| &*found.name.local == attribute)
        .and_then(|found| found.value.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::super::block::Block;
    use super::*;

    #[test]
    fn a_table_has_its_caption_before_it_and_its_heads_marked() {
        let page = "<!doctype html><p>Before</p><table><caption>Table 1: wards<sup>2</sup></caption>\
                    <tr><th rowspan=2>Ward<th colspan=2>Year<tr><th>2019<th>2020\
                    <tr><th>North<td>1,474<sup>2</sup><td rowspan=2>10<tr><th>South<td>7</table><p>21<sup>st</sup> m<sup>2</sup>";
        let reading = read(page);
        let texts: Vec<_> = reading.blocks.iter().map(Block::text).collect();
        let table = "Ward\tYear\n\t2019\t2020\nNorth\t1,474²\t10\nSouth\t7\t";
        assert_eq!(texts, ["Before", "Table 1: wards²", table, "21st m²"]);
        let Kind::Table(table) = &reading.blocks[2].kind else { panic!("{:?}", reading.blocks) };
        assert_eq!(
            table.rows.iter().map(|row| row.head).collect::<Vec<_>>(),
            [true, true, false, false]
        );
    }

    #[test]
    fn blocks_lists_and_tables_with_their_lines() {
        let page = "<!doctype html>\n<title>No</title><script>if (a<b) {}</script>\n<h2>One</h2>\n<p>Two &amp;\nthree<br>four\n\
                    <ol start=3><li><p>five</p></li></ol>\n<table><thead><tr><th>A<th>B</thead><tr><td>1<td>2</table>\n\
                    <p><del>gone</del> kept";
        let reading = read(page);
        let found: Vec<_> = reading
            .blocks
            .iter()
            .map(|block| (block.all_lines().next().map_or(0, |line| line.number), block.text()))
            .collect();
        let wanted =
            [(3, "One"), (4, "Two & three four"), (6, "3. five"), (7, "A\tB\n1\t2"), (8, "kept")];
        assert_eq!(found, wanted.map(|(line, text)| (line, text.to_owned())));
        assert_eq!(reading.remarks.len(), 1);
    }
}
