//! A change in per cent against the two values that it is of.

use std::sync::LazyLock;

use regex::Regex;

use super::pairs::{Pair, pairs};
use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction::{self, Direction};
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit, percent, shown};
use crate::{Finding, Kind, Severity, Spot, Sure};

/// Words that begin a sentence that says more of the figures before it.
pub(super) static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:this|that|which|it)\s+(?:represents?|is|was|equates?\s+to|means|shows?|marks|amounts\s+to)\b|^(?:an?|the)\s+(?:\d[\d.]*\s?%|increase|decrease|rise|fall|drop|reduction)|^equivalent",
    )
});

/// Checks every change in per cent that has its two values beside it.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for (at, sentence) in book.sentences.iter().enumerate() {
        let own = values_of(sentence);
        let changes: Vec<usize> =
            (0..sentence.numbers.len()).filter(|at| is_change(sentence, *at)).collect();
        let mut used: Vec<usize> = Vec::new();
        for pair in &own {
            let free = changes.iter().copied().filter(|change| !used.contains(change));
            let Some(change) = nearest(sentence, pair, free) else { continue };
            used.push(change);
            let values = Values { of: sentence, pair: *pair };
            hold(desk, sentence, change, &values);
        }
        headline(desk, at, sentence);
        if own.is_empty()
            && let Some(before) = at.checked_sub(1).and_then(|at| book.sentences.get(at))
            && before.paragraph == sentence.paragraph
            && GOES_ON.is_match(&sentence.text)
            && let ([change, ..], [pair]) = (&*changes, &*pairs(before))
        {
            hold(desk, sentence, *change, &Values { of: before, pair: *pair });
        }
    }
}

/// A headline box: "up 6%" on one line, "212 (200)" on the next or the one before.
fn headline(desk: &mut Desk, at: usize, sentence: &Sentence) {
    let book = desk.book;
    let figures: Vec<usize> =
        (0..sentence.numbers.len()).filter(|at| sentence.numbers[*at].is_figure()).collect();
    let [change] = *figures else { return };
    if sentence.text.split_whitespace().count() > 4 || !is_change(sentence, change) {
        return;
    }
    for near in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
        let Some(values) =
            book.sentences.get(near).filter(|values| values.line().abs_diff(sentence.line()) <= 1)
        else {
            continue;
        };
        let numbers: Vec<usize> =
            (0..values.numbers.len()).filter(|at| values.numbers[*at].is_figure()).collect();
        let [to, from] = *numbers else { continue };
        let (now, before) = (&values.numbers[to], &values.numbers[from]);
        let alone = now.range.start == 0 && before.range.end + 1 >= values.text.len();
        if alone
            && now.is_count()
            && before.is_count()
            && values.between(now.range.end, before.range.start).trim() == "("
        {
            hold(desk, sentence, change, &Values { of: values, pair: Pair { from, to } });
            return;
        }
    }
}

/// The pairs of values of a sentence, however they are written.
pub(super) fn values_of(sentence: &Sentence) -> Vec<Pair> {
    let mut all = pairs(sentence);
    all.extend(in_brackets(sentence));
    all.extend(beside_before(sentence));
    all
}

/// Whether a change is held against a pair of its own sentence.
pub(super) fn is_held(sentence: &Sentence, at: usize) -> bool {
    let own = values_of(sentence);
    let changes = || (0..sentence.numbers.len()).filter(|at| is_change(sentence, *at));
    own.iter().any(|pair| nearest(sentence, pair, changes()) == Some(at))
}

/// Two values, and the sentence that they are of.
struct Values<'a> {
    of: &'a Sentence,
    pair: Pair,
}

/// "129 offences 11% increase (143 offences)", "927 were stolen, a 13% reduction from March 2020 (1,061)": the later value,
/// the change, and the earlier value in brackets.
fn in_brackets(sentence: &Sentence) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (at, change) in sentence.numbers.iter().enumerate() {
        let is_bare = change.signed && change.decimals > 0 && !change.is_percent();
        if !(change.is_percent() || is_bare) {
            continue;
        }
        let to = sentence.numbers[..at]
            .iter()
            .rposition(|number| number.is_level() && number.is_figure());
        let from =
            sentence.numbers[at + 1..].iter().position(Number::is_figure).map(|next| at + 1 + next);
        let (Some(to), Some(from)) = (to, from) else { continue };
        let base = &sentence.numbers[from];
        let between = sentence.between(change.range.end, base.range.start);
        let opens = between.contains('(')
            && !between.contains([')', ';'])
            && between.split_whitespace().count() <= 9;
        let closes = sentence
            .between(base.range.end, sentence.text.len())
            .find([')', ';', '('])
            .is_some_and(|end| sentence.text.as_bytes().get(base.range.end + end) == Some(&b')'));
        // What stands in the brackets is one value and no pair.
        let one = sentence.numbers[from + 1..]
            .iter()
            .find(|number| number.is_figure())
            .is_none_or(|next| sentence.between(base.range.end, next.range.start).contains(')'));
        let apart = sentence.between(sentence.numbers[to].range.end, change.range.start);
        let near = !apart.contains([';', '.']) && apart.split_whitespace().count() <= 12;
        if opens
            && closes
            && one
            && near
            && base.is_level()
            && base.decimals == sentence.numbers[to].decimals
        {
            pairs.push(Pair { from, to });
        }
    }
    pairs
}

