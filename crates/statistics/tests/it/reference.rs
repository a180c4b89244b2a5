//! The shared reference values, read in place; none, with a note, where they are absent.

use serde_json::Value;

/// A file's text.
pub fn text(name: &str) -> Option<String> {
    Some(std::fs::read_to_string(shared_data::reference(name)?).unwrap())
}

/// A file of values. Python writes NaN, which is no JSON: it is read as none.
pub fn json(name: &str) -> Option<Value> {
    Some(serde_json::from_str(&text(name)?.replace("NaN", "null")).unwrap())
}

/// The fields of a file of comma-separated values, without its heading.
pub fn table(name: &str) -> Option<Vec<Vec<String>>> {
    let text = text(name)?;
    Some(text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect())
}

/// A list of numbers.
pub fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// A list of counts.
pub fn counts(value: &Value) -> Vec<u64> {
    value.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

/// The 120 monthly counts that R and statsmodels were given.
pub fn months() -> Option<Vec<u64>> {
    Some(counts(&json("refs_R.json")?["farr_monthly"]["y"]))
}

/// The two counts and two exposures of a value named by them: `2indep_120_150_12.3_11.9`.
pub fn two_counts(name: &str) -> Option<(u64, u64, f64, f64)> {
    let numbers: Vec<&str> = name.strip_prefix("2indep_")?.split('_').collect();
    let [k1, k2, n1, n2] = numbers[..] else { panic!("{name}") };
    Some((k1.parse().unwrap(), k2.parse().unwrap(), n1.parse().unwrap(), n2.parse().unwrap()))
}
