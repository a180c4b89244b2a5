//! The publishers' files that the demonstration consists of, in the publishers' layouts.

use std::collections::BTreeMap;
use std::iter::once;

use csv::{Terminator, Writer, WriterBuilder};

use super::boroughs::Crimes;
use super::calls;
use super::random::{Random, apportion, real};
use super::tables::Tables;
use super::{OWN, months};
use crate::folder::FolderError;

/// A file to be imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedFile {
    /// Its name.
    pub name: &'static str,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

type Csv = Writer<Vec<u8>>;

/// The ages of a population file, with their share of all residents. (Invented, and of no consequence.)
const AGES: [(&str, f64); 5] =
    [("0-15", 0.20), ("16-29", 0.17), ("30-44", 0.23), ("45-64", 0.25), ("65+", 0.15)];

/// Every file, in the order of their names.
pub(super) fn write(
    tables: &Tables,
    boroughs: &[Crimes],
    wards: &[Crimes],
) -> Result<Vec<GeneratedFile>, FolderError> {
    Ok(vec![
        file("demonstration-borough-crime.csv", borough_crime(tables, boroughs)?)?,
        file("demonstration-own-counts.csv", own_counts(tables, boroughs, wards)?)?,
        file("demonstration-population-boroughs-mid-2019.csv", borough_population(tables, 0)?)?,
        file("demonstration-population-boroughs-mid-2020.csv", borough_population(tables, 1)?)?,
        file("demonstration-population-wards-mid-2019.csv", ward_population(tables, 0)?)?,
        file("demonstration-population-wards-mid-2020.csv", ward_population(tables, 1)?)?,
        file("demonstration-ward-crime.csv", ward_crime(tables, wards)?)?,
    ])
}

fn file(name: &'static str, csv: Csv) -> Result<GeneratedFile, FolderError> {
    let bytes = csv.into_inner().map_err(|error| broken(&error))?;
    Ok(GeneratedFile { name, bytes })
}

fn csv() -> Csv {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new())
}

fn row<I: IntoIterator<Item = String>>(csv: &mut Csv, fields: I) -> Result<(), FolderError> {
    csv.write_record(fields).map_err(|error| broken(&error))
}

fn broken(error: &dyn std::error::Error) -> FolderError {
    FolderError::Demonstration(error.to_string())
}

fn texts(fields: &[&str]) -> Vec<String> {
    fields.iter().map(|&field| field.to_owned()).collect()
}

/// "202002", as the publisher heads its columns.
fn month_heads() -> impl Iterator<Item = String> {
    months().map(|month| month.to_string().replace('-', ""))
}

/// Counts by published category: parts of one category come together again.
fn published<'a>(tables: &'a Tables, crimes: &Crimes) -> BTreeMap<(&'a str, &'a str), Vec<u64>> {
    let mut all: BTreeMap<(&str, &str), Vec<u64>> = BTreeMap::new();
    for (category, months) in tables.categories.iter().zip(crimes) {
        let sums = all
            .entry((category.major.as_str(), category.minor.as_str()))
            .or_insert_with(|| vec![0; months.len()]);
        for (sum, count) in sums.iter_mut().zip(months) {
            *sum += count;
        }
    }
    all
}

fn borough_crime(tables: &Tables, boroughs: &[Crimes]) -> Result<Csv, FolderError> {
    let mut csv = csv();
    row(
        &mut csv,
        texts(&["MajorText", "MinorText", "LookUp_BoroughName"]).into_iter().chain(month_heads()),
    )?;
    for (borough, crimes) in tables.areas.borough.iter().zip(boroughs) {
        for ((major, minor), months) in published(tables, crimes) {
            let counts = months.iter().map(ToString::to_string);
            row(&mut csv, texts(&[major, minor, &borough.name]).into_iter().chain(counts))?;
        }
    }
    Ok(csv)
}

