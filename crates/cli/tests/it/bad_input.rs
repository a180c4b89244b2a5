//! Bad input ends in a message that names file, line, column and value and says what to do; good rows are kept where the
//! source's rule allows, and nothing held is harmed.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use zip::write::SimpleFileOptions;

use crate::street::{Partnership, both};

const GOOD: &str = "MajorText,MinorText,LookUp_BoroughName,202101,202102\n\
    Burglary,Burglary - Residential,Bromley,70,80\n\
    Burglary,Burglary - Business and Community,Bromley,20,10\n";

/// A folder with one good file imported, and what it answers.
struct Held {
    partnership: Partnership,
    answer: String,
}

impl Held {
    fn new() -> Self {
        let partnership = Partnership::new("Bromley");
        let file = partnership.dir.path().join("good.csv");
        fs::write(&file, GOOD).unwrap();
        partnership.import(&[&file]);
        let answer = Self::ask(&partnership);
        assert!(answer.contains("\"value\": 90.0"), "{answer}");
        Self { partnership, answer }
    }

    fn ask(partnership: &Partnership) -> String {
        let words = ["figure", "--measure", "burglary", "--to", "2021-02", "--period", "month"];
        partnership.run(&[&words[..], &["--json"]].concat())
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.partnership.dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Imports the file; exit code and everything said. Whatever comes of it, what was held answers as before.
    fn import(&self, path: &std::path::Path) -> (i32, String) {
        let output = self.partnership.command(&["import"]).arg(path).output().unwrap();
        assert_eq!(Self::ask(&self.partnership), self.answer, "what was held is harmed");
        (output.status.code().unwrap(), both(&output))
    }

    /// A file of police.uk crimes: month, longitude, area and type of each.
    fn crimes(&self, rows: &[(&str, &str, &str, &str)]) -> PathBuf {
        let mut text = "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,\
                        Crime type,Last outcome category,Context\n"
            .to_owned();
        for (month, longitude, area, category) in rows {
            writeln!(
                text,
                ",{month},Metropolitan Police Service,Metropolitan Police Service,{longitude},51.40,On or near A Street,\
                 {area},Bromley 018B,{category},,"
            )
            .unwrap();
        }
        self.file("2021-01-metropolitan-street.csv", text)
    }

    fn refused(&self, path: &std::path::Path, words: &[&str]) {
        let (code, said) = self.import(path);
        for word in words {
            assert!(said.contains(word), "\"{word}\" is not in: {said}");
        }
        assert!(code == 1 || said.contains("not recognised"), "{code}: {said}");
    }
}

#[test]
fn files_that_are_not_what_they_should_be() {
    let held = Held::new();
    held.refused(&held.file("empty.csv", ""), &["empty.csv", "empty"]);
    held.refused(&held.file("junk.csv", [0u8, 159, 146, 150, 0, 1, 2, 3]), &["junk.csv"]);
    let renamed = GOOD.replace("MinorText", "Minor Text");
    held.refused(&held.file("renamed.csv", renamed), &["renamed.csv", "MinorText", "Minor Text"]);
    let order = GOOD.replace("202101,202102", "202102,202101");
    held.refused(&held.file("order.csv", order), &["order.csv", "202101"]);
    let wide = format!("{}\n", vec!["202001"; 1_000_000].join(","));
    held.refused(&held.file("wide.csv", wide), &["wide.csv"]);
    let utf16: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (_, said) = held.import(&held.file("utf16.csv", [&[0xff, 0xfe][..], &utf16].concat()));
    assert!(said.contains("utf16.csv"), "{said}");
}

#[test]
fn bad_rows_are_named_and_good_rows_kept() {
    let held = Held::new();
    let text = GOOD.replace("202101,202102", "202103,202104").replace("70,80", "-3,80");
    let (code, said) = held.import(&held.file("rows.csv", text));
    assert_eq!(code, 0, "{said}");
    for word in ["rows.csv", "line 2", "202103", "-3", "below zero", "1 rejected"] {
        assert!(said.contains(word), "\"{word}\" is not in: {said}");
    }
    let text = GOOD.replace("202101,202102", "202105,202106").replace("20,10", "20,many");
    let (_, said) = held.import(&held.file("words.csv", text));
    for word in ["words.csv", "line 3", "202106", "many"] {
        assert!(said.contains(word), "\"{word}\" is not in: {said}");
    }
}

#[test]
fn places_that_are_nowhere() {
    let held = Held::new();
    let file = held.crimes(&[
        ("2021-01", "0.02", "E01000675", "Burglary"),
        ("2021-01", "140.0", "E01000675", "Burglary"),
        ("2021-01", "0.02", "E01999999", "Burglary"),
        ("2021-13", "0.02", "E01000675", "Burglary"),
    ]);
    let (code, said) = held.import(&file);
    assert_eq!(code, 0, "{said}");
    for word in ["1 rows kept", "line 3", "140", "line 4", "E01999999", "line 5", "2021-13"] {
        assert!(said.contains(word), "\"{word}\" is not in: {said}");
    }
}

#[test]
fn a_crime_type_that_is_new_is_kept_and_told() {
    let held = Held::new();
    let file = held.crimes(&[("2021-01", "0.02", "E01000675", "Rudeness")]);
    let (code, said) = held.import(&file);
    assert_eq!(code, 0, "{said}");
    for word in ["1 rows kept", "note: ", "\"Rudeness\" is not a crime type known so far"] {
        assert!(said.contains(word), "\"{word}\" is not in: {said}");
    }
}

fn zipped(name: &str, bytes: &[u8], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file(name, options).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

#[test]
fn archives_that_cannot_be_read() {
    let held = Held::new();
    let whole = zipped("2021.csv", GOOD.repeat(500).as_bytes(), SimpleFileOptions::default());
    held.refused(&held.file("cut.zip", &whole[..whole.len() / 2]), &["cut.zip"]);

    // Bit 0 of the general purpose flag says that an entry is encrypted, in both headers.
    let mut encrypted = zipped("2021.csv", GOOD.as_bytes(), SimpleFileOptions::default());
    encrypted[6] |= 1;
    let central = encrypted.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    encrypted[central + 8] |= 1;
    held.refused(&held.file("locked.zip", encrypted), &["locked.zip", "password"]);

    // 300 MB of noughts in a few hundred kilobytes.
    let start = "MajorText,MinorText,LookUp_BoroughName,202101\nBurglary,";
    let mut bomb = start.as_bytes().to_vec();
    bomb.resize(300 << 20, b'0');
    let bomb = zipped("bomb.csv", &bomb, SimpleFileOptions::default());
    assert!(bomb.len() < 1 << 20);
    held.refused(&held.file("bomb.zip", bomb), &["bomb.zip"]);
}

#[test]
fn a_folder_with_other_things_in_it() {
    let held = Held::new();
    let folder = held.partnership.dir.path().join("mixed");
    fs::create_dir_all(folder.join("deeper")).unwrap();
    fs::write(folder.join("notes.docx"), b"PK\x03\x04 not a zip").unwrap();
    fs::write(folder.join("picture.png"), [0x89, b'P', b'N', b'G', 13, 10, 26, 10]).unwrap();
    let later = GOOD.replace("202101,202102", "202103,202104");
    fs::write(folder.join("deeper").join("counts.csv"), later).unwrap();
    let (_, said) = held.import(&folder);
    assert!(said.contains("counts.csv") && said.contains("4 rows kept"), "{said}");
}

/// A folder that may not be written to. Root may write anywhere, so the test runs only where the system refuses it.
#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let held = Held::new();
    let lake = held.partnership.root().join("lake");
    fs::set_permissions(&lake, fs::Permissions::from_mode(0o555)).unwrap();
    let refused = fs::write(lake.join("probe"), "x").is_err();
    let _ = fs::remove_file(lake.join("probe"));
    if refused {
        let later = GOOD.replace("202101,202102", "202103,202104");
        held.refused(&held.file("later.csv", later), &["lake", "could not be written"]);
    } else {
        println!("this user may write anywhere; the refusal cannot be tried here");
    }
    fs::set_permissions(&lake, fs::Permissions::from_mode(0o755)).unwrap();
}
