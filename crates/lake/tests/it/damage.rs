//! Damaged files and folders end in a message that names them.

use lake::{CountsQuery, GroupBy, Lake, LakeError};
use sources::Table;

use crate::rows::counts;
use crate::{keep, new_lake};

fn error_after(harm: impl Fn(&std::path::Path)) -> LakeError {
    let (_dir, mut lake) = new_lake();
    let rows = counts(&[("2021-02", "E09000006", "Bromley", "Burglary", None, 3)]);
    let id = keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-02"], vec![rows]).id().clone();
    harm(&lake.dir().join("mps").join(id.as_str()).join("rows.parquet"));
    let query = CountsQuery {
        vintage: id,
        period: None,
        include: vec![],
        exclude: vec![],
        group_by: GroupBy::Nothing,
    };
    lake.counts(&query).unwrap_err()
}

#[test]
fn a_truncated_file_is_named() {
    for error in [
        error_after(|path| {
            let bytes = std::fs::read(path).unwrap();
            std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
        }),
        error_after(|path| std::fs::remove_file(path).unwrap()),
        error_after(|path| {
            let mut bytes = std::fs::read(path).unwrap();
            // Everything but the first four bytes and the footer, whose length stands before the last four bytes.
            let end = bytes.len();
            let footer = u32::from_le_bytes(bytes[end - 8..end - 4].try_into().unwrap());
            let pages = end - 8 - usize::try_from(footer).unwrap();
            bytes[4..pages].fill(0xff);
            std::fs::write(path, &bytes).unwrap();
        }),
    ] {
        assert!(matches!(error, LakeError::Damaged { .. }), "{error:?}");
        assert!(error.to_string().contains("rows.parquet is damaged or missing"), "{error}");
    }
}

#[test]
fn a_damaged_manifest_stops_everything_before_anything_is_changed() {
    let (_dir, mut lake) = new_lake();
    let rows = counts(&[("2021-02", "E09000006", "Bromley", "Burglary", None, 3)]);
    keep(&mut lake, "mps", Table::Counts, "a.csv", &["2021-02"], vec![rows]);
    let manifest = lake.dir().join("manifest.json");
    let good = std::fs::read(&manifest).unwrap();
    std::fs::write(&manifest, &good[..good.len() / 2]).unwrap();
    assert!(matches!(Lake::open(lake.dir()), Err(LakeError::Manifest { .. })));
    assert!(matches!(lake.purge(), Err(LakeError::Manifest { .. })));
    std::fs::write(&manifest, "{\"layout\": 99, \"vintages\": \"otherwise\"}").unwrap();
    assert!(matches!(Lake::open(lake.dir()), Err(LakeError::Newer { found: 99, .. })));
    std::fs::remove_file(&manifest).unwrap();
    let lost = Lake::create(lake.dir()).unwrap_err();
    assert!(lost.to_string().contains("backup"), "{lost}");
    std::fs::write(&manifest, &good).unwrap();
    assert_eq!(Lake::open(lake.dir()).unwrap().vintages().len(), 1);
}
