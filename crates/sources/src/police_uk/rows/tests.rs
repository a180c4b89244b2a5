use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::crimes;
use super::super::file_name::FileName;
use super::super::{OUTCOMES, STOP_AND_SEARCH, STREET, count_street};
use super::*;
use crate::testing::{column_text, context, read};
use crate::{Identity, Kept, RowIdentity, Table};

const HEAD: &str = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
const KENT: &str =
    ",2018-10,Kent Police,Kent Police,0.5,51.2,On or near A Road,E01000651,Bromley 020A,Burglary,,";

fn street(rows: &[&str]) -> Kept {
    let text = format!("{HEAD}\r\n{}\r\n", rows.join("\r\n"));
    read(&STREET, "2018-10-kent-street.csv", text.as_bytes()).unwrap()
}

fn identities(kept: &Kept) -> Vec<RowIdentity> {
    let of = |identity: &Identity| match identity {
        Identity::Rows(rows) => rows.clone(),
        Identity::Plain => Vec::new(),
    };
    kept.batches.iter().flat_map(|batch| of(&batch.identity)).collect()
}

#[test]
fn a_row_is_kept_as_published() {
    let id = "0a".repeat(32);
    let kept = street(&[KENT, &format!("{id}{KENT}"), &format!("odd id{KENT}")]);
    assert_eq!((kept.rows(), kept.rejects.len()), (3, 0));
    assert_eq!(column_text(&kept, "force"), ["Kent Police"; 3]);
    assert_eq!(column_text(&kept, "area_code")[0], "E01000651");
    assert_eq!(column_text(&kept, "outcome")[0], "");
    let covered = vec![(Some("Kent Police".to_owned()), vec!["2018-10".parse().unwrap()])];
    assert_eq!(kept.covered, covered);
    let ids = arrow::array::AsArray::as_binary::<i32>(kept.batches[0].rows.column(0));
    assert_eq!((ids.value(1), ids.value(2)), (&[0x0a; 32][..], &b"odd id"[..]));
    assert!(arrow::array::Array::is_null(ids, 0));
    assert!(matches!(identities(&kept)[0], RowIdentity::Anonymous { .. }));
    assert!(matches!(identities(&kept)[1], RowIdentity::Identified { .. }));
}

#[test]
fn each_bad_row_is_named_with_line_column_and_value() {
    let mut fields = Vec::new();
    let mut with = |column: usize, value: &str| {
        let mut row: Vec<&str> = KENT.split(',').collect();
        row[column] = value;
        fields.push(row.join(","));
    };
    with(1, "2018-11");
    with(1, "10/2018");
    with(4, "");
    with(4, "12.5");
    with(5, "north");
    with(5, "38.7");
    with(7, "E01999999");
    with(9, "");
    with(9, "Burglary,");
    with(6, "\"not closed");
    let rows: Vec<&str> = fields.iter().map(String::as_str).chain([KENT]).collect();
    let kept = street(&rows);
    let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
    let file = "2018-10-kent-street.csv, line";
    assert_eq!(kept.rows(), 1);
    let month = "is not the month in the file's name, 2018-10; put the row in its own file";
    let number = "is not a number of decimal degrees, such as 51.404";
    assert_eq!(
        said[..8],
        [
            format!("{file} 2, column \"Month\": \"2018-11\" {month}"),
            format!("{file} 3, column \"Month\": \"10/2018\" is not a month written as YYYY-MM"),
            format!("{file} 4, column \"Longitude\": \"\" is empty and must not be"),
            format!("{file} 5, column \"Longitude\": \"12.5\" lies outside the United Kingdom"),
            format!("{file} 6, column \"Latitude\": \"north\" {number}"),
            format!("{file} 7, column \"Latitude\": \"38.7\" lies outside the United Kingdom"),
            format!("{file} 8, column \"LSOA code\": \"E01999999\" is not a code of any area"),
            format!("{file} 9, column \"Crime type\": \"\" is empty and must not be"),
        ]
    );
    assert!(said[8].ends_with("has 13 fields where the header has 12"), "{}", said[8]);
    assert!(said[9].starts_with(&format!("{file} 11: ")) && said[9].contains("never closed"));
}

