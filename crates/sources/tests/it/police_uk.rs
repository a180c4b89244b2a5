//! data.police.uk's files as published, against counts made with Python's csv module and those of the data's own notes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use arrow::array::{Array, AsArray, Int32Array};
use arrow::datatypes::{Int32Type, Int64Type};
use figure::Month;
use sources::{
    Batch, FileContext, Identity, Reject, RowIdentity, Sink, Source, SourceError, Table, by_id,
    count_street,
};
use zip::ZipArchive;

/// What a lake would know of what it was given.
#[derive(Default)]
struct Tally {
    rows: u64,
    rejects: Vec<Reject>,
    bytes: u64,
    without_area: u64,
    with_id: u64,
    anonymous: u64,
    covered: BTreeMap<Option<String>, BTreeSet<Month>>,
    /// Rows by force.
    forces: BTreeMap<String, u64>,
    /// Rows kept after duplicates by month and category, and the duplicates themselves.
    kept: BTreeMap<(Month, String), u64>,
    apart: BTreeMap<(Month, String), u64>,
    first: HashMap<u64, u64>,
    /// Rows whose identifier stands on an earlier, different row, and those of them that equal one of the earlier rows.
    others: HashSet<u64>,
    repeated_identifiers: u64,
    equal_to_a_later_one: u64,
}

impl Tally {
    fn duplicates(&self) -> u64 {
        self.apart.values().sum()
    }

    /// A row equal in every field to the first one held with its identifier is set apart, a different one kept and counted; a
    /// record of the interface is one by its number.
    fn is_duplicate(&mut self, identity: RowIdentity) -> bool {
        match identity {
            RowIdentity::Anonymous { .. } => {
                self.anonymous += 1;
                false
            }
            RowIdentity::Identified { key, row } => match self.first.get(&key) {
                Some(first) if *first == row => true,
                Some(_) => {
                    self.repeated_identifiers += 1;
                    self.equal_to_a_later_one += u64::from(!self.others.insert(row));
                    false
                }
                None => {
                    self.first.insert(key, row);
                    false
                }
            },
            RowIdentity::Numbered { number, event } => {
                let held = self.first.insert(number, number).is_some();
                let event = event.map(|(key, row)| RowIdentity::Identified { key, row });
                held || event.is_some_and(|event| self.is_duplicate(event))
            }
        }
    }
}

impl Sink for Tally {
    fn batches(&mut self, batches: Vec<Batch>) -> Result<(), SourceError> {
        for Batch { rows, identity } in batches {
            let nulls = |name: &str| rows.column_by_name(name).map_or(0, |c| c.null_count() as u64);
            let count = rows.num_rows() as u64;
            self.rows += count;
            self.without_area += nulls("area_code");
            if rows.column_by_name("crime_id").is_some() {
                self.with_id += count - nulls("crime_id");
            }
            let force = rows.column_by_name("force").unwrap().as_dictionary::<Int32Type>();
            if force.null_count() == 0 {
                let name = force.values().as_string::<i32>();
                let first = usize::try_from(force.keys().value(0)).unwrap();
                assert_eq!(name.len(), 1, "one force a file");
                *self.forces.entry(name.value(first).to_owned()).or_default() += count;
            }
            let Identity::Rows(identities) = identity else { panic!("rows have identities") };
            assert_eq!(identities.len(), rows.num_rows());
            let months: &Int32Array = rows.column_by_name("month").unwrap().as_primitive();
            let category = rows.column_by_name("category").unwrap().as_dictionary::<Int32Type>();
            let names = category.values().as_string::<i32>();
            // By number first, for speed: by name once a batch.
            let mut counts: HashMap<(bool, i32, i32), u64> = HashMap::new();
            for (row, identity) in identities.into_iter().enumerate() {
                let kind =
                    (self.is_duplicate(identity), months.value(row), category.keys().value(row));
                *counts.entry(kind).or_default() += 1;
            }
            for ((duplicate, month, number), count) in counts {
                let name = names.value(usize::try_from(number).unwrap()).to_owned();
                let key = (Month::from_index(month).unwrap(), name);
                let into = if duplicate { &mut self.apart } else { &mut self.kept };
                *into.entry(key).or_default() += count;
            }
        }
        Ok(())
    }

    fn reject(&mut self, reject: Reject) {
        self.rejects.push(reject);
    }

    fn covers(&mut self, part: Option<&str>, months: &[Month]) {
        self.covered.entry(part.map(str::to_owned)).or_default().extend(months);
    }

    fn notice(&mut self, sentence: &str) {
        panic!("nothing to tell of in the publisher's files: {sentence}");
    }

    fn progress(&mut self, bytes: u64) {
        self.bytes += bytes;
    }
}

/// Counts what goes through it.
struct Counted<R> {
    inner: R,
    bytes: u64,
    lines: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.bytes += read as u64;
        self.lines += memchr::memchr_iter(b'\n', &buffer[..read]).count() as u64;
        Ok(read)
    }
}

