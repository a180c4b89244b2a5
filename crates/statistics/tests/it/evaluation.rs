//! Evaluation against R's and ptools' values, and over simulated counts in which nothing changed.

use rand::RngExt;
use rand_distr::{Distribution, Gamma, Poisson};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use serde_json::Value;
use statistics::evaluation::{
    Change, DisplacementDesign, Effect, Interruption, Matching, Place, Window,
    difference_in_differences, interrupted_series, placebo_areas, placebo_dates, ratio_of_ratios,
    synthetic_control, weighted_displacement,
};

use crate::reference::{json, months, table};
use crate::uniform::assert_uniform;

const REPLICAS: u64 = 2000;

fn chance(seed: u64) -> Pcg64Mcg {
    Pcg64Mcg::seed_from_u64(seed)
}

/// A Poisson count.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a draw is a whole number, not below nought"
)]
fn count(mean: f64, chance: &mut Pcg64Mcg) -> u64 {
    let drawn: f64 = Poisson::new(mean).unwrap().sample(chance);
    drawn as u64
}

fn near(value: f64, expected: &Value, tolerance: f64, what: &str) {
    let expected = expected.as_f64().unwrap();
    let scale = expected.abs().max(1e-3);
    assert!((value - expected).abs() <= tolerance * scale, "{what}: {value} {expected}");
}

#[test]
fn displacement_agrees_with_ptools() {
    let Some(values) = json("refs_R.json") else { return };
    let simple = DisplacementDesign::new(Place::new(20, 10), Place::new(20, 20));
    let paper = DisplacementDesign::new(Place::new(207, 110), Place::new(308, 318))
        .with_displacement(Place::new(178, 157), Place::new(150, 140));
    let time = DisplacementDesign::new(Place::new(80, 20), Place::new(100, 50)).over(2.0, 1.0);
    // The sizes of ptools' test "Area Weights".
    let area = DisplacementDesign::new(
        Place::new(207, 110).of_size(1.2),
        Place::new(308, 318).of_size(0.9),
    )
    .with_displacement(Place::new(178, 157).of_size(1.5), Place::new(150, 140).of_size(1.6));
    let none =
        Change { estimate: 0.0, standard_error: 0.0, z: 0.0, p_value: 1.0, lower: 0.0, upper: 0.0 };
    for (name, design, level) in [
        ("simple", simple, 0.9),
        ("paper", paper, 0.95),
        ("time", time, 0.95),
        ("area", area, 0.95),
    ] {
        let row = &values["wdd"][name];
        let result = weighted_displacement(&design, level).unwrap();
        let displaced = result.displaced.unwrap_or(none);
        for (value, key) in [
            (result.local.estimate, "Est_Local"),
            (result.local.standard_error, "SE_Local"),
            (displaced.estimate, "Est_Displace"),
            (displaced.standard_error, "SE_Displace"),
            (result.total.estimate, "Est_Total"),
            (result.total.standard_error, "SE_Total"),
            (result.total.z, "Z"),
            (result.total.lower, "LowCI"),
            (result.total.upper, "HighCI"),
        ] {
            near(value, &row[key], 1e-12, &format!("{name} {key}"));
        }
    }
}

#[test]
fn the_ratio_of_ratios_agrees_with_r() {
    let Some(values) = json("refs_R2.json") else { return };
    let row = &values["did"];
    let panel = [vec![Some(207), Some(110)], vec![Some(308), Some(318)]];
    let direct = ratio_of_ratios((207, 110), (308, 318), 0.95).unwrap().change;
    let panel = difference_in_differences(&panel, &[0], 1, 0.95).unwrap().change;
    for change in [direct, panel] {
        near(change.log_ratio, &row["logRR"], 1e-12, "logRR");
        near(change.ratio, &row["rr"], 1e-12, "rr");
        // R takes the weights of the step before the last, so that its standard error is 1.1e-7 of itself too small; the
        // regression here does as R does and gives its digits, see `glm`.
        near(change.standard_error, &row["se"], 2e-7, "se");
        near(change.z, &row["z"], 2e-7, "z");
        near(change.p_value, &row["p"], 1e-8, "p");
        near(change.lower, &row["rr_lo"], 1e-7, "rr_lo");
        near(change.upper, &row["rr_hi"], 1e-7, "rr_hi");
    }
}

