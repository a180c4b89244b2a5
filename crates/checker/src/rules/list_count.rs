//! A list against the length that is said of it: "the four priorities are:", "the 5 boroughs (…)".

use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

use crate::book::{Book, LineKind, Sentence};
use crate::count_words::{FEW, count_word};
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::{Kind, Severity, Sure};

/// A number of things, and a colon at the end of the sentence.
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<n>\d{{1,2}}|{FEW})\s+(?:[\w’'-]+\s+){{0,6}}?[\w’'-]+s\b[^.;:()\d]*(?:\d{{4}}(?:[-–/]\d+)?)?\s*:\s*$"
    ))
});
/// A number of things, a colon, and the things in the same sentence.
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<n>\d{{1,2}}|{FEW})\s+(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+s\b[^.;:()\d]{{0,80}}:\s*(?P<list>[^:;()]+?)\.?$"
    ))
});
static BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?P<n>\d{{1,2}}|{FEW})\s+(?P<noun>(?:[\w’'-]+\s+){{0,3}}?[\w’'-]+s)\b(?P<between>[^.;:()]{{0,90}})\((?P<list>[^()]+)\)"
    ))
});

/// A list that is so much longer or shorter is another, or was not read whole.
const FAR: usize = 3;
/// The next number of a list that was broken off stands no farther away than this many lines.
const BROKEN: usize = 60;
/// The marks of items, and how near to the list they stand where they lost their text.
const MARKS: [&str; 5] = ["•", "◦", "▪", "●", "–"];
const TORN: usize = 16;

/// The whole that so many are of: "of the four wards".
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^(?:out\s+)?of\s+(?:the|our|its)\s+(\d{{1,2}}|{FEW})\b"))
});

/// "Five groups, according to whether they could:" lists what parts them.
static BY_WHAT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:according\s+to|depending\s+(?:up)?on|based\s+on|whether|in\s+terms\s+of|with\s+respect\s+to)\b",
    )
});

/// Checks lists that follow a sentence, and lists in brackets.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        following(desk, at, sentence);
        in_brackets(desk, sentence);
        inline(desk, sentence);
    }
}

/// Whether what is counted is time, age or a name: "the last four years", "aged 12", "Tier 2".
fn counts_time(sentence: &Sentence, range: &std::ops::Range<usize>) -> bool {
    let after = sentence.between(range.end, sentence.text.len()).to_lowercase();
    let before = sentence.between(0, range.start).to_lowercase();
    let next: Vec<&str> = after.split_whitespace().take(2).collect();
    let last = before.split_whitespace().next_back().unwrap_or("");
    let time = ["year", "month", "week", "day", "hour", "minute", "quarter", "time"];
    next.iter().any(|word| time.iter().any(|time| word.starts_with(time)))
        || matches!(
            last,
            "aged"
                | "age"
                | "tier"
                | "stage"
                | "phase"
                | "level"
                | "wave"
                | "part"
                | "table"
                | "figure"
                | "over"
                | "under"
        )
        || after.starts_with(['-', '–'])
}

fn following(desk: &mut Desk, at: usize, sentence: &Sentence) {
    // Lines that lost the marks of their items can go on the sentence that leads them.
    let colon = sentence.text.find(": ").map(|colon| (colon, sentence.at(&(colon..colon + 1)).0));
    let in_text = colon.filter(|(_, line)| {
        desk.book.lines.get(*line).is_some_and(|line| line.text.ends_with(':'))
    });
    let (lead, last) = in_text.map_or((&*sentence.text, sentence.last_line()), |(colon, line)| {
        (sentence.between(0, colon + 1), line)
    });
    let Some((number, said, _)) = leads(&LEADS, lead) else { return };
    // "Tried in three places, with the following outcomes:" lists no places.
    let rest = lead.get(number.end()..).unwrap_or("").to_lowercase();
    let counts = |word: &str| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        word.chars().all(char::is_alphabetic) && count_word(word).is_some_and(|n| n > 1)
    };
    // Nor does "four domains with three actions for each:" say of which the list is.
    let before = lead.get(..number.start()).unwrap_or("").trim_end().to_lowercase();
    let other = rest.contains("following")
        || BY_WHAT.is_match(&rest)
        || before.contains("following") && !before.ends_with("following")
        || rest.split_whitespace().any(counts);
    // Another number before it is what the list may be of.
    let first = sentence
        .numbers
        .iter()
        .find(|number| number.is_figure())
        .is_none_or(|first| first.range.start >= number.start());
    if counts_time(sentence, &number.range()) {
        return;
    }
    // What follows its own text on the line of the colon is no list of it.
    let items = match items(desk.book, at) {
        0 => lines(desk.book, last),
        _ if in_text.is_some() => return,
        items => items,
    };
    // A list that goes over a page may have lost its items there, and "…; and" at the end of a line the mark of the next.
    if items < 2
        || runs_on(desk.book, at, items)
        || !first
        || other
        || items.abs_diff(said) > FAR
        || goes_on(desk.book, at, items)
    {
        return;
    }
    let spot = desk.spot(sentence, &number.range());
    desk.checked(&spot);
    // "Five recommendations, including:" lists some.
    let some = items < said && rest.contains("including");
    // Three that are named, "First: …", and a remark on them are three.
    // Below an item stand its own items, and the others of its list.
    let named = items > said && (sentence.is_item || named(desk.book, at) == said);
    if items != said && !some && !named {
        let working = format!("{items} are listed.");
        desk.found(
            finding(
                Kind::ListCount,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                number.as_str(),
                working,
            )
            .should(items.to_string()),
        );
    }
}

