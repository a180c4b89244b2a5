//! What is told of a ward: each measure over all wards, asked once for every profile, and of the ward itself with a change
//! that the data held can bear.

use figure::{AreaRef, Figure, MeasureId, Period, Series, Table};

use super::Asking;
use crate::ReportsError;
use crate::asking::Told as Answered;
use crate::needs_assessment::beside;

/// All recorded crime, by what it can stand on.
const ALL: &[&str] = &["tno", "street-all-crime"];
/// Told besides the kinds of crime, where wards have it.
const BESIDES: &[&str] = &["asb", "street-anti-social-behaviour"];

/// A measure of a ward.
pub(crate) struct Told<'a> {
    /// The figure of the whole period.
    pub figure: Figure,
    /// The same of the months of it that are held a year before too, where the whole cannot be compared.
    pub held: Option<Figure>,
    /// Every ward of it.
    pub table: &'a Table,
}

impl Told<'_> {
    /// The figure whose change can be told: that of the held months where there is one.
    pub fn compared(&self) -> &Figure {
        self.held.as_ref().unwrap_or(&self.figure)
    }
}

/// All recorded crime over all wards, then its kinds, then what is no crime; what wards have no count of is left out.
pub(crate) fn tables(asking: &mut Asking) -> Result<Vec<Table>, ReportsError> {
    let mut tables = Vec::new();
    tables.extend(first(asking, ALL)?);
    let all: Option<MeasureId> = tables.first().map(|t: &Table| t.measure.clone());
    let kinds = all.as_ref().map_or(&[][..], beside);
    for kind in kinds {
        tables.extend(first(asking, &[kind])?);
    }
    tables.extend(first(asking, BESIDES)?);
    Ok(tables)
}

/// The first of these that wards have counts of.
fn first(asking: &mut Asking, candidates: &[&str]) -> Result<Option<Table>, ReportsError> {
    for id in candidates {
        let Some(measure) = asking.known(id) else { continue };
        if let Ok(table) = asking.wards_by_rate(&measure, asking.input.period)? {
            return Ok(Some(table));
        }
    }
    Ok(None)
}

/// What is told of the ward: all of it first, then so many kinds, those that it has most of.
pub(crate) fn of<'a>(
    asking: &mut Asking,
    tables: &'a [Table],
    ward: &AreaRef,
    months: Option<&Series>,
    most: usize,
) -> Result<Vec<Told<'a>>, ReportsError> {
    let count = |table: &Table| {
        let row = table.rows.iter().find(|row| row.area.code == ward.code);
        row.and_then(|row| row.value).unwrap_or(-1.0)
    };
    let mut kinds: Vec<&Table> = tables.iter().skip(1).collect();
    kinds.sort_by(|a, b| count(b).total_cmp(&count(a)).then_with(|| a.title.cmp(&b.title)));
    kinds.truncate(most);
    let mut told = Vec::new();
    for table in tables.iter().take(1).chain(kinds) {
        let Ok(figure) = figure(asking, table, ward, table.period)? else { continue };
        let cannot = figure.comparison.as_ref().is_none_or(|c| c.value.is_none());
        let held = match months.and_then(|months| in_both_years(months, table.period)) {
            Some(period) if cannot => figure_of_held(asking, table, ward, period)?,
            _ => None,
        };
        told.push(Told { figure, held, table });
    }
    Ok(told)
}

fn figure(
    asking: &mut Asking,
    table: &Table,
    ward: &AreaRef,
    period: Period,
) -> Result<Answered<Figure>, ReportsError> {
    let against = asking.against(period);
    asking.figure(&table.measure, ward.code.as_str(), period, against)
}

fn figure_of_held(
    asking: &mut Asking,
    table: &Table,
    ward: &AreaRef,
    period: Period,
) -> Result<Option<Figure>, ReportsError> {
    let told = figure(asking, table, ward, period)?.ok();
    Ok(told.filter(|f| f.suppressed || f.comparison.as_ref().is_some_and(|c| c.value.is_some())))
}

/// The last months of the period that are held a year before too; none where they are all of it, or none.
fn in_both_years(months: &Series, whole: Period) -> Option<Period> {
    let held = |month| {
        let told = |m: &&figure::SeriesMonth| m.value.is_some() || m.suppressed;
        months.months.iter().filter(told).any(|m| m.month == month)
    };
    let from = whole.months().rev().take_while(|m| held(*m) && held(m.plus(-12))).last()?;
    Period::new(from, whole.to()).ok().filter(|period| *period != whole)
}
