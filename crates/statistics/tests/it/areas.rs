//! Areas held against full-precision values: funnel plots, rank intervals and the Gini coefficient.

use serde_json::Value;
use statistics::areas::{
    FunnelPlot, FunnelScale, FunnelStanding, Resampling, andresen, expected_counts, funnel, gini,
    rank_intervals,
};

use crate::reference::{counts, json, numbers};
use crate::uniform::ParkMiller;

/// The funnel of the 32 areas on one scale, with the φ and τ² that the formulas of `FunnelPlotR` give.
fn checked_funnel(row: &Value, scale: FunnelScale) -> FunnelPlot {
    let plot = funnel(&counts(&row["O"]), &numbers(&row["E"]), scale).unwrap();
    assert_eq!(plot.points.len(), 32);
    let (phi, tau2) = (row["phi_winsor10"].as_f64().unwrap(), row["tau2"].as_f64().unwrap());
    assert!((plot.phi / phi - 1.0).abs() < 1e-9, "{} {phi}", plot.phi);
    assert!((plot.tau2 / tau2 - 1.0).abs() < 1e-9, "{} {tau2}", plot.tau2);
    assert!((plot.points[0].adjusted_z - row["z0_adj"].as_f64().unwrap()).abs() < 1e-9);
    plot
}

#[test]
fn funnels_agree_with_funnelplotr() {
    let Some(values) = json("refs_py.json") else { return };
    for (name, scale) in
        [("funnel_cqc", FunnelScale::SquareRoot), ("funnel_shmi", FunnelScale::Log)]
    {
        let plot = checked_funnel(&values[name], scale);
        // Over-dispersion is what 32 so different areas have: by chance alone most would be called far out.
        let far = |z: f64| z.abs() > 3.0902;
        assert!(plot.points.iter().filter(|point| far(point.z)).count() > 20);
        assert!(plot.points.iter().all(|point| point.standing == FunnelStanding::Within));
    }
}

#[test]
fn rank_intervals_agree_with_r() {
    let (Some(ranks), Some(funnels)) = (json("refs_R2.json"), json("refs_py.json")) else {
        return;
    };
    let expected = &ranks["rank"];
    let observed = counts(&funnels["funnel_cqc"]["O"]);
    let exposures: Vec<f64> = (0..32).map(|place| f64::from(300 + 50 * place)).collect();
    for seed in [1, 2] {
        let found = rank_intervals(&observed, &exposures, 0.95, 20_000, seed).unwrap();
        let (rates, places) = (numbers(&expected["rate"]), counts(&expected["obs_rank"]));
        let (lower, upper) = (counts(&expected["lo"]), counts(&expected["hi"]));
        assert_eq!(found.len(), places.len());
        for (area, row) in found.iter().enumerate() {
            assert!((row.rate - rates[area]).abs() < 1e-9, "{area}");
            assert_eq!(row.rank as u64, places[area], "{area}");
            assert!((row.lower as u64).abs_diff(lower[area]) <= 1, "{area}: {row:?}");
            assert!((row.upper as u64).abs_diff(upper[area]) <= 1, "{area}: {row:?}");
        }
        let total: f64 = found.iter().map(|row| row.highest).sum();
        assert!((total - 1.0).abs() < 1e-9);
    }
}

#[test]
fn gini_agrees_with_lorenzgini() {
    let Some(values) = json("refs_py.json") else { return };
    let expected = |name: &str| values["gini"][name].as_f64().unwrap();
    let dense = gini(&[10, 8, 2, 0, 0, 0, 0, 0, 0, 0]).unwrap();
    let sparse = gini(&[5, 2, 1, 0, 0, 0, 0, 0, 0, 0]).unwrap();
    assert!((dense.ordinary - expected("a")).abs() < 1e-9);
    assert!((sparse.ordinary - expected("b")).abs() < 1e-9);
    assert!((sparse.generalised - expected("b_gen")).abs() < 1e-9);
}

#[test]
fn a_population_counted_in_thousands_expects_the_same() {
    let observed = [120, 80, 300];
    let one = expected_counts(&observed, &[1000.0, 900.0, 2500.0]).unwrap();
    let other = expected_counts(&observed, &[1.0, 0.9, 2.5]).unwrap();
    for (one, other) in one.iter().zip(&other) {
        assert!((one / other - 1.0).abs() < 1e-12);
    }
}

/// 800 areas with 10,000 events in each of two patterns of one law, by the generator of the reference values from seed 42:
/// an event's area is the whole part of 800 u₁ u₂.
fn two_patterns() -> (Vec<u64>, Vec<u64>) {
    let mut numbers = ParkMiller::new(42);
    let mut u = || numbers.number();
    // Where each area begins, to find the one a number lies in.
    let bounds: Vec<f64> = (1..800).map(f64::from).collect();
    let (mut base, mut test) = (vec![0; 800], vec![0; 800]);
    for _ in 0..10_000 {
        for pattern in [&mut base, &mut test] {
            let at = u() * u() * 800.0;
            pattern[bounds.partition_point(|&bound| bound <= at)] += 1;
        }
    }
    (base, test)
}

#[test]
fn andresen_agrees_with_sppt() {
    let (base, test) = two_patterns();
    assert_eq!(base[..5], [100, 78, 60, 63, 62]);
    assert_eq!(test[..5], [118, 88, 73, 74, 65]);
    // sppt 0.1.7 of PyPI with fix_base=True, B=200: S 0.84125 and robust S 0.83399 (seed 1), 0.8375 and 0.83007 (seed 2).
    let bootstrap = andresen(&base, &test, Resampling::Bootstrap, 0.95, 200, 1).unwrap();
    assert!((bootstrap.s - 0.839).abs() < 0.012, "{}", bootstrap.s);
    assert!((bootstrap.robust_s - 0.832).abs() < 0.012, "{}", bootstrap.robust_s);
    assert_eq!(bootstrap.areas_with_events, 765);
    // 85% without replacement by numpy's multivariate_hypergeometric, the 6th and 195th of 200: S 0.42375, 0.42125 and
    // 0.4275, robust S 0.39739, 0.39477 and 0.40131 from three seeds.
    let usual = andresen(&base, &test, Resampling::Share(0.85), 0.95, 200, 1).unwrap();
    assert!((usual.s - 0.424).abs() < 0.012, "{}", usual.s);
    assert!((usual.robust_s - 0.398).abs() < 0.012, "{}", usual.robust_s);
}
