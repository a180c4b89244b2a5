//! Space held against esda, spdep, spatstat and `NearRepeat`.

use serde_json::Value;
use statistics::multiple::Correction;
use statistics::space::{
    AxisBandwidths, DatePrecision, Distance, Events, Grid, Kernel, Knox, KnoxBins, Moment,
    PointPrecision, Quadrant, SpatialWeights, Window, bandwidth_cronie_van_lieshout,
    bandwidth_diggle, bandwidth_likelihood, bandwidth_scott, gi_star, gi_star_permutation,
    kernel_density, knox, local_moran, local_moran_permutation, moran, moran_permutation,
    normal_reference,
};

use crate::reference::{json, text};
use crate::uniform::{ParkMiller, assert_uniform, distance_from_uniform};

fn near(ours: f64, theirs: f64, relative: f64) {
    assert!((ours / theirs - 1.0).abs() < relative, "{ours} is not {theirs}");
}

/// The grid of 100 × 100 counts.
fn grid() -> Option<Vec<f64>> {
    let values: Vec<f64> =
        text("grid10k_counts.csv")?.split_whitespace().map(|line| line.parse().unwrap()).collect();
    assert_eq!(values.len(), 10_000);
    Some(values)
}

fn value(values: &Value, path: [&str; 2]) -> f64 {
    values[path[0]][path[1]].as_f64().unwrap()
}

#[test]
fn gi_star_agrees_with_esda_and_spdep_on_the_grid() {
    let (Some(counts), Some(esda)) = (grid(), json("bench_spatial.json")) else { return };
    let weights = SpatialWeights::queen_grid(100, 100).with_self();
    let result = gi_star(&counts, &weights).unwrap();
    let z: Vec<f64> = result.z.iter().map(|z| z.unwrap()).collect();
    let reference = |name| value(&esda, ["gistar_ref", name]);
    near(z[0], reference("z[0]"), 1e-11);
    near(z[5050], reference("z[5050]"), 1e-11);
    near(z[4262], reference("z[42*100+62]"), 1e-11);
    let most = (0..10_000).max_by(|&a, &b| z[a].total_cmp(&z[b])).unwrap();
    assert_eq!(most as u64, esda["gistar_ref"]["argmax"].as_u64().unwrap());
    near(z[most], reference("max"), 1e-11);
    near(z.iter().copied().fold(0.0, f64::min), reference("min"), 1e-11);
    if let Some(spdep) = json("refs_R.json") {
        near(z[0], value(&spdep, ["spdep", "g0"]), 1e-11);
        near(z[4262], value(&spdep, ["spdep", "g4262"]), 1e-11);
        near(z[most], value(&spdep, ["spdep", "max"]), 1e-11);
    }
    let hot = |p: &[Option<f64>], side: f64| {
        p.iter().zip(&z).filter(|&(p, z)| p.unwrap() < 0.05 && z * side > 0.0).count()
    };
    let theirs = |name: &str| usize::try_from(esda["gistar_ref"][name].as_u64().unwrap()).unwrap();
    assert_eq!(hot(&result.p, 1.0), theirs("n_p2<0.05_pos"));
    assert_eq!(hot(&result.p, -1.0), theirs("n_p2<0.05_neg"));
    let adjusted = |correction| hot(&result.adjusted(correction).unwrap(), 1.0);
    assert_eq!(adjusted(Correction::BenjaminiHochberg), theirs("n_fdr_bh_0.05_hot"));
    assert_eq!(adjusted(Correction::BenjaminiYekutieli), theirs("n_fdr_by_0.05_hot"));
    // The greatest p that Benjamini and Hochberg let pass: 32/10,000 of 0.05.
    near(32.0 / 10_000.0 * 0.05, reference("esda_fdr_cutoff_p2_0.05"), 1e-12);
    let passing = result.p.iter().flatten().filter(|&&p| p <= 0.000_16).count();
    assert_eq!(passing, 32);
}

#[test]
fn gi_star_by_permutation_finds_what_the_normal_finds() {
    let Some(counts) = grid() else { return };
    let weights = SpatialWeights::queen_grid(100, 100).with_self();
    let tails = gi_star_permutation(&counts, &weights, 999, 1).unwrap();
    near(tails[4361].unwrap().greater, 0.001, 1e-12);
    let again = rayon_free(|| gi_star_permutation(&counts, &weights, 999, 1).unwrap());
    assert_eq!(tails, again);
}

