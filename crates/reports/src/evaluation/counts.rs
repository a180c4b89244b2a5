//! The months of one area, as whole counts.

use std::collections::BTreeMap;

use figure::{AreaRef, Figures, MeasureId, Month, Period, Provenance, Series, SeriesQuestion};

use crate::ReportsError;

/// One area's months.
#[derive(Debug, Clone)]
pub(super) struct AreaMonths {
    pub area: AreaRef,
    /// Only what is known: held, and not hidden.
    counts: BTreeMap<Month, u64>,
    hidden: Vec<Month>,
    pub provisional: Vec<Month>,
}

/// What the measure and its source say of themselves.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub title: String,
    pub unit: figure::Unit,
    pub provenance: Provenance,
}

impl AreaMonths {
    /// Every month held to this one.
    pub fn ask(
        figures: &dyn Figures,
        measure: &MeasureId,
        area: &str,
        to: Month,
    ) -> Result<(Self, Said), ReportsError> {
        let question = SeriesQuestion {
            measure: measure.clone(),
            area: area.to_owned(),
            from: None,
            to: Some(to),
            vintage: None,
        };
        let series = figures.series(&question).map_err(|source| ReportsError::Figures {
            asking: format!("the months of {measure} for {area}"),
            source,
        })?;
        let Series { title, unit, provenance, area, months, .. } = series;
        let whole = |value: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a count is a whole number from nought"
            )]
            let count = value.max(0.0) as u64;
            count
        };
        let mut found =
            Self { area, counts: BTreeMap::new(), hidden: Vec::new(), provisional: Vec::new() };
        for month in months {
            match month.value {
                _ if month.suppressed => found.hidden.push(month.month),
                Some(value) => {
                    found.counts.insert(month.month, whole(value));
                    if month.provisional {
                        found.provisional.push(month.month);
                    }
                }
                None => {}
            }
        }
        Ok((found, Said { title, unit, provenance }))
    }

    /// The count of a month, where it is known.
    pub fn count(&self, month: Month) -> Option<u64> {
        self.counts.get(&month).copied()
    }

    /// The first month known.
    pub fn first(&self) -> Option<Month> {
        self.counts.keys().next().copied()
    }

    /// The counts of a period's months.
    pub fn months(&self, period: Period) -> Vec<Option<u64>> {
        period.months().map(|month| self.count(month)).collect()
    }

    /// The count of a period, or which of its months is not known, and why.
    pub fn sum(&self, period: Period) -> Result<u64, String> {
        period.months().try_fold(0, |sum, month| match self.count(month) {
            Some(count) => Ok(sum + count),
            None if self.hidden.contains(&month) => Err(format!(
                "{} of {} is hidden because it is small",
                month.label(),
                self.area.name
            )),
            None => Err(format!("{} of {} is not held", month.label(), self.area.name)),
        })
    }
}
