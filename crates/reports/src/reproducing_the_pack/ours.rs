//! Ours: what the figures give for a number of the pack.

use std::collections::{BTreeMap, BTreeSet};

use figure::{
    Against, Figures, FiguresError, Group, MeasureId, Period, Reason, Table, TableQuestion,
    TableRow,
};

use super::kind::Kind;
use super::pack::Asked;
use crate::ReportsError;

/// A number, or why there is none.
pub(super) type Told = Result<f64, Reason>;

/// Whoever answers for ours. Tables are asked once: the pack's figures are of 32 areas and few periods.
pub(super) struct Ours<'a> {
    figures: &'a dyn Figures,
    own: &'a str,
    unavailable: BTreeMap<MeasureId, Reason>,
    tables: BTreeMap<String, Result<Table, Reason>>,
    vintages: BTreeSet<String>,
}

/// A measure over a period, as a number of the pack has it.
#[derive(Clone, Copy)]
struct Span<'a> {
    measure: &'a MeasureId,
    period: Period,
    against: Option<Period>,
    population: Option<i32>,
}

impl<'a> Ours<'a> {
    /// Asks these figures, for a pack about this area.
    pub fn new(figures: &'a dyn Figures, own: &'a str) -> Self {
        let unavailable = figures
            .measures()
            .into_iter()
            .filter_map(|m| Some((m.id, Reason::new(m.unavailable?))))
            .collect();
        Self { figures, own, unavailable, tables: BTreeMap::new(), vintages: BTreeSet::new() }
    }

    /// Every vintage read so far.
    pub fn vintages(self) -> BTreeSet<String> {
        self.vintages
    }

    /// Our number for this area (the pack's own where none is named).
    pub fn number(
        &mut self,
        asked: &Asked,
        measure: Option<&MeasureId>,
        area: Option<&str>,
    ) -> Result<Told, ReportsError> {
        let (Some(measure), Some(period)) = (measure.or(asked.measure.as_ref()), asked.period)
        else {
            return Ok(Err(Reason::new("no figure is asked for")));
        };
        let span = Span { measure, period, against: asked.against, population: asked.population };
        let area = area.unwrap_or(self.own);
        match asked.kind {
            Kind::Stated => Ok(Err(Reason::new("no figure is asked for"))),
            Kind::ShareOf => self.share_of(span, asked.of.as_ref(), area),
            Kind::TopShare => {
                let table = self.table(span, &Group::Wards)?;
                Ok(table.and_then(|t| top_share(&t, asked.top.unwrap_or(1))))
            }
            Kind::Average
            | Kind::BelowAverage
            | Kind::GroupRate
            | Kind::BelowGroupRate
            | Kind::GroupPercentChange
            | Kind::PopulationRank
            | Kind::LargerCount
            | Kind::FallRank => {
                let table = self.table(span, &Group::Comparators)?;
                Ok(table.and_then(|t| of_group(&t, asked.kind, area)))
            }
            kind => {
                let wards = asked.group.as_deref() == Some("wards");
                Ok(self.row(span, area, wards)?.and_then(|(table, row)| of_row(&table, &row, kind)))
            }
        }
    }

    fn share_of(
        &mut self,
        span: Span,
        of: Option<&MeasureId>,
        area: &str,
    ) -> Result<Told, ReportsError> {
        let Some(of) = of else { return Ok(Err(Reason::new("it is a share of nothing"))) };
        let part = self.row(span, area, false)?;
        let whole = self.row(Span { measure: of, ..span }, area, false)?;
        Ok(part.and_then(|(_, part)| {
            let (_, whole) = whole?;
            Ok(value(&part)? / above_none(value(&whole)?)? * 100.0)
        }))
    }

    /// An area's line: among the boroughs, or, where it is none of them, among the wards.
    fn row(
        &mut self,
        span: Span,
        area: &str,
        wards: bool,
    ) -> Result<Result<(Table, TableRow), Reason>, ReportsError> {
        let mut groups = vec![Group::Comparators, Group::Wards];
        if wards {
            groups.reverse();
        }
        let mut why = None;
        for group in groups {
            match self.table(span, &group)? {
                Ok(table) => {
                    if let Some(row) = table.rows.iter().find(|r| same_name(&r.area.name, area)) {
                        let row = row.clone();
                        return Ok(Ok((table, row)));
                    }
                }
                Err(reason) => why = why.or(Some(reason)),
            }
        }
        let nowhere = || Reason::new(format!("\"{area}\" is neither a borough nor a ward here"));
        Ok(Err(why.unwrap_or_else(nowhere)))
    }

    fn table(&mut self, span: Span, group: &Group) -> Result<Result<Table, Reason>, ReportsError> {
        let mut question = TableQuestion::new(span.measure.clone(), group.clone(), span.period);
        question.of = Some(self.own.to_owned());
        question.population = span.population;
        if let Some(against) = span.against {
            question.against = Against::Period(against);
        }
        let key = format!("{question:?}");
        if let Some(table) = self.tables.get(&key) {
            return Ok(table.clone());
        }
        let told = match self.figures.table(&question) {
            Ok(table) if table.rows.iter().any(|row| row.value.is_some()) => {
                self.vintages.extend(table.provenance.vintages.iter().map(ToString::to_string));
                Ok(table)
            }
            Ok(table) => Err(self.why_empty(&table)),
            Err(error @ (FiguresError::UnknownMeasure { .. } | FiguresError::Group(_))) => {
                let unavailable = self.unavailable.get(span.measure).cloned();
                Err(unavailable.unwrap_or_else(|| Reason::new(error.to_string())))
            }
            Err(source) => {
                let asking = format!("the table of {} in {}", span.measure, span.period);
                return Err(ReportsError::Figures { asking, source });
            }
        };
        self.tables.insert(key, told.clone());
        Ok(told)
    }

