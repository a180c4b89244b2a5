//! Where the comment on a finding stands: at the figure, else at its paragraph, else at the beginning.

use std::ops::Range;

use checker::Spot;
use reading::document::{Kind, Line};

use super::super::Examined;
use super::super::align::{Glyph, clamped, find, glyphs, within};
use super::walk::{Paragraph, Shown, Walked};

/// A part of the text that a comment is on.
#[derive(Debug)]
pub(super) enum Anchor<'a> {
    /// From the first letter to the last.
    Letters(&'a Shown, &'a Shown),
    /// A whole paragraph.
    Paragraph(&'a Paragraph),
    /// Nothing in the file can take a comment.
    Nowhere,
}

/// Where the comment on a spot stands. Word takes none in headers, feet and notes: it stands at the beginning then.
pub(super) fn anchor<'a>(examined: &Examined<'_>, walked: &'a Walked, spot: &Spot) -> Anchor<'a> {
    let number = usize::try_from(spot.line).unwrap_or(0).checked_sub(1);
    let paragraph = number.and_then(|number| walked.paragraphs.get(number));
    if let Some(paragraph) = paragraph.filter(|_| is_in_main(examined, spot.index)) {
        return at_letters(examined, spot, paragraph).unwrap_or_else(|| {
            walked.paragraphs.get(paragraph.outer).map_or(Anchor::Nowhere, Anchor::Paragraph)
        });
    }
    let has_text = |one: &&Paragraph| !one.shown.is_empty() && !one.content.is_empty();
    walked.paragraphs.iter().find(has_text).map_or(Anchor::Nowhere, Anchor::Paragraph)
}

/// Whether a line stands in the main part.
fn is_in_main(examined: &Examined<'_>, index: usize) -> bool {
    let mut after = 0;
    for block in &examined.reading.blocks {
        after += block.all_lines().count();
        if index < after {
            return !matches!(block.kind, Kind::Running | Kind::Footnote);
        }
    }
    false
}

fn at_letters<'a>(
    examined: &Examined<'_>,
    spot: &Spot,
    paragraph: &'a Paragraph,
) -> Option<Anchor<'a>> {
    let lines: Vec<(usize, &Line)> =
        examined.reading.lines().enumerate().filter(|(_, line)| line.number == spot.line).collect();
    let line = lines.iter().find(|(index, _)| *index == spot.index)?.1;
    let letters = |line: &Line| glyphs(&line.text).len();
    let before: usize =
        lines.iter().filter(|(index, _)| *index < spot.index).map(|(_, line)| letters(line)).sum();
    let own = glyphs(&line.text);
    let meant = within(&own, &clamped(&line.text, &spot.range));
    // What the reading has more is the number of the paragraph in its list, which Word does not keep as text.
    let all: usize = lines.iter().map(|(_, line)| letters(line)).sum();
    let mark = all.saturating_sub(paragraph.shown.len());
    let start = (before + meant.start).max(mark) - mark;
    let end = (before + meant.end).checked_sub(mark)?;
    let found = start..end;
    let is_same = matches(&paragraph.shown, &found, &own[meant.clone()]);
    let found = if is_same { found } else { elsewhere(&paragraph.shown, &own[meant])? };
    let (first, last) =
        (paragraph.shown.get(found.start)?, paragraph.shown.get(found.end.checked_sub(1)?)?);
    first.run.zip(last.run)?;
    Some(Anchor::Letters(first, last))
}

/// Whether the last of these letters stand there.
fn matches(shown: &[Shown], range: &Range<usize>, letters: &[Glyph]) -> bool {
    let Some(there) = shown.get(range.clone()) else { return false };
    let there = there.iter().rev();
    !range.is_empty()
        && there.zip(letters.iter().rev()).all(|(one, other)| one.glyph.letter == other.letter)
}

/// Where the letters of the figure stand for the first time in the paragraph.
fn elsewhere(shown: &[Shown], letters: &[Glyph]) -> Option<Range<usize>> {
    let there: Vec<Glyph> = shown.iter().map(|one| one.glyph.clone()).collect();
    let at = find(&there, letters, 0)?;
    Some(at..at + letters.len())
}
