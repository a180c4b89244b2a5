//! The looks that paragraphs have, one an entry.

use super::pages::RAGGED;

/// Where a paragraph may stand on a page.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    #[default]
    Free,
    /// All on one page.
    Whole,
    /// All on one page, with what comes after it.
    WithNext,
    /// At the start of a page, with what comes after it.
    StartsPage,
}

/// A paragraph style.
#[derive(Default, Clone, Copy)]
pub(super) struct Look {
    /// Its id, and its name where that is another.
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) based_on: &'static str,
    pub(super) next: &'static str,
    pub(super) keep: Keep,
    /// The heading's level, from 0.
    pub(super) outline: Option<u32>,
    /// The level of the list of sections that it belongs to.
    pub(super) numbered: Option<u32>,
    /// A rule: which side, how thick in eighths of a point, its colour.
    pub(super) rule: Option<(&'static str, u32, &'static str)>,
    /// A shade, which reaches a little beyond the words on every side.
    pub(super) shade: &'static str,
    /// Where its tabs are, and whether dots lead to the last.
    pub(super) tabs: &'static [(&'static str, u32)],
    /// Space before and after; none between two paragraphs of this style where `close`.
    pub(super) close: bool,
    pub(super) before: u32,
    pub(super) after: u32,
    pub(super) line: u32,
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) hanging: u32,
    pub(super) align: &'static str,
    /// Half points.
    pub(super) size: u32,
    pub(super) bold: bool,
    pub(super) colour: &'static str,
}

