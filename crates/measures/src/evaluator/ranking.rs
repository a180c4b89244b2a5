//! Where an area stands among others: each one's count and rate, and the places that follow.

use std::collections::BTreeMap;

use figure::{AreaCode, FiguresError, Month, Order, Reason, VintageId, standard_ranks};

use super::Evaluator;
use super::choice::Months;
use super::offer::Offer;
use super::population::number;
use super::reasons;
use super::store::Tally;
use crate::Measure;

/// One area's count and rate.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    pub area: AreaCode,
    /// The count; else why there is none.
    pub count: Result<Tally, Reason>,
    /// Whether the count is hidden: it is then no part of anything shown.
    pub hidden: bool,
    /// The rate; else why there is none.
    pub rate: Result<f64, Reason>,
    /// What the rate is divided by, where there is one.
    pub population: Option<u64>,
}

impl Standing {
    /// The count, where it may be shown.
    pub fn shown(&self) -> Option<u64> {
        self.count.as_ref().ok().filter(|_| !self.hidden).map(|tally| tally.count)
    }

    /// The rate, where it may be shown.
    pub fn shown_rate(&self) -> Option<f64> {
        self.shown().and(self.rate.as_ref().ok().copied())
    }
}

impl Evaluator {
    /// The count of an area over a period, from the vintages chosen for it; else why there is none.
    pub(super) fn count(
        &self,
        offer: &Offer,
        area: &AreaCode,
        months: &Months,
    ) -> Result<Result<Tally, Reason>, FiguresError> {
        let mut by_vintage: BTreeMap<&VintageId, Vec<Month>> = BTreeMap::new();
        for (month, vintage) in &months.from {
            by_vintage.entry(vintage).or_default().push(*month);
        }
        let mut missing = months.missing();
        let mut sum = Tally::default();
        for (vintage, wanted) in by_vintage {
            let record = self.record(vintage)?;
            let spoken = self.spoken(offer, record, area)?;
            for month in wanted {
                match spoken.tally(month) {
                    Some(tally) => sum.add(tally),
                    None => missing.push(month),
                }
            }
        }
        missing.sort();
        Ok(if missing.is_empty() {
            Ok(sum)
        } else if missing.len() == months.period.len() {
            Err(Reason::new(format!(
                "not available: {} does not cover {}",
                offer.source,
                self.name_of(area)
            )))
        } else {
            Err(reasons::missing_months(&missing))
        })
    }

    /// Every area's count and rate over a period.
    pub(super) fn standings(
        &self,
        measure: &Measure,
        offer: &Offer,
        areas: &[AreaCode],
        months: &Months,
        population: Option<i32>,
    ) -> Result<Vec<Standing>, FiguresError> {
        areas
            .iter()
            .map(|area| {
                let count = self.count(offer, area, months)?;
                let hidden = count.is_ok() && self.is_hidden(offer, area, months)?;
                let denominator =
                    self.denominator(area, months.period, population, measure.denominator)?;
                let population = denominator.as_ref().ok().map(|one| one.value);
                let rate = match (&count, denominator) {
                    (Err(reason), _) => Err(reason.clone()),
                    (_, Err(reason)) => Err(reason),
                    (Ok(tally), Ok(denominator)) if denominator.value > 0 => {
                        Ok(number(tally.count) * (1000.0 / number(denominator.value)))
                    }
                    _ => Err(Reason::new("not available: nobody lives there")),
                };
                Ok(Standing { area: area.clone(), count, hidden, rate, population })
            })
            .collect()
    }
}

/// The place of each, where it has one.
pub(super) fn ranks(standings: &[Standing], order: Order) -> Vec<Option<usize>> {
    let values: Vec<Option<f64>> = standings
        .iter()
        .map(|one| if order.by_rate() { one.shown_rate() } else { one.shown().map(number) })
        .collect();
    standard_ranks(&values, order.ascending())
}
