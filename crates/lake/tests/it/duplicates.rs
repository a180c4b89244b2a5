//! Which rows are duplicates.

use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use lake::{CountsQuery, GroupBy};
use sources::{Batch, Identity, RowIdentity, Sink, Table};

use crate::rows::{Crime, crimes, draft, sha256};
use crate::{keep, new_lake};

const BURGLARY: Crime<'static> =
    (Some("a1"), "2021-01", "Kent Police", Some("E01000001"), "Burglary", "Under investigation");
const SOLVED: Crime<'static> = (
    Some("a1"),
    "2021-01",
    "Kent Police",
    Some("E01000001"),
    "Burglary",
    "Offender sent to prison",
);
const ROBBERY: Crime<'static> =
    (Some("b2"), "2021-01", "Kent Police", Some("E01000002"), "Robbery", "Under investigation");
const NUISANCE: Crime<'static> =
    (None, "2021-01", "Kent Police", None, "Anti-social behaviour", "");

#[test]
fn an_equal_row_is_set_apart_and_a_different_one_reported() {
    let (_dir, mut lake) = new_lake();
    // The third and fifth rows equal the first row of their identifier; the fourth and sixth do not, and the sixth equals
    // only the fourth, which was not the first.
    let waves = vec![
        crimes(&[BURGLARY, ROBBERY, BURGLARY]),
        crimes(&[SOLVED, BURGLARY, SOLVED, NUISANCE]),
        crimes(&[NUISANCE, NUISANCE]),
    ];
    let id = keep(&mut lake, "police", Table::Street, "a.csv", &["2021-01"], waves).id().clone();
    let vintage = lake.vintage(&id).unwrap().clone();
    assert_eq!(vintage.duplicates, 2);
    assert_eq!(vintage.repeated_identifiers, 2);
    assert_eq!(vintage.indistinguishable, 2);
    assert_eq!(vintage.rows, 7);
    assert_eq!(vintage.without_location, 3);
    assert_eq!(vintage.files[0].rows_in, 9);
    let counts = lake
        .counts(&CountsQuery {
            vintage: id.clone(),
            period: None,
            include: vec![("Burglary".to_owned(), None)],
            exclude: vec![],
            group_by: GroupBy::Nothing,
        })
        .unwrap();
    assert_eq!(counts.cells.iter().map(|cell| cell.count).sum::<u64>(), 3);
    let held = lake.sql("SELECT COUNT(*) FROM street WHERE category = 'Burglary'").unwrap();
    assert_eq!(held[0].column(0).as_primitive::<Int64Type>().value(0), 3);
    assert!(lake.dir().join("police").join(id.as_str()).join("duplicates.parquet").exists());
}

#[test]
fn every_file_inside_an_archive_adds_up() {
    let (_dir, mut lake) = new_lake();
    let mut writer = lake.begin(draft("police", Table::Street)).unwrap();
    writer.start_file("crime.zip", 5000).unwrap();
    writer.start_entry("crime.zip/2021-01/a.csv").unwrap();
    writer.batches(vec![crimes(&[BURGLARY, ROBBERY])]).unwrap();
    writer.start_entry("crime.zip/2021-01/b.csv").unwrap();
    writer.reject(sources::Reject {
        file: "crime.zip/2021-01/b.csv".to_owned(),
        line: 7,
        column: Some("Month".to_owned()),
        value: "x".to_owned(),
        reason: sources::RejectReason::NotAMonth,
    });
    writer.batches(vec![crimes(&[BURGLARY, SOLVED]), crimes(&[ROBBERY])]).unwrap();
    writer.start_entry("crime.zip/2021-01/empty.csv").unwrap();
    writer.end_file(sha256("crime.zip")).unwrap();
    let id = writer.finish().unwrap().id().clone();
    let entries = lake.entries(&id).unwrap();
    let seen: Vec<_> = entries
        .iter()
        .map(|entry| (entry.rows_in, entry.kept, entry.rejects, entry.duplicates))
        .collect();
    assert_eq!(seen, [(2, 2, 0, 0), (4, 1, 1, 2), (0, 0, 0, 0)]);
    let rejects = lake.rejects(&id).unwrap();
    assert_eq!(rejects[0].line, 7);
    let vintage = lake.vintage(&id).unwrap();
    assert_eq!((vintage.files[0].rows_in, vintage.rejects, vintage.duplicates), (6, 1, 2));
}

#[test]
fn records_of_an_interface_are_one_by_their_number() {
    let (_dir, mut lake) = new_lake();
    let unique = |rows: &[Crime<'_>], keys: &[u64]| Batch {
        rows: crimes(rows).rows,
        identity: Identity::Rows(
            keys.iter().map(|&key| RowIdentity::Numbered { number: key, event: None }).collect(),
        ),
    };
    let waves = vec![
        unique(&[BURGLARY, ROBBERY], &[1, 2]),
        // The same record from the next page, with another outcome meanwhile.
        unique(&[SOLVED, NUISANCE], &[1, 3]),
    ];
    let id = keep(&mut lake, "api", Table::Street, "a.json", &["2021-01"], waves).id().clone();
    let vintage = lake.vintage(&id).unwrap();
    assert_eq!((vintage.rows, vintage.duplicates, vintage.repeated_identifiers), (3, 1, 0));
}
