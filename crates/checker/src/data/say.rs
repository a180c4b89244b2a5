//! What is said of a claim that the data contradict: the true value, the working, and how the printed one may have come about.

use document::words;
use figure::{Figure, Order, Period, write};

use crate::{Claim, ClaimUnit, Role};

use super::asked::{Answer, Asked, Sense};
use super::causes::Cause;

/// Decimals of a true percentage or rate, at least.
const DECIMALS: u8 = 2;

/// The true value in the claim's unit.
pub(super) fn should(claim: &Claim, truth: f64) -> String {
    let decimal = |value| write::decimal(value, usize::from(claim.decimals.max(DECIMALS)));
    let signed = |text: String| if truth > 0.0 { format!("+{text}") } else { text };
    match (claim.role, claim.unit) {
        (Role::Rank, _) => place(truth),
        (Role::Change, ClaimUnit::Percent) => signed(format!("{}%", decimal(truth))),
        (_, ClaimUnit::Percent) => format!("{}%", decimal(truth)),
        (Role::Change, _) => write::change(truth),
        (_, ClaimUnit::Per(_) | ClaimUnit::Pounds) => decimal(truth),
        (_, ClaimUnit::Count) => write::count(truth),
    }
}

/// What the data have, in a sentence.
pub(super) fn working(claim: &Claim, asked: &Asked, answer: &Answer) -> String {
    let figure = &answer.figure;
    let count = figure.value.unwrap_or_default();
    let counted = words::counted(&figure.title, &figure.unit, count);
    let had = format!(
        "{} had {} {counted} {}",
        figure.area.name,
        write::count(count),
        words::period_phrase(figure.period)
    );
    let said = match &asked.sense {
        Sense::Count => had,
        Sense::Rate(_) => match &figure.rate {
            Some(rate) => format!(
                "{had}, {} for {} residents ({})",
                should(claim, answer.value),
                write::count(f64::from(u32::try_from(rate.denominator.value).unwrap_or(u32::MAX))),
                words::lower_first(&rate.denominator.title)
            ),
            None => had,
        },
        Sense::Difference(base) | Sense::Percent(base) => {
            let before = figure.comparison.as_ref().and_then(|other| other.value);
            format!(
                "{had} and {} {}: {}",
                before.map_or_else(|| "no known number".to_owned(), write::count),
                words::period_phrase(*base),
                should(claim, answer.value)
            )
        }
        Sense::ShareOf(_) | Sense::ShareIn(_) => match &answer.whole {
            Some(whole) => format!("{had}, {} of {}", should(claim, answer.value), all_of(whole)),
            None => had,
        },
        Sense::Rank(..) => ranked(figure).unwrap_or(had),
    };
    match &figure.provenance.vintage {
        Some(vintage) => format!("{said} ({vintage})."),
        None => format!("{said}."),
    }
}

fn all_of(whole: &Figure) -> String {
    let count = whole.value.unwrap_or_default();
    let counted = words::counted(&whole.title, &whole.unit, count);
    format!("{} {counted} in {}", write::count(count), whole.area.name)
}

fn ranked(figure: &Figure) -> Option<String> {
    let rank = figure.rank.as_ref()?;
    Some(format!(
        "{} was {} of {} {} by {} {}, {} first",
        figure.area.name,
        write::ordinal(rank.position),
        rank.of,
        rank.group,
        words::lower_first(&figure.title),
        words::period_phrase(figure.period),
        first(rank.order)
    ))
}

fn first(order: Order) -> &'static str {
    match order {
        Order::LowestRate => "the lowest rate",
        Order::HighestRate => "the highest rate",
        Order::HighestCount => "the highest count",
        Order::LowestCount => "the lowest count",
    }
}

/// How the printed figure may have come about, in a sentence.
pub(super) fn cause(claim: &Claim, cause: &Cause) -> String {
    let printed = &claim.printed;
    match cause {
        Cause::Sign => "The direction is the wrong way round.".to_owned(),
        Cause::Transposed => format!("In {printed} two digits are swapped."),
        Cause::EarlierVintage(vintage) => {
            format!("{printed} is what {vintage} has, a file published at another time.")
        }
        Cause::CalendarYear(year) => format!(
            "{printed} is of the calendar year {}, not of the financial year.",
            year.to().year()
        ),
        Cause::FinancialYear(year) => {
            format!("{printed} is of {}, not of the calendar year.", financial_year(*year))
        }
        Cause::Window(period) => format!("{printed} is of {}.", words::the_period(*period)),
        Cause::Base(base) => format!("{printed} is the change from {}.", words::the_period(*base)),
        Cause::Population(year) => format!("{printed} is the rate by the population of mid-{year}."),
        Cause::WardsSummed(area) => format!(
            "{printed} is by the sum of the wards of {}, which lacks what no ward has.",
            area.name
        ),
        Cause::OnlyPart(title) => format!("{printed} is of {} alone.", words::lower_first(title)),
        Cause::WholeGroup(title) => {
            format!("{printed} is of all that is {}.", words::lower_first(title))
        }
        Cause::Without(title) => format!("{printed} leaves out {}.", words::lower_first(title)),
        Cause::With(title) => format!("{printed} counts in {}.", words::lower_first(title)),
        Cause::Place(area) => format!("{printed} is of {}.", area.name),
        Cause::OtherEnd(order) => format!("{printed} is the place with {} first.", first(*order)),
        Cause::OneDigit => format!("One digit of {printed} is another."),
        Cause::DigitLost => format!("{printed} has a digit too few or too many."),
        Cause::Near => "The difference is small: the file may have been revised since, and the earlier one is not held."
            .to_owned(),
    }
}

/// "the financial year 2020/21".
fn financial_year(period: Period) -> String {
    format!("the financial year {}/{:02}", period.from().year(), period.to().year() % 100)
}

/// "8th", of a place that may be none.
fn place(value: f64) -> String {
    format!("{value:.0}").parse().map_or_else(|_| write::count(value), write::ordinal)
}
