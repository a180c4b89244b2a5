//! A table of harm weights: the partnership's own file, in which the weights of the ONS Crime Severity Score, of the Cambridge
//! Crime Harm Index or of any other scheme stand beside the measures that they weigh.
//!
//! A row is an offence of a measure with its weight. A measure that is one offence has one row. One that holds several has a
//! row each: with the share that each has of the measure's offences, the weight is their weighted mean; without shares only
//! the range from the lightest to the gravest is known, and results say so.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use figure::{MeasureId, MeasureSummary};
use reports::priority_ranking::HarmTable;
use serde::Deserialize;
use statistics::areas::HarmWeight;
use thiserror::Error;

use crate::{Folder, FolderError, WorkbenchError};

/// By how much shares may miss 1, for their rounding.
const ROUNDING: f64 = 0.005;

/// What is wrong with a table of harm weights.
#[derive(Debug, Error)]
#[error("{}, line {line}: {problem}", .path.display())]
pub struct HarmWeightsError {
    /// The file.
    pub path: PathBuf,
    /// The line.
    pub line: u64,
    /// What is wrong, and what to do.
    pub problem: String,
}

/// One row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    scheme: String,
    measure: String,
    offence: String,
    weight: f64,
    share: Option<f64>,
}

/// Reads the partnership's table, where it has one.
pub(crate) fn read(
    folder: &Folder,
    known: &[MeasureSummary],
) -> Result<Option<HarmTable>, WorkbenchError> {
    let Some(path) = folder.harm_weights() else { return Ok(None) };
    let text = fs::read_to_string(&path)
        .map_err(|source| FolderError::Read { path: path.clone(), source })?;
    Ok(Some(parse(&text, &path, known)?))
}

fn parse(text: &str, path: &Path, known: &[MeasureSummary]) -> Result<HarmTable, HarmWeightsError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut table = HarmTable::default();
    let mut offences: BTreeMap<MeasureId, Vec<(u64, Row)>> = BTreeMap::new();
    for (place, row) in reader.deserialize::<Row>().enumerate() {
        let fallback = u64::try_from(place).unwrap_or(0) + 2;
        let wrong = |line, problem| HarmWeightsError { path: path.to_owned(), line, problem };
        let row = row.map_err(|error| {
            let line = error.position().map_or(fallback, csv::Position::line);
            wrong(line, said(&error))
        })?;
        let line = fallback;
        if !(row.weight.is_finite() && row.weight >= 0.0) {
            let problem = format!("{} is no weight; write a number from nought up", row.weight);
            return Err(wrong(line, problem));
        }
        if row.share.is_some_and(|share| !(0.0..=1.0).contains(&share)) {
            return Err(wrong(line, "a share lies between 0 and 1".to_owned()));
        }
        if table.scheme.is_empty() {
            table.scheme.clone_from(&row.scheme);
        }
        if row.scheme != table.scheme {
            let problem = format!(
                "weights of \"{}\" stand beside those of \"{}\"; one table holds one scheme, because weights of two cannot be added",
                row.scheme, table.scheme
            );
            return Err(wrong(line, problem));
        }
        let Some(measure) = known.iter().find(|measure| measure.id.as_str() == row.measure) else {
            let problem = format!(
                "there is no measure \"{}\"; watchward measures lists those there are",
                row.measure
            );
            return Err(wrong(line, problem));
        };
        offences.entry(measure.id.clone()).or_default().push((line, row));
    }
    for (measure, rows) in offences {
        let weight = weight(&measure, &rows).map_err(|(line, problem)| HarmWeightsError {
            path: path.to_owned(),
            line,
            problem,
        })?;
        table.weights.insert(measure, weight);
    }
    Ok(table)
}

