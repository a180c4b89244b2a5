//! One value said to be lower, higher, or so much more than another.

use std::sync::LazyLock;

use regex::Regex;

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit, percent, shown};
use crate::{Kind, Severity, Sure};

static THAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?P<more>higher|greater|more|larger|bigger|above|steeper|worse|exceed(?:s|ed|ing)?|up)\b|\b(?P<less>lower|less|fewer|smaller|below)\b",
    )
});

/// Checks comparisons within a sentence.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        for (found, more) in comparisons(sentence) {
            match by_of(sentence, found.0) {
                Some(by) if by.is_percent() => so_much(desk, at, sentence, by, found, more),
                _ => simply(desk, sentence, &sentence.figures(), found, more),
            }
        }
    }
}

/// The figure at once before a comparison: how much more or less.
fn by_of(sentence: &Sentence, start: usize) -> Option<&Number> {
    sentence.numbers.iter().rev().filter(|number| number.is_figure()).find(|number| {
        number.range.end <= start && sentence.between(number.range.end, start).trim().is_empty()
    })
}

/// "… lower than …", with whether it says more.
fn comparisons(sentence: &Sentence) -> Vec<((usize, usize), bool)> {
    THAN.captures_iter(&sentence.text)
        .filter_map(|found| {
            let whole = found.get(0)?;
            let rest = sentence.between(whole.end(), sentence.text.len());
            let exceeds = whole.as_str().to_lowercase().starts_with("exceed");
            if !exceeds && !rest.trim_start().starts_with("than ") {
                return None;
            }
            Some(((whole.start(), whole.end()), found.name("more").is_some()))
        })
        .collect()
}

/// "A fall of 44%, 26% greater than London's, which was 29.4%"; "20,284, 12.8% lower than the average of 23,269".
fn so_much(
    desk: &mut Desk,
    at: usize,
    sentence: &Sentence,
    by: &Number,
    found: (usize, usize),
    more: bool,
) {
    let sign = if more { 1.0 } else { -1.0 };
    let spot = desk.spot(sentence, &by.range);
    let says = sentence.part(&by.range).to_owned();
    let percents: Vec<&Number> = sentence
        .numbers
        .iter()
        .filter(|number| number.is_percent() && number.range != by.range)
        .collect();
    // "9% lower than the guidelines but 7% higher than last year", "12% below its peak": the second is no level.
    let compares = |number: &Number| {
        let rest = sentence.between(number.range.end, sentence.text.len());
        THAN.find(rest).is_some_and(|than| {
            let word = than.as_str().to_lowercase();
            rest[..than.start()].trim().is_empty()
                && (rest[than.end()..].trim_start().starts_with("than ")
                    || matches!(&*word, "below" | "above"))
        })
    };
    // What stands in brackets that were closed before is beside what is compared.
    let closed = |number: &Number| {
        number.range.end <= by.range.start
            && closes(sentence.between(number.range.end, by.range.start))
    };
    let is_level = |number: &&&Number| !compares(number) && !closed(number);
    let is_before = |number: &&&Number| number.range.end <= by.range.start;
    // "Grew by 2%, 1% less than A at 3% and 3% less than B at 5%": both are of the first.
    let is_second = percents.iter().filter(is_before).any(|number| compares(number));
    let mut owns = percents.iter().filter(is_level).filter(is_before);
    let own = if is_second { owns.next() } else { owns.next_back() };
    let other = percents.iter().filter(is_level).find(|number| number.range.start >= found.1);
    if let (Some(own), Some(other)) = (own, other) {
        let points = (own.value.abs() - other.value.abs()) * sign;
        let relative =
            change(other.value.abs(), own.value.abs()).map_or(0.0, |change| change * sign);
        // What is said more finely than the levels was worked out from finer ones.
        let finer = by.decimals > own.decimals.min(other.decimals);
        let blur = if finer { by.half() + own.half() + other.half() } else { 0.0 };
        let ok = [points, relative].iter().any(|truth| *truth >= 0.0 && near(by, *truth))
            || points >= 0.0 && (by.value - points).abs() <= blur + 1e-9;
        desk.checked(&spot);
        if !ok {
            let working = format!(
                "{} and {} are {} percentage points apart, and {} is {} {} than {}: neither is {says}.",
                sentence.part(&own.range),
                sentence.part(&other.range),
                shown(points.abs(), 1),
                sentence.part(&own.range),
                percent(relative.abs(), 0),
                if relative * sign >= 0.0 { "more" } else { "less" },
                sentence.part(&other.range)
            );
            let should =
                format!("{} percentage points, or {}", shown(points, 1), percent(relative, 0));
            let against = [desk.spot(sentence, &own.range), desk.spot(sentence, &other.range)];
            desk.found(
                finding(
                    Kind::DifferenceOfPercentages,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot,
                    says,
                    working,
                )
                .should(should)
                .against(against),
            );
        }
        return;
    }
    against_levels(desk, at, sentence, by, found, sign);
}

