//! What counts are divided by: the mid-year estimates that are held.

use std::collections::BTreeMap;

use figure::{
    AreaCode, AreaKind, Denominator, FiguresError, Interval, Period, Rate, Reason, SourceId,
    VintageId,
};

use super::Evaluator;
use crate::DenominatorKind;

/// One estimate.
#[derive(Debug, Clone)]
struct Estimate {
    count: u64,
    reference_date: String,
    vintage: VintageId,
    /// Its vintage's place among all, from the oldest.
    age: usize,
}

/// Every estimate held, by area and year; of two of one year that of the newer vintage.
#[derive(Debug, Default)]
pub(super) struct Populations {
    by_area: BTreeMap<AreaCode, BTreeMap<i32, Estimate>>,
}

impl Populations {
    /// Those of a lake.
    pub fn read(lake: &lake::Lake) -> Result<Self, FiguresError> {
        let mut records: Vec<_> = lake.vintages().iter().collect();
        records.sort_by(|a, b| a.lateness().cmp(&b.lateness()));
        let ages: BTreeMap<&VintageId, usize> =
            records.iter().enumerate().map(|(age, record)| (&record.id, age)).collect();
        let mut populations = Self::default();
        for cell in lake.population().map_err(|error| FiguresError::Data(Box::new(error)))? {
            let age = ages.get(&cell.vintage).copied().unwrap_or(0);
            let years = populations.by_area.entry(cell.area).or_default();
            if years.get(&cell.year).is_none_or(|known| known.age < age) {
                let estimate = Estimate {
                    count: cell.count,
                    reference_date: cell.reference_date,
                    vintage: cell.vintage,
                    age,
                };
                years.insert(cell.year, estimate);
            }
        }
        Ok(populations)
    }
}

impl Evaluator {
    /// The denominator of an area's rate over a period: the estimate of the year asked for; else of the calendar year that
    /// holds the period's middle, else the newest earlier one, else the earliest held, with a caveat.
    pub(super) fn denominator(
        &self,
        area: &AreaCode,
        period: Period,
        asked: Option<i32>,
        kind: DenominatorKind,
    ) -> Result<Result<Denominator, Reason>, FiguresError> {
        let populations = self.populations()?;
        let years = self.years(populations, area);
        let wanted = period.middle_year();
        let fixed = asked.or(self.settings.population_year);
        let found = match fixed {
            Some(year) => years.get_key_value(&year),
            None => years.range(..=wanted).next_back().or_else(|| years.iter().next()),
        };
        let Some((&year, estimate)) = found else {
            return Ok(Err(Reason::new(match fixed {
                Some(year) if !years.is_empty() => {
                    let held: Vec<String> = years.keys().map(ToString::to_string).collect();
                    format!(
                        "not available: no population of {year} held, but of {}",
                        super::reasons::and(&held)
                    )
                }
                _ => "not available: no population held".to_owned(),
            })));
        };
        let mut caveats = Vec::new();
        if fixed.is_none() && year > wanted {
            caveats.push(format!(
                "No population of {wanted} or earlier is held; the earliest held, mid-{year}, is used."
            ));
        }
        if kind == DenominatorKind::Households {
            caveats.push(
                "Households are not held; the rate is per 1,000 residents, not households."
                    .to_owned(),
            );
        }
        let source = self
            .lake
            .vintages()
            .iter()
            .find(|record| record.id == estimate.vintage)
            .map_or_else(|| SourceId::new("ons-population"), |record| record.source.clone());
        Ok(Ok(Denominator {
            title: format!("Resident population, mid-{year}"),
            value: estimate.count,
            reference_date: estimate.reference_date.clone(),
            source,
            vintage: estimate.vintage.clone(),
            caveats,
        }))
    }

    /// An area's estimates by year; of a region or force the sums of its districts', for years in which all are held.
    fn years(&self, populations: &Populations, area: &AreaCode) -> BTreeMap<i32, Estimate> {
        if let Some(years) = populations.by_area.get(area) {
            return years.clone();
        }
        if !matches!(area.kind(), AreaKind::Region | AreaKind::Country | AreaKind::Force) {
            return BTreeMap::new();
        }
        let mut districts = self.districts_of(area).into_iter();
        let first = districts.next().and_then(|d| populations.by_area.get(&d));
        let mut sums = first.cloned().unwrap_or_default();
        for district in districts {
            let years = populations.by_area.get(&district);
            sums.retain(|year, sum| match years.and_then(|years| years.get(year)) {
                Some(estimate) => {
                    sum.count += estimate.count;
                    true
                }
                None => false,
            });
        }
        sums
    }

    /// A count as a rate per 1,000, with its exact interval.
    pub(super) fn rate(count: u64, denominator: Denominator) -> Option<Rate> {
        let interval = garwood(count)?;
        if denominator.value == 0 {
            return None;
        }
        let per = 1000.0 / number(denominator.value);
        Some(Rate {
            value: number(count) * per,
            per: 1000,
            ci95: interval.scaled(per),
            denominator,
        })
    }
}

/// The exact 95% interval of a count.
pub(super) fn garwood(count: u64) -> Option<Interval> {
    let limits = statistics::counts::garwood(count, 0.95).ok()?;
    Some(Interval { lower: limits.lower, upper: limits.upper })
}

/// A count as a number of the kind figures carry. Counts stand far below 2^53, where such numbers stop being exact.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of crimes and residents stand far below 2^53"
)]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}