/// The weight of one offence of a measure.
fn weight(measure: &MeasureId, rows: &[(u64, Row)]) -> Result<HarmWeight, (u64, String)> {
    let line = rows.first().map_or(1, |(line, _)| *line);
    let mut seen = std::collections::BTreeSet::new();
    if let Some((line, row)) = rows.iter().find(|(_, row)| !seen.insert(row.offence.as_str())) {
        return Err((*line, format!("\"{}\" stands twice under {measure}", row.offence)));
    }
    let shares: Vec<f64> = rows.iter().filter_map(|(_, row)| row.share).collect();
    let weights = rows.iter().map(|(_, row)| row.weight);
    if shares.is_empty() {
        let least = weights.clone().fold(f64::INFINITY, f64::min);
        let greatest = weights.fold(0.0, f64::max);
        return Ok(HarmWeight::between(least, greatest));
    }
    if shares.len() < rows.len() {
        let problem = format!("some offences of {measure} have a share and some have none");
        return Err((line, problem));
    }
    let whole: f64 = shares.iter().sum();
    if (whole - 1.0).abs() > ROUNDING * f64::from(u32::try_from(rows.len()).unwrap_or(1)) {
        let problem = format!("the shares of {measure} add up to {whole:.3}, and must to 1");
        return Err((line, problem));
    }
    let mean = weights.zip(&shares).map(|(weight, share)| weight * share).sum::<f64>() / whole;
    Ok(HarmWeight::exact(mean))
}

/// What the reader of CSV says, in our words.
fn said(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => format!(
            "{err}; the columns are scheme, measure, offence, weight and, where it is known, share"
        ),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use measures::Catalogue;

    fn table(rows: &str) -> Result<HarmTable, String> {
        let known = Catalogue::built_in().unwrap().summaries();
        let text = format!("scheme,measure,offence,weight,share\n{rows}");
        parse(&text, Path::new("harm-weights.csv"), &known).map_err(|error| error.to_string())
    }

    #[test]
    fn one_offence_several_with_shares_and_several_without() {
        let found = table(
            "S,homicide,Murder,7979,\nS,weapons,Knife,60,0.25\nS,weapons,Other,20,0.75\n\
             S,vwi,Wounding with intent,1500,\nS,vwi,Assault with injury,100,\n",
        )
        .unwrap();
        let of = |id: &str| found.weights[&id.parse().unwrap()];
        assert_eq!(of("homicide"), HarmWeight::exact(7979.0));
        assert_eq!(of("weapons"), HarmWeight::exact(30.0));
        assert_eq!(of("vwi"), HarmWeight { value: 800.0, lower: 100.0, upper: 1500.0 });
        assert_eq!(found.scheme, "S");
    }

    #[test]
    fn mistakes_name_the_line() {
        for (rows, wanted) in [
            ("S,homicides,Murder,1,\n", "line 2: there is no measure \"homicides\""),
            ("S,homicide,Murder,-1,\n", "line 2: -1 is no weight"),
            ("S,homicide,Murder,NaN,\n", "line 2: NaN is no weight"),
            ("S,homicide,Murder,much,\n", "line 2"),
            ("S,vwi,A,1,\nT,vwi,B,1,\n", "line 3: weights of \"T\" stand beside those of \"S\""),
            ("S,vwi,A,1,0.5\nS,vwi,B,1,\n", "line 2: some offences of vwi have a share"),
            ("S,vwi,A,1,0.5\nS,vwi,B,1,0.2\n", "line 2: the shares of vwi add up to 0.700"),
            ("S,vwi,A,1,1.5\n", "line 2: a share lies between 0 and 1"),
            ("S,vwi,A,1,\nS,vwi,A,2,\n", "line 3: \"A\" stands twice under vwi"),
        ] {
            let error = table(rows).unwrap_err();
            assert!(error.contains(wanted), "{rows}: {error}");
        }
        let error = parse("weight\n1\n", Path::new("h.csv"), &[]).unwrap_err().to_string();
        assert!(error.contains("the columns are scheme, measure"), "{error}");
    }
}
