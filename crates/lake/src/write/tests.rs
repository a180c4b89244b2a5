//! Whatever the rows, and however little memory there is, the same comes out as from a plain reading of the rules.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::File;
use std::path::Path;

use arrow::array::AsArray;
use arrow::datatypes::{Int32Type, Int64Type};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use proptest::prelude::*;
use sources::Table;

use super::ingest::{Ingest, Ingested};
use super::limits::Limits;
use super::span::Span;
use super::tally::Tally;
use crate::crash_tests::rows::{Crime, crimes};
use crate::fs::Disk;

const IDS: [Option<&str>; 6] = [None, Some("a"), Some("b"), Some("c"), Some("d"), Some("e")];
const MONTHS: [&str; 3] = ["2021-03", "2021-01", "2021-02"];
const AREAS: [Option<&str>; 3] = [Some("E01000002"), None, Some("E01000001")];
const CATEGORIES: [&str; 2] = ["Robbery", "Burglary"];

type Cell = (String, Option<String>, i32, i64);

/// The counts in a file, in its order.
fn cells(path: &Path) -> Vec<Cell> {
    let rows = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap())
        .unwrap()
        .build()
        .unwrap();
    let mut cells = Vec::new();
    for rows in rows {
        let rows = rows.unwrap();
        let months = rows.column(0).as_primitive::<Int32Type>();
        let areas = rows
            .column(1)
            .as_dictionary::<Int32Type>()
            .downcast_dict::<arrow::array::StringArray>()
            .unwrap();
        let categories = rows
            .column(4)
            .as_dictionary::<Int32Type>()
            .downcast_dict::<arrow::array::StringArray>()
            .unwrap();
        let counts = rows.column(6).as_primitive::<Int64Type>();
        let mut areas = areas.into_iter();
        let mut categories = categories.into_iter();
        for row in 0..rows.num_rows() {
            cells.push((
                categories.next().flatten().unwrap().to_owned(),
                areas.next().flatten().map(str::to_owned),
                months.value(row),
                counts.value(row),
            ));
        }
    }
    cells
}

fn ingest(waves: &[Vec<Crime<'_>>], limits: Limits, dir: &Path) -> Ingested {
    let disk = Disk::default();
    let mut tally = Tally::new();
    let mut span = Span::new(Table::Street);
    let mut ingest = Ingest::new(Table::Street, &disk, dir, dir, limits).unwrap();
    for (number, wave) in waves.iter().enumerate() {
        tally.start_file(&number.to_string(), 1);
        ingest.take(vec![crimes(wave)], &mut tally, &mut span).unwrap();
    }
    let ingested = ingest.finish(&mut tally).unwrap();
    let (files, _) = tally.finish();
    for (file, wave) in files.iter().zip(waves) {
        assert_eq!(file.rows_in, wave.len() as u64);
    }
    assert_eq!(files.iter().map(|file| file.rows_kept).sum::<u64>(), ingested.rows);
    ingested
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_rows_with_little_memory_and_with_much(
        rows in prop::collection::vec((0usize..6, 0usize..3, 0usize..3, 0usize..2), 1..120),
        wave in 1usize..40,
    ) {
        let rows: Vec<Crime<'_>> = rows
            .into_iter()
            .map(|(id, month, area, category)| {
                (IDS[id], MONTHS[month], "Kent Police", AREAS[area], CATEGORIES[category], "")
            })
            .collect();
        let mut first: HashMap<&str, Crime<'_>> = HashMap::new();
        let mut seen: HashSet<Crime<'_>> = HashSet::new();
        let (mut duplicates, mut repeated, mut indistinguishable) = (0, 0, 0);
        let mut counted: BTreeMap<(String, Option<String>, i32), i64> = BTreeMap::new();
        for row in &rows {
            match row.0 {
                Some(id) => match first.get(id) {
                    Some(before) if before == row => {
                        duplicates += 1;
                        continue;
                    }
                    Some(_) => repeated += 1,
                    None => {
                        first.insert(id, *row);
                    }
                },
                None => indistinguishable += u64::from(!seen.insert(*row)),
            }
            let month: figure::Month = row.1.parse().unwrap();
            let cell = (row.4.to_owned(), row.3.map(str::to_owned), month.index());
            *counted.entry(cell).or_insert(0) += 1;
        }
        let counted: Vec<Cell> =
            counted.into_iter().map(|((what, area, month), n)| (what, area, month, n)).collect();
        let waves: Vec<_> = rows.chunks(wave).map(<[_]>::to_vec).collect();
        for limits in [Limits::default(), Limits { cells: 2, held: 0, keys: 2 }] {
            let dir = tempfile::tempdir().unwrap();
            let found = ingest(&waves, limits, dir.path());
            prop_assert_eq!(found.duplicates, duplicates);
            prop_assert_eq!(found.repeated_identifiers, repeated);
            prop_assert_eq!(found.indistinguishable, indistinguishable);
            prop_assert_eq!(found.rows + duplicates, rows.len() as u64);
            prop_assert_eq!(&cells(&dir.path().join("counts.parquet")), &counted);
        }
    }
}
