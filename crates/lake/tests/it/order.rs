//! No figure depends on the order of import.

use lake::{CountsQuery, CountsResult, GroupBy, Lake};
use sources::{Batch, Table};

use crate::rows::{counts, crimes, residents};
use crate::{keep, new_lake};

type File = (&'static str, Table, &'static str, &'static [&'static str], fn() -> Vec<Batch>);

const FILES: [File; 4] = [
    ("mps", Table::Counts, "early.csv", &["2021-01", "2021-02"], || {
        vec![counts(&[
            ("2021-02", "E09000006", "Bromley", "Robbery", Some("Personal"), 2),
            ("2021-01", "E09000006", "Bromley", "Burglary", Some("Residential"), 5),
        ])]
    }),
    ("mps", Table::Counts, "late.csv", &["2021-02", "2021-03"], || {
        vec![counts(&[("2021-02", "E09000006", "Bromley", "Burglary", Some("Residential"), 7)])]
    }),
    ("police", Table::Street, "street.csv", &["2021-02"], || {
        vec![crimes(&[
            (Some("a"), "2021-02", "Kent Police", Some("E01000009"), "Burglary", ""),
            (None, "2021-02", "Kent Police", Some("E01000002"), "Anti-social behaviour", ""),
            (Some("a"), "2021-02", "Kent Police", Some("E01000009"), "Burglary", ""),
        ])]
    }),
    ("ons", Table::Population, "people.csv", &[], || {
        vec![residents(&[("E09000006", 2019, 332_336), ("E09000006", 2020, 332_752)])]
    }),
];

fn answers(order: &[usize]) -> (Vec<CountsResult>, String) {
    let (_dir, mut lake) = new_lake();
    for &place in order {
        let (source, table, name, months, waves) = FILES[place];
        keep(&mut lake, source, table, name, months, waves());
    }
    let lake = Lake::open(lake.dir()).unwrap();
    let mut results = Vec::new();
    for vintage in lake.vintages().iter().filter(|held| held.table != Table::Population) {
        for group_by in [GroupBy::Area, GroupBy::Parent, GroupBy::Nothing] {
            let query = CountsQuery {
                vintage: vintage.id.clone(),
                period: None,
                include: vec![],
                exclude: vec![],
                group_by,
            };
            results.push(lake.counts(&query).unwrap());
        }
    }
    assert_eq!(lake.population().unwrap().len(), 2);
    (results, std::fs::read_to_string(lake.dir().join("manifest.json")).unwrap())
}

#[test]
fn three_orders_give_the_same_answers_and_the_same_manifest() {
    let first = answers(&[0, 1, 2, 3]);
    assert_eq!(first.0.len(), 9);
    assert_eq!(first, answers(&[3, 2, 1, 0]));
    assert_eq!(first, answers(&[1, 3, 0, 2]));
}

#[test]
fn equal_files_give_equal_bytes() {
    let bytes = || {
        let (_dir, mut lake) = new_lake();
        let (source, table, name, months, waves) = FILES[2];
        let id = keep(&mut lake, source, table, name, months, waves()).id().clone();
        ["rows", "counts", "duplicates"].map(|part| {
            let folder = lake.dir().join(source).join(id.as_str());
            std::fs::read(folder.join(format!("{part}.parquet"))).unwrap()
        })
    };
    assert_eq!(bytes(), bytes());
}
