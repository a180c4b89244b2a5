//! The pages of a plain text: parted by form feeds, or by the marks that the pages of what it was made from carry, "Page 16" or
//! "- 12 -" on a line of their own.
//!
//! A page is told by the number that is printed on it. Where marks are missing nobody can say which page a line stands on, and
//! nothing is said.

use std::collections::BTreeMap;
use std::ops::Range;

use super::text::Raw;

/// Fewer marks make no run.
const FEWEST: usize = 3;
/// So few lines before the first mark are of its own page.
const FEW: usize = 3;

/// Sets the page of every line, from 1 in their order, and gives for each page the number that a reader finds on it.
pub(super) fn number(lines: &mut [Raw]) -> Vec<Option<u32>> {
    match lines.last().map_or(1, |line| line.page) {
        0 | 1 => by_marks(lines),
        pages => by_feeds(lines, pages),
    }
}

/// Pages that form feeds part: as many on as most of the numbers at their ends say, else as they are counted.
fn by_feeds(lines: &[Raw], pages: u32) -> Vec<Option<u32>> {
    let mut offsets: BTreeMap<i64, u32> = BTreeMap::new();
    let mut first = 0;
    for own in lines.chunk_by(|line, next| line.page == next.page) {
        let page = own[0].page;
        let filled: Vec<usize> =
            (first..first + own.len()).filter(|at| !lines[*at].text.trim().is_empty()).collect();
        first += own.len();
        let ends = filled.iter().take(2).chain(filled.iter().rev().take(2));
        let mut found: Vec<i64> = ends
            .filter_map(|at| mark(lines, *at).or_else(|| digits(&lines[*at].text)))
            .map(|number| i64::from(number) - i64::from(page))
            .collect();
        found.sort_unstable();
        found.dedup();
        for offset in found {
            *offsets.entry(offset).or_default() += 1;
        }
    }
    let most = offsets.iter().max_by_key(|(offset, count)| (**count, -offset.abs()));
    let offset = most.filter(|(_, count)| **count >= 2 && **count * 3 >= pages);
    let offset = offset.map_or(0, |(offset, _)| *offset);
    (1..=pages).map(|page| u32::try_from(i64::from(page) + offset).ok()).collect()
}

/// Pages that nothing parts but their marks: a run of numbers that goes up by one nearly everywhere.
fn by_marks(lines: &mut [Raw]) -> Vec<Option<u32>> {
    let marks: Vec<(usize, u32)> =
        (0..lines.len()).filter_map(|at| Some((at, mark(lines, at)?))).collect();
    let steps = marks.windows(2).map(|pair| i64::from(pair[1].1) - i64::from(pair[0].1));
    let by_one = steps.clone().filter(|step| *step == 1).count();
    let ascends = steps.clone().all(|step| step > 0);
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return vec![None] };
    if marks.len() < FEWEST || !ascends || by_one * 3 < steps.count() * 2 {
        return vec![None];
    }
    let filled = |range: Range<usize>| {
        lines[range].iter().filter(|line| !line.text.trim().is_empty()).count()
    };
    let (before, after) = (filled(0..first.0), filled(last.0 + 1..lines.len()));
    // A mark at the head of its page stands before all that is on the first; the first that is numbered can be the second.
    let at_head = before == 0 || after >= FEW && (before < FEW || first.1 == 2);
    let mut lengths: Vec<usize> =
        marks.windows(2).map(|pair| filled(pair[0].0..pair[1].0)).collect();
    lengths.sort_unstable();
    let usual = lengths.get(lengths.len() / 2).copied().unwrap_or(0);
    // What is much longer than a page is several, and their marks are missing.
    let is_one = |range: Range<usize>| filled(range) * 2 <= usual * 3;

    let mut pages: Vec<(Range<usize>, Option<u32>)> = Vec::new();
    let goes_on = |pair: &[(usize, u32)]| pair[1].1 == pair[0].1 + 1;
    if at_head {
        if before >= FEW {
            let is_page = first.1 == 2 || is_one(0..first.0);
            pages.push((0..first.0, first.1.checked_sub(1).filter(|page| is_page && *page > 0)));
        }
        let mut start = if before >= FEW { first.0 } else { 0 };
        for pair in marks.windows(2) {
            pages.push((start..pair[1].0, Some(pair[0].1).filter(|_| goes_on(pair))));
            start = pair[1].0;
        }
        let rest = last.0..lines.len();
        pages.push((start..lines.len(), Some(last.1).filter(|_| is_one(rest))));
    } else {
        let is_page = first.1 == 1 || is_one(0..first.0);
        pages.push((0..first.0 + 1, Some(first.1).filter(|_| is_page)));
        for pair in marks.windows(2) {
            pages.push((pair[0].0 + 1..pair[1].0 + 1, Some(pair[1].1).filter(|_| goes_on(pair))));
        }
        let rest = last.0 + 1..lines.len();
        if after > 0 {
            pages.push((rest.clone(), Some(last.1 + 1).filter(|_| is_one(rest))));
        }
    }
    for ((range, _), page) in pages.iter().zip(1..) {
        for line in &mut lines[range.clone()] {
            line.page = page;
        }
    }
    // Blank lines after the last mark are of its page.
    let end = pages.last().map_or(0, |(range, _)| range.end);
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    for line in &mut lines[end..] {
        line.page = count;
    }
    pages.into_iter().map(|(_, shown)| shown).collect()
}

