//! One measure over a group of areas, ranked.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use figure::{
    AreaCode, AreaKind, FiguresError, Order, Period, Provenance, Reason, Table, TableQuestion,
    TableRow,
};

use super::Evaluator;
use super::certainty::Certainty;
use super::choice::{Choice, For, Months};
use super::groups::Members;
use super::offer::{Offer, offers};
use super::population::number;
use super::ranking::{Standing, ranks};
use crate::Measure;

/// What shares are of.
struct Total {
    value: Option<u64>,
    of: String,
    /// Where it is from, where it is not the sum of the rows.
    months: Option<Months>,
}

impl Evaluator {
    pub(super) fn answer_table(&self, question: &TableQuestion) -> Result<Table, FiguresError> {
        let measure = self.measure(&question.measure)?;
        let period = question.period;
        let of = match &question.of {
            Some(of) => Some(self.area(of, Some(period.to()))?.code),
            None => None,
        };
        let members = self.members(&question.group, of.as_ref(), period)?;
        let (other, _) = self.comparator(period, &question.against)?;
        let areas = match &members.whole {
            Some(_) => For::Any(&members.areas),
            None => For::Most(&members.areas),
        };
        let choice = self.choose(measure, areas, period, other, question.vintage.as_ref())?;
        match choice {
            Ok(choice) => self.table_from(measure, question, &members, &choice, other),
            Err(reason) => Ok(self.empty_table(measure, question, &members, other, &reason)),
        }
    }

    fn table_from(
        &self,
        measure: &Measure,
        question: &TableQuestion,
        members: &Members,
        choice: &Choice,
        other: Option<Period>,
    ) -> Result<Table, FiguresError> {
        let order = question.order.unwrap_or(members.order);
        let offer = &choice.offer;
        let mut now =
            self.standings(measure, offer, &members.areas, &choice.value, question.population)?;
        // Of the generations of wards those that the chosen vintage has.
        now.retain(|one| one.count.is_ok() || !members.if_held.contains(&one.area));
        if !members.if_held.is_empty() {
            now = self.of_their_time(now, choice)?;
        }
        let then = match &choice.comparator {
            Some(months) => {
                let areas: Vec<AreaCode> = now.iter().map(|one| one.area.clone()).collect();
                self.standings(measure, offer, &areas, months, question.population)?
            }
            None => Vec::new(),
        };
        let total = self.total(measure, members, choice, &now)?;
        let rows_used = now.iter().filter_map(|one| one.count.as_ref().ok()).map(|t| t.rows).sum();
        let mut codes: Vec<AreaCode> = members.whole.iter().cloned().collect();
        let is_ward = |code: &AreaCode| code.kind() == AreaKind::Ward;
        codes.extend(now.first().map(|one| one.area.clone()).filter(is_ward));
        let mut provenance = self.origin(measure, choice, &codes, rows_used)?;
        if let Some(months) = &total.months {
            self.also_from(&mut provenance, months)?;
        }
        let reason = column_reason(order, &now);
        let spans = (question.period, choice.comparator.as_ref().map(|months| months.period));
        let certainty = Certainty::of(order, &now, &then, spans, self.settings.level);
        Ok(Table {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            unit: measure.unit.clone(),
            period: question.period,
            against: other,
            group: members.name.clone(),
            order,
            total: total.value.map(number),
            total_of: total.of,
            rows: self.rows(offer, order, &now, &then, total.value, &certainty),
            method: certainty.method(),
            provisional: self.is_provisional(&choice.value)?,
            reason,
            provenance,
        })
    }

    /// Of wards that points were placed in, those of the generation that stood.
    fn of_their_time(
        &self,
        standings: Vec<Standing>,
        choice: &Choice,
    ) -> Result<Vec<Standing>, FiguresError> {
        let to = choice.value.period.to();
        let Some(id) = choice.value.from.get(&to) else { return Ok(standings) };
        let record = self.record(id)?;
        let mut kept = Vec::with_capacity(standings.len());
        for one in standings {
            if self.is_of_its_time(record, &one.area, to)? {
                kept.push(one);
            }
        }
        Ok(kept)
    }