/// Reads the files of an archive whose names end so, and holds each to "rows in = kept + rejects".
fn read(archive: &Path, ending: &str, source: &Source, tally: &mut Tally) -> usize {
    let mut zip = ZipArchive::new(File::open(archive).unwrap()).unwrap();
    let mut files = 0;
    for place in 0..zip.len() {
        let file = zip.by_index(place).unwrap();
        let label = file.name().unwrap().into_owned();
        if !label.ends_with(ending) {
            continue;
        }
        files += 1;
        let (rows, rejects, bytes) = (tally.rows, tally.rejects.len() as u64, tally.bytes);
        let mut counted = Counted { inner: file, bytes: 0, lines: 0 };
        (source.read)(&mut counted, &FileContext::new(label.clone()), tally).unwrap();
        assert_eq!(tally.bytes - bytes, counted.bytes, "{label}: every byte is reported");
        if ending.ends_with("csv") {
            // None of these files has a line end inside a field, and each ends in one.
            let kept_and_rejected = tally.rows - rows + tally.rejects.len() as u64 - rejects;
            assert_eq!(counted.lines - 1, kept_and_rejected, "{label}: rows in");
        }
    }
    files
}

fn source(id: &str, table: Table) -> &'static Source {
    let source = by_id(id).unwrap();
    assert_eq!(source.table, table);
    source
}

#[test]
fn all_forces() {
    let Some(zip) = shared_data::data("police-uk/all-forces-2018-10-to-2019-02.zip") else {
        return;
    };
    let mut tally = Tally::default();
    let files = read(&zip, "-street.csv", source("police-uk-street", Table::Street), &mut tally);
    assert_eq!((files, tally.rows, tally.rejects.len()), (203, 1_771_502, 0));
    assert_eq!(tally.without_area, 102_696);
    assert_eq!(tally.with_id, 1_386_111);
    // 95 rows equal an earlier one: 89 of them the first with their identifier, 6 a later one.
    assert_eq!((tally.duplicates(), tally.equal_to_a_later_one), (89, 6));
    assert_eq!(tally.repeated_identifiers, 31_947);
    assert_eq!(tally.forces["British Transport Police"], 24_669);
    assert_eq!(tally.forces["Police Service of Northern Ireland"], 60_850);
    assert_eq!(tally.forces["Devon & Cornwall Police"], 56_626);
    assert_eq!(tally.forces.len(), 41);
    assert_eq!(tally.covered.len(), 41);
    assert_eq!(tally.covered.values().map(BTreeSet::len).sum::<usize>(), 203);
}

#[test]
fn two_forces_with_quirks_of_their_own() {
    let Some(zip) = shared_data::data("police-uk/all-forces-2018-10-to-2019-02.zip") else {
        return;
    };
    let street = source("police-uk-street", Table::Street);
    let mut btp = Tally::default();
    assert_eq!(read(&zip, "-btp-street.csv", street, &mut btp), 5);
    assert_eq!((btp.rows, btp.with_id, btp.without_area), (24_669, 0, 539));
    assert_eq!(btp.anonymous, 24_669);
    let mut ireland = Tally::default();
    assert_eq!(read(&zip, "-northern-ireland-street.csv", street, &mut ireland), 5);
    assert_eq!((ireland.rows, ireland.with_id, ireland.without_area), (60_850, 39_097, 60_850));
}

#[test]
fn lancashire_with_three_months_missing() {
    let Some(zip) = shared_data::data("police-uk/lancashire-2019-12-to-2022-10.zip") else {
        return;
    };
    let mut tally = Tally::default();
    let files = read(&zip, "-street.csv", source("police-uk-street", Table::Street), &mut tally);
    assert_eq!((files, tally.rows, tally.rejects.len()), (32, 564_082, 0));
    assert_eq!(tally.without_area, 35_157);
    let months = &tally.covered[&Some("Lancashire Constabulary".to_owned())];
    assert_eq!(months.len(), 32);
    for missing in ["2020-06", "2020-08", "2020-09"] {
        assert!(!months.contains(&missing.parse().unwrap()));
    }
}

#[test]
fn metropolitan_burglary_and_its_outcomes() {
    let name = "police-uk/metropolitan-burglary-2018-01-to-2021-12.zip";
    let Some(zip) = shared_data::data(name) else { return };
    let mut tally = Tally::default();
    let files = read(&zip, "-street.csv", source("police-uk-street", Table::Street), &mut tally);
    assert_eq!((files, tally.rows, tally.rejects.len()), (48, 274_299, 0));
    assert_eq!(tally.without_area, 1_876);
    assert_eq!((tally.duplicates(), tally.repeated_identifiers), (1_255, 1_001));
    assert_eq!(tally.equal_to_a_later_one, 153);
    let mut tally = Tally::default();
    let outcomes = source("police-uk-outcomes", Table::Outcomes);
    assert_eq!(read(&zip, "-outcomes.csv", outcomes, &mut tally), 48);
    assert_eq!((tally.rows, tally.rejects.len()), (57_669, 0));
    assert_eq!((tally.duplicates(), tally.repeated_identifiers), (2_907, 548));
}