#[test]
fn the_interrupted_series_of_sicily_agrees_with_r() {
    let Some(rows) = table("sicily.csv") else { return };
    let (mut counts, mut populations, mut start) = (Vec::new(), Vec::new(), None);
    for (at, fields) in rows.iter().enumerate() {
        counts.push(Some(fields[2].parse().unwrap()));
        populations.push(fields[6].parse::<f64>().unwrap());
        if fields[4] == "1" {
            start.get_or_insert(at);
        }
    }
    let start = start.unwrap();
    // R 4.2 glm, quasi-Poisson: `methods.md` 2.7.
    for (harmonics, step, lower, upper, dispersion) in [
        (0, 0.894_377, 0.839_189, 0.953_193, 3.559_195),
        (2, 0.885_072, 0.839_401, 0.933_227, 2.262_186),
    ] {
        let interruption = Interruption { start, slope: false, harmonics, season: 12 };
        let result = interrupted_series(&counts, Some(&populations), interruption, 0.95).unwrap();
        assert!((result.step.ratio - step).abs() < 5e-7, "{result:?}");
        assert!((result.step.lower - lower).abs() < 5e-7, "{result:?}");
        assert!((result.step.upper - upper).abs() < 5e-7, "{result:?}");
        assert!((result.dispersion - dispersion).abs() < 5e-7, "{result:?}");
        if harmonics == 0 {
            let poisson = result.step_if_poisson;
            assert!((poisson.lower - 0.864_686).abs() < 5e-7, "{poisson:?}");
            assert!((poisson.upper - 0.925_086).abs() < 5e-7, "{poisson:?}");
            // The trap: as Poisson counts the interval is about half as wide as it should be.
            let width = |limits: (f64, f64)| limits.1 - limits.0;
            let share = width((poisson.lower, poisson.upper))
                / width((result.step.lower, result.step.upper));
            assert!(share < 0.55, "{share}");
        }
    }
}

#[test]
fn step_and_turn_agree_with_r() {
    let Some(values) = json("refs_R2.json") else { return };
    let Some(months) = months() else { return };
    let counts: Vec<Option<u64>> = months.into_iter().map(Some).collect();
    let interruption = Interruption { start: 96, slope: true, harmonics: 1, season: 12 };
    let result = interrupted_series(&counts, None, interruption, 0.95).unwrap();
    let slope = result.slope.unwrap();
    let row = &values["its"];
    near(result.step.log_ratio, &row["step"], 1e-9, "step");
    near(result.step.standard_error, &row["step_se"], 1e-9, "step_se");
    near(slope.log_ratio, &row["slope"], 1e-9, "slope");
    near(slope.standard_error, &row["slope_se"], 1e-9, "slope_se");
    near(result.dispersion, &row["disp"], 1e-9, "disp");
}

/// A bound for the share that an interval covers in so many replicas: four standard errors to either side.
fn covers(covered: u64, replicas: u64, level: f64, slack: f64) {
    let [covered, replicas] = [covered, replicas].map(|n| f64::from(u32::try_from(n).unwrap()));
    let share = covered / replicas;
    let error = 4.0 * (level * (1.0 - level) / replicas).sqrt() + slack;
    assert!((share - level).abs() < error, "{share} {level}");
}

