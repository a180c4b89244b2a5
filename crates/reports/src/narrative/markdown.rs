//! Markdown to blocks: paragraphs, lists, headings as strong paragraphs, links and emphasis; tables where the text is a paper of
//! its own. What a report cannot set is refused with its place, rather than dropped.

use document::{Block, Cell, Column, Inline, List, Row, Table, Text};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::hand;
use super::resolve::Resolver;
use crate::ReportsError;

/// The blocks of a file, and the numbers in it that were typed by hand. `tables` is what the ids of its tables begin with
/// and what one is called that has no caption; none where it may have no tables.
pub(super) fn blocks<'a>(
    markdown: &'a str,
    tables: Option<(&'a str, &'a str)>,
    resolver: &mut Resolver,
) -> Result<(Vec<Block>, Vec<String>), ReportsError> {
    let mut reader = Reader {
        markdown,
        resolver,
        blocks: Vec::new(),
        typed: Vec::new(),
        text: Text::new(),
        run: Run::default(),
        strong: 0,
        link: None,
        list: None,
        tables,
        table: None,
    };
    // Tables are read so that they can be refused: the parser would else take their lines for a paragraph.
    for (event, range) in Parser::new_ext(markdown, Options::ENABLE_TABLES).into_offset_iter() {
        reader.event(event, range.start)?;
    }
    Ok((reader.blocks, reader.typed))
}

/// Words that stand together in the file, though the parser gives them in pieces.
#[derive(Default)]
struct Run {
    words: String,
    /// Where a piece begins: in the run, in the file.
    pieces: Vec<(usize, usize)>,
}

impl Run {
    fn push(&mut self, words: &str, at: usize) {
        self.pieces.push((self.words.len(), at));
        self.words.push_str(words);
    }

    /// Where in the file this byte of the run stands.
    fn place(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rfind(|(start, _)| *start <= at);
        piece.map_or(0, |(start, place)| place + at - start)
    }
}