/// Two levels of the sentence, or of it and the one before, of which one should be so much more.
fn against_levels(
    desk: &mut Desk,
    at: usize,
    sentence: &Sentence,
    by: &Number,
    found: (usize, usize),
    sign: f64,
) {
    let book = desk.book;
    let level = |number: &&Number| number.is_level() && number.is_figure() && number.value > 0.0;
    let own: Vec<&Number> = sentence.numbers.iter().filter(level).collect();
    let mut pairs: Vec<(f64, f64)> = own
        .iter()
        .flat_map(|one| own.iter().map(|other| (one.value, other.value)))
        .filter(|(one, other)| (one - other).abs() > f64::EPSILON)
        .collect();
    for earlier in book.before(at, 4) {
        for number in earlier.numbers.iter().filter(level) {
            pairs.extend(
                own.iter().flat_map(|one| [(one.value, number.value), (number.value, one.value)]),
            );
        }
    }
    let fits = |value: f64, reference: f64| {
        change(reference, value)
            .is_some_and(|change| change * sign > 0.0 && near(by, change * sign))
    };
    let spot = desk.spot(sentence, &by.range);
    if pairs.iter().any(|(value, reference)| fits(*value, *reference)) {
        desk.checked(&spot);
        return;
    }
    // Two levels of one size in the sentence, one of them after "than": these are meant.
    // "62.2, 13% lower than Northshire (71.3) and 25% lower than the country (83.0)": one level, each time with one other.
    let bys: Vec<&Number> = comparisons(sentence)
        .into_iter()
        .filter_map(|((start, _), _)| by_of(sentence, start))
        .collect();
    let first = bys.iter().map(|by| by.range.start).min().unwrap_or(by.range.start);
    let next = bys.iter().map(|by| by.range.start).filter(|start| *start >= found.1).min();
    let until = next.unwrap_or(sentence.text.len());
    let is_after = |number: &&&Number| number.range.start >= found.1 && number.range.end <= until;
    let after: Vec<&&Number> = own.iter().filter(is_after).collect();
    let before: Vec<&&Number> = own.iter().filter(|number| number.range.end <= first).collect();
    let ([reference], [value], true) = (&*after, &*before, own.len() == bys.len() + 1) else {
        return;
    };
    if value.unit != reference.unit && (value.decimals > 0) != (reference.decimals > 0) {
        return;
    }
    // "27% higher than the median), and lowest in Ashby, at £460": another clause has the other number; and what stands after a
    // "than" of its own is what something else was compared with.
    let apart = sentence.between(found.1, reference.range.start);
    let is_other = apart.contains([')', ';', ','])
        || sentence.between(0, value.range.start).to_lowercase().contains(" than ");
    if is_other {
        return;
    }
    let Some(truth) = change(reference.value, value.value) else { return };
    if truth.abs() > 200.0 {
        return;
    }
    let says = sentence.part(&by.range).to_owned();
    let is = percent(truth, by.decimals.max(1));
    let working = format!(
        "{} is {} {} than {}.",
        sentence.part(&value.range),
        percent(truth.abs(), by.decimals.max(1)),
        if truth > 0.0 { "more" } else { "less" },
        sentence.part(&reference.range)
    );
    let against = [desk.spot(sentence, &value.range), desk.spot(sentence, &reference.range)];
    desk.found(
        finding(Kind::Difference, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}

/// Whether a bracket closes in a text that was opened before it.
fn closes(text: &str) -> bool {
    text.find(')').is_some_and(|end| !text[..end].contains('('))
}

fn near(printed: &Number, truth: f64) -> bool {
    fit(printed, truth) != Fit::Wrong
}

/// Whether "more than" says how exact the number after it is and compares it with nothing: "from 62% to more than 68%".
fn qualifies(sentence: &Sentence, own: &Number, found: (usize, usize), other: &Number) -> bool {
    let between = sentence.between(found.1, other.range.start);
    if !between.trim().eq_ignore_ascii_case("than") {
        return false;
    }
    let before = sentence.between(own.range.end, found.0).trim_end();
    // "Only 14% pass, less than 10% go on": the second is of something else.
    let after = sentence.between(other.range.end, sentence.text.len()).trim_start();
    let first = after.split([' ', '.', ',']).next().unwrap_or("").to_lowercase();
    let ends = after.is_empty() || after.starts_with([',', '.', ';', ')', '–']);
    let dated = ["in", "for", "of", "across", "last", "the", "on", "a", "at", "this"];
    if !ends && !dated.contains(&&*first) {
        return true;
    }
    let last = before.rsplit(' ').next().unwrap_or("").to_lowercase();
    let compares = before.is_empty()
        || before.ends_with([',', '(', '–'])
        || matches!(&*last, "is" | "was" | "are" | "were" | "being" | "much" | "far" | "slightly");
    !compares
}

/// "A fall of 14.5%, lower than London's 21%": the two percentages must be so.
fn simply(
    desk: &mut Desk,
    sentence: &Sentence,
    figures: &[&Number],
    found: (usize, usize),
    more: bool,
) {
    let own = figures.iter().rev().find(|number| number.range.end <= found.0);
    let other = figures.iter().find(|number| number.range.start >= found.1);
    let (Some(own), Some(other)) = (own, other) else { return };
    let near = sentence.between(own.range.end, found.0).split_whitespace().count() <= 12
        && sentence.between(found.1, other.range.start).split_whitespace().count() <= 10;
    // "Less than a quarter (25%)", "less than 5 years compared with 22%": it compares with what stands first.
    let than = sentence.between(found.1, other.range.start).to_lowercase();
    let nearer = than.chars().any(|letter| letter.is_ascii_digit())
        || than.split(|letter: char| !letter.is_alphabetic()).any(|word| {
            matches!(word, "half" | "third" | "quarter" | "fifth" | "tenth" | "once" | "compared")
        });
    // "Were exceeding the limit in the morning, and 72% at noon" exceeds no percentage.
    let exceeds = sentence.between(found.0, found.1).to_lowercase().starts_with("exceed");
    let parted = nearer
        || exceeds && than.split_whitespace().count() > 4
        || closes(sentence.between(found.1, other.range.start))
        || sentence.between(own.range.end, other.range.start).contains(';');
    if !own.is_percent()
        || !other.is_percent()
        || !near
        || parted
        || qualifies(sentence, own, found, other)
    {
        return;
    }
    let spots = [desk.spot(sentence, &own.range), desk.spot(sentence, &other.range)];
    for spot in &spots {
        desk.checked(spot);
    }
    let (one, two) = (own.value.abs(), other.value.abs());
    if (one > two) != more && (one - two).abs() > f64::EPSILON {
        let [own_spot, other_spot] = spots;
        let word = sentence.between(found.0, found.1).to_lowercase();
        let (own_says, other_says) =
            (sentence.part(&own.range).to_owned(), sentence.part(&other.range));
        let working = format!("{own_says} is not {word} than {other_says}.");
        desk.found(
            finding(
                Kind::Comparison,
                Severity::Contradiction,
                Sure::Likely,
                own_spot,
                own_says,
                working,
            )
            .against([other_spot]),
        );
    }
}
