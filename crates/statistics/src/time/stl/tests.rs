//! Decompositions against R and statsmodels, and what must hold of any.

use super::*;

/// The 120 months of the shared references, from January 2016.
pub(super) const Y: [u16; 120] = [
    87, 120, 136, 101, 94, 94, 108, 93, 97, 89, 81, 84, 96, 121, 144, 111, 116, 94, 97, 84, 97, 77,
    100, 88, 120, 132, 117, 129, 123, 107, 120, 92, 109, 102, 104, 81, 122, 131, 121, 114, 131,
    120, 101, 89, 119, 84, 92, 105, 112, 120, 124, 133, 122, 127, 99, 102, 79, 93, 85, 106, 129,
    117, 133, 131, 115, 111, 114, 90, 86, 92, 89, 97, 116, 109, 139, 137, 129, 119, 129, 96, 96,
    99, 111, 128, 117, 133, 140, 128, 129, 125, 127, 109, 95, 95, 96, 113, 107, 128, 144, 120, 113,
    128, 124, 109, 108, 87, 109, 94, 130, 139, 157, 147, 135, 121, 211, 135, 101, 101, 93, 102,
];

fn months() -> Vec<Option<f64>> {
    Y.iter().map(|count| Some(f64::from(*count))).collect()
}

fn first_and_trend(settings: &StlSettings) -> ([f64; 3], [f64; 3]) {
    let parts = stl(&months(), settings).unwrap();
    let (s, t) = (&parts.seasonal, &parts.trend);
    ([s[0], s[1], s[2]], [t[0], t[59], t[119]])
}

fn near(found: [f64; 3], expected: [f64; 3], within: f64) -> bool {
    let near = found.iter().zip(expected).all(|(one, other)| (one - other).abs() < within);
    if !near {
        eprintln!("{found:?} {expected:?}");
    }
    near
}

#[test]
fn agrees_with_r_and_statsmodels_where_they_agree() {
    // stl(y, s.window = 13, s.jump = 1, t.jump = 1, l.jump = 1); STL(y, period=12, seasonal=13, seasonal_deg=0), 2 inner.
    let settings = StlSettings::new(12, Season::Window(13));
    assert_eq!((settings.trend_window, settings.low_pass_window), (21, 13));
    let (seasonal, trend) = first_and_trend(&settings);
    assert!(near(seasonal, [3.962_827_9, 16.462_323_9, 23.811_762_8], 6e-8));
    assert!(near(trend, [94.343_945_7, 109.495_238_5, 129.550_060_8], 6e-8));
}

#[test]
fn jumps_and_degrees_are_what_makes_packages_differ() {
    let settings = StlSettings::new(12, Season::Window(13));
    // R's defaults jump.
    let (seasonal, _) = first_and_trend(&StlSettings { jumps: [2, 3, 2], ..settings });
    assert!(near(seasonal, [3.957_06, 16.474_90, 23.822_44], 6e-6));
    // statsmodels' defaults have lines through the years, and five inner passes.
    let (seasonal, trend) =
        first_and_trend(&StlSettings { seasonal_degree: 1, inner: 5, ..settings });
    assert!(near(seasonal, [-1.015_083_507_031, 25.098_945_355_245, 31.038_625_942_713], 1e-11));
    assert!(near(trend, [94.005_378_991_346, 109.483_064_050_734, 131.024_821_614_561], 1e-11));
    // Robust, without jumps, as statsmodels.
    let (seasonal, _) = first_and_trend(&settings.robust());
    assert!((seasonal[0] - 4.197_24).abs() < 6e-6, "{seasonal:?}");
}

#[test]
fn missing_months_get_a_season_and_a_trend_but_no_remainder() {
    let settings = StlSettings::new(12, Season::Window(13));
    let whole = stl(&months(), &settings).unwrap();
    let mut gaps = months();
    for place in [0, 40, 41, 42, 119] {
        gaps[place] = None;
    }
    for settings in [settings, settings.robust()] {
        let parts = stl(&gaps, &settings).unwrap();
        assert_eq!(
            (parts.remainder[40], parts.adjusted[119], parts.weights[0].to_bits()),
            (None, None, 0)
        );
        assert!(parts.trend.iter().chain(&parts.seasonal).all(|value| value.is_finite()));
    }
    let parts = stl(&gaps, &settings).unwrap();
    assert!((parts.trend[41] - whole.trend[41]).abs() < 5.0);
    // A missing value is not nought: that would pull the trend down by far more.
    let noughts: Vec<Option<f64>> = gaps.iter().map(|value| Some(value.unwrap_or(0.0))).collect();
    assert!((stl(&noughts, &settings).unwrap().trend[41] - whole.trend[41]).abs() > 10.0);
    // The whole trend's window missing, or January in every year.
    let mut long = months();
    long[30..60].fill(None);
    assert!(stl(&long, &settings).is_err());
    let mut januaries = months();
    januaries.iter_mut().step_by(12).for_each(|value| *value = None);
    assert!(stl(&januaries, &settings).is_err());
}