    fn rows(
        &self,
        offer: &Offer,
        order: Order,
        now: &[Standing],
        then: &[Standing],
        total: Option<u64>,
        certainty: &Certainty,
    ) -> Vec<TableRow> {
        let places = ranks(now, order);
        let before: BTreeMap<&AreaCode, (Option<usize>, &Standing)> = ranks(then, order)
            .into_iter()
            .zip(then)
            .map(|(place, standing)| (&standing.area, (place, standing)))
            .collect();
        let mut rows: Vec<TableRow> = now
            .iter()
            .zip(places)
            .map(|(standing, rank)| {
                let value = standing.shown();
                let earlier = before.get(&standing.area);
                let was = earlier.and_then(|(place, _)| *place);
                let (p_value, verdict) = certainty.change(&standing.area).unzip();
                TableRow {
                    area: self.area_ref(&standing.area),
                    value: value.map(number),
                    share: match (value, total) {
                        (Some(value), Some(total)) if total > 0 => {
                            Some(100.0 * number(value) / number(total))
                        }
                        _ => None,
                    },
                    rate: standing.shown_rate(),
                    rank,
                    rank_ci95: certainty.places(&standing.area),
                    position_change: match (was, rank) {
                        (Some(was), Some(rank)) => places_up(was, rank),
                        _ => None,
                    },
                    comparator: earlier.and_then(|(_, one)| one.shown()).map(number),
                    comparator_rate: earlier.and_then(|(_, one)| one.shown_rate()),
                    p_value,
                    verdict,
                    suppressed: standing.hidden,
                    reason: match &standing.count {
                        Err(reason) => Some(reason.clone()),
                        Ok(_) if standing.hidden => Some(Self::hidden_reason(offer)),
                        Ok(_) => None,
                    },
                }
            })
            .collect();
        rows.sort_by(|a, b| match (a.rank, b.rank) {
            (Some(one), Some(two)) => one.cmp(&two).then_with(|| a.area.name.cmp(&b.area.name)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            // What has no place stands by name, so that its line says nothing of a hidden count.
            (None, None) => a.area.name.cmp(&b.area.name).then_with(|| a.area.cmp(&b.area)),
        });
        rows
    }

    /// The whole area's own count, from a source that counts the same categories; else the sum of the rows, unless one of
    /// them is hidden.
    fn total(
        &self,
        measure: &Measure,
        members: &Members,
        choice: &Choice,
        now: &[Standing],
    ) -> Result<Total, FiguresError> {
        if let Some(whole) = &members.whole {
            let same = |offer: &Offer| {
                offer.include == choice.offer.include && offer.exclude == choice.offer.exclude
            };
            for offer in offers(measure).iter().filter(|offer| same(offer)) {
                let records = self.records(offer, None);
                let held = self.held(offer, &records, For::Most(std::slice::from_ref(whole)))?;
                let months = held.months(
                    choice.value.period,
                    choice.comparator.as_ref().map(|months| months.period),
                );
                if let Ok(tally) = self.count(offer, whole, &months)? {
                    let hidden = self.is_hidden(offer, whole, &months)?;
                    return Ok(Total {
                        value: (!hidden).then_some(tally.count),
                        of: self.name_of(whole),
                        months: Some(months),
                    });
                }
            }
        }
        let any_hidden = now.iter().any(|standing| standing.hidden);
        let sum = now.iter().filter_map(Standing::shown).sum();
        Ok(Total {
            value: (!any_hidden && now.iter().any(|one| one.count.is_ok())).then_some(sum),
            of: "sum of the rows".to_owned(),
            months: None,
        })
    }

    /// A table in which nothing is known: every area with the reason.
    fn empty_table(
        &self,
        measure: &Measure,
        question: &TableQuestion,
        members: &Members,
        other: Option<Period>,
        reason: &Reason,
    ) -> Table {
        let to = question.period.to();
        let stood = |code: &&AreaCode| {
            code.kind() != AreaKind::Ward
                || self.register.area(code).is_none_or(|area| area.stood_in(to))
        };
        let mut rows: Vec<TableRow> = members
            .areas
            .iter()
            .filter(stood)
            .map(|code| TableRow {
                reason: Some(reason.clone()),
                ..TableRow::unknown(self.area_ref(code))
            })
            .collect();
        rows.sort_by(|a, b| a.area.name.cmp(&b.area.name).then_with(|| a.area.cmp(&b.area)));
        let provenance: Provenance = Self::no_origin(measure);
        Table {
            measure: measure.id.clone(),
            title: measure.title.clone(),
            unit: measure.unit.clone(),
            period: question.period,
            against: other,
            group: members.name.clone(),
            order: question.order.unwrap_or(members.order),
            total: None,
            total_of: "sum of the rows".to_owned(),
            rows,
            method: None,
            provisional: false,
            reason: Some(reason.clone()),
            provenance,
        }
    }
}

/// How many places up from one to the other.
fn places_up(was: usize, is: usize) -> Option<i64> {
    Some(i64::try_from(was).ok()? - i64::try_from(is).ok()?)
}

/// Why the rates, and the ranks that go by them, are empty.
fn column_reason(order: Order, now: &[Standing]) -> Option<Reason> {
    let counted: Vec<&Standing> = now.iter().filter(|one| one.count.is_ok()).collect();
    let no_rate = !counted.is_empty() && counted.iter().all(|one| one.rate.is_err());
    let why = counted.first().and_then(|one| one.rate.as_ref().err())?;
    no_rate.then(|| {
        let what = if order.by_rate() { "rates and ranks" } else { "rates" };
        Reason::new(format!("{what}: {why}"))
    })
}
