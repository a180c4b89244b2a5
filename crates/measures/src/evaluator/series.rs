//! One measure and area, month by month.

use std::collections::{BTreeMap, BTreeSet};

use figure::{
    AreaRef, FiguresError, Month, Period, Reason, Series, SeriesMethods, SeriesMonth,
    SeriesQuestion, VintageId,
};

use super::Evaluator;
use super::choice::{Choice, Months};
use super::offer::{Offer, offers};
use super::population::number;
use super::{reasons, usual};
use crate::Measure;

impl Evaluator {
    pub(super) fn answer_series(&self, question: &SeriesQuestion) -> Result<Series, FiguresError> {
        let measure = self.measure(&question.measure)?;
        let area = self.area(&question.area, question.to)?;
        let forced = question.vintage.as_ref();
        if let Some(id) = forced {
            self.record(id)?;
        }
        let offers = offers(measure);
        for offer in &offers {
            let held = self.newest_months(offer, &area.code, forced)?;
            let wanted = |month: &&Month| {
                question.from.is_none_or(|from| from <= **month)
                    && question.to.is_none_or(|to| **month <= to)
            };
            let (first, last) =
                (held.keys().find(wanted).copied(), held.keys().rev().find(wanted).copied());
            if let (Some(first), Some(last)) = (first, last) {
                let from = question.from.unwrap_or(first);
                let to = question.to.unwrap_or(last);
                if let Ok(span) = Period::new(from, to) {
                    return self.series_from(measure, area, offer, span, &held);
                }
            }
        }
        self.empty_series(measure, area, question, &offers)
    }

    fn series_from(
        &self,
        measure: &Measure,
        area: AreaRef,
        offer: &Offer,
        span: Period,
        held: &BTreeMap<Month, VintageId>,
    ) -> Result<Series, FiguresError> {
        let hidden = self.hidden_months(offer, &area.code)?;
        // What is usual follows from every month held before, not only from those that are shown.
        let first = held.keys().next().copied().unwrap_or(span.from()).min(span.from());
        let all = Period::new(first, span.to()).unwrap_or(span);
        let mut months = Vec::with_capacity(all.len());
        let mut rows_used = 0;
        let mut used = Months { period: span, from: BTreeMap::new() };
        for month in all.months() {
            let mut known = SeriesMonth::unknown(month);
            if let Some(id) = held.get(&month) {
                let record = self.record(id)?;
                let spoken = self.spoken(offer, record, &area.code)?;
                let tally = spoken.tally(month).unwrap_or_default();
                known.suppressed = hidden.contains(&month);
                known.value = (!known.suppressed).then(|| number(tally.count));
                known.provisional = record.provisional && record.last_month == month;
                if span.from() <= month {
                    rows_used += tally.rows;
                    used.from.insert(month, id.clone());
                }
            }
            if span.from() <= month {
                known.rolling_12 = self.rolling_12(offer, &area, month, held)?;
            }
            months.push(known);
        }
        let before = all.len() - span.len();
        let settings = self.settings.of_series(&measure.id, &area.code);
        let methods = usual::say(&mut months, before, &settings);
        months.drain(..before);
        let missing: Vec<Month> = span.months().filter(|month| !held.contains_key(month)).collect();
        let mut reason = (!missing.is_empty()).then(|| reasons::missing_months(&missing));
        if reason.is_none() && months.iter().any(|month| month.suppressed) {
            reason = Some(Self::hidden_reason(offer));
        }
        let choice = Choice { offer: offer.clone(), value: used, comparator: None };
        let code = area.code.clone();
        Ok(Series {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            unit: measure.unit.clone(),
            area,
            months,
            methods,
            joined: None,
            reason,
            provenance: self.origin(measure, &choice, &[code], rows_used)?,
        })
    }

    /// The twelve months to this one, where each is held and their sum may be shown.
    fn rolling_12(
        &self,
        offer: &Offer,
        area: &AreaRef,
        month: Month,
        held: &BTreeMap<Month, VintageId>,
    ) -> Result<Option<f64>, FiguresError> {
        let period = Period::rolling_12(month);
        let from = period
            .months()
            .filter_map(|month| held.get(&month).map(|id| (month, id.clone())))
            .collect();
        let months = Months { period, from };
        if !months.missing().is_empty() || self.is_hidden(offer, &area.code, &months)? {
            return Ok(None);
        }
        let sum = self.count(offer, &area.code, &months)?;
        Ok(sum.ok().map(|tally| number(tally.count)))
    }

    /// A series in which nothing is known.
    fn empty_series(
        &self,
        measure: &Measure,
        area: AreaRef,
        question: &SeriesQuestion,
        offers: &[Offer],
    ) -> Result<Series, FiguresError> {
        let mut held = BTreeSet::new();
        for offer in offers {
            held.extend(
                self.newest_months(offer, &area.code, question.vintage.as_ref())?.into_keys(),
            );
        }
        let reason = match (held.first(), held.last(), &measure.unavailable) {
            (Some(first), Some(last), _) => Reason::new(format!(
                "not available: {} to {} are held, and no month asked for",
                first.label(),
                last.label()
            )),
            (.., Some(why)) => Reason::new(why.clone()),
            _ => reasons::nothing_held(offers, question.vintage.as_ref()),
        };
        let span = match (question.from, question.to) {
            (Some(from), Some(to)) => Period::new(from, to).ok(),
            _ => None,
        };
        let months = span.into_iter().flat_map(Period::months).map(SeriesMonth::unknown).collect();
        Ok(Series {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            unit: measure.unit.clone(),
            area,
            months,
            methods: SeriesMethods::default(),
            joined: None,
            reason: Some(reason),
            provenance: Self::no_origin(measure),
        })
    }
}
