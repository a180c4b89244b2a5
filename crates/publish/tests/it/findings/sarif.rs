//! SARIF 2.1.0, held against what its specification asks for (the numbers are its sections).

use std::collections::BTreeSet;

use checker::Kind;
use publish::findings::sarif::findings;
use serde_json::{Value, json};

use super::{REPORT, Sample, contradiction, report};

fn log(samples: &[&Sample]) -> Value {
    let documents: Vec<_> = samples.iter().map(|sample| sample.examined()).collect();
    serde_json::from_str(&findings(&documents).unwrap()).unwrap()
}

#[test]
fn the_log_is_one_run_with_a_rule_a_kind() {
    let sample = report().accepting(1);
    let log = log(&[&sample]);
    // 3.13.2, 3.13.4.
    assert_eq!(log["version"], "2.1.0");
    let [run] = &**log["runs"].as_array().unwrap() else { panic!("one run") };
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: BTreeSet<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!((rules.len(), ids.len()), (Kind::ALL.len(), Kind::ALL.len()));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 6);
    for result in results {
        // 3.27.5, 3.27.6: the index is that of the rule with the id.
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], rules[index]["id"]);
        assert!(["warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"];
        assert_eq!(place["uri"], "report%20%3C1%3E.txt");
        let artifact = usize::try_from(place["index"].as_u64().unwrap()).unwrap();
        assert_eq!(run["artifacts"][artifact]["location"]["uri"], place["uri"]);
    }
    // 3.27.23: where one result says whether it is suppressed, all do.
    let suppressed: Vec<usize> =
        results.iter().map(|result| result["suppressions"].as_array().unwrap().len()).collect();
    assert_eq!(suppressed, [0, 1, 0, 0, 0, 0]);
    let suppression = &results[1]["suppressions"][0];
    assert_eq!(
        (&suppression["kind"], &suppression["status"], &suppression["justification"]),
        (&json!("external"), &json!("accepted"), &json!("The board knows."))
    );
    let marks: Vec<String> = sample.checked.findings.iter().map(checker::Finding::mark).collect();
    let prints =
        results.iter().map(|result| result["fingerprints"]["watchwardMark/v1"].as_str().unwrap());
    assert_eq!(prints.collect::<Vec<_>>(), marks);
    assert_eq!(results[0]["relatedLocations"][0]["id"], 1);
}

/// What a region names of a text by columns, and by bytes.
fn named<'a>(text: &'a str, region: &Value) -> (String, &'a str) {
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let line = text.split('\n').nth(number("startLine") - 1).unwrap();
    let letters: Vec<char> = line.trim_start_matches('\u{feff}').chars().collect();
    let columns = &letters[number("startColumn") - 1..number("endColumn") - 1];
    let bytes = number("byteOffset")..number("byteOffset") + number("byteLength");
    (columns.iter().collect(), &text[bytes])
}

#[test]
fn a_region_is_the_figure_in_the_file_as_it_is() {
    let sample = report();
    let log = log(&[&sample]);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let found = results.iter().map(|result| {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let (columns, bytes) = named(REPORT, region);
        assert_eq!(columns, bytes);
        assert_eq!(region["snippet"]["text"], bytes);
        columns
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        ["11% increase", "increase", "11%", "99", "4.4", "similar"]
    );
}

#[test]
fn the_same_figure_in_two_cells_is_told_apart_and_marks_of_a_format_are_no_hindrance() {
    let table = "\u{feff}Ward        2019   2020   2021\nNorth         12     12     12\nSouth         11     12     13\n";
    let mut sample = Sample::new("t.txt", table.as_bytes(), &[contradiction("12", "12", "13")]);
    // The third "12" of the second line: each cell is a line of the reading.
    sample.checked.findings[0].at.index += 2;
    let results = log(&[&sample]);
    let region = &results["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(named(table, region), ("12".to_owned(), "12"));
    assert_eq!(region["startColumn"], 29);

    let markdown = "# Burglary\n\nIt *fell* by **11%** & more,\nby 12%.\n";
    let told = [contradiction("11%", "11%", "9%"), contradiction("12%", "12%", "9%")];
    let sample = Sample::new("m.md", markdown.as_bytes(), &told);
    let results = log(&[&sample]);
    for (at, says) in ["11%", "12%"].into_iter().enumerate() {
        let region =
            &results["runs"][0]["results"][at]["locations"][0]["physicalLocation"]["region"];
        assert_eq!(named(markdown, region).0, says);
    }
}
