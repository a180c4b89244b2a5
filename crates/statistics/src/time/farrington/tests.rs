//! What must hold of any peak.

use rand_distr::{Distribution, Poisson};

use super::*;
use crate::numbers::{number, real};
use crate::random::replica;

/// Ten years of months with a season and a trend.
fn months(seed: u64) -> Vec<Option<u64>> {
    let mut random = replica(20, seed);
    let mean = |month: u64| {
        let years = real(month) / 12.0;
        60.0 * (0.03 * years).exp() * (1.0 + 0.2 * (std::f64::consts::TAU * years).sin())
    };
    (0..120).map(|month| Some(draw(&mut random, mean(month)))).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a Poisson draw is a count"
)]
fn draw(random: &mut impl rand::Rng, mean: f64) -> u64 {
    Poisson::new(mean).unwrap().sample(random) as u64
}

#[test]
fn false_alarms_are_about_as_rare_as_said_and_a_doubled_month_is_found() {
    let settings = FarringtonSettings { alpha: 0.01, ..FarringtonSettings::monthly() };
    let (mut alarms, mut wide, mut found, mut all) = (0, 0, 0, 0);
    for seed in 0..60 {
        let mut counts = months(seed);
        let calm = farrington_range(&counts, None, 84..120, &settings);
        alarms += calm.iter().filter(|one| one.as_ref().unwrap().peak).count();
        let settings = FarringtonSettings { threshold: Threshold::UpperMean, ..settings };
        let calm = farrington_range(&counts, None, 84..120, &settings);
        wide += calm.iter().filter(|one| one.as_ref().unwrap().peak).count();
        all += calm.len();
        counts[119] = counts[119].map(|count| 2 * count);
        found += usize::from(farrington(&counts, None, 119, &settings).unwrap().peak);
    }
    // One in a hundred where the mean is known; the plug-in takes the estimated mean for known.
    assert_eq!(all, 2160);
    assert!((5..=60).contains(&alarms), "{alarms}");
    assert!(wide < alarms, "{wide}");
    assert!(found >= 50, "{found}");
}

#[test]
fn a_peak_does_not_hide_the_next_years() {
    let mut counts = months(1);
    counts[119] = Some(160);
    counts[107] = Some(300);
    let weighted = farrington(&counts, None, 119, &FarringtonSettings::monthly()).unwrap();
    let settings = FarringtonSettings { reweight_above: None, ..FarringtonSettings::monthly() };
    let plain = farrington(&counts, None, 119, &settings).unwrap();
    assert!(weighted.peak && !plain.peak, "{weighted:?} {plain:?}");
    assert!(weighted.expected < plain.expected && weighted.dispersion < plain.dispersion);
    // The score and the p-value say the same as the verdict.
    assert!(weighted.score.unwrap() > 1.0 && weighted.p_value.unwrap() < 0.01);
}

#[test]
fn a_peak_that_has_begun_is_not_its_own_baseline() {
    let mut counts = months(2);
    counts[118] = Some(200);
    counts[117] = Some(200);
    counts[119] = Some(130);
    let found = farrington(&counts, None, 119, &FarringtonSettings::monthly()).unwrap();
    let clean = farrington(&months(2), None, 119, &FarringtonSettings::monthly()).unwrap();
    assert!((found.expected - clean.expected).abs() < 1e-9);
    // With the last months in the baseline it would be.
    let settings = FarringtonSettings { skipped: 0, ..FarringtonSettings::monthly() };
    assert!(farrington(&counts, None, 119, &settings).unwrap().expected > clean.expected + 1.0);
}

