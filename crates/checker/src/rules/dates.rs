//! Dates that are none, that are another day of the week, that lack a digit; periods that run backwards.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::Regex;

use crate::book::Sentence;
use crate::desk::{Desk, finding};
use crate::pattern::pattern;
use crate::when::What;
use crate::{Kind, Severity, Sure};

static WEEKDAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"));
static CUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+((?:1\d|20)\d)(?:[.,;)]|\s|$)",
    )
});
static YEARS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b((?:19|20)\d\d)\s*(?:to|-|–|—)\s*((?:19|20)\d\d)\b"));

/// Checks every date.
pub(super) fn check(desk: &mut Desk) {
    let book = desk.book;
    for sentence in &book.sentences {
        days(desk, sentence);
        cut(desk, sentence);
        backwards(desk, sentence);
    }
}

fn days(desk: &mut Desk, sentence: &Sentence) {
    for when in &sentence.whens {
        let spot = desk.spot(sentence, &when.range);
        let says = sentence.part(&when.range).to_owned();
        match when.what {
            What::NoDay => {
                desk.found(finding(
                    Kind::Date,
                    Severity::Contradiction,
                    Sure::Certain,
                    spot,
                    says,
                    "There is no such day.",
                ));
            }
            What::Day(date) => {
                let before =
                    sentence.between(when.range.start.saturating_sub(14), when.range.start);
                let named = WEEKDAY.find_iter(before).last().filter(|found| {
                    before[found.end()..]
                        .trim_matches([' ', ',', '('])
                        .trim_start_matches("the")
                        .trim()
                        .is_empty()
                });
                let Some(named) = named else { continue };
                desk.checked(&spot);
                let is = name(date.weekday());
                if !is.eq_ignore_ascii_case(named.as_str()) {
                    let says = format!("{} {says}", named.as_str());
                    desk.found(
                        finding(
                            Kind::Date,
                            Severity::Contradiction,
                            Sure::Certain,
                            spot,
                            says,
                            format!("That day is a {is}."),
                        )
                        .should(is),
                    );
                }
            }
            _ => {}
        }
    }
}

fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// "April 202."
fn cut(desk: &mut Desk, sentence: &Sentence) {
    for found in CUT.captures_iter(&sentence.text) {
        let (Some(whole), Some(year)) = (found.get(0), found.get(1)) else { continue };
        let range = whole.start()..year.end();
        // "In May 200 offences were …" counts.
        let rest = sentence.between(year.end(), sentence.text.len()).trim_start();
        if rest.starts_with(|letter: char| letter.is_alphanumeric()) {
            continue;
        }
        let spot = desk.spot(sentence, &range);
        let says = sentence.part(&range).to_owned();
        desk.found(finding(
            Kind::Date,
            Severity::Contradiction,
            Sure::Likely,
            spot,
            says,
            "The year lacks a digit.",
        ));
    }
}

fn backwards(desk: &mut Desk, sentence: &Sentence) {
    for found in YEARS.captures_iter(&sentence.text) {
        let (Some(whole), Some(from), Some(to)) = (found.get(0), found.get(1), found.get(2)) else {
            continue;
        };
        let before = sentence.between(0, whole.start()).trim_end().to_lowercase();
        let counts = before.ends_with("reduced from")
            || before.ends_with("fell from")
            || before.ends_with("down from");
        if from.as_str() > to.as_str() && !counts {
            let spot = desk.spot(sentence, &whole.range());
            let working = format!("{} is after {}.", from.as_str(), to.as_str());
            desk.found(finding(
                Kind::DateOrder,
                Severity::Contradiction,
                Sure::Likely,
                spot,
                whole.as_str(),
                working,
            ));
        }
    }
}
