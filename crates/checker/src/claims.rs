//! The claims of a document: its facts with the words that say what is counted, so that the data can be asked about them.

use std::ops::Range;
use std::sync::LazyLock;

use figure::Period;
use reading::Reading;
use regex::Regex;

use crate::book::{Book, LineKind, Sentence};
use crate::fact::{Fact, Facts, Source, What};
use crate::grid::{ColumnKind, Grid};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rules::change::is_change;
use crate::rules::pairs::pairs;
use crate::subject::Subject;
use crate::{Claim, ClaimUnit, Role};

/// The claims of a document in reading order.
pub fn claims(reading: &Reading) -> Vec<Claim> {
    let book = Book::new(reading);
    of(&book, &Facts::new(&book))
}

/// The claims of a book.
pub(crate) fn of(book: &Book, facts: &Facts) -> Vec<Claim> {
    let mut claims: Vec<Claim> = facts.all.iter().filter_map(|fact| claim(book, fact)).collect();
    claims.extend(shares(book));
    claims.sort_by_key(|claim| (claim.at.index, claim.at.range.start));
    claims
}

fn claim(book: &Book, fact: &Fact) -> Option<Claim> {
    let (role, unit) = match fact.what {
        What::Count => (Role::Level, ClaimUnit::Count),
        What::Rate(per) => (Role::Level, ClaimUnit::Per(per?)),
        What::Change => (Role::Change, ClaimUnit::Percent),
        What::Rank => (Role::Rank, ClaimUnit::Count),
    };
    let said = match fact.source {
        Source::Sentence(at, _) if !is_named(book, at, fact) => return None,
        Source::Sentence(at, number) => prose(book.sentences.get(at)?, number, fact)?,
        // Of people the data are asked through rates.
        Source::Grid(_) if fact.subject.is_population() => return None,
        Source::Grid(at) => table(book, book.grids.get(at)?, fact)?,
    };
    if names_another(&said, fact) {
        return None;
    }
    Some(Claim {
        at: fact.spot.clone(),
        printed: fact.says.clone(),
        value: fact.value,
        decimals: decimals(fact.step),
        unit,
        role,
        measure: said.measure,
        headings: said.headings,
        place: fact.place.clone(),
        period: said.period,
        from: said.from,
        group: said.group,
    })
}

/// Whether a sentence says what it counts; or, whole sentence or item of a list that it is, the last one in its section that
/// names anything names this alone: "There were 210 in May" after another measure, or 210 beside a chart, may be of either.
fn is_named(book: &Book, at: usize, fact: &Fact) -> bool {
    let Some(sentence) = book.sentences.get(at) else { return false };
    if !measures(&sentence.subjects).is_empty() {
        return true;
    }
    let is_whole = sentence.is_item || sentence.text.ends_with(['.', '!', '?', ';', ':']);
    let before = book.sentences.get(..at).unwrap_or_default().iter().rev();
    let before = before.take_while(|before| before.section == sentence.section);
    let mut named = before.map(|before| measures(&before.subjects));
    let last = named.find(|named| !named.is_empty());
    is_whole && last.is_none_or(|named| named.iter().all(|subject| *subject == fact.subject))
}

/// The measures among what a text names: neither people nor calls.
fn measures(named: &[(Range<usize>, Subject)]) -> Vec<Subject> {
    named.iter().map(|(_, subject)| *subject).filter(|subject| subject.is_measure()).collect()
}

/// Whether the words that the data would be asked with name another thing than a fact is of: a caption that stood before.
fn names_another(said: &Said, fact: &Fact) -> bool {
    let texts = [&said.measure].into_iter().chain(said.headings.iter().rev());
    let mut named = texts.map(|text| measures(&crate::subject::scan(text)));
    let nearest = named.find(|named| !named.is_empty());
    nearest.is_some_and(|named| !named.contains(&fact.subject))
}

/// What stands beside a fact.
struct Said {
    measure: String,
    headings: Vec<String>,
    period: Option<Period>,
    from: Option<Period>,
    group: Option<String>,
}

fn prose(sentence: &Sentence, at: usize, fact: &Fact) -> Option<Said> {
    let number = sentence.numbers.get(at)?;
    let mut periods = sentence.whens.iter().filter_map(crate::when::When::period);
    let said = (periods.next(), periods.next());
    let is_base = pairs(sentence).iter().any(|pair| pair.from == at);
    let (period, from) = match (fact.what, said) {
        // A change between two periods that are named is from the earlier to the later.
        (What::Change, (Some(one), Some(two))) if periods.next().is_none() && one != two => {
            (Some(one.max(two)), Some(one.min(two)))
        }
        // What something was before is not of the period that is named for what it is.
        _ if is_base && said.1.is_none() => (before(sentence, fact.period), None),
        _ => (fact.period, None),
    };
    let after = sentence.between(number.range.end, sentence.text.len());
    Some(Said {
        measure: clause(sentence, number),
        headings: sentence.headings.clone(),
        period,
        from,
        group: (fact.what == What::Rank).then(|| group(after)).flatten(),
    })
}