#[test]
fn bytes_that_are_not_text_spoil_one_row() {
    let mut text = format!("{HEAD}\n{KENT}\n").into_bytes();
    text.extend(KENT.replace("A Road", "Caf\u{1}").bytes().map(|b| if b == 1 { 0xe9 } else { b }));
    text.extend(format!("\n{KENT}\n").bytes());
    let kept = read(&STREET, "2018-10-kent-street.csv", &text).unwrap();
    assert_eq!((kept.rows(), kept.rejects.len()), (2, 1));
    assert_eq!((kept.rejects[0].line, &kept.rejects[0].reason), (3, &RejectReason::NotText));
}

#[test]
fn columns_may_stand_in_another_order_and_identities_stay() {
    let kept = street(&[KENT]);
    let (head, row) = (HEAD.strip_suffix(",Context").unwrap(), KENT.strip_suffix(',').unwrap());
    let turned = format!("Context,{head}\n,{row}\n");
    let turned = read(&STREET, "2018-10-kent-street.csv", turned.as_bytes()).unwrap();
    assert_eq!(kept.batches[0].rows, turned.batches[0].rows);
    assert_eq!(identities(&kept), identities(&turned));
}

#[test]
fn a_file_without_rows_covers_its_month_all_the_same() {
    let kept = read(&STREET, "2018-10-kent-street.csv", HEAD.as_bytes()).unwrap();
    assert_eq!(kept.covered, [(Some("Kent Police".to_owned()), vec!["2018-10".parse().unwrap()])]);
    let error = read(&STREET, "2018-10-kent-street.csv", b"").unwrap_err().to_string();
    assert!(error.contains("is empty"), "{error}");
}

#[test]
fn a_file_of_several_forces_covers_what_its_rows_name() {
    let text = format!("{HEAD}\n{KENT}\n{}\n", KENT.replace("Kent", "Essex").replace("-10", "-11"));
    let kept = read(&STREET, "crimes.csv", text.as_bytes()).unwrap();
    let part = |force: &str, month: &str| (Some(force.to_owned()), vec![month.parse().unwrap()]);
    assert_eq!(kept.covered, [part("Essex Police", "2018-11"), part("Kent Police", "2018-10")]);
}

#[test]
fn an_unknown_crime_type_is_kept_and_told_of() {
    #[derive(Default)]
    struct Told(Kept, Vec<String>);
    impl Sink for Told {
        fn batches(&mut self, batches: Vec<Batch>) -> Result<(), SourceError> {
            self.0.batches(batches)
        }
        fn reject(&mut self, reject: Reject) {
            self.0.reject(reject);
        }
        fn covers(&mut self, part: Option<&str>, months: &[figure::Month]) {
            self.0.covers(part, months);
        }
        fn notice(&mut self, sentence: &str) {
            self.1.push(sentence.to_owned());
        }
        fn progress(&mut self, bytes: u64) {
            self.0.progress(bytes);
        }
    }
    let text = format!("{HEAD}\n{KENT}\n{}\n", KENT.replace("Burglary", "Piracy"));
    let mut told = Told::default();
    (STREET.read)(&mut text.as_bytes(), &context("2018-10-kent-street.csv"), &mut told).unwrap();
    assert_eq!(told.0.rows(), 2);
    assert_eq!(told.0.bytes, text.len() as u64);
    assert_eq!(told.1.len(), 1);
    assert!(told.1[0].contains("\"Piracy\" is not a crime type known so far"), "{}", told.1[0]);
}

#[test]
fn searches_need_a_force_in_the_name() {
    let head = "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing";
    let row = "Person search,2018-03-31T23:00:00+00:00,False,,51.4,-0.2,Male,18-24,,White,An Act,Drugs,Arrest,,";
    let text = format!("{head}\n{row}\n{}\n", row.replace("-31T", "-32T"));
    let kept = read(&STOP_AND_SEARCH, "metropolitan-stop-and-search.csv", text.as_bytes()).unwrap();
    assert_eq!((kept.rows(), kept.rejects.len()), (1, 1));
    assert_eq!(kept.rejects[0].column.as_deref(), Some("Date"));
    assert_eq!(column_text(&kept, "force"), ["Metropolitan Police Service"]);
    let covered =
        vec![(Some("Metropolitan Police Service".to_owned()), vec!["2018-04".parse().unwrap()])];
    assert_eq!(kept.covered, covered);
    let error = read(&STOP_AND_SEARCH, "searches.csv", text.as_bytes()).unwrap_err().to_string();
    assert!(error.contains("whose searches they are"), "{error}");
}

