//! Charts of Bromley as files, from the publisher's files. Counts are those of `shared/data/mps/borough_201004_202111.csv`.

use std::fs;

use crate::street::bromley;

#[test]
fn a_chart_is_drawn_with_its_finding_and_its_table_beside_it() {
    let Some(bromley) = bromley() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let out = path("burglary.svg");
    let said = bromley.run(&[
        "chart",
        "months",
        "--measure",
        "burglary",
        "--to",
        "2021-02",
        "--out",
        &out,
        "--table",
    ]);
    let finding = "Burglary in Bromley fell by 46.2% in the 12 months to February 2021";
    assert!(said.starts_with(finding), "{said}");
    let drawing = fs::read_to_string(&out).unwrap();
    for words in [finding, "mps-borough", "Government", "range that earlier months"] {
        assert!(drawing.contains(words), "{words}");
    }
    let table = fs::read_to_string(path("burglary.csv")).unwrap();
    assert!(table.contains("February 2021,104,1474"), "{table}");

    let out = path("places.svg");
    let said = bromley.run(&[
        "chart",
        "rank",
        "--measure",
        "burglary",
        "--to",
        "2021-02",
        "--size",
        "phone",
        "--out",
        &out,
    ]);
    assert!(said.contains("Bromley had the 6th lowest rate of 32 boroughs"), "{said}");
    for kind in ["bars", "funnel", "control", "multiples"] {
        let out = path(&format!("{kind}.svg"));
        bromley.run(&["chart", kind, "--measure", "burglary", "--to", "2021-02", "--out", &out]);
        assert!(fs::read_to_string(&out).unwrap().contains("role=\"img\""), "{kind}");
    }
    let out = path("picture.png");
    bromley.run(&[
        "chart", "heat", "--to", "2021-02", "--size", "page", "--width", "1000", "--out", &out,
    ]);
    let picture = fs::read(&out).unwrap();
    assert!(picture.starts_with(b"\x89PNG"));
    // Its width stands after the signature and the name of its first part.
    assert_eq!(picture[16..20], 1000u32.to_be_bytes());
    for kind in ["stacked", "heat"] {
        let out = path(&format!("{kind}.svg"));
        bromley.run(&["chart", kind, "--to", "2021-02", "--out", &out]);
        assert!(fs::read_to_string(&out).unwrap().contains("Violence"), "{kind}");
    }
}