/// The first number of a sentence that leads a list; that of a section ("2.2 Four aims were set:") is passed over.
fn leads<'a>(pattern: &Regex, text: &'a str) -> Option<(Match<'a>, usize, Captures<'a>)> {
    let mut start = 0;
    while let Some(found) = pattern.captures_at(text, start) {
        let number = found.name("n")?;
        let said = count_word(number.as_str())
            .filter(|said| *said > 1 && stands_alone(text, number.start()));
        match said {
            Some(said) => return Some((number, said, found)),
            None => start = number.end(),
        }
    }
    None
}

/// How many short lines follow a line at once, where a text lost the marks of its items: all begin with capitals or none
/// does, and none breaks off as a line of running text does.
fn lines(book: &Book, last: usize) -> usize {
    const LONG: usize = 48;
    let mut number = book.lines.get(last).map_or(0, |line| line.number);
    let mut items: Vec<&str> = Vec::new();
    for line in book.lines.iter().skip(last + 1) {
        let text = line.text.trim();
        let follows = line.number == number + 1 && line.kind != LineKind::Cell;
        if !follows || text.ends_with(['.', ':', '?']) {
            break;
        }
        number = line.number;
        items.push(text);
    }
    let capital = |text: &&str| text.starts_with(|letter: char| letter.is_uppercase());
    let same = items.iter().all(&capital) || !items.iter().any(capital);
    let breaks = items.iter().any(|text| {
        let end = text.rsplit(' ').next().unwrap_or("").to_lowercase();
        text.len() > LONG
            || text.ends_with(',')
            || text.chars().any(|letter| letter.is_ascii_digit())
            || ["and", "the", "of", "to", "a", "in", "for", "or", "with"].contains(&&*end)
    });
    if same && !breaks { items.len() } else { 0 }
}

/// How many items follow a sentence: each a paragraph of its own, no other between them. A number that goes back begins
/// something else: "3. …" and then "2. Method".
fn items(book: &Book, at: usize) -> usize {
    let mut paragraphs = Vec::new();
    let mut last = 0;
    for sentence in &book.sentences[at + 1..] {
        let number = item_number(book, sentence.line());
        if !sentence.is_item
            || number.is_some_and(|number| number <= last)
                && paragraphs.last() != Some(&sentence.paragraph)
        {
            break;
        }
        last = number.unwrap_or(last);
        paragraphs.push(sentence.paragraph);
    }
    paragraphs.dedup();
    paragraphs.len()
}

/// The number of the item that a line begins.
fn item_number(book: &Book, line: usize) -> Option<usize> {
    let text = &book.lines.get(line)?.text;
    let (number, _) = text.trim_start_matches('(').split_once(['.', ')'])?;
    number.parse().ok()
}

/// Whether the list goes on below: its items are numbered and the next number stands there, so that the lines between are of the
/// last item; or marks of items stand there that lost their text.
fn goes_on(book: &Book, at: usize, items: usize) -> bool {
    let Some(first) = book.sentences.get(at + 1).map(Sentence::line) else { return false };
    let below = || first..first + BROKEN;
    let next = item_number(book, first).map(|first| first.saturating_add(items));
    let is_mark =
        |at: usize| book.lines.get(at).is_some_and(|line| MARKS.contains(&line.text.trim()));
    next.is_some() && below().any(|line| item_number(book, line) == next)
        || below().take(TORN).any(is_mark)
}

/// How many of the items that follow a sentence begin with a name and a colon: "Level 1: …".
fn named(book: &Book, at: usize) -> usize {
    static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-•*\s]*[^:.;]{1,40}:\s"));
    let mut paragraphs: Vec<usize> = book.sentences[at + 1..]
        .iter()
        .take_while(|sentence| sentence.is_item)
        .filter(|sentence| NAME.is_match(&sentence.text))
        .map(|sentence| sentence.paragraph)
        .collect();
    paragraphs.dedup();
    paragraphs.len()
}

/// Whether the last item of a list goes on after "; and": the next item lost its mark.
fn runs_on(book: &Book, at: usize, items: usize) -> bool {
    let first = book.sentences.get(at + 1).map_or(0, |sentence| sentence.paragraph);
    let of_list = book.sentences[at + 1..]
        .iter()
        .take_while(|sentence| sentence.is_item && sentence.paragraph < first + items);
    of_list.last().is_some_and(|last| {
        let text = last.text.to_lowercase();
        text.contains("; and ") || text.contains("; or ")
    })
}

