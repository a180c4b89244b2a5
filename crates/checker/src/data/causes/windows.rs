//! Other periods: the calendar year for the financial year, a window that ends in another month, another length, another
//! period to change from.

use figure::{Month, Period};

use super::{Cause, Search};
use crate::data::asked::Asked;

/// April, the first month of a financial year.
const APRIL: u32 = 4;

/// January.
const JANUARY: u32 = 1;

/// The calendar year for the financial year, and the other way round.
pub(super) fn years(search: &Search<'_>) -> Option<Cause> {
    let period = search.asked.period;
    let (first, cause): (u32, fn(Period) -> Cause) = match (period.len(), period.from().month()) {
        (12, APRIL) => (JANUARY, Cause::CalendarYear),
        (12, JANUARY) => (APRIL, Cause::FinancialYear),
        _ => return None,
    };
    let found = years_from(first, period).find(|other| search.fits(&moved(search.asked, *other)));
    found.map(cause)
}

/// Another window; `wide` looks further than the months beside it, the span before and the years that it lies in.
pub(super) fn window(search: &Search<'_>, wide: bool) -> Option<Cause> {
    let period = search.asked.period;
    let mut others: Vec<Period> = Vec::new();
    for months in 1..=if wide { 11 } else { 1 } {
        others.extend([shifted(period, -months), shifted(period, months)]);
    }
    others.extend(period.just_before());
    others.extend([shifted(period, -12), shifted(period, 12)]);
    if wide {
        others.extend(years_from(JANUARY, period).chain(years_from(APRIL, period)));
        others.extend([1, 3, 6, 12].map(|months| ending(period.to(), months)));
    }
    let is_other = |other: &Period| *other != period && !is_named_year(period, *other);
    let fits = |other: &Period| search.fits(&moved(search.asked, *other));
    others.into_iter().filter(is_other).find(fits).map(Cause::Window)
}

/// Whether a window is one that people confuse with the one said: it ends near or a year from it, is another length to the
/// same month, or a whole year.
pub(super) fn is_usual(window: Period, said: Period) -> bool {
    let months = (window.to().index() - said.to().index()).abs();
    let whole = window.len() == 12 && matches!(window.from().month(), JANUARY | APRIL);
    months <= 3 || months == 12 || whole
}

/// The change from another period: the span before, the same a year or two before.
pub(super) fn base(search: &Search<'_>) -> Option<Cause> {
    let said = search.asked.sense.base()?;
    let period = search.asked.period;
    let others = [period.just_before(), Some(shifted(period, -12)), Some(shifted(period, -24))];
    let asked =
        |base: Period| Asked { sense: search.asked.sense.against(base), ..search.asked.clone() };
    let mut others = others.into_iter().flatten().filter(|base| *base != said);
    others.find(|base| search.fits(&asked(*base))).map(Cause::Base)
}

/// The same question of another period; a change keeps its distance from what it is held against.
fn moved(asked: &Asked, period: Period) -> Asked {
    let mut moved = Asked { period, ..asked.clone() };
    if let Some(base) = asked.sense.base() {
        let months = period.to().index() - asked.period.to().index();
        let beside = asked.period.just_before() == Some(base) || period.len() != asked.period.len();
        let base = period.just_before().filter(|_| beside).unwrap_or(shifted(base, months));
        moved.sense = asked.sense.against(base);
    }
    moved
}

/// Whether the other is what [`years`] names.
fn is_named_year(period: Period, other: Period) -> bool {
    let starts = |period: Period| (period.len(), period.from().month());
    matches!(
        (starts(period), starts(other)),
        ((12, APRIL), (12, JANUARY)) | ((12, JANUARY), (12, APRIL))
    )
}

/// The years from this month on that have a month of the period.
fn years_from(first: u32, period: Period) -> impl Iterator<Item = Period> {
    let years = period.from().year() - 1..=period.to().year();
    let year = move |year: i32| Month::new(year, first).ok().map(|from| ending(from.plus(11), 12));
    years
        .filter_map(year)
        .filter(move |other| other.from() <= period.to() && period.from() <= other.to())
}

fn shifted(period: Period, months: i32) -> Period {
    let (from, to) = (period.from().plus(months), period.to().plus(months));
    Period::new(from, to).unwrap_or(period)
}

fn ending(to: Month, months: i32) -> Period {
    Period::new(to.plus(1 - months), to).unwrap_or_else(|_| Period::month(to))
}
