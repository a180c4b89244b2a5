//! What comes first by several criteria, and how sure that is.

use super::priority_draws::{Model, concentration};
use super::priority_score::{Criterion, Figure, PriorityComponent, Scaling, score};
use super::ranks::{descending_ranks, rank_range, some_draws};
use crate::StatisticsError;
use crate::numbers::{
    at_least, confidence, finite_at, not_negative, not_nought, number, same_length,
};

/// How a ranking is made and shaken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PrioritySettings {
    /// How figures are brought to one scale.
    pub scaling: Scaling,
    /// The share of draws that a range of places holds, such as 0.95.
    pub level: f64,
    /// How many times weights and figures are drawn.
    pub draws: usize,
    /// How closely drawn weights keep to those given: the sum of the Dirichlet distribution's parameters. At 20, a weight of
    /// a fifth is drawn with a standard deviation of 0.09; at 100, of 0.04.
    pub concentration: f64,
    /// The seed of the draws.
    pub seed: u64,
}

impl Default for PrioritySettings {
    fn default() -> Self {
        Self { scaling: Scaling::MinMax, level: 0.95, draws: 2000, concentration: 20.0, seed: 1 }
    }
}

/// From which to which place an item comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankRange {
    /// The best place.
    pub best: usize,
    /// The worst place.
    pub worst: usize,
}

/// An item of a priority ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct PriorityItem {
    /// What each criterion adds, in the order of the criteria.
    pub components: Vec<PriorityComponent>,
    /// The score, between 0 and 1: the weighted mean of the scaled figures that are known.
    pub score: f64,
    /// The place by the score, 1 the most pressing; equal scores share the better place.
    pub rank: usize,
    /// The place when each criterion in turn is left out.
    pub rank_without: Vec<usize>,
    /// The places it comes to where others would weigh the criteria otherwise.
    pub by_weights: RankRange,
    /// The places it comes to for the uncertainty of the figures.
    pub by_figures: RankRange,
    /// The places it comes to for both.
    pub by_both: RankRange,
    /// In what share of the draws of both it is first.
    pub first: f64,
}

