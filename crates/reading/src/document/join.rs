//! Words that were parted at the end of a line, made whole.

use std::collections::BTreeSet;

use super::block::{Block, Join, Kind};
use super::{Line, Reading};

/// Decides for every hyphen at the end of a line whether it belongs to the word. What the document itself writes elsewhere
/// decides; where it writes neither, the hyphen goes if a small letter follows.
pub(super) fn mend(reading: &mut Reading) {
    let words = words(reading.lines());
    for block in &mut reading.blocks {
        mend_block(block, &words);
    }
}

fn words<'a>(lines: impl Iterator<Item = &'a Line>) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in lines {
        let whole = line.text.trim_end_matches(['-', '\u{2010}']);
        words.extend(whole.split_whitespace().map(bare));
    }
    words
}

/// A word without what stands around it, in small letters.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

fn mend_block(block: &mut Block, words: &BTreeSet<String>) {
    if let Kind::Table(table) = &mut block.kind {
        for block in table.blocks_mut() {
            mend_block(block, words);
        }
    }
    for at in 1..block.lines.len() {
        let (before, after) = block.lines.split_at_mut(at);
        if let ([.., line], [next, ..]) = (before, after) {
            line.join = how(&line.text, &next.text, words);
        }
    }
}

fn how(line: &str, next: &str, words: &BTreeSet<String>) -> Join {
    let Some(start) = line.strip_suffix(['-', '\u{2010}']) else { return Join::Space };
    // A dash that stands alone, or two, part sentences.
    if !start.ends_with(char::is_alphanumeric) {
        return Join::Space;
    }
    let first = start.rsplit(char::is_whitespace).next().unwrap_or(start);
    let second = next.split_whitespace().next().unwrap_or_default();
    if words.contains(&bare(&format!("{first}-{second}"))) {
        return Join::Close;
    }
    let small = second.starts_with(char::is_lowercase) && first.ends_with(char::is_lowercase);
    if small { Join::Mend } else { Join::Close }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_says_which_hyphens_stay() {
        let words = BTreeSet::from(["task-force".to_owned(), "development".to_owned()]);
        assert_eq!(how("the devel-", "opment of", &words), Join::Mend);
        assert_eq!(how("the task-", "force, which", &words), Join::Close);
        assert_eq!(how("the Vice-", "Chair said", &words), Join::Close);
        assert_eq!(how("in 2019-", "20 it was", &words), Join::Close);
        assert_eq!(how("it was late -", "and dark", &words), Join::Space);
    }
}
