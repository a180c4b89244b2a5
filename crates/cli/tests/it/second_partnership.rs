//! A partnership outside London, from police.uk and look-ups alone.

use crate::street::Partnership;

fn preston() -> Option<Partnership> {
    let files = [
        "police-uk/lancashire-2019-12-to-2022-10.zip",
        "lookups/lsoa11_lsoa21_lad22_EW.csv",
        "lookups/lad17_csp17_pfa17.csv",
    ];
    let files: Vec<_> = files.into_iter().map(shared_data::data).collect::<Option<_>>()?;
    let preston = Partnership::new("Preston");
    preston.import(&files.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>());
    Some(preston)
}

#[test]
fn preston_stands_by_itself() {
    let Some(preston) = preston() else { return };
    let figure = preston.figure("street-burglary", "Preston", "2022-10", &[]);
    assert_eq!(figure["area"]["code"], "E07000123");
    assert!(figure["value"].as_f64().unwrap() > 0.0);
    assert!(figure["rate"].is_null());
    assert!(figure["rate_reason"].as_str().unwrap().contains("no population held"), "{figure}");

    // No rolling 12 across the months that are missing.
    let gap = preston.figure("street-burglary", "Preston", "2021-02", &[]);
    assert!(gap["value"].is_null());
    let reason = gap["reason"].as_str().unwrap();
    for month in ["June 2020", "August 2020", "September 2020"] {
        assert!(reason.contains(month), "{reason}");
    }

    let table = preston.table("street-burglary", "districts", "2022-10");
    let names: Vec<&str> = table["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| r["area"]["name"].as_str().unwrap())
        .collect();
    // Twelve districts of the county, and Blackburn with Darwen and Blackpool.
    assert_eq!(names.len(), 14, "{names:?}");
    assert!(names.contains(&"Preston") && names.contains(&"Blackpool"));

    let out = preston.root().join("published").join("needs");
    preston.run(&["assess", "--to", "2022-10", "--out", out.to_str().unwrap()]);
    let page = std::fs::read_to_string(out.join("index.html")).unwrap();
    assert!(page.contains("Preston"));
    assert!(page.contains("no population held"));
    for month in ["June 2020", "August 2020", "September 2020"] {
        assert!(page.contains(month), "{month}");
    }
    for file in walk(&out) {
        let text = text_of(&file);
        assert!(!text.contains("London"), "{} speaks of London", file.display());
        assert!(!text.contains("borough"), "{} speaks of boroughs", file.display());
    }
}

/// What a file says: the parts of a Word file or spreadsheet, the text of a PDF where a reader of it is installed.
fn text_of(file: &std::path::Path) -> String {
    use std::io::Read as _;
    match file.extension().and_then(|end| end.to_str()) {
        Some("docx" | "xlsx") => {
            let mut archive = zip::ZipArchive::new(std::fs::File::open(file).unwrap()).unwrap();
            let mut text = String::new();
            for part in 0..archive.len() {
                let mut part = archive.by_index(part).unwrap();
                let mut bytes = Vec::new();
                part.read_to_end(&mut bytes).unwrap();
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
            text
        }
        Some("pdf") => {
            let said = std::process::Command::new("pdftotext").arg(file).arg("-").output();
            said.map(|said| String::from_utf8(said.stdout).unwrap()).unwrap_or_default()
        }
        _ => std::fs::read_to_string(file).unwrap(),
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
