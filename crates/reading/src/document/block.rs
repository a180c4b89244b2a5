//! A block: a paragraph, a heading, an item of a list, a table, and the lines that it is of.

use super::table::Table;

/// A block of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its lines as they were printed; empty for a table, whose cells have them.
    pub lines: Vec<Line>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Running text.
    Paragraph,
    /// A heading; 1 is the highest.
    Heading(u8),
    /// An item of a list, with how deep it stands, from 0. A number that was printed is part of its text.
    Item(u8),
    /// A table.
    Table(Table),
    /// Text beside the main column, such as the initials in an Action column.
    Aside,
    /// What repeats at the top or the foot of pages.
    Running,
    /// A note below the text.
    Footnote,
}

/// A line as it was printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its page, from 1, in the order of the file.
    pub page: u32,
    /// The number of its page as a reader finds it: the one that a text made of pages has printed on them, else how many pages
    /// or sheets of the file it is from the first. None where the file has no pages, or does not say which this is.
    pub page_shown: Option<u32>,
    /// Its number, from 1: in the file for text, Markdown and HTML, on its page for PDF; the number of its paragraph in the
    /// document for Word files, which know no lines; its row in the sheet for workbooks, whose sheets are their pages.
    pub number: u32,
    /// Its text, without what only print needs: ligatures are letters, soft hyphens are gone.
    pub text: String,
    /// Where it stands on the page, in points from the top left, where that is known.
    pub place: Option<Place>,
    /// How the next line of its block follows.
    pub join: Join,
}

/// How the next line follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Join {
    /// After a space.
    #[default]
    Space,
    /// At once: the line ends with a hyphen that belongs to the word.
    Close,
    /// At once, without the hyphen at the end of the line.
    Mend,
}

/// A place on a page, in points from the top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the left.
    pub x: f32,
    /// From the top to the base line.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// How high the letters are.
    pub size: f32,
}

impl Line {
    /// A line without a place.
    pub(crate) fn new(page: u32, number: u32, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { page, page_shown: None, number, text, place: None, join: Join::Space }
    }

    /// Its text as it stands before the next line, without the hyphen that only parted a word.
    fn shown(&self) -> &str {
        match self.join {
            Join::Mend => self.text.strip_suffix(['-', '\u{2010}']).unwrap_or(&self.text),
            Join::Space | Join::Close => &self.text,
        }
    }
}

impl Block {
    /// A block of lines.
    pub(crate) fn new(kind: Kind, lines: Vec<Line>) -> Self {
        Self { kind, lines }
    }

    /// Its text as one paragraph; a table has a line a row with tabs between cells.
    pub fn text(&self) -> String {
        if let Kind::Table(table) = &self.kind {
            return table.text();
        }
        let mut text = String::new();
        let last = self.lines.len().saturating_sub(1);
        for (at, line) in self.lines.iter().enumerate() {
            text.push_str(if at == last { &line.text } else { line.shown() });
            if at != last && line.join == Join::Space {
                text.push(' ');
            }
        }
        text
    }

    /// The line on which a byte of [`Self::text`] stands. Not for tables.
    pub fn line_at(&self, offset: usize) -> Option<&Line> {
        let ends = self.ends();
        let at = ends
            .iter()
            .position(|(end, ..)| offset < *end)
            .unwrap_or(self.lines.len().saturating_sub(1));
        self.lines.get(at)
    }

    /// The byte of [`Self::text`] at which each line ends, with its page and its number.
    pub(crate) fn ends(&self) -> Vec<(usize, u32, u32)> {
        let mut end = 0;
        let line = |line: &Line| {
            end += line.shown().len() + usize::from(line.join == Join::Space);
            (end, line.page, line.number)
        };
        self.lines.iter().map(line).collect()
    }

    /// Changes each of its lines, those of its cells too.
    pub(crate) fn each_line(&mut self, change: &mut dyn FnMut(&mut Line)) {
        if let Kind::Table(table) = &mut self.kind {
            table.blocks_mut().for_each(|block| block.each_line(change));
        }
        self.lines.iter_mut().for_each(change);
    }

    /// Its lines, those of its cells too.
    pub fn all_lines(&self) -> Box<dyn Iterator<Item = &Line> + '_> {
        match &self.kind {
            Kind::Table(table) => Box::new(table.blocks().flat_map(Self::all_lines)),
            _ => Box::new(self.lines.iter()),
        }
    }
}