fn ward_crime(tables: &Tables, wards: &[Crimes]) -> Result<Csv, FolderError> {
    let own = own_name(tables);
    let mut csv = csv();
    let heads = texts(&["MajorText", "MinorText", "WardName", "WardCode", "LookUp_BoroughName"]);
    row(&mut csv, heads.into_iter().chain(month_heads()))?;
    for (ward, crimes) in tables.areas.ward.iter().zip(wards) {
        for ((major, minor), months) in published(tables, crimes) {
            // As the publisher does: what never happened in a ward has no row.
            if months.iter().any(|&count| count > 0) {
                let counts = months.iter().map(ToString::to_string);
                row(
                    &mut csv,
                    texts(&[major, minor, &ward.name, &ward.code, own]).into_iter().chain(counts),
                )?;
            }
        }
    }
    Ok(csv)
}

/// What the partnership has from elsewhere: violence with injury that is not domestic, and calls.
fn own_counts(tables: &Tables, boroughs: &[Crimes], wards: &[Crimes]) -> Result<Csv, FolderError> {
    let violence = tables.place("vwi-non-da")?;
    let mut csv = csv();
    row(&mut csv, texts(&["month", "area", "measure", "value"]))?;
    let mut write = |area: &str, measure: &str, counts: &[u64]| {
        months().zip(counts).try_for_each(|(month, count)| {
            row(
                &mut csv,
                [month.to_string(), area.to_owned(), measure.to_owned(), count.to_string()],
            )
        })
    };
    for borough in &tables.areas.borough {
        write(&borough.code, "asb-calls", &calls::calls(tables, borough))?;
    }
    for (borough, crimes) in tables.areas.borough.iter().zip(boroughs) {
        write(&borough.code, "vwi-non-da", &crimes[violence])?;
    }
    for (ward, crimes) in tables.areas.ward.iter().zip(wards) {
        write(&ward.code, "vwi-non-da", &crimes[violence])?;
    }
    Ok(csv)
}

fn borough_population(tables: &Tables, year: usize) -> Result<Csv, FolderError> {
    let mut csv = csv();
    row(&mut csv, texts(&["LAD11CD", "LAD11NM"]).into_iter().chain(population_heads()))?;
    for borough in &tables.areas.borough {
        let residents = residents(borough.population[year]);
        row(&mut csv, texts(&[&borough.code, &borough.name]).into_iter().chain(residents))?;
    }
    Ok(csv)
}

fn ward_population(tables: &Tables, year: usize) -> Result<Csv, FolderError> {
    let own = own_name(tables);
    let mut csv = csv();
    let heads = texts(&["LAD11CD", "LAD11NM", "WD18CD", "WD18NM"]);
    row(&mut csv, heads.into_iter().chain(population_heads()))?;
    let wards = &tables.areas.ward;
    // The borough's residents are the same in both years; a few move between its wards.
    let stray = [0.0, 0.006][year];
    let weights: Vec<f64> = wards
        .iter()
        .map(|ward| real(ward.population) * Random::of(&[&ward.code, "moves"]).about_one(stray))
        .collect();
    let counts = apportion(wards.iter().map(|ward| ward.population).sum(), &weights);
    for (ward, count) in wards.iter().zip(counts) {
        let fields = texts(&[OWN, own, &ward.code, &ward.name]);
        row(&mut csv, fields.into_iter().chain(residents(count)))?;
    }
    Ok(csv)
}

fn population_heads() -> impl Iterator<Item = String> {
    ["Persons", "Males", "Females"].into_iter().flat_map(|sex| {
        let ages = once("All-Ages").chain(AGES.iter().map(|(age, _)| *age));
        ages.map(move |age| format!("{sex}_{age}"))
    })
}

/// All residents, then by age; then males and females likewise.
fn residents(all: u64) -> Vec<String> {
    let persons = apportion(all, &AGES.map(|(_, share)| share));
    let males: Vec<u64> = persons.iter().map(|&count| count * 49 / 100).collect();
    let females: Vec<u64> = persons.iter().zip(&males).map(|(all, males)| all - males).collect();
    let with_sum = |ages: Vec<u64>| once(ages.iter().sum::<u64>()).chain(ages).collect::<Vec<_>>();
    [persons, males, females]
        .into_iter()
        .flat_map(with_sum)
        .map(|count| count.to_string())
        .collect()
}

fn own_name(tables: &Tables) -> &str {
    let own = tables.areas.borough.iter().find(|borough| borough.code == OWN);
    own.map_or("", |own| own.name.as_str())
}
