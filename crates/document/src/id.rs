//! The name by which a document's texts and its evidence speak of the same figure.

use std::fmt;

use figure::{Evaluation, Figure, Period, Series};
use serde::Serialize;

/// The name of a figure, table, series or evaluation within a document: `burglary-e09000006-2020-03-2021-02-5d1c07`. It is made from
/// what was asked (measure, area, period, comparator, denominator, group, vintage), so the same question has the same
/// name in every document, and it can stand in an address after `#`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FigureId(String);

impl FigureId {
    /// The name of this figure.
    pub fn of(figure: &Figure) -> Self {
        let mut mark = Mark::new();
        mark.period(figure.comparison.as_ref().map(|c| c.period));
        mark.text(figure.rate.as_ref().map_or("", |r| &r.denominator.reference_date));
        if let Some(rank) = &figure.rank {
            mark.text(&rank.group);
            mark.text(&format!("{:?}", rank.order));
        }
        mark.text(figure.provenance.vintage.as_ref().map_or("", |v| v.as_str()));
        let area = figure.area.code.as_str();
        Self::made("", figure.measure.as_str(), area, figure.period, &mark)
    }

    /// The name of this table.
    pub fn of_table(table: &figure::Table) -> Self {
        let mut mark = Mark::new();
        mark.period(table.against);
        mark.text(&table.total_of);
        mark.text(&format!("{:?}", table.order));
        for row in &table.rows {
            mark.text(row.area.code.as_str());
        }
        mark.text(table.provenance.vintage.as_ref().map_or("", |v| v.as_str()));
        Self::made("table-", table.measure.as_str(), &table.group, table.period, &mark)
    }

    /// The name of this series.
    pub fn of_series(series: &Series) -> Self {
        let mut mark = Mark::new();
        for month in [series.months.first(), series.months.last()].into_iter().flatten() {
            mark.text(&month.month.to_string());
        }
        mark.text(series.provenance.vintage.as_ref().map_or("", |v| v.as_str()));
        let plain = slug(&format!("{}-{}", series.measure, series.area.code));
        Self(format!("series-{plain}-{mark}"))
    }

    /// The name of this evaluation.
    pub fn of_evaluation(found: &Evaluation) -> Self {
        let mut mark = Mark::new();
        mark.period(Some(found.before));
        let sides = [Some(&found.sides.treated), Some(&found.sides.control)];
        for side in sides.into_iter().chain([found.sides.displacement.as_ref()]) {
            for area in side.into_iter().flat_map(|side| &side.areas) {
                mark.text(area.code.as_str());
            }
            mark.text("");
        }
        mark.text(found.provenance.vintage.as_ref().map_or("", |v| v.as_str()));
        let place = found.sides.treated.areas.first().map_or("", |area| area.code.as_str());
        Self::made("evaluation-", found.measure.as_str(), place, found.after, &mark)
    }

    /// The name as text: lower-case letters, digits and hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn made(kind: &str, measure: &str, place: &str, period: Period, mark: &Mark) -> Self {
        Self(format!("{kind}{measure}-{}-{}-{}-{mark}", slug(place), period.from(), period.to()))
    }
}

impl fmt::Display for FigureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text as part of a name: lower case, everything but letters and digits to single hyphens.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A short mark of what else was asked: FNV-1a, which needs no crate and is the same on every machine.
struct Mark(u32);

impl Mark {
    fn new() -> Self {
        Self(0x811c_9dc5)
    }

    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }

    fn period(&mut self, period: Option<Period>) {
        let text = period.map(|p| format!("{}..{}", p.from(), p.to())).unwrap_or_default();
        self.text(&text);
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06x}", (self.0 >> 8) ^ (self.0 & 0xff))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::burglary;

    #[test]
    fn the_same_question_has_the_same_name() {
        let figure = burglary();
        let id = FigureId::of(&figure);
        assert!(id.as_str().starts_with("burglary-e09000006-2020-03-2021-02-"), "{id}");
        let mut again = figure.clone();
        again.value = Some(1.0);
        assert_eq!(FigureId::of(&again), id);
        let mut other = figure;
        other.comparison = None;
        assert_ne!(FigureId::of(&other), id);
    }

    #[test]
    fn names_can_stand_in_an_address() {
        assert_eq!(slug("London boroughs (32), “similar”"), "london-boroughs-32-similar");
        assert_eq!(slug("--"), "");
    }
}
