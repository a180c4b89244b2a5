//! The tables that ship with the program. Each names its source in its head.

use csv::{ReaderBuilder, Trim};
use figure::{AreaCode, Month};
use serde::Deserialize;

use crate::GeographyError;

/// An area of a built-in table.
pub(crate) struct BuiltIn {
    pub code: AreaCode,
    pub name: String,
    pub from: Option<Month>,
    pub to: Option<Month>,
    pub parents: Vec<AreaCode>,
    pub aliases: Vec<String>,
}

/// What is known of an area that a look-up may bring.
pub(crate) struct Elsewhere {
    pub code: AreaCode,
    pub from: Option<Month>,
    pub to: Option<Month>,
    /// Used where a look-up names them too.
    pub parents: Vec<AreaCode>,
    pub aliases: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    #[serde(default)]
    name: String,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    parents: String,
    #[serde(default)]
    aliases: String,
}

/// London's boroughs and Bromley's wards, with what they lie in.
pub(crate) fn areas() -> Result<Vec<BuiltIn>, GeographyError> {
    let mut areas = read("london.csv", include_str!("../data/london.csv"), area)?;
    areas.extend(read("bromley_wards.csv", include_str!("../data/bromley_wards.csv"), area)?);
    Ok(areas)
}

/// What is known of areas that look-ups may bring.
pub(crate) fn elsewhere() -> Result<Vec<Elsewhere>, GeographyError> {
    read("elsewhere.csv", include_str!("../data/elsewhere.csv"), |row| {
        Ok(Elsewhere {
            code: code(&row.code)?,
            from: month(row.from.as_deref())?,
            to: month(row.to.as_deref())?,
            parents: codes(&row.parents)?,
            aliases: list(&row.aliases),
        })
    })
}

fn area(row: Row) -> Result<BuiltIn, String> {
    if row.name.is_empty() {
        return Err("an area wants a name".to_owned());
    }
    Ok(BuiltIn {
        code: code(&row.code)?,
        from: month(row.from.as_deref())?,
        to: month(row.to.as_deref())?,
        parents: codes(&row.parents)?,
        aliases: list(&row.aliases),
        name: row.name,
    })
}

fn code(text: &str) -> Result<AreaCode, String> {
    text.parse().map_err(|error: figure::AreaCodeError| error.to_string())
}

fn codes(text: &str) -> Result<Vec<AreaCode>, String> {
    list(text).iter().map(|text| code(text)).collect()
}

fn month(text: Option<&str>) -> Result<Option<Month>, String> {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => text.parse().map(Some).map_err(|error: figure::MonthError| error.to_string()),
        None => Ok(None),
    }
}

fn list(text: &str) -> Vec<String> {
    text.split('|').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn read<T>(
    table: &'static str,
    text: &str,
    build: impl Fn(Row) -> Result<T, String>,
) -> Result<Vec<T>, GeographyError> {
    let mut reader =
        ReaderBuilder::new().comment(Some(b'#')).trim(Trim::All).from_reader(text.as_bytes());
    let wrong = |line, problem| GeographyError::BuiltIn { table, line, problem };
    let headers = reader.headers().map_err(|error| wrong(1, error.to_string()))?.clone();
    let mut made = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| wrong(0, error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = record.deserialize::<Row>(Some(&headers));
        let row = row.map_err(|error| wrong(line, error.to_string()))?;
        made.push(build(row).map_err(|problem| wrong(line, problem))?);
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use figure::AreaKind;
    use std::collections::BTreeSet;

    #[test]
    fn every_built_in_table_reads_and_names_each_code_once() {
        let areas = areas().unwrap();
        let of = |kind| areas.iter().filter(|area| area.code.kind() == kind).count();
        assert_eq!(of(AreaKind::District), 33);
        assert_eq!(of(AreaKind::Partnership), 33);
        assert_eq!(of(AreaKind::Force), 2);
        assert_eq!(of(AreaKind::Ward), 44);
        let codes: BTreeSet<_> = areas.iter().map(|area| &area.code).collect();
        assert_eq!(codes.len(), areas.len());
        assert!(areas.iter().flat_map(|area| &area.parents).all(|code| codes.contains(code)));
        let elsewhere = elsewhere().unwrap();
        let named: BTreeSet<_> = elsewhere.iter().map(|known| &known.code).collect();
        assert_eq!(named.len(), elsewhere.len());
        assert!(named.is_disjoint(&codes));
    }
}
