//! Archives that are wrong: cut off, encrypted, bombs, paths that climb out, archives in archives.

use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::help::{folder, reading, said_of, zipped};

const OWN: &[u8] = b"month,area,measure,value\n2021-02,Bromley,asb-calls,412\n";

#[test]
fn a_good_archive_is_read_in_place() {
    let kept = reading("own.zip", &zipped(&[("own.csv", OWN)])).unwrap();
    assert_eq!((kept.rows(), kept.rejects.len()), (1, 0));
    assert_eq!(
        said_of("own.zip", &zipped(&[("b/own.csv", OWN), ("a.csv", OWN)])),
        "own-counts\nown-counts"
    );
}

#[test]
fn a_truncated_archive_is_refused() {
    let whole = zipped(&[("own.csv", OWN)]);
    for length in [10, whole.len() / 2, whole.len() - 1] {
        let said = said_of("own.zip", &whole[..length]);
        assert!(said.starts_with("own.zip is cut off or damaged"), "{length}: {said}");
        assert!(said.ends_with("download it again"), "{said}");
    }
}

#[test]
fn an_archive_damaged_inside_is_refused_while_it_is_read() {
    let body: Vec<u8> =
        (0..60_000u32).flat_map(|i| format!("2021-02,A{i},asb-calls,{i}\n").into_bytes()).collect();
    let mut whole = zipped(&[("own.csv", &[b"month,area,measure,value\n", &body[..]].concat())]);
    let middle = whole.len() / 2;
    whole[middle..middle + 64].fill(0xAA);
    let error = reading("own.zip", &whole).unwrap_err();
    assert!(error.starts_with("own.zip/own.csv is damaged in its archive"), "{error}");
    assert!(error.ends_with("download the archive again"), "{error}");
}

/// The bit that says "encrypted" is set in both headers of the only file.
#[test]
fn an_encrypted_archive_is_refused() {
    let mut whole = zipped(&[("own.csv", OWN)]);
    let central = whole.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    whole[6] |= 1;
    whole[central + 8] |= 1;
    let said = said_of("own.zip", &whole);
    assert_eq!(
        said,
        "own.zip/own.csv is encrypted; unpack the archive with its password and import the files"
    );
}

#[test]
fn a_bomb_is_stopped_by_what_comes_out_whatever_it_declares() {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("own.csv", SimpleFileOptions::default()).unwrap();
    zip.write_all(OWN).unwrap();
    let nothing = vec![b'\n'; 1 << 20];
    for _ in 0..40 {
        zip.write_all(&nothing).unwrap();
    }
    let mut whole = zip.finish().unwrap().into_inner();
    assert!(whole.len() < 100_000, "40 MiB in {}", whole.len());
    let error = reading("own.zip", &whole).unwrap_err();
    assert!(
        error.starts_with("own.zip/own.csv unpacks to more than 200 times its size"),
        "{error}"
    );
    // The index may lie about the size: 4 bytes, 24 after the start of the central header.
    let central = whole.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    whole[central + 24..central + 28].copy_from_slice(&1000u32.to_le_bytes());
    let error = reading("own.zip", &whole).unwrap_err();
    assert!(error.starts_with("own.zip/own.csv"), "{error}");
}

#[test]
fn a_path_that_climbs_out_is_not_read_and_the_others_are() {
    let said = said_of("own.zip", &zipped(&[("../own.csv", OWN), ("own.csv", OWN)]));
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].starts_with("own.zip/../own.csv has a path that leads out of its archive"),
        "{said}"
    );
    assert_eq!(lines[1], "own-counts");
}

#[test]
fn an_archive_inside_an_archive_is_named() {
    let inner = zipped(&[("own.csv", OWN)]);
    let said = said_of("own.zip", &zipped(&[("inner.zip", &inner), ("README", b"read me")]));
    assert!(
        said.contains("own.zip/inner.zip is an archive inside an archive; take it out"),
        "{said}"
    );
    assert!(said.contains("own.zip/README is not data"), "{said}");
}

#[test]
fn an_archive_that_calls_itself_csv_is_still_one() {
    let folder = folder(&[("own.csv", &zipped(&[("own.csv", OWN)]))]);
    let found = sources::open(folder.path()).unwrap();
    assert!(found.containers[0].archive);
    assert_eq!(found.containers[0].entries()[0].label, "own.csv/own.csv");
    let sum = found.containers[0].sha256(&mut |_| ()).unwrap();
    assert_eq!(sum.len(), 64);
}
