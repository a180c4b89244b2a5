//! Quarters of the financial year against the months that are named with them.

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::when::{self, When};
use crate::{Kind, Severity, Sure};

static QUARTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:quarters?\s+|q)(?P<n>[1-4]|one|two|three|four)(?:\s*(?:-|–|to|and|&)\s*(?:quarter\s+|q)(?P<m>[1-4]|one|two|three|four)|[-–](?P<l>[1-4]))?\b",
    )
});
/// Quarters that are counted together: from the first of the year.
static SO_FAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)year[\s-]to[\s-]date|\bytd\b|cumulative|so\s+far"));
static END: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:end[\s-]of[\s-](?:the[\s-])?year|year[\s-]end)\b"));
static FINANCIAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)financial year|\bFY\s?\d|\b20\d\d\s?[/-]\s?\d\d(?:[^\d/-]|$)"));

/// Checks quarters. Public bodies count them from April; a document that shows another custom is left alone.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    let financial =
        book.lines.iter().any(|line| FINANCIAL.is_match(&line.text)) && !counts_from_january(desk);
    crossing(desk, financial);
    if !financial {
        return;
    }
    for sentence in &book.sentences {
        for found in QUARTER.captures_iter(&sentence.text) {
            let (Some(whole), Some(quarter)) =
                (found.get(0), found.name("n").and_then(|n| number(n.as_str())))
            else {
                continue;
            };
            if let Some(last) = found.name("m").or(found.name("l")).and_then(|n| number(n.as_str()))
            {
                span_beside(desk, sentence, &whole, quarter, last);
                continue;
            }
            month_beside(desk, sentence, &whole, quarter);
            span_beside(desk, sentence, &whole, quarter, quarter);
            end_of_year(desk, sentence, &whole, quarter);
        }
    }
}

/// What a report says that it covers.
static COVERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:time\s?frame|period|figures?|data|report|update)\b[^.;:\d]{0,60}\b(?:is|are|was|were|covers?|covering|runs?)\s+(?:(?:for|from|between|of)\s+)?$",
    )
});
/// So many lines below its title a sentence still says what the title's quarter covers.
const UNDER: usize = 30;
/// Two or three months in brackets after a quarter.
static MONTHS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*\((?P<months>[^()]{5,40})\)"));

/// "Quarter 1 (March and April)": months of two quarters, whichever month the year begins with. Brackets beside a quarter of
/// the financial year are held against that.
fn crossing(desk: &mut Desk, financial: bool) {
    let book = desk.book;
    let mut found: Vec<(&Sentence, std::ops::Range<usize>, String)> = Vec::new();
    let mut title: Option<(usize, String)> = None;
    for sentence in &book.sentences {
        if sentence.is_title
            && let [quarter] = &*only_quarter(&sentence.text)
        {
            title = Some((sentence.line(), sentence.part(quarter).to_owned()));
        }
        for quarter in only_quarter(&sentence.text).into_iter().filter(|_| !financial) {
            let rest = sentence.between(quarter.end, sentence.text.len());
            let Some(months) = MONTHS.captures(rest).and_then(|found| found.name("months")) else {
                continue;
            };
            let range = quarter.end + months.start()..quarter.end + months.end();
            let inside = sentence
                .whens
                .iter()
                .filter(|when| range.start <= when.range.start && when.range.end <= range.end);
            let named: Vec<(u32, u32)> = inside.filter_map(When::months).collect();
            if let (Some((from, _)), Some((_, to))) = (named.first(), named.last())
                && is_of_two(*from, *to)
            {
                let name = sentence.part(&quarter).to_owned();
                found.push((sentence, range, name));
            }
        }
        let near = title.as_ref().filter(|(line, _)| sentence.line() - line <= UNDER);
        let Some((_, name)) = near else { continue };
        for when in &sentence.whens {
            if let Some((from, to)) = when.months()
                && is_of_two(from, to)
                && COVERS.is_match(sentence.between(0, when.range.start))
            {
                found.push((sentence, when.range.clone(), name.clone()));
            }
        }
    }
    // Where more than one quarter is told so, the quarters are others.
    let mut names: Vec<&String> = found.iter().map(|(_, _, name)| name).collect();
    names.dedup();
    if names.len() > 1 {
        return;
    }
    for (sentence, range, name) in &found {
        let spot = desk.spot(sentence, range);
        let says = sentence.part(range).to_owned();
        let working = format!("{name} is one quarter; {says} takes in months of two.");
        desk.found(finding(
            Kind::Calendar,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            working,
        ));
    }
}

/// Where a text names a quarter by itself, and no span of them.
fn only_quarter(text: &str) -> Vec<std::ops::Range<usize>> {
    let found = QUARTER.captures_iter(text);
    found
        .filter(|found| found.name("m").or(found.name("l")).is_none())
        .filter_map(|found| found.get(0).map(|whole| whole.range()))
        .collect()
}

/// Whether two or three months from one to another are not of one quarter. From April they may be of the year so far.
fn is_of_two(from: u32, to: u32) -> bool {
    let long = (to + 12 - from) % 12 + 1;
    from != to && long <= 3 && from != 4 && (from - 1) / 3 != (to - 1) / 3
}

fn number(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| {
        crate::count_words::count_word(text).and_then(|number| u32::try_from(number).ok())
    })
}

/// The quarter of the financial year that a month is in.
fn quarter_of(month: u32) -> u32 {
    (month + 8) % 12 / 3 + 1
}

