//! A total in the head of a table, "Burglary, year to March 2031 = 1,476", against the same count in the text: 1,474.

use std::sync::LazyLock;

use figure::Period;
use regex::Regex;

use crate::Spot;
use crate::book::Book;
use crate::desk::{Desk, finding};
use crate::fact::{Fact, Source, What};
use crate::pattern::{LONGEST, pattern};
use crate::rules::pairs::pairs;
use crate::subject::{self, Subject};
use crate::when::{self, When};
use crate::{Kind, Severity, Sure};

static TOTAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?P<label>[A-Za-z][^=:;]{4,90}?)\s*=\s?(?P<n>\d[\d,]*)\b"));
/// Two counts of one thing, of which one was counted on another day, differ by no more.
const NEAR: f64 = 0.02;
/// Small numbers are near each other by chance.
const LEAST: f64 = 200.0;

/// A total that a head gives.
struct Total {
    subject: Subject,
    period: Period,
    value: f64,
    printed: String,
    spot: Spot,
}

/// Checks counts of the text that are nearly a total of the same measure and time.
pub(super) fn check(desk: &mut Desk) {
    let (book, facts) = (desk.book, desk.facts);
    for total in totals(book) {
        let same: Vec<&Fact> = facts
            .of(|what| what == What::Count)
            .filter(|fact| {
                !fact.is_of_table()
                    && fact.subject == total.subject
                    && fact.spot.index != total.spot.index
                    && fact.is_home(book)
                    && is_of(book, fact, total.period)
            })
            .collect();
        let is_there = same.iter().any(|fact| (fact.value - total.value).abs() < 0.5);
        for fact in same.into_iter().filter(|_| !is_there) {
            desk.checked(&fact.spot);
            if (fact.value / total.value - 1.0).abs() > NEAR {
                continue;
            }
            let working =
                format!("The head of a table has {} for the same measure and time.", total.printed);
            desk.found(
                finding(
                    Kind::CountTwice,
                    Severity::Contradiction,
                    Sure::Likely,
                    fact.spot.clone(),
                    fact.says.clone(),
                    working,
                )
                .should(total.printed.clone())
                .against([total.spot.clone()]),
            );
        }
    }
}

fn totals(book: &Book) -> Vec<Total> {
    let mut totals = Vec::new();
    for (index, line) in book.lines.iter().enumerate() {
        if !line.text.contains('=') || line.text.len() > LONGEST {
            continue;
        }
        for found in TOTAL.captures_iter(&line.text) {
            let (Some(label), Some(number)) = (found.name("label"), found.name("n")) else {
                continue;
            };
            let subjects = subject::scan(label.as_str());
            let periods: Vec<Period> =
                when::scan(label.as_str()).iter().filter_map(When::period).collect();
            let value = number.as_str().replace(',', "").parse::<f64>();
            if let ([(_, subject)], [period], Ok(value)) = (&*subjects, &*periods, value)
                && value >= LEAST
                && subject.is_measure()
            {
                totals.push(Total {
                    subject: *subject,
                    period: *period,
                    value,
                    printed: number.as_str().to_owned(),
                    spot: book.at(index, number.range(), &line.text),
                });
            }
        }
    }
    totals
}

/// Whether a count is of a period: by its own words; or as the later of a pair, by those of its title.
fn is_of(book: &Book, fact: &Fact, period: Period) -> bool {
    let Source::Sentence(at, number) = fact.source else { return false };
    let Some(sentence) = book.sentences.get(at) else { return false };
    let later = || {
        sentence.title_period == Some(period)
            && pairs(sentence).iter().any(|pair| pair.to == number)
    };
    fact.period == Some(period) || fact.period.is_none() && later()
}
