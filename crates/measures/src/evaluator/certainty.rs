//! How sure a table is: the places that chance alone could have given each area, and which changes are more than chance
//! where so many are tested at once.

use std::collections::BTreeMap;

use figure::{AreaCode, Order, Period, RankInterval, Verdict};
use statistics::areas::rank_intervals;
use statistics::counts::{Counted, changes};
use statistics::multiple::Correction;

use super::compare::said;
use super::population::number;
use super::ranking::Standing;

/// Draws of all places. Intervals move by at most a place from one seed to another.
const DRAWS: usize = 10_000;
/// Any number, but always the same: the same figures give the same intervals.
const SEED: u64 = 1996;

/// What is known of each area's place and change.
pub(super) struct Certainty {
    places: BTreeMap<AreaCode, RankInterval>,
    changes: BTreeMap<AreaCode, (f64, Verdict)>,
    level: f64,
}

impl Certainty {
    /// Of rows in this order, held against those of another period. Hidden counts are part of nothing.
    pub(super) fn of(
        order: Order,
        now: &[Standing],
        then: &[Standing],
        (period, other): (Period, Option<Period>),
        level: f64,
    ) -> Self {
        let months = (number(period.len() as u64), other.map_or(1.0, |p| number(p.len() as u64)));
        Self { places: places(order, now), changes: tested(now, then, months, level), level }
    }

    /// The places that chance alone could have given this area.
    pub(super) fn places(&self, area: &AreaCode) -> Option<RankInterval> {
        self.places.get(area).copied()
    }

    /// The p-value of this area's change, adjusted for all others, and the verdict.
    pub(super) fn change(&self, area: &AreaCode) -> Option<(f64, Verdict)> {
        self.changes.get(area).copied()
    }

    /// How it was found out.
    pub(super) fn method(&self) -> Option<String> {
        let mut methods = Vec::new();
        if !self.changes.is_empty() {
            methods.push(format!(
                "changes: E-test up to 500, score test above, {} over {} areas, level {}",
                Correction::BenjaminiHochberg.name(),
                self.changes.len(),
                self.level
            ));
        }
        if !self.places.is_empty() {
            methods.push(format!(
                "places: 95% intervals (Goldstein and Spiegelhalter 1996), {DRAWS} draws"
            ));
        }
        (!methods.is_empty()).then(|| methods.join("; "))
    }
}

fn places(order: Order, now: &[Standing]) -> BTreeMap<AreaCode, RankInterval> {
    let ranked: Vec<(&AreaCode, u64, f64)> = now
        .iter()
        .filter_map(|one| {
            let exposure =
                if order.by_rate() { one.population.filter(|n| *n > 0).map(number)? } else { 1.0 };
            Some((&one.area, one.shown()?, exposure))
        })
        .collect();
    let counts: Vec<u64> = ranked.iter().map(|one| one.1).collect();
    let exposures: Vec<f64> = ranked.iter().map(|one| one.2).collect();
    let Ok(found) = rank_intervals(&counts, &exposures, 0.95, DRAWS, SEED) else {
        return BTreeMap::new();
    };
    let all = ranked.len();
    let interval = |one: &statistics::areas::RankInterval| {
        if order.ascending() {
            RankInterval { from: all + 1 - one.upper, to: all + 1 - one.lower }
        } else {
            RankInterval { from: one.lower, to: one.upper }
        }
    };
    ranked.iter().zip(&found).map(|(one, found)| (one.0.clone(), interval(found))).collect()
}

fn tested(
    now: &[Standing],
    then: &[Standing],
    months: (f64, f64),
    level: f64,
) -> BTreeMap<AreaCode, (f64, Verdict)> {
    let before: BTreeMap<&AreaCode, u64> =
        then.iter().filter_map(|one| Some((&one.area, one.shown()?))).collect();
    let (areas, pairs): (Vec<&AreaCode>, Vec<(Counted, Counted)>) = now
        .iter()
        .filter_map(|one| {
            let count = Counted { count: one.shown()?, exposure: months.0 };
            let base = Counted { count: *before.get(&one.area)?, exposure: months.1 };
            Some((&one.area, (count, base)))
        })
        .unzip();
    let Ok(found) = changes(&pairs, level, Correction::BenjaminiHochberg) else {
        return BTreeMap::new();
    };
    let adjusted = found.iter().map(|change| (change.adjusted_p_value, said(change.verdict)));
    areas.into_iter().cloned().zip(adjusted).collect()
}

#[cfg(test)]
mod tests {
    use super::super::store::Tally;
    use super::*;

    fn standing(place: usize, count: u64, hidden: bool) -> Standing {
        Standing {
            area: format!("E0500{place:04}").parse().unwrap(),
            count: Ok(Tally { count, ..Tally::default() }),
            hidden,
            rate: Ok(number(count)),
            population: Some(1000),
        }
    }

    fn spans() -> (Period, Option<Period>) {
        let period = |text: &str| text.parse().unwrap();
        (period("2020-03..2021-02"), Some(period("2019-03..2020-02")))
    }

    #[test]
    fn a_place_has_an_interval_that_turns_with_the_order() {
        let now = [standing(1, 400, false), standing(2, 100, false), standing(3, 95, false)];
        for (order, first) in [(Order::HighestCount, 1), (Order::LowestRate, 3)] {
            let sure = Certainty::of(order, &now, &[], spans(), 0.05);
            let place = sure.places(&now[0].area).unwrap();
            assert_eq!(place, RankInterval { from: first, to: first });
            let (from, to) = if first == 1 { (2, 3) } else { (1, 2) };
            assert_eq!(sure.places(&now[1].area), Some(RankInterval { from, to }));
            assert!(sure.change(&now[0].area).is_none());
        }
    }

    #[test]
    fn of_many_changes_only_what_chance_cannot_give_is_one() {
        // 60 against 40 has p = 0.046 by itself; among twenty rows it is none.
        let mut now = vec![standing(0, 60, false), standing(1, 900, false)];
        let mut then = vec![standing(0, 40, false), standing(1, 600, false)];
        now.extend((2..20).map(|place| standing(place, 50, false)));
        then.extend((2..20).map(|place| standing(place, 50, false)));
        let alone = Certainty::of(Order::HighestCount, &now[..1], &then[..1], spans(), 0.05);
        let among = Certainty::of(Order::HighestCount, &now, &then, spans(), 0.05);
        assert_eq!(alone.change(&now[0].area).unwrap().1, Verdict::Higher);
        assert_eq!(among.change(&now[0].area).unwrap().1, Verdict::WithinChance);
        assert_eq!(among.change(&now[1].area).unwrap().1, Verdict::Higher);
        assert!(among.method().unwrap().contains("over 20 areas"));
    }

    #[test]
    fn what_is_hidden_is_part_of_nothing() {
        let now = [standing(1, 3, true), standing(2, 100, false)];
        let then = [standing(1, 40, false), standing(2, 100, false)];
        let sure = Certainty::of(Order::HighestCount, &now, &then, spans(), 0.05);
        assert!(sure.places(&now[0].area).is_none() && sure.change(&now[0].area).is_none());
    }
}
