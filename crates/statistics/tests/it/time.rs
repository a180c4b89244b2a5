//! Series against R and statsmodels.

use serde_json::Value;
use statistics::time::{Season, StlSettings, stl};

fn reference(name: &str) -> Option<Value> {
    let path = shared_data::reference(name)?;
    Some(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// The 120 months that R and statsmodels were given.
fn months() -> Option<Vec<Option<f64>>> {
    Some(numbers(&reference("refs_R.json")?["farr_monthly"]["y"]).into_iter().map(Some).collect())
}

fn close(found: &[f64], expected: &[f64], within: f64) {
    assert_eq!(found.len(), expected.len());
    for (place, (one, other)) in found.iter().zip(expected).enumerate() {
        assert!((one - other).abs() <= within * other.abs().max(1.0), "{place}: {one} {other}");
    }
}

#[test]
fn a_periodic_season_agrees_with_r() {
    let (Some(values), Some(y)) = (reference("refs_R.json"), months()) else { return };
    let values = &values["stl_periodic"];
    // R's own jumps: the next whole number from a tenth of each window.
    let settings = StlSettings { jumps: [121, 2, 2], ..StlSettings::new(12, Season::Periodic) };
    assert_eq!(values["win"]["t"].as_u64(), Some(settings.trend_window as u64));
    let parts = stl(&y, &settings).unwrap();
    close(&parts.seasonal[..12], &numbers(&values["seas"]), 1e-11);
    close(&parts.trend[..3], &numbers(&values["trend1"]), 1e-11);
}

#[test]
fn statsmodels_defaults_are_reproduced_robust_or_not() {
    let (Some(values), Some(y)) = (reference("refs_py.json"), months()) else { return };
    let settings = StlSettings { seasonal_degree: 1, ..StlSettings::new(12, Season::Window(13)) };
    let plain = stl(&y, &StlSettings { inner: 5, ..settings }).unwrap();
    close(&plain.seasonal[..3], &numbers(&values["stl13"]["seas"]), 1e-11);
    let trend = [plain.trend[0], plain.trend[59], plain.trend[119]];
    close(&trend, &numbers(&values["stl13"]["trend"]), 1e-11);
    let robust = stl(&y, &StlSettings { inner: 2, outer: 15, ..settings }).unwrap();
    close(&robust.seasonal[..12], &numbers(&values["stl13r"]["seas"]), 1e-11);
    let trend = [robust.trend[0], robust.trend[59], robust.trend[119]];
    close(&trend, &numbers(&values["stl13r"]["trend"]), 1e-11);
    assert!((robust.weights[114] - values["stl13r"]["w114"].as_f64().unwrap()).abs() < 1e-12);
}