fn counts_from_january(desk: &Desk) -> bool {
    let (mut april, mut january) = (0, 0);
    for sentence in &desk.book.sentences {
        for found in QUARTER.captures_iter(&sentence.text) {
            let Some(quarter) = found.name("n").and_then(|n| number(n.as_str())) else { continue };
            let end = found.get(0).map_or(0, |whole| whole.end());
            let months = sentence
                .whens
                .iter()
                .filter(|when| when.range.start >= end && when.range.start - end < 30)
                .filter_map(When::months);
            for (from, _) in months {
                april += usize::from(quarter_of(from) == quarter);
                january += usize::from((from - 1) / 3 + 1 == quarter);
            }
        }
    }
    january > april
}

/// "December quarter 4": one month next to a quarter that it is not in.
fn month_beside(desk: &mut Desk, sentence: &Sentence, quarter: &regex::Match, said: u32) {
    let beside = sentence.whens.iter().find(|when| {
        let before = when.range.end <= quarter.start()
            && sentence
                .between(when.range.end, quarter.start())
                .trim_matches([' ', '(', ',', '-', '–'])
                .is_empty();
        let after = when.range.start >= quarter.end()
            && matches!(
                sentence.between(quarter.end(), when.range.start).trim(),
                "(" | "in" | "-" | "–" | ":"
            );
        before || after
    });
    let Some((when, (from, to))) = beside.and_then(|when| Some((when, when.months()?))) else {
        return;
    };
    let spot = desk.spot(
        sentence,
        &(when.range.start.min(quarter.start())..when.range.end.max(quarter.end())),
    );
    desk.checked(&spot);
    let name = sentence.part(&when.range);
    if from == to && quarter_of(from) != said {
        let says = format!("{name}, quarter {said}");
        let working = format!(
            "{name} is in quarter {} of the financial year, which begins in April.",
            quarter_of(from)
        );
        desk.found(
            finding(Kind::Calendar, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(format!(
                    "{name}, quarter {}, or a month of quarter {said}",
                    quarter_of(from)
                )),
        );
    }
}

/// "Q3 2019/20 (April to December)": months that are more than the quarter, or than those from the first to the last.
fn span_beside(
    desk: &mut Desk,
    sentence: &Sentence,
    quarter: &regex::Match,
    first: u32,
    last: u32,
) {
    let rest = sentence.between(quarter.end(), sentence.text.len());
    let Some(open) = rest.find('(').filter(|open| *open < 14) else {
        if first == last {
            covers(desk, sentence, quarter, first);
        }
        return;
    };
    let so_far = SO_FAR.is_match(&rest[..open]);
    let opens = if so_far { 1 } else { first };
    let start = quarter.end() + open;
    let inside = sentence.text.get(start..).and_then(|text| text.split(')').next()).unwrap_or("");
    let Some((from, to)) = when::scan(inside).iter().find_map(When::months) else { return };
    let spot = desk.spot(sentence, &(quarter.start()..start + inside.len()));
    desk.checked(&spot);
    if from != to && (quarter_of(from) != opens || quarter_of(to) != last) {
        let is = format!("{} to {}", name(opens % 4 * 3 + 1), name(last % 4 * 3 + 3));
        let says = format!("{} {inside})", quarter.as_str());
        let more = if quarter_of(from) == 1 && first == last && quarter_of(to) == last {
            "; the months in brackets are those of the year so far"
        } else {
            ""
        };
        let working = format!("{} of the financial year is {is}{more}.", quarter.as_str());
        desk.found(
            finding(Kind::Calendar, Severity::Contradiction, Sure::Likely, spot, says, working)
                .should(is),
        );
    }
}

/// "The quarter 3 report will cover September to December".
fn covers(desk: &mut Desk, sentence: &Sentence, quarter: &regex::Match, said: u32) {
    let when = sentence.whens.iter().find(|when| when.range.start >= quarter.end());
    let Some((when, (from, to))) = when.and_then(|when| Some((when, when.months()?))) else {
        return;
    };
    let between = sentence.between(quarter.end(), when.range.start).to_lowercase();
    let says = ["cover", "runs", "is from", "was from", "being", ","]
        .iter()
        .any(|word| between.contains(word));
    if from == to || !says || between.len() > 40 || between.contains(['.', ';']) {
        return;
    }
    let spot = desk.spot(sentence, &when.range);
    desk.checked(&spot);
    let first = said % 4 * 3 + 1;
    if (from, to) != (first, first + 2) {
        let is = format!("{} to {}", name(first), name(first + 2));
        let working = format!("Quarter {said} of the financial year is {is}.");
        desk.found(
            finding(
                Kind::Calendar,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                sentence.part(&when.range),
                working,
            )
            .should(is),
        );
    }
}

fn name(month: u32) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| figure::MONTH_NAMES.get(month.checked_sub(1)?).copied())
        .unwrap_or("")
}

/// A title that names the first quarters and the end of the year.
fn end_of_year(desk: &mut Desk, sentence: &Sentence, quarter: &regex::Match, said: u32) {
    let Some(end) = END.find(&sentence.text).filter(|_| sentence.is_title && said < 4) else {
        return;
    };
    let apart = sentence.between(quarter.end(), end.start().max(quarter.end()));
    let joined = apart.split_whitespace().any(|word| word == "and" || word == "&");
    if joined || apart.contains([';', '.', ',']) || apart.split_whitespace().count() > 3 {
        return;
    }
    let spot =
        desk.spot(sentence, &(quarter.start().min(end.start())..quarter.end().max(end.end())));
    let says = sentence.text.clone();
    let working = format!("The year ends with quarter 4, not with quarter {said}.");
    desk.found(
        finding(Kind::Calendar, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should("quarter 4, or no end of year".to_owned()),
    );
}
