//! Difference in differences of many areas over many periods.

use rayon::prelude::*;

use super::change::RateRatio;
use super::chosen::chosen;
use super::panel::{Fit, Panel};
use crate::StatisticsError;
use crate::numbers::{number, same_length};

/// A change in the treated areas beyond that of the others, in a panel of areas and periods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DifferenceInDifferences {
    /// The treated areas' rate from the start on, divided by what it would be had they changed as the others did. Its
    /// standard error is the greater of the two below.
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
    /// The standard error by areas, from leaving out one area at a time: it holds where an area's periods depend on each
    /// other. None with fewer than 2 treated or 2 other areas; still too small with fewer than about 5 of either.
    pub clustered_error: Option<f64>,
    /// How many areas told something: those with an event and at least two periods.
    pub areas: usize,
    /// How many periods did.
    pub periods: usize,
}

/// The Poisson difference in differences of a panel, with fixed effects of areas and periods:
/// ln E(y) = αᵢ + γₜ + β [i treated and t ≥ start].
///
/// `counts` holds each area's counts by period, none where one is missing; `treated` the places of the treated areas;
/// `start` the first period after, one for all. Sizes of areas and lengths of periods are part of αᵢ and γₜ.
///
/// The likelihood given each area's total is used, which has the same β, standard error and fitted means as the regression
/// with a column for every area, and takes time and memory by periods only. Areas or periods without any event tell nothing
/// and are left out. With no count missing β is the ratio of ratios of the summed counts
/// ([`ratio_of_ratios`](super::ratio_of_ratios)): what the panel adds is how sure it is.
///
/// One start for all is a condition: with different starts the same regression compares areas treated late with areas
/// treated early, and can get the sign wrong (Goodman-Bacon 2021).
///
/// Errors: lengths that differ, a start that leaves no period before or after, treated areas that are not there, nobody
/// untreated, no event in one of the four parts.
///
/// Source: Hausman, J., Hall, B. H. and Griliches, Z. (1984), Econometric models for count data, Econometrica 52, 909–938
/// (conditional likelihood); `MacKinnon`, J. G., Nielsen, M. Ø. and Webb, M. D. (2023), Cluster-robust inference: a guide to
/// empirical practice, Journal of Econometrics 232, 272–299 (the jackknife, CV₃: (G − 1)/G Σ (β₍ᵢ₎ − β)² over G areas; the
/// usual sandwich is too small with few or unequal areas); Goodman-Bacon, A. (2021), Journal of Econometrics 225, 254–277.
pub fn difference_in_differences(
    counts: &[Vec<Option<u64>>],
    treated: &[usize],
    start: usize,
    level: f64,
) -> Result<DifferenceInDifferences, StatisticsError> {
    let treated = chosen(treated, counts.len())?;
    let all_periods = counts.first().map_or(0, Vec::len);
    for area in counts {
        same_length("periods of an area", area.len(), all_periods)?;
    }
    if start == 0 || start >= all_periods {
        let (name, value) = ("start", number(start));
        let wanted = "a place that leaves a period before and one after";
        return Err(StatisticsError::Setting { name, value, wanted });
    }
    let panel = Panel::of(counts, &treated, start, None)?;
    let fit = Fit::of(&panel)?;
    let poisson_error = fit.variance.sqrt();
    let freedom = panel.cells.saturating_sub(panel.areas.len() + panel.periods.len());
    let dispersion = (freedom > 0).then(|| fit.pearson(&panel) / number(freedom));
    let clustered_error = jackknife(counts, &treated, start, &fit, panel.areas.len());
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

/// The standard error from leaving out one area at a time; none where one of them cannot be done without.
fn jackknife(
    counts: &[Vec<Option<u64>>],
    treated: &[bool],
    start: usize,
    fit: &Fit,
    areas: usize,
) -> Option<f64> {
    let squares: Option<Vec<f64>> = (0..counts.len())
        .into_par_iter()
        .map(|area| {
            let panel = Panel::of(counts, treated, start, Some(area)).ok()?;
            let moved = Fit::of(&panel).ok()?.effect - fit.effect;
            Some(moved * moved)
        })
        .collect();
    // In the areas' order, so that the sum does not depend on how many threads there were.
    let sum: f64 = squares?.iter().sum();
    Some((sum * (number(areas) - 1.0) / number(areas)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::ratio_of_ratios;
    use crate::glm::{Design, PoissonGlm};
    use crate::numbers::real;
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
        for area in &mut more {
            area.push(Some(0));
        }
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
