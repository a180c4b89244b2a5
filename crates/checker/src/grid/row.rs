//! A line that is the row of a table: "3 Northgate 104 7.05%".

use crate::number::{self, Number, Unit};

/// What a line of a table says, from the left.
#[derive(Debug, Clone)]
pub(super) struct Parsed {
    /// A whole number before the first label.
    pub(super) rank: Option<Number>,
    /// Labels, each with the numbers after it; none where a dash stands for one.
    pub(super) parts: Vec<(String, Vec<Option<Number>>)>,
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
    let mut parts: Vec<(String, Vec<Option<Number>>)> = Vec::new();
    let mut label = String::new();
    let tokens = tokens(text);
    for (at, &(start, token)) in tokens.iter().enumerate() {
        let more = tokens.get(at + 1).is_some_and(|(start, next)| numeric(*start, next).is_some());
        match numeric(start, token) {
            // "Quarter 1", "Under 18", "18 to 24", and "Rate per 1,000", which is a head.
            Some(number) if more && names(&label, &number) || is_per(&label) => {
                label.push(' ');
                label.push_str(token);
            }
            Some(number) if label.is_empty() && parts.is_empty() => {
                // "2.4 Burglary" begins with the number of a section.
                if rank.is_some() || number.unit != Unit::Plain || number.decimals > 0 {
                    return None;
                }
                rank = Some(number);
            }
            Some(number) => {
                if !label.is_empty() {
                    parts.push((std::mem::take(&mut label), Vec::new()));
                }
                parts.last_mut()?.1.push(Some(number));
            }
            None if label.is_empty() && !parts.is_empty() && BLANK.contains(&token) => {
                parts.last_mut()?.1.push(None);
            }
            None if label.is_empty()
                && parts.is_empty()
                && rank.is_some()
                && SPAN.contains(&token) =>
            {
                label = format!("{} {token}", &text[..start].trim_end());
                rank = None;
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
        label.split_whitespace().count() <= LABEL_WORDS
            && label.chars().any(char::is_alphabetic)
            && label.matches('(').count() == label.matches(')').count()
            && !label.contains("....")
            && !JOINS.contains(&&*label.to_lowercase())
    });
    let months = parts.len() > 1 && parts.iter().any(|(label, _)| is_month(label));
    let years = parts.iter().flat_map(|(_, numbers)| numbers).flatten().all(|number| {
        number.decimals == 0 && number.range.len() == 4 && (1900.0..2100.0).contains(&number.value)
    });
    (label.is_empty() && labelled && !months && !years && !parts.is_empty())
        .then_some(Parsed { rank, parts })
}

/// What stands in a cell without a number.
pub(super) const BLANK: [&str; 9] = ["-", "–", "—", "−", "..", "n/a", "N/A", "na", "*"];
/// Words between or after the ages of a group: "18 to 24", "50 and over".
const SPAN: [&str; 7] = ["to", "and", "or", "plus", "years", "-", "–"];
/// Words that a number after them names: "Quarter 1", "Under 18".
const NAMED: [&str; 20] = [
    "quarter", "year", "round", "week", "under", "over", "aged", "phase", "band", "zone", "tier",
    "grade", "part", "group", "site", "step", "level", "wave", "cohort", "to",
];

/// Words that no row is called: "down 12% from 10,050" is the last line of a headline box.
const JOINS: [&str; 6] = ["down", "up", "from", "to", "by", "compared with"];

/// Whether a number is a part of the label before it.
fn names(label: &str, number: &Number) -> bool {
    let last = label.rsplit(' ').next().unwrap_or("").to_lowercase();
    let is_named = NAMED.contains(&&*last) || matches!(&*last, "-" | "–");
    is_named && number.is_count() && (0.0..=120.0).contains(&number.value)
}

/// Whether a label wants the number that follows: "Rate per".
fn is_per(label: &str) -> bool {
    label.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case("per"))
}

/// Whether a label is a month and nothing else: a date stands there, no row.
fn is_month(label: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.contains(&label.trim_end_matches([',', ':']))
}

/// Whether a text is a number and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    numeric(0, text.trim()).is_some()
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
        // A bar parts cells.
        if token == "|" {
            continue;
        }
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
    let inner = token.trim_start_matches('(').trim_end_matches([')', '*', ',', '=']);
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
pub(super) fn rejoined(numbers: &[Option<Number>]) -> Option<Vec<Option<Number>>> {
    let at = numbers.windows(2).position(|pair| {
        let [Some(one), Some(other)] = pair else { return false };
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
    let second = joined.remove(at + 1)?;
    let first = joined.get_mut(at)?.as_mut()?;
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