/// "8 (4), a rise of 50%": the value with the earlier one in brackets, then the change.
fn beside_before(sentence: &Sentence) -> Vec<Pair> {
    let numbers: Vec<usize> =
        (0..sentence.numbers.len()).filter(|at| sentence.numbers[*at].is_figure()).collect();
    let mut pairs = Vec::new();
    for window in numbers.windows(3) {
        let [to, from, change] = *window else { continue };
        let [now, before, said] = [to, from, change].map(|at| &sentence.numbers[at]);
        let opens = sentence.between(now.range.end, before.range.start).trim() == "(";
        let after = sentence.between(before.range.end, said.range.start);
        let near = after.starts_with(')')
            && after.split_whitespace().count() <= 6
            && !after.contains(['.', ';', '(']);
        if opens && near && now.is_count() && before.is_count() && is_change(sentence, change) {
            pairs.push(Pair { from, to });
        }
    }
    pairs
}

/// Whether a number is a change in per cent: it has a sign, or a word of direction beside it, and compares with nothing else.
pub(crate) fn is_change(sentence: &Sentence, at: usize) -> bool {
    let Some(number) = sentence.numbers.get(at) else { return false };
    let is_bare = number.signed && number.decimals > 0 && number.unit == crate::number::Unit::Plain;
    if !(number.is_percent() || is_bare) {
        return false;
    }
    let after = sentence.between(number.range.end, sentence.text.len()).to_lowercase();
    let compares = [
        "lower than",
        "higher than",
        "less than",
        "more than",
        "greater than",
        "fewer than",
        "smaller than",
        "larger than",
    ]
    .iter()
    .any(|words| after.trim_start().starts_with(words));
    let share = after.trim_start().starts_with("of ") || after.trim_start().starts_with("were ");
    !compares
        && (number.signed || !share)
        && (number.signed || direction::beside(&sentence.text, &number.range).is_some())
}

/// Which way a change says that it went: by its sign, else by the word beside it.
pub(crate) fn direction_of(sentence: &Sentence, number: &Number) -> Option<Direction> {
    if number.signed {
        return Some(if number.value < 0.0 { Direction::Down } else { Direction::Up });
    }
    direction::beside(&sentence.text, &number.range).map(|(_, direction)| direction)
}

/// The change that belongs to a pair: that in brackets at once after it; of a pair in brackets the one before it; else the
/// nearest in its clause.
fn nearest(
    sentence: &Sentence,
    pair: &Pair,
    changes: impl Iterator<Item = usize>,
) -> Option<usize> {
    let (from, to) = (&sentence.numbers[pair.from].range, &sentence.numbers[pair.to].range);
    let (start, end) = (from.start.min(to.start), from.end.max(to.end));
    let bracketed = sentence.between(0, start).trim_end().ends_with('(');
    changes
        .filter_map(|at| {
            let range = &sentence.numbers[at].range;
            let (left, right, after) = if range.end <= start {
                (range.end, start, false)
            } else if range.start >= end {
                (end, range.start, true)
            } else {
                return Some((0, at));
            };
            let between = sentence.between(left, right);
            if after && between.trim() == "(" {
                return Some((0, at));
            }
            let own = bracketed && after || is_other_clause(between);
            (between.len() < 90 && !own).then_some((right - left, at))
        })
        .min()
        .map(|(_, at)| at)
}

/// Whether what stands between leads into another clause: "… and fell", "while", a semicolon.
fn is_other_clause(between: &str) -> bool {
    let lower = between.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let joins = words.iter().enumerate().any(|(at, word)| {
        matches!(*word, "while" | "whilst" | "whereas" | "but" | "compared")
            || *word == "and"
                && words.len() > at + 1
                && !direction::scan(&words[at + 1..].join(" ")).is_empty()
    });
    between.contains(';') || joins
}