/// The same on one thread.
fn rayon_free<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(work)
}

#[test]
fn moran_agrees_with_esda_and_spdep_on_the_grid() {
    let (Some(counts), Some(esda)) = (grid(), json("bench_spatial.json")) else { return };
    let weights = SpatialWeights::queen_grid(100, 100).row_standardised();
    let result = moran(&counts, &weights).unwrap();
    near(result.i, value(&esda, ["moran_ref", "I"]), 1e-11);
    near(result.expected, value(&esda, ["moran_ref", "EI"]), 1e-14);
    near(result.z_normality, value(&esda, ["moran_ref", "z_norm"]), 1e-9);
    near(result.z_randomisation, value(&esda, ["moran_ref", "z_rand"]), 1e-9);
    if let Some(spdep) = json("refs_R.json") {
        near(result.i, value(&spdep, ["spdep", "moran"]), 1e-11);
        near(result.z_randomisation, value(&spdep, ["spdep", "moranZ"]), 1e-9);
    }
    let dealt = moran_permutation(&counts, &weights, 199, 4).unwrap();
    near(dealt.p.greater, 0.005, 1e-12);
    assert_eq!(dealt, rayon_free(|| moran_permutation(&counts, &weights, 199, 4).unwrap()));
}

#[test]
fn local_moran_agrees_with_spdep_and_esda_each_by_its_own_moment() {
    let (Some(counts), Some(esda)) = (grid(), json("bench_spatial.json")) else { return };
    let weights = SpatialWeights::queen_grid(100, 100).row_standardised();
    let theirs = local_moran(&counts, &weights, Moment::NMinusOne).unwrap().areas;
    near(theirs[4262].unwrap().i, value(&esda, ["moranlocal_ref", "I[4262]"]), 1e-11);
    near(theirs[0].unwrap().i, value(&esda, ["moranlocal_ref", "I[0]"]), 1e-11);
    let ours = local_moran(&counts, &weights, Moment::N).unwrap().areas;
    if let Some(spdep) = json("refs_R.json") {
        near(ours[0].unwrap().i, value(&spdep, ["spdep", "Ii0"]), 1e-11);
        near(ours[4262].unwrap().i, value(&spdep, ["spdep", "Ii4262"]), 1e-11);
        near(ours[4262].unwrap().z.unwrap(), value(&spdep, ["spdep", "ZIi4262"]), 1e-9);
    }
    // esda counts its folded p-value; of 999 draws each count varies with the seed.
    let tails = local_moran_permutation(&counts, &weights, 999, 12).unwrap();
    let called: Vec<usize> = (0..10_000).filter(|&at| tails[at].unwrap().folded() < 0.05).collect();
    let theirs = value(&esda, ["moranlocal_ref", "sig05"]);
    assert!((called.len() as f64 - theirs).abs() < 60.0, "{} {theirs}", called.len());
    let high = called.iter().filter(|&&at| ours[at].unwrap().quadrant == Quadrant::HighHigh);
    let (high, theirs) = (high.count() as f64, value(&esda, ["moranlocal_ref", "HH_sig"]));
    assert!((high - theirs).abs() < 30.0, "{high} {theirs}");
    let two_sided = tails.iter().flatten().filter(|tail| tail.two_sided() < 0.05).count();
    assert!(two_sided < called.len() * 6 / 10, "{two_sided}");
}

#[test]
fn permutation_p_values_are_uniform_under_no_effect() {
    // One cell of each of 2,000 maps of nothing but chance; values without ties.
    let weights = SpatialWeights::queen_grid(6, 6);
    let own = weights.with_self();
    let mut draws = ParkMiller::new(2_026);
    let mut within = ParkMiller::new(12);
    let mut p: [Vec<f64>; 3] = Default::default();
    for seed in 0..2_000 {
        let values = draws.draw(36, 1.0);
        p[0].push(moran_permutation(&values, &weights, 199, seed).unwrap().p.greater);
        p[1].push(gi_star_permutation(&values, &own, 199, seed).unwrap()[14].unwrap().greater);
        p[2].push(local_moran_permutation(&values, &weights, 199, seed).unwrap()[14].unwrap().less);
    }
    for (values, what) in p.iter_mut().zip(["Moran", "Gi*", "local Moran"]) {
        // A p-value of 199 deals comes in steps: anything within its step is as good.
        for p in values.iter_mut() {
            *p -= within.number() / 200.0;
        }
        assert_uniform(values, what);
    }
}

