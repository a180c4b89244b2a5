//! The document as it was read: headings, paragraphs, lists, tables, and where its pages begin.

use markup::{Content, Element, el};
use reading::document::{Block, Cell, Format, Join, Kind, Row, Table};

use super::super::{Examined, Sorted};
use super::DOCUMENT;
use super::marks::Marks;

/// The level of the heading over the document; its own headings stand below.
const ABOVE: u8 = 2;

/// The lowest level of a heading.
const LOWEST: u8 = 6;

/// How deep a list is shown.
const DEEPEST: u8 = 3;

/// The document in a section.
pub(super) fn whole(examined: &Examined<'_>, sorted: &Sorted<'_>) -> Element {
    let marks = Marks::new(sorted);
    let mut writer = Writer {
        marks: &marks,
        index: 0,
        file: None,
        page: 1,
        shown: None,
        pages: None,
        level: ABOVE,
        examined,
    };
    let blocks = writer.blocks(&examined.reading.blocks);
    el("section")
        .class("read")
        .attr("id", DOCUMENT)
        .attr("aria-labelledby", "document-title")
        .child(el("h2").attr("id", "document-title").text("The document"))
        .children(blocks)
}

/// The document while it is written, top to bottom.
struct Writer<'a> {
    marks: &'a Marks<'a>,
    examined: &'a Examined<'a>,
    /// How many lines were written.
    index: usize,
    /// Which file they are of.
    file: Option<usize>,
    page: u32,
    /// The number of the page as a reader finds it.
    shown: Option<u32>,
    /// What a page is called; none where the document has one alone.
    pages: Option<&'static str>,
    /// The level of the heading before, below which the next may stand one level at most.
    level: u8,
}