struct Reader<'a, 'r> {
    markdown: &'a str,
    resolver: &'a mut Resolver<'r>,
    blocks: Vec<Block>,
    typed: Vec<String>,
    text: Text,
    run: Run,
    strong: usize,
    link: Option<String>,
    list: Option<List>,
    /// What the ids of tables begin with and what they are called, where there may be tables.
    tables: Option<(&'a str, &'a str)>,
    table: Option<Table>,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event, at: usize) -> Result<(), ReportsError> {
        match event {
            Event::Text(words) | Event::Code(words) => self.run.push(&words, at),
            Event::SoftBreak | Event::HardBreak => self.run.push(" ", at),
            Event::Start(Tag::Paragraph) if self.list.is_some() => {
                self.flush()?;
                if !self.text.is_empty() {
                    self.run.push(" ", at);
                }
            }
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell)
            | Event::End(TagEnd::TableHead | TagEnd::TableRow) => {}
            Event::Start(Tag::Heading { .. } | Tag::Strong | Tag::Emphasis) => {
                self.flush()?;
                self.strong += 1;
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => {
                self.flush()?;
                self.strong -= 1;
            }
            Event::End(TagEnd::Heading(_)) => {
                self.flush()?;
                self.strong -= 1;
                self.paragraph();
            }
            Event::End(TagEnd::Paragraph) => {
                self.flush()?;
                if self.list.is_none() {
                    self.paragraph();
                }
            }
            Event::Start(Tag::List(first)) if self.list.is_none() => {
                self.list = Some(List { ordered: first.is_some(), items: Vec::new() });
            }
            Event::End(TagEnd::Item) => {
                self.flush()?;
                let item = std::mem::take(&mut self.text);
                if let Some(list) = &mut self.list {
                    list.items.push(item);
                }
            }
            Event::End(TagEnd::List(_)) => self.blocks.extend(self.list.take().map(Block::List)),
            Event::Start(Tag::Table(_)) if self.tables.is_some() => self.start_table(),
            Event::Start(Tag::TableHead | Tag::TableRow) if self.table.is_some() => {
                self.table_mut(|table| table.rows.push(Row::plain(Vec::new())));
            }
            Event::End(TagEnd::TableCell) => {
                self.flush()?;
                let words = std::mem::take(&mut self.text).to_string();
                let last = |table: &mut Table| {
                    if let Some(row) = table.rows.last_mut() {
                        row.cells.push(cell(&words));
                    }
                };
                self.table_mut(last);
            }
            Event::End(TagEnd::Table) => self.end_table(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.flush()?;
                self.start_link(&dest_url, at)?;
            }
            Event::End(TagEnd::Link) => self.end_link(),
            other => return Err(self.refused(&other, at)),
        }
        Ok(())
    }

    fn table_mut(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = &mut self.table {
            change(table);
        }
    }

    /// A paragraph right before it that begins with "Table:" is its caption.
    fn start_table(&mut self) {
        let begins = |block: &Block| match block {
            Block::Paragraph(text) => {
                let words = text.to_string();
                words.strip_prefix("Table:").map(|caption| caption.trim().to_owned())
            }
            _ => None,
        };
        let caption = self.blocks.last().and_then(begins);
        if caption.is_some() {
            self.blocks.pop();
        }
        let before = self.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
        let (start, title) = self.tables.unwrap_or_default();
        let caption = caption.unwrap_or_else(|| title.to_owned());
        self.table = Some(Table::new(format!("{start}-table-{}", before + 1), caption, Vec::new()));
    }

    /// Its first row heads the columns; a column that holds nothing but numbers is set right.
    fn end_table(&mut self) {
        let Some(mut table) = self.table.take() else { return };
        if table.rows.is_empty() {
            return;
        }
        let head = table.rows.remove(0);
        let is_numbers = |at: usize| {
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(at)).peekable();
            cells.peek().is_some() && cells.all(|cell| matches!(cell, Cell::Number { .. }))
        };
        let column = |(at, cell): (usize, &Cell)| {
            if at > 0 && is_numbers(at) {
                Column::numbers(cell.shown(), "")
            } else {
                Column::words(cell.shown())
            }
        };
        table.columns = head.cells.iter().enumerate().map(column).collect();
        self.blocks.push(Block::Table(table));
    }

    fn paragraph(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.is_empty() {
            self.blocks.push(Block::Paragraph(text));
        }
    }

    fn start_link(&mut self, to: &str, at: usize) -> Result<(), ReportsError> {
        if let Some(id) = to.strip_prefix('#') {
            self.resolver.target(id).map_err(|what| self.error(at, what))?;
        } else if !["https://", "http://", "mailto:"].iter().any(|known| to.starts_with(known)) {
            let what = format!(
                "a link to \"{to}\" leads nowhere a reader can go; write a whole address (https://…) or #id"
            );
            return Err(self.error(at, what));
        }
        self.link = Some(to.to_owned());
        Ok(())
    }

    /// A link's own words are what stood in it; a link within the document takes the number of what it leads to.
    fn end_link(&mut self) {
        let run = std::mem::take(&mut self.run);
        let Some(href) = self.link.take() else { return };
        self.typed.extend(hand::typed(&run.words));
        let text = std::mem::take(&mut self.text);
        self.text = match href.strip_prefix('#') {
            Some(id) => text.with(&run.words).with(" (").with_reference(id).with(")"),
            None => text.with_link(run.words, href),
        };
    }

    /// Sets the words so far, with their references answered.
    fn flush(&mut self) -> Result<(), ReportsError> {
        if self.link.is_some() {
            // Emphasis in a link is left out; its words stay the link's.
            return Ok(());
        }
        let run = std::mem::take(&mut self.run);
        let mut at = 0;
        while let Some((start, opening)) = next_reference(&run.words, at) {
            self.words(&run.words[at..start]);
            let closing = if opening == "{{" { "}}" } else { "]]" };
            let inside = start + opening.len();
            let Some(length) = run.words[inside..].find(closing) else {
                let what = format!("\"{opening}\" is not closed; write \"{closing}\" after it");
                return Err(self.error(run.place(start), what));
            };
            let written = run.words[inside..inside + length].trim();
            let text = std::mem::take(&mut self.text);
            let answered = if opening == "{{" {
                self.resolver.figure(written).map(|shown| text.joined(shown))
            } else {
                self.resolver.target(written).map(|()| text.with_reference(written))
            };
            self.text = answered.map_err(|what| self.error(run.place(start), what))?;
            at = inside + length + closing.len();
        }
        self.words(&run.words[at..]);
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.typed.extend(hand::typed(words));
        let text = std::mem::take(&mut self.text);
        self.text = if self.strong > 0 {
            text.with_strong(words)
        } else if matches!(text.0.last(), Some(Inline::Strong(_))) {
            text.joined(Text::from(words))
        } else {
            text.with(words)
        };
    }

    fn refused(&self, event: &Event, at: usize) -> ReportsError {
        let what = match event {
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                "HTML cannot stand in a narrative; write Markdown, or \\< for the sign"
            }
            Event::Start(Tag::Image { .. }) => {
                "a picture cannot stand in a narrative; leave it out"
            }
            Event::Start(Tag::List(_)) => "a list in a list cannot be set; write one list",
            Event::Start(Tag::CodeBlock(_)) => {
                "code cannot stand in a narrative; take away the spaces before the line"
            }
            Event::Start(Tag::Table(_)) => {
                "a table cannot stand in a narrative; write its rows as a list, or lead to a table of the report with [[its id]]"
            }
            Event::Rule => "a line across cannot stand in a narrative; leave it out",
            _ => "this cannot stand in a narrative; write paragraphs, lists, headings and links",
        };
        self.error(at, what.to_owned())
    }

    fn error(&self, at: usize, what: String) -> ReportsError {
        self.resolver.error(self.markdown, at, what)
    }
}

/// The next `{{` or `[[` from here.
fn next_reference(words: &str, from: usize) -> Option<(usize, &'static str)> {
    let find = |opening| words[from..].find(opening).map(|at| (from + at, opening));
    [find("{{"), find("[[")].into_iter().flatten().min()
}

/// A cell of what is written in it: a number where it is nothing else.
fn cell(words: &str) -> Cell {
    let words = words.trim();
    let plain = words.replace(',', "").replace('\u{2212}', "-");
    match plain.trim_end_matches('%').parse::<f64>() {
        Ok(value) if value.is_finite() && !words.is_empty() => Cell::number(value, words),
        _ if words.is_empty() => Cell::Empty,
        _ => Cell::text(words),
    }
}