/// The number of the page that a line is the mark of. A turned stamp can be torn in two, "P" and "age 46".
fn mark(lines: &[Raw], at: usize) -> Option<u32> {
    let text = lines.get(at)?.text.trim();
    printed(text).or_else(|| {
        let number = digits(text.strip_prefix("age")?)?;
        let above = lines[..at].iter().rev().find(|line| !line.text.trim().is_empty())?;
        (above.text.trim() == "P").then_some(number)
    })
}

/// The number of a mark: "Page 16", "Page 3 of 40", "- 12 -", "4 | Page", or "Page 36" stuck to the last words of its page.
fn printed(text: &str) -> Option<u32> {
    const DASHES: [char; 3] = ['-', '–', '—'];
    let lower = text.to_lowercase();
    let named = || {
        let rest = ["page", "pg.", "pg", "p."].iter().find_map(|word| lower.strip_prefix(word))?;
        let rest = rest.trim_start_matches([' ', '|']);
        let (number, all) = rest.split_once(" of ").or_else(|| rest.split_once('/')).unzip();
        let of_all = all.is_none_or(|all| digits(all).is_some());
        digits(number.unwrap_or(rest)).filter(|_| of_all)
    };
    let dashed = || digits(text.strip_prefix(DASHES)?.strip_suffix(DASHES)?);
    let barred = || {
        let (number, word) = lower.split_once('|')?;
        let word: String = word.split_whitespace().collect();
        digits(number).filter(|_| word == "page")
    };
    let stuck = || {
        let (before, number) = text.rsplit_once("Page ")?;
        digits(number).filter(|_| before.ends_with(char::is_lowercase))
    };
    named().or_else(dashed).or_else(barred).or_else(stuck)
}

/// A number of at most four digits that is all of a text.
fn digits(text: &str) -> Option<u32> {
    let text = text.trim();
    let is_number = text.len() <= 4 && text.chars().all(|letter| letter.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use crate::document::read;

    /// The page that is told of each line that says where it stands: "content of 7".
    fn told(text: &str) -> Vec<(String, Option<u32>)> {
        let reading = read(text.as_bytes()).unwrap();
        let lines = reading.lines().filter(|line| line.text.starts_with("Content"));
        lines.map(|line| (line.text.clone(), line.page_shown)).collect()
    }

    fn content(page: u32) -> String {
        format!("Content of {page}.\n\nMore is said here.\n\nAnd more of it.\n\n")
    }

    fn wanted(pages: impl IntoIterator<Item = (u32, Option<u32>)>) -> Vec<(String, Option<u32>)> {
        pages.into_iter().map(|(page, told)| (format!("Content of {page}."), told)).collect()
    }

    #[test]
    fn marks_at_the_foot_and_at_the_head_number_their_pages() {
        type Mark = fn(u32) -> String;
        let marks: [Mark; 5] = [
            |page| format!("Page {page}\n\n"),
            |page| format!("- {page} -\n\n"),
            |page| format!("Page {page} of 40\n\n"),
            |page| format!("P\nage {page}\n\n"),
            |page| format!("{page} | P a g e\n\n"),
        ];
        let all = || wanted((7..=11).map(|page| (page, Some(page))));
        for mark in marks {
            let foot: String = (7..=11).map(|page| content(page) + &mark(page)).collect();
            assert_eq!(told(&foot), all(), "of\n{foot}");
            let head: String = (7..=11).map(|page| mark(page) + &content(page)).collect();
            assert_eq!(told(&head), all(), "of\n{head}");
        }
        // A cover without a mark is the first page.
        let cover: String =
            (2..=5).map(|page| format!("Page {page}\n\n") + &content(page)).collect();
        assert_eq!(told(&(content(1) + &cover)), wanted((1..=5).map(|page| (page, Some(page)))));
    }

    #[test]
    fn where_marks_are_missing_no_page_is_told() {
        let foot = |page: u32| content(page) + &format!("Page {page}\n\n");
        let text: String = [1, 2, 3, 4, 9, 10].map(foot).concat();
        let gap =
            [(1, Some(1)), (2, Some(2)), (3, Some(3)), (4, Some(4)), (9, None), (10, Some(10))];
        assert_eq!(told(&text), wanted(gap));
        let text: String = [16, 36, 46, 66, 90, 92].map(foot).concat();
        assert_eq!(told(&text), wanted([16, 36, 46, 66, 90, 92].map(|page| (page, None))));
        // Numbers alone are no marks, nor what a contents list or a sentence says.
        let text: String = (1..=5).map(|page| content(page) + &format!("{page}\n\n")).collect();
        assert_eq!(told(&text), wanted((1..=5).map(|page| (page, None))));
    }

    #[test]
    fn pages_that_form_feeds_part_have_the_numbers_that_are_printed_on_them() {
        let text = |mark: fn(u32) -> String| -> String {
            let pages: Vec<String> = (1..=5).map(|page| content(page) + &mark(page)).collect();
            pages.join("\u{c}")
        };
        let counted = || wanted((1..=5).map(|page| (page, Some(page))));
        assert_eq!(told(&text(|_| String::new())), counted());
        assert_eq!(
            told(&text(|page| format!("{}\n", page + 14))),
            wanted((1..=5).map(|page| (page, Some(page + 14))))
        );
        assert_eq!(
            told(&text(|page| if page == 2 {
                String::new()
            } else {
                format!("Page {}", page + 3)
            })),
            wanted((1..=5).map(|page| (page, Some(page + 3))))
        );
    }
}