/// Ranks items by the weighted mean of their scaled figures, and shows what the ranking hangs on.
///
/// With figures scaled to 0–1 ([`Scaling`]), an item's score is Σ wⱼ sᵢⱼ / Σ wⱼ over the criteria by which it is known: a
/// missing figure neither helps nor harms, and an item of which nothing is known scores 0. The place is then found anew
///
/// - with each criterion left out;
/// - with weights drawn from a Dirichlet distribution about those given (a weight of nought stays nought);
/// - with figures drawn from split normal distributions about those given, half on either side, whose 2.5% and 97.5%
///   quantiles are the figures' limits, and scaled anew: this is how confidence in each figure enters, as places that it may
///   come to and never as a discount on the score;
/// - with both drawn.
///
/// Source: for the score and its shaking, OECD and JRC (2008), Handbook on constructing composite indicators, sections 5–7.
/// A weighted mean lets a high figure by one criterion make up for a low one by another, and its weights are trade-offs
/// between ranges of figures, not importances; both are conventions the reader should be told.
///
/// Draws have a generator each and items are drawn in the order of their figures: the answer depends on neither processors
/// nor the order of items.
///
/// Errors: no criterion or item, lists that differ in length, a weight below nought or not finite, all weights nought, a
/// figure that is not finite or not within its limits, no draws (or above 4,294,967,295), a concentration not above nought,
/// a level that is none.
pub fn priorities(
    criteria: &[Criterion<'_>],
    settings: &PrioritySettings,
) -> Result<Vec<PriorityItem>, StatisticsError> {
    let items = check(criteria, settings)?;
    let mut order: Vec<usize> = (0..items).collect();
    order.sort_by(|&a, &b| {
        let mut pairs = criteria.iter().map(|c| key(c.figures[a]).partial_cmp(&key(c.figures[b])));
        let apart = pairs.find(|pair| *pair != Some(std::cmp::Ordering::Equal));
        apart.flatten().unwrap_or(std::cmp::Ordering::Equal)
    });
    let figures: Vec<Option<Figure>> =
        criteria.iter().flat_map(|c| order.iter().map(|&item| c.figures[item])).collect();
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight).collect();
    let values: Vec<f64> =
        figures.iter().map(|figure| figure.map_or(f64::NAN, |figure| figure.value)).collect();
    let model = Model { items, scaling: settings.scaling, weights: &weights, figures: &figures };
    let mut scaled = vec![0.0; values.len()];
    model.scale(&values, &mut Vec::new(), &mut scaled);
    let mut scores = vec![0.0; items];
    score(&scaled, &weights, &mut scores);
    let ranks = descending_ranks(&scores);
    let without: Vec<Vec<usize>> = (0..weights.len())
        .map(|left_out| {
            let mut fewer = weights.clone();
            fewer[left_out] = 0.0;
            let mut scores = vec![0.0; items];
            score(&scaled, &fewer, &mut scores);
            descending_ranks(&scores)
        })
        .collect();
    let by_criterion: Vec<Vec<Option<usize>>> = values.chunks(items).map(ranks_of_known).collect();
    let drawn = model.draw(&scaled, settings)?;
    let range = |kind: usize, row: usize| {
        let times = &drawn[(kind * items + row) * items..(kind * items + row + 1) * items];
        let (best, worst) = rank_range(times.iter().copied(), settings.draws, settings.level);
        RankRange { best, worst }
    };
    let mut found: Vec<(usize, PriorityItem)> = order
        .iter()
        .enumerate()
        .map(|(row, &item)| {
            let known: f64 = (0..weights.len())
                .filter(|criterion| !scaled[criterion * items + row].is_nan())
                .map(|criterion| weights[criterion])
                .sum();
            let component = |criterion: usize| {
                let value = scaled[criterion * items + row];
                let adds = !value.is_nan() && known > 0.0;
                PriorityComponent {
                    scaled: (!value.is_nan()).then_some(value),
                    contribution: if adds { weights[criterion] * value / known } else { 0.0 },
                    rank: by_criterion[criterion][row],
                }
            };
            let item_found = PriorityItem {
                components: (0..weights.len()).map(component).collect(),
                score: scores[row],
                rank: ranks[row],
                rank_without: without.iter().map(|ranks| ranks[row]).collect(),
                by_weights: range(0, row),
                by_figures: range(1, row),
                by_both: range(2, row),
                first: f64::from(drawn[(2 * items + row) * items]) / number(settings.draws),
            };
            (item, item_found)
        })
        .collect();
    found.sort_by_key(|&(item, _)| item);
    Ok(found.into_iter().map(|(_, item)| item).collect())
}

/// Places by one criterion, among the items that are known by it.
fn ranks_of_known(values: &[f64]) -> Vec<Option<usize>> {
    let above = |value: f64| values.iter().filter(|&&other| other > value).count();
    values.iter().map(|&value| (!value.is_nan()).then(|| 1 + above(value))).collect()
}

/// By what items are put in order before they are drawn.
fn key(figure: Option<Figure>) -> Option<(f64, f64, f64)> {
    figure.map(|figure| (figure.value, figure.lower, figure.upper))
}

