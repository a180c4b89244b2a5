//! Which areas an area is most like, by indicators of choice.

use rayon::prelude::*;

use crate::StatisticsError;
use crate::numbers::{at_least, finite_at, not_negative, not_nought, number, same_length};

/// What areas are compared by: a figure for each area, and how much it matters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indicator<'a> {
    /// One figure an area, none where it is not known. Any unit: figures are standardised.
    pub values: &'a [Option<f64>],
    /// Its weight, nought or more; only weights beside one another matter.
    pub weight: f64,
}

/// An area that another is like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NearArea {
    /// Its place in the indicators' lists.
    pub area: usize,
    /// How far it is, in standard deviations: 0 is the same in everything.
    pub distance: f64,
    /// By how many indicators with a weight both are known.
    pub shared: usize,
    /// Whether the other has this one among its nearest too: likeness is mutual, being among the nearest is not.
    pub mutual: bool,
}

/// The `nearest` areas to each area, nearest first, by weighted Euclidean distance of standardised indicators.
///
/// Each indicator is standardised over the areas that have it: z = (x − mean)/sd, with the sample standard deviation; one
/// that is the same everywhere tells nothing apart and is nought throughout. The distance of two areas is √(Σ wⱼ (zᵢⱼ −
/// zₖⱼ)² / Σ wⱼ), the sums over the indicators that both have: with a figure missing, the others speak for it. Areas that
/// share no indicator are not neighbours. Of areas equally near the one listed first is taken.
///
/// Convention: weights scale the square of a difference, so a weight of 4 doubles the difference; the Home Office's groups
/// weigh principal components instead and publish no weights, so their lists are to be given to
/// [`group_comparison`](fn@super::group_comparison) as they are.
///
/// Errors: no indicator, lists that differ in length, a value that is not finite, a weight below nought, all weights nought.
pub fn nearest_areas(
    indicators: &[Indicator<'_>],
    nearest: usize,
) -> Result<Vec<Vec<NearArea>>, StatisticsError> {
    at_least("indicators", indicators.len(), 1)?;
    let areas = indicators[0].values.len();
    let weights: Vec<f64> = indicators.iter().map(|indicator| indicator.weight).collect();
    not_negative("weights", &weights)?;
    not_nought(weights.iter().sum())?;
    let mut standardised = Vec::new();
    for indicator in indicators {
        same_length("values", indicator.values.len(), areas)?;
        // A figure without a weight neither brings areas together nor keeps them apart.
        if indicator.weight > 0.0 {
            standardised.push((indicator.weight, z_scores(indicator.values)?));
        }
    }
    let mut found: Vec<Vec<NearArea>> = (0..areas)
        .into_par_iter()
        .map(|own| {
            let mut others: Vec<NearArea> = (0..areas)
                .filter(|&other| other != own)
                .filter_map(|other| distance(&standardised, own, other))
                .collect();
            let closer = |a: &NearArea, b: &NearArea| {
                a.distance.total_cmp(&b.distance).then(a.area.cmp(&b.area))
            };
            if nearest < others.len() {
                others.select_nth_unstable_by(nearest, closer);
                others.truncate(nearest);
            }
            others.sort_unstable_by(closer);
            others
        })
        .collect();
    let names: Vec<Vec<usize>> =
        found.iter().map(|near| near.iter().map(|other| other.area).collect()).collect();
    for (own, near) in found.iter_mut().enumerate() {
        for other in near {
            other.mutual = names[other.area].contains(&own);
        }
    }
    Ok(found)
}

/// How far two areas are apart, where they share an indicator.
fn distance(
    standardised: &[(f64, Vec<Option<f64>>)],
    own: usize,
    other: usize,
) -> Option<NearArea> {
    let (mut sum, mut weights, mut shared) = (0.0, 0.0, 0);
    for (weight, z) in standardised {
        if let (Some(a), Some(b)) = (z[own], z[other]) {
            sum += weight * (a - b) * (a - b);
            weights += weight;
            shared += 1;
        }
    }
    (shared > 0).then(|| NearArea {
        area: other,
        distance: (sum / weights).sqrt(),
        shared,
        mutual: false,
    })
}

/// Each figure in standard deviations from the mean.
fn z_scores(values: &[Option<f64>]) -> Result<Vec<Option<f64>>, StatisticsError> {
    let mut known = Vec::with_capacity(values.len());
    for (place, value) in values.iter().enumerate() {
        if let &Some(value) = value {
            finite_at("values", place, value)?;
            known.push(value);
        }
    }
    known.sort_by(f64::total_cmp);
    let n = number(known.len());
    // Divided first, so that no sum can run over.
    let mean: f64 = known.iter().map(|value| value / n).sum();
    let same = known.first() == known.last();
    let greatest = known.iter().map(|value| (value - mean).abs()).fold(0.0, f64::max);
    let squares: f64 = known.iter().map(|value| ((value - mean) / greatest).powi(2)).sum();
    let deviation = greatest * (squares / (n - 1.0)).sqrt();
    let z = |value: f64| if same { 0.0 } else { (value - mean) / deviation };
    Ok(values.iter().map(|value| value.map(z)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn indicator(values: &[Option<f64>], weight: f64) -> Indicator<'_> {
        Indicator { values, weight }
    }

    #[test]
    fn distances_by_hand() {
        // 0, 3, 6, with mean 3 and sd 3: −1, 0, 1. The second is the same everywhere and only dilutes.
        let a = [Some(0.0), Some(3.0), Some(6.0)];
        let b = [Some(8.0); 3];
        let near = nearest_areas(&[indicator(&a, 3.0), indicator(&b, 1.0)], 2).unwrap();
        assert_eq!(near[0].iter().map(|n| n.area).collect::<Vec<_>>(), [1, 2]);
        assert!((near[0][0].distance - 0.75_f64.sqrt()).abs() < 1e-12);
        assert!((near[0][1].distance - 3.0_f64.sqrt()).abs() < 1e-12);
        // Of two that are as near, the first listed.
        assert_eq!(near[1].iter().map(|n| n.area).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn being_among_the_nearest_is_not_mutual() {
        let a = [Some(0.0), Some(1.0), Some(3.0)];
        let near = nearest_areas(&[indicator(&a, 1.0)], 1).unwrap();
        assert!(near[0][0].mutual && near[1][0].mutual);
        // The third is nearest to the second, whose nearest is the first.
        assert_eq!((near[2][0].area, near[2][0].mutual), (1, false));
    }

    #[test]
    fn missing_figures_and_weights_of_nought() {
        let a = [Some(0.0), Some(1.0), None, None];
        let b = [Some(2.0), None, Some(2.5), None];
        let near = nearest_areas(&[indicator(&a, 1.0), indicator(&b, 1.0)], 9).unwrap();
        assert_eq!(near[0].len(), 2);
        assert!(near[0].iter().all(|n| n.shared == 1));
        // The second and third share nothing, the fourth nothing with anybody.
        assert_eq!(near[1].iter().map(|n| n.area).collect::<Vec<_>>(), [0]);
        assert!(near[3].is_empty());
        let without = nearest_areas(&[indicator(&a, 1.0), indicator(&b, 0.0)], 9).unwrap();
        assert!(without[2].is_empty());
    }

    #[test]
    fn refusals_and_edges() {
        let a = [Some(0.0), Some(1.0)];
        assert!(nearest_areas(&[], 1).is_err());
        assert!(nearest_areas(&[indicator(&a, 0.0)], 1).is_err());
        assert!(nearest_areas(&[indicator(&a, -1.0)], 1).is_err());
        assert!(nearest_areas(&[indicator(&a, f64::NAN)], 1).is_err());
        assert!(nearest_areas(&[indicator(&a, 1.0), indicator(&a[..1], 1.0)], 1).is_err());
        assert!(nearest_areas(&[indicator(&[Some(f64::INFINITY)], 1.0)], 1).is_err());
        assert_eq!(nearest_areas(&[indicator(&a[..1], 1.0)], 1).unwrap(), [vec![]]);
        assert!(nearest_areas(&[indicator(&[], 1.0)], 1).unwrap().is_empty());
        assert!(nearest_areas(&[indicator(&a, 1.0)], 0).unwrap()[0].is_empty());
        let huge = [Some(f64::MAX / 4.0), Some(-f64::MAX / 4.0), Some(0.0)];
        assert!(nearest_areas(&[indicator(&huge, 1.0)], 1).unwrap()[0][0].distance.is_finite());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn unit_and_order_do_not_matter_and_likeness_is_mutual(
            rows in prop::collection::vec((-50.0f64..50.0, 0.0f64..1.0), 2..20),
            factor in 0.1f64..100.0,
        ) {
            let a: Vec<_> = rows.iter().map(|row| Some(row.0)).collect();
            let b: Vec<_> = rows.iter().map(|row| Some(row.1)).collect();
            let near = nearest_areas(&[indicator(&a, 2.0), indicator(&b, 1.0)], 99).unwrap();
            let scaled: Vec<_> = a.iter().rev().map(|x| x.map(|x| x * factor + 7.0)).collect();
            let turned: Vec<_> = b.iter().rev().copied().collect();
            let both = [indicator(&scaled, 4.0), indicator(&turned, 2.0)];
            let other = nearest_areas(&both, 99).unwrap();
            let last = rows.len() - 1;
            for (own, list) in near.iter().enumerate() {
                for n in list {
                    prop_assert!(n.mutual);
                    let same = other[last - own].iter().find(|m| m.area == last - n.area).unwrap();
                    prop_assert!((same.distance - n.distance).abs() < 1e-6);
                    let back = near[n.area].iter().find(|m| m.area == own).unwrap();
                    prop_assert!((back.distance - n.distance).abs() < 1e-12);
                }
            }
        }
    }
}