/// "Five places: Ashby, Borley, Corby and Denby."
fn inline(desk: &mut Desk, sentence: &Sentence) {
    let Some((number, said, found)) = leads(&INLINE, &sentence.text) else { return };
    let Some(list) = found.name("list") else { return };
    if counts_time(sentence, &number.range()) {
        return;
    }
    let items: Vec<&str> = list
        .as_str()
        .split(',')
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" & "))
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    // Names and dates are a list; clauses are not.
    let short = items.iter().all(|item| {
        let words = item.split_whitespace().count();
        words <= 4
            && (item.starts_with(|letter: char| letter.is_uppercase())
                || item.starts_with("the ")
                || is_date(item))
    });
    if items.len() < 3 || !short {
        return;
    }
    let spot = desk.spot(sentence, &number.range());
    desk.checked(&spot);
    // "A and B" may be one name, but not where the tables have a row for each.
    let fewest = list.as_str().split(',').count();
    let is_place = |name: &str| {
        let name = name.trim().trim_start_matches("the ");
        let places = desk.book.places.scan(name);
        places.first().is_some_and(|(range, _)| *range == (0..name.len()))
    };
    let apart = list.as_str().rsplit(',').next().is_some_and(|last| {
        last.split_once(" and ").is_some_and(|(one, other)| is_place(one) && is_place(other))
    });
    let fewest = if apart { fewest + 1 } else { fewest };
    if !(fewest..=items.len()).contains(&said) && items.len().abs_diff(said) <= FAR {
        let working = format!("{} are listed: {}.", items.len(), list.as_str());
        desk.found(
            finding(
                Kind::ListCount,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                number.as_str(),
                working,
            )
            .should(items.len().to_string()),
        );
    }
}

/// Whether a number stands by itself: "2" of "2.2" and "25" of "24/25" do not.
fn stands_alone(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    !before.ends_with(['/', '.', '-', '–', '£', ','])
        && !before.ends_with(|letter: char| letter.is_ascii_digit())
}

fn is_date(text: &str) -> bool {
    crate::when::scan(text)
        .iter()
        .any(|when| matches!(when.what, crate::when::What::DayOf(..) | crate::when::What::Day(_)))
}

fn in_brackets(desk: &mut Desk, sentence: &Sentence) {
    for found in BRACKETS.captures_iter(&sentence.text) {
        let (Some(number), Some(list), Some(between)) =
            (found.name("n"), found.name("list"), found.name("between"))
        else {
            continue;
        };
        // "Two of the four wards (…)": the four are named.
        let noun = found.name("noun");
        let whole = noun.and_then(|noun| WHOLE.captures(noun.as_str())?.get(1));
        let said = whole.map_or(number.as_str(), |whole| whole.as_str());
        let Some(said) = count_word(said) else { continue };
        // Another number between is what the list is of.
        let counts = |word: &str| {
            count_word(word.trim_matches(|letter: char| !letter.is_alphanumeric())).is_some()
        };
        let other = noun
            .filter(|_| whole.is_none())
            .is_some_and(|noun| noun.as_str().split_whitespace().any(counts));
        if other
            || between.as_str().split_whitespace().any(counts)
            || between.as_str().chars().any(|letter| letter.is_ascii_digit())
        {
            continue;
        }
        let items: Vec<&str> = list
            .as_str()
            .split(',')
            .flat_map(|part| part.split(" and "))
            .flat_map(|part| part.split(" & "))
            .map(|item| item.trim().trim_start_matches("and "))
            .filter(|item| !item.is_empty())
            .collect();
        let are_names = items.iter().all(|item| {
            item.starts_with(|letter: char| letter.is_uppercase())
                && item.split_whitespace().count() <= 4
                && !item.chars().any(|letter| letter.is_ascii_digit())
        });
        let open = list.as_str().contains("such as")
            || list.as_str().contains("e.g")
            || list.as_str().contains("including")
            || list.as_str().contains("etc");
        // "(Housing and Health Board)" is one name.
        let listed = list.as_str().contains(',') || items.len() == said;
        if items.len() < 2 || !are_names || open || !listed {
            continue;
        }
        let spot = desk.spot(sentence, &number.range());
        desk.checked(&spot);
        // "A & B" may be one name, and "C and D, of E" too.
        let whole = |parts: &str| list.as_str().split(parts).count();
        let ands = list.as_str().matches(" & ").count();
        let one_name = whole(",") > 2 && ands > 0 && (whole(",")..=items.len()).contains(&said);
        if items.len() != said && items.len() - ands != said && !one_name {
            let working = format!("{} are named in the brackets: {}.", items.len(), list.as_str());
            desk.found(
                finding(
                    Kind::ListCount,
                    Severity::Contradiction,
                    Sure::Likely,
                    spot,
                    number.as_str(),
                    working,
                )
                .should(items.len().to_string()),
            );
        }
    }
}
