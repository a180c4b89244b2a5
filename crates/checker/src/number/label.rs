//! What only looks like a figure: years, pages, sections, telephone numbers, times.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Unit;
use crate::pattern::pattern;

/// Telephone numbers, postcodes, addresses of the web, times, laws and references.
static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        \b0\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\b | \+44[\s\d()-]{8,} | \(0\d{2,4}\)[\s\d-]{6,}
        | \b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b
        | \S*(?:https?:|www\.|@)\S*
        | \b\d{1,2}[.:]\d{2}\s?(?:am|pm|hrs?|hours)\b | \b\d{1,2}\s?(?:am|pm)\b | \b\d{1,2}:\d{2}\b
        | \b[A-Z]{2,5}-?\d{2,}\b(?:-\d+)? | \b[A-Z]{3}\s\d{5,}\b | \bCO(?:VID|vid)[\s-]?19\b | \b[Cc]ovid[\s-]?19\b
        | \b(?:19|20)\d{2}(?:\s?[–/]\s?|-|\s-\s)(?:\d{4}|\d{2})(?:\b|$)
        | \b\d+\s?/\s?\d+\b
        | \{[^{}]*\} | `[^`]*` | ^:::.*$
        | \b\d{1,3}[-\x{2010}\x{2011}–]\d{1,3}(?:s\b|\b) | \b\d{1,3}\s?(?:[-\x{2010}–]|to|and)\s?\d{1,3}[\s-]+year
        | \b[Aa]ge[ds]?\s+(?:of\s+|from\s+|between\s+)?\d{1,3}(?:\s?(?:[-\x{2010}–]|to|and)\s?\d{1,3})?\b
        | \b\d{1,4}[A-Za-z]?\s(?:[A-Z][a-z]+\s){1,3}(?:Street|Road|Lane|Avenue|Way|Drive|Close|Place|Square|Hill|Park|Gardens|Court|Terrace)\b",
    )
});

/// Words before a number that name something by it.
const NAMED: [&str; 59] = [
    "per",
    "table",
    "tables",
    "figure",
    "fig",
    "fig.",
    "chart",
    "section",
    "sections",
    "page",
    "pages",
    "p.",
    "pp.",
    "part",
    "priority",
    "priorities",
    "sub-priorities",
    "quarter",
    "quarters",
    "q",
    "step",
    "phase",
    "stage",
    "appendix",
    "record",
    "annex",
    "item",
    "minute",
    "act",
    "no.",
    "number",
    "paragraph",
    "para",
    "paras",
    "chapter",
    "recommendation",
    "version",
    "room",
    "tel",
    "tel:",
    "telephone",
    "ref",
    "report",
    "form",
    "level",
    "grade",
    "band",
    "covid",
    "schedule",
    "article",
    "regulation",
    "clause",
    "tier",
    "decile",
    "quintile",
    "quartile",
    "option",
    "zone",
    "minutes",
];

/// Units that a number can have besides what this crate checks.
const MEASURED: [&str; 42] = [
    "day",
    "days",
    "hour",
    "hours",
    "hr",
    "hrs",
    "minute",
    "minutes",
    "week",
    "weeks",
    "month",
    "months",
    "month's",
    "year",
    "years",
    "year's",
    "years'",
    "kg",
    "kgs",
    "kg’s",
    "kg's",
    "tonnes",
    "tonne",
    "m2",
    "km",
    "miles",
    "mile",
    "metres",
    "metre",
    "m",
    "hectares",
    "ha",
    "mph",
    "full",
    "days'",
    "months'",
    "weeks'",
    "hours'",
    "month-old",
    "quarters",
    "years’",
    "month’s",
];

/// What is counted often: after it a number of four digits is no year.
const COUNTED: [&str; 44] = [
    "offences",
    "offence",
    "incidents",
    "incident",
    "crimes",
    "calls",
    "call",
    "reports",
    "burglaries",
    "robberies",
    "thefts",
    "people",
    "persons",
    "residents",
    "victims",
    "suspects",
    "offenders",
    "cases",
    "visits",
    "vehicles",
    "arrests",
    "complaints",
    "referrals",
    "requests",
    "homes",
    "households",
    "properties",
    "tno",
    "tnos",
    "recorded",
    "assaults",
    "children",
    "women",
    "men",
    "notices",
    "searches",
    "contacts",
    "responses",
    "respondents",
    "seizures",
    "notifiable",
    "domestic",
    "dwelling",
    "sexual",
];

/// The places of a text that hold no figures.
pub(super) fn hidden(text: &str) -> Vec<Range<usize>> {
    let kept = |found: &regex::Match| !text[found.end()..].trim_start().starts_with('%');
    HIDDEN.find_iter(text).filter(kept).map(|found| found.range()).collect()
}

/// Whether a number names something, is part of a word, or is a year.
pub(super) fn is_label(text: &str, range: &Range<usize>, printed: &str, before: &str) -> bool {
    let next = text[range.end..].chars().next();
    let last = before.chars().next_back();
    let sticks = last
        .is_some_and(|letter| letter.is_alphabetic() || letter == '_' || letter == '#')
        || next.is_some_and(|letter| letter.is_alphabetic() || letter == '_');
    let part_of_more = last == Some('.')
        && before.trim_end_matches('.').ends_with(|letter: char| letter.is_ascii_digit())
        || next == Some('.')
            && text[range.end + 1..].starts_with(|letter: char| letter.is_ascii_digit());
    // "(95% CI: 7.2 to 11.9)" says how sure something is.
    let rest = text[range.end..].trim_start();
    let sure = rest.starts_with("CI") || rest.to_lowercase().starts_with("confidence");
    if sticks || part_of_more || sure {
        return true;
    }
    let previous = before
        .trim_end()
        .rsplit(|letter: char| letter.is_whitespace() || letter == '(')
        .next()
        .unwrap_or("");
    if NAMED.contains(&&*previous.to_lowercase()) {
        return true;
    }
    opens_a_list(text, range, printed, before) || is_year(text, range, printed, before)
}

/// "4. Burglary", "3) Parks", "4.1 Robbery" at the start.
fn opens_a_list(text: &str, range: &Range<usize>, printed: &str, before: &str) -> bool {
    if !before.trim().is_empty() {
        return false;
    }
    let rest = &text[range.end..];
    if rest.starts_with(['.', ')', ':']) && rest[1..].starts_with(char::is_whitespace) {
        return true;
    }
    printed.contains('.')
        && printed.len() <= 5
        && rest.trim_start().starts_with(|letter: char| letter.is_uppercase())
}

fn is_year(text: &str, range: &Range<usize>, printed: &str, before: &str) -> bool {
    let year = |text: &str| text.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
    // "In the year ending June 20138": the mark of a note sticks to a year.
    let noted = matches!(printed.len(), 5 | 6)
        && range.len() == printed.len()
        && printed.get(..4).is_some_and(year)
        && figure::MONTH_NAMES.iter().any(|month| before.trim_end().ends_with(month));
    if noted {
        return true;
    }
    if printed.len() != 4 || !year(printed) || range.len() != 4 {
        return false;
    }
    let next = text[range.end..]
        .trim_start()
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or("");
    let previous =
        before.trim_end().rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or("");
    let counted = |word: &str| COUNTED.contains(&&*word.to_lowercase());
    let dated = ["in", "of", "since", "during", "by", "year", "from", "until", "for"];
    !(counted(next) && !dated.contains(&&*previous.to_lowercase())
        || counted(previous) && text[range.end..].trim_start().starts_with(')'))
}

/// The unit that the words after a number give.
pub(super) fn following(rest: &str) -> Option<Unit> {
    let mut words = rest.split_whitespace();
    let first = words
        .next()
        .unwrap_or("")
        .trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'');
    let apart = rest.starts_with(|letter: char| letter.is_whitespace()) || rest.starts_with('-');
    let first = first.to_lowercase();
    if apart && (MEASURED.contains(&&*first) || first.starts_with("year-")) {
        return Some(Unit::Measured);
    }
    per(rest)
}

static PER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^\s?(?:[\w'’-]+\s+){0,5}?per\s+(\d{1,3}(?:,\d{3})+|\d+)\b"));

/// "… offences per 1,000".
fn per(rest: &str) -> Option<Unit> {
    let found = PER.captures(rest)?;
    let base: f64 = found[1].replace(',', "").parse().ok()?;
    (base >= 10.0).then_some(Unit::Per(base))
}
