//! Which columns of a file of boundaries hold the areas' codes and names, and of which set and year they are.

use figure::AreaCode;

use super::labels::set_of;
use crate::RejectReason;
use crate::area_columns;

/// Heads of codes where the set is not in the head, the likeliest first.
const CODES: [&str; 5] = ["GSS_CODE", "GSSCODE", "CODE", "AREA_CODE", "GEO_CODE"];
/// Heads of names beside them.
const NAMES: [&str; 5] = ["NAME", "GSS_NAME", "AREA_NAME", "GEO_LABEL", "LABEL"];

/// An area as a file of boundaries names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its code, as published.
    pub(super) code: String,
    /// Its name; the code where it has none.
    pub(super) name: String,
    /// Set and year: "WD24".
    pub(super) set: Option<String>,
}

/// Why a feature has no code: the column, what stands there, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Nameless {
    /// The column of codes, where there is one.
    pub(super) column: Option<String>,
    /// What the feature is called.
    pub(super) called: String,
    /// What is wrong.
    pub(super) reason: RejectReason,
}

/// Where codes and names stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    heads: Vec<String>,
    code: Option<usize>,
    name: Option<usize>,
    set: Option<String>,
    /// Whether codes must be those of the Government Statistical Service.
    gss: bool,
}

impl Columns {
    /// Finds the columns. Of several sets (`LSOA11CD`, `LAD11CD`) a feature is of the smallest areas. `labels` are names of
    /// the layer and the file, which may say the set where no head does.
    pub(super) fn find(heads: &[String], labels: &[&str]) -> Self {
        let upper: Vec<String> =
            heads.iter().map(|head| head.trim().to_ascii_uppercase()).collect();
        let place = |wanted: &[&str]| {
            wanted.iter().find_map(|head| upper.iter().position(|column| column == head))
        };
        let heads = heads.to_vec();
        if let Some(columns) = area_columns::find(&upper).into_iter().next() {
            let (code, set) = (Some(columns.code), Some(columns.set));
            return Self {
                heads,
                code,
                name: columns.name.or_else(|| place(&NAMES)),
                set,
                gss: true,
            };
        }
        let code = place(&CODES);
        let gss = code.is_some_and(|code| upper[code].starts_with("GSS"));
        let set = labels.iter().find_map(|label| set_of(label));
        Self { heads, code, name: place(&NAMES), set, gss }
    }

    /// Whether there is a column of codes.
    pub(super) fn has_codes(&self) -> bool {
        self.code.is_some()
    }

    /// The heads that they were found in.
    pub(super) fn heads(&self) -> &[String] {
        &self.heads
    }

    /// The area of a feature by its values, in the order of the heads.
    pub(super) fn read(&self, values: &[String]) -> Result<Named, Nameless> {
        let value = |column: Option<usize>| {
            column.and_then(|column| values.get(column)).map_or("", |value| value.trim())
        };
        let (code, name) = (value(self.code), value(self.name));
        let column = self.code.map(|code| self.heads[code].clone());
        let nameless = |called: &str, reason| {
            Err(Nameless { column: column.clone(), called: called.to_owned(), reason })
        };
        if self.code.is_none() {
            // Without a column of names the first text that is one will do to find it again.
            let first = values.iter().find(|value| value.chars().any(char::is_alphabetic));
            let called = if name.is_empty() { first.map_or("", String::as_str) } else { name };
            let reason = format!("has no code: {}", no_codes(&self.heads));
            return nameless(called, RejectReason::Other(reason));
        }
        if code.is_empty() {
            return nameless(name, RejectReason::Other("has no code".to_owned()));
        }
        if self.gss && code.parse::<AreaCode>().is_err() {
            return nameless(code, RejectReason::UnknownCode);
        }
        let name = if name.is_empty() { code } else { name };
        Ok(Named { code: code.to_owned(), name: name.to_owned(), set: self.set.clone() })
    }
}

fn no_codes(heads: &[String]) -> String {
    let shown: Vec<&str> = heads.iter().take(6).map(String::as_str).collect();
    let shown = if shown.is_empty() { "none".to_owned() } else { shown.join(", ") };
    format!("no column is headed like WD24CD, GSS_CODE or code (there are {shown})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::header;

    fn read(heads: &[&str], labels: &[&str], values: &[&str]) -> Result<Named, String> {
        let columns = Columns::find(&header(heads), labels);
        columns
            .read(&header(values))
            .map_err(|nameless| format!("{} {}", nameless.called, nameless.reason))
    }

    fn named(code: &str, name: &str, set: Option<&str>) -> Named {
        Named { code: code.to_owned(), name: name.to_owned(), set: set.map(str::to_owned) }
    }

    #[test]
    fn codes_and_names_are_found_whatever_they_are_called() {
        for (heads, labels, values, wanted) in [
            (
                &["MSOA11CD", "LSOA11NM", "LSOA11CD"][..],
                &["x.shp"][..],
                &["E02000001", "City 001A", "E01000001"][..],
                named("E01000001", "City 001A", Some("LSOA11")),
            ),
            (
                &["lad22cd", "lad22nm"],
                &[],
                &["E09000006", " Bromley "],
                named("E09000006", "Bromley", Some("LAD22")),
            ),
            (
                &["NAME", "GSS_CODE"],
                &["london_wards_2018.geojson"],
                &["Bickley", "E05000106"],
                named("E05000106", "Bickley", Some("WD18")),
            ),
            (&["code", "name"], &["areas.geojson"], &["SN1", "South"], named("SN1", "South", None)),
            (
                &["WD24CD", "NAME"],
                &[],
                &["E05013987", ""],
                named("E05013987", "E05013987", Some("WD24")),
            ),
        ] {
            assert_eq!(read(heads, labels, values), Ok(wanted), "{heads:?}");
        }
    }

    #[test]
    fn what_has_no_code_is_named_by_what_it_has() {
        let said = read(&["objectid", "Title"], &[], &["7", "The Glades"]).unwrap_err();
        assert!(said.starts_with("The Glades has no code: no column is headed like"), "{said}");
        assert_eq!(
            read(&["WD24CD", "WD24NM"], &[], &["", "Bickley"]).unwrap_err(),
            "Bickley has no code"
        );
        let said = read(&["WD24CD"], &[], &["00AFGA"]).unwrap_err();
        assert_eq!(said, "00AFGA is not a code of any area");
    }
}