/// The year before a period, where the sentence says that it compares with it.
fn before(sentence: &Sentence, period: Option<Period>) -> Option<Period> {
    const SAID: [&str; 4] = ["previous", "year before", "preceding", "prior year"];
    let lower = sentence.lower();
    let period = period.filter(|period| period.len() == 12)?;
    if SAID.iter().any(|words| lower.contains(words)) { period.just_before() } else { None }
}

/// The part of a sentence that a number stands in: all of it where it names one thing, else from the nearest comma, bracket or
/// joining word on either side that has what it names.
fn clause(sentence: &Sentence, number: &Number) -> String {
    let mut named: Vec<_> = sentence.subjects.iter().map(|(_, subject)| *subject).collect();
    named.sort_unstable();
    named.dedup();
    if named.len() <= 1 {
        return sentence.text.clone();
    }
    let beside = |found: &Range<usize>| {
        if found.end <= number.range.start {
            (number.range.start - found.end, true)
        } else {
            (found.start.saturating_sub(number.range.end), false)
        }
    };
    let near = sentence.subject_near(&number.range);
    let mention = sentence
        .subjects
        .iter()
        .filter(|(_, subject)| Some(*subject) == near)
        .min_by_key(|(found, _)| beside(found));
    let Some((mention, _)) = mention else { return sentence.text.clone() };
    let start = mention.start.min(number.range.start);
    let end = mention.end.max(number.range.end);
    let left = sentence.between(0, start);
    let from = PARTS.iter().filter_map(|part| left.rfind(part).map(|at| at + part.len())).max();
    let right = sentence.between(end, sentence.text.len());
    let to = PARTS.iter().filter_map(|part| right.find(part)).min();
    sentence.between(from.unwrap_or(0), end + to.unwrap_or(right.len())).to_owned()
}

/// What parts one statement of a sentence from the next.
const PARTS: [&str; 10] =
    [", ", "; ", ": ", "(", ")", " and ", " while ", " whilst ", " whereas ", " but "];

/// Among whom: "of all London boroughs", as far as it goes.
fn group(after: &str) -> Option<String> {
    let lower = after.to_lowercase();
    let end = ["borough", "ward", "district", "authorities"]
        .iter()
        .filter_map(|word| lower.find(word).map(|at| at + word.len()))
        .min()?;
    let rest = after.get(end..)?;
    let end = end + rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let said = after.get(..end)?;
    (said.split_whitespace().count() <= 14 && !said.contains([';', '.'])).then(|| said.to_owned())
}

/// What a head says of its numbers that makes them none of what the table is of.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:places?|expected|at\s+least|at\s+most|to\s+this\s+month|by\s+chance|target|forecast|average|mean)\b",
    )
});
/// What a head says of numbers of an earlier time.
static EARLIER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:before|previous|prior|last\s+year|earlier|baseline)\b"));

/// What stands beside a number of a table; none where its head does not say what it is.
fn table(book: &Book, grid: &Grid, fact: &Fact) -> Option<Said> {
    let above = above(book, grid);
    let is_it = |cell: &crate::grid::GridCell| {
        cell.line == fact.spot.index && cell.number.range == fact.spot.range
    };
    let cell = grid.rows.iter().find_map(|row| {
        let column = row.cells.iter().position(|cell| cell.as_ref().is_some_and(is_it))?;
        Some((row, column))
    });
    let head =
        cell.and_then(|(_, column)| grid.columns.get(column)).map_or("", |column| &column.head);
    // "12 months to March 2021" is no row with a number.
    let line = book.lines.get(fact.spot.index).map_or("", |line| &line.text);
    let is_of_time = crate::when::scan(line).iter().any(|when| {
        when.range.start < fact.spot.range.end && fact.spot.range.start < when.range.end
    });
    let of_head = periods(head);
    let is_told = head.is_empty()
        || !of_head.is_empty()
        || crate::grid::is_telling(head)
        || !crate::subject::scan(head).is_empty();
    // What a change is from is not said by "Change %" alone.
    let is_from_unknown = fact.what == What::Change && of_head.is_empty();
    let is_named = cell.is_none_or(|(row, _)| row.label.contains(char::is_alphabetic));
    if is_of_time
        || is_from_unknown
        || !is_named
        || !is_told
        || ASIDE.is_match(head)
        || of_head.is_empty() && EARLIER.is_match(head)
    {
        return None;
    }
    // The head's own time, else that of the row, else the table's.
    let of_row = cell.map(|(row, _)| periods(&row.text)).unwrap_or_default();
    let period = match (&*of_head, &*of_row) {
        ([only], _) | ([], [only]) => Some(*only),
        ([], []) => table_period(book, grid, above),
        _ => None,
    };
    // A row that is no place is what is counted.
    let row = cell.map(|(row, _)| row);
    let label = row.filter(|_| fact.place.is_none()).map_or("", |row| row.counted());
    let words = [grid.caption.as_str(), label, head];
    let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    Some(Said {
        measure: words.join(" | "),
        headings: above.map(|sentence| sentence.headings.clone()).unwrap_or_default(),
        period,
        from: None,
        group: (fact.what == What::Rank).then(|| grid.words()).and_then(|words| group(&words)),
    })
}

