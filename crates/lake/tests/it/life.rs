//! A vintage's life: held, held already, dropped, taken back, purged; and who may write.

use lake::{CountsQuery, GroupBy, Imported, Lake, LakeError};
use sources::{Sink, Table};

use crate::rows::{counts, draft, places, sha256};
use crate::{keep, new_lake};

fn burglaries(count: i64) -> sources::Batch {
    counts(&[("2021-02", "E09000006", "Bromley", "Burglary", None, count)])
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let (_dir, mut lake) = new_lake();
    let once = keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-02"], vec![burglaries(3)]);
    let Imported::Added(id) = &once else { panic!("{once:?}") };
    let manifest = std::fs::read(lake.dir().join("manifest.json")).unwrap();
    let again = keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-02"], vec![burglaries(3)]);
    assert_eq!(again, Imported::AlreadyHeld(id.clone()));
    assert_eq!(std::fs::read(lake.dir().join("manifest.json")).unwrap(), manifest);
    assert_eq!(lake.holds(&sha256("a.csv")).as_ref(), Some(id));
    assert!(id.as_str().starts_with("mps-2021-02-"), "{id}");

    lake.drop_vintage(id).unwrap();
    assert!(lake.vintages().is_empty());
    assert_eq!(lake.all_vintages().len(), 1);
    let restored =
        keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-02"], vec![burglaries(3)]);
    assert_eq!(restored, Imported::Restored(id.clone()));
    assert_eq!(lake.vintages().len(), 1);
    assert!(!lake.dir().join(".staging").exists());
}

#[test]
fn what_is_dropped_can_come_back_until_it_is_purged() {
    let (_dir, mut lake) = new_lake();
    let id = keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-02"], vec![burglaries(3)])
        .id()
        .clone();
    let query = CountsQuery {
        vintage: id.clone(),
        period: None,
        include: vec![],
        exclude: vec![],
        group_by: GroupBy::Nothing,
    };
    assert_eq!(lake.counts(&query).unwrap().cells[0].count, 3);
    lake.drop_vintage(&id).unwrap();
    assert!(matches!(lake.counts(&query), Err(LakeError::Dropped(_))));
    lake.restore(&id).unwrap();
    assert_eq!(lake.counts(&query).unwrap().cells[0].count, 3);
    lake.drop_vintage(&id).unwrap();
    assert_eq!(lake.purge().unwrap(), std::slice::from_ref(&id));
    assert!(matches!(lake.restore(&id), Err(LakeError::UnknownVintage(_))));
    assert!(!lake.dir().join("mps").join(id.as_str()).exists());
    assert!(lake.purge().unwrap().is_empty());
}

#[test]
fn two_writers_are_kept_apart_and_readers_are_not() {
    let (_dir, mut lake) = new_lake();
    let dir = lake.dir().to_owned();
    let writer = lake.begin(draft("mps", Table::Counts)).unwrap();
    let mut other = Lake::open(&dir).unwrap();
    let busy = other.begin(draft("mps", Table::Counts)).unwrap_err();
    assert!(matches!(busy, LakeError::Busy { .. }));
    assert!(busy.to_string().contains("wait until it is done"), "{busy}");
    drop(writer);
    assert!(!dir.join(".staging").exists());
    keep(&mut other, "mps", Table::Counts, "a.csv", &["2021-02"], vec![burglaries(3)]);
    // The first learns of it before it writes.
    keep(&mut lake, "mps", Table::Counts, "b.csv", &["2021-03"], vec![burglaries(4)]);
    assert_eq!(lake.vintages().len(), 2);
    assert_eq!(Lake::open(&dir).unwrap().vintages(), lake.vintages());
}

#[test]
fn a_file_without_a_good_row_is_no_vintage() {
    let (_dir, mut lake) = new_lake();
    let mut writer = lake.begin(draft("mps", Table::Counts)).unwrap();
    writer.start_file("a.csv", 10).unwrap();
    writer.reject(sources::Reject {
        file: "a.csv".to_owned(),
        line: 2,
        column: Some("202102".to_owned()),
        value: "-1".to_owned(),
        reason: sources::RejectReason::Negative,
    });
    writer.end_file(sha256("a.csv")).unwrap();
    let error = writer.finish().unwrap_err().to_string();
    assert!(error.contains("a.csv had no good row"), "{error}");
    assert!(error.contains("line 2, column \"202102\""), "{error}");
    assert!(lake.all_vintages().is_empty());
}

#[test]
fn a_look_up_is_dated_by_its_retrieval() {
    let (_dir, mut lake) = new_lake();
    let held = keep(
        &mut lake,
        "ons-lookup",
        Table::Lookup,
        "a.csv",
        &[],
        vec![places(&[("E01000001", "E09000006")])],
    );
    assert!(held.id().as_str().starts_with("ons-lookup-2021-03-"), "{held:?}");
    let rows = lake.lookups().unwrap();
    assert_eq!((rows[0].child_code.as_str(), rows[0].parent_set.as_str()), ("E01000001", "LAD22"));
}

#[test]
fn rows_of_another_table_are_refused() {
    let (_dir, mut lake) = new_lake();
    let mut writer = lake.begin(draft("mps", Table::Street)).unwrap();
    writer.start_file("a.csv", 10).unwrap();
    let error = writer.batches(vec![burglaries(1)]).unwrap_err();
    assert!(error.to_string().contains("a.csv"), "{error}");
}
