//! Other places: the wards summed for the district, the district for a ward, another of its kind.

use std::rc::Rc;

use figure::{AreaKind, Group, Table, TableRow};

use super::{Cause, Search};
use crate::data::asked::{Asked, Counts, Sense};
use crate::data::precision::is_nearest;

/// The sum of the wards where the district was said.
pub(super) fn wards_summed(search: &Search<'_>) -> Option<Cause> {
    let area = &search.answer.figure.area;
    if area.code.kind() != AreaKind::District || !search.asked.sense.is_of_counts() {
        return None;
    }
    let table = table(search, &Group::Wards)?;
    let people = Counts::of(&search.answer.figure)?.people;
    let now = table.rows.iter().map(|row| row.value).sum::<Option<f64>>()?;
    let before = table.rows.iter().map(|row| row.comparator).sum::<Option<f64>>();
    let value = search.asked.sense.value(Counts { now, before, people })?;
    is_nearest(search.claim, value).then(|| Cause::WardsSummed(area.clone()))
}

/// The place whose figure it is: another ward of the district or the district itself, another of the comparators.
pub(super) fn elsewhere(search: &Search<'_>) -> Option<Cause> {
    let own = &search.answer.figure.area;
    let group = if own.code.kind() == AreaKind::Ward { Group::Wards } else { Group::Comparators };
    let table = table(search, &group)?;
    let others = table.rows.iter().filter(|row| row.area.code != own.code);
    let fits =
        |row: &&TableRow| value(search, row).is_some_and(|value| is_nearest(search.claim, value));
    let mut rows = others.filter(fits);
    if let Some(row) = rows.next() {
        return Some(Cause::Place(row.area.clone()));
    }
    // The district that the wards are of is no row of their table.
    let whole = Asked { area: table.total_of.clone(), ..search.asked.clone() };
    let answer = whole.answer(search.data).ok()?;
    let another = answer.figure.area.code != own.code;
    (another && is_nearest(search.claim, answer.value))
        .then(|| Cause::Place(answer.figure.area.clone()))
}

fn value(search: &Search<'_>, row: &TableRow) -> Option<f64> {
    if let Sense::Rate(per) = search.asked.sense {
        return Some(row.rate? * per / 1000.0);
    }
    search.asked.sense.value(Counts { now: row.value?, before: row.comparator, people: None })
}

fn table(search: &Search<'_>, group: &Group) -> Option<Rc<Table>> {
    let (asked, area) = (search.asked, search.answer.figure.area.code.as_str());
    search.data.table(&asked.measure, area, asked.period, group, asked.sense.base())
}
