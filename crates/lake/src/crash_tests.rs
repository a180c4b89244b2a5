//! A crash at any step of an import, a drop or a purge leaves the lake as it was or as it becomes.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use figure::VintageId;
use sources::{Sink, Table};

use crate::fs::Disk;
use crate::{CountsQuery, GroupBy, Imported, Lake, LakeError, VintageDraft};

#[path = "../tests/it/rows.rs"]
#[expect(dead_code, unreachable_pub, reason = "shared with the tests from outside")]
pub(crate) mod rows;

/// A disk that works for `steps` steps and then fails: once, or for good as if the program had been killed.
fn failing(steps: usize, for_good: bool, taken: &Arc<AtomicUsize>) -> Disk {
    let taken = Arc::clone(taken);
    Disk::watched(move |_, _| {
        let step = taken.fetch_add(1, Ordering::SeqCst);
        if step == steps || (for_good && step > steps) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    })
}

fn import(lake: &mut Lake, name: &str, month: &str) -> Result<Imported, LakeError> {
    let mut writer = lake.begin(rows::draft("police", Table::Street))?;
    writer.start_file(name, 10)?;
    writer.covers(None, &[rows::month(month)]);
    let crime = (Some(name), month, "Kent Police", Some("E01000001"), "Burglary", "");
    // A duplicate, so that every file of a vintage is written.
    let batch = rows::crimes(&[crime, crime, (None, month, "Kent Police", None, "Drugs", "")]);
    writer.batches(vec![batch]).map_err(|error| LakeError::Misuse(error.to_string()))?;
    writer.end_file(rows::sha256(name))?;
    writer.finish()
}

/// Every figure of the lake: vintages with the sum of their counts.
fn figures(dir: &Path) -> Vec<(VintageId, u64)> {
    let lake = Lake::open(dir).unwrap();
    let count = |id: &VintageId| {
        let query = CountsQuery {
            vintage: id.clone(),
            period: None,
            include: vec![],
            exclude: vec![],
            group_by: GroupBy::Area,
        };
        lake.counts(&query).unwrap().cells.iter().map(|cell| cell.count).sum()
    };
    lake.vintages().iter().map(|held| (held.id.clone(), count(&held.id))).collect()
}

/// Does `change` to a lake of one vintage, failing at each step in turn, and holds what is left against before and after.
fn at_every_step(for_good: bool, change: impl Fn(&mut Lake) -> Result<(), LakeError>) {
    let prepare = || {
        let dir = tempfile::tempdir().unwrap();
        import(&mut Lake::create(dir.path()).unwrap(), "first.csv", "2021-01").unwrap();
        dir
    };
    let dir = prepare();
    let before = figures(dir.path());
    change(&mut Lake::open(dir.path()).unwrap()).unwrap();
    let after = figures(dir.path());
    for steps in 0.. {
        let dir = prepare();
        let taken = Arc::new(AtomicUsize::new(0));
        let disk = failing(steps, for_good, &taken);
        let mut lake = Lake::open_on(dir.path(), disk).unwrap();
        let changed = change(&mut lake);
        let held = lake.vintages().len();
        drop(lake);
        let now = figures(dir.path());
        assert!(now == before || now == after, "step {steps}: {now:?}");
        if changed.is_ok() {
            assert_eq!(now, after, "step {steps}");
            assert_eq!(held, now.len(), "step {steps}: memory and disk differ");
        }
        // Whoever comes next finds all in order, and what was left behind goes.
        let mut next = Lake::open(dir.path()).unwrap();
        import(&mut next, "second.csv", "2021-02").unwrap();
        import(&mut next, "third.csv", "2021-03").unwrap();
        assert!(!dir.path().join(".staging").exists());
        assert!(!dir.path().join("manifest.json.tmp").exists());
        let folders = std::fs::read_dir(dir.path().join("police")).unwrap().count();
        assert_eq!(folders, next.all_vintages().len(), "step {steps}");
        if taken.load(Ordering::SeqCst) <= steps {
            assert!(steps > 3, "only {steps} steps were watched");
            assert!(changed.is_ok());
            return;
        }
    }
}

#[test]
fn an_import_that_is_killed_leaves_before_or_after() {
    at_every_step(true, |lake| import(lake, "second.csv", "2021-02").map(|_| ()));
}

#[test]
fn an_import_whose_disk_fails_once_leaves_before_or_after() {
    at_every_step(false, |lake| import(lake, "second.csv", "2021-02").map(|_| ()));
}

#[test]
fn a_drop_that_is_killed_leaves_before_or_after() {
    at_every_step(true, |lake| {
        let id = lake.vintages()[0].id.clone();
        lake.drop_vintage(&id)
    });
}

#[test]
fn a_purge_that_is_killed_leaves_before_or_after() {
    at_every_step(true, |lake| {
        let id = lake.vintages()[0].id.clone();
        lake.drop_vintage(&id)?;
        lake.purge().map(|_| ())
    });
}

#[test]
fn a_full_disk_is_said_to_be_full() {
    let dir = tempfile::tempdir().unwrap();
    Lake::create(dir.path()).unwrap();
    let full = Disk::watched(|step, _| match step {
        crate::fs::Step::Write => Err(io::ErrorKind::StorageFull.into()),
        _ => Ok(()),
    });
    let mut lake = Lake::open_on(dir.path(), full).unwrap();
    let error = import(&mut lake, "first.csv", "2021-01").unwrap_err();
    assert!(error.to_string().contains("the disk is full; make room"), "{error}");
    assert!(error.to_string().contains("parquet"), "{error}");
}
