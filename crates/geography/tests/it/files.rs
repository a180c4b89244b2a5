//! The shared look-ups as pairs, read the short way: these tests are about the register, not about reading.

use csv::StringRecord;
use geography::{LookupPair, Register};

/// The rows of a shared file by column name; none where it is absent.
pub fn rows(name: &str, columns: &[&str]) -> Option<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(shared_data::data(name)?).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().unwrap().clone();
    let places: Vec<usize> = columns
        .iter()
        .map(|column| header.iter().position(|name| name == *column).unwrap())
        .collect();
    let pick =
        |record: StringRecord| places.iter().map(|&place| record[place].to_owned()).collect();
    Some(reader.records().map(|record| pick(record.unwrap())).collect())
}

/// The pairs of the sets named `(child, parent)` in one file, such as `("LSOA11", "LAD22")`.
pub fn pairs(name: &str, sets: &[(&str, &str)]) -> Option<Vec<LookupPair>> {
    let mut pairs = Vec::new();
    for (child, parent) in sets {
        let columns = [
            format!("{child}CD"),
            format!("{child}NM"),
            format!("{parent}CD"),
            format!("{parent}NM"),
        ];
        for row in rows(name, &columns.each_ref().map(String::as_str))? {
            pairs.push(LookupPair {
                child_code: row[0].parse().unwrap(),
                child_name: row[1].clone(),
                parent_code: row[2].parse().unwrap(),
                parent_name: row[3].clone(),
                child_set: (*child).to_owned(),
                parent_set: (*parent).to_owned(),
                share: 1.0,
                change: None,
            });
        }
    }
    Some(pairs)
}

/// Every pair of the shared look-ups of England and Wales.
pub fn every_pair() -> Option<Vec<LookupPair>> {
    let mut all = pairs(
        "lookups/lsoa11_lsoa21_lad22_EW.csv",
        &[("LSOA11", "LSOA21"), ("LSOA11", "LAD22"), ("LSOA21", "LAD22")],
    )?;
    all.extend(pairs(
        "lookups/lsoa21_wd24_lad24_EW.csv",
        &[("LSOA21", "WD24"), ("LSOA21", "LAD24"), ("WD24", "LAD24")],
    )?);
    all.extend(pairs(
        "lookups/lad17_csp17_pfa17.csv",
        &[("LAD17", "CSP17"), ("LAD17", "PFA17"), ("CSP17", "PFA17")],
    )?);
    Some(all)
}

/// The register of all of them, made once.
pub fn register() -> Option<&'static Register> {
    static REGISTER: std::sync::OnceLock<Option<Register>> = std::sync::OnceLock::new();
    REGISTER.get_or_init(|| every_pair().map(|all| Register::with_lookups(all).unwrap())).as_ref()
}
