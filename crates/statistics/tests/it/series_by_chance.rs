//! Series in which nothing happens: how often a method says that something does.

use rand_distr::{Distribution, Poisson};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use statistics::counts::compare_counts;
use statistics::time::{
    EarsMethod, EarsSettings, StepModel, WindowPair, ears_range, laney_chart, rolling_sums,
    run_rules, scan_window, step_test, xmr,
};

use crate::uniform::{assert_uniform, kolmogorov_smirnov};

/// Poisson counts with these means.
fn counts(seed: u64, months: usize, mean: impl Fn(f64) -> f64) -> Vec<Option<u64>> {
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    (0..months)
        .map(|month| {
            let month = f64::from(u32::try_from(month).unwrap());
            Some(draw(&mut random, mean(month)))
        })
        .collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a draw is a count")]
fn draw(random: &mut Pcg64Mcg, mean: f64) -> u64 {
    Poisson::new(mean).unwrap().sample(random) as u64
}

fn share(of: usize, all: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap()) / f64::from(u32::try_from(all).unwrap())
}

/// A trend and a season that the model knows of.
fn usual(month: f64) -> f64 {
    let turn = std::f64::consts::TAU * month / 12.0;
    300.0 * (0.004 * month).exp() * (1.0 + 0.25 * turn.sin() - 0.1 * (2.0 * turn).cos())
}

#[test]
fn a_step_where_there_is_none_has_a_uniform_p_value_and_a_covering_interval() {
    let model = StepModel { period: 12, harmonics: 2, trend: true };
    let (mut p_values, mut covered) = (Vec::new(), 0);
    for seed in 0..2_000 {
        let found = step_test(&counts(seed, 60, usual), None, 31, &model, 0.95).unwrap();
        p_values.push(found.p_value);
        covered += usize::from(found.lower <= 1.0 && 1.0 <= found.upper);
    }
    assert_uniform(&p_values, "step test");
    assert!((share(covered, 2_000) - 0.95).abs() < 0.015, "{covered}");
}

#[test]
fn a_step_that_is_there_is_covered_too() {
    let model = StepModel { period: 12, harmonics: 2, trend: true };
    let stepped = |month: f64| usual(month) * if month >= 31.0 { 0.8 } else { 1.0 };
    let covering = |seed: &u64| {
        let found = step_test(&counts(*seed, 60, stepped), None, 31, &model, 0.9).unwrap();
        found.lower <= 0.8 && 0.8 <= found.upper
    };
    let covered = (0..1_000).filter(covering).count();
    assert!((share(covered, 1_000) - 0.9).abs() < 0.03, "{covered}");
}

#[test]
fn spans_apart_have_uniform_p_values_and_overlapping_ones_would_not() {
    // Two sums of twelve months around 6,000: their p-values are as good as continuous.
    let pair = WindowPair::ending(23, 12).unwrap();
    let series: Vec<_> = (0..2_000).map(|seed| counts(9_000 + seed, 24, |_| 500.0)).collect();
    let p_values: Vec<f64> =
        series.iter().map(|counts| pair.compare(counts).unwrap().test.p_value).collect();
    assert_uniform(&p_values, "two spans");
    // Consecutive sums of twelve share eleven: held against one another they would all seem alike.
    let overlapping = |counts: &Vec<Option<u64>>| {
        let sums = rolling_sums(counts, 12);
        compare_counts(sums[12].unwrap(), 1.0, sums[11].unwrap(), 1.0).unwrap().p_value
    };
    let p_values: Vec<f64> = series.iter().map(overlapping).collect();
    assert!(kolmogorov_smirnov(&p_values) < 1e-9);
}

#[test]
fn charts_signal_about_as_rarely_as_they_should() {
    let (mut xmr_beyond, mut laney_beyond, mut any, mut all) = (0, 0, 0, 0);
    for seed in 0..200 {
        let counts = counts(20_000 + seed, 60, |_| 100.0);
        let values: Vec<Option<f64>> = counts
            .iter()
            .map(|count| count.map(|count| f64::from(u32::try_from(count).unwrap())))
            .collect();
        let chart = xmr(&values, 0..60).unwrap();
        let laney = laney_chart(&counts, &[10.0; 60], 0..60).unwrap();
        xmr_beyond += chart.points.iter().filter(|point| point.beyond()).count();
        laney_beyond += laney.points.iter().filter(|point| point.beyond()).count();
        any += run_rules(&chart.points).iter().filter(|one| one.any()).count();
        all += 60;
        // Equal exposures: the two charts have the same limits but for Wheeler's rounding.
        assert!((laney.points[0].upper * 10.0 - chart.upper).abs() < 0.05);
    }
    // Three in a thousand where limits are known; more where they are estimated.
    assert!((0.002..0.008).contains(&share(xmr_beyond, all)), "{xmr_beyond}");
    assert!((0.002..0.008).contains(&share(laney_beyond, all)), "{laney_beyond}");
    assert!((0.008..0.03).contains(&share(any, all)), "{any}");
}

#[test]
fn ears_alarms_more_often_than_its_level_says() {
    // Seven values make a poor standard deviation: that is why Farrington comes first where there is history.
    let settings = EarsSettings::new(EarsMethod::C1);
    let mut alarms = 0;
    for seed in 0..100 {
        let counts = counts(30_000 + seed, 60, |_| 100.0);
        alarms += ears_range(&counts, 7..60, &settings)
            .iter()
            .filter(|found| found.as_ref().unwrap().peak)
            .count();
    }
    assert!((0.005..0.03).contains(&share(alarms, 5_300)), "{alarms}");
}

#[test]
fn a_window_somewhere_is_as_likely_as_simulated() {
    // Six within one week, anywhere in a year of 0.8 a week.
    let mut random = Pcg64Mcg::seed_from_u64(4);
    let exponential = rand_distr::Exp::new(0.8).unwrap();
    let (mut found, all) = (0, 20_000);
    for _ in 0..all {
        let (mut times, mut now): (Vec<f64>, f64) = (Vec::new(), exponential.sample(&mut random));
        while now < 52.0 {
            times.push(now);
            now += exponential.sample(&mut random);
        }
        found += usize::from(times.windows(6).any(|six| six[5] - six[0] <= 1.0));
    }
    let p = scan_window(52.0, 1.0, 0.8, 6).unwrap();
    assert!((share(found, all) - p).abs() < 0.005, "{found} {p}");
}
