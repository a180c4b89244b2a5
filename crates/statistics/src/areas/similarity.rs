//! Whether two patterns over areas are alike, each area tested and the many tests allowed for.

use crate::StatisticsError;
use crate::counts::Verdict;
use crate::multiple::Correction;
use crate::normal::two_sided;
use crate::numbers::{confidence, not_nought, number, real, same_length};

/// One area of the test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarityArea {
    /// Its share of the base's events, between 0 and 1.
    pub base_share: f64,
    /// Its share of the test's events.
    pub test_share: f64,
    /// The p-value of its own test; none where it has no event in either pattern and is not tested.
    pub p_value: Option<f64>,
    /// The same with the many tests allowed for.
    pub adjusted: Option<f64>,
    /// Where the test lies against the base, where the adjusted p-value says so.
    pub change: Verdict,
}

/// How alike two patterns are.
#[derive(Debug, Clone, PartialEq)]
pub struct Similarity {
    /// The share of tested areas that are alike: the robust S.
    pub robust_s: f64,
    /// The share of all areas that are alike, those without an event among them.
    pub s: f64,
    /// How many areas have an event in either pattern, and are tested.
    pub tested: usize,
    /// Each area, in the order given.
    pub areas: Vec<SimilarityArea>,
}

/// Whether each area has the same share of two patterns, with the false discovery rate held at 1 − `level`.
///
/// For each area with an event in either pattern, the table of its events and all others in base and test is put to
/// Pearson's χ² test with one degree of freedom and Yates's correction (each |O − E| lessened by ½, at most to nought). The
/// p-values are adjusted by Benjamini and Yekutieli's step-up rule, which holds whatever the dependence between areas (of
/// which shares of one whole have some); an area has changed where its adjusted value is at most 1 − `level`.
///
/// Source: Wheeler, A. P., Steenbeek, W. and Andresen, M. A. (2018), Testing for similarity in area-based spatial patterns:
/// alternative methods to Andresen's spatial point pattern test, Transactions in GIS 22, 760–774; Benjamini, Y. and
/// Yekutieli, D. (2001), The control of the false discovery rate in multiple testing under dependency, Annals of Statistics
/// 29, 1165–1188. Convention: that of crimepy (correction on, areas without events left out).
///
/// Errors: lists that differ in length, no event in one of the patterns, a level that is none.
pub fn similarity(base: &[u64], test: &[u64], level: f64) -> Result<Similarity, StatisticsError> {
    same_length("areas of the test", test.len(), base.len())?;
    confidence(level)?;
    let all = |counts: &[u64]| not_nought(counts.iter().map(|&count| real(count)).sum());
    let (all_base, all_test) = (all(base)?, all(test)?);
    let mut areas: Vec<SimilarityArea> = base
        .iter()
        .zip(test)
        .map(|(&b, &t)| SimilarityArea {
            base_share: real(b) / all_base,
            test_share: real(t) / all_test,
            p_value: (b > 0 || t > 0).then(|| chi_square(real(b), all_base, real(t), all_test)),
            adjusted: None,
            change: Verdict::WithinChance,
        })
        .collect();
    let p_values: Vec<Option<f64>> = areas.iter().map(|area| area.p_value).collect();
    let adjusted = Correction::BenjaminiYekutieli.adjust_known(&p_values)?;
    let (mut tested, mut changed) = (0, 0);
    let alpha = 1.0 - level;
    for (area, adjusted) in areas.iter_mut().zip(adjusted) {
        area.adjusted = adjusted;
        tested += usize::from(adjusted.is_some());
        if let Some(p_value) = adjusted {
            area.change = Verdict::of(p_value, area.test_share.total_cmp(&area.base_share), alpha);
        }
        changed += usize::from(area.change != Verdict::WithinChance);
    }
    Ok(Similarity {
        robust_s: 1.0 - number(changed) / number(tested),
        s: 1.0 - number(changed) / number(areas.len()),
        tested,
        areas,
    })
}

