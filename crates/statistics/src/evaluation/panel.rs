//! The likelihood of a panel of counts with fixed effects of areas and periods, given each area's total.

use std::collections::BTreeMap;

use crate::StatisticsError;
use crate::glm::cholesky::Cholesky;
use crate::numbers::real;

/// Newton's steps; a handful are enough.
const STEPS: usize = 100;

/// An area that tells something.
pub(super) struct Area<'a> {
    counts: &'a [Option<u64>],
    pub treated: bool,
    total: f64,
}

/// What of the panel tells something.
pub(super) struct Panel<'a> {
    /// The areas with an event and at least two periods.
    pub areas: Vec<Area<'a>>,
    /// The periods with an event, by their places.
    pub periods: Vec<usize>,
    start: usize,
    /// How many counts they have together.
    pub cells: usize,
}

impl<'a> Panel<'a> {
    /// What tells something of these areas, one of them left out where it is named. An error where that cannot be told
    /// apart.
    pub(super) fn of(
        counts: &'a [Vec<Option<u64>>],
        treated: &[bool],
        start: usize,
        without: Option<usize>,
    ) -> Result<Self, StatisticsError> {
        let mut areas: Vec<Area<'a>> = counts
            .iter()
            .zip(treated)
            .enumerate()
            .filter(|(place, _)| Some(*place) != without)
            .map(|(_, (counts, &treated))| {
                let total = real(counts.iter().flatten().sum());
                Area { counts, treated, total }
            })
            .filter(|area| area.total > 0.0)
            .collect();
        let length = counts.first().map_or(0, Vec::len);
        let mut periods: Vec<usize> = (0..length).collect();
        // An area that is left out may have been the only one with an event in a period, and the other way round.
        loop {
            let before = (areas.len(), periods.len());
            periods.retain(|&at| areas.iter().any(|area| area.counts[at] > Some(0)));
            areas
                .retain(|area| periods.iter().filter(|&&at| area.counts[at].is_some()).count() > 1);
            if before == (areas.len(), periods.len()) {
                break;
            }
        }
        let here = |area: &Area| periods.iter().filter(|&&at| area.counts[at].is_some()).count();
        let cells = areas.iter().map(here).sum();
        let panel = Self { areas, periods, start, cells };
        panel.check()?;
        Ok(panel)
    }

    /// The count of the treated or the other areas, in all periods or from the start on.
    pub(super) fn sum(&self, treated: bool, after: bool) -> f64 {
        let part = if after { self.start.. } else { 0.. };
        self.areas
            .iter()
            .filter(|area| area.treated == treated)
            .flat_map(|area| &area.counts[part.clone()])
            .flatten()
            .map(|&count| real(count))
            .sum()
    }

    fn check(&self) -> Result<(), StatisticsError> {
        for side in [true, false] {
            let (all, after) = (self.sum(side, false), self.sum(side, true));
            if after <= 0.0 || all - after <= 0.0 {
                let why = "the treated or the other areas have no event before or after the start";
                return Err(StatisticsError::Inestimable(why));
            }
        }
        Ok(())
    }

    fn key(&self, area: &Area) -> (bool, Vec<bool>) {
        (area.treated, self.periods.iter().map(|&at| area.counts[at].is_some()).collect())
    }

    /// Near the answer: each period's count against the first one's, and the ratio of ratios of the sums.
    fn start_values(&self, groups: &Groups) -> Vec<f64> {
        let mut counts = vec![0.0; self.periods.len()];
        for (_, group) in groups.values() {
            counts.iter_mut().zip(group).for_each(|(sum, count)| *sum += count);
        }
        let odds = |side: bool| {
            let after = self.sum(side, true);
            after / (self.sum(side, false) - after)
        };
        let mut values: Vec<f64> =
            counts[1..].iter().map(|count| (count / counts[0]).ln()).collect();
        values.push((odds(true) / odds(false)).ln());
        values
    }

    fn groups(&self) -> Groups {
        let mut groups = Groups::new();
        for area in &self.areas {
            let nothing = || (0.0, vec![0.0; self.periods.len()]);
            let group = groups.entry(self.key(area)).or_insert_with(nothing);
            group.0 += area.total;
            for (sum, &at) in group.1.iter_mut().zip(&self.periods) {
                *sum += real(area.counts[at].unwrap_or(0));
            }
        }
        groups
    }
}

/// What the likelihood is greatest at.
pub(super) struct Fit {
    /// The logarithm of the ratio.
    pub effect: f64,
    /// Its variance where counts are Poisson.
    pub variance: f64,
    values: Vec<f64>,
}

/// Areas that share their treatment and which of their periods are there: their probabilities are the same.
type Groups = BTreeMap<(bool, Vec<bool>), (f64, Vec<f64>)>;