    fn why_empty(&self, table: &Table) -> Reason {
        let of_rows = || table.rows.iter().find_map(|row| row.reason.clone());
        self.unavailable
            .get(&table.measure)
            .cloned()
            .or_else(|| table.reason.clone())
            .or_else(of_rows)
            .unwrap_or_else(|| Reason::new("no counts are held for it"))
    }
}

/// Whether two names are the same but for "&" and capitals.
fn same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.replace('&', "and").to_lowercase();
    plain(a) == plain(b)
}

fn of_row(table: &Table, row: &TableRow, kind: Kind) -> Told {
    let missing = |what: &str| {
        row.reason
            .clone()
            .unwrap_or_else(|| Reason::new(format!("no {what} can be made of the data held")))
    };
    match kind {
        Kind::Rate => row.rate.ok_or_else(|| missing("rate")),
        Kind::Rank => row.rank.map(whole).ok_or_else(|| missing("place")),
        Kind::RankFromLast => {
            let ranked = table.rows.iter().filter(|r| r.rank.is_some()).count();
            row.rank.map(|rank| whole(ranked + 1 - rank)).ok_or_else(|| missing("place"))
        }
        Kind::PositionChange => {
            let change = row.position_change.and_then(|c| i32::try_from(c).ok());
            change.map(f64::from).ok_or_else(|| missing("change of place"))
        }
        Kind::Share => row.share.ok_or_else(|| missing("share")),
        Kind::Population => Ok(residents(row).ok_or_else(|| missing("population"))?.round()),
        Kind::PercentChange => {
            let before = row.comparator.ok_or_else(|| missing("comparison"))?;
            Ok((value(row)? - before) / above_none(before)? * 100.0)
        }
        Kind::Fewer => Ok(row.comparator.ok_or_else(|| missing("comparison"))? - value(row)?),
        _ => value(row),
    }
}

fn of_group(table: &Table, kind: Kind, area: &str) -> Told {
    let own = || {
        let row = table.rows.iter().find(|row| same_name(&row.area.name, area));
        row.ok_or_else(|| Reason::new(format!("\"{area}\" is not among the areas")))
    };
    let counts: Vec<f64> = table.rows.iter().map(value).collect::<Result<_, _>>()?;
    let sum: f64 = counts.iter().sum();
    let people: Option<Vec<f64>> = table.rows.iter().map(residents).collect();
    let people = people.ok_or_else(|| Reason::new("not available: no population held"));
    let below = |own: f64, all: f64| Ok((all - own) / above_none(all)? * 100.0);
    let mean = above_none(whole(counts.len())).map(|n| sum / n);
    match kind {
        Kind::Average => mean,
        Kind::BelowAverage => below(value(own()?)?, mean?),
        Kind::GroupRate => Ok(sum * 1000.0 / people?.iter().sum::<f64>()),
        Kind::BelowGroupRate => {
            let rate =
                own()?.rate.ok_or_else(|| Reason::new("not available: no population held"))?;
            below(rate, sum * 1000.0 / people?.iter().sum::<f64>())
        }
        Kind::GroupPercentChange => {
            let before: Option<f64> = table.rows.iter().map(|row| row.comparator).sum();
            let before =
                before.ok_or_else(|| Reason::new("an area has no count to compare with"))?;
            Ok((sum - before) / above_none(before)? * 100.0)
        }
        Kind::PopulationRank | Kind::LargerCount => {
            let own = residents(own()?)
                .ok_or_else(|| Reason::new("not available: no population held"))?;
            let larger = people?.iter().filter(|p| **p > own + 0.5).count();
            Ok(whole(if kind == Kind::LargerCount { larger } else { larger + 1 }))
        }
        Kind::FallRank => {
            let change = |row: &TableRow| of_row(table, row, Kind::PercentChange);
            let all: Vec<f64> = table.rows.iter().map(change).collect::<Result<_, _>>()?;
            let own = change(own()?)?;
            Ok(whole(1 + all.iter().filter(|c| **c < own).count()))
        }
        _ => Err(Reason::new("no figure is asked for")),
    }
}

fn top_share(table: &Table, top: usize) -> Told {
    let total = table.total.ok_or_else(|| Reason::new("the whole area has no count"))?;
    let mut counts: Vec<f64> = table.rows.iter().map(value).collect::<Result<_, _>>()?;
    counts.sort_by(|a, b| b.total_cmp(a));
    Ok(counts.iter().take(top).sum::<f64>() / above_none(total)? * 100.0)
}

/// The residents that a row's rate was made with.
fn residents(row: &TableRow) -> Option<f64> {
    Some(row.value.filter(|v| *v > 0.0)? * 1000.0 / row.rate.filter(|r| *r > 0.0)?)
}

fn value(row: &TableRow) -> Told {
    let none = || Reason::new(format!("no count is held for {}", row.area.name));
    row.value.ok_or_else(|| row.reason.clone().unwrap_or_else(none))
}

fn above_none(value: f64) -> Told {
    if value > 0.0 {
        Ok(value)
    } else {
        Err(Reason::new("no percentage is made of a base of none"))
    }
}

fn whole(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from)
}
