//! One figure.

use figure::{
    AreaCode, AreaRef, Comparison, Figure, FigureQuestion, FiguresError, Period, Rank, Reason,
};

use super::Evaluator;
use super::choice::{Choice, For, Months};
use super::compare::{Known, compare};
use super::population::{garwood, number};
use super::ranking::ranks;
use crate::Measure;

impl Evaluator {
    pub(super) fn answer_figure(&self, question: &FigureQuestion) -> Result<Figure, FiguresError> {
        let measure = self.measure(&question.measure)?;
        let area = self.area(&question.area, Some(question.period.to()))?;
        let (other, because) = self.comparator(question.period, &question.against)?;
        let code = area.code.clone();
        let codes = std::slice::from_ref(&code);
        let forced = question.vintage.as_ref();
        let choice = self.choose(measure, For::Most(codes), question.period, other, forced)?;
        let choice = match choice {
            Ok(choice) => choice,
            Err(reason) => {
                let mut figure = empty(measure, area, question.period, reason);
                if let Some(other) = other {
                    let base = self.base_alone(measure, codes, other, question)?;
                    let value = (question.period, None);
                    figure.comparison =
                        Some(compare(value, (other, &base), because, self.settings.level));
                }
                return Ok(figure);
            }
        };
        self.figure_from(measure, area, question, &choice, because)
    }

    fn figure_from(
        &self,
        measure: &Measure,
        area: AreaRef,
        question: &FigureQuestion,
        choice: &Choice,
        because: Option<String>,
    ) -> Result<Figure, FiguresError> {
        let code = area.code.clone();
        let offer = &choice.offer;
        let tally = match self.count(offer, &code, &choice.value)? {
            Ok(tally) => tally,
            Err(reason) => return Ok(empty(measure, area, question.period, reason)),
        };
        let comparison = match &choice.comparator {
            Some(months) => {
                let base = self.base(choice, &code, months)?;
                let hidden = self.is_hidden(offer, &code, &choice.value)?;
                let value = (question.period, (!hidden).then_some(tally.count));
                Some(compare(value, (months.period, &base), because, self.settings.level))
            }
            None => None,
        };
        let mut figure = Figure {
            provisional: self.is_provisional(&choice.value)?,
            provenance: self.origin(measure, choice, std::slice::from_ref(&code), tally.rows)?,
            comparison,
            reason: None,
            ..empty(measure, area, question.period, Self::hidden_reason(offer))
        };
        if self.is_hidden(offer, &code, &choice.value)? {
            figure.suppressed = true;
            figure.reason = Some(Self::hidden_reason(offer));
            // The number of rows may be near the count.
            figure.provenance.rows_used = 0;
            return Ok(figure);
        }
        figure.value = Some(number(tally.count));
        figure.ci95 = garwood(tally.count);
        let denominator =
            self.denominator(&code, question.period, question.population, measure.denominator)?;
        (figure.rate, figure.rate_reason) = match denominator {
            Ok(denominator) => (Self::rate(tally.count, denominator), None),
            Err(reason) => (None, Some(reason)),
        };
        (figure.rank, figure.rank_reason) = self.rank(measure, &code, question, choice)?;
        Ok(figure)
    }

    /// The comparator's count from the vintages chosen with the value's.
    pub(super) fn base(
        &self,
        choice: &Choice,
        area: &AreaCode,
        months: &Months,
    ) -> Result<Known, FiguresError> {
        let offer = &choice.offer;
        Ok(match self.count(offer, area, months)? {
            Ok(_) if self.is_hidden(offer, area, months)? => Err(Self::hidden_reason(offer)),
            Ok(tally) => Ok(tally.count),
            Err(reason) if months.from.is_empty() => {
                let held = self.newest_months(offer, area, None)?;
                Err(match (held.keys().next(), held.keys().next_back()) {
                    (Some(first), Some(last)) => Reason::new(format!(
                        "not available: {} holds {} to {} only",
                        offer.source,
                        first.label(),
                        last.label()
                    )),
                    _ => reason,
                })
            }
            Err(reason) => Err(reason),
        })
    }

    /// The comparator's count where there is no value to choose its vintages with.
    fn base_alone(
        &self,
        measure: &Measure,
        codes: &[AreaCode],
        other: Period,
        question: &FigureQuestion,
    ) -> Result<Known, FiguresError> {
        let choice =
            self.choose(measure, For::Most(codes), other, None, question.vintage.as_ref())?;
        match (choice, codes) {
            (Ok(choice), [code]) => self.base(&choice, code, &choice.value),
            (Ok(_), _) => Err(FiguresError::Group("one area is wanted".to_owned())),
            (Err(reason), _) => Ok(Err(reason)),
        }
    }

    /// The area's place in the group asked for, or in its own.
    fn rank(
        &self,
        measure: &Measure,
        area: &AreaCode,
        question: &FigureQuestion,
        choice: &Choice,
    ) -> Result<(Option<Rank>, Option<Reason>), FiguresError> {
        let Some(group) = question.group.clone().or_else(|| Self::default_group(area)) else {
            return Ok((None, None));
        };
        let members = match self.members(&group, Some(area), question.period) {
            Ok(members) => members,
            // A group that was asked for must be there; one that nobody asked for may be missing.
            Err(FiguresError::Group(why)) if question.group.is_none() => {
                return Ok((None, Some(Reason::new(format!("not available: {why}")))));
            }
            Err(error) => return Err(error),
        };
        let order = question.order.unwrap_or(members.order);
        let Some(place) = members.areas.iter().position(|member| member == area) else {
            let why =
                format!("not available: {} is not one of {}", self.name_of(area), members.name);
            return Ok((None, Some(Reason::new(why))));
        };
        let standings = self.standings(
            measure,
            &choice.offer,
            &members.areas,
            &choice.value,
            question.population,
        )?;
        let ranks = ranks(&standings, order);
        Ok(match (ranks[place], &standings[place].rate) {
            (Some(position), _) => {
                let of = ranks.iter().flatten().count();
                (Some(Rank { position, of, order, group: members.name }), None)
            }
            (None, Err(reason)) if order.by_rate() => (None, Some(reason.clone())),
            (None, _) => (None, Some(Reason::new("not available: there is no count to rank"))),
        })
    }
}

/// A figure without a value.
fn empty(measure: &Measure, area: AreaRef, period: Period, reason: Reason) -> Figure {
    Figure {
        measure: measure.id.clone(),
        title: measure.title.clone(),
        area,
        period,
        value: None,
        unit: measure.unit.clone(),
        ci95: None,
        provisional: false,
        suppressed: false,
        reason: Some(reason.clone()),
        rate: None,
        rate_reason: Some(reason.clone()),
        comparison: None::<Comparison>,
        rank: None,
        rank_reason: Some(reason),
        provenance: Evaluator::no_origin(measure),
    }
}
