//! What a line of text is by its shape: a heading by its number or its capitals, an item by its mark, columns by gaps.

use super::block::Line;

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading of a level.
    Heading(u8),
    /// An item of a list, with its depth.
    Item(u8),
    /// Running text.
    Running,
}

/// A gap of this many spaces parts what stands beside the text from the text.
const ASIDE_GAP: usize = 4;
/// It begins not before this column and is no longer than [`ASIDE_LENGTH`].
const ASIDE_COLUMN: usize = 48;
const ASIDE_LENGTH: usize = 28;

/// What a line is; the line after it helps to tell headings from sentences.
pub(super) fn of(line: &str, next: &str) -> Shape {
    let text = line.trim();
    let depth = u8::try_from((line.len() - line.trim_start().len()) / 4).unwrap_or(0).min(4);
    if let Some((number, gap, rest)) = numbered(text) {
        let alone = next.trim().is_empty();
        let lettered = number.ends_with(|letter: char| letter.is_ascii_lowercase());
        // With one space before it, a short word in capitals is an item of a list: "3. VAT;".
        let capitals =
            is_capital(rest) && (gap > 1 || rest.len() > 5 && !rest.ends_with(['.', ';', ',']));
        if is_title(rest) && (capitals || alone && (gap > 1 && !number.contains('.') || lettered)) {
            return Shape::Heading(level(number));
        }
    }
    if is_item(text) {
        return Shape::Item(depth);
    }
    if is_capital(text)
        && is_title(text)
        && next.trim().is_empty()
        && text.split_whitespace().count() > 1
    {
        return Shape::Heading(1);
    }
    Shape::Running
}

/// Whether a line goes on with the heading before it: both are in capitals.
pub(super) fn continues_heading(lines: &[Line], text: &str) -> bool {
    let heading = lines.iter().map(|line| &*line.text).collect::<Vec<_>>().join(" ");
    let title = numbered(&heading).map_or(&*heading, |(_, _, rest)| rest);
    lines.len() < 4 && is_capital(title) && is_capital(text) && numbered(text).is_none()
}

/// The number that a line begins with (7, 7a, 7.1, 12.), the width of the gap after it, and the rest.
pub(super) fn numbered(text: &str) -> Option<(&str, usize, &str)> {
    let end = text.find(char::is_whitespace)?;
    let (number, rest) = text.split_at(end);
    let bare = number.trim_end_matches(['.', ':', ')']);
    let digits = bare.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let is_number = !digits.is_empty()
        && bare.len() - digits.len() < 2
        && digits.split('.').all(|part| {
            (1..=3).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_digit())
        });
    let title = rest.trim_start();
    is_number.then_some((bare, rest.len() - title.len(), title))
}

/// How deep a number is: 7 is 1, 7a and 7.1 are 2.
fn level(number: &str) -> u8 {
    let letter = number.ends_with(|letter: char| letter.is_ascii_lowercase());
    u8::try_from(1 + number.matches('.').count() + usize::from(letter)).unwrap_or(6).min(6)
}

/// Whether most letters are capitals: at least four in five, and three at all.
fn is_capital(text: &str) -> bool {
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = text.chars().filter(|letter| letter.is_uppercase()).count();
    capitals > 2 && capitals * 5 >= letters * 4
}

/// Whether it can be a title: short, one column, begins with a letter, is no sentence.
fn is_title(text: &str) -> bool {
    text.len() <= 120
        && text.starts_with(|letter: char| {
            letter.is_alphabetic() || matches!(letter, '‘' | '\'' | '“' | '"')
        })
        && columns(text).len() < 2
        && (is_capital(text) || !text.ends_with(['.', ';', ',', '?']))
}

/// Whether it begins with the mark of an item: a bullet, 1. or 1) or (1), a) or (a), i) or (iv).
fn is_item(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(char::is_whitespace) else { return false };
    if rest.trim().is_empty() {
        return false;
    }
    if matches!(mark, "•" | "-" | "*" | "–" | "◦" | "▪" | "●" | "o" | "·" | "➢" | "\u{f0b7}")
    {
        return true;
    }
    let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = mark.ends_with(')') || (mark.ends_with('.') && !mark.starts_with('('));
    let digits = inner.len() <= 2 && inner.chars().all(|letter| letter.is_ascii_digit());
    let letter = mark.ends_with(')')
        && inner.len() == 1
        && inner.chars().all(|letter| letter.is_ascii_lowercase());
    let roman = inner.len() <= 5 && inner.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'));
    closed && !inner.is_empty() && (digits || letter || roman)
}

/// The columns of a line: parted by a tab, or by three spaces and more; with the column that each begins at.
pub(super) fn columns(text: &str) -> Vec<(usize, &str)> {
    let mut columns = Vec::new();
    let mut rest = text;
    let mut start = 0;
    while !rest.is_empty() {
        let opens = |at: usize| rest[at..].starts_with('\t') || rest[at..].starts_with("   ");
        let blank = rest.match_indices([' ', '\t']).map(|(at, _)| at);
        let end = blank.into_iter().find(|at| opens(*at)).unwrap_or(rest.len());
        if !rest[..end].trim().is_empty() {
            let indent = rest[..end].len() - rest[..end].trim_start().len();
            columns.push((start + indent, rest[..end].trim()));
        }
        let after = rest[end..].trim_start();
        start += rest.len() - after.len();
        rest = after;
    }
    columns
}

/// The text of the main column, and what stands beside it.
pub(super) fn beside(text: &str) -> (&str, Option<&str>) {
    let trimmed = text.trim_end();
    let Some(gap) = trimmed.rfind(&" ".repeat(ASIDE_GAP)) else { return (trimmed, None) };
    let (main, aside) = (trimmed[..gap].trim_end(), trimmed[gap..].trim_start());
    let column = trimmed.len() - aside.len();
    let one_gap = columns(main).len() < 2;
    if column >= ASIDE_COLUMN
        && aside.len() <= ASIDE_LENGTH
        && one_gap
        && aside.starts_with(char::is_alphabetic)
    {
        (main, Some(aside))
    } else {
        (trimmed, None)
    }
}