impl Fit {
    pub(super) fn of(panel: &Panel) -> Result<Self, StatisticsError> {
        let periods = panel.periods.len();
        let groups = panel.groups();
        // The first period is the one that the others are held against; the effect comes last.
        let mut values = panel.start_values(&groups);
        let mut likelihood = f64::NEG_INFINITY;
        let mut chances = vec![0.0; periods];
        for _ in 0..STEPS {
            let mut information = vec![0.0; periods * periods];
            let mut score = vec![0.0; periods];
            for (key, group) in &groups {
                probabilities(panel, key, &values, &mut chances);
                collect(panel, key.0, group, &chances, &mut information, &mut score);
            }
            let root = Cholesky::of(information, periods)?;
            root.solve(&mut score);
            let mut size = 1.0;
            let moved = loop {
                let moved: Vec<f64> =
                    values.iter().zip(&score).map(|(value, add)| value + size * add).collect();
                let reached = log_likelihood(panel, &groups, &moved, &mut chances);
                if reached >= likelihood - 1e-9 * likelihood.abs() || size < 1e-6 {
                    likelihood = reached;
                    break moved;
                }
                size /= 2.0;
            };
            values = moved;
            if score.iter().all(|add| add.abs() < 1e-10) {
                let mut unit = vec![0.0; periods];
                unit[periods - 1] = 1.0;
                root.solve(&mut unit);
                return Ok(Self {
                    effect: values[periods - 1],
                    variance: unit[periods - 1],
                    values,
                });
            }
        }
        Err(StatisticsError::NotConverged(STEPS))
    }

    /// The sum of squares of Pearson's residuals.
    pub(super) fn pearson(&self, panel: &Panel) -> f64 {
        let mut chances = vec![0.0; panel.periods.len()];
        let mut sum = 0.0;
        for area in &panel.areas {
            probabilities(panel, &panel.key(area), &self.values, &mut chances);
            for (&at, &chance) in panel.periods.iter().zip(&chances) {
                let (Some(count), true) = (area.counts[at], chance > 0.0) else { continue };
                let mean = area.total * chance;
                sum += (real(count) - mean).powi(2) / mean;
            }
        }
        sum
    }
}

/// The probability that an event of a group falls into each period.
fn probabilities(panel: &Panel, key: &(bool, Vec<bool>), values: &[f64], chances: &mut [f64]) {
    let effect = values[values.len() - 1];
    let mut greatest = f64::NEG_INFINITY;
    for (place, &at) in panel.periods.iter().enumerate() {
        let own = if place > 0 { values[place - 1] } else { 0.0 };
        chances[place] = if key.0 && at >= panel.start { own + effect } else { own };
        if key.1[place] {
            greatest = greatest.max(chances[place]);
        }
    }
    let mut sum = 0.0;
    for (chance, &there) in chances.iter_mut().zip(&key.1) {
        *chance = if there { (*chance - greatest).exp() } else { 0.0 };
        sum += *chance;
    }
    for chance in chances {
        *chance /= sum;
    }
}

fn log_likelihood(panel: &Panel, groups: &Groups, values: &[f64], chances: &mut [f64]) -> f64 {
    let mut sum = 0.0;
    for (key, (_, counts)) in groups {
        probabilities(panel, key, values, chances);
        for (&count, &chance) in counts.iter().zip(&*chances) {
            if count > 0.0 {
                sum += count * chance.ln();
            }
        }
    }
    sum
}

/// Adds a group's part to the information (its lower triangle) and the score.
fn collect(
    panel: &Panel,
    treated: bool,
    (total, counts): &(f64, Vec<f64>),
    chances: &[f64],
    information: &mut [f64],
    score: &mut [f64],
) {
    let periods = chances.len();
    let last = periods - 1;
    let after: f64 = panel
        .periods
        .iter()
        .zip(chances)
        .filter(|&(&at, _)| treated && at >= panel.start)
        .map(|(_, chance)| chance)
        .sum();
    for place in 1..periods {
        let (row, chance) = (place - 1, chances[place]);
        score[row] += counts[place] - total * chance;
        for (column, other) in chances[1..=place].iter().enumerate() {
            information[row * periods + column] -= total * chance * other;
        }
        information[row * periods + row] += total * chance;
        let within = treated && panel.periods[place] >= panel.start;
        information[last * periods + row] += total * chance * (f64::from(u8::from(within)) - after);
    }
    if treated {
        for (&at, (count, chance)) in panel.periods.iter().zip(counts.iter().zip(chances)) {
            if at >= panel.start {
                score[last] += count - total * chance;
            }
        }
        information[last * periods + last] += total * after * (1.0 - after);
    }
}
