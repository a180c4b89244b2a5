//! A line that is the row of a table: "3 Northgate 104 7.05%".

use crate::number::{self, Number, Unit};

/// What a line of a table says, from the left.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    /// A whole number before the first label.
    pub(super) rank: Option<Number>,
    /// Labels, each with the numbers after it.
    pub(super) parts: Vec<(String, Vec<Number>)>,
}

/// The most words that a label has, and the longest line that is a row.
const LABEL_WORDS: usize = 7;
const LONGEST: usize = 120;

/// Reads a line as a row; none where it is none.
pub(super) fn parse(text: &str) -> Option<Parsed> {
    if is_head(text)
        || text.len() > LONGEST
        || text.ends_with(['.', ';', ':', ',', '?', '!']) && !text.ends_with("no.")
    {
        return None;
    }
    let mut rank = None;
    let mut parts: Vec<(String, Vec<Number>)> = Vec::new();
    let mut label = String::new();
    for (start, token) in tokens(text) {
        match numeric(start, token) {
            Some(number) if label.is_empty() && parts.is_empty() => {
                if rank.is_some() || number.unit != Unit::Plain {
                    return None;
                }
                rank = Some(number);
            }
            Some(number) => {
                if !label.is_empty() {
                    parts.push((std::mem::take(&mut label), Vec::new()));
                }
                parts.last_mut()?.1.push(number);
            }
            None if token == "P"
                && !parts.is_empty()
                && label.is_empty()
                && start + 1 == text.len() =>
            {
                // The first letter of a page's mark, where a text lost its pages.
            }
            None => {
                if !label.is_empty() {
                    label.push(' ');
                }
                label.push_str(token);
            }
        }
    }
    let labelled = parts.iter().all(|(label, _)| {
        label.split_whitespace().count() <= LABEL_WORDS && label.chars().any(char::is_alphabetic)
    });
    let years = parts.iter().flat_map(|(_, numbers)| numbers).all(|number| {
        number.decimals == 0 && number.range.len() == 4 && (1900.0..2100.0).contains(&number.value)
    });
    (label.is_empty() && labelled && !years && !parts.is_empty()).then_some(Parsed { rank, parts })
}

/// The words of a text with where they begin; a dash apart from its number goes with it.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        if letter.is_whitespace() {
            if let Some(from) = start.take() {
                tokens.push((from, &text[from..at]));
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    let mut joined: Vec<(usize, &str)> = Vec::new();
    for (start, token) in tokens {
        match joined.last() {
            Some(&(before, "-" | "–" | "−" | "+")) if token.ends_with('%') => {
                joined.pop();
                joined.push((before, &text[before..start + token.len()]));
            }
            _ => joined.push((start, token)),
        }
    }
    joined
}

/// A token that is a number and nothing else.
fn numeric(start: usize, token: &str) -> Option<Number> {
    let inner = token.trim_start_matches('(').trim_end_matches([')', '*', ',']);
    let offset = start + token.len() - token.trim_start_matches('(').len();
    let bare = inner.trim_start_matches(['-', '–', '−', '+', ' ', '£']).trim_end_matches('%');
    let is_number = !bare.is_empty()
        && bare.starts_with(|letter: char| letter.is_ascii_digit())
        && bare.ends_with(|letter: char| letter.is_ascii_digit())
        && bare.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    if !is_number {
        return None;
    }
    // Alone, so that nothing beside it makes it a label.
    let mut numbers = number::scan(inner, &[]);
    let [number] = &mut *numbers else { return None };
    number.range = offset..offset + inner.len();
    if number.unit == Unit::Label {
        number.unit = if inner.ends_with('%') { Unit::Percent } else { Unit::Plain };
    }
    Some(number.clone())
}

/// What rows of one table have in common: whether a rank leads them, and how many numbers follow each label.
pub(super) fn form(parsed: &Parsed) -> (bool, Vec<usize>) {
    (parsed.rank.is_some(), parsed.parts.iter().map(|(_, numbers)| numbers.len()).collect())
}

/// Numbers with the spaces between thousands joined where a row has one more than its table: "248 287".
pub(super) fn rejoined(numbers: &[Number]) -> Option<Vec<Number>> {
    let at = numbers.windows(2).position(|pair| {
        let [one, other] = pair else { return false };
        one.unit == Unit::Plain
            && other.unit == Unit::Plain
            && one.decimals == 0
            && other.decimals == 0
            && (1.0..1000.0).contains(&one.value)
            && other.range.len() == 3
            && other.range.start == one.range.end + 1
            && one.range.len() <= 3
    })?;
    let mut joined = numbers.to_vec();
    let second = joined.remove(at + 1);
    let first = joined.get_mut(at)?;
    first.value = first.value * 1000.0 + second.value;
    first.range.end = second.range.end;
    Some(joined)
}

/// Whether a line heads columns: it names at least three of what columns hold.
pub(super) fn is_head(text: &str) -> bool {
    const HEADS: [&str; 18] = [
        "rank",
        "ward",
        "wards",
        "borough",
        "area",
        "tno",
        "tnos",
        "%",
        "rate",
        "total",
        "volume",
        "volumes",
        "offences",
        "change",
        "number",
        "population",
        "count",
        "share",
    ];
    text.split_whitespace().filter(|word| HEADS.contains(&&*word.to_lowercase())).count() >= 3
}