/// The p-value of Pearson's test with Yates's correction that `b` of `all_base` and `t` of `all_test` have one share.
fn chi_square(b: f64, all_base: f64, t: f64, all_test: f64) -> f64 {
    let share = (b + t) / (all_base + all_test);
    if share >= 1.0 {
        return 1.0;
    }
    // All four cells are off by as much; their expected counts differ.
    let expected = all_base * share;
    let off = (b - expected).abs();
    let off = off - off.min(0.5);
    let each = 1.0 / all_base + 1.0 / all_test;
    let statistic = off * off * each * (1.0 / share + 1.0 / (1.0 - share));
    // χ² with one degree of freedom is a squared normal.
    two_sided(statistic.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::replica;
    use proptest::prelude::*;

    #[test]
    fn agrees_with_scipy() {
        // scipy 1.17: chi2_contingency(correction=True) of each area and false_discovery_control(method="by").
        let base = [120, 80, 45, 30, 5, 0, 12, 60];
        let test = [90, 110, 20, 33, 9, 0, 1, 88];
        let expected = [
            Some((0.018_026_063_040_194_155, 0.065_434_608_835_904_78)),
            Some((0.012_925_400_199_085_93, 0.058_649_003_403_352_4)),
            Some((0.001_853_452_244_485_514_5, 0.033_640_158_237_412_086)),
            Some((0.782_608_960_984_805_5, 1.0)),
            Some((0.414_920_268_720_336_27, 1.0)),
            None,
            Some((0.005_200_702_674_212_319, 0.047_196_376_768_476_794)),
            Some((0.011_825_279_788_288_467, 0.058_649_003_403_352_4)),
        ];
        let found = similarity(&base, &test, 0.95).unwrap();
        for (area, expected) in found.areas.iter().zip(expected) {
            assert_eq!(area.p_value.is_some(), expected.is_some());
            if let (Some(p), Some(q), Some((p0, q0))) = (area.p_value, area.adjusted, expected) {
                assert!((p / p0 - 1.0).abs() < 1e-9, "{p} {p0}");
                assert!((q / q0 - 1.0).abs() < 1e-9, "{q} {q0}");
            }
        }
        // Five areas are below 0.05 by themselves, two with all tests allowed for.
        assert_eq!(found.tested, 7);
        assert!((found.robust_s - 5.0 / 7.0).abs() < 1e-12 && (found.s - 6.0 / 8.0).abs() < 1e-12);
        assert_eq!(found.areas[2].change, Verdict::Lower);
        assert_eq!(found.areas[7].change, Verdict::WithinChance);
    }

    #[test]
    fn edges_and_refusals() {
        let one = similarity(&[5], &[50], 0.95).unwrap();
        assert_eq!((one.areas[0].p_value, one.areas[0].change), (Some(1.0), Verdict::WithinChance));
        let huge = similarity(&[u64::MAX, 1], &[1, u64::MAX], 0.95).unwrap();
        assert!(huge.robust_s.abs() < 1e-12);
        assert!(similarity(&[], &[], 0.95).is_err());
        assert!(similarity(&[0], &[1], 0.95).is_err());
        assert!(similarity(&[1], &[1, 1], 0.95).is_err());
        assert!(similarity(&[1], &[1], 0.0).is_err());
    }

    #[test]
    fn two_samples_of_one_pattern_are_seldom_called_different() {
        let mut wrong = 0;
        for trial in 0..200 {
            let mut rng = replica(77, trial);
            let (mut base, mut test) = (vec![0; 50], vec![0; 50]);
            for _ in 0..1500 {
                base[rng.random_range(0..50)] += 1;
                test[rng.random_range(0..50)] += 1;
            }
            wrong += usize::from(similarity(&base, &test, 0.95).unwrap().s < 1.0);
        }
        // At most 5% of tables with any area called changed; 200 tables, 10 expected at most.
        assert!(wrong <= 10, "{wrong}");
    }

    proptest! {
        #[test]
        fn order_does_not_matter_and_base_and_test_may_be_swapped(
            areas in prop::collection::vec((0u64..200, 0u64..200), 1..40),
        ) {
            prop_assume!(areas.iter().any(|a| a.0 > 0) && areas.iter().any(|a| a.1 > 0));
            let (base, test): (Vec<u64>, Vec<u64>) = areas.iter().copied().unzip();
            let found = similarity(&base, &test, 0.9).unwrap();
            let (turned_base, turned_test): (Vec<u64>, Vec<u64>) =
                areas.iter().rev().copied().unzip();
            let mut turned = similarity(&turned_base, &turned_test, 0.9).unwrap();
            turned.areas.reverse();
            prop_assert_eq!(&found, &turned);
            let swapped = similarity(&test, &base, 0.9).unwrap();
            for (one, other) in found.areas.iter().zip(&swapped.areas) {
                let (one, other) = (one.p_value.unwrap_or(1.0), other.p_value.unwrap_or(1.0));
                prop_assert!((one - other).abs() < 1e-9);
            }
        }
    }
}
