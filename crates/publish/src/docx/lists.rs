//! How headings and lists are numbered: sections 1, 1.1; appendices A, A.1; points; and one run of numbers for each list.

use super::paragraph::value;
use markup::{Element, el};

/// The list of section headings.
pub(super) const SECTIONS: u32 = 1;

/// The list of appendix headings.
pub(super) const APPENDICES: u32 = 2;

/// The list of points.
pub(super) const BULLETS: u32 = 3;

/// The first of the numbered lists, each of which starts at 1.
pub(super) const FIRST_NUMBERED: u32 = 10;

/// How numbered lists look, which they share.
const NUMBERED: u32 = 4;

/// How deep headings go.
pub(super) const LEVELS: u32 = 5;

/// The part that holds them, for so many numbered lists.
pub(super) fn numbering(numbered_lists: u32) -> Element {
    let sections = (0..LEVELS).map(|i| heading(i, &path(i), Some(i)));
    let appendices = (0..LEVELS).map(|i| {
        let words = if i == 0 { "Appendix %1".to_owned() } else { path(i) };
        heading(i, &words, None)
    });
    let bullets = (0..3)
        .map(|i| level(i, "bullet", "\u{2022}").child(value("w:lvlJc", "left")).child(indents(i)));
    let numbered = (0..3).map(|i| {
        let words = format!("%{}.", i + 1);
        level(i, "decimal", &words).child(value("w:lvlJc", "left")).child(indents(i))
    });
    let each = (0..numbered_lists).map(|i| {
        let restart = el("w:lvlOverride").attr("w:ilvl", "0").child(value("w:startOverride", 1));
        of(FIRST_NUMBERED + i, NUMBERED).child(restart)
    });
    super::root("w:numbering")
        .child(kind(SECTIONS).children(sections))
        .child(kind(APPENDICES).children(appendices))
        .child(kind(BULLETS).children(bullets))
        .child(kind(NUMBERED).children(numbered))
        .children([SECTIONS, APPENDICES, BULLETS].map(|list| of(list, list)))
        .children(each)
}

fn kind(id: u32) -> Element {
    el("w:abstractNum")
        .attr("w:abstractNumId", id.to_string())
        .child(value("w:multiLevelType", "multilevel"))
}

fn of(list: u32, kind: u32) -> Element {
    el("w:num").attr("w:numId", list.to_string()).child(value("w:abstractNumId", kind))
}

/// "%1.%2" for the second level.
fn path(level: u32) -> String {
    let parts: Vec<String> = (1..=level + 1).map(|i| format!("%{i}")).collect();
    parts.join(".")
}

/// A level: its start, its kind of number and its words.
fn level(i: u32, format: &str, words: &str) -> Element {
    el("w:lvl")
        .attr("w:ilvl", i.to_string())
        .child(value("w:start", 1))
        .child(value("w:numFmt", format))
        .child(value("w:lvlText", words))
}

/// A level of headings; that of a section belongs to its style. The number stands before the title, a space between.
fn heading(i: u32, words: &str, style: Option<u32>) -> Element {
    let format = if i == 0 && style.is_none() { "upperLetter" } else { "decimal" };
    let mut level = el("w:lvl")
        .attr("w:ilvl", i.to_string())
        .child(value("w:start", 1))
        .child(value("w:numFmt", format));
    if let Some(style) = style {
        level = level.child(value("w:pStyle", format!("Heading{}", style + 1)));
    }
    let muted = el("w:rPr").child(value("w:color", super::styles::hex("muted")));
    level
        .child(value("w:suff", "space"))
        .child(value("w:lvlText", words))
        .child(value("w:lvlJc", "left"))
        .child(el("w:pPr").child(el("w:ind").attr("w:left", "0").attr("w:firstLine", "0")))
        .child(muted)
}

fn indents(i: u32) -> Element {
    let left = (360 * (i + 1)).to_string();
    el("w:pPr").child(el("w:ind").attr("w:left", left).attr("w:hanging", "360"))
}
