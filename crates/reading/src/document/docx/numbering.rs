//! The numbers of lists, counted as Word counts them.

use std::collections::BTreeMap;

use super::xml::{Piece, each};
use crate::ReadingError;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    text: String,
    start: u32,
}

/// The lists of a file, and how far each is counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels by abstract list.
    levels: BTreeMap<String, Vec<Level>>,
    /// The abstract list of each list.
    lists: BTreeMap<String, String>,
    /// How far each abstract list is, level by level.
    counts: BTreeMap<String, Vec<u32>>,
}

/// The deepest level that Word has.
const DEEP: usize = 9;

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(super) fn read(part: &str) -> Result<Self, ReadingError> {
        let mut read = Self::default();
        let (mut abstract_list, mut list) = (String::new(), String::new());
        each(part, |piece| {
            let Piece::Start(start) = piece else { return };
            let levels = read.levels.get_mut(&abstract_list);
            match &*start.name {
                "abstractNum" => {
                    start
                        .attribute("abstractNumId")
                        .unwrap_or_default()
                        .clone_into(&mut abstract_list);
                    read.levels.insert(abstract_list.clone(), Vec::new());
                }
                "lvl" => {
                    if let Some(levels) = levels.filter(|levels| levels.len() < DEEP) {
                        levels.push(Level { start: 1, ..Level::default() });
                    }
                }
                "start" => {
                    if let Some(level) = levels.and_then(|levels| levels.last_mut()) {
                        level.start = start.value().parse().unwrap_or(1);
                    }
                }
                "numFmt" => {
                    if let Some(level) = levels.and_then(|levels| levels.last_mut()) {
                        start.value().clone_into(&mut level.format);
                    }
                }
                "lvlText" => {
                    if let Some(level) = levels.and_then(|levels| levels.last_mut()) {
                        start.value().clone_into(&mut level.text);
                    }
                }
                "num" => {
                    start.attribute("numId").unwrap_or_default().clone_into(&mut list);
                    // What follows overrides levels of a list, which reading does without.
                    abstract_list.clear();
                }
                "abstractNumId" => {
                    read.lists.insert(list.clone(), start.value().to_owned());
                }
                _ => {}
            }
        })?;
        Ok(read)
    }

    /// The mark of the next paragraph of a list: "7.", "(a)", "•". None where the list shows none.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let abstract_list = self.lists.get(list)?;
        let levels = self.levels.get(abstract_list)?;
        let level = level.min(levels.len().checked_sub(1)?);
        if levels[level].format == "bullet" {
            return Some("•".to_owned());
        }
        if levels[level].format == "none" {
            return None;
        }
        let counts = self.counts.entry(abstract_list.clone()).or_default();
        counts.truncate(level + 1);
        while counts.len() < level + 1 {
            let start = levels[counts.len()].start;
            counts.push(if counts.len() == level { start.saturating_sub(1) } else { start });
        }
        counts[level] = counts[level].saturating_add(1);
        let mut mark = levels[level].text.clone();
        for (at, count) in counts.iter().enumerate() {
            mark = mark.replace(&format!("%{}", at + 1), &written(*count, &levels[at].format));
        }
        Some(mark).filter(|mark| !mark.trim().is_empty())
    }
}

/// A number in the way of a list.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number),
        "upperRoman" => roman(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// a to z, then aa to zz: as Word does.
fn letters(number: u32) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(letter, usize::try_from(at / 26 + 1).unwrap_or(1).min(10)).collect()
}

fn roman(number: u32) -> String {
    let signs = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number.min(3999);
    let mut written = String::new();
    for (value, sign) in signs {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_level_by_level() {
        let part = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/>
            <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/>
            <w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num></w:numbering>"#;
        let mut numbering = Numbering::read(part).unwrap();
        let marks: Vec<_> =
            [0, 1, 1, 0, 1].iter().map(|level| numbering.next("1", *level).unwrap()).collect();
        assert_eq!(marks, ["3.", "3.i", "3.ii", "4.", "4.i"]);
        assert_eq!(letters(28), "bb");
        assert_eq!(numbering.next("9", 0), None);
    }
}