#[test]
fn what_is_missing_is_left_out_and_a_missing_month_is_no_peak() {
    let mut counts = months(3);
    let whole = farrington(&counts, None, 119, &FarringtonSettings::monthly()).unwrap();
    counts[95] = None;
    let found = farrington(&counts, None, 119, &FarringtonSettings::monthly()).unwrap();
    assert_eq!((whole.references, found.references), (15, 14));
    counts[119] = None;
    let found = farrington(&counts, None, 119, &FarringtonSettings::monthly()).unwrap();
    assert_eq!((found.observed, found.score, found.p_value, found.peak), (None, None, None, false));
    assert!(found.expected > 0.0 && found.upper > found.expected);
    // A year of levels of which one is missing altogether.
    let mut counts = months(3);
    (0..120).filter(|month| month % 12 == 5).for_each(|month| counts[month] = None);
    let settings = FarringtonSettings { levels: 10, ..FarringtonSettings::monthly() };
    assert!(farrington(&counts, None, 119, &settings).is_ok());
}

#[test]
fn an_event_cuts_the_baseline_and_few_years_have_no_trend() {
    let counts = months(4);
    let settings = FarringtonSettings { not_before: 90, ..FarringtonSettings::monthly() };
    let found = farrington(&counts, None, 119, &settings).unwrap();
    assert_eq!((found.years, found.references, found.trend), (2, 6, false));
    let settings = FarringtonSettings { not_before: 116, ..settings };
    assert!(farrington(&counts, None, 119, &settings).is_err());
    assert!(farrington(&counts, None, 10, &FarringtonSettings::monthly()).is_err());
    // What lies before the event has no say.
    let mut other = counts.clone();
    other[..90].fill(Some(900));
    let settings = FarringtonSettings { not_before: 90, ..settings };
    let same = farrington(&other, None, 119, &settings).unwrap();
    assert!((same.expected - found.expected).abs() < 1e-12);
}

#[test]
fn noughts_few_and_huge_counts() {
    let noughts = vec![Some(0); 120];
    let found = farrington(&noughts, None, 119, &FarringtonSettings::monthly()).unwrap();
    assert!(found.expected <= 0.0 && found.upper <= 0.0 && !found.peak && found.score.is_none());
    let mut some = noughts.clone();
    some[119] = Some(4);
    // Four are fewer than five in four months.
    assert!(!farrington(&some, None, 119, &FarringtonSettings::monthly()).unwrap().peak);
    some[119] = Some(5);
    assert!(farrington(&some, None, 119, &FarringtonSettings::monthly()).unwrap().peak);
    let huge: Vec<Option<u64>> = (0..120).map(|month| Some(1_000_000_000 + month % 7)).collect();
    let found = farrington(&huge, None, 119, &FarringtonSettings::monthly()).unwrap();
    assert!(found.upper.is_finite() && !found.peak, "{found:?}");
    let equal = farrington(&[Some(7); 120], None, 119, &FarringtonSettings::monthly()).unwrap();
    assert!((equal.expected - 7.0).abs() < 1e-6 && !equal.peak && equal.dispersion <= 1.0);
}

#[test]
fn a_trend_does_not_lead_beyond_what_was_ever_counted() {
    // Doubling every year up to the window's last.
    let counts: Vec<Option<u64>> = (0..72).map(|month| Some(2 << (month / 12))).collect();
    let found = farrington(&counts, None, 71, &FarringtonSettings::monthly()).unwrap();
    assert!(!found.trend, "{found:?}");
    let falling: Vec<Option<u64>> = counts.into_iter().rev().collect();
    assert!(farrington(&falling, None, 71, &FarringtonSettings::monthly()).unwrap().trend);
}

#[test]
fn exposures_make_it_a_rate_and_their_unit_does_not_matter() {
    let counts = months(5);
    let plain = farrington(&counts, None, 119, &FarringtonSettings::monthly()).unwrap();
    let equal =
        farrington(&counts, Some(&[30.0; 120]), 119, &FarringtonSettings::monthly()).unwrap();
    assert!((plain.expected - equal.expected).abs() < 1e-6);
    let mut twice = [30.0; 120];
    twice[119] = 60.0;
    let more = farrington(
        &counts,
        Some(&twice),
        119,
        &FarringtonSettings { trend_below: 0.0, ..FarringtonSettings::monthly() },
    );
    let one = farrington(
        &counts,
        None,
        119,
        &FarringtonSettings { trend_below: 0.0, ..FarringtonSettings::monthly() },
    );
    assert!((more.unwrap().expected - 2.0 * one.unwrap().expected).abs() < 1e-6);
    assert!(farrington(&counts, Some(&[1.0; 3]), 119, &FarringtonSettings::monthly()).is_err());
    assert!(farrington(&counts, Some(&[0.0; 120]), 119, &FarringtonSettings::monthly()).is_err());
}

