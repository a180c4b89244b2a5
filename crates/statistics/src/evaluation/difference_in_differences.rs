//! Difference in differences of many areas over many periods.

use std::collections::BTreeMap;

use super::change::RateRatio;
use super::numbers::{chosen, number};
use crate::StatisticsError;
use crate::counts::poisson::real;
use crate::glm::cholesky::Cholesky;

/// Newton's steps; a handful are enough.
const STEPS: usize = 100;

/// A change in the treated areas beyond that of the others, in a panel of areas and periods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DifferenceInDifferences {
    /// The treated areas' rate from the start on, divided by what it would be had they changed as the others did. Its standard
    /// error is the greater of the two below.
    pub change: RateRatio,
    /// The treated areas' count from the start on.
    pub count: f64,
    /// What it would be had they changed as the others did: `count` over the ratio.
    pub expected: f64,
    /// The standard error of the logarithm where counts are Poisson.
    pub poisson_error: f64,
    /// How many times more the counts vary than Poisson counts, by Pearson's residuals; none where no freedom is left. The
    /// quasi-Poisson standard error is `poisson_error` times its root, or times 1 where it is below 1.
    pub dispersion: Option<f64>,
    /// The standard error by areas (a sandwich with areas as clusters): holds where an area's periods depend on each other.
    /// None with fewer than 2 treated or 2 other areas; far too small with fewer than about 5 of either.
    pub clustered_error: Option<f64>,
    /// How many areas told something: those with an event and at least two periods.
    pub areas: usize,
    /// How many periods did.
    pub periods: usize,
}

/// The Poisson difference in differences of a panel, with fixed effects of areas and periods:
/// ln E(y) = αᵢ + γₜ + β [i treated and t ≥ start].
///
/// `counts` holds each area's counts by period, none where one is missing; `treated` the places of the treated areas; `start`
/// the first period after, one for all. Sizes of areas and lengths of periods are part of αᵢ and γₜ.
///
/// The likelihood given each area's total is used, which has the same β, standard error and fitted means as the regression
/// with a column for every area, and takes time and memory by periods only. Areas or periods without any event tell nothing
/// and are left out. With no count missing β is the ratio of ratios of the summed counts
/// ([`ratio_of_ratios`](super::ratio_of_ratios)): what the panel adds is how sure it is.
///
/// One start for all is a condition: with different starts the same regression compares areas treated late with areas treated
/// early, and can get the sign wrong (Goodman-Bacon 2021).
///
/// Errors: lengths that differ, a start that leaves no period before or after, treated areas that are not there, nobody
/// untreated, no event in one of the four parts.
///
/// Source: Hausman, J., Hall, B. H. and Griliches, Z. (1984), Econometric models for count data, Econometrica 52, 909–938
/// (conditional likelihood); Wooldridge, J. M. (1999), Distribution-free estimation of some nonlinear panel data models,
/// Journal of Econometrics 90, 77–97 (sandwich); Goodman-Bacon, A. (2021), Journal of Econometrics 225, 254–277. Convention:
/// the sandwich is scaled by G/(G − 1), G areas.
pub fn difference_in_differences(
    counts: &[Vec<Option<u64>>],
    treated: &[usize],
    start: usize,
    level: f64,
) -> Result<DifferenceInDifferences, StatisticsError> {
    let treated = chosen(treated, counts.len())?;
    let all_periods = counts.first().map_or(0, Vec::len);
    for area in counts {
        if area.len() != all_periods {
            let (given, wanted) = (area.len(), all_periods);
            return Err(StatisticsError::Lengths { what: "periods of an area", given, wanted });
        }
    }
    if start == 0 || start >= all_periods {
        let (name, value) = ("start", number(start));
        let wanted = "a place that leaves a period before and one after";
        return Err(StatisticsError::Setting { name, value, wanted });
    }
    let panel = Panel::of(counts, &treated, start);
    panel.check()?;
    let fit = Fit::of(&panel)?;
    let poisson_error = fit.inverse.last().copied().unwrap_or_default().sqrt();
    let freedom = panel.cells.saturating_sub(panel.areas.len() + panel.periods.len());
    let dispersion = (freedom > 0).then(|| fit.pearson / number(freedom));
    let of = |side: bool| panel.areas.iter().filter(|area| area.treated == side).count();
    let clustered_error = (of(true) > 1 && of(false) > 1).then(|| {
        let groups = number(panel.areas.len());
        (fit.scores * groups / (groups - 1.0)).sqrt()
    });
    let quasi = poisson_error * dispersion.unwrap_or(1.0).max(1.0).sqrt();
    let error = quasi.max(clustered_error.unwrap_or(0.0));
    let change = RateRatio::new(fit.effect, error, level)?;
    let count = panel.sum(true, true);
    Ok(DifferenceInDifferences {
        change,
        count,
        expected: count / change.ratio,
        poisson_error,
        dispersion,
        clustered_error,
        areas: panel.areas.len(),
        periods: panel.periods.len(),
    })
}

