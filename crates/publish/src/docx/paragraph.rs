//! Paragraphs and runs of a Word file. Their properties are written in the order that the file format's schema asks for,
//! which Word holds to.

use markup::{Element, el};

/// A paragraph while it is made.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    style: &'static str,
    keep_next: bool,
    page_break: Option<bool>,
    list: Option<(u32, u32)>,
    indent: Option<(u32, u32)>,
    section: Option<Element>,
    runs: Vec<Element>,
}

impl Paragraph {
    /// An empty paragraph of this style.
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }

    /// A paragraph of this style and these words.
    pub(super) fn of(style: &'static str, words: &str) -> Self {
        Self::new(style).with(run(words))
    }

    /// Kept on one page with what comes after it.
    pub(super) fn keep_next(mut self) -> Self {
        self.keep_next = true;
        self
    }

    /// Whether it starts a page, whatever its style says.
    pub(super) fn page_break(mut self, starts: bool) -> Self {
        self.page_break = Some(starts);
        self
    }

    /// An item of this list, at this level; list 0 takes the number off a heading.
    pub(super) fn in_list(mut self, list: u32, level: u32) -> Self {
        self.list = Some((list, level));
        self
    }

    /// Set in by so much, its first line by so much less, whatever its list says.
    pub(super) fn set_in(mut self, left: u32, hanging: u32) -> Self {
        self.indent = Some((left, hanging));
        self
    }

    /// With this run at its end.
    pub(super) fn with(mut self, run: Element) -> Self {
        self.runs.push(run);
        self
    }

    /// With these runs at its end.
    pub(super) fn with_all(mut self, runs: impl IntoIterator<Item = Element>) -> Self {
        self.runs.extend(runs);
        self
    }

    /// Ends a section of pages here, with these properties.
    pub(super) fn ends_section(&mut self, properties: Element) {
        self.section = Some(properties);
    }

    /// Whether it already ends a section.
    pub(super) fn is_end_of_section(&self) -> bool {
        self.section.is_some()
    }

    /// Whether it is to stand on one page with what comes after it.
    pub(super) fn leads(&self) -> bool {
        self.keep_next
    }

    /// As it stands in the file.
    pub(super) fn element(self) -> Element {
        let mut properties = el("w:pPr").child(value("w:pStyle", self.style));
        if self.keep_next {
            properties = properties.child(el("w:keepNext"));
        }
        if let Some(starts) = self.page_break {
            properties = properties.child(value("w:pageBreakBefore", u8::from(starts)));
        }
        if let Some((list, level)) = self.list {
            let number = el("w:numPr").child(value("w:ilvl", level)).child(value("w:numId", list));
            properties = properties.child(number);
        }
        if self.page_break == Some(false) {
            // What would have started a page is set off where it stands.
            properties = properties.child(el("w:spacing").attr("w:before", "600"));
        }
        if let Some((left, hanging)) = self.indent {
            let indent = el("w:ind").attr("w:left", left.to_string());
            properties = properties.child(indent.attr("w:hanging", hanging.to_string()));
        }
        properties = properties.children(self.section);
        el("w:p").child(properties).children(self.runs)
    }
}

/// An element whose one attribute is its value.
#[expect(clippy::needless_pass_by_value, reason = "a number or a word, as short to say as can be")]
pub(super) fn value(name: &'static str, value: impl ToString) -> Element {
    el(name).attr("w:val", value.to_string())
}

/// A run of words.
pub(super) fn run(words: &str) -> Element {
    el("w:r").child(text(words))
}

/// A run of words in this character style.
pub(super) fn styled(style: &str, words: &str) -> Element {
    in_style(style).child(text(words))
}

/// An empty run in this character style.
pub(super) fn in_style(style: &str) -> Element {
    el("w:r").child(el("w:rPr").child(value("w:rStyle", style)))
}

/// A tab.
pub(super) fn tab() -> Element {
    el("w:r").child(el("w:tab"))
}

/// A new line in the same paragraph.
pub(super) fn line_break() -> Element {
    el("w:r").child(el("w:br"))
}

fn text(words: &str) -> Element {
    el("w:t").attr("xml:space", "preserve").text(words)
}

/// A field: what Word works out, and what it shows until it does.
pub(super) fn field(instruction: &str, shown: impl IntoIterator<Item = Element>) -> Vec<Element> {
    let mut runs = field_start(instruction);
    runs.extend(shown);
    runs.push(field_end());
    runs
}

/// The runs before what a field shows.
pub(super) fn field_start(instruction: &str) -> Vec<Element> {
    let instruction =
        el("w:instrText").attr("xml:space", "preserve").text(format!(" {instruction} "));
    vec![mark("begin"), el("w:r").child(instruction), mark("separate")]
}

/// The run after what a field shows.
pub(super) fn field_end() -> Element {
    mark("end")
}

fn mark(kind: &str) -> Element {
    el("w:r").child(el("w:fldChar").attr("w:fldCharType", kind))
}

/// Runs that lead to a bookmark.
pub(super) fn leading_to(bookmark: &str, runs: impl IntoIterator<Item = Element>) -> Element {
    el("w:hyperlink").attr("w:anchor", bookmark).attr("w:history", "1").children(runs)
}