#[test]
fn displacement_and_ratio_cover_at_their_rate() {
    for (level, mean) in [(0.95, 40.0), (0.8, 400.0)] {
        let (mut differences, mut ratios) = (0, 0);
        for seed in 0..4 * REPLICAS {
            let mut chance = chance(seed);
            // A fall of a quarter that is real, and displacement of a tenth.
            let mut draw = |share: f64| count(mean * share, &mut chance);
            let treated = Place::new(draw(1.0), draw(0.75));
            let control = Place::new(draw(2.0), draw(2.0));
            let design = DisplacementDesign::new(treated, control).with_displacement(
                Place::new(draw(1.0), draw(1.1)),
                Place::new(draw(1.0), draw(1.0)),
            );
            let total = weighted_displacement(&design, level).unwrap().total;
            differences += u64::from((total.lower..=total.upper).contains(&(-0.15 * mean)));
            let pair = |place: Place| (place.before, place.after);
            let ratio = ratio_of_ratios(pair(treated), pair(control), level).unwrap().change;
            ratios += u64::from((ratio.lower..=ratio.upper).contains(&0.75));
        }
        covers(differences, 4 * REPLICAS, level, 0.0);
        covers(ratios, 4 * REPLICAS, level, 0.003);
    }
}

#[test]
fn an_interrupted_series_covers_at_its_rate_where_counts_are_overdispersed() {
    let interruption = Interruption { start: 60, slope: false, harmonics: 1, season: 12 };
    let (mut covered, mut as_poisson, mut sums) = (0, 0, 0);
    for seed in 0..REPLICAS {
        let mut chance = chance(seed);
        let counts: Vec<Option<u64>> = (0..84u32)
            .map(|at| {
                let season = 0.2 * (f64::from(at) * std::f64::consts::TAU / 12.0).cos();
                let level = if at < 60 { 1.0 } else { 0.9 };
                let mean = 100.0 * level * (season - 0.002 * f64::from(at)).exp();
                // The variance is three times the mean.
                let gamma = Gamma::new(mean / 2.0, 2.0).unwrap().sample(&mut chance);
                Some(count(gamma, &mut chance))
            })
            .collect();
        let result = interrupted_series(&counts, None, interruption, 0.95).unwrap();
        let inside =
            |lower: f64, upper: f64, value: f64| u64::from(lower <= value && value <= upper);
        covered += inside(result.step.lower, result.step.upper, 0.9);
        let poisson = result.step_if_poisson;
        as_poisson += inside(poisson.lower, poisson.upper, 0.9);
        let lost: f64 = (60..84u32)
            .map(|at| {
                let season = 0.2 * (f64::from(at) * std::f64::consts::TAU / 12.0).cos();
                -10.0 * (season - 0.002 * f64::from(at)).exp()
            })
            .sum();
        sums += inside(result.difference.lower, result.difference.upper, lost);
    }
    covers(covered, REPLICAS, 0.95, 0.01);
    covers(sums, REPLICAS, 0.95, 0.015);
    // The trap again: taken as Poisson it misses four times as often as it says.
    assert!(as_poisson < REPLICAS * 80 / 100, "{as_poisson}");
}

#[test]
fn a_panel_covers_at_least_at_its_rate_where_areas_drift() {
    let mut covered = 0;
    for seed in 0..500 {
        let mut chance = chance(seed);
        let counts: Vec<Vec<Option<u64>>> = (0..24)
            .map(|area| {
                let size = chance.random_range(20.0..200.0);
                // What an area does for a whole period of its own, before or after.
                let drift = Gamma::new(100.0, 0.01).unwrap().sample(&mut chance);
                (0..12)
                    .map(|at| {
                        let effect = if area < 12 && at >= 6 { 0.8 } else { 1.0 };
                        let own = if at >= 6 { drift } else { 1.0 };
                        Some(count(size * effect * own, &mut chance))
                    })
                    .collect()
            })
            .collect();
        let treated: Vec<usize> = (0..12).collect();
        let found = difference_in_differences(&counts, &treated, 6, 0.95).unwrap().change;
        covered += u64::from(found.lower <= 0.8 && 0.8 <= found.upper);
    }
    assert!((460..=497).contains(&covered), "{covered}");
}