impl Writer<'_> {
    /// Blocks one after the other, items that follow one another as a list.
    fn blocks(&mut self, blocks: &[Block]) -> Vec<Element> {
        let mut written = Vec::new();
        let mut items: Vec<Element> = Vec::new();
        for block in blocks {
            let turn: Vec<Element> =
                self.begin_file().into_iter().chain(self.turn_page(block)).collect();
            let is_item = matches!(block.kind, Kind::Item(_));
            if !items.is_empty() && (!is_item || !turn.is_empty()) {
                written.push(el("ul").children(std::mem::take(&mut items)));
            }
            written.extend(turn);
            let element = self.block(block);
            if is_item { items.push(element) } else { written.push(element) }
        }
        if !items.is_empty() {
            written.push(el("ul").children(items));
        }
        written
    }

    /// The name of the file that begins here, as a heading, where there are several.
    fn begin_file(&mut self) -> Option<Element> {
        let (at, file) = self.examined.file_at(self.index)?;
        if self.file.replace(at) == Some(at) {
            return None;
        }
        let name = if file.format == Format::Xlsx { "sheet" } else { "page" };
        (self.page, self.pages) = (1, (file.pages > 1).then_some(name));
        if self.examined.files.len() == 1 {
            return None;
        }
        self.level = ABOVE + 1;
        Some(el("h3").class("file").text(&file.name))
    }

    /// What says that a page begins, where one does.
    fn turn_page(&mut self, block: &Block) -> Option<Element> {
        let line = block.all_lines().next()?;
        self.shown = line.page_shown;
        let name = self.pages.filter(|_| line.page > self.page)?;
        self.page = line.page;
        let page = line.page_shown?;
        Some(el("p").class("page-mark").text(format!("{} {page}", capitalised(name))))
    }

    fn block(&mut self, block: &Block) -> Element {
        match &block.kind {
            Kind::Table(table) => self.table(table),
            Kind::Heading(level) => {
                let above = if self.examined.files.len() > 1 { ABOVE + 1 } else { ABOVE };
                let level = level.saturating_add(above).min(self.level + 1).min(LOWEST);
                self.level = level;
                let name = ["h3", "h4", "h5", "h6"]
                    .get(usize::from(level.saturating_sub(ABOVE + 1)))
                    .unwrap_or(&"h6");
                el(name).content(self.lines(block))
            }
            Kind::Item(depth) => {
                let class = format!("at-{}", (*depth).min(DEEPEST));
                let class =
                    if has_mark(&block.text()) { format!("{class} own-mark") } else { class };
                el("li").class(&class).content(self.lines(block))
            }
            Kind::Paragraph => el("p").content(self.lines(block)),
            Kind::Aside => el("p").class("beside-text").content(self.lines(block)),
            Kind::Running => el("p").class("running").content(self.lines(block)),
            Kind::Footnote => el("p").class("small").content(self.lines(block)),
        }
    }

    fn lines(&mut self, block: &Block) -> Content {
        let last = block.lines.len().saturating_sub(1);
        let mut content = Content::new();
        for (at, line) in block.lines.iter().enumerate() {
            let shown = match line.join {
                Join::Mend if at != last => {
                    line.text.strip_suffix(['-', '\u{2010}']).unwrap_or(&line.text)
                }
                _ => &line.text,
            };
            content = content.then(self.marks.line(self.index, shown));
            self.index += 1;
            if at != last && line.join == Join::Space {
                content = content.text(" ");
            }
        }
        content
    }

    /// A table, in a region that scrolls where the window is narrow.
    fn table(&mut self, table: &Table) -> Element {
        let heads = table.rows.iter().take_while(|row| row.head).count();
        let (heads, rows) = table.rows.split_at(heads);
        let head: Vec<Element> = heads.iter().map(|row| self.row(row, true)).collect();
        let body: Vec<Element> = rows.iter().map(|row| self.row(row, false)).collect();
        let mut grid = el("table");
        if !head.is_empty() {
            grid = grid.child(el("thead").children(head));
        }
        if !body.is_empty() {
            grid = grid.child(el("tbody").children(body));
        }
        let label = match self.pages.zip(self.shown) {
            Some((name, page)) => format!("Table on {name} {page}"),
            None => "Table".to_owned(),
        };
        el("div")
            .class("scroll")
            .attr("role", "group")
            .attr("tabindex", "0")
            .attr("aria-label", label)
            .child(grid)
    }

    fn row(&mut self, row: &Row, head: bool) -> Element {
        let cells: Vec<Element> = row.cells.iter().map(|cell| self.cell(cell, head)).collect();
        el("tr").children(cells)
    }

    fn cell(&mut self, cell: &Cell, head: bool) -> Element {
        let place = if head { el("th").attr("scope", "col") } else { el("td") };
        let place =
            if cell.span > 1 { place.attr("colspan", cell.span.to_string()) } else { place };
        let place = place.class_if("n", is_number(&cell.text()));
        match &*cell.blocks {
            [only] if matches!(only.kind, Kind::Paragraph) => place.content(self.lines(only)),
            // A heading within a cell is one of words alone: it heads no part of the document.
            several => {
                let each = several.iter().map(|block| match &block.kind {
                    Kind::Table(table) => self.table(table),
                    _ => el("p").content(self.lines(block)),
                });
                let each: Vec<Element> = each.collect();
                place.children(each)
            }
        }
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether an item begins with a mark that was printed.
fn has_mark(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_sign = first.chars().count() == 1 && !first.chars().all(char::is_alphanumeric);
    is_sign || (first.len() <= 6 && first.ends_with(['.', ')'])) || first.starts_with('[')
}

/// Whether a cell is a number, which stands on the right.
fn is_number(text: &str) -> bool {
    text.chars().any(|letter| letter.is_ascii_digit())
        && text.chars().all(|letter| {
            letter.is_ascii_digit()
                || matches!(
                    letter,
                    ',' | '.' | '%' | '-' | '+' | '\u{2212}' | '£' | ' ' | '(' | ')'
                )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_printed_before_an_item_is_its_mark() {
        assert!(
            ["1. One", "\u{2022} Two", "(a) three", "[x] done", "iv) four"]
                .map(has_mark)
                .iter()
                .all(|is_so| *is_so)
        );
        assert!(!["Burglary", "A mark", "12 people"].map(has_mark).iter().any(|is_so| *is_so));
    }

    #[test]
    fn a_number_is_told_from_words() {
        assert!(["1,204", "-3.5%", "£46,928", "(12)"].map(is_number).iter().all(|is_so| *is_so));
        assert!(!["12 months", "", "%", "Ward"].map(is_number).iter().any(|is_so| *is_so));
    }
}
