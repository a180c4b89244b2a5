//! What looks like a figure and is none; what a document can hold that a program must live with.

use std::time::{Duration, Instant};

use checker::{Kind, check};
use proptest::prelude::*;

use crate::texts::checked;

#[test]
fn years_telephones_sections_and_references_are_no_claims() {
    let texts = [
        "Tel: 020 7946 0123 or 01632 960123, (01632) 960 123, +44 20 7946 0123.",
        "Write to 12 High Street, Exampletown, EX1 2AB, or see https://example.org/report-2021.",
        "The Act 1998, section 17, page 60, Table 3, Part 2, priority 4 and paragraph 4.12.",
        "The meeting began at 10.30 am on 25th March 2021 and ended at 12:15.",
        "In 2019, 2020 and 2021/22 the plan for 2017-21 held.",
        "Report No. CSD 21071, form A2, room B12, Covid 19 and S5 weapons.",
        "It takes 12 months, three to four weeks or 24 hours.",
    ];
    for text in texts {
        let checked = checked(text);
        assert_eq!(checked.coverage.claims, 0, "{text}");
        assert!(checked.findings.is_empty(), "{text}: {:?}", checked.findings);
    }
}

#[test]
fn numbers_are_read_as_they_are_printed() {
    let changes = [
        "Burglary fell by 50% from £1.2m to £0.6m.",
        "Loss fell by 50% from £46,928 to £23,464.",
        "Calls: 12 345 offences, down from 24 690 (–50%).",
        "Burglary fell by 50 per cent from 40 to 20.",
        "It was 20 offences – 50% (40 offences)",
    ];
    for text in changes {
        let checked = checked(text);
        assert!(checked.findings.is_empty(), "{text}: {:?}", checked.findings);
        assert!(checked.coverage.claims >= 2, "{text}");
    }
}

#[test]
fn rounding_by_any_custom_is_told_apart_from_a_wrong_figure() {
    let severity = |text: &str| checked(text).findings.first().map(|finding| finding.severity);
    assert_eq!(severity("Burglary rose by 88% from 6,739 to 12,662."), None);
    assert_eq!(
        severity("Burglary rose by 87% from 6,739 to 12,662."),
        Some(checker::Severity::Rounding)
    );
    assert_eq!(
        severity("Burglary rose by 78% from 6,739 to 12,662."),
        Some(checker::Severity::Contradiction)
    );
}

#[test]
fn the_same_document_gives_the_same_findings() {
    let text = "Burglary fell by 12% from 1,451 to 1,256. It fell by 40% from 10 to 9.";
    let (one, other) = (checked(text), checked(text));
    assert_eq!(one, other);
    let marks: Vec<String> = one.findings.iter().map(checker::Finding::mark).collect();
    assert_eq!(marks.len(), 2);
    assert_ne!(marks[0], marks[1]);
    assert_eq!(one.findings[0].kind, Kind::PercentageChange);
}

/// Each took minutes when the work grew with the square of the text; a bound of seconds holds on a busy machine too.
#[test]
fn long_texts_of_one_thing_end_soon() {
    let ranking = |at: usize| format!("{at}   Name{at}   {}   {at}.5\n", 9_000 - at);
    let texts = [
        "a.".repeat(100_000),
        "a.\t".repeat(60_000),
        "1,000,".repeat(40_000),
        "burglary ".repeat(20_000),
        (1..3_000).map(ranking).collect(),
        format!(
            "<!doctype html><table><tr><th>Ward<th>2019<th>Share{}</table>",
            "<tr><td>N<td>7<td>9%".repeat(9_000)
        ),
        format!("<!doctype html><table><tr><th>Ward{}</table>", "<td>1".repeat(16_000)),
    ];
    for text in texts {
        let began = Instant::now();
        checked(&text);
        let start: String = text.chars().take(20).collect();
        assert!(began.elapsed() < Duration::from_secs(20), "{start}: {:?}", began.elapsed());
    }
}

#[test]
fn of_names_that_overlap_the_longest_is_the_place() {
    let table = "Table 1: Burglary by ward\n\nWard   2019   2020\nNorth   10   12\nNorth Hill   20   25\n\n";
    let findings =
        checked(&format!("{table}Burglary in North Hill rose by 30% from 20 to 25.")).findings;
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].says, "30%");
}

proptest! {
    #[test]
    fn no_text_upsets_it(text in "([A-Z][a-z]{1,8} |[0-9]{1,5}([.,][0-9]{1,3})?%? |from |to |per 1000 |[(),.;:–-] ?|March |2021 |\n){0,120}") {
        if let Ok(reading) = reading::read(text.as_bytes()) {
            let checked = check(&reading);
            prop_assert!(checked.coverage.checked <= checked.coverage.claims);
            let lines: Vec<_> = reading.lines().collect();
            for finding in &checked.findings {
                let line = lines[finding.at.index];
                prop_assert_eq!((line.page_shown, line.number), (finding.at.page, finding.at.line));
                prop_assert!(line.text.get(finding.at.range.clone()).is_some(), "{:?} in {:?}", finding.at.range, line.text);
            }
        }
    }
}