/// How many items there are, where all is well.
fn check(
    criteria: &[Criterion<'_>],
    settings: &PrioritySettings,
) -> Result<usize, StatisticsError> {
    at_least("criteria", criteria.len(), 1)?;
    let items = criteria[0].figures.len();
    at_least("figures", items, 1)?;
    some_draws(settings.draws)?;
    confidence(settings.level)?;
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight).collect();
    not_negative("weights", &weights)?;
    not_nought(weights.iter().sum())?;
    if !(settings.concentration.is_finite() && settings.concentration > 0.0) {
        return Err(concentration(settings.concentration));
    }
    for criterion in criteria {
        same_length("figures", criterion.figures.len(), items)?;
        for (place, figure) in criterion.figures.iter().enumerate() {
            let Some(figure) = figure else { continue };
            for value in [figure.value, figure.lower, figure.upper] {
                finite_at("figures", place, value)?;
            }
            if !(figure.lower <= figure.value && figure.value <= figure.upper) {
                let (what, value, wanted) = ("figures", figure.value, "one within its own limits");
                return Err(StatisticsError::Value { what, place, value, wanted });
            }
        }
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(values: &[f64]) -> Vec<Option<Figure>> {
        values.iter().map(|&value| Some(Figure::exact(value))).collect()
    }

    fn criterion(weight: f64, figures: &[Option<Figure>]) -> Criterion<'_> {
        Criterion { weight, figures }
    }

    #[test]
    fn a_ranking_by_hand() {
        // Volume and harm of four kinds; the third leads by harm alone, the first by volume.
        let volume = exact(&[400.0, 300.0, 0.0, 100.0]);
        let harm = exact(&[10.0, 20.0, 110.0, 15.0]);
        let found = priorities(
            &[criterion(2.0, &volume), criterion(1.0, &harm)],
            &PrioritySettings::default(),
        )
        .unwrap();
        let scores = [2.0 / 3.0, (2.0 * 0.75 + 0.1) / 3.0, 1.0 / 3.0, (2.0 * 0.25 + 0.05) / 3.0];
        for (item, expected) in found.iter().zip(scores) {
            assert!((item.score - expected).abs() < 1e-12);
            let sum: f64 = item.components.iter().map(|part| part.contribution).sum();
            assert!((sum - item.score).abs() < 1e-12);
        }
        assert_eq!(found.iter().map(|item| item.rank).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(found[2].rank_without, [1, 4]);
        assert_eq!(found[0].rank_without, [4, 1]);
        assert_eq!(found[2].components[1].rank, Some(1));
        // Figures are exact: only the weights move places. By either criterion alone the third is first or last.
        assert_eq!(found[2].by_figures, RankRange { best: 3, worst: 3 });
        assert!(found[2].by_weights.best <= 2 && found[2].by_weights.worst >= 3);
        let firm = PrioritySettings { concentration: 1e7, ..PrioritySettings::default() };
        let firm = priorities(&[criterion(2.0, &volume), criterion(1.0, &harm)], &firm).unwrap();
        for item in firm {
            assert_eq!(item.by_both, RankRange { best: item.rank, worst: item.rank });
        }
    }

    #[test]
    fn little_confidence_in_a_figure_widens_its_places_not_its_score() {
        let mut figures = exact(&[10.0, 8.0, 6.0, 4.0, 2.0]);
        let settings = PrioritySettings::default();
        let sure = priorities(&[criterion(1.0, &figures)], &settings).unwrap();
        figures[2] = Some(Figure { value: 6.0, lower: 3.0, upper: 9.0 });
        let unsure = priorities(&[criterion(1.0, &figures)], &settings).unwrap();
        assert!((sure[2].score - unsure[2].score).abs() < 1e-12);
        assert_eq!(sure[2].by_figures, RankRange { best: 3, worst: 3 });
        // 97.5% lie below 9: above 8 and below 4 with 9.6% each, above 10 and below 2 with 0.4%.
        assert_eq!(unsure[2].by_figures, RankRange { best: 2, worst: 4 });
        assert!(unsure[0].first > 0.98);
    }

    #[test]
    fn missing_figures_weights_of_nought_one_item_and_equal_items() {
        let volume = [Some(Figure::exact(5.0)), None, Some(Figure::exact(1.0)), None];
        let harm = exact(&[1.0, 9.0, 2.0, 3.0]);
        let settings = PrioritySettings { draws: 200, ..PrioritySettings::default() };
        let found =
            priorities(&[criterion(1.0, &volume), criterion(1.0, &harm)], &settings).unwrap();
        assert!((found[1].score - 1.0).abs() < 1e-12 && found[1].components[0].scaled.is_none());
        assert_eq!(found[1].components[0].rank, None);
        let only =
            priorities(&[criterion(1.0, &volume), criterion(0.0, &harm)], &settings).unwrap();
        assert!(only[1].score.abs() < 1e-12 && only[1].rank == 2);
        let one = priorities(&[criterion(1.0, &volume[..1])], &settings).unwrap();
        assert_eq!((one[0].rank, one[0].by_both), (1, RankRange { best: 1, worst: 1 }));
        for scaling in [Scaling::MinMax, Scaling::Rank] {
            let equal = exact(&[2.0; 3]);
            let settings = PrioritySettings { scaling, ..settings };
            for item in priorities(&[criterion(1.0, &equal)], &settings).unwrap() {
                assert_eq!((item.rank, item.by_both.worst), (1, 1));
            }
        }
    }

    #[test]
    fn refusals() {
        let settings = PrioritySettings { draws: 10, ..PrioritySettings::default() };
        let good = exact(&[1.0, 2.0]);
        assert!(priorities(&[], &settings).is_err());
        assert!(priorities(&[criterion(1.0, &[])], &settings).is_err());
        assert!(
            priorities(&[criterion(1.0, &good), criterion(1.0, &good[..1])], &settings).is_err()
        );
        for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(priorities(&[criterion(weight, &good)], &settings).is_err());
        }
        for (value, lower, upper) in
            [(f64::NAN, 0.0, 1.0), (1.0, 2.0, 3.0), (1.0, 0.0, f64::INFINITY), (4.0, 2.0, 3.0)]
        {
            let wrong = [Some(Figure { value, lower, upper })];
            assert!(priorities(&[criterion(1.0, &wrong)], &settings).is_err());
        }
        for wrong in [
            PrioritySettings { draws: 0, ..settings },
            PrioritySettings { level: 1.0, ..settings },
            PrioritySettings { concentration: 0.0, ..settings },
            PrioritySettings { concentration: f64::NAN, ..settings },
        ] {
            assert!(priorities(&[criterion(1.0, &good)], &wrong).is_err());
        }
    }

    #[test]
    fn drawn_weights_have_the_spread_that_is_said() {
        // Two criteria that say the opposite: the first item's score is the first weight. Beta(4, 16): mean 0.2, sd 0.087.
        let (one, other) = (exact(&[1.0, 0.0]), exact(&[0.0, 1.0]));
        let settings = PrioritySettings { draws: 20_000, ..PrioritySettings::default() };
        let found = priorities(&[criterion(1.0, &one), criterion(4.0, &other)], &settings).unwrap();
        // First where its weight is above a half: P(Beta(4, 16) > 0.5) = 0.00221.
        assert!((found[0].first - 0.002_21).abs() < 0.001, "{}", found[0].first);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn neither_order_nor_unit_nor_processors_matter(
            rows in prop::collection::vec((-50.0f64..50.0, 0.0f64..9.0, 0.0f64..5.0), 1..10),
            seed: u64, ranks: bool,
        ) {
            let figures = |turned: bool, unit: f64, of: fn(&(f64, f64, f64)) -> f64| -> Vec<_> {
                let figure = |row: &(f64, f64, f64)| {
                    let value = of(row) * unit;
                    Some(Figure { value, lower: value - row.2 * unit, upper: value + row.2 * unit })
                };
                let mut figures: Vec<_> = rows.iter().map(figure).collect();
                if turned {
                    figures.reverse();
                }
                figures
            };
            let scaling = if ranks { Scaling::Rank } else { Scaling::MinMax };
            let usual = PrioritySettings::default();
            let settings = PrioritySettings { scaling, draws: 60, seed, ..usual };
            let (a, b) = (figures(false, 1.0, |row| row.0), figures(false, 1.0, |row| row.1));
            let found = priorities(&[criterion(2.0, &a), criterion(1.0, &b)], &settings).unwrap();
            let (a, b) = (figures(true, 8.0, |row| row.0), figures(true, 0.5, |row| row.1));
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            let mut turned = pool.install(|| {
                priorities(&[criterion(8.0, &a), criterion(4.0, &b)], &settings).unwrap()
            });
            turned.reverse();
            for (one, other) in found.iter().zip(&turned) {
                prop_assert!((one.score - other.score).abs() < 1e-12);
                prop_assert_eq!((one.rank, one.by_both, one.by_weights, one.by_figures),
                    (other.rank, other.by_both, other.by_weights, other.by_figures));
                prop_assert_eq!(&one.rank_without, &other.rank_without);
            }
        }
    }
}