/// An area that tells something.
struct Area<'a> {
    counts: &'a [Option<u64>],
    treated: bool,
    total: f64,
}

/// What of the panel tells something.
struct Panel<'a> {
    areas: Vec<Area<'a>>,
    /// The periods with an event, by their places.
    periods: Vec<usize>,
    start: usize,
    cells: usize,
}

impl<'a> Panel<'a> {
    fn of(counts: &'a [Vec<Option<u64>>], treated: &[bool], start: usize) -> Self {
        let mut areas: Vec<Area<'a>> = counts
            .iter()
            .zip(treated)
            .map(|(counts, &treated)| {
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
        Self { areas, periods, start, cells }
    }

    fn sum(&self, treated: bool, after: bool) -> f64 {
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
}

/// What the likelihood is greatest at, and what the standard errors need.
struct Fit {
    effect: f64,
    /// The inverse of the information, by rows; the effect's is the last.
    inverse: Vec<f64>,
    pearson: f64,
    /// The sum over areas of the square of an area's pull on the effect.
    scores: f64,
}

/// Areas that share their treatment and which of their periods are there: their probabilities are the same.
type Groups = BTreeMap<(bool, Vec<bool>), (f64, Vec<f64>)>;

impl Fit {
    fn of(panel: &Panel) -> Result<Self, StatisticsError> {
        let periods = panel.periods.len();
        let mut groups = Groups::new();
        for area in &panel.areas {
            let there = panel.periods.iter().map(|&at| area.counts[at].is_some()).collect();
            let group =
                groups.entry((area.treated, there)).or_insert_with(|| (0.0, vec![0.0; periods]));
            group.0 += area.total;
            for (sum, &at) in group.1.iter_mut().zip(&panel.periods) {
                *sum += real(area.counts[at].unwrap_or(0));
            }
        }
        // The first period is the one that the others are held against; the effect comes last.
        let mut values = vec![0.0; periods];
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
                return Ok(Self::at(panel, &values, &root));
            }
        }
        Err(StatisticsError::NotConverged(STEPS))
    }

    fn at(panel: &Panel, values: &[f64], root: &Cholesky) -> Self {
        let size = values.len();
        let mut pull = vec![0.0; size];
        pull[size - 1] = 1.0;
        root.solve(&mut pull);
        let mut chances = vec![0.0; panel.periods.len()];
        let (mut pearson, mut scores) = (0.0, 0.0);
        for area in &panel.areas {
            let there = panel.periods.iter().map(|&at| area.counts[at].is_some()).collect();
            probabilities(panel, &(area.treated, there), values, &mut chances);
            let mut score = 0.0;
            for (place, (&at, &chance)) in panel.periods.iter().zip(&chances).enumerate() {
                let (Some(count), true) = (area.counts[at], chance > 0.0) else { continue };
                let mean = area.total * chance;
                let off = real(count) - mean;
                pearson += off * off / mean;
                let own = if place > 0 { pull[place - 1] } else { 0.0 };
                let effect = if area.treated && at >= panel.start { pull[size - 1] } else { 0.0 };
                score += off * (own + effect);
            }
            scores += score * score;
        }
        Self { effect: values[size - 1], inverse: root.inverse(), pearson, scores }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::ratio_of_ratios;
    use crate::glm::{Design, PoissonGlm};
    use proptest::prelude::*;
    use rand::RngExt;

    fn panel(seed: u64, areas: usize, periods: usize) -> Vec<Vec<Option<u64>>> {
        let mut chance = crate::random::replica(seed, 0);
        (0..areas)
            .map(|area| {
                (0..periods).map(|_| Some(chance.random_range(0..12 + 3 * area as u64))).collect()
            })
            .collect()
    }

    /// The regression with a column for every area and period.
    fn by_columns(counts: &[Vec<Option<u64>>], treated: &[usize], start: usize) -> (f64, f64, f64) {
        let (areas, periods) = (counts.len(), counts[0].len());
        let columns = areas + periods;
        let (mut rows, mut y) = (Vec::new(), Vec::new());
        for (area, own) in counts.iter().enumerate() {
            for (at, count) in own.iter().enumerate() {
                let Some(count) = count else { continue };
                let mut row = vec![0.0; columns];
                row[area] = 1.0;
                if at > 0 {
                    row[areas + at - 1] = 1.0;
                }
                if treated.contains(&area) && at >= start {
                    row[columns - 1] = 1.0;
                }
                rows.extend(row);
                y.push(real(*count));
            }
        }
        let design = Design::from_rows(rows, columns).unwrap();
        let fit = PoissonGlm::new(&design, &y).fit().unwrap();
        let error = fit.standard_errors(1.0)[columns - 1];
        (fit.coefficients[columns - 1], error, fit.dispersion.unwrap())
    }

    #[test]
    fn agrees_with_the_regression_that_has_a_column_for_every_area() {
        let mut counts = panel(1, 9, 14);
        for missing in [false, true] {
            if missing {
                counts[0][3] = None;
                counts[4][11] = None;
                counts[8][0] = None;
            }
            let result = difference_in_differences(&counts, &[0, 4, 5], 9, 0.95).unwrap();
            let (effect, error, dispersion) = by_columns(&counts, &[0, 4, 5], 9);
            assert!((result.change.log_ratio - effect).abs() < 1e-7, "{result:?} {effect}");
            assert!((result.poisson_error - error).abs() < 1e-5 * error, "{result:?} {error}");
            assert!((result.dispersion.unwrap() - dispersion).abs() < 1e-5 * dispersion);
            assert!(result.clustered_error.unwrap() > 0.0);
        }
    }

    #[test]
    fn two_areas_and_two_periods_are_the_ratio_of_ratios() {
        let counts = [vec![Some(207), Some(110)], vec![Some(308), Some(318)]];
        let result = difference_in_differences(&counts, &[0], 1, 0.95).unwrap();
        let direct = ratio_of_ratios((207, 110), (308, 318), 0.95).unwrap().change;
        assert!((result.change.log_ratio - direct.log_ratio).abs() < 1e-12);
        assert!((result.change.standard_error - direct.standard_error).abs() < 1e-12);
        assert!((result.change.lower - direct.lower).abs() < 1e-12);
        assert_eq!((result.dispersion, result.clustered_error), (None, None));
        assert!((result.expected - 207.0 * 318.0 / 308.0).abs() < 1e-6);
    }

    #[test]
    fn what_tells_nothing_is_left_out_and_what_cannot_be_told_refused() {
        let counts = panel(2, 6, 8);
        let plain = difference_in_differences(&counts, &[1, 2], 4, 0.9).unwrap();
        let mut more = counts.clone();
        more.push(vec![Some(0); 8]);
        more.push(vec![None, None, None, Some(4), None, None, None, None]);
        more.iter_mut().for_each(|area| area.push(Some(0)));
        let same = difference_in_differences(&more, &[1, 2], 4, 0.9).unwrap();
        assert_eq!(plain, same);
        let run =
            |treated: &[usize], start| difference_in_differences(&counts, treated, start, 0.9);
        assert!(run(&[], 4).is_err() && run(&[6], 4).is_err() && run(&[1], 0).is_err());
        assert!(run(&[1], 8).is_err() && run(&[0, 1, 2, 3, 4, 5], 4).is_err());
        let mut ended = counts.clone();
        ended[1][4..].fill(Some(0));
        assert!(difference_in_differences(&ended, &[1], 4, 0.9).is_err());
        ended[0].pop();
        assert!(difference_in_differences(&ended, &[2], 4, 0.9).is_err());
        assert!(difference_in_differences(&[], &[], 4, 0.9).is_err());
    }

    #[test]
    fn scatter_and_dependence_widen_the_interval() {
        // Each area has a level of its own after the start, which Poisson counts do not.
        let counts: Vec<Vec<Option<u64>>> = (0..12u64)
            .map(|area| {
                let level = if area % 3 == 0 { 160 } else { 70 };
                (0..24).map(|at| Some(if at < 12 { 100 + at } else { level + at })).collect()
            })
            .collect();
        let result = difference_in_differences(&counts, &[0, 1, 2, 3, 4, 5], 12, 0.95).unwrap();
        assert!(result.clustered_error.unwrap() > 3.0 * result.poisson_error);
        assert!((result.change.standard_error - result.clustered_error.unwrap()).abs() < 1e-12);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn whole_panels_are_their_sums_in_any_order(seed in 0u64..1000, turn in 1usize..7) {
            let counts = panel(seed, 7, 10);
            let sum = |area: usize, after: bool| -> u64 {
                let part = if after { 6..10 } else { 0..6 };
                counts[area][part].iter().flatten().sum()
            };
            let all = |areas: &[usize]| {
                (areas.iter().map(|&a| sum(a, false)).sum(), areas.iter().map(|&a| sum(a, true)).sum())
            };
            let direct = ratio_of_ratios(all(&[1, 3]), all(&[0, 2, 4, 5, 6]), 0.95).unwrap().change;
            let result = difference_in_differences(&counts, &[1, 3], 6, 0.95).unwrap();
            prop_assert!((result.change.log_ratio - direct.log_ratio).abs() < 1e-8);
            prop_assert!((result.poisson_error - direct.standard_error).abs() < 1e-8);
            let mut turned = counts.clone();
            turned.rotate_left(turn);
            let moved = [1, 3].map(|at| (at + 7 - turn) % 7);
            let other = difference_in_differences(&turned, &moved, 6, 0.95).unwrap();
            prop_assert!((result.change.upper - other.change.upper).abs() < 1e-9);
        }
    }
}
