//! Full-precision values from R and statsmodels, in the folder of shared references.

use serde_json::Value;
use statistics::counts::{e_test, garwood, score_test};

fn reference(name: &str) -> Option<Value> {
    let path = shared_data::reference(name)?;
    Some(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

#[test]
fn garwood_agrees_with_r() {
    let Some(values) = reference("refs_R.json") else { return };
    let rows = values["garwood"].as_array().unwrap();
    assert!(rows.len() >= 7);
    for row in rows {
        let limits = garwood(row["k"].as_u64().unwrap(), 0.95).unwrap();
        assert!((limits.lower - row["lo"].as_f64().unwrap()).abs() < 1e-9, "{row}");
        assert!((limits.upper - row["hi"].as_f64().unwrap()).abs() < 1e-9, "{row}");
    }
}

#[test]
fn both_tests_agree_with_statsmodels() {
    let Some(values) = reference("refs_py.json") else { return };
    let mut compared = 0;
    for (name, row) in values.as_object().unwrap() {
        // Named by counts and exposures: 2indep_120_150_12.3_11.9.
        let Some(numbers) = name.strip_prefix("2indep_") else { continue };
        let numbers: Vec<&str> = numbers.split('_').collect();
        let [k1, k2, n1, n2] = numbers[..] else { panic!("{name}") };
        let (k1, k2) = (k1.parse().unwrap(), k2.parse().unwrap());
        let (n1, n2) = (n1.parse().unwrap(), n2.parse().unwrap());
        let e = e_test(k1, n1, k2, n2).unwrap();
        assert!((e - row["etest-wald"].as_f64().unwrap()).abs() < 1e-11, "{name}: {e}");
        let score = score_test(k1, n1, k2, n2).unwrap();
        assert!((score - row["score"].as_f64().unwrap()).abs() < 1e-10, "{name}: {score}");
        compared += 1;
    }
    assert!(compared >= 5, "{compared}");
}