#[test]
fn p_values_are_uniform_where_nothing_changed() {
    let (mut difference, mut ratio, mut areas, mut drawn) = (vec![], vec![], vec![], vec![]);
    for seed in 0..REPLICAS {
        let mut chance = chance(seed);
        let mut draw = |mean: f64| count(mean, &mut chance);
        let treated = Place::new(draw(3e4), draw(3e4));
        let control = Place::new(draw(4e4), draw(4e4));
        let design = DisplacementDesign::new(treated, control);
        difference.push(weighted_displacement(&design, 0.95).unwrap().total.p_value);
        let direct =
            ratio_of_ratios((treated.before, treated.after), (control.before, control.after), 0.9);
        ratio.push(direct.unwrap().change.p_value);
        // A p-value that is a rank comes in steps: anything within its step is as good.
        let all: Vec<(u64, u64)> = (0..18).map(|_| (draw(90.0), draw(110.0))).collect();
        let result = placebo_areas(&all, &[3, 7], (1.0, 1.0), Effect::Ratio, 0, 0).unwrap();
        let step = 1.0 / 153.0;
        areas.push(result.p_value - step * chance.random_range(0.0..1.0));
        let result = placebo_areas(
            &all,
            &[1, 3, 5, 7, 9, 11, 13],
            (1.0, 1.0),
            Effect::Difference,
            199,
            seed,
        )
        .unwrap();
        drawn.push(result.p_value - 0.005 * chance.random_range(0.0..1.0));
    }
    for (values, what) in [
        (difference, "difference"),
        (ratio, "ratio"),
        (areas, "all groups of areas"),
        (drawn, "groups drawn"),
    ] {
        assert_uniform(&values, what);
    }
}

#[test]
fn ranks_of_placebo_dates_are_uniform_where_nothing_changed() {
    // One real date and three placebos whose windows are apart.
    let window = Window { before: 3, after: 3, step: 6 };
    let mut values = Vec::new();
    for seed in 0..REPLICAS {
        let mut chance = chance(seed);
        let mut series =
            |mean: f64| (0..24).map(|_| Some(count(mean, &mut chance))).collect::<Vec<_>>();
        let (treated, control) = (series(300.0), series(500.0));
        let result = placebo_dates(&treated, &control, 21, window, Effect::Ratio).unwrap();
        assert_eq!((result.placebos.len(), result.apart), (3, 3));
        values.push(result.p_value - 0.25 * chance.random_range(0.0..1.0));
    }
    assert_uniform(&values, "ranks of dates");
}

#[test]
fn ranks_of_synthetic_controls_are_uniform_where_nothing_changed() {
    let mut values = Vec::new();
    for seed in 0..REPLICAS {
        let mut chance = chance(seed);
        let mut series = vec![Vec::new(); 8];
        for _ in 0..26 {
            let common = chance.random_range(40.0..60.0);
            for values in &mut series {
                values.push(common + chance.random_range(-8.0..8.0));
            }
        }
        let result = synthetic_control(&series[0], &series[1..], 20, Matching::Level).unwrap();
        values.push(result.p_value - 0.125 * chance.random_range(0.0..1.0));
    }
    assert_uniform(&values, "ranks of synthetic controls");
}

#[test]
fn one_thread_or_many_give_the_same() {
    let mut chance = chance(5);
    let counts: Vec<Vec<Option<u64>>> =
        (0..12).map(|_| (0..30).map(|_| Some(count(20.0, &mut chance))).collect()).collect();
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let series: Vec<Vec<f64>> =
        counts.iter().map(|area| area.iter().flatten().map(|&n| n as f64).collect()).collect();
    let run = || {
        let panel = difference_in_differences(&counts, &[0, 1, 2, 3], 20, 0.95).unwrap();
        (panel, synthetic_control(&series[0], &series[1..], 24, Matching::Movement).unwrap())
    };
    let on = |threads| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(run)
    };
    assert_eq!(on(1), on(5));
}