#[test]
fn counts_are_by_borough_crime_type_and_month() {
    let nowhere = KENT.replace("0.5,51.2,", ",,").replace("E01000651,Bromley 020A", ",");
    let text =
        format!("{HEAD}\n{KENT}\n{KENT}\n{nowhere}\n{}\nx\n", KENT.replace("2018-10", "soon"));
    let counts = count_street(&mut text.as_bytes(), &context("a.csv")).unwrap();
    let key =
        |borough: &str| (borough.to_owned(), "Burglary".to_owned(), "2018-10".parse().unwrap());
    assert_eq!(counts.counts[&key("Bromley")], 2);
    assert_eq!(counts.counts[&key("")], 1);
    assert_eq!((counts.rows, counts.rejects.len()), (3, 2));
    assert_eq!(counts.rejects[1].line, 6);
}

/// What a file gives, read in chunks of this size.
fn outcome(text: &[u8], size: usize) -> (Vec<String>, Vec<RowIdentity>, Vec<Reject>, u64) {
    let (mut kept, mut reader) = (Kept::default(), text);
    let name = FileName::default();
    let make = || crimes::CrimeRows::new(Table::Street, street_columns(), name);
    let context = context("a.csv");
    read_in_chunks(size, street_columns(), &mut reader, &context, &mut kept, make).unwrap();
    let mut rows = String::new();
    let columns: Vec<Vec<String>> = ["crime_id", "month", "location", "area_code", "category"]
        .map(|column| column_text(&kept, column))
        .into();
    for row in 0..kept.rows() {
        for column in &columns {
            write!(rows, "{:?}|", column[row]).unwrap();
        }
        rows.push('\n');
    }
    let lines = rows.lines().map(str::to_owned).collect();
    let found = identities(&kept);
    (lines, found, kept.rejects, kept.bytes)
}

fn street_columns() -> &'static [&'static str] {
    super::super::street::COLUMNS
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_a_reader_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..2000), name in ".{0,40}") {
        for source in [&STREET, &OUTCOMES, &STOP_AND_SEARCH, &super::super::API] {
            let _ = read(source, &name, &bytes);
            let _ = read(source, "2018-10-kent-stop-and-search.csv", &bytes);
        }
        let mut text = format!("{HEAD}\n").into_bytes();
        text.extend(&bytes);
        let _ = read(&STREET, &name, &text);
    }

    #[test]
    fn rows_do_not_depend_on_the_size_of_chunks(
        rows in prop::collection::vec(
            prop_oneof![
                Just(KENT.to_owned()),
                "[0-9a-f]{64}".prop_map(|id| format!("{id}{KENT}")),
                "[a-z,\"\n]{0,12}".prop_map(|place| {
                    KENT.replace("A Road", &format!("\"{}\"", place.replace('"', "\"\"")))
                }),
                "[a-z,\"\r\n]{0,30}",
            ],
            0..20,
        ),
        size in 1usize..2000,
    ) {
        let text = format!("{HEAD}\n{}", rows.join("\n"));
        prop_assert_eq!(outcome(text.as_bytes(), size), outcome(text.as_bytes(), 1 << 20));
    }

    #[test]
    fn records_are_those_of_a_plain_reader(
        records in prop::collection::vec(prop::collection::vec("[ab ,\"\n]{0,6}", 12), 1..8),
    ) {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        for record in &records {
            writer.write_record(record).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let mut found = Vec::new();
        for_each_record(&Chunk { bytes, last: true }, 12, |_, record| {
            let fields = record.unwrap();
            let text = |i| String::from_utf8(fields.get(i).to_vec()).unwrap();
            found.push((0..12).map(text).collect::<Vec<_>>());
        });
        prop_assert_eq!(found, records);
    }
}