/// All of them; in a long document each section starts a page.
#[expect(clippy::too_many_lines, reason = "a list, one style an entry")]
pub(super) fn paragraphs(is_long: bool) -> Vec<Look> {
    let plain = Look { based_on: "Normal", ..Look::default() };
    let heading = |id, name, level, size, before, after| Look {
        id,
        name,
        next: "BodyText",
        keep: Keep::WithNext,
        outline: Some(level),
        numbered: Some(level),
        size,
        before,
        after,
        bold: true,
        colour: "brand",
        ..plain
    };
    let contents = Look { name: "", after: 30, ..plain };
    let small = Look { size: 18, line: 252, ..plain };
    let boxed = Look { left: 170, right: RAGGED, before: 200, after: 240, ..plain };
    let person = Look { left: 284, right: RAGGED, rule: Some(("w:left", 24, "line-2")), ..plain };
    vec![
        Look { id: "Normal", name: "Normal", ..Look::default() },
        Look { id: "BodyText", name: "Body Text", after: 140, right: RAGGED, ..plain },
        Look {
            keep: if is_long { Keep::StartsPage } else { Keep::WithNext },
            ..if is_long {
                heading("Heading1", "heading 1", 0, 40, 0, 240)
            } else {
                heading("Heading1", "heading 1", 0, 30, 280, 100)
            }
        },
        heading("Heading2", "heading 2", 1, 30, 360, 140),
        heading("Heading3", "heading 3", 2, 25, 300, 100),
        heading("Heading4", "heading 4", 3, 22, 240, 80),
        heading("Heading5", "heading 5", 4, 22, 200, 60),
        Look { numbered: None, ..heading("RecordHeading", "Record Heading", 1, 24, 320, 80) },
        Look {
            id: "Whose",
            size: 26,
            bold: true,
            colour: "brand",
            before: if is_long { 1400 } else { 0 },
            after: if is_long { 700 } else { 200 },
            rule: Some(("w:bottom", 12, "brand")),
            ..plain
        },
        Look {
            id: "Title",
            name: "Title",
            next: "Subtitle",
            size: if is_long { 68 } else { 40 },
            bold: true,
            colour: "brand",
            line: 240,
            after: if is_long { 300 } else { 160 },
            ..plain
        },
        Look {
            id: "Subtitle",
            name: "Subtitle",
            next: "BodyText",
            size: if is_long { 28 } else { 22 },
            colour: "muted",
            right: RAGGED,
            after: if is_long { 700 } else { 160 },
            ..plain
        },
        Look {
            id: "CoverDetail",
            name: "Cover Detail",
            tabs: &[("left", 2552)],
            left: 2552,
            hanging: 2552,
            after: if is_long { 100 } else { 40 },
            ..plain
        },
        Look { id: "Notice", shade: "notice", before: 400, ..boxed },
        Look {
            id: "TOCHeading",
            name: "TOC Heading",
            next: "BodyText",
            keep: Keep::WithNext,
            size: 30,
            bold: true,
            colour: "brand",
            before: 360,
            after: 160,
            ..plain
        },
        Look {
            id: "TOC1",
            name: "toc 1",
            tabs: &[("left", 567), ("right", 9412)],
            before: 100,
            left: 567,
            hanging: 567,
            right: 567,
            ..contents
        },
        Look {
            id: "TOC2",
            name: "toc 2",
            tabs: &[("left", 1247), ("right", 9412)],
            left: 1247,
            hanging: 680,
            right: 567,
            ..contents
        },
        Look {
            id: "TableofFigures",
            name: "table of figures",
            tabs: &[("right", 9412)],
            left: 567,
            hanging: 567,
            right: 567,
            ..contents
        },
        Look {
            id: "Header",
            name: "header",
            rule: Some(("w:bottom", 4, "rule")),
            colour: "muted",
            ..small
        },
        Look { id: "HeaderEmpty", name: "Header Empty", ..small },
        Look { id: "Footer", name: "footer", align: "right", colour: "muted", ..small },
        Look { id: "FooterNotice", name: "Footer Notice", colour: "muted", ..small },
        Look { id: "Marking", align: "center", bold: true, size: 20, after: 40, ..plain },
        Look {
            id: "ListItem",
            name: "List Item",
            after: 80,
            right: RAGGED,
            left: 360,
            hanging: 360,
            ..plain
        },
        Look {
            id: "ListTitle",
            name: "List Title",
            keep: Keep::WithNext,
            bold: true,
            before: 240,
            after: 100,
            ..plain
        },
        Look { id: "Note", shade: "band", rule: Some(("w:left", 36, "own")), ..boxed },
        Look { id: "Caution", shade: "notice", rule: Some(("w:left", 36, "line-4")), ..boxed },
        Look {
            id: "KeyFigure",
            name: "Key Figure",
            keep: Keep::WithNext,
            bold: true,
            before: 200,
            line: 240,
            ..plain
        },
        Look { id: "KeyFigureText", name: "Key Figure Text", after: 200, right: RAGGED, ..plain },
        Look {
            id: "Caption",
            name: "caption",
            next: "BodyText",
            keep: Keep::WithNext,
            bold: true,
            size: 23,
            before: 320,
            after: 40,

            right: RAGGED,
            ..plain
        },
        Look {
            id: "CaptionMore",
            name: "Caption More",
            keep: Keep::WithNext,
            colour: "muted",
            size: 20,
            after: 100,
            ..plain
        },
        Look { id: "Picture", keep: Keep::WithNext, before: 60, after: 60, line: 240, ..plain },
        Look {
            id: "Source",
            keep: Keep::Whole,
            colour: "muted",
            close: true,
            before: 80,
            after: 220,
            right: RAGGED,
            ..small
        },
        Look { id: "TableText", name: "Table Text", size: 19, line: 252, ..plain },
        Look {
            id: "TableNumber",
            name: "Table Number",
            based_on: "TableText",
            align: "right",
            ..plain
        },
        Look {
            id: "TableHead",
            name: "Table Head",
            based_on: "TableText",
            keep: Keep::WithNext,
            bold: true,
            ..plain
        },
        Look {
            id: "TableHeadNumber",
            name: "Table Head Number",
            based_on: "TableHead",
            keep: Keep::WithNext,
            align: "right",
            ..plain
        },
        Look { id: "Between", size: 8, line: 240, after: 80, ..plain },
        Look {
            id: "NarrativeTitle",
            name: "Narrative Title",
            bold: true,
            colour: "muted",
            keep: Keep::WithNext,
            before: 240,
            size: 20,
            ..person
        },
        Look { id: "Narrative", before: 100, ..person },
        Look {
            id: "NarrativeItem",
            name: "Narrative Item",
            before: 60,
            left: 644,
            hanging: 360,
            ..person
        },
        Look {
            id: "NarrativeUnchecked",
            name: "Narrative Unchecked",
            size: 18,
            colour: "muted",
            before: 100,
            after: 200,
            ..person
        },
        Look { id: "FootnoteText", name: "footnote text", ..small },
        Look { id: "RecordFact", name: "Record Fact", after: 40, ..small },
    ]
}