fn hold(desk: &mut Desk, sentence: &Sentence, at: usize, values: &Values) {
    let Some(printed) = sentence.numbers.get(at) else { return };
    let (Some(from), Some(to)) =
        (values.of.numbers.get(values.pair.from), values.of.numbers.get(values.pair.to))
    else {
        return;
    };
    let Some(truth) = change(from.value, to.value) else { return };
    let spot = desk.spot(sentence, &printed.range);
    for number in [from, to] {
        let spot = desk.spot(values.of, &number.range);
        desk.checked(&spot);
    }
    desk.checked(&spot);
    let says = sentence.part(&printed.range).to_owned();
    let against = [desk.spot(values.of, &from.range), desk.spot(values.of, &to.range)];
    let words = (values.of.part(&from.range).to_owned(), values.of.part(&to.range).to_owned());
    // What is rounded to millions or thousands leaves room: the change is right where any of the true values gives it.
    let slack = |sign: f64| change(from.value + sign * from.blur(), to.value - sign * to.blur());
    if let (Some(one), Some(other)) = (slack(1.0), slack(-1.0)) {
        let (least, most) = (one.min(other), one.max(other));
        let sign = direction_of(sentence, printed).map_or_else(|| truth.signum(), Direction::sign);
        let said = printed.value.abs() * sign;
        if from.blur() + to.blur() > 0.0
            && said + printed.half() >= least
            && said - printed.half() <= most
        {
            return;
        }
    }
    if let Some(found) = judge(
        printed,
        truth,
        direction_of(sentence, printed),
        qualifier(sentence, printed),
        &Shown { says, words, spot, against, from: from.value, to: to.value },
    ) {
        desk.found(found);
    }
}

/// What a finding shows.
struct Shown {
    says: String,
    words: (String, String),
    spot: Spot,
    against: [Spot; 2],
    from: f64,
    to: f64,
}

fn judge(
    printed: &Number,
    truth: f64,
    said: Option<Direction>,
    qualifier: Option<Qualifier>,
    shown_as: &Shown,
) -> Option<Finding> {
    let should = format!(
        "{}{}",
        if truth > 0.0 { "+" } else { "" },
        percent(truth, printed.decimals.max(1))
    );
    let (from, to) = &shown_as.words;
    let is = if truth < 0.0 { "less" } else { "more" };
    let working =
        format!("{to} is {} {is} than {from}", percent(truth.abs(), printed.decimals.max(1)));
    let write = |kind, severity, working: String| {
        finding(
            kind,
            severity,
            Sure::Certain,
            shown_as.spot.clone(),
            shown_as.says.clone(),
            working,
        )
        .should(should.clone())
        .against(shown_as.against.clone())
    };
    if let Some(said) = said
        && said.sign() * truth < 0.0
    {
        let turned =
            change(shown_as.to, shown_as.from).filter(|turned| fit(printed, *turned) == Fit::Right);
        let more = turned.map_or(String::new(), |turned| {
            format!(
                "; the other way round it would be {}{}, so the two may have changed places",
                if turned > 0.0 { "+" } else { "" },
                percent(turned, printed.decimals.max(1))
            )
        });
        let kind = if fit(printed, truth) == Fit::Right {
            Kind::Direction
        } else {
            Kind::PercentageChange
        };
        return Some(write(
            kind,
            Severity::Contradiction,
            format!("{working}, not {}{more}.", said.noun()),
        ));
    }
    if let Some(qualifier) = qualifier {
        return qualifier.against(printed, truth.abs()).map(|why| {
            write(Kind::PercentageChange, Severity::Contradiction, format!("{working}: {why}."))
        });
    }
    match fit(printed, truth) {
        Fit::Right => None,
        Fit::Odd => Some(write(
            Kind::PercentageChange,
            Severity::Rounding,
            format!(
                "{working}, which rounds to {}%.",
                shown(truth.abs(), usize::from(printed.decimals))
            ),
        )),
        Fit::Wrong => {
            Some(write(Kind::PercentageChange, Severity::Contradiction, format!("{working}.")))
        }
    }
}

/// A word that says how a value stands to the one printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    Under,
    Over,
    About,
}

fn qualifier(sentence: &Sentence, number: &Number) -> Option<Qualifier> {
    let before = sentence.between(0, number.range.start).to_lowercase();
    let words = before.trim_end();
    let ends = |list: &[&str]| {
        list.iter().any(|word| {
            words
                .strip_suffix(word)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with(' ') || rest.ends_with('('))
        })
    };
    if ends(&["just under", "nearly", "almost", "under", "close to", "just below"]) {
        Some(Qualifier::Under)
    } else if ends(&["just over", "over", "more than", "just above", "in excess of"]) {
        Some(Qualifier::Over)
    } else if ends(&["about", "around", "approximately", "roughly", "circa", "c.", "some"]) {
        Some(Qualifier::About)
    } else {
        None
    }
}

impl Qualifier {
    /// Why the true value is not what the words say; none where it is.
    fn against(self, printed: &Number, truth: f64) -> Option<&'static str> {
        let value = printed.value.abs();
        // What is nearly so is within a tenth of it.
        let near = (value * 0.1).max(1.0);
        match self {
            Self::Under if truth > value => Some("just over, not under"),
            Self::Over if truth < value => Some("just under, not over"),
            Self::Under | Self::Over | Self::About if (truth - value).abs() > near => {
                Some("that is not near")
            }
            _ => None,
        }
    }
}