#[test]
fn stop_and_search_counts_by_force() {
    let name = "police-uk/metropolitan-stop-and-search-2018-01-to-2021-12.zip";
    let Some(zip) = shared_data::data(name) else { return };
    let mut tally = Tally::default();
    let searches = source("police-uk-stop-and-search", Table::StopAndSearch);
    assert_eq!(read(&zip, "-stop-and-search.csv", searches, &mut tally), 21);
    assert_eq!((tally.rows, tally.rejects.len(), tally.anonymous), (298_239, 0, 298_239));
    assert_eq!(tally.forces["Metropolitan Police Service"], 298_239);
    let month = |text: &str| -> u64 {
        let month = text.parse::<Month>().unwrap();
        tally.kept.iter().filter(|((m, _), _)| *m == month).map(|(_, rows)| rows).sum()
    };
    // Rows of the files, the search of 23:00 on 31 March (universal time) among those of April.
    assert_eq!((month("2018-03"), month("2018-04"), month("2021-12")), (10_866, 12_860, 14_813));
    let covered = &tally.covered[&Some("Metropolitan Police Service".to_owned())];
    assert_eq!(covered.len(), 21);
}

#[test]
fn a_search_keeps_its_time() {
    let name = "police-uk/metropolitan-stop-and-search-2018-01-to-2021-12.zip";
    let Some(zip) = shared_data::data(name) else { return };
    let mut kept = sources::Kept::default();
    let mut zip = ZipArchive::new(File::open(zip).unwrap()).unwrap();
    let name = "2018-01-metropolitan-stop-and-search.csv".to_owned();
    let mut file = zip.by_name(&format!("2018-01/{name}")).unwrap();
    let context = FileContext::new(name);
    (by_id("police-uk-stop-and-search").unwrap().read)(&mut file, &context, &mut kept).unwrap();
    let times = kept.batches[0].rows.column_by_name("time").unwrap().as_primitive::<Int64Type>();
    // 2018-01-01T00:05:00+00:00, the first row.
    assert_eq!(times.value(0), 1_514_765_100);
}

/// The archive of Bromley was made from the interface's answers, with the records that two wards share taken once. The rules
/// for duplicates leave the same rows of both.
#[test]
fn the_interface_and_the_files_give_the_same_counts() {
    let answers = "police-uk/bromley-ward-api-json-2017-07-to-2018-06.zip";
    let files = "police-uk/bromley-derived-2016-01-to-2018-06.zip";
    let (Some(answers), Some(files)) = (shared_data::data(answers), shared_data::data(files))
    else {
        return;
    };
    let mut api = Tally::default();
    let count = read(&answers, ".json", source("police-uk-api", Table::Street), &mut api);
    assert_eq!((count, api.rows, api.rejects.len()), (264, 28_359, 0));
    // 524 records stand in two wards' answers; 447 more equal, under another number, the first with their identifier.
    assert_eq!((api.duplicates(), api.without_area), (971, 0));
    assert_eq!(api.covered[&None].len(), 12);
    let mut csv = Tally::default();
    let count = read(&files, "-street.csv", source("police-uk-street", Table::Street), &mut csv);
    assert_eq!((count, csv.rows, csv.rejects.len()), (29, 66_215, 0));
    assert_eq!((csv.duplicates(), csv.repeated_identifiers), (712, 1_888));
    let of_csv: BTreeMap<_, _> =
        csv.kept.into_iter().filter(|((month, _), _)| api.covered[&None].contains(month)).collect();
    assert_eq!(of_csv.values().sum::<u64>(), 27_388);
    assert_eq!(of_csv, api.kept);
}

#[test]
fn counts_straight_from_the_file_are_those_of_its_rows() {
    let Some(zip) = shared_data::data("police-uk/bromley-derived-2016-01-to-2018-06.zip") else {
        return;
    };
    let mut zip = ZipArchive::new(File::open(zip).unwrap()).unwrap();
    let label = "2018-06/2018-06-bromley-street.csv".to_owned();
    let mut file = zip.by_name(&label).unwrap();
    let counts = count_street(&mut file, &FileContext::new(label)).unwrap();
    drop(file);
    let mut tally = Tally::default();
    drop(zip);
    let zip = shared_data::data("police-uk/bromley-derived-2016-01-to-2018-06.zip").unwrap();
    read(&zip, "2018-06-bromley-street.csv", by_id("police-uk-street").unwrap(), &mut tally);
    assert_eq!((counts.rows, counts.rejects.len()), (tally.rows, 0));
    let mut by_type: BTreeMap<(Month, String), u64> = BTreeMap::new();
    for ((_, category, month), rows) in &counts.counts {
        *by_type.entry((*month, category.clone())).or_default() += rows;
    }
    for (key, rows) in tally.apart {
        *tally.kept.entry(key).or_default() += rows;
    }
    assert_eq!(by_type, tally.kept);
    let bromley = |(borough, ..): &&(String, String, Month)| borough == "Bromley";
    assert_eq!(counts.counts.keys().filter(bromley).count(), 14, "crime types");
    assert!(
        counts.counts.keys().all(|(borough, ..)| !borough.ends_with('A')),
        "names without numbers"
    );
}