#[test]
fn edges_are_defined() {
    let settings = StlSettings::new(12, Season::Window(13));
    assert!(stl(&[], &settings).is_err());
    assert!(stl(&months()[..24], &settings).is_err());
    assert!(stl(&months()[..25], &settings).is_ok());
    assert!(stl(&months()[..25], &settings.robust()).is_ok());
    for wrong in [f64::NAN, f64::INFINITY] {
        let mut values = months();
        values[7] = Some(wrong);
        assert!(stl(&values, &settings).is_err());
    }
    for equal in [0.0, 7.0, 1e9] {
        for settings in [settings.robust(), settings, StlSettings::new(12, Season::Periodic)] {
            let parts = stl(&[Some(equal); 60], &settings).unwrap();
            assert!(parts.trend.iter().all(|value| (value - equal).abs() <= 1e-9 * equal.max(1.0)));
            assert!(parts.seasonal.iter().all(|value| value.abs() <= 1e-9 * equal.max(1.0)));
        }
    }
    for wrong in [
        StlSettings { period: 1, ..settings },
        StlSettings { season: Season::Window(12), ..settings },
        StlSettings { season: Season::Window(1), ..settings },
        StlSettings { trend_window: 20, ..settings },
        StlSettings { low_pass_window: 2, ..settings },
        StlSettings { trend_degree: 2, ..settings },
        StlSettings { jumps: [1, 0, 1], ..settings },
        StlSettings { inner: 0, ..settings },
    ] {
        assert!(
            matches!(stl(&months(), &wrong), Err(StatisticsError::Setting { .. })),
            "{wrong:?}"
        );
    }
    assert_eq!(StlSettings::new(12, Season::Periodic).trend_window, 19);
}

#[test]
fn a_periodic_season_is_the_same_every_year_and_a_spike_stays_out_of_a_robust_one() {
    let parts = stl(&months(), &StlSettings::new(12, Season::Periodic)).unwrap();
    for place in 12..120 {
        assert!((parts.seasonal[place] - parts.seasonal[place - 12]).abs() < 1e-12);
    }
    let mut calm = months();
    calm[114] = Some(125.0);
    let settings = StlSettings::new(12, Season::Window(13)).robust();
    let (spiked, calm) = (stl(&months(), &settings).unwrap(), stl(&calm, &settings).unwrap());
    assert!(spiked.weights[114] <= 0.0);
    assert!((spiked.trend[114] - calm.trend[114]).abs() < 1.0);
}

#[test]
fn parts_add_up_and_many_are_as_one() {
    let settings = StlSettings::new(12, Season::Window(13)).robust();
    let series: Vec<Vec<Option<f64>>> =
        [120, 117, 100, 10].into_iter().map(|length| months()[..length].to_vec()).collect();
    let many = stl_many(&series, &settings);
    for (values, found) in series.iter().zip(many) {
        assert_eq!(found, stl(values, &settings));
        let Ok(parts) = found else { continue };
        for (place, value) in values.iter().enumerate() {
            let sum = parts.seasonal[place] + parts.trend[place] + parts.remainder[place].unwrap();
            assert!((sum - value.unwrap()).abs() < 1e-10);
            let adjusted = parts.trend[place] + parts.remainder[place].unwrap();
            assert!((adjusted - parts.adjusted[place].unwrap()).abs() < 1e-10);
        }
    }
}

/// What R 4.2 takes for six median distances in its fifteen passes over these months: in every other one its partial sort
/// has not put the upper of the two middle distances in its place, and the reach is half as far again.
const REACHES_OF_R: [f64; 15] = [
    40.772_129_606_491_8,
    39.359_244_662_865_024,
    62.520_012_925_237_48,
    40.017_314_468_866_14,
    62.394_650_386_990_065,
    39.882_294_842_692_566,
    62.402_693_259_968_23,
    39.870_188_177_941_735,
    62.404_123_943_815_335,
    39.868_974_125_256_3,
    62.404_321_778_574_92,
    39.868_848_726_769_016,
    62.404_345_650_066_965,
    39.868_835_625_895_95,
    62.404_348_350_938_28,
];

#[test]
fn robust_results_of_r_follow_from_its_slip_in_the_median_and_from_nothing_else() {
    // stl(y, s.window = 13, robust = TRUE) in R 4.2: stl_13_robust of the shared references.
    let settings =
        StlSettings { jumps: [2, 3, 2], ..StlSettings::new(12, Season::Window(13)) }.robust();
    let plan = StlPlan::new(120, &settings).unwrap();
    let mut reaches = REACHES_OF_R.into_iter();
    let parts = plan.decompose_with(&months(), |_| reaches.next().unwrap()).unwrap();
    for (found, expected) in parts.seasonal.iter().zip([
        4.039_495_980_32,
        16.674_960_390_878,
        23.281_114_340_095,
        13.562_223_753_41,
        10.749_282_622_082,
        2.151_072_302_644,
        1.493_786_028_309,
        -15.306_174_239_64,
        -10.344_057_615_032,
        -18.532_579_098_559,
        -15.010_895_565_25,
        -12.673_703_279_191,
    ]) {
        assert!((found - expected).abs() < 1e-11, "{found} {expected}");
    }
    let trend = [parts.trend[0], parts.trend[59], parts.trend[119]];
    assert!(near(trend, [94.288_255_765_225, 109.471_058_075_116, 118.975_279_575_433], 1e-11));
    assert!(parts.weights[114] <= 0.0);
    // With the median, its own reaches differ from the first on.
    let parts = plan.decompose(&months()).unwrap();
    assert!((parts.seasonal[0] - 4.145_23).abs() < 6e-6, "{}", parts.seasonal[0]);

    // Without jumps the slip comes once, in the third pass: 4.19501 instead of 4.19724.
    let plan = StlPlan::new(120, &StlSettings { jumps: [1; 3], ..settings }).unwrap();
    let mut pass = 0;
    let parts = plan
        .decompose_with(&months(), |distances| {
            pass += 1;
            if pass == 3 { 61.042_148_604_316_54 } else { robustness::six_medians(distances) }
        })
        .unwrap();
    assert!((parts.seasonal[0] - 4.195_01).abs() < 6e-6, "{}", parts.seasonal[0]);
}
