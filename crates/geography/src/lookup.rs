//! A look-up between two sets of areas, as the caller gives it.

use figure::AreaCode;

/// One row of a look-up: an area that lies, whole or in part, in another.
#[derive(Debug, Clone, PartialEq)]
pub struct LookupPair {
    /// The smaller area.
    pub child_code: AreaCode,
    /// Its name; empty where the look-up prints none.
    pub child_name: String,
    /// The area it lies in.
    pub parent_code: AreaCode,
    /// Its name; empty where the look-up prints none.
    pub parent_name: String,
    /// The publisher's set and code year of the smaller: "LSOA11".
    pub child_set: String,
    /// The publisher's set and code year of the larger: "LAD22".
    pub parent_set: String,
    /// The share of the child that lies in the parent; 1 where it lies in it whole.
    pub share: f64,
    /// The publisher's change indicator (U, S, M, X), where there is one.
    pub change: Option<String>,
}

/// The code year that a set's name ends with: 2022 for "LAD22", 0 where it ends with none.
pub(crate) fn code_year(set: &str) -> u16 {
    let start = set.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match set[start..].parse::<u16>() {
        Ok(year) if year < 100 => 2000 + year,
        Ok(year) => year,
        Err(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_ends_with_its_code_year() {
        assert_eq!(code_year("LAD22"), 2022);
        assert_eq!(code_year("WD2024"), 2024);
        assert_eq!(code_year("ward"), 0);
        assert_eq!(code_year("LAD99999999"), 0);
    }
}
