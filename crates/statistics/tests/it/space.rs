//! Space held against esda, spdep, spatstat, scanstatistics, SaTScan and `NearRepeat`.

use std::path::PathBuf;

use serde_json::Value;
use statistics::space::{
    FalseDiscovery, Moment, Quadrant, SpatialWeights, gi_star, gi_star_permutation, local_moran,
    local_moran_permutation, moran, moran_permutation,
};

fn json(name: &str) -> Option<Value> {
    // Python writes NaN, which is no JSON.
    Some(serde_json::from_str(&text(name)?.replace("NaN", "null")).unwrap())
}

fn text(name: &str) -> Option<String> {
    let path: PathBuf = shared_data::reference(name)?;
    Some(std::fs::read_to_string(path).unwrap())
}

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
    assert_eq!(hot(&result.p, 1.0) as f64, reference("n_p2<0.05_pos"));
    assert_eq!(hot(&result.p, -1.0) as f64, reference("n_p2<0.05_neg"));
    let adjusted = |control| hot(&result.adjusted(control), 1.0);
    assert_eq!(adjusted(FalseDiscovery::BenjaminiHochberg) as f64, reference("n_fdr_bh_0.05_hot"));
    assert_eq!(adjusted(FalseDiscovery::BenjaminiYekutieli) as f64, reference("n_fdr_by_0.05_hot"));
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
    assert_eq!(tails[4361].unwrap().greater, 0.001);
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
    assert_eq!(dealt.p.greater, 0.005);
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
    let mut state = 2_026u64;
    let mut map = || -> Vec<f64> {
        let mut next = || {
            state = state * 16_807 % 2_147_483_647;
            state as f64 / 2_147_483_647.0
        };
        (0..36).map(|_| next()).collect()
    };
    let mut p: [Vec<f64>; 3] = Default::default();
    for seed in 0..2_000 {
        let values = map();
        p[0].push(moran_permutation(&values, &weights, 199, seed).unwrap().p.greater);
        p[1].push(gi_star_permutation(&values, &own, 199, seed).unwrap()[14].unwrap().greater);
        p[2].push(local_moran_permutation(&values, &weights, 199, seed).unwrap()[14].unwrap().less);
    }
    for (which, values) in p.iter_mut().enumerate() {
        let away = uniform_distance(values);
        // Kolmogorov and Smirnov: 1.63/√n is exceeded once in a hundred times; steps of 1/200 lie within it.
        assert!(away < 1.63 / (values.len() as f64).sqrt(), "{which}: {away}");
    }
}

/// The greatest distance of the values' distribution from the even one.
fn uniform_distance(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len() as f64;
    (0..values.len())
        .map(|at| {
            let below = at as f64 / n;
            (values[at] - below).abs().max((values[at] - below - 1.0 / n).abs())
        })
        .fold(0.0, f64::max)
}
