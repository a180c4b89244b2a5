//! A change in per cent against the two values that it is of.

mod bind;
mod qualifier;
mod values;

use std::sync::LazyLock;

use regex::Regex;

use bind::nearest;
use qualifier::{Qualifier, qualifier};

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::direction::Direction;
use crate::number::Number;
use crate::pattern::pattern;
use crate::rounding::{Fit, change, fit, percent, shown};
use crate::rules::pairs::{Pair, pairs};
use crate::{Finding, Kind, Severity, Spot, Sure};

pub(crate) use bind::{direction_of, is_change};
pub(in crate::rules) use bind::{is_held, is_other_clause};
pub(in crate::rules) use values::values_of;

/// Words that begin a sentence that says more of the figures before it.
pub(in crate::rules) static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:this|that|which|it)\s+(?:represents?|is|was|equates?\s+to|means|shows?|marks|amounts\s+to)\b|^(?:an?|the)\s+(?:\d[\d.]*\s?%|increase|decrease|rise|fall|drop|reduction)|^equivalent",
    )
});

/// Checks every change in per cent that has its two values beside it.
pub(in crate::rules) fn check(desk: &mut Desk) {
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

/// "When 6,000 were recorded, a rise of 24% (1,200)": what stands in the brackets is the difference.
fn by_difference(
    desk: &mut Desk,
    sentence: &Sentence,
    printed: &Number,
    of: &Sentence,
    by: &Number,
    base: &Number,
) {
    let opens = sentence.between(printed.range.end, by.range.start).trim() == "(";
    let Some(truth) = change(base.value, base.value + by.value) else { return };
    // What is far from it is of something else.
    let near = (truth - printed.value.abs()).abs() <= printed.value.abs() / 2.0;
    if !opens || !near || fit(printed, truth) != Fit::Wrong {
        return;
    }
    let spot = desk.spot(sentence, &printed.range);
    let is = percent(truth, printed.decimals.max(1));
    let working = format!("{} is {is} of {}.", of.part(&by.range), of.part(&base.range));
    let against = [desk.spot(of, &by.range), desk.spot(of, &base.range)];
    let says = sentence.part(&printed.range).to_owned();
    desk.found(
        finding(Kind::PercentageChange, Severity::Contradiction, Sure::Likely, spot, says, working)
            .should(is)
            .against(against),
    );
}

/// So many points from what is said two values are of no one thing.
const FAR: f64 = 200.0;

/// Two values, and the sentence that they are of.
struct Values<'a> {
    of: &'a Sentence,
    pair: Pair,
}

fn hold(desk: &mut Desk, sentence: &Sentence, at: usize, values: &Values) {
    let Some(printed) = sentence.numbers.get(at) else { return };
    let (Some(from), Some(to)) =
        (values.of.numbers.get(values.pair.from), values.of.numbers.get(values.pair.to))
    else {
        return;
    };
    let Some(truth) = change(from.value, to.value) else { return };
    // What is so far from what is said is a change of something else.
    if truth.abs() > printed.value.abs() + FAR {
        return by_difference(desk, sentence, printed, values.of, from, to);
    }
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