/// 2,000 points, a quarter of them in a square of a tenth of the side.
fn density_points() -> Vec<[f64; 2]> {
    let mut draws = ParkMiller::new(2_024);
    let (mut x, mut y) = (draws.draw(2_000, 10_000.0), draws.draw(2_000, 10_000.0));
    for at in 0..500 {
        x[at] = 3_000.0 + (x[at] - 5_000.0) * 0.1;
        y[at] = 6_000.0 + (y[at] - 5_000.0) * 0.1;
    }
    x.into_iter().zip(y).map(|(x, y)| [x, y]).collect()
}

const SQUARE: Window = Window { low: [0.0, 0.0], high: [10_000.0, 10_000.0] };

#[test]
fn bandwidths_agree_with_spatstat() {
    let Some(spatstat) = json("refs_R2.json") else { return };
    let points = density_points();
    let theirs = |rule| value(&spatstat, [rule, "v"]);
    near(bandwidth_diggle(&points, SQUARE).unwrap(), theirs("bw.diggle"), 1e-9);
    near(bandwidth_likelihood(&points, SQUARE).unwrap(), theirs("bw.ppl"), 1e-9);
    near(bandwidth_cronie_van_lieshout(&points, SQUARE).unwrap(), theirs("bw.CvL"), 1e-9);
    let scott = bandwidth_scott(&points).unwrap();
    near(scott.x, spatstat["bw.scott"]["v"][0].as_f64().unwrap(), 1e-9);
    near(scott.y, spatstat["bw.scott"]["v"][1].as_f64().unwrap(), 1e-9);
    let x: Vec<f64> = points.iter().map(|point| point[0]).collect();
    near(normal_reference(&x).unwrap(), spatstat["nrd_x"].as_f64().unwrap(), 1e-9);
}

#[test]
fn densities_agree_with_spatstat() {
    let Some(spatstat) = json("refs_R2.json") else { return };
    let points = density_points();
    let bandwidth = AxisBandwidths::even(300.0);
    let grid = Grid { origin: [0.0, 0.0], cell: [100.0, 100.0], columns: 100, rows: 100 };
    // spatstat moves each point to the middle of its cell before it smooths.
    let moved: Vec<[f64; 2]> =
        points.iter().map(|p| p.map(|at| (at / 100.0).floor() * 100.0 + 50.0)).collect();
    let map = kernel_density(&moved, grid, Kernel::Gaussian, bandwidth).unwrap();
    let most = map.density.iter().copied().fold(0.0, f64::max);
    near(most, value(&spatstat, ["dens", "max"]), 1e-9);
    near(map.density.iter().sum::<f64>() * 1e4, value(&spatstat, ["dens", "sum"]), 1e-6);
    // And without moving them: the density at some of the points, themselves counted.
    let at = |place: usize| {
        let [x, y] = points[place];
        let spot = Grid { origin: [x - 0.5, y - 0.5], cell: [1.0, 1.0], columns: 1, rows: 1 };
        kernel_density(&points, spot, Kernel::Gaussian, bandwidth).unwrap().density[0]
    };
    near(at(0), value(&spatstat, ["dens_pts", "p1"]), 1e-9);
    near(at(999), value(&spatstat, ["dens_pts", "p1000"]), 1e-9);
    let most = (0..2_000).map(at).fold(0.0, f64::max);
    near(most, value(&spatstat, ["dens_pts", "max"]), 1e-9);
}