/// The periods that a text names.
fn periods(text: &str) -> Vec<Period> {
    crate::when::scan(text).iter().filter_map(crate::when::When::period).collect()
}

/// The last sentence or title above a table.
fn above<'b>(book: &'b Book, grid: &Grid) -> Option<&'b Sentence> {
    book.sentences.iter().rev().find(|sentence| sentence.line() <= grid.caption_line)
}

/// The period of a table: that of its caption, or of the line below that; else that of the titles above it; none where the
/// caption names several. Heads of columns may name others: "change from 2019".
fn table_period(book: &Book, grid: &Grid, above: Option<&Sentence>) -> Option<Period> {
    let below = grid.caption_line + 1;
    let below = (below < grid.first_line()).then(|| book.lines.get(below)).flatten();
    let below = below.filter(|line| line.kind != LineKind::Cell).map_or("", |line| &line.text);
    // A long caption goes on in the line below: "... in the 12 months to", "February 2021".
    let whole = [grid.caption.as_str(), below].join(" ");
    match (&*periods(&grid.caption), &*periods(&whole)) {
        ([only], _) | ([], [only]) => Some(*only),
        ([], []) => above.and_then(|sentence| sentence.title_period),
        _ => None,
    }
}

/// Parts of a whole that a sentence says, and those of tables whose head says of what.
fn shares(book: &Book) -> Vec<Claim> {
    let mut shares = Vec::new();
    for sentence in &book.sentences {
        for (at, number) in sentence.numbers.iter().enumerate() {
            let after = sentence.between(number.range.end, sentence.text.len());
            if !number.is_percent()
                || is_change(sentence, at)
                || !after.trim_start().starts_with("of ")
            {
                continue;
            }
            let spot = book.spot(sentence, &number.range);
            let printed = sentence.part(&number.range).to_owned();
            let place = sentence.place_near(&number.range).map(str::to_owned);
            let measure = sentence.text.clone();
            let headings = sentence.headings.clone();
            let period = sentence.period();
            shares.push(share(
                number,
                spot,
                printed,
                Said { measure, headings, period, from: None, group: None },
                place,
            ));
        }
    }
    for grid in &book.grids {
        for column in grid.of_kind(ColumnKind::Share) {
            let head = grid.columns.get(column).map_or("", |column| column.head.as_str());
            for (row, cell) in grid.cells(column) {
                let spot = book.at(cell.line, cell.number.range.clone(), &row.text);
                let measure = [grid.caption.as_str(), head].join(" | ");
                let above = above(book, grid);
                let period = table_period(book, grid, above);
                let headings = above.map(|one| one.headings.clone()).unwrap_or_default();
                let said = Said { measure, headings, period, from: None, group: None };
                shares.push(share(
                    &cell.number,
                    spot,
                    cell.printed.clone(),
                    said,
                    Some(row.label.clone()),
                ));
            }
        }
    }
    shares
}

fn share(
    number: &Number,
    at: crate::Spot,
    printed: String,
    said: Said,
    place: Option<String>,
) -> Claim {
    Claim {
        at,
        printed,
        value: number.value,
        decimals: number.decimals,
        unit: ClaimUnit::Percent,
        role: Role::Share,
        measure: said.measure,
        headings: said.headings,
        place,
        period: said.period,
        from: said.from,
        group: said.group,
    }
}

/// How many decimals a step has: 2 of 0.01.
fn decimals(step: f64) -> u8 {
    (0..9).find(|decimals| step * 10f64.powi(i32::from(*decimals)) > 0.5).unwrap_or(0)
}
