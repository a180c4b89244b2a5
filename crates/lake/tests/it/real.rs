//! Publishers' own archives, where they are at hand.

use std::time::Instant;

use lake::{CountsQuery, GroupBy, Lake, VintageDraft, VintageRecord};

use crate::new_lake;

/// Imports the entries of one source from an archive, as one vintage.
fn import(lake: &mut Lake, path: &std::path::Path, source: &str) -> VintageRecord {
    let source = sources::by_id(source).unwrap();
    let found = sources::open(path).unwrap();
    let container = &found.containers[0];
    let draft = VintageDraft::of(source, "2022-01-01T00:00:00Z", "2022-01-01T00:00:00Z");
    let mut writer = lake.begin(draft).unwrap();
    writer.start_file(&container.label, container.bytes).unwrap();
    let started = Instant::now();
    for entry in container.entries() {
        if entry.source().is_some_and(|of| of.id == source.id) {
            writer.start_entry(&entry.label).unwrap();
            container.read_entry(entry, &mut writer).unwrap();
        }
    }
    writer.end_file(container.sha256(&mut |_| {}).unwrap()).unwrap();
    let id = writer.finish().unwrap().id().clone();
    let vintage = lake.vintage(&id).unwrap().clone();
    eprintln!("{id}: {} rows in {:.1} s", vintage.rows, started.elapsed().as_secs_f64());
    vintage
}

/// Every file inside adds up, and the files add up to the vintage.
fn adds_up(lake: &Lake, vintage: &VintageRecord) {
    let entries = lake.entries(&vintage.id).unwrap();
    for entry in &entries {
        assert_eq!(entry.rows_in, entry.kept + entry.rejects + entry.duplicates, "{}", entry.label);
    }
    assert_eq!(entries.iter().map(|entry| entry.kept).sum::<u64>(), vintage.rows);
    assert_eq!(entries.iter().map(|entry| entry.duplicates).sum::<u64>(), vintage.duplicates);
    let query = CountsQuery {
        vintage: vintage.id.clone(),
        period: None,
        include: vec![],
        exclude: vec![],
        group_by: GroupBy::Nothing,
    };
    let counted: u64 = lake.counts(&query).unwrap().cells.iter().map(|cell| cell.count).sum();
    assert_eq!(counted, vintage.rows);
}

#[test]
fn burglaries_of_the_metropolitan_police() {
    // metropolitan-burglary-2018-01-to-2021-12.zip: 274,299 street rows, 1,876 without a location; 2,256 repeated Crime
    // IDs, of which 1,255 on equal rows and 1,001 on others (data/README.md).
    let zip = "police-uk/metropolitan-burglary-2018-01-to-2021-12.zip";
    let Some(path) = shared_data::data(zip) else { return };
    let (_dir, mut lake) = new_lake();
    let street = import(&mut lake, &path, "police-uk-street");
    assert_eq!(street.files[0].rows_in, 274_299);
    assert_eq!((street.duplicates, street.repeated_identifiers), (1_255, 1_001));
    assert_eq!(lake.entries(&street.id).unwrap().len(), 48);
    adds_up(&lake, &street);
    let outcomes = import(&mut lake, &path, "police-uk-outcomes");
    assert_eq!(outcomes.files[0].rows_in, 57_669);
    adds_up(&lake, &outcomes);
}

#[test]
fn five_months_of_all_forces() {
    // all-forces-2018-10-to-2019-02.zip: 203 street files, 1,771,502 rows, of which 95 with a Crime ID equal an earlier
    // row (data/README.md): 89 the first with their identifier, and 6 one that is itself a repetition.
    let Some(path) = shared_data::data("police-uk/all-forces-2018-10-to-2019-02.zip") else {
        return;
    };
    let (_dir, mut lake) = new_lake();
    let street = import(&mut lake, &path, "police-uk-street");
    assert_eq!(street.files[0].rows_in, 1_771_502);
    assert_eq!((street.rejects, street.duplicates), (0, 89));
    assert_eq!(street.repeated_identifiers, 31_947);
    assert_eq!(lake.entries(&street.id).unwrap().len(), 203);
    adds_up(&lake, &street);
}