fn repeats(distance: Distance) -> Knox {
    let mut draws = ParkMiller::new(777);
    let (mut x, mut y) = (draws.draw(400, 2_000.0), draws.draw(400, 2_000.0));
    let mut days: Vec<i32> = draws
        .draw(400, 365.0)
        .iter()
        .map(|day| format!("{:.0}", day.floor()).parse().unwrap())
        .collect();
    for at in 0..60 {
        x[at] = x[at + 60] + 20.0;
        y[at] = y[at + 60] + 20.0;
        days[at] = days[at + 60] + 3;
    }
    let points: Vec<[f64; 2]> = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
    let bins =
        KnoxBins { distances: &[0.001, 100.0, 200.0, 400.0], distance, days: &[0, 7, 14, 28] };
    knox(&exact(&points, &days), &bins, 999, 1).unwrap()
}

fn exact<'a>(points: &'a [[f64; 2]], dates: &'a [i32]) -> Events<'a> {
    let (point_precision, date_precision) = (PointPrecision::Exact, DatePrecision::Day);
    Events { points, point_precision, dates, date_precision }
}

#[test]
fn knox_agrees_with_near_repeat() {
    let found = repeats(Distance::default());
    let first = found.cells[0][0];
    assert_eq!((found.distance, first.observed, first.p), (Distance::Manhattan, 67, 0.001));
    near(first.expected, 15.3826, 5e-6);
    // Their ratio is over the mean of 999 permutations, ours over the exact mean.
    near(first.ratio.unwrap(), 4.34, 0.01);
    let first = repeats(Distance::Euclidean).cells[0][0];
    assert_eq!(first.observed, 71);
    near(first.expected, 22.2819, 5e-6);
    assert_eq!(repeats(Distance::Manhattan), rayon_free(|| repeats(Distance::Manhattan)));
}

#[test]
fn knox_p_values_are_uniform_under_no_effect() {
    let mut p = Vec::new();
    let mut draws = ParkMiller::new(4_711);
    for seed in 0..2_000 {
        let x = draws.draw(60, 100.0);
        let days: Vec<i32> = draws
            .draw(30, 3_000.0)
            .iter()
            .map(|day| format!("{:.0}", day.floor()).parse().unwrap())
            .collect();
        let points: Vec<[f64; 2]> = x.chunks(2).map(|pair| [pair[0], pair[1]]).collect();
        let bins =
            KnoxBins { distances: &[0.0, 45.0], distance: Distance::Euclidean, days: &[0, 1_000] };
        let found = knox(&exact(&points, &days), &bins, 199, seed).unwrap();
        p.push(found.cells[0][0].p);
    }
    // Counts are whole numbers: ties make p too great by up to half the chance of the count itself.
    let away = distance_from_uniform(&p);
    assert!(away < 1.63 / 2_000.0f64.sqrt() + 0.02, "{away}");
    assert!(p.iter().filter(|&&p| p <= 0.05).count() <= 130);
}

#[test]
fn neither_the_order_of_areas_nor_the_unit_matters_to_moran() {
    let values = ParkMiller::new(8).draw(49, 10.0);
    let points: Vec<[f64; 2]> =
        (0..49u32).map(|at| [f64::from(at % 7), f64::from(at / 7)]).collect();
    let mixed: Vec<usize> = (0..49).map(|at| at * 10 % 49).collect();
    let run = |order: &[usize], unit: f64| {
        let points: Vec<[f64; 2]> = order.iter().map(|&at| points[at]).collect();
        let values: Vec<f64> = order.iter().map(|&at| values[at] * unit + 3.0).collect();
        let weights = SpatialWeights::distance_band(&points, 1.5).unwrap().row_standardised();
        let local = local_moran(&values, &weights, Moment::N).unwrap().areas;
        let mut by_area = vec![(0.0, 0.0); 49];
        for (&at, local) in order.iter().zip(local) {
            by_area[at] = (local.unwrap().i, local.unwrap().z.unwrap());
        }
        (moran(&values, &weights).unwrap(), by_area)
    };
    let (one, other) = (run(&(0..49).collect::<Vec<_>>(), 1.0), run(&mixed, 250.0));
    near(one.0.i, other.0.i, 1e-9);
    near(one.0.z_randomisation, other.0.z_randomisation, 1e-9);
    for (one, other) in one.1.iter().zip(&other.1) {
        near(one.0, other.0, 1e-7);
        near(one.1, other.1, 1e-7);
    }
}
