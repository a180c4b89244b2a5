//! The lines of a document, and how far a finding is from a row.

use std::collections::BTreeMap;

use checker::Finding;

use super::numbers::tokens;

/// The lines of a document that are not blank.
pub struct Lines {
    /// The number and the text of each, in order.
    lines: Vec<(u32, String)>,
}

/// How far a sentence is followed over its lines, each way.
const LONGEST: usize = 12;

/// How many words at the edge of a line tell that a quote runs over it.
const EDGE: usize = 3;

impl Lines {
    /// From numbers and texts in any order; what stands on one line is put together.
    pub fn new<'a>(lines: impl Iterator<Item = (u32, &'a str)>) -> Self {
        let mut texts: BTreeMap<u32, String> = BTreeMap::new();
        for (number, text) in lines.filter(|(_, text)| !text.trim().is_empty()) {
            let whole = texts.entry(number).or_default();
            if !whole.is_empty() {
                whole.push(' ');
            }
            whole.push_str(text);
        }
        Self { lines: texts.into_iter().collect() }
    }

    /// The text of a line; empty where it is blank.
    pub fn text(&self, line: u32) -> &str {
        self.find(line).map_or("", |at| &self.lines[at].1)
    }

    /// How far a finding stands from a line: 0 on it, 1 beside it or where its sentence runs over it; none where it does not
    /// cover the line.
    pub fn distance(&self, finding: &Finding, line: u32) -> Option<u8> {
        let at = finding.at.line;
        if at == line {
            return Some(0);
        }
        let beside = at.abs_diff(line) == 1 || self.place(at).abs_diff(self.place(line)) <= 2;
        (beside || self.runs_over(finding, line)).then_some(1)
    }

    /// Where a line stands among those that are not blank; where it would stand if it is.
    fn find(&self, line: u32) -> Result<usize, usize> {
        self.lines.binary_search_by_key(&line, |(number, _)| *number)
    }

    /// Twice the place of a line among those that are not blank; even for a blank one between two.
    fn place(&self, line: u32) -> usize {
        self.find(line).map_or_else(|at| 2 * at, |at| 2 * at + 1)
    }

    /// Whether the quote of a finding begins on this line or before it, or goes on to it.
    fn runs_over(&self, finding: &Finding, line: u32) -> bool {
        let (Ok(own), Ok(other)) = (self.find(finding.at.line), self.find(line)) else {
            return false;
        };
        if own.abs_diff(other) > LONGEST {
            return false;
        }
        let quote = spaced(&tokens(&finding.at.quote));
        let between = if other > own { own + 1..=other } else { other..=own - 1 };
        self.lines[between].iter().all(|(number, text)| {
            let words = tokens(text);
            let edge = words.len().min(EDGE);
            // The sentence may begin or end in a word of the outermost line.
            let least = if *number == line { 1 } else { edge };
            if other > own {
                quote.contains(&spaced(&words[..edge]))
                    || (least..edge).any(|some| quote.ends_with(&spaced(&words[..some])))
            } else {
                let behind = |some: usize| spaced(&words[words.len() - some..]);
                quote.contains(&behind(edge))
                    || (least..edge).any(|some| quote.starts_with(&behind(some)))
            }
        })
    }
}

/// Words with a space around each, so that whole words are sought.
fn spaced(words: &[String]) -> String {
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::sample::finding;
    use super::*;

    #[test]
    fn blank_lines_are_no_distance() {
        let lines = Lines::new([(2, "a"), (6, "b"), (10, "c")].into_iter());
        let at = |line| finding(line, "1");
        assert_eq!(lines.distance(&at(6), 6), Some(0));
        assert_eq!(lines.distance(&at(2), 6), Some(1));
        assert_eq!(lines.distance(&at(2), 10), None);
        // On a blank line: beside the lines around it, not beyond them.
        assert_eq!(lines.distance(&at(6), 4), Some(1));
        assert_eq!(lines.distance(&at(10), 4), None);
    }

    #[test]
    fn a_sentence_covers_the_lines_that_it_runs_over() {
        let lines = Lines::new(
            [
                (1, "Earlier words. The fall of"),
                (2, "twelve per cent was, all"),
                (3, "in all, more than had been"),
                (4, "hoped. Later words follow"),
                (5, "here."),
            ]
            .into_iter(),
        );
        let mut one = finding(1, "twelve");
        one.at.quote =
            "The fall of twelve per cent was, all in all, more than had been hoped.".to_owned();
        assert_eq!(lines.distance(&one, 3), Some(1));
        assert_eq!(lines.distance(&one, 4), Some(1), "its last word");
        assert_eq!(lines.distance(&one, 5), None);
        one.at.line = 4;
        assert_eq!(lines.distance(&one, 2), Some(1));
        assert_eq!(lines.distance(&one, 1), Some(1));
        one.at.quote = "Something else".to_owned();
        assert_eq!(lines.distance(&one, 1), None);
    }
}
