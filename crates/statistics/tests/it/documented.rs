//! The page that says which reference value is held by which test, held against the tests that there are.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::{Path, PathBuf};

fn crate_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of the tests in a file; empty where there is no such file.
fn tests_in(file: &Path) -> BTreeSet<String> {
    let text = read_to_string(file).unwrap_or_default();
    text.split("#[test]")
        .skip(1)
        .filter_map(|rest| rest.split_once("fn ")?.1.split_once('('))
        .map(|(name, _)| name.to_owned())
        .collect()
}

/// Whether a test named by its module and function exists: `it::…` in the folder of tests, others beside the code.
fn exists(path: &str) -> bool {
    let (module, test) = path.rsplit_once("::").unwrap();
    let files: Vec<PathBuf> = if let Some(name) = module.strip_prefix("it::") {
        vec![crate_folder().join(format!("tests/it/{name}.rs"))]
    } else {
        let base = crate_folder().join("src").join(module.replace("::", "/"));
        vec![base.with_extension("rs"), base.join("mod.rs"), base.join("tests.rs")]
    };
    files.iter().any(|file| tests_in(file).contains(test))
}

/// The two columns of each row of the page's tables, with the headings and rules left out.
fn rows(page: &str) -> Vec<(&str, &str)> {
    page.lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
        .filter(|(value, test)| !value.starts_with("---") && !matches!(*test, "Test" | "Used by"))
        .collect()
}

/// What stands in backquotes and is a path.
fn paths(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2).filter(|quoted| quoted.contains("::"))
}

#[test]
fn every_reference_value_has_a_test_that_exists_or_one_of_two_reasons() {
    let page = read_to_string(crate_folder().join("../../docs/reference-values.md")).unwrap();
    let rows = rows(&page);
    assert!(rows.len() > 90, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for (value, test) in rows {
        let named: Vec<&str> = paths(test).collect();
        wrong.extend(named.iter().filter(|path| !exists(path)).map(|path| format!("no {path}")));
        let reason = ["not: a timing", "not: its input is not given"]
            .iter()
            .any(|reason| test.starts_with(reason));
        if named.is_empty() != reason {
            wrong.push(format!("{value}: a test, or one of the two reasons, is wanted: {test}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_test_that_does_not_exist_is_not_found() {
    assert!(exists("it::documented::a_test_that_does_not_exist_is_not_found"));
    assert!(exists("counts::garwood::agrees_with_r_and_statsmodels"));
    assert!(exists("time::stl::agrees_with_r_and_statsmodels_where_they_agree"));
    for wrong in ["it::documented::rows", "counts::nowhere::a_test", "it::counts::no_such_test"] {
        assert!(!exists(wrong), "{wrong}");
    }
}