#[test]
fn settings_without_a_meaning_are_refused_and_many_are_as_one() {
    let monthly = FarringtonSettings::monthly();
    for wrong in [
        FarringtonSettings { alpha: 0.0, ..monthly },
        FarringtonSettings { alpha: f64::NAN, ..monthly },
        FarringtonSettings { years: 0, ..monthly },
        FarringtonSettings { half_window: 6, ..monthly },
        FarringtonSettings { levels: 0, ..monthly },
        FarringtonSettings { levels: 11, ..monthly },
        FarringtonSettings { trend_below: 1.5, ..monthly },
        FarringtonSettings { reweight_above: Some(0.0), ..monthly },
        FarringtonSettings { least_cases_in: 0, ..monthly },
        FarringtonSettings { period: 1, half_window: 0, ..monthly },
    ] {
        let found = farrington(&months(6), None, 119, &wrong);
        assert!(matches!(found, Err(StatisticsError::Setting { .. })), "{wrong:?}");
    }
    assert!(farrington(&months(6), None, 120, &monthly).is_err());
    let series: Vec<Vec<Option<u64>>> = (0..8).map(months).collect();
    let many = farrington_many(&series, 119, &monthly);
    for (counts, found) in series.iter().zip(many) {
        assert_eq!(found, farrington(counts, None, 119, &monthly));
    }
}

/// What the package widens its standard errors by: the weights of its second fit have come to stand where the working
/// weights ωμ belong.
fn as_the_package(fitted: &model::Fitted, response: &[f64]) -> [f64; 2] {
    let each = response.iter().zip(&fitted.fit.fitted).zip(fitted.weights.as_ref().unwrap());
    let sum: f64 = each.map(|((y, mean), weight)| weight * (y / mean - 1.0).powi(2)).sum();
    [sum / number(fitted.fit.degrees_of_freedom); 2]
}

#[test]
fn the_older_threshold_agrees_with_the_package_but_for_its_slip_in_the_standard_error() {
    // salmonella.agona and farringtonFlexible(range = 282:312, b = 4, w = 3, noPeriods = 1, weightsThreshold = 1, alpha =
    // 0.05, pThresholdTrend = 0.05, thresholdMethod = "delta") of surveillance 1.20.3.
    let Some(path) = shared_data::reference("refs_R.json") else { return };
    let values: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let values = &values["farr"];
    let numbers = |name: &str| values[name].as_array().unwrap().clone();
    let counts: Vec<Option<u64>> =
        numbers("all_obs").iter().map(serde_json::Value::as_u64).collect();
    let settings = FarringtonSettings {
        years: 4,
        levels: 1,
        trend_below: 0.05,
        reweight_above: Some(1.0),
        threshold: Threshold::PowerTwoThirds,
        ..FarringtonSettings::weekly()
    };
    let (upper, alarm) = (numbers("delta_upper"), numbers("delta_alarm"));
    let mut apart: f64 = 0.0;
    for (place, at) in (281..312).enumerate() {
        let found = farrington_with(&counts, None, at, &settings, as_the_package).unwrap();
        let expected = upper[place].as_f64().unwrap();
        assert!((found.upper / expected - 1.0).abs() < 1e-9, "{at}: {} {expected}", found.upper);
        assert_eq!(u64::from(found.peak), alarm[place].as_u64().unwrap(), "{at}");
        let right = farrington(&counts, None, at, &settings).unwrap();
        apart = apart.max((right.upper / expected - 1.0).abs());
    }
    assert!(apart > 0.02, "{apart}");
}
