//! Files that are wrong: each message names file, line, column and value, and says what to do.

use crate::help::{folder, reading, said_of, zipped};

const BOROUGH: &str =
    "MajorText,MinorText,LookUp_BoroughName,202101,202102\nBurglary,Domestic,Bromley,3,4\n";

#[test]
fn a_renamed_column_is_named_with_the_layout_it_spoils() {
    let said = said_of("any.csv", BOROUGH.replace("MinorText", "Minor Text").as_bytes());
    assert!(said.starts_with("any.csv looks like Recorded Crime"), "{said}");
    assert!(
        said.contains("the column \"MinorText\" is called \"Minor Text\"; put the header back"),
        "{said}"
    );
}

#[test]
fn recognition_is_by_header_and_not_by_name() {
    assert_eq!(said_of("2021-02-metropolitan-street.csv", BOROUGH.as_bytes()), "mps-borough");
    assert_eq!(said_of("notes.txt", BOROUGH.as_bytes()), "mps-borough");
    let said = said_of("mps_ward.csv", b"Name,Telephone\nA,1\n");
    assert_eq!(
        said,
        "mps_ward.csv has a header of no layout that is read here; its columns are \"Name\", \"Telephone\""
    );
}

#[test]
fn months_in_the_wrong_order_are_refused() {
    let error =
        reading("b.csv", BOROUGH.replace("202101,202102", "202102,202101").as_bytes()).unwrap_err();
    assert_eq!(
        error,
        "b.csv, line 1: the month column \"202101\" comes after \"202102\" though it is earlier; months must ascend one \
         by one: download the file again, or put its columns in order"
    );
    let error = reading("b.csv", BOROUGH.replace("202102", "Feb-21").as_bytes()).unwrap_err();
    assert!(error.contains("b.csv, line 1: the column \"Feb-21\" is not a month"), "{error}");
}

#[test]
fn negative_and_non_numeric_counts_reject_their_row_alone() {
    let csv = format!(
        "{BOROUGH}Burglary,Domestic,Bexley,-3,4\nBurglary,Domestic,Sutton,\"1,204\",4\nBurglary,Domestic,Merton,,4\n"
    );
    let kept = reading("b.csv", csv.as_bytes()).unwrap();
    assert_eq!(kept.rows(), 2);
    let said: Vec<String> = kept.rejects.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "b.csv, line 3, column \"202101\": \"-3\" is below zero, which a count cannot be",
            "b.csv, line 4, column \"202101\": \"1,204\" is not a whole number",
            "b.csv, line 5, column \"202101\": \"\" is empty and must not be",
        ]
    );
}

#[test]
fn a_wrong_encoding_is_refused_or_its_row_named() {
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(BOROUGH.bytes().flat_map(|byte| [byte, 0])).collect();
    let said = said_of("b.csv", &utf16);
    assert!(said.starts_with("b.csv is written in UTF-16") && said.contains("CSV UTF-8"), "{said}");
    let mut latin = BOROUGH.as_bytes().to_vec();
    latin.extend(b"Burglary,Caf\xE9,Bromley,1,2\n");
    let kept = reading("b.csv", &latin).unwrap();
    assert_eq!(kept.rows(), 2);
    assert_eq!(
        kept.rejects[0].to_string(),
        "b.csv, line 3, column \"MinorText\": \"Caf\u{FFFD}\" is not text in the file's encoding"
    );
}

#[test]
fn an_empty_file_and_binary_junk_are_refused() {
    assert!(said_of("b.csv", b"").contains("b.csv is empty; download or export it again"));
    assert!(said_of("b.csv", b"\x00\x01\x02\xFFjunk\x00").contains("b.csv is not text"));
    assert!(said_of("b.csv", b"\n\r\n").contains("b.csv has no header"));
}

#[test]
fn a_header_of_a_million_columns_is_refused_without_being_held() {
    let header =
        format!("MajorText,MinorText,LookUp_BoroughName,{}\n", "column,".repeat(1_000_000));
    let said = said_of("wide.csv", header.as_bytes());
    assert!(
        said.starts_with("wide.csv has a first line that does not end within 64 KiB"),
        "{said}"
    );
    let mut kept = sources::Kept::default();
    let file = sources::FileContext::new("wide.csv");
    let source = sources::by_id("mps-borough").unwrap();
    let error = (source.read)(&mut header.as_bytes(), &file, &mut kept).unwrap_err().to_string();
    assert!(error.starts_with("wide.csv, line 1: the row has more than 4096 columns"), "{error}");
}

#[test]
fn a_folder_with_other_things_in_it_gives_what_is_data() {
    let zip = zipped(&[("x/own.csv", b"month,area,measure,value\n2021-02,Bromley,asb-calls,7\n")]);
    let folder = folder(&[
        (".DS_Store", b"\x00\x01"),
        ("Thumbs.db", b"\x00\x01"),
        ("README.md", b"# Data"),
        ("licence.txt", b"OGL"),
        ("map.png", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("letter.txt", b"Dear all,\nhere are the data.\n"),
        ("deeper/still/b.csv", BOROUGH.as_bytes()),
        ("archive.zip", &zip),
        ("broken.zip", &zip[..zip.len() / 2]),
        ("half.csv.part", BOROUGH.as_bytes()),
    ]);
    let found = sources::open(folder.path()).unwrap();
    assert_eq!(found.ignored, [".DS_Store", "README.md", "Thumbs.db", "licence.txt"]);
    let listed: Vec<(&str, Option<&str>, bool)> = found
        .entries()
        .map(|(_, entry)| {
            (entry.label.as_str(), entry.source().map(|source| source.id), entry.is_ignored())
        })
        .collect();
    assert_eq!(
        listed,
        [
            ("archive.zip/x/own.csv", Some("own-counts"), false),
            ("deeper/still/b.csv", Some("mps-borough"), false),
            ("half.csv.part", None, false),
            ("letter.txt", None, true),
            ("map.png", None, true),
        ]
    );
    let problems: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("broken.zip is cut off or damaged"), "{}", problems[0]);
    assert!(problems[0].ends_with("download it again"), "{}", problems[0]);
}

#[test]
fn a_path_that_is_not_there_is_an_error() {
    let folder = folder(&[]);
    let error = sources::open(&folder.path().join("no.csv")).unwrap_err().to_string();
    assert!(error.contains("no.csv could not be read; check that it is there"), "{error}");
}
