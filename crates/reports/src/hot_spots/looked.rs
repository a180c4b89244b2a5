//! From what was found in each period to the answer.

use std::collections::BTreeSet;

use figure::Reason;

use super::answer::{HotSpotCluster, HotSpotShare, HotSpots};
use super::found::Found;
use super::hiding::Hidden;
use super::places::Places;
use super::{HotSpotsInput, gi, how, rows, shares, words};
use crate::ReportsError;

/// All periods, looked at.
pub(super) struct Looked<'a> {
    pub input: &'a HotSpotsInput,
    pub places: Places,
    pub now: Found,
    /// Which earlier period, and what was found in it.
    pub earlier: Vec<(usize, Found)>,
    pub hidden: Hidden,
}

impl Looked<'_> {
    pub fn answer(self) -> Result<HotSpots, ReportsError> {
        let (input, places, now, hidden) = (self.input, &self.places, &self.now, &self.hidden);
        let (rows, shapes) = rows::rows(&self)?;
        let provenance = input.provenance.clone();
        let licences: BTreeSet<String> =
            provenance.licence.iter().chain(&input.boundary_licences).cloned().collect();
        let hot = now.hot_places();
        let mut answer = HotSpots {
            area: input.area.clone(),
            measure: input.measure.id.clone(),
            title: input.measure.title.clone(),
            unit: input.measure.unit.clone(),
            period: input.period,
            earlier: self.earlier.iter().map(|(period, _)| input.earlier[period - 1]).collect(),
            on: input.on,
            method: input.method,
            level: input.settings.level,
            rule: how::rule(input, now),
            reason: now.reason.as_ref().map(|why| Reason::new(format!("not available: {why}"))),
            total: (!hidden.total).then(|| places.total(0)),
            without_location: input.without_location,
            outside: places.outside,
            hot: hot.len(),
            hot_uncorrected: now.uncorrected,
            concentration: shares::of(places, &hot)?.filter(|_| !hidden.sums),
            foretold: self.foretold()?,
            half_in: shares::half_in(places),
            moran: gi::alike(input, places),
            bandwidth: now.bandwidth,
            clusters: self.clusters(),
            rows,
            words: Vec::new(),
            how: how::how(input, places, now),
            caveats: how::caveats(input, places, hidden, self.earlier.len()),
            licences: licences.into_iter().collect(),
            provenance,
            shapes,
        };
        answer.words = words::say(&answer);
        Ok(answer)
    }

    /// What going by the hot spots of the period just before would have come to; not said where counts are hidden, since it
    /// would help to work them out.
    fn foretold(&self) -> Result<Option<HotSpotShare>, ReportsError> {
        match self.earlier.first() {
            Some((1, found)) if !self.hidden.any() => shares::of(&self.places, &found.hot_places()),
            _ => Ok(None),
        }
    }

    fn clusters(&self) -> Vec<HotSpotCluster> {
        let place = |place: usize| &self.places.all[place];
        let shown = !self.hidden.sums;
        let clusters = (1..).zip(&self.now.clusters);
        let cluster = clusters.map(|(number, found)| HotSpotCluster {
            number,
            places: found.places.iter().map(|one| place(*one).code.clone()).collect(),
            centre: place(found.centre).name.clone(),
            radius: found.radius,
            count: shown.then_some(found.count),
            expected: found.expected,
            relative_risk: Some(found.relative_risk).filter(|risk| shown && risk.is_finite()),
            log_likelihood_ratio: shown.then_some(found.log_likelihood_ratio),
            p_value: found.p_value,
        });
        cluster.collect()
    }
}
